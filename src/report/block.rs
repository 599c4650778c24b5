//! What documents are made of.

use crate::map::MapDocument;

/// One part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading: level 1 to 4.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A list of sentences.
    List(Vec<String>),
    /// Somebody's words.
    Quote {
        /// What the moment is taken for.
        act: String,
        /// Who said it, and when.
        who: String,
        /// The words.
        words: String,
    },
    /// A table with its column heads.
    Table(Vec<String>, Vec<Vec<String>>),
    /// The map.
    Map(MapDocument),
}

impl Block {
    /// A heading.
    pub(super) fn heading(level: u8, text: &str) -> Self {
        Self::Heading(level, text.into())
    }

    /// A paragraph.
    pub(super) fn paragraph(text: &str) -> Self {
        Self::Paragraph(text.into())
    }
}
