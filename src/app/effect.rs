//! What the page must do that the model cannot: download, focus, scroll, speak.

/// Something for the page to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the case's text outside the module, so that it survives a defect of ours.
    Keep(String),
    /// Hand the person a file.
    Download {
        /// Its proposed name.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its text.
        text: String,
    },
    /// Open the browser's file chooser.
    ChooseFile,
    /// Move the keyboard's focus to the element with this id.
    Focus(String),
    /// Scroll the element with this id into view and mark it for a moment.
    Reveal(String),
    /// Say this through the page's live region.
    Announce(String),
}
