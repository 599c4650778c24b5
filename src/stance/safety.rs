//! Words that may concern safety. The tool can miss them, and never says that abuse did or did not happen.

use std::ops::Range;

use crate::session::MemberId;

/// A place in the session that must be read before any map is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyFlag {
    /// Which utterance.
    pub utterance: usize,
    /// Which words: byte range in its text.
    pub span: Range<usize>,
    /// What the words may concern, in plain words ("a threat").
    pub concern: &'static str,
    /// The members it may concern, as far as the words say; empty means everyone.
    pub members: Vec<MemberId>,
}
