//! Words one by one → utterances, for services that list words rather than what somebody said.

use std::borrow::Cow;

use crate::import::draft::Draft;
use crate::import::{Seconds, Utterance, Word};

/// A silence of this length ends an utterance when the file does not say where utterances end.
/// Source: Deepgram's documented default of its `utt_split` option (0.8 s).
const SILENCE: Seconds = Seconds::from_millis(800);

/// A word as a service lists it.
#[derive(Clone, Debug, Default)]
pub(super) struct Spoken<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) start: Option<Seconds>,
    pub(super) end: Option<Seconds>,
    pub(super) speaker: Option<Cow<'a, str>>,
    pub(super) line: Option<u32>,
    /// No space stands between this and the word before it.
    pub(super) joined: bool,
}

impl Spoken<'_> {
    /// A sign that belongs to the word before it: it has no time and no speaker of its own.
    fn is_sign(&self) -> bool {
        self.joined && self.start.is_none()
    }
}

/// Pushes what these words say: one utterance until the speaker changes or falls silent.
pub(super) fn push_runs(words: &[Spoken<'_>], draft: &mut Draft) {
    let mut run: Option<Run<'_>> = None;
    for word in words {
        match &mut run {
            Some(open) if open.goes_on_with(word) => open.add(word),
            _ => {
                let next = Run::new(word);
                if let Some(done) = run.replace(next) {
                    done.push_to(draft);
                }
            }
        }
    }
    if let Some(done) = run {
        done.push_to(draft);
    }
}

/// Text and word times of what is one utterance by other signs.
pub(super) fn one_utterance(words: &[Spoken<'_>]) -> Utterance {
    let mut words = words.iter();
    let Some(first) = words.next() else {
        return Utterance::default();
    };
    let mut run = Run::new(first);
    words.for_each(|word| run.add(word));
    run.utterance
}

struct Run<'a> {
    speaker: Option<&'a str>,
    utterance: Utterance,
}

impl<'a> Run<'a> {
    fn new(word: &'a Spoken<'_>) -> Self {
        let mut run = Self {
            speaker: word.speaker.as_deref(),
            utterance: Utterance {
                line: word.line,
                ..Utterance::default()
            },
        };
        run.add(word);
        run
    }

    fn goes_on_with(&self, word: &Spoken<'_>) -> bool {
        let silent = match (self.utterance.end, word.start) {
            (Some(end), Some(start)) => start - end > SILENCE,
            _ => false,
        };
        word.is_sign() || (self.speaker == word.speaker.as_deref() && !silent)
    }

    fn add(&mut self, word: &Spoken<'_>) {
        let utterance = &mut self.utterance;
        if !word.joined && !utterance.text.is_empty() {
            utterance.text.push(' ');
        }
        utterance.text.push_str(&word.text);
        utterance.start = utterance.start.or(word.start);
        utterance.end = word.end.or(word.start).max(utterance.end);
        if let (Some(start), Some(end)) = (word.start, word.end) {
            let text = word.text.trim().to_owned();
            utterance.words.push(Word { start, end, text });
        } else if let Some(last) = utterance.words.last_mut()
            && word.is_sign()
        {
            last.text.push_str(word.text.trim());
        }
    }

    fn push_to(self, draft: &mut Draft) {
        draft.say(self.speaker, self.utterance);
    }
}

#[cfg(test)]
mod tests {
    use super::{Spoken, push_runs};
    use crate::import::draft::Draft;
    use crate::import::{Format, Seconds};

    /// Words as `text start end speaker` in ms, a leading `~` for joined → utterances as `speaker start-end text`.
    fn check(words: &[(&str, i64, i64, &str)], expected: &[&str]) {
        let words = words.iter().map(|(text, start, end, speaker)| Spoken {
            text: text.trim_start_matches('~').into(),
            joined: text.starts_with('~'),
            start: (*start >= 0).then(|| Seconds::from_millis(*start)),
            end: (*end >= 0).then(|| Seconds::from_millis(*end)),
            speaker: (!speaker.is_empty()).then(|| (*speaker).into()),
            line: None,
        });
        let mut draft = Draft::new(Format::Plain);
        push_runs(&words.collect::<Vec<_>>(), &mut draft);
        let transcript = draft.spoken().unwrap();
        let shown = transcript.utterances.iter().map(|utterance| {
            let speaker = utterance
                .speaker
                .map_or("-", |index| &transcript.speakers[index]);
            let millis = |time: Option<Seconds>| time.map_or(-1, |time| time.as_micros() / 1_000);
            let (start, end) = (millis(utterance.start), millis(utterance.end));
            format!(
                "{speaker} {start}-{end} {} {}",
                utterance.words.len(),
                utterance.text
            )
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn speakers_and_silences_end_an_utterance() {
        check(
            &[
                ("No", 0, 100, "A"),
                ("~,", -1, -1, ""),
                ("wait", 900, 1_000, "A"),
                ("Go", 1_000, 1_200, "B"),
            ],
            &["A 0-1000 2 No, wait", "B 1000-1200 1 Go"],
        );
        check(
            &[("one", 0, 100, "A"), ("two", 901, 1_000, "A")],
            &["A 0-100 1 one", "A 901-1000 1 two"],
        );
    }

    #[test]
    fn words_without_times_stay_in_the_text() {
        check(
            &[
                ("in", 0, 100, ""),
                ("2014", -1, -1, ""),
                ("then", 300, 400, ""),
            ],
            &["- 0-400 2 in 2014 then"],
        );
    }
}
