//! The person's word over the rules': acts accepted, rejected, changed or added. The source is never edited.

use std::ops::Range;

use super::{Act, ActKind, Coding};
use crate::session::MemberId;
use crate::sorted::Order;

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

/// The coding with a person's decisions put in force, in the order in which they were made.
pub(crate) fn apply(mut coding: Coding, overrides: &[Override]) -> Coding {
    for decision in overrides {
        let (kind, actor, span) = &decision.subject;
        let place = coding.acts.iter().position(|act| {
            act.utterance == decision.utterance
                && act.kind == *kind
                && act.actor == *actor
                && act.span == *span
        });
        match (&decision.correction, place) {
            (Correction::Reject, Some(place)) => {
                coding.acts.remove(place);
            }
            (Correction::Change(act), Some(place)) => {
                if let Some(coded) = coding.acts.get_mut(place) {
                    *coded = act.clone();
                }
            }
            // A change of something the rules no longer find is still the person's word.
            (Correction::Change(act), None) | (Correction::Add(act), _) => {
                coding.acts.push(act.clone())
            }
            (Correction::Accept, _) | (Correction::Reject, None) => {}
        }
    }
    coding
        .acts
        .order_by_key(|act| (act.utterance, act.span.start, act.kind));
    coding
}
