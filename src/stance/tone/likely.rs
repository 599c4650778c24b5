//! How likely an utterance is meant how.

use super::{JUDGED, judged};
use crate::stance::{ActKind, Channel};

/// The chance of each judged kind of act; what is missing to one is the chance of none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likely {
    each: [f64; JUDGED.len()],
}

impl Likely {
    /// The chances that belong to these logits, none having 0.
    #[must_use]
    pub fn from_logits(logits: [f64; JUDGED.len()]) -> Self {
        let odds = logits.map(f64::exp);
        let all = 1.0 + odds.iter().sum::<f64>();
        Self {
            each: odds.map(|odds| odds / all),
        }
    }

    /// The chance of a kind; none for kinds that are not judged.
    #[must_use]
    pub fn of(&self, kind: ActKind) -> f64 {
        judged(kind)
            .and_then(|place| self.each.get(place))
            .copied()
            .unwrap_or(0.0)
    }

    /// The kinds with their chances, the likeliest first.
    pub(crate) fn ranked(&self) -> Vec<(ActKind, f64)> {
        let mut ranked: Vec<_> = JUDGED.into_iter().zip(self.each).collect();
        ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
        ranked
    }

    fn sum(&self, channel: Channel) -> f64 {
        let kinds = JUDGED.iter().zip(&self.each);
        kinds
            .filter(|(kind, _)| kind.channel() == channel)
            .map(|(_, chance)| chance)
            .sum()
    }

    /// The chance of a kind act.
    #[must_use]
    pub fn positive(&self) -> f64 {
        self.sum(Channel::Positive)
    }

    /// The chance of an unkind act.
    #[must_use]
    pub fn negative(&self) -> f64 {
        self.sum(Channel::Negative)
    }
}
