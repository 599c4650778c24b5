//! What is learned about whom something is said to: what cues, the order of speakers and words are worth beyond what the
//! cues are worth by themselves, by who may be speaking to whom.
//!
//! p(c) ∝ exp(Σ cues of c + Σ w(s, t) over the traits t of c), c being a candidate and s its [`Side`] (McFadden 1974). The
//! weights stand in `weights.txt`, written by `cargo xtask eval stance train` from the project's own scenes.

use super::cue::Cue;
use crate::stance::weights::{STEP, Trait, Weights};

/// Who may be speaking to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The therapist to a member.
    TherapistToMember,
    /// The therapist to everyone.
    TherapistToAll,
    /// A member to the therapist.
    MemberToTherapist,
    /// A member to another.
    MemberToMember,
    /// A member to everyone.
    MemberToAll,
}

/// How many sides there are.
pub const SIDES: usize = 5;

/// A weight for every side, in logits.
pub(super) type Row = [f64; SIDES];

/// What is learned about whom something is said to.
#[derive(Clone, Debug)]
pub struct Hearing {
    weights: Weights<SIDES>,
    /// By cue.
    cues: Vec<Row>,
}

impl Default for Hearing {
    fn default() -> Self {
        Self::read("")
    }
}

impl Hearing {
    /// Reads weights in the form that [`write_row`](crate::stance::write_row) writes, an answer being a [`Side`].
    #[must_use]
    pub fn read(text: &str) -> Self {
        let weights = Weights::read(text);
        let row = |cue: &Cue| logits(weights.sums(&[Trait::of(&["cue", cue.name()])]));
        Self {
            cues: Cue::ALL.iter().map(row).collect(),
            weights,
        }
    }

    /// What a cue is worth, all told.
    pub(super) fn cue(&self, cue: Cue, side: Side) -> f64 {
        let learned = self.cues.get(cue as usize).and_then(|row| of(row, side));
        cue.weight() + learned.unwrap_or(0.0)
    }

    /// What a trait is worth for a side.
    pub(super) fn weight(&self, name: Trait, side: Side) -> f64 {
        let weight = self
            .weights
            .row(name)
            .and_then(|row| row.get(side as usize));
        weight.map_or(0.0, |weight| f64::from(*weight) * STEP)
    }

    /// What some traits are worth for every side.
    pub(super) fn traits(&self, traits: &[Trait]) -> Row {
        logits(self.weights.sums(traits))
    }
}

/// A side's weight.
pub(super) fn of(row: &Row, side: Side) -> Option<f64> {
    row.get(side as usize).copied()
}

fn logits(sums: [i32; SIDES]) -> Row {
    sums.map(|sum| f64::from(sum) * STEP)
}
