//! What can be put right about who said what.

use std::fmt;
use std::str::FromStr;

/// A correction of labels and utterances, or a step towards one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmendAction {
    /// Open or close the correction of an utterance.
    Open(usize),
    /// Say whose words an utterance is: the value is a member's place in the cast, `new` or `nobody`.
    Speaker(usize),
    /// Choose the word with which the second part of the open utterance begins: the value is its number.
    Cut,
    /// Choose whose words the second part is.
    Second,
    /// Split the open utterance before the chosen word.
    Split,
    /// Say that a member is another: the value is the other's place in the cast.
    Join(usize),
    /// Open or close the choice of utterances that are somebody else's than this member's.
    Part(usize),
    /// Choose an utterance, or leave it.
    Tick(usize),
    /// Name whose the chosen utterances are.
    Name,
    /// Give the chosen utterances away.
    Give,
    /// Go back to what the file says.
    Restore,
}

impl AmendAction {
    /// What undoing it is called.
    pub(super) fn name(self) -> String {
        match self {
            Self::Speaker(_) => "giving an utterance to somebody else",
            Self::Split => "splitting an utterance",
            Self::Join(_) => "joining two speakers",
            Self::Give => "splitting a speaker in two",
            Self::Restore => "going back to what the file says",
            _ => "the last change",
        }
        .into()
    }
}

impl fmt::Display for AmendAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(utterance) => write!(f, "open:{utterance}"),
            Self::Speaker(utterance) => write!(f, "speaker:{utterance}"),
            Self::Cut => f.write_str("cut"),
            Self::Second => f.write_str("second"),
            Self::Split => f.write_str("split"),
            Self::Join(member) => write!(f, "join:{member}"),
            Self::Part(member) => write!(f, "part:{member}"),
            Self::Tick(utterance) => write!(f, "tick:{utterance}"),
            Self::Name => f.write_str("name"),
            Self::Give => f.write_str("give"),
            Self::Restore => f.write_str("restore"),
        }
    }
}

impl FromStr for AmendAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        let number = || object.parse().map_err(|_| ());
        Ok(match verb {
            "open" => Self::Open(number()?),
            "speaker" => Self::Speaker(number()?),
            "cut" => Self::Cut,
            "second" => Self::Second,
            "split" => Self::Split,
            "join" => Self::Join(number()?),
            "part" => Self::Part(number()?),
            "tick" => Self::Tick(number()?),
            "name" => Self::Name,
            "give" => Self::Give,
            "restore" => Self::Restore,
            _ => return Err(()),
        })
    }
}
