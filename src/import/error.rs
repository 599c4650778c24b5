//! Why a file could not be read: what was found, where, and what would help.

use std::fmt;

use super::Format;

/// A file that could not be read as a transcript. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// What is wrong.
    pub kind: ImportErrorKind,
    /// Where it is wrong.
    pub place: Place,
    /// The format it was being read as, when that was known.
    pub format: Option<Format>,
}

/// Where in a file something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A 1-based line.
    Line(u32),
    /// A 0-based byte offset.
    Byte(usize),
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportErrorKind {
    /// No bytes, or nothing but white space.
    Empty,
    /// A known kind of file that is no transcript (a PDF, a recording, a picture, a program).
    NotATranscript {
        /// What it is, with its article: "a PDF".
        what: &'static str,
        /// What would help, as a sentence.
        remedy: &'static str,
    },
    /// Bytes that are no text in any encoding that was tried.
    Binary,
    /// Text in which nobody speaks.
    NoSpeech,
    /// A limit was met.
    TooLarge {
        /// What is too large, as a noun.
        what: &'static str,
        /// The limit, with its unit.
        limit: &'static str,
    },
    /// The format's own rules are broken in a way that leaves nothing to read.
    Malformed {
        /// What was expected and what was found, as a fragment.
        what: String,
    },
}

impl ImportError {
    /// An error at a place, before the format is known.
    #[must_use]
    pub const fn new(kind: ImportErrorKind, place: Place) -> Self {
        Self {
            kind,
            place,
            format: None,
        }
    }

    /// The same error, naming the format that was being read.
    #[must_use]
    pub fn reading(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// The code of the JavaScript contract.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.kind {
            ImportErrorKind::Empty => "empty",
            ImportErrorKind::NotATranscript { .. } => "not-a-transcript",
            ImportErrorKind::Binary => "binary",
            ImportErrorKind::NoSpeech => "no-speech",
            ImportErrorKind::TooLarge { .. } => "too-large",
            ImportErrorKind::Malformed { .. } => "malformed",
        }
    }
}

/// What is wrong, then what to do.
impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::File | Place::Byte(0) => {}
            Place::Line(line) => write!(f, "Line {line}: ")?,
            Place::Byte(offset) => write!(f, "Byte {offset}: ")?,
        }
        match &self.kind {
            ImportErrorKind::Empty => f.write_str(
                "this file is empty. Choose the file that holds the transcript, or paste its text.",
            ),
            ImportErrorKind::NotATranscript { what, remedy } => {
                write!(f, "this is {what}, not a transcript. {remedy}")
            }
            ImportErrorKind::Binary => f.write_str(
                "this file is not text. Export the transcript as WebVTT, SubRip or plain text and choose that file.",
            ),
            ImportErrorKind::NoSpeech if self.format.is_some_and(|format| format != Format::Plain) => {
                f.write_str("this file holds no words that anybody speaks. Export the transcript again, or choose another file.")
            }
            ImportErrorKind::NoSpeech => f.write_str(
                "no line of this file shows who speaks. Each turn should begin with a name and a colon, as in \"Karen: I said so.\"",
            ),
            ImportErrorKind::TooLarge { what, limit } => {
                write!(f, "{what} is larger than {limit}. Split the file and read the parts one by one.")
            }
            ImportErrorKind::Malformed { what } => match self.format {
                Some(format) => write!(f, "this cannot be read as {format}: {what}."),
                None => write!(f, "{what}."),
            },
        }
    }
}

impl std::error::Error for ImportError {}
