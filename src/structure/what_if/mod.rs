//! What if an act were struck out, a bar were set elsewhere, somebody else decided for the children?

mod fall;
mod shift;
#[cfg(test)]
mod tests;

pub use fall::Fall;
pub use shift::{Shift, Standing, shifts};

use crate::session::{MemberId, Session, Window};
use crate::sorted::Order;
use crate::stance::{Act, Coding};

/// What a reading takes for granted. The default is the whole session as it was coded and cast.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assumptions {
    /// The stretch that is read; `None` for the whole session.
    pub window: Option<Window>,
    /// Acts left out of account: indices into the coding's acts.
    pub struck: Vec<usize>,
    /// Who decides for the children, where that differs from the cast.
    pub executive: Vec<(MemberId, bool)>,
    /// What it takes to offer a reading.
    pub bars: Bars,
}

impl Assumptions {
    /// The session as coded and cast, over one window or the whole.
    #[must_use]
    pub fn over(window: Option<Window>) -> Self {
        Self {
            window,
            ..Self::default()
        }
    }

    /// Whether nothing but the window differs from the session as coded and cast.
    #[must_use]
    pub fn are_plain(&self) -> bool {
        self.struck.is_empty() && self.executive.is_empty() && self.bars == Bars::default()
    }
}

/// What it takes to offer a reading. Twice the acts, one more fifth and one more for each against make it supported.
/// Project's choice, from tier 2 of its manual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bars {
    /// Independent acts that speak for it. Count.
    pub acts: usize,
    /// How many of them take three, in a reading about three. Count.
    pub triadic: usize,
    /// In how many fifths of the session they stand. 1..=5.
    pub fifths: usize,
    /// Acts for it to one against. 0 and up.
    pub ratio: f64,
    /// What exact comparison must leave a reading about three, 0..=1.
    pub belief: f64,
}

impl Default for Bars {
    /// The belief is the level at which families without a structure, and shuffled ones, stay empty in 95 of 100.
    fn default() -> Self {
        Self {
            acts: 4,
            triadic: 2,
            fifths: 2,
            ratio: 2.0,
            belief: 0.6,
        }
    }
}

/// The same coding with other acts, in order, and the episodes they make.
#[must_use]
pub fn recoded(session: &Session, coding: &Coding, mut acts: Vec<Act>) -> Coding {
    acts.order_by_key(|act| (act.utterance, act.span.start, act.kind));
    let coding = Coding {
        acts,
        ..coding.clone()
    };
    coding.with_episodes(session)
}
