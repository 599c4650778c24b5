//! Words that may concern safety. The tool can miss them, and never says that abuse did or did not happen.

use std::ops::Range;

use super::act::Addressee;
use super::coder::Moment;
use super::cue::{Hit, Outcome, Pack};
use super::reading::{Utterance, unresolved};
use crate::session::MemberId;
use crate::sorted::Order;

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

const fn is_concern(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Concern)
}

/// The flags of an utterance whose speaker is a member of the family.
pub(crate) fn find(moment: &Moment<'_>) -> Vec<SafetyFlag> {
    let mut flags = Vec::new();
    for sentence in moment.sentences {
        for hit in moment.pack.hits(&sentence.seen, is_concern) {
            let mut members = sentence.about(0..sentence.seen.len());
            members.push(moment.speaker);
            if let Some(Addressee::Member(id)) = moment.addressee
                && !moment.session.family.is_therapist(id)
            {
                members.push(id);
            }
            let span = moment.span(sentence, hit.start..hit.end);
            push(&mut flags, moment.pack, moment.at, hit, span, members);
        }
    }
    flags
}

/// The flags of an utterance by nobody in the cast: whom they concern cannot be told.
pub(crate) fn find_unheard(pack: &Pack, at: usize, utterance: &Utterance) -> Vec<SafetyFlag> {
    let mut flags = Vec::new();
    for sentence in unresolved(utterance, &pack.vocabulary) {
        for hit in pack.hits(&sentence.seen, is_concern) {
            let span = utterance.span(&sentence, hit.start..hit.end);
            push(&mut flags, pack, at, hit, span, Vec::new());
        }
    }
    flags
}

/// One flag per concern and utterance: the first words that raise it.
fn push(
    flags: &mut Vec<SafetyFlag>,
    pack: &Pack,
    utterance: usize,
    hit: Hit,
    span: Range<usize>,
    mut members: Vec<MemberId>,
) {
    let Some(rule) = pack.rule(hit.rule) else {
        return;
    };
    if flags.iter().any(|flag| flag.concern == rule.cue) {
        return;
    }
    members.order();
    members.dedup();
    flags.push(SafetyFlag {
        utterance,
        span,
        concern: rule.cue,
        members,
    });
}
