//! Praat TextGrid, long or short → one utterance per labelled interval, one speaker per tier.
//!
//! Source: Boersma and Weenink, *Praat: doing phonetics by computer*, manual page "TextGrid file formats": whatever is
//! not a number, a quoted string or a flag is a comment, so that the long and the short form are one.

mod layers;
mod token;

use std::collections::BTreeMap;

use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, ImportErrorKind, Place, Seconds, Transcript, Utterance};
use token::{Kind, Token, Tokens};

/// The text says that it is a TextGrid.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    let mut lines = head.lines.iter().take(3);
    Certainty::certain(
        lines.any(|line| line.contains("\"TextGrid\"") || line.contains("\"ooTextFile\"")),
    )
}

/// Reads interval tiers. What a file announces of its size is compared, never believed.
///
/// # Errors
/// When the text is no TextGrid, and when no interval has a label.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::TextGrid);
    let mut tokens = Tokens::new(text).peekable();
    let grid = tokens
        .by_ref()
        .take(2)
        .any(|token| token.kind == Kind::Text("TextGrid".into()));
    if !grid {
        let what = "the words \"ooTextFile\" and \"TextGrid\" were expected first".to_owned();
        let error = ImportError::new(ImportErrorKind::Malformed { what }, Place::Line(1));
        return Err(error.reading(Format::TextGrid));
    }
    let mut announced = None;
    while let Some(token) = tokens.next_if(|token| !matches!(token.kind, Kind::Text(_))) {
        announced = Some(token);
    }
    let tiers = read_tiers(&mut tokens, &mut draft);
    compare(announced.as_ref(), tiers.len(), "tiers", &mut draft);
    push_tiers(&tiers, &mut draft);
    layers::warn(&tiers, &mut draft);
    draft.sort_by_start();
    draft.spoken()
}

/// A tier of intervals, or of points.
struct Tier {
    name: String,
    points: bool,
    intervals: Vec<Interval>,
}

struct Interval {
    start: Seconds,
    end: Seconds,
    label: String,
    line: u32,
}

type Stream<'a> = std::iter::Peekable<Tokens<'a>>;

fn read_tiers(tokens: &mut Stream<'_>, draft: &mut Draft) -> Vec<Tier> {
    let mut tiers = Vec::new();
    while let Some(token) = tokens.next() {
        let Kind::Text(class) = &token.kind else {
            continue;
        };
        let points = match class.as_str() {
            "IntervalTier" => false,
            "TextTier" => true,
            _ => {
                draft.skipped(
                    Some(token.line),
                    "A text belongs to no tier and was left out.",
                );
                continue;
            }
        };
        let name = text(tokens).unwrap_or_default();
        let (_start, _end) = (number(tokens), number(tokens));
        let announced = tokens.next_if(|token| matches!(token.kind, Kind::Number(..)));
        let intervals = read_intervals(tokens, points, draft);
        compare(announced.as_ref(), intervals.len(), "intervals", draft);
        tiers.push(Tier {
            name,
            points,
            intervals,
        });
    }
    tiers
}

fn read_intervals(tokens: &mut Stream<'_>, points: bool, draft: &mut Draft) -> Vec<Interval> {
    let mut intervals = Vec::new();
    while let Some(token) = tokens.next_if(|token| matches!(token.kind, Kind::Number(..))) {
        let line = token.line;
        let start = token.time();
        let end = if points {
            Some(start)
        } else {
            number(tokens).map(|token| token.time())
        };
        match (start, end, text(tokens)) {
            (Some(start), Some(Some(end)), Some(label)) => intervals.push(Interval {
                start,
                end,
                label,
                line,
            }),
            (_, _, Some(_)) => draft.skipped(
                Some(line),
                "The times of an interval cannot be; it was left out.",
            ),
            (_, _, None) => draft.skipped(Some(line), "An interval is cut off and was left out."),
        }
    }
    intervals
}

fn number<'a>(tokens: &mut Stream<'a>) -> Option<Token<'a>> {
    tokens.next_if(|token| matches!(token.kind, Kind::Number(..)))
}

fn text(tokens: &mut Stream<'_>) -> Option<String> {
    let token = tokens.next_if(|token| matches!(token.kind, Kind::Text(_)))?;
    match token.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}

fn compare(announced: Option<&Token<'_>>, found: usize, what: &str, draft: &mut Draft) {
    let Some(token) = announced else { return };
    if let Kind::Number(number) = token.kind
        && number.parse() != Ok(found)
    {
        draft.repaired_of(
            Some(token.line),
            format!("The file announces {number} {what}; {found} are there."),
        );
    }
}

fn push_tiers(tiers: &[Tier], draft: &mut Draft) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut marks = 0;
    for tier in tiers {
        if tier.points {
            marks += tier.intervals.len();
            continue;
        }
        let times = seen.entry(tier.name.as_str()).or_default();
        *times += 1;
        let label = match *times {
            1 => tier.name.clone(),
            again => format!("{}_{again}", tier.name),
        };
        for interval in &tier.intervals {
            if interval.label.trim().is_empty() {
                continue;
            }
            draft.say(
                Some(&label),
                Utterance {
                    start: Some(interval.start),
                    end: Some(interval.end),
                    text: interval.label.clone(),
                    line: Some(interval.line),
                    ..Utterance::default()
                },
            );
        }
    }
    if marks > 0 {
        draft.assumed_of(
            None,
            format!("{marks} marks at points in time were not read as speech."),
        );
    }
    if let Some((name, times)) = seen.iter().find(|(_, times)| **times > 1) {
        draft.assumed_of(
            None,
            format!("{times} tiers are named “{name}”; they were read as different speakers."),
        );
    }
}

#[cfg(test)]
mod tests;
