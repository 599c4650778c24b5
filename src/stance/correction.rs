//! The person's word over the rules': acts accepted, rejected, changed or added. The source is never edited.

use std::ops::Range;

use super::{Act, ActKind};
use crate::session::MemberId;

/// One decision of the person about one coded act, or an act of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Which utterance.
    pub utterance: usize,
    /// The act it is about: its kind, actor and words. Ignored by [`Correction::Add`].
    pub subject: (ActKind, MemberId, Range<usize>),
    /// What was decided.
    pub correction: Correction,
}

/// What a person can decide about an act.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// It stands as coded.
    Accept,
    /// It is struck out.
    Reject,
    /// It is another act than was coded.
    Change(Act),
    /// An act the rules did not see.
    Add(Act),
}
