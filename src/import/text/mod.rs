//! text with names beside what is said → utterances: typed, exported by a service, or printed as a play.
//!
//! No two programs set off a name in the same way, and each changes its way over the years, so what is read is the
//! union of the ways (see [`Layout`]); one of them is chosen for the file as a whole and then kept to.

mod layout;
mod marks;
mod sheet;
mod survey;
mod turns;

use std::borrow::Cow;

use super::{Format, ImportError, ImportErrorKind, Place, Transcript, notation};
use layout::Layout;
use survey::Survey;

/// Reads text.
pub(super) fn read(text: &str) -> Result<Transcript, ImportError> {
    let text = &with_line_ends(text);
    let mut told = Vec::new();
    let text = &marks::written_out(text, &mut told);
    match Survey::of(text) {
        Some(survey) => {
            let mut transcript = turns::read(text, &survey);
            notation::take(&mut transcript);
            transcript.warnings.append(&mut told);
            Ok(transcript)
        }
        None => {
            Err(ImportError::new(ImportErrorKind::NoSpeech, Place::File).reading(Format::Plain))
        }
    }
}

/// Text pasted from web pages and old mainframes ends its lines with characters of its own.
fn with_line_ends(text: &str) -> Cow<'_, str> {
    const ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];
    if text.is_ascii() || !text.contains(ENDS) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(ENDS, "\n"))
}

#[cfg(test)]
mod tests;
