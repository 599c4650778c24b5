//! What was said in the turns before, as far as it colours what comes next.

use crate::session::MemberId;
use crate::stance::Addressee;

/// One utterance looked back on.
#[derive(Clone, Debug, Default)]
pub(crate) struct PastTurn {
    /// Who spoke.
    pub speaker: MemberId,
    /// To whom.
    pub addressee: Option<Addressee>,
    /// Whether it asks.
    pub asks: bool,
    /// Whether "you" is said in it.
    pub you: bool,
    /// Whether someone laughs.
    pub laughs: bool,
}

/// The utterances before, the latest last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Past(Vec<PastTurn>);

/// No trait looks further back.
const KEPT: usize = 3;

impl Past {
    /// Takes in an utterance.
    pub(crate) fn note(&mut self, turn: PastTurn) {
        if self.0.len() >= 2 * KEPT {
            self.0.drain(..KEPT);
        }
        self.0.push(turn);
    }

    /// The utterances before, the latest first.
    pub(crate) fn back(&self) -> impl Iterator<Item = &PastTurn> {
        self.0.iter().rev().take(KEPT)
    }
}
