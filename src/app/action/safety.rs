//! What the safety gate offers: the person's word on words that may concern safety.

use std::fmt;
use std::str::FromStr;

/// What can be done with words that may concern safety.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SafetyAction {
    /// They were read and do not concern safety: index into the coding's open flags. Of a flag that the person raised,
    /// it is taken back.
    SetAside(usize),
    /// They do after all: index into the flags that were set aside.
    BringBack(usize),
    /// The words of this utterance concern safety, though no cue says so; or of the one last shown.
    Raise(Option<usize>),
}

impl SafetyAction {
    /// What undoing it is called.
    pub(super) fn name(self) -> String {
        String::from(match self {
            Self::SetAside(_) => "setting aside words about safety",
            Self::BringBack(_) => "bringing back words about safety",
            Self::Raise(_) => "marking words as about safety",
        })
    }
}

impl fmt::Display for SafetyAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SetAside(flag) => write!(f, "set-aside:{flag}"),
            Self::BringBack(flag) => write!(f, "bring-back:{flag}"),
            Self::Raise(Some(utterance)) => write!(f, "raise:{utterance}"),
            Self::Raise(None) => f.write_str("raise"),
        }
    }
}

impl FromStr for SafetyAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        let number = || object.parse().map_err(|_| ());
        Ok(match (verb, object) {
            ("raise", "") => Self::Raise(None),
            ("raise", _) => Self::Raise(Some(number()?)),
            ("set-aside", _) => Self::SetAside(number()?),
            ("bring-back", _) => Self::BringBack(number()?),
            _ => return Err(()),
        })
    }
}
