//! caption files → utterances: cues with their times, and who speaks in them.

pub(super) mod entity;
mod markup;
mod name_lines;
pub(super) mod recognize;
mod rolling;
pub(super) mod sbv;
mod speakers;
pub(super) mod subrip;
mod timing_line;
mod voices;
pub(super) mod webvtt;

use std::borrow::Cow;

use super::draft::Draft;
use super::eight;
use super::{Seconds, Transcript, WarningCode, Word};

/// One cue, or one voice's part of it.
#[derive(Debug, Default, PartialEq)]
struct Cue<'a> {
    /// The line of its times.
    line: u32,
    start: Seconds,
    end: Seconds,
    /// Who speaks, where the format itself says so.
    voice: Option<Cow<'a, str>>,
    text: String,
    words: Vec<Word>,
}

/// How many bytes of a file a cue takes, by a low guess: room for the cues is made once.
const CUE: usize = 96;

/// The cue's end precedes its start.
const BACKWARDS: &str =
    "This cue ends before it starts; its words were kept and its length was set to zero.";
/// The times of a cue cannot be read.
const UNREADABLE: &str = "The times on this line cannot be read; the cue was left out.";
/// Times in a form that is not the format's own.
const LOOSE: &str =
    "The times on this line are not in the format's form; they were read all the same.";
/// Captions that repeat the line before.
const ROLLING: &str = "The captions roll: each repeats the line before. Repeated lines were taken once; the times say when a line was shown, not when it was spoken.";
/// Tags that no caption format knows.
const UNKNOWN_TAG: &str = "A tag that is not part of the format was left out.";

/// What captions leave to be found out over the whole file: lines that roll, and who speaks.
fn attribute(cues: Vec<Cue<'_>>, mut draft: Draft) -> Transcript {
    let rolls = rolling::is_rolling(&cues);
    let cues = if rolls { rolling::unroll(cues) } else { cues };
    speakers::attribute(cues, &mut draft);
    if rolls {
        draft.remark(WarningCode::Repaired, ROLLING.into());
    }
    let mut transcript = draft.finish();
    transcript.timing.rolling = rolls;
    transcript
}

/// Whether a line holds the arrow that only timing lines may hold.
pub(super) fn has_arrow(line: &str) -> bool {
    let bytes = line.as_bytes();
    eight::any(bytes, b'-', |at| bytes.get(at + 1..at + 3) == Some(b"->"))
}

#[cfg(test)]
mod tests {
    use super::has_arrow;

    #[test]
    fn arrows() {
        for (line, expected) in [
            ("00:01 --> 00:02", true),
            ("-->", true),
            ("<v a>--->", true),
            ("<v a> -> b ->", false),
            ("-- >", false),
            ("", false),
        ] {
            assert_eq!(has_arrow(line), expected, "{line}");
        }
    }
}
