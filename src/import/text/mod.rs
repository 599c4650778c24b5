//! text with names beside what is said → utterances: typed, exported by a service, or printed as a play.
//!
//! No two programs set off a name in the same way, and each changes its way over the years, so what is read is the
//! union of the ways (see [`Layout`]); one of them is chosen for the file as a whole and then kept to.

mod layout;
mod sheet;
mod survey;
mod turns;

use super::{Format, ImportError, ImportErrorKind, Place, Transcript};
use layout::Layout;
use survey::Survey;

/// Reads text.
pub(super) fn read(text: &str) -> Result<Transcript, ImportError> {
    match Survey::of(text) {
        Some(survey) => Ok(turns::read(text, &survey)),
        None => {
            Err(ImportError::new(ImportErrorKind::NoSpeech, Place::File).reading(Format::Plain))
        }
    }
}

#[cfg(test)]
mod tests;
