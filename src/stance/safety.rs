//! Words that may concern safety. The tool can miss them, and never says that abuse did or did not happen.

use std::ops::Range;

use super::coder::Moment;
use super::cue::{Hit, Pack, Search};
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
    /// Whether a person raised it, and not a cue.
    pub raised: bool,
}

/// The flags of an utterance whose speaker is a member of the family.
pub(crate) fn find(moment: &Moment<'_>) -> Vec<SafetyFlag> {
    let mut flags = Vec::new();
    for sentence in moment.sentences {
        for hit in moment.pack.hits(&sentence.seen, Search::Concerns) {
            let mut members = sentence.about(0..sentence.seen.len());
            members.push(moment.speaker);
            members.extend(moment.listener());
            members.order();
            members.dedup();
            flags.push(SafetyFlag {
                utterance: moment.at,
                span: moment.span(sentence, hit.start..hit.end),
                concern: concern(moment.pack, hit),
                members,
                raised: false,
            });
        }
    }
    once(flags)
}

/// The flags of an utterance by nobody in the cast: whom they concern cannot be told.
pub(crate) fn find_unheard(pack: &Pack, at: usize, utterance: &Utterance) -> Vec<SafetyFlag> {
    let mut flags = Vec::new();
    for sentence in unresolved(utterance, &pack.vocabulary) {
        for hit in pack.hits(&sentence.seen, Search::Concerns) {
            flags.push(SafetyFlag {
                utterance: at,
                span: utterance.span(&sentence, hit.start..hit.end),
                concern: concern(pack, hit),
                members: Vec::new(),
                raised: false,
            });
        }
    }
    once(flags)
}

fn concern(pack: &Pack, hit: Hit) -> &'static str {
    pack.rule(hit.rule).map_or("safety", |rule| rule.cue)
}

/// One flag per concern and utterance: the first words that raise it.
fn once(flags: Vec<SafetyFlag>) -> Vec<SafetyFlag> {
    let mut kept: Vec<SafetyFlag> = Vec::new();
    for flag in flags {
        if !kept.iter().any(|known| known.concern == flag.concern) {
            kept.push(flag);
        }
    }
    kept
}
