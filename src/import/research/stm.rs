//! STM: what each speaker said in a stretch of a recording.
//!
//! Source: NIST SCTK, *infmts*, "STM": `file channel speaker start END [<labels>] text`.

use super::rows::{self, Recordings, moment, most_rows, rows};
use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Seconds, Transcript, Utterance};

/// What scoring programs write where nobody is to be scored.
const NOT_SPEECH: [&str; 2] = [
    "IGNORE_TIME_SEGMENT_IN_SCORING",
    "ignore_time_segment_in_scoring",
];

/// The fourth and fifth of at least five fields are times in order, and the third is none.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    most_rows(head, |row| {
        Row::new(row).is_some_and(|row| row.start <= row.end && moment(row.speaker).is_none())
    })
}

struct Row<'a> {
    recording: &'a str,
    speaker: &'a str,
    start: Seconds,
    end: Seconds,
    text: &'a str,
}

impl<'a> Row<'a> {
    fn new(row: &'a str) -> Option<Self> {
        let mut rest = row;
        let mut field = || {
            let (field, after) = rows::field(rest)?;
            rest = after;
            Some(field)
        };
        let (recording, _channel, speaker) = (field()?, field()?, field()?);
        let (start, end) = (moment(field()?)?, moment(field()?)?);
        Some(Self {
            recording,
            speaker,
            start,
            end,
            text: without_labels(rest.trim()),
        })
    }
}

/// The text behind `<o,f0,female>`.
fn without_labels(text: &str) -> &str {
    let labels = text.strip_prefix('<').and_then(|text| text.split_once('>'));
    let labels = labels.filter(|(labels, _)| !labels.contains(char::is_whitespace));
    labels.map_or(text, |(_, text)| text.trim_start())
}

/// Reads one utterance a row.
///
/// # Errors
/// When no row holds speech.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Stm);
    let mut recordings = Recordings::default();
    for (line, row) in rows(text) {
        let line = Some(line);
        let Some(row) = Row::new(row) else {
            draft.skipped(
                line,
                "A row lacks fields, or its times cannot be; it was left out.",
            );
            continue;
        };
        if NOT_SPEECH.contains(&row.text) || row.speaker == "inter_segment_gap" {
            draft.skipped(
                line,
                "A stretch is marked as not transcribed and was left out.",
            );
            continue;
        }
        recordings.add(row.recording);
        draft.say(
            Some(row.speaker),
            Utterance {
                start: Some(row.start),
                end: Some(row.end),
                text: row.text.to_owned(),
                line,
                ..Utterance::default()
            },
        );
    }
    recordings.warn(&mut draft);
    draft.spoken()
}

#[cfg(test)]
mod tests {
    use super::{Certainty, Head, read, recognize};

    #[test]
    fn rows_are_utterances() {
        let stm = ";; c\nf 1 Karen 0.50 2.10 <o,f0,female> you never call\nf 1 Tom 2.00 2.50\nf 1 Tom later 2.50 x\n\
                   f 1 inter_segment_gap 3 4 <o>\nf 1 Tom 5 6 < 3 people\n";
        assert_eq!(recognize(&Head::of(stm)), Certainty::Likely);
        let transcript = read(stm).unwrap();
        let shown = transcript.utterances.iter().map(|utterance| {
            let speaker = &transcript.speakers[utterance.speaker.unwrap()];
            format!("{speaker}: {}", utterance.text)
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            ["Karen: you never call", "Tom: ", "Tom: < 3 people"]
        );
        assert_eq!(
            transcript
                .warnings
                .iter()
                .map(|w| w.line)
                .collect::<Vec<_>>(),
            [Some(4), Some(5)]
        );
    }

    #[test]
    fn other_rows_are_not_stm() {
        for head in [
            "f A 0.50 0.20 you 0.99",
            "f 1 Karen 2.0 1.0 x",
            "f 1 0.1 0.2 0.3",
        ] {
            assert_eq!(recognize(&Head::of(head)), Certainty::No, "{head}");
        }
    }
}
