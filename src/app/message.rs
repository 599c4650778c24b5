//! What happened, as the page reports it.

use super::intake::{Opened, Refusal, Stage};
use super::{Action, Chord, Gesture, Place, Wheel};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// An element was pressed.
    Acted(Action),
    /// A field got a new value.
    Changed(Action, String),
    /// A place in a drawing was pressed.
    Pointed(Action, Place),
    /// An element of a drawing was dragged.
    Dragged(Action, Gesture),
    /// The wheel was turned, or two fingers moved, over a drawing.
    Wheeled(Action, Wheel),
    /// A file was read into memory.
    FileRead {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A file was read into memory that is to stand beside the map.
    BesideRead {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// The browser could not hand over a file.
    FileFailed {
        /// Its name.
        name: String,
        /// The browser's reason.
        why: String,
    },
    /// A reading apart from the page has come so far.
    ReadOn {
        /// The reading's number.
        number: u32,
        /// How far it is.
        stage: Stage,
    },
    /// A reading apart from the page has ended.
    Read {
        /// The reading's number.
        number: u32,
        /// What came of it.
        outcome: Result<Box<Opened>, Refusal>,
    },
    /// A key was pressed outside a text field.
    KeyPressed(Chord),
    /// The page starts again after a defect: with the case as it was last kept, and what went wrong.
    Restarted {
        /// The kept case; empty when there was none.
        saved: String,
        /// What went wrong, for the person.
        trouble: String,
    },
}

impl Message {
    /// What undoing it is called.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Acted(action)
            | Self::Changed(action, _)
            | Self::Pointed(action, _)
            | Self::Dragged(action, _)
            | Self::Wheeled(action, _) => action.name(),
            Self::FileRead { name, .. } => format!("opening {name}"),
            Self::FileFailed { .. }
            | Self::BesideRead { .. }
            | Self::Read { .. }
            | Self::ReadOn { .. }
            | Self::KeyPressed(_)
            | Self::Restarted { .. } => "restoring the case".into(),
        }
    }
}
