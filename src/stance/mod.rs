//! Session → [`Coding`]: who does what to whom, in which words.

mod act;
mod correction;
mod safety;

pub use act::{Act, ActKind, Addressee, Channel, Provenance};
pub use correction::{Correction, Override};
pub use safety::SafetyFlag;

use std::ops::Range;

use crate::session::{MemberId, Session};

/// What was coded from the words of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coding {
    /// Whom each utterance is said to: one per utterance of the session; `None` where it cannot be told.
    pub addressees: Vec<Option<Addressee>>,
    /// The acts in order of utterance and place in it.
    pub acts: Vec<Act>,
    /// Stretches of open conflict, in order.
    pub episodes: Vec<Episode>,
    /// Words that may concern safety. They are shown before anything else and switch readings off.
    pub safety: Vec<SafetyFlag>,
    /// Whether there is a cue pack for the session's language. Without one only wordless measures are given.
    pub language: Language,
}

/// A stretch of turns holding conflict acts with no gap longer than six turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Episode {
    /// Which turns: indices into the session's turns.
    pub turns: Range<usize>,
    /// Who took part, in member order.
    pub participants: Vec<MemberId>,
    /// The acts of negative or triadic kind in it: indices into [`Coding::acts`].
    pub acts: Vec<usize>,
}

/// Which cue pack was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// No pack for this language: no acts were coded.
    Unknown,
}

/// Codes a session by rule, then lets the person's corrections overrule.
#[must_use]
pub fn code(session: &Session, overrides: &[Override]) -> Coding {
    let _ = overrides;
    Coding {
        addressees: vec![None; session.utterances.len()],
        ..Coding::default()
    }
}
