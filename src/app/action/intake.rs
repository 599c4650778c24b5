//! What can be said about how a file is read, and what can be looked at of it.

use std::fmt;
use std::str::FromStr;

/// How the bytes are to be read, or which place of what was read is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeAction {
    /// Read it as another format: the value is its id, or nothing.
    Format,
    /// Read it in another encoding: the value is its label, or nothing.
    Encoding,
    /// Turn garbled letters back, or leave them.
    Restore(bool),
    /// Say what a column of a table holds, by its place: the value is the id of that, or nothing.
    Column(usize),
    /// Say how many rows stand above the talk.
    Above,
    /// Say which conversation of a table is read: the value is its name.
    Conversation,
    /// Show the place of a note: index into the transcript's warnings.
    Note(usize),
    /// Show the lines from this utterance on.
    Lines(usize),
    /// Put away the file that could not be read.
    Forget,
}

impl IntakeAction {
    /// What undoing it is called.
    pub(super) fn name(self) -> String {
        match self {
            Self::Format => "reading the file as another format",
            Self::Encoding => "reading the file in another encoding",
            Self::Restore(true) => "turning garbled letters back",
            Self::Restore(false) => "leaving garbled letters as they are",
            Self::Column(_) => "a change of what a column holds",
            Self::Above => "a change of where the table begins",
            Self::Conversation => "reading another conversation",
            Self::Note(_) | Self::Lines(_) | Self::Forget => "the last change",
        }
        .into()
    }
}

impl fmt::Display for IntakeAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => f.write_str("format"),
            Self::Encoding => f.write_str("encoding"),
            Self::Restore(true) => f.write_str("restore"),
            Self::Restore(false) => f.write_str("leave"),
            Self::Column(place) => write!(f, "column:{place}"),
            Self::Above => f.write_str("above"),
            Self::Conversation => f.write_str("conversation"),
            Self::Note(note) => write!(f, "note:{note}"),
            Self::Lines(first) => write!(f, "lines:{first}"),
            Self::Forget => f.write_str("forget"),
        }
    }
}

impl FromStr for IntakeAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        let number = || object.parse().map_err(|_| ());
        Ok(match verb {
            "format" => Self::Format,
            "encoding" => Self::Encoding,
            "restore" => Self::Restore(true),
            "leave" => Self::Restore(false),
            "column" => Self::Column(number()?),
            "above" => Self::Above,
            "conversation" => Self::Conversation,
            "note" => Self::Note(number()?),
            "lines" => Self::Lines(number()?),
            "forget" => Self::Forget,
            _ => return Err(()),
        })
    }
}
