//! A moment or a length of time, exact to the microsecond.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// A moment on the session clock, or a length of time, kept as whole microseconds so that sums are exact,
/// `end == next start` can be asked, and not-a-number cannot occur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds {
    micros: i64,
}

impl Seconds {
    /// No time at all.
    pub const ZERO: Self = Self { micros: 0 };
    /// The longest time that is read: 999,999 hours.
    pub const MAX: Self = Self {
        micros: 999_999 * 3_600 * 1_000_000,
    };

    /// A time from whole microseconds.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self { micros }
    }

    /// A time from whole milliseconds.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self {
            micros: millis.saturating_mul(1_000),
        }
    }

    /// A time from a number of seconds, rounded to the microsecond; `None` when the number is not finite or lies
    /// beyond [`Seconds::MAX`] on either side.
    #[must_use]
    pub fn from_f64(seconds: f64) -> Option<Self> {
        // To the even one of two, which is a single instruction everywhere.
        let micros = (seconds * 1e6).round_ties_even();
        (micros.abs() <= Self::MAX.micros as f64).then_some(Self {
            micros: micros as i64,
        })
    }

    /// The time as a number of seconds.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        self.micros as f64 / 1e6
    }

    /// The time in whole microseconds.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.micros
    }
}

impl Add for Seconds {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::from_micros(self.micros.saturating_add(other.micros))
    }
}

impl AddAssign for Seconds {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Seconds {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::from_micros(self.micros.saturating_sub(other.micros))
    }
}

impl Neg for Seconds {
    type Output = Self;
    fn neg(self) -> Self {
        Self::from_micros(self.micros.saturating_neg())
    }
}

impl Sum for Seconds {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::ZERO, Add::add)
    }
}

/// Clock form: `0:07`, `12:34`, `1:02:03`; tenths are cut, not rounded, so that a clock never runs ahead.
impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.micros < 0 { "-" } else { "" };
        let whole = self.micros.unsigned_abs() / 1_000_000;
        let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
        match hours {
            0 => write!(f, "{sign}{minutes}:{seconds:02}"),
            _ => write!(f, "{sign}{hours}:{minutes:02}:{seconds:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Seconds;

    #[test]
    fn clock_form() {
        for (millis, clock) in [
            (0, "0:00"),
            (7_999, "0:07"),
            (754_000, "12:34"),
            (3_723_000, "1:02:03"),
            (-1_500, "-0:01"),
        ] {
            assert_eq!(Seconds::from_millis(millis).to_string(), clock);
        }
    }

    #[test]
    fn numbers_that_are_no_time_are_refused() {
        for number in [f64::NAN, f64::INFINITY, 1e18, -1e18] {
            assert_eq!(Seconds::from_f64(number), None);
        }
        assert_eq!(Seconds::from_f64(1.25), Some(Seconds::from_millis(1_250)));
    }
}
