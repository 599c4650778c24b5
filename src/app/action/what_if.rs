//! What can be tried out without changing anything.

use std::fmt;
use std::str::FromStr;

/// A change of what is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatIfAction {
    /// Leave an act out of account, or take it back in: index into the coding's acts.
    Strike(usize),
    /// Let a member decide for the children, or not: index into the cast.
    Decides(usize),
    /// Set a bar.
    Set(Bar),
    /// Back to the session as it is.
    Reset,
}

/// What it takes to offer a reading, as it can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Independent moments.
    Acts,
    /// Fifths of the session.
    Fifths,
    /// Moments for it to one against.
    Ratio,
    /// What comparison leaves a reading about three.
    Belief,
}

impl Bar {
    /// Every bar, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Acts, Self::Fifths, Self::Ratio, Self::Belief];

    const fn word(self) -> &'static str {
        match self {
            Self::Acts => "acts",
            Self::Fifths => "fifths",
            Self::Ratio => "ratio",
            Self::Belief => "belief",
        }
    }
}

impl fmt::Display for WhatIfAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Strike(act) => write!(f, "strike:{act}"),
            Self::Decides(member) => write!(f, "decides:{member}"),
            Self::Set(bar) => write!(f, "set:{}", bar.word()),
            Self::Reset => f.write_str("reset"),
        }
    }
}

impl FromStr for WhatIfAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        let number = || object.parse().map_err(|_| ());
        let bar = || Bar::ALL.into_iter().find(|bar| bar.word() == object);
        match verb {
            "strike" => Ok(Self::Strike(number()?)),
            "decides" => Ok(Self::Decides(number()?)),
            "set" => bar().map(Self::Set).ok_or(()),
            "reset" => Ok(Self::Reset),
            _ => Err(()),
        }
    }
}
