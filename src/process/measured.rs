//! A figure, or the reason why there is none.

use std::fmt;

/// A figure, or the reason why the file cannot give it. Never a silent zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Measured<T> {
    /// The figure.
    Value(T),
    /// Why there is none.
    Unmeasured(Unmeasured),
}

/// Why a figure is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmeasured {
    /// The file has no times.
    NoTimes,
    /// The file has starts only.
    NoEnds,
    /// Times are given to the second or coarser.
    CoarseTimes,
    /// Each cue ends where the next begins.
    TouchingCues,
    /// Captions repeat the line before.
    RollingCaptions,
    /// There are fewer events than the figure needs.
    TooFew {
        /// How many there are.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// There are more people than the figure can be read for.
    TooMany {
        /// How many there are.
        have: usize,
        /// How many it is made for at most.
        most: usize,
    },
    /// Nobody spoke in the window.
    NobodySpoke,
}

impl<T> Measured<T> {
    /// The figure, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unmeasured(_) => None,
        }
    }

    /// The same, borrowed.
    pub const fn as_ref(&self) -> Measured<&T> {
        match self {
            Self::Value(value) => Measured::Value(value),
            Self::Unmeasured(why) => Measured::Unmeasured(*why),
        }
    }

    /// What follows from the figure, which may be refused in its turn.
    pub fn and<U>(self, next: impl FnOnce(T) -> Measured<U>) -> Measured<U> {
        match self {
            Self::Value(value) => next(value),
            Self::Unmeasured(why) => Measured::Unmeasured(why),
        }
    }

    /// The same with the figure changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Measured<U> {
        self.and(|value| Measured::Value(change(value)))
    }
}

impl<T> Default for Measured<T> {
    fn default() -> Self {
        Self::Unmeasured(Unmeasured::NobodySpoke)
    }
}

/// The reason as a sentence for the page and the report.
impl fmt::Display for Unmeasured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTimes => f.write_str("this file has no times"),
            Self::NoEnds => f.write_str("this file says when turns begin but not when they end"),
            Self::CoarseTimes => f.write_str("this file's times are rounded to whole seconds"),
            Self::TouchingCues => f.write_str(
                "this file's cues touch each other, so silences and overlaps can't be measured",
            ),
            Self::RollingCaptions => {
                f.write_str("this file's captions roll up, so their times are display times")
            }
            Self::TooFew { have: 0, need: 1 } => f.write_str("there is none"),
            Self::TooFew { have: 0, need } => {
                write!(f, "there are none, and this takes at least {need}")
            }
            Self::TooFew { have: 1, need } => {
                write!(f, "there is only 1, and this takes at least {need}")
            }
            Self::TooFew { have, need } => {
                write!(f, "there are only {have}, and this takes at least {need}")
            }
            Self::TooMany { have, most } => {
                write!(f, "there are {have}, and this is made for {most} at most")
            }
            Self::NobodySpoke => f.write_str("nobody speaks in this stretch"),
        }
    }
}
