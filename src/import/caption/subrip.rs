//! SubRip → [`Transcript`].
//!
//! The format has no specification. A cue begins at a line of times; the number before it is never trusted, and what
//! stands between two such lines are words, blank lines included.

use super::attribute;
use super::{BACKWARDS, CUE, Cue, UNREADABLE, has_arrow};
use crate::import::draft::Draft;
use crate::import::eight;
use crate::import::lines::{Line, lines};
use crate::import::stamp;
use crate::import::{
    Format, ImportError, ImportErrorKind, Place, Seconds, Transcript, WarningCode,
};

const BLANK_INSIDE: &str =
    "A blank line stands inside this cue; the words after it were kept with it.";
const BEFORE: &str = "Text before the first cue was left out.";
const WORDLESS: &str = "This cue has no words; it was left out.";
const CUT_OFF: &str = "The file ends inside a cue; what is left of it was left out.";

/// Tags that players of SubRip know; anything else in angle brackets is words.
const TAGS: [&str; 12] = [
    "i", "b", "u", "s", "font", "c", "em", "strong", "span", "ruby", "rt", "v",
];

/// Reads a SubRip file.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    read_as(text, &SUBRIP)
}

/// Start and end of a cue, absent where they cannot be read.
type Times = Option<(Seconds, Seconds)>;

/// What tells formats apart that are lines of times with words below them.
pub(super) struct Dialect {
    pub format: Format,
    /// How times are written, for a message.
    pub form: &'static str,
    /// The times of a line that is meant to hold them; nothing for any other line.
    pub times: fn(&str) -> Option<Times>,
}

const SUBRIP: Dialect = Dialect {
    format: Format::SubRip,
    form: "no cue has times in the form 00:00:01,000 --> 00:00:02,000",
    times: marked_times,
};

/// Reads a file of a dialect.
pub(super) fn read_as(text: &str, dialect: &Dialect) -> Result<Transcript, ImportError> {
    let mut reader = Reader {
        dialect,
        text,
        cue: None,
        words: Words::default(),
        cues: Vec::with_capacity(text.len() / CUE),
        unread: None,
        draft: Draft::new(dialect.format),
    };
    for line in lines(text) {
        reader.line(line);
    }
    reader.end();
    reader.finish()
}

struct Reader<'a> {
    dialect: &'a Dialect,
    text: &'a str,
    cue: Option<Begun>,
    words: Words<'a>,
    cues: Vec<Cue<'a>>,
    unread: Option<u32>,
    draft: Draft,
}

/// A cue whose line of times has been read.
#[derive(Clone, Copy)]
struct Begun {
    line: u32,
    times: Times,
    number: Option<i64>,
}

/// Where the words since the last line of times stand.
#[derive(Clone, Copy, Default)]
struct Words<'a> {
    from: usize,
    /// The last line that is not blank, and the end of the one before it.
    last: Option<Line<'a>>,
    before_last: usize,
    /// Blank lines stand right before `last`.
    parted: bool,
    /// A blank line was seen since `last`.
    blank: bool,
    /// The first line that follows a blank one inside the words.
    inside: Option<u32>,
    /// The same before `last` was read.
    inside_before: Option<u32>,
}

impl<'a> Words<'a> {
    fn starting(from: usize) -> Self {
        Self {
            from,
            before_last: from,
            ..Self::default()
        }
    }

    fn take(&mut self, line: Line<'a>) {
        if line.is_blank() {
            self.blank = true;
            return;
        }
        self.inside_before = self.inside;
        if let Some(last) = self.last {
            self.before_last = last.end();
            if self.blank {
                self.inside.get_or_insert(line.number);
            }
        }
        self.parted = self.blank || self.last.is_none();
        self.last = Some(line);
        self.blank = false;
    }

    fn end(&self) -> usize {
        self.last.map_or(self.from, |line| line.end())
    }

    /// Takes the number of the next cue off the end.
    fn without_number(&mut self, expected: Option<i64>) -> Option<i64> {
        let last = self.last.filter(|_| !self.blank)?;
        let number = last.text.trim().parse::<i64>().ok()?;
        if !self.parted && expected != Some(number) {
            return None;
        }
        self.last = None;
        self.inside = self.inside_before;
        Some(number)
    }
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: Line<'a>) {
        let Some(times) = (self.dialect.times)(line.text) else {
            self.words.take(line);
            return;
        };
        let expected = self
            .cue
            .and_then(|cue| cue.number)
            .map(|n| n.saturating_add(1));
        let number = self.words.without_number(expected);
        let end = match number {
            Some(_) => self.words.before_last,
            None => self.words.end(),
        };
        self.close(end);
        if times.is_none() {
            self.unread.get_or_insert(line.number);
            self.draft
                .warn_of(WarningCode::Skipped, line.number, UNREADABLE, line.text);
        }
        self.cue = Some(Begun {
            line: line.number,
            times,
            number,
        });
        self.words = Words::starting(line.end());
    }

    /// Finishes the cue whose words end at a byte of the text.
    fn close(&mut self, end: usize) {
        let raw = self.text.get(self.words.from..end).unwrap_or_default();
        let Some(cue) = self.cue else {
            if !raw.trim().is_empty() {
                self.draft.warn_of(WarningCode::Skipped, 1, BEFORE, raw);
            }
            return;
        };
        let Some((start, end)) = cue.times else {
            return;
        };
        if let Some(line) = self.words.inside {
            self.draft.warn(WarningCode::Repaired, line, BLANK_INSIDE);
        }
        let text = plain(raw);
        if text.is_empty() {
            self.draft.warn(WarningCode::Skipped, cue.line, WORDLESS);
            return;
        }
        if end < start {
            self.draft.warn(WarningCode::Repaired, cue.line, BACKWARDS);
        }
        self.cues.push(Cue {
            line: cue.line,
            start,
            end: end.max(start),
            text,
            ..Cue::default()
        });
    }

    /// Finishes the last cue, without the beginning of one that the file breaks off in.
    fn end(&mut self) {
        let mut end = self.words.end();
        if let Some(last) = self.words.last
            && self.cue.is_some()
            && is_broken_times(last.text)
        {
            self.draft
                .warn_of(WarningCode::Skipped, last.number, CUT_OFF, last.text);
            end = self.words.before_last;
            self.words.inside = self.words.inside_before;
            let kept = self.text.get(self.words.from..end).unwrap_or_default();
            if let Some((rest, number)) = kept.trim_end().rsplit_once('\n')
                && number.trim().parse::<i64>().is_ok()
            {
                end = self.words.from + rest.len();
                self.words.inside = None;
            }
        }
        self.close(end);
    }

    fn finish(self) -> Result<Transcript, ImportError> {
        if self.cues.is_empty() {
            let (kind, place) = match self.unread {
                Some(line) => (
                    ImportErrorKind::Malformed {
                        what: self.dialect.form.into(),
                    },
                    Place::Line(line),
                ),
                None => (ImportErrorKind::NoSpeech, Place::File),
            };
            return Err(ImportError::new(kind, place).reading(self.dialect.format));
        }
        Ok(attribute(self.cues, self.draft))
    }
}

fn begins_with_digit(line: &str) -> bool {
    let first = line.chars().find(|c| !c.is_whitespace());
    first.is_some_and(|c| c.is_ascii_digit())
}

/// A digit and an arrow make a line one of times.
fn marked_times(line: &str) -> Option<Times> {
    if !begins_with_digit(line) {
        return None;
    }
    let times = times(line);
    (times.is_some() || has_arrow(line)).then_some(times)
}

fn times(line: &str) -> Times {
    let (start, _, rest) = stamp::loose(line.trim_start())?;
    let rest = rest.trim_start().strip_prefix("-->")?;
    let (end, _, _) = stamp::loose(rest.trim_start())?;
    Some((start, end))
}

/// Digits, colons and perhaps part of an arrow: a line of times that the end of the file cut off.
fn is_broken_times(line: &str) -> bool {
    let line = line.trim();
    line.contains(':')
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b':' | b',' | b'.' | b' ' | b'-' | b'>'))
}

/// The words of a cue without tags and override codes, its lines joined without blank ones between them.
fn plain(raw: &str) -> String {
    let inner = raw.trim();
    if eight::find(inner.as_bytes(), [b'\n', b'<', b'{']).is_none() {
        return inner.to_owned();
    }
    let mut text = String::with_capacity(raw.len());
    for line in lines(raw)
        .map(|line| line.text.trim())
        .filter(|line| !line.is_empty())
    {
        if !text.is_empty() {
            text.push('\n');
        }
        strip(line, &mut text);
    }
    let inner = text.trim();
    if inner.len() == text.len() {
        text
    } else {
        inner.to_owned()
    }
}

fn strip(line: &str, text: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        let (before, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        match tag(special) {
            Some(after) => rest = after,
            None => {
                let (bracket, after) = special.split_at_checked(1).unwrap_or((special, ""));
                text.push_str(bracket);
                rest = after;
            }
        }
    }
    text.push_str(rest);
}

/// What follows a known tag or an override code at the beginning of `text`.
fn tag(text: &str) -> Option<&str> {
    // A tag is short; looking no further keeps a line of nothing but brackets linear.
    let close = if text.starts_with('{') { b'}' } else { b'>' };
    let reach = text.bytes().take(200).position(|b| b == close)?;
    let (inner, after) = (text.get(1..reach)?, text.get(reach + 1..)?);
    if close == b'}' {
        return inner.starts_with('\\').then_some(after);
    }
    if inner.contains('<') {
        return None;
    }
    let name = inner
        .trim_start_matches('/')
        .split([' ', '.', '='])
        .next()?;
    TAGS.iter()
        .any(|tag| name.eq_ignore_ascii_case(tag))
        .then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (line, start and end in milliseconds, text) of each cue.
    fn check(file: &str, expected: &[(u32, i64, i64, &str)], listed: &[u32]) {
        let transcript = read(file).unwrap();
        let millis = |time: Option<Seconds>| time.unwrap().as_micros() / 1_000;
        let found: Vec<_> = transcript
            .utterances
            .iter()
            .map(|u| {
                (
                    u.line.unwrap(),
                    millis(u.start),
                    millis(u.end),
                    u.text.as_str(),
                )
            })
            .collect();
        assert_eq!(found, expected, "{file}");
        let mut lines: Vec<u32> = transcript.warnings.iter().filter_map(|w| w.line).collect();
        lines.sort_unstable();
        assert_eq!(lines, listed, "{:?}", transcript.warnings);
    }

    #[test]
    fn numbers_are_never_trusted() {
        check(
            "1\n00:00:00,000 --> 00:00:01,000\n42\n\n1\n00:00:02,000 --> 00:00:03,000\na\n2\n3\n\n00:00:04.000 --> 00:00:05.000 X1:1\nb\n",
            &[
                (2, 0, 1_000, "42"),
                (6, 2_000, 3_000, "a\n2\n3"),
                (11, 4_000, 5_000, "b"),
            ],
            &[],
        );
        check(
            "1\n00:00:00,000 --> 00:00:01,000\na\n2\n00:00:02,000 --> 00:00:03,000\nb",
            &[(2, 0, 1_000, "a"), (5, 2_000, 3_000, "b")],
            &[],
        );
    }

    #[test]
    fn faults_are_listed() {
        check(
            "1\n00:00:00,000 --> 00:00:01,000\na\n\nb\n\n2\n00:00:05,000 --> 00:00:04,000\nc\n\n3\n00:00:",
            &[(2, 0, 1_000, "a\nb"), (8, 5_000, 5_000, "c")],
            &[5, 8, 12],
        );
        check(
            "1\n00:00:00,000 --> 00:00:01,000\na\n\n2\n00:99:00,000 --> 00:99:01,000\nlost\n\n3\n00:00:02,000 --> 00:00:03,000\nb",
            &[(2, 0, 1_000, "a"), (10, 2_000, 3_000, "b")],
            &[6],
        );
    }

    #[test]
    fn tags_go_and_words_stay() {
        check(
            "1\n00:00:00,000 --> 00:00:01,000\n{\\an8}<font color=\"red\">a <i>b</i></font>\n3 < 4 <b unclosed <laughs> {x}",
            &[(2, 0, 1_000, "a b\n3 < 4 <b unclosed <laughs> {x}")],
            &[],
        );
    }
}
