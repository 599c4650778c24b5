//! The plain shapes in which values leave the program and come back: across the JavaScript border and in case files.
//!
//! `src/api/types.d.ts` says the same in TypeScript. Reading and writing are spelled out here and nowhere else: formats
//! are promises, domain types are not.

mod act;
pub mod analysis;
pub mod balance;
pub mod cast;
pub mod correction;
pub mod drawing;
mod fields;
pub mod map;
mod plain;
pub mod process;
pub mod structure;
pub mod transcript;

pub use fields::Fields;
pub use plain::{Plain, list};

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

/// A byte range of a text as UTF-16 positions, as JavaScript counts.
fn to_utf16(text: &str, span: &Range<usize>) -> Vec<usize> {
    let count = |&end: &usize| {
        text.char_indices()
            .take_while(|(at, _)| *at < end)
            .map(|(_, c)| c.len_utf16())
            .sum()
    };
    [span.start, span.end].iter().map(count).collect()
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
