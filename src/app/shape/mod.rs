//! The plain shapes in which values leave the program and come back: across the JavaScript border and in case files.
//!
//! `src/api/types.d.ts` says the same in TypeScript. `Serialize` is derived here and nowhere else: formats are promises,
//! domain types are not.

mod act;
mod analysis;
mod boundary;
mod cast;
mod correction;
mod map;
mod process;
mod structure;
mod transcript;

pub use analysis::AnalysisShape;
pub use cast::CastShape;
pub use correction::OverrideShape;
pub use map::MapShape;
pub use structure::GivenAnalysisShape;
pub use transcript::TranscriptShape;

use std::fmt;
use std::ops::Range;

/// A plain object that is not what it should be: which part, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    part: String,
    why: String,
}

impl ShapeError {
    /// An error about one part.
    #[must_use]
    pub fn new(part: &str, why: &str) -> Self {
        Self {
            part: part.into(),
            why: why.into(),
        }
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.why)
    }
}

impl std::error::Error for ShapeError {}

/// The value that goes by this word; an unknown word is refused with the words that are known.
///
/// # Errors
/// When no value goes by it.
pub fn word<T: Copy>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
    written: &str,
    what: &str,
) -> Result<T, ShapeError> {
    all.iter()
        .copied()
        .find(|&it| name(it) == written)
        .ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|&it| name(it)).collect();
            let why = format!("{written:?} is none; known are {}", known.join(", "));
            ShapeError::new(what, &why)
        })
}

/// A byte range of a text as UTF-16 positions, as JavaScript counts.
fn to_utf16(text: &str, span: &Range<usize>) -> (usize, usize) {
    let count = |end: usize| {
        text.char_indices()
            .take_while(|(at, _)| *at < end)
            .map(|(_, c)| c.len_utf16())
            .sum()
    };
    (count(span.start), count(span.end))
}

/// UTF-16 positions of a text as a byte range; positions inside a character or beyond the text move to the next border.
fn from_utf16(text: &str, span: (usize, usize)) -> Range<usize> {
    let byte = |position: usize| {
        let mut seen = 0;
        for (at, c) in text.char_indices() {
            if seen >= position {
                return at;
            }
            seen += c.len_utf16();
        }
        text.len()
    };
    let start = byte(span.0);
    start..byte(span.1).max(start)
}
