//! Hits, false alarms and misses, and what is made of them.

use std::fmt;
use std::ops::AddAssign;

/// How often something was right, invented, or missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub hits: usize,
    pub false_alarms: usize,
    pub misses: usize,
}

impl Tally {
    /// Hits ÷ all that was claimed; 0 where nothing was.
    pub fn precision(self) -> f64 {
        ratio(self.hits, self.hits + self.false_alarms)
    }

    /// Hits ÷ all that should have been claimed; 0 where nothing should.
    pub fn recall(self) -> f64 {
        ratio(self.hits, self.hits + self.misses)
    }

    /// Harmonic mean of the two.
    pub fn f1(self) -> f64 {
        ratio(
            2 * self.hits,
            2 * self.hits + self.false_alarms + self.misses,
        )
    }
}

/// A part of a whole; 0 of nothing.
pub fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.misses += other.misses;
    }
}

/// Cells of a table row.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            hits,
            false_alarms,
            misses,
        } = self;
        let (p, r, f1) = (self.precision(), self.recall(), self.f1());
        write!(
            f,
            "{hits} | {false_alarms} | {misses} | {p:.2} | {r:.2} | {f1:.2}"
        )
    }
}
