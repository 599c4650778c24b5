//! How far a reading apart from the page has come.

use std::str::FromStr;

use crate::app::{Message, Source};

/// What is being done with a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Its words are being found.
    #[default]
    Words,
    /// Who is who is being worked out.
    People,
    /// What was read is being handed over.
    Handing,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Words, Self::People, Self::Handing];

    /// Its written form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::People => "people",
            Self::Handing => "handing",
        }
    }

    /// What is being done, for the person.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Words => "Finding what was said",
            Self::People => "Working out who is who",
            Self::Handing => "Laying out the transcript",
        }
    }
}

impl FromStr for Stage {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|s| s.name() == name).ok_or(())
    }
}

/// A reading that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its number; answers to earlier ones come too late.
    pub number: u32,
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub source: Source,
    /// What undoing the outcome is called.
    pub step: String,
    /// Whether it is the file that is open, read in another way.
    pub again: bool,
    /// Whether it is to stand beside the map that is open.
    pub beside: bool,
    /// How far it is.
    pub stage: Stage,
}

impl Reading {
    /// What undoing a message is called: a reading was named when it began.
    pub(in crate::app) fn name_of(under_way: Option<&Self>, message: &Message) -> String {
        match (message, under_way) {
            (Message::Read { .. }, Some(reading)) => reading.step.clone(),
            _ => message.name(),
        }
    }
}
