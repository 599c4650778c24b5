//! Everything above → documents to keep: a note for the clinician's file, a sketch for the family.
//!
//! What a document says is made once, as [`Block`]s; how it is written down is the formats' business.

mod block;
mod findings;
mod html;
mod markdown;
mod note;
mod sketch;
mod talk;
pub mod wording;

pub use block::Block;
pub use findings::Findings;

use crate::Analysis;
use crate::map::MapDocument;

/// What a document is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The title: a file's name or what the person calls the session.
    pub title: &'a str,
    /// The analysis.
    pub analysis: &'a Analysis,
    /// The map as it stands.
    pub map: &'a MapDocument,
}

/// How a document is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// One HTML file with the map in it, no script, no request.
    #[default]
    Html,
    /// Markdown; the map as a list of sentences.
    Markdown,
}

/// For whom a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everything: measures, hypotheses with the words for and against, what could be tried.
    #[default]
    Clinician,
    /// A sketch to correct: no scores, no hypotheses, no quotes.
    Family,
}

impl ReportFormat {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Html, Self::Markdown];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

impl Audience {
    /// Every audience.
    pub const ALL: [Self; 2] = [Self::Clinician, Self::Family];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clinician => "clinician",
            Self::Family => "family",
        }
    }
}

/// Writes a document.
#[must_use]
pub fn write(source: Source<'_>, format: ReportFormat, audience: Audience) -> String {
    let blocks = match audience {
        Audience::Clinician => note::note(source),
        Audience::Family => sketch::sketch(source),
    };
    match format {
        ReportFormat::Html => html::write(source.title, &blocks),
        ReportFormat::Markdown => markdown::write(&blocks),
    }
}

/// What every measure means, in Markdown: the page `docs/measures.md`.
#[must_use]
pub fn measures() -> String {
    markdown::write(&talk::meanings())
}

#[cfg(test)]
mod tests;
