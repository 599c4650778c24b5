//! WebVTT → [`Transcript`].
//!
//! Blocks and times are collected as the specification says (W3C, WebVTT: The Web Video Text Tracks Format, 6.1–6.3).
//! Beyond it, nothing goes unlisted, and what habitually departs from the format is read: see [`Loose`].

use std::borrow::Cow;

use super::markup::{self, CueText};
use super::timing_line::{Loose, loose_times, strict_times};
use super::voices::pieces;
use super::{BACKWARDS, CUE, Cue, UNKNOWN_TAG, UNREADABLE, attribute, has_arrow};
use crate::import::draft::Draft;
use crate::import::lines::{Line, lines};
use crate::import::stamp::Shape;
use crate::import::{
    Format, ImportError, ImportErrorKind, Place, Seconds, Transcript, WarningCode,
};

const NO_HEADER: &str = "The line WEBVTT is missing at the top; the cues were read all the same.";
const STRAY: &str = "Text that belongs to no cue was left out.";
const ADOPTED: &str =
    "A blank line stands between these times and their words; the words were kept.";
const UNCLOSED: &str = "A < is never closed here; the words behind it were kept.";
const ARROW_IN_TEXT: &str = "The words of this cue hold an arrow (-->); they were kept.";
const GLUED: &str = "No blank line stands before the next cue; its number was not taken for words.";
const SECOND_HEADER: &str = "A second WEBVTT line begins here, as if two files had been joined.";

/// Reads a WebVTT file.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut reader = Reader::new(text);
    for line in lines(text) {
        reader.line(line);
    }
    reader.close(text.len());
    reader.finish()
}

/// What the lines read so far are part of.
#[derive(Clone, Copy)]
enum Block<'a> {
    /// The lines after the signature.
    Header,
    /// Blank lines.
    Between,
    /// One line that may be an identifier or begin something else.
    Opening(Line<'a>),
    /// A comment, style sheet, region or text that belongs to no cue.
    Other(Line<'a>),
    /// The words of a cue: its timing line, and where the words stand.
    Words(Timed<'a>, Span),
    /// What follows a timing line that cannot be read.
    Lost,
}

#[derive(Clone, Copy)]
struct Timed<'a> {
    line: u32,
    id: &'a str,
    /// The number that the identifier is.
    number: Option<u64>,
    start: Seconds,
    end: Seconds,
    shape: Option<Shape>,
}

#[derive(Clone, Copy, Default)]
struct Span {
    from: usize,
    to: usize,
    last: usize,
}

struct Reader<'a> {
    text: &'a str,
    block: Block<'a>,
    cues: Vec<Cue<'a>>,
    /// The text of the cue being read.
    inside: CueText<'a>,
    loose: Loose,
    /// The last cue has no words yet; a block of text may turn out to be them.
    wordless: bool,
    /// The next cue's number, found among the words before it.
    glued: Option<u64>,
    unread: Option<u32>,
    comments: usize,
    draft: Draft,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let mut draft = Draft::new(Format::WebVtt);
        let mut loose = Loose::default();
        let block = match header(text) {
            Some(title) => {
                draft.title(title);
                Block::Header
            }
            None => {
                draft.warn(WarningCode::Repaired, 1, NO_HEADER);
                loose.lenient = true;
                Block::Between
            }
        };
        Self {
            text,
            block,
            cues: Vec::with_capacity(text.len() / CUE),
            inside: CueText::default(),
            loose,
            wordless: false,
            glued: None,
            unread: None,
            comments: 0,
            draft,
        }
    }

    fn line(&mut self, line: Line<'a>) {
        let arrow = has_arrow(line.text);
        match self.block {
            Block::Opening(id) if arrow => self.timing(line, id.text),
            Block::Words(timed, span) if arrow && is_talk(line.text) => {
                self.draft
                    .warn(WarningCode::Repaired, line.number, ARROW_IN_TEXT);
                self.block = Block::Words(timed, span.with(line));
            }
            _ if arrow => {
                self.unglue();
                self.close(line.start);
                self.timing(line, "");
            }
            _ if line.text.is_empty() => self.close(line.start),
            Block::Between => self.block = Block::Opening(line),
            Block::Opening(first) => self.block = Block::Other(first),
            Block::Words(timed, span) => self.block = Block::Words(timed, span.with(line)),
            Block::Header | Block::Other(_) | Block::Lost => {}
        }
    }

    /// Begins a cue at its timing line.
    fn timing(&mut self, line: Line<'a>, id: &'a str) {
        let span = Span {
            from: line.end(),
            ..Span::default()
        };
        let read = strict_times(line.text).map(|(start, end)| (start, end, None));
        self.block = match read.or_else(|| loose_times(line.text)) {
            Some((start, end, shape)) => {
                self.loose.count(shape);
                let timed = Timed {
                    line: line.number,
                    id,
                    number: id.trim().parse().ok().or(self.glued.take()),
                    start,
                    end,
                    shape,
                };
                Block::Words(timed, span)
            }
            None => {
                self.unread.get_or_insert(line.number);
                self.loose.broken += 1;
                self.draft
                    .warn_of(WarningCode::Skipped, line.number, UNREADABLE, line.text);
                Block::Lost
            }
        };
    }

    /// Ends the block before a byte of the text.
    fn close(&mut self, end: usize) {
        match std::mem::replace(&mut self.block, Block::Between) {
            Block::Words(timed, span) => self.cue(timed, span),
            Block::Opening(first) | Block::Other(first) => self.other(first, end),
            Block::Header | Block::Between | Block::Lost => {}
        }
    }

    fn cue(&mut self, timed: Timed<'a>, span: Span) {
        let payload = self.text.get(span.from..span.to.max(span.from));
        let mut cue = std::mem::take(&mut self.inside);
        markup::read(payload.unwrap_or_default().trim(), &mut cue);
        self.list(timed.line, &cue);
        if timed.end < timed.start {
            self.draft
                .warn(WarningCode::Repaired, timed.line, BACKWARDS);
        }
        self.loose.keep(timed.line, timed.shape, self.cues.len());
        let before = self.cues.len();
        let frame = Cue {
            voice: in_identifier(timed.id).map(Cow::Borrowed),
            line: timed.line,
            start: timed.start,
            end: timed.end.max(timed.start),
            ..Cue::default()
        };
        pieces(&mut cue, frame, &mut self.cues);
        self.inside = cue;
        self.loose.until(self.cues.len());
        self.wordless = self.cues.get(before).is_some_and(|cue| cue.text.is_empty());
    }

    fn list(&mut self, line: u32, cue: &CueText<'_>) {
        if let Some(tag) = cue.unknown {
            self.draft
                .warn_of(WarningCode::Skipped, line, UNKNOWN_TAG, tag);
        }
        if let Some(text) = cue.unclosed {
            self.draft
                .warn_of(WarningCode::Repaired, line, UNCLOSED, text);
        }
    }

    /// A block without times: a comment, or words whose place is uncertain.
    fn other(&mut self, first: Line<'a>, end: usize) {
        if is_comment(first.text) {
            self.comments += 1;
            return;
        }
        if first.text.starts_with("WEBVTT") {
            self.draft
                .warn(WarningCode::Skipped, first.number, SECOND_HEADER);
            return;
        }
        let words = self.text.get(first.start..end).unwrap_or_default().trim();
        if words.is_empty() {
            return;
        }
        match self.cues.last_mut() {
            Some(cue) if self.wordless => {
                markup::read(words, &mut self.inside);
                let frame = std::mem::take(cue);
                self.cues.pop();
                pieces(&mut self.inside, frame, &mut self.cues);
                self.loose.until(self.cues.len());
                self.wordless = false;
                self.draft
                    .warn(WarningCode::Repaired, first.number, ADOPTED);
            }
            _ => self
                .draft
                .warn_of(WarningCode::Skipped, first.number, STRAY, words),
        }
    }

    /// Takes the next cue's number off the words of this one, where no blank line parts them.
    fn unglue(&mut self) {
        let Block::Words(timed, span) = self.block else {
            return;
        };
        let (Some(text), Some(number)) = (self.text.get(span.from..span.to), timed.number) else {
            return;
        };
        let Some((rest, last)) = text.trim_end().rsplit_once('\n') else {
            return;
        };
        if !rest.trim().is_empty() && last.trim().parse() == Ok(number.saturating_add(1)) {
            self.draft
                .warn(WarningCode::Repaired, span.last_line(timed, text), GLUED);
            self.glued = Some(number.saturating_add(1));
            let to = span.from + rest.len();
            self.block = Block::Words(timed, Span { to, ..span });
        }
    }

    fn finish(mut self) -> Result<Transcript, ImportError> {
        self.loose.settle(&mut self.cues, &mut self.draft);
        if self.cues.is_empty() {
            let kind = match self.unread.or(self.loose.first) {
                Some(_) => ImportErrorKind::Malformed {
                    what: "no cue has times in the form 00:00:01.000 --> 00:00:02.000".into(),
                },
                None => ImportErrorKind::NoSpeech,
            };
            let place = self
                .unread
                .or(self.loose.first)
                .map_or(Place::File, Place::Line);
            return Err(ImportError::new(kind, place).reading(Format::WebVtt));
        }
        if self.comments > 0 {
            let message = format!(
                "Comments, styles and regions were left out: {} of them.",
                self.comments
            );
            self.draft.remark(WarningCode::Skipped, message);
        }
        Ok(attribute(self.cues, self.draft))
    }
}

impl Span {
    const fn with(self, line: Line<'_>) -> Self {
        Self {
            to: line.end(),
            last: self.last + 1,
            ..self
        }
    }

    fn last_line(self, timed: Timed<'_>, text: &str) -> u32 {
        let lines = text.trim_end().matches('\n').count();
        timed
            .line
            .saturating_add(u32::try_from(lines).unwrap_or(u32::MAX))
    }
}

/// The rest of the signature line, if the text begins with one.
fn header(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix("WEBVTT")?;
    let line = rest.lines().next().unwrap_or_default();
    let title = line.trim_start_matches([' ', '\t', '-', '–', '—']);
    (line.is_empty() || line.starts_with([' ', '\t'])).then_some(title)
}

/// The speaker that Webex puts into the identifier: `1 "Karen Doe" (2817361920)`.
fn in_identifier(id: &str) -> Option<&str> {
    let rest = id.trim_start_matches(|c: char| c.is_ascii_digit());
    let (name, rest) = rest.trim_start().strip_prefix('"')?.rsplit_once('"')?;
    let number = rest
        .trim()
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let numbered = number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
    (numbered && !name.trim().is_empty()).then_some(name)
}

fn is_comment(line: &str) -> bool {
    let word = line.split([' ', '\t']).next().unwrap_or_default();
    matches!(word, "NOTE" | "STYLE" | "REGION")
}

/// An arrow in words, not in a timing line: two words with letters, and no digit at the beginning.
fn is_talk(line: &str) -> bool {
    let digit_first = line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let words = line
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic));
    !digit_first && words.take(2).count() == 2
}
