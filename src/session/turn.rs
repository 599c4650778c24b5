//! Turns: runs of utterances of one speaker; and stretches of the session.

use std::ops::Range;

use super::MemberId;
use crate::import::Seconds;

/// A run of consecutive utterances of one speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who held the floor.
    pub speaker: Option<MemberId>,
    /// Which utterances: indices into the session's utterances.
    pub utterances: Range<usize>,
    /// From its first start to its last end.
    pub window: Window,
}

impl Turn {
    /// A turn that begins with one utterance.
    #[must_use]
    pub const fn starting(speaker: Option<MemberId>, utterance: usize, window: Window) -> Self {
        Self {
            speaker,
            utterances: utterance..utterance + 1,
            window,
        }
    }

    /// Takes the next utterance into the turn.
    pub fn extend(&mut self, utterance: usize, window: Window) {
        self.utterances.end = utterance + 1;
        self.window.start = self.window.start.min(window.start);
        self.window.end = self.window.end.max(window.end);
    }
}

/// A stretch of the session, from `start` up to `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Where it begins.
    pub start: Seconds,
    /// Where it ends; not before `start`.
    pub end: Seconds,
}

impl Window {
    /// A window between two moments, in either order.
    #[must_use]
    pub fn between(one: Seconds, other: Seconds) -> Self {
        Self {
            start: one.min(other),
            end: one.max(other),
        }
    }

    /// How long it is.
    #[must_use]
    pub fn length(self) -> Seconds {
        self.end - self.start
    }

    /// What two windows share; `None` when they do not touch. Windows that touch in one point share that point.
    #[must_use]
    pub fn shared(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start <= end).then_some(Self { start, end })
    }

    /// Whether a moment lies in the window, its end excluded.
    #[must_use]
    pub fn contains(self, moment: Seconds) -> bool {
        self.start <= moment && moment < self.end
    }
}
