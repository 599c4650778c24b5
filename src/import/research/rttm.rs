//! RTTM (Rich Transcription Time Marked): who spoke when, and perhaps the words.
//!
//! Source: NIST, *Rich Transcription Spring 2006 Evaluation Plan*, appendix A: nine or ten fields,
//! `type file channel start DURATION orthography subtype name confidence [lookahead]`.

use std::collections::BTreeMap;

use super::rows::{Recordings, fields, moment, most_rows, rows};
use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance, Word};

/// How many fields of a row are looked at.
const FIELDS: usize = 8;
/// The types that hold neither speakers nor words.
const OTHER_TYPES: [&str; 12] = [
    "SPKR-INFO",
    "SEGMENT",
    "NOSCORE",
    "NO_RT_METADATA",
    "NON-LEX",
    "NON-SPEECH",
    "FILLER",
    "EDIT",
    "IP",
    "SU",
    "CB",
    "A/P",
];

/// The rows begin with a type of RTTM.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    let typed = |row: &str| {
        let mut fields = row.split_whitespace();
        let kind = fields.next().unwrap_or_default();
        let known = matches!(kind, "SPEAKER" | "LEXEME") || OTHER_TYPES.contains(&kind);
        known && fields.nth(1).is_some()
    };
    most_rows(head, typed)
}

/// Reads turns, and words into the turns they belong to.
///
/// # Errors
/// When no row says who spoke when.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Rttm);
    let mut recordings = Recordings::default();
    let (mut turns, mut words) = (Vec::new(), Vec::new());
    for (line, row) in rows(text) {
        let (all, count) = fields::<FIELDS>(row);
        let fields = all.get(..count).unwrap_or(&all);
        let kind = fields.first().copied().unwrap_or_default();
        if !matches!(kind, "SPEAKER" | "LEXEME") {
            if !OTHER_TYPES.contains(&kind) {
                draft.skipped(Some(line), "A row is of no known type and was left out.");
            }
            continue;
        }
        let Some(record) = Record::new(line, fields) else {
            draft.skipped(
                Some(line),
                "A row lacks fields, or its times cannot be; it was left out.",
            );
            continue;
        };
        recordings.add(record.recording);
        match kind {
            "SPEAKER" => turns.push(record),
            _ => words.push(record),
        }
    }
    recordings.warn(&mut draft);
    push_turns(&turns, words, &mut draft);
    draft.spoken()
}

/// A row that says when and who.
struct Record<'a> {
    line: u32,
    recording: &'a str,
    start: Seconds,
    end: Seconds,
    word: &'a str,
    name: Option<&'a str>,
}

impl<'a> Record<'a> {
    fn new(line: u32, fields: &[&'a str]) -> Option<Self> {
        let [_, recording, _, start, duration, word, _, name, ..] = fields else {
            return None;
        };
        let (start, duration) = (moment(start)?, moment(duration)?);
        let end = start + duration;
        (end <= Seconds::MAX).then_some(Self {
            line,
            recording,
            start,
            end,
            word,
            name: Some(*name).filter(|name| *name != "<NA>"),
        })
    }

    fn word(&self) -> Word {
        Word {
            start: self.start,
            end: self.end,
            text: self.word.to_owned(),
        }
    }
}

/// Each word goes to the turn of its speaker that began last before it; words outside make turns of their own.
fn push_turns(turns: &[Record<'_>], mut words: Vec<Record<'_>>, draft: &mut Draft) {
    let mut homes: BTreeMap<(Option<&str>, Seconds), (usize, Seconds)> = BTreeMap::new();
    for (index, turn) in turns.iter().enumerate().filter(|_| !words.is_empty()) {
        homes.insert((turn.name, turn.start), (index, turn.end));
    }
    words.sort_by_key(|word| word.start);
    let mut shares: Vec<Vec<Word>> = vec![Vec::new(); turns.len()];
    let mut outside = Vec::new();
    for word in words {
        let home = homes
            .range((word.name, Seconds::ZERO)..=(word.name, word.start))
            .next_back();
        let home = home
            .filter(|(_, (_, end))| word.start < *end)
            .map(|(_, (index, _))| *index);
        match home.and_then(|home| shares.get_mut(home)) {
            Some(share) => share.push(word.word()),
            None => outside.push(word),
        }
    }
    for (turn, words) in turns.iter().zip(shares) {
        let times = (turn.start, turn.end);
        push(turn, times, words, draft);
    }
    for word in &outside {
        push(word, (word.start, word.end), vec![word.word()], draft);
    }
    if !outside.is_empty() {
        draft.sort_by_start();
    }
}

fn push(
    record: &Record<'_>,
    (start, end): (Seconds, Seconds),
    words: Vec<Word>,
    draft: &mut Draft,
) {
    let spoken: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    draft.say(
        record.name,
        Utterance {
            start: Some(start),
            end: Some(end),
            text: spoken.join(" "),
            words,
            line: Some(record.line),
            ..Utterance::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::{Certainty, Head, read, recognize};
    use crate::import::Seconds;

    /// RTTM → `speaker start-end text` in ms, and the lines that are listed.
    fn check(rttm: &str, expected: &[&str], listed: &[u32]) {
        assert_eq!(recognize(&Head::of(rttm)), Certainty::Likely);
        let transcript = read(rttm).unwrap();
        let millis = |time: Option<Seconds>| time.unwrap().as_micros() / 1_000;
        let shown = transcript.utterances.iter().map(|utterance| {
            let speaker = utterance
                .speaker
                .map_or("-", |index| &transcript.speakers[index]);
            format!(
                "{speaker} {}-{} {}",
                millis(utterance.start),
                millis(utterance.end),
                utterance.text
            )
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        let lines: Vec<u32> = transcript
            .warnings
            .iter()
            .filter_map(|warning| warning.line)
            .collect();
        assert_eq!(lines, listed);
    }

    #[test]
    fn turns_and_words() {
        check(
            ";; comment\nSPEAKER f 1 0.500 1.600 <NA> <NA> Karen <NA> <NA>\nSPEAKER f 1 1.900 0.900 <NA> <NA> Tom <NA> <NA>\n\
             LEXEME f 1 2.0 0.3 so lex Tom 0.9\nLEXEME f 1 0.5 0.2 you lex Karen 0.9\nLEXEME f 1 0.8 0.2 never lex Karen 0.9\n",
            &["Karen 500-2100 you never", "Tom 1900-2800 so"],
            &[],
        );
    }

    #[test]
    fn words_outside_every_turn_are_kept() {
        check(
            "LEXEME f 1 2.0 0.3 so lex <NA> 0.9\n",
            &["- 2000-2300 so"],
            &[],
        );
    }

    #[test]
    fn rows_that_cannot_be_are_listed() {
        check(
            "SPEAKER s 1 0.00 1.00 <NA> <NA> MOT <NA> <NA>\nSPEAKER s 1 2.00 -1.00 <NA> <NA> FAT <NA> <NA>\n\
             SPEAKER s 1 nan 1.00 <NA> <NA> MOT <NA> <NA>\nSPEAKER s 1 4.00\nSPKR-INFO s 1 <NA> <NA> <NA> unknown MOT <NA> <NA>\n\
             SPEAKER s 1 1e308 1e308 <NA> <NA> MOT <NA> <NA>\nSU s 1 4.00 1.0 <NA> <NA> MOT <NA> <NA>\nSUPER s 1 4\n",
            &["MOT 0-1000 "],
            &[2, 3, 4, 6, 8],
        );
    }

    #[test]
    fn other_rows_are_not_rttm() {
        for head in [
            "SPEAKER: no",
            "SPEAKER\nwhat a day\n",
            "f 1 0.5 0.2 you 0.9",
            "",
        ] {
            assert_eq!(recognize(&Head::of(head)), Certainty::No, "{head}");
        }
    }
}
