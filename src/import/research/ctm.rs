//! CTM: words with times, by recording and channel.
//!
//! Source: NIST SCTK, *infmts*, "CTM": `file channel start DURATION word [confidence [type [speaker]]]`, with
//! alternatives between `<ALT_BEGIN>`, `<ALT>` and `<ALT_END>`.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::rows::{Recordings, fields, moment, most_rows, rows};
use crate::import::Seconds;
use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, Transcript, Utterance, Word};

/// How many fields a row has, at least and at most.
const FEWEST: usize = 5;
const FIELDS: usize = 8;

/// A silence of this length ends an utterance; as for word lists of transcription services.
const SILENCE: Seconds = Seconds::from_millis(800);

/// The third and fourth of five to eight fields are times, and the second is short.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    most_rows(head, |row| {
        let (all, count) = fields::<FIELDS>(row);
        let [_, _, _, _, mark, ..] = all;
        let few = all.get(..count).filter(|_| count >= FEWEST);
        few.is_some_and(|fields| mark.starts_with("<ALT") || Row::new(0, fields).is_some())
    })
}

struct Row<'a> {
    line: u32,
    recording: &'a str,
    channel: &'a str,
    speaker: Option<&'a str>,
    word: Word,
}

impl<'a> Row<'a> {
    fn new(line: u32, fields: &[&'a str]) -> Option<Self> {
        let [recording, channel, start, duration, word, ..] = fields else {
            return None;
        };
        let start = moment(start)?;
        let end = start + moment(duration)?;
        let text = (*word).to_owned();
        (end <= Seconds::MAX).then_some(Self {
            line,
            recording,
            channel,
            speaker: fields.get(7).copied(),
            word: Word { start, end, text },
        })
    }
}

/// Reads words and joins them until the channel changes or falls silent.
///
/// # Errors
/// When no row holds a word.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Ctm);
    let mut recordings = Recordings::default();
    let mut words = Vec::new();
    let mut alternative = Alternative::Outside;
    for (line, row) in rows(text) {
        let (all, count) = fields::<FIELDS>(row);
        let fields = all.get(..count).unwrap_or(&all);
        if alternative.changed_by(fields.get(4)) || alternative == Alternative::Later {
            continue;
        }
        match Row::new(line, fields) {
            Some(row) => {
                recordings.add(row.recording);
                words.push(row);
            }
            None => draft.skipped(
                Some(line),
                "A row lacks fields, or its times cannot be; it was left out.",
            ),
        }
    }
    recordings.warn(&mut draft);
    push_runs(&words, &mut draft);
    draft.spoken()
}

/// Of several ways to hear the same words the first is taken.
#[derive(PartialEq)]
enum Alternative {
    Outside,
    First,
    Later,
}

impl Alternative {
    fn changed_by(&mut self, mark: Option<&&str>) -> bool {
        match mark {
            Some(&"<ALT_BEGIN>") => *self = Self::First,
            Some(&"<ALT>") => *self = Self::Later,
            Some(&"<ALT_END>") => *self = Self::Outside,
            _ => return false,
        }
        true
    }
}

fn push_runs(words: &[Row<'_>], draft: &mut Draft) {
    let channels: BTreeSet<&str> = words.iter().map(|word| word.channel).collect();
    let runs = words.chunk_by(|first, second| {
        let same = first.recording == second.recording
            && (first.channel, first.speaker) == (second.channel, second.speaker);
        same && second.word.start - first.word.end <= SILENCE
            && second.word.start >= first.word.start
    });
    for run in runs {
        let Some(first) = run.first() else { continue };
        let channel = (channels.len() > 1).then(|| channel(first.channel));
        let label = first.speaker.map(Cow::Borrowed).or(channel);
        let spoken: Vec<&str> = run.iter().map(|row| row.word.text.as_str()).collect();
        draft.say(
            label.as_deref(),
            Utterance {
                start: Some(first.word.start),
                end: run.iter().map(|row| row.word.end).max(),
                text: spoken.join(" "),
                words: run.iter().map(|row| row.word.clone()).collect(),
                line: Some(first.line),
                ..Utterance::default()
            },
        );
    }
}

/// A channel stands in for the speaker that the format does not name.
fn channel(name: &str) -> Cow<'_, str> {
    match name.chars().count() {
        1 => format!("Channel {name}").into(),
        _ => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, Head, read, recognize};

    #[test]
    fn words_are_joined_until_a_silence() {
        let ctm = ";; c\nf A 0.50 0.20 you 0.99\nf A 0.90 0.30 never\nf A 2.10 0.30 <ALT_BEGIN>\nf A 2.10 0.30 call\n\
                   f A * * <ALT>\nf A 2.10 0.30 fall\nf A * * <ALT_END>\nf B 2.2 0.1 hm\nf B x 0.1 hm\n";
        assert_eq!(recognize(&Head::of(ctm)), Certainty::Likely);
        let transcript = read(ctm).unwrap();
        let shown = transcript.utterances.iter().map(|utterance| {
            let speaker = &transcript.speakers[utterance.speaker.unwrap()];
            format!("{speaker}: {} ({})", utterance.text, utterance.words.len())
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "Channel A: you never (2)",
                "Channel A: call (1)",
                "Channel B: hm (1)"
            ]
        );
        assert_eq!(
            transcript
                .warnings
                .iter()
                .map(|w| w.line)
                .collect::<Vec<_>>(),
            [Some(10)]
        );
    }

    #[test]
    fn other_rows_are_not_ctm() {
        for head in [
            "f A Karen 0.50 2.10 <o> you never",
            "0.5 1.0 Karen",
            "one two three four five",
        ] {
            assert_eq!(recognize(&Head::of(head)), Certainty::No, "{head}");
        }
    }
}
