//! What the page must do that the model cannot: read apart, download, focus, scroll, speak.

use super::{Action, Kept, Source};

/// Something for the page to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the case's text outside the module, so that it survives a defect of ours.
    Keep(Kept),
    /// Read a file apart from the page, and hand over what came of it by [`Message::Read`](super::Message::Read).
    Read(Order),
    /// Stop the reading that is under way.
    StopReading,
    /// Hand the person a file.
    Download {
        /// Its proposed name.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its text.
        text: String,
    },
    /// Hand the person a drawing as a picture of pixels.
    DownloadPicture {
        /// Its proposed name.
        name: String,
        /// The drawing.
        svg: String,
        /// How many pixels to a unit of the drawing.
        scale: u8,
    },
    /// Open the browser's file chooser.
    ChooseFile,
    /// Open the browser's file chooser for what is to stand beside the map.
    ChooseBeside,
    /// Move the keyboard's focus to the element with this id.
    Focus(String),
    /// Show the menu of this id beside the pointer or the focus, and move the focus into it.
    OpenMenu(String),
    /// Scroll the element with this id into view and mark it for a moment.
    Reveal(String),
    /// Put what the page says back into the field with this id, whatever was typed there.
    Restore(String),
    /// Do this a moment later: the next step of something that goes on by itself.
    Later(Action),
    /// Say this through the page's live region.
    Announce(String),
}

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The number of the reading, by which its answers are known.
    pub number: u32,
    /// The file's name.
    pub name: String,
    /// Its bytes, and how to read them.
    pub source: Source,
}
