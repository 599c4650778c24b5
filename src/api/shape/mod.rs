//! The plain objects that cross the border, and their way from and to the domain types. `types.d.ts` says the same in
//! TypeScript.

mod act;
mod analysis;
mod cast;
mod map;
mod options;
mod process;
mod structure;
mod transcript;

pub(super) use analysis::AnalysisShape;
pub(super) use cast::CastShape;
pub(super) use map::MapShape;
pub(super) use options::{AnalyzeOptionsShape, DrawOptionsShape, OverrideShape, ReadOptionsShape};
pub(super) use structure::GivenAnalysisShape;
pub(super) use transcript::TranscriptShape;

use std::ops::Range;

use super::failure::Failure;

/// The value that goes by this word; an unknown word is refused with the words that are known.
fn word<T: Copy>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
    written: &str,
    what: &str,
) -> Result<T, Failure> {
    all.iter()
        .copied()
        .find(|&it| name(it) == written)
        .ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|&it| name(it)).collect();
            let why = format!("{written:?} is none; known are {}", known.join(", "));
            Failure::argument(what, &why)
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
