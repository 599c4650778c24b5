//! Pauses, overlaps, and how an utterance joins the one before and ends → marks among its words.
//!
//! Source: MacWhinney, *Tools for Analyzing Talk, Part 1: The CHAT Transcription Format*, 9 (Utterances), 11 (CA
//! Transcription).

use crate::import::{Mark, Seconds, Sign, decimal};

/// Linkers, which stand at the beginning (`true`), and terminators, which stand at the end.
const LINKERS: [(&str, Sign, bool); 12] = [
    ("+<", Sign::OverlapBegins, true),
    ("+^", Sign::Latches, true),
    ("+≈", Sign::Latches, false),
    ("+≋", Sign::Latches, false),
    ("+,", Sign::Resumes, true),
    ("++", Sign::Completes, true),
    ("+...", Sign::TrailsOff, false),
    ("+..?", Sign::TrailsOff, false),
    ("+/.", Sign::Interrupted, false),
    ("+/?", Sign::Interrupted, false),
    ("+//.", Sign::BreaksOff, false),
    ("+//?", Sign::BreaksOff, false),
];

/// What a linker or terminator says, and whether it stands at the beginning.
pub(super) fn of_linker(token: &str) -> Option<(Sign, bool)> {
    let row = LINKERS.iter().find(|(linker, _, _)| *linker == token)?;
    Some((row.1, row.2))
}

/// `(.)`, `(1.5)`, `(1:02.5)`; pauses that are only called long or longer say no more than their words.
pub(super) fn of_pause(token: &str) -> Option<Sign> {
    let inner = token.trim_matches(['(', ')']);
    if inner == "." {
        return Some(Sign::ShortPause);
    }
    let (minutes, seconds) = inner.split_once(':').unwrap_or(("0", inner));
    let minutes = minutes
        .parse::<i64>()
        .ok()
        .filter(|minutes| *minutes < 1_000)?;
    let length = Seconds::from_millis(minutes * 60_000) + decimal::seconds(seconds)?;
    Some(Sign::Pause(length))
}

/// Signs by the piece in or beside which they stand.
#[derive(Default)]
pub(super) struct Signs {
    /// The piece, how far into it (as far as it goes, where it is not so long), and the sign.
    all: Vec<(usize, usize, Sign)>,
}

impl Signs {
    pub(super) fn before(&mut self, piece: usize, sign: Sign) {
        self.all.push((piece, 0, sign));
    }

    /// Behind the last of so many pieces.
    pub(super) fn after(&mut self, pieces: usize, sign: Sign) {
        match pieces.checked_sub(1) {
            Some(last) => self.all.push((last, usize::MAX, sign)),
            None => self.all.push((0, 0, sign)),
        }
    }

    pub(super) fn inside(&mut self, piece: usize, at: usize, sign: Sign) {
        self.all.push((piece, at, sign));
    }

    /// Marks among the words of a text in which the pieces begin at these places.
    pub(super) fn placed(self, text: &str, places: &[usize]) -> Vec<Mark> {
        let place = |(piece, at, sign): (usize, usize, Sign)| {
            let begin = places.get(piece).copied().unwrap_or(text.len());
            let next = places.get(piece + 1).copied().unwrap_or(text.len());
            let inner = text.get(begin..next).unwrap_or_default().trim_end();
            let at = begin + inner.floor_char_boundary(at.min(inner.len()));
            Mark { at, sign }
        };
        let mut marks: Vec<Mark> = self.all.into_iter().map(place).collect();
        marks.sort_by_key(|mark| mark.at);
        // `+< <no> [<]` says one thing twice.
        marks.dedup();
        marks
    }
}
