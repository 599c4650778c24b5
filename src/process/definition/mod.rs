//! What each measure means, as data: one source for the page, the report, the contract and the documentation.

mod floor;
mod overlap;
mod room;
mod silence;
mod succession;

pub use floor::{
    DIVERGENCE, ENTROPY, GINI, LARGEST_SHARE, SHARE, SPEECH_RATE, SUMMED_TALK_TIME, TALK_TIME,
    TURN_SECONDS, TURN_WORDS, TURNS, WORDS,
};
pub use overlap::{
    ATTEMPT, BACKCHANNEL, CONTEST, COOPERATIVE, EARLY_START, FLOOR_TAKEN, INTERRUPTION_BALANCE,
    INTERRUPTION_RATE, MARKED_INTERRUPTION,
};
pub use room::{ADDRESSING, ANSWERED_FOR, OVERLAP, SHIFTS, SILENCE, SPEECH, THERAPIST_BETWEEN};
pub use silence::{GAP, LAPSE, LATENCY, LONG_SILENCE, PAUSE, SILENCE_BROKEN, SILENCE_OWNED};
pub use succession::{EXPECTED, FAMILY_SUCCESSION, PERMUTATION, RESIDUAL, SUCCESSION};

use super::{Measured, Unmeasured};
use crate::import::Timing;

/// What one measure means.
#[derive(Debug, PartialEq, Eq)]
pub struct Definition {
    /// A stable name for programs.
    pub id: &'static str,
    /// The name shown.
    pub name: &'static str,
    /// What it says, in one sentence.
    pub meaning: &'static str,
    /// How it is worked out, in words.
    pub formula: &'static str,
    /// What it is counted in.
    pub unit: &'static str,
    /// Between which bounds it lies.
    pub range: &'static str,
    /// What the file must tell.
    pub needs: Needs,
    /// When there is none.
    pub undefined: &'static str,
    /// Where the definition comes from: author, year, work.
    pub source: &'static str,
}

/// What a file must tell for a measure to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// Who speaks, and in which order.
    Order,
    /// The words, and the marks the transcriber made.
    Words,
    /// When each utterance begins and ends.
    Times,
    /// Times that show silence and overlap: finer than whole seconds, and not stretched until the cues touch.
    FineTimes,
}

impl Needs {
    /// The need in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Order => "who speaks, in order; no times",
            Self::Words => "the words; no times",
            Self::Times => "starts and ends of utterances",
            Self::FineTimes => {
                "starts and ends finer than whole seconds, in cues that were not stretched until they touch"
            }
        }
    }

    /// Whether a file's times meet the need; if not, why not.
    #[must_use]
    pub const fn met_by(self, timing: Timing) -> Measured<()> {
        let fine = matches!(self, Self::FineTimes);
        match timing {
            _ if matches!(self, Self::Order | Self::Words) => Measured::Value(()),
            Timing { starts: false, .. } => Measured::Unmeasured(Unmeasured::NoTimes),
            Timing { ends: false, .. } => Measured::Unmeasured(Unmeasured::NoEnds),
            Timing { rolling: true, .. } => Measured::Unmeasured(Unmeasured::RollingCaptions),
            Timing { coarse: true, .. } if fine => Measured::Unmeasured(Unmeasured::CoarseTimes),
            Timing { touching: true, .. } if fine => Measured::Unmeasured(Unmeasured::TouchingCues),
            _ => Measured::Value(()),
        }
    }
}

impl Definition {
    /// Every definition, in the order in which they are read.
    pub const ALL: [&'static Self; 40] = [
        &TALK_TIME,
        &SUMMED_TALK_TIME,
        &WORDS,
        &SHARE,
        &TURNS,
        &TURN_WORDS,
        &TURN_SECONDS,
        &SPEECH_RATE,
        &ENTROPY,
        &GINI,
        &DIVERGENCE,
        &LARGEST_SHARE,
        &SPEECH,
        &OVERLAP,
        &SILENCE,
        &PAUSE,
        &GAP,
        &LAPSE,
        &LONG_SILENCE,
        &SILENCE_OWNED,
        &SILENCE_BROKEN,
        &LATENCY,
        &FLOOR_TAKEN,
        &ATTEMPT,
        &CONTEST,
        &COOPERATIVE,
        &BACKCHANNEL,
        &EARLY_START,
        &INTERRUPTION_RATE,
        &INTERRUPTION_BALANCE,
        &MARKED_INTERRUPTION,
        &SUCCESSION,
        &EXPECTED,
        &RESIDUAL,
        &PERMUTATION,
        &FAMILY_SUCCESSION,
        &THERAPIST_BETWEEN,
        &SHIFTS,
        &ADDRESSING,
        &ANSWERED_FOR,
    ];

    /// The definition with an id.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|it| it.id == id)
    }
}
