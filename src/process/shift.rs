//! Participation shifts: how speaker and target change from one turn to the next.

use std::fmt;

/// One of Gibson's thirteen participation shifts. The first two letters are speaker and target of a turn, the last two
/// those of the next; A speaks first, B is spoken to, X and Y are others, 0 is the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shift {
    /// Receiving: the one spoken to answers.
    AbBa,
    /// Receiving: the one spoken to turns to the group.
    AbB0,
    /// Receiving: the one spoken to turns to another.
    AbBy,
    /// Claiming: after a turn to the group, somebody speaks to the group.
    A0X0,
    /// Claiming: after a turn to the group, somebody answers its speaker.
    A0Xa,
    /// Claiming: after a turn to the group, somebody speaks to another.
    A0Xy,
    /// Usurping: between A and B, somebody else speaks to the group.
    AbX0,
    /// Usurping: between A and B, somebody else speaks to A.
    AbXa,
    /// Usurping: between A and B, somebody else speaks to B.
    AbXb,
    /// Usurping: between A and B, somebody else speaks to yet another.
    AbXy,
    /// Continuing: the speaker turns from the group to somebody.
    A0Ay,
    /// Continuing: the speaker turns from B to the group.
    AbA0,
    /// Continuing: the speaker turns from B to another.
    AbAy,
}

impl Shift {
    /// All thirteen, in Gibson's order.
    pub const ALL: [Self; 13] = [
        Self::AbBa,
        Self::AbB0,
        Self::AbBy,
        Self::A0X0,
        Self::A0Xa,
        Self::A0Xy,
        Self::AbX0,
        Self::AbXa,
        Self::AbXb,
        Self::AbXy,
        Self::A0Ay,
        Self::AbA0,
        Self::AbAy,
    ];

    /// Gibson's code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AbBa => "AB-BA",
            Self::AbB0 => "AB-B0",
            Self::AbBy => "AB-BY",
            Self::A0X0 => "A0-X0",
            Self::A0Xa => "A0-XA",
            Self::A0Xy => "A0-XY",
            Self::AbX0 => "AB-X0",
            Self::AbXa => "AB-XA",
            Self::AbXb => "AB-XB",
            Self::AbXy => "AB-XY",
            Self::A0Ay => "A0-AY",
            Self::AbA0 => "AB-A0",
            Self::AbAy => "AB-AY",
        }
    }

    /// What kind of change it is, in Gibson's word.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::AbBa | Self::AbB0 | Self::AbBy => "receiving",
            Self::A0X0 | Self::A0Xa | Self::A0Xy => "claiming",
            Self::AbX0 | Self::AbXa | Self::AbXb | Self::AbXy => "usurping",
            Self::A0Ay | Self::AbA0 | Self::AbAy => "continuing",
        }
    }

    /// Whether the turn before was to one person (AB) rather than the group (A0).
    #[must_use]
    pub fn is_from_dyad(self) -> bool {
        self.code().starts_with("AB")
    }

    /// Whether somebody comes in between two others.
    #[must_use]
    pub fn is_usurping(self) -> bool {
        self.kind() == "usurping"
    }

    /// The shift between two turns; none where speaker and target stay.
    #[must_use]
    pub fn between<T: Copy + PartialEq>(
        before: (T, Option<T>),
        next: (T, Option<T>),
    ) -> Option<Self> {
        let ((a, b), (speaker, target)) = (before, next);
        let to_a = target == Some(a);
        Some(match (b, target) {
            (None, None) if speaker == a => return None,
            (None, Some(_)) if speaker == a => Self::A0Ay,
            (None, None) => Self::A0X0,
            (None, Some(_)) if to_a => Self::A0Xa,
            (None, Some(_)) => Self::A0Xy,
            (Some(b), Some(t)) if speaker == a && t == b => return None,
            (Some(_), None) if speaker == a => Self::AbA0,
            (Some(_), Some(_)) if speaker == a => Self::AbAy,
            (Some(b), None) if speaker == b => Self::AbB0,
            (Some(b), Some(_)) if speaker == b && to_a => Self::AbBa,
            (Some(b), Some(_)) if speaker == b => Self::AbBy,
            (Some(_), None) => Self::AbX0,
            (Some(_), Some(_)) if to_a => Self::AbXa,
            (Some(b), Some(t)) if t == b => Self::AbXb,
            (Some(_), Some(_)) => Self::AbXy,
        })
    }
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How often each participation shift occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shifts {
    counts: [u32; 13],
}

impl Shifts {
    /// How often a shift occurs.
    #[must_use]
    pub fn count(&self, shift: Shift) -> u32 {
        self.counts.get(shift as usize).copied().unwrap_or_default()
    }

    /// The share of a shift among those that start alike: from one person (AB), or from the group (A0); 0..=1. `None`
    /// where nothing starts so.
    #[must_use]
    pub fn share(&self, shift: Shift) -> Option<f64> {
        let alike = Shift::ALL
            .into_iter()
            .filter(|other| other.is_from_dyad() == shift.is_from_dyad());
        let all: u32 = alike.map(|other| self.count(other)).sum();
        (all > 0).then(|| f64::from(self.count(shift)) / f64::from(all))
    }
}

/// Counts participation shifts in turns given as speaker and target, `None` for the group.
///
/// Each pair of neighbouring turns is one of thirteen shifts, or none where speaker and target stay the same. A third
/// person coming in between two (AB-XA, AB-XB) is the raw material of triangulation; AB-X0 of distraction.
/// Unit: counts, 0 and up. Undefined: never; fewer than two turns have no shift.
///
/// # Source
/// Gibson (2003), *Participation shifts: order and differentiation in group conversation*, Social Forces 81.
///
/// ```
/// use kinmap_core::process::{Shift, shifts};
/// // Ana to Ben, Ben to Ana, Cleo to Ana, Cleo to the group.
/// let counted = shifts(&[('A', Some('B')), ('B', Some('A')), ('C', Some('A')), ('C', None)]);
/// assert_eq!([Shift::AbBa, Shift::AbXb, Shift::AbA0].map(|s| counted.count(s)), [1, 1, 1]);
/// assert_eq!(counted.share(Shift::AbBa), Some(1.0 / 3.0));
/// ```
#[must_use]
pub fn shifts<T: Copy + PartialEq>(turns: &[(T, Option<T>)]) -> Shifts {
    let mut shifts = Shifts::default();
    for pair in turns.windows(2) {
        if let [before, next] = pair
            && let Some(shift) = Shift::between(*before, *next)
            && let Some(count) = shifts.counts.get_mut(shift as usize)
        {
            *count += 1;
        }
    }
    shifts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shift() {
        let turn = |code: &str| {
            let mut letters = code.chars();
            let speaker = letters.next().expect("a speaker");
            (speaker, letters.next().filter(|&t| t != '0'))
        };
        for shift in Shift::ALL {
            let (before, next) = shift.code().split_once('-').expect("two turns");
            assert_eq!(Shift::between(turn(before), turn(next)), Some(shift));
        }
        for same in ["AB-AB", "A0-A0"] {
            let (before, next) = same.split_once('-').expect("two turns");
            assert_eq!(Shift::between(turn(before), turn(next)), None);
        }
    }

    #[test]
    fn shares_by_origin() {
        let counted = shifts(&[
            (1, None),
            (2, None),
            (2, Some(1)),
            (3, Some(2)),
            (1, Some(3)),
        ]);
        let shown: Vec<_> = Shift::ALL
            .into_iter()
            .filter(|&s| counted.count(s) > 0)
            .map(|s| (s.code(), counted.count(s), counted.share(s)))
            .collect();
        let expected = [
            ("A0-X0", 1, Some(0.5)),
            ("AB-XA", 2, Some(1.0)),
            ("A0-AY", 1, Some(0.5)),
        ];
        assert_eq!(shown, expected);
    }
}
