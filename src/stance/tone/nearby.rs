//! What is said in the turns around an utterance, as far as it colours what is said in it.

use std::ops::Range;

use crate::session::{MemberId, Session, Turn};
use crate::stance::act::Addressee;
use crate::stance::cue::{Vocabulary, WordClass};
use crate::stance::reading::Utterance;

/// How many turns back a trait looks.
const BACK: usize = 3;
/// How many turns ahead a trait looks.
const AHEAD: usize = 2;
/// An utterance of fewer words is short.
const SHORT: usize = 4;

/// The session as far as it is read.
#[derive(Clone, Copy)]
pub(crate) struct Nearby<'n> {
    /// The session.
    pub session: &'n Session,
    /// Every utterance as read.
    pub read: &'n [Utterance],
    /// To whom each was said, as far as it is decided.
    pub decided: &'n [Option<Addressee>],
    /// The pack's words.
    pub vocabulary: &'n Vocabulary,
}

/// One utterance of a turn nearby.
pub(super) struct Near<'n> {
    /// Who speaks.
    pub speaker: MemberId,
    /// To whom, if that is decided.
    pub addressee: Option<Addressee>,
    read: &'n Utterance,
    vocabulary: &'n Vocabulary,
}

impl Near<'_> {
    /// What strikes in it.
    pub(super) fn strikes(&self) -> impl Iterator<Item = &'static str> {
        let striking = [
            (self.read.has(self.vocabulary, WordClass::You), "you"),
            (
                self.read.notes_have(self.vocabulary, WordClass::NoteLaugh),
                "laughed",
            ),
            (self.read.words.len() < SHORT, "short"),
        ];
        striking
            .into_iter()
            .filter_map(|(holds, name)| holds.then_some(name))
    }

    /// Whether it asks.
    pub(super) fn asks(&self) -> bool {
        self.read.asks()
    }
}

impl<'n> Nearby<'n> {
    /// The last utterance of each turn before that of `at`, the latest first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = Near<'n>> {
        let turns = self.session.turns.get(..self.turn(at)).unwrap_or_default();
        let last = |turn: &Range<usize>| turn.end.checked_sub(1);
        self.near(turns.iter().rev().take(BACK), last)
    }

    /// The first utterance of each turn after that of `at`.
    pub(super) fn after(&self, at: usize) -> impl Iterator<Item = Near<'n>> {
        let turns = self.session.turns.get(self.turn(at) + 1..);
        let first = |turn: &Range<usize>| Some(turn.start);
        self.near(turns.unwrap_or_default().iter().take(AHEAD), first)
    }

    fn turn(&self, at: usize) -> usize {
        self.session.utterances.get(at).map_or(0, |it| it.turn)
    }

    fn near(
        self,
        turns: impl Iterator<Item = &'n Turn>,
        place: impl Fn(&Range<usize>) -> Option<usize>,
    ) -> impl Iterator<Item = Near<'n>> {
        turns.filter_map(move |turn| {
            let at = place(&turn.utterances)?;
            Some(Near {
                speaker: turn.speaker?,
                addressee: self.decided.get(at).copied().flatten(),
                read: self.read.get(at)?,
                vocabulary: self.vocabulary,
            })
        })
    }
}
