//! a surveyed text → its turns.

use super::layout::{Found, Layout};
use super::sheet::is_note;
use super::survey::Survey;
use crate::import::draft::Draft;
use crate::import::label::{CHANGES, NOBODY, head};
use crate::import::lines::{Line, lines};
use crate::import::stamp::{self, Four, Written};
use crate::import::{Format, Seconds, Transcript, Utterance, WarningCode};

const NOTE: &str = "A line of the program that wrote the file was left out.";
const MARKER: &str =
    "A time between turns was left out: it marks a place, not the beginning of a turn.";
const REPEATED: &str = "A line that only repeats the name was left out.";
const MESSAGES: &str = "These are typed messages, not speech: their times say when they were sent, and nobody can interrupt in them.";
const HALF_DAY: Seconds = Seconds::from_millis(12 * 3_600 * 1_000);
const DAY: Seconds = Seconds::from_millis(24 * 3_600 * 1_000);

/// Reads the turns of a text.
pub(super) fn read(text: &str, survey: &Survey) -> Transcript {
    let mut reader = Reader {
        survey,
        draft: Draft::new(Format::Plain),
        pending: None,
        parted: false,
        day: Seconds::ZERO,
        clock: None,
        front: Vec::new(),
        front_lines: 0,
        ends_only: false,
        last_end: None,
    };
    for line in lines(text) {
        reader.line(line);
    }
    reader.finish()
}

struct Reader<'a> {
    survey: &'a Survey,
    draft: Draft,
    /// A time that stood alone above what follows.
    pending: Option<Written>,
    /// A blank line was just read.
    parted: bool,
    /// What is added to clocks that have passed midnight.
    day: Seconds,
    clock: Option<Seconds>,
    /// The first lines before anybody speaks.
    front: Vec<Line<'a>>,
    front_lines: usize,
    /// Times stand at the ends of turns.
    ends_only: bool,
    last_end: Option<Seconds>,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: Line<'a>) {
        if line.is_blank() {
            self.parted = true;
            return;
        }
        let body = self.survey.sheet.body(line.text);
        if body.is_empty() {
            self.parted = true;
            return;
        }
        let found = self.survey.find(body);
        let who =
            found.and_then(|found| Some((found, self.survey.labels.of(&found.head)?.clone())));
        if let Some((found, who)) = who {
            let speaker = who
                .name
                .as_deref()
                .map(|name| self.draft.speaker(name, line.number));
            if who.name.is_none() {
                self.draft
                    .warn_of(WarningCode::Assumed, line.number, NOBODY, found.head.label);
            }
            let begun = self.begin(found, line);
            self.draft.push(Utterance {
                speaker,
                addressee: who.addressee.clone(),
                manner: who.manner.clone(),
                ..begun
            });
            self.end_stamp();
        } else if let Some(written) = stamp::whole(body, self.survey.four) {
            self.alone(written, line);
        } else if let Some(words) = body.strip_prefix(">>") {
            self.somebody(words, line);
        } else if is_note(body) {
            self.draft
                .warn_of(WarningCode::Skipped, line.number, NOTE, body);
        } else {
            self.go_on(line, body);
        }
        self.parted = false;
    }

    /// Chevrons without a name say no more than that the speaker changes.
    fn somebody(&mut self, words: &str, line: Line<'a>) {
        self.draft.warn(WarningCode::Assumed, line.number, CHANGES);
        self.draft.push(Utterance {
            text: words.trim_start_matches('>').trim().to_owned(),
            line: Some(line.number),
            ..Utterance::default()
        });
    }

    fn begin(&mut self, found: Found<'a>, line: Line<'a>) -> Utterance {
        let stamp = found.stamp.or_else(|| self.pending.take());
        self.pending = None;
        let start = stamp.map(|written| self.wrapped(written.start));
        let end = stamp
            .and_then(|written| written.end)
            .map(|end| end + self.day);
        Utterance {
            start,
            end: end.map(|end| end.max(start.unwrap_or(end))),
            text: found.head.text.to_owned(),
            line: Some(line.number),
            ..Utterance::default()
        }
    }

    /// A time of day that steps back by more than half a day has passed midnight.
    fn wrapped(&mut self, time: Seconds) -> Seconds {
        let mut moment = time + self.day;
        if let Some(clock) = self.clock
            && clock - moment > HALF_DAY
            && time < DAY
        {
            self.day += DAY;
            moment = time + self.day;
        }
        self.clock = Some(moment);
        moment
    }

    /// A time alone on its line.
    fn alone(&mut self, written: Written, line: Line<'a>) {
        let last = self.draft.utterances().last_mut();
        let again = last.is_some_and(|last| {
            last.text.is_empty()
                && last
                    .start
                    .is_some_and(|start| same_second(start, written.start))
        });
        if again {
            return;
        }
        if self.survey.stamps_begin_turns {
            self.pending = Some(written);
        } else {
            self.draft.warn(WarningCode::Assumed, line.number, MARKER);
        }
    }

    /// A line that goes on with what was being said.
    fn go_on(&mut self, line: Line<'a>, body: &'a str) {
        let body = body.trim();
        let repeats =
            self.survey.layout == Layout::StampedLine && self.survey.labels.are_named(body);
        if repeats {
            self.draft.warn(WarningCode::Skipped, line.number, REPEATED);
            return;
        }
        let parted = self.parted;
        match self.draft.utterances().last_mut() {
            Some(last) => {
                if !last.text.is_empty() {
                    last.text.push(if parted { '\n' } else { ' ' });
                }
                last.text.push_str(body);
                self.end_stamp();
            }
            None => {
                self.front_lines += 1;
                if self.front.len() < 2 {
                    self.front.push(line);
                }
            }
        }
    }

    /// `… #00:01:23-4#` at the end of a paragraph is when the turn ended.
    fn end_stamp(&mut self) {
        let four = self.survey.four;
        let Some(last) = self
            .draft
            .utterances()
            .last_mut()
            .filter(|last| last.text.ends_with('#'))
        else {
            return;
        };
        let Some((text, written)) = stamp::trailing(&last.text, four) else {
            return;
        };
        last.text = text.trim().to_owned();
        last.end = Some(written.start.max(last.start.unwrap_or(written.start)));
        if last.start.is_none() {
            last.start = self.last_end.filter(|&start| start <= written.start);
            self.ends_only = true;
        }
        self.last_end = last.end;
    }

    fn finish(mut self) -> Transcript {
        if let Some(first) = self.front.first() {
            let title = self.survey.sheet.body(first.text);
            let title = title.trim_matches(['#', '*', '_', ' ', '\t']);
            if title.chars().count() <= 100 && self.front_lines < 60 && head(title).is_none() {
                self.draft.title(title);
            }
            let message = match self.front_lines {
                1 => "One line before the first name was left out.".to_owned(),
                lines => format!("{lines} lines before the first name were left out."),
            };
            self.draft
                .remark_at(WarningCode::Skipped, first.number, message);
        }
        if self.survey.layout.is_play() {
            for utterance in self.draft.utterances() {
                utterance.text = without_directions(&utterance.text);
            }
        }
        if self.survey.messages {
            self.draft.remark(WarningCode::Assumed, MESSAGES.into());
        }
        if let Four::PointedFrames(rate) = self.survey.four {
            let message = format!(
                "No time goes beyond {} behind its point: the digits there were read as frames, {rate} to a second.",
                rate - 1
            );
            self.draft.remark(WarningCode::Assumed, message);
        }
        let ends_only = self.ends_only;
        let mut transcript = self.draft.finish();
        // Each turn was taken to begin where the one before ended.
        transcript.timing.touching = ends_only;
        transcript
    }
}

fn same_second(one: Seconds, other: Seconds) -> bool {
    one.as_micros() / 1_000_000 == other.as_micros() / 1_000_000
}

/// A speech of a play without `[stage directions]` and without the underscores that print them in italics.
fn without_directions(text: &str) -> String {
    let mut speech = String::with_capacity(text.len());
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '_' => {}
            _ if depth == 0 => speech.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = speech.split_whitespace().collect();
    words
        .join(" ")
        .trim_start_matches(['.', ',', ' '])
        .to_owned()
}
