//! Utterances one by one → [`Transcript`]: labels gathered, impossible times repaired and listed.

use std::collections::BTreeMap;

use super::{
    Format, ImportError, ImportErrorKind, Place, Seconds, Timing, Transcript, Utterance, Warning,
    WarningCode,
};

/// A transcript while it is being read.
#[derive(Debug)]
pub(in crate::import) struct Draft {
    transcript: Transcript,
    labels: BTreeMap<String, usize>,
}

impl Draft {
    /// Nothing read yet.
    pub(in crate::import) fn new(format: Format) -> Self {
        Self {
            transcript: Transcript {
                format,
                ..Transcript::default()
            },
            labels: BTreeMap::new(),
        }
    }

    /// Names the transcript.
    pub(in crate::import) fn title(&mut self, title: &str) {
        self.transcript.title = Some(clean(title)).filter(|title| !title.is_empty());
    }

    /// Says that the file is of another format than was thought.
    pub(in crate::import) fn format(&mut self, format: Format) {
        self.transcript.format = format;
    }

    /// The speaker of this label; `None` for an empty one.
    pub(in crate::import) fn speaker(&mut self, label: &str) -> Option<usize> {
        let label = clean(label);
        if label.is_empty() {
            return None;
        }
        let speakers = &mut self.transcript.speakers;
        Some(*self.labels.entry(label).or_insert_with_key(|label| {
            speakers.push(label.clone());
            speakers.len() - 1
        }))
    }

    /// Takes an utterance by the speaker of this label.
    pub(in crate::import) fn say(&mut self, label: Option<&str>, utterance: Utterance) {
        let speaker = label.and_then(|label| self.speaker(label));
        self.push(Utterance {
            speaker,
            ..utterance
        });
    }

    /// Takes an utterance; times that cannot be are taken away or moved, and listed.
    pub(in crate::import) fn push(&mut self, mut utterance: Utterance) {
        utterance.text = clean(&utterance.text);
        let line = utterance.line;
        for time in [&mut utterance.start, &mut utterance.end] {
            if time.is_some_and(|time| !is_possible(time)) {
                *time = None;
                self.repaired(
                    line,
                    "A time lies before the start or beyond 999,999 hours and was left out.",
                );
            }
        }
        if let (Some(start), Some(end)) = (utterance.start, utterance.end)
            && end < start
        {
            utterance.end = Some(start);
            self.repaired(
                line,
                "It ends before it starts; its words are kept with no length.",
            );
        }
        let before = utterance.words.len();
        utterance
            .words
            .retain(|word| is_possible(word.start) && is_possible(word.end));
        let backwards = utterance
            .words
            .iter_mut()
            .filter(|word| word.end < word.start);
        let backwards = backwards.map(|word| word.end = word.start).count();
        if backwards + before > utterance.words.len() {
            self.repaired(
                line,
                "The times of a word cannot be; they were left out or set to no length.",
            );
        }
        self.transcript.utterances.push(utterance);
    }

    /// Lists something that was read although it breaks the format.
    pub(in crate::import) fn repaired(&mut self, line: Option<u32>, message: impl Into<String>) {
        self.warn(WarningCode::Repaired, line, message);
    }

    /// Lists something that was not read.
    pub(in crate::import) fn skipped(&mut self, line: Option<u32>, message: impl Into<String>) {
        self.warn(WarningCode::Skipped, line, message);
    }

    /// Lists a choice that the file left open.
    pub(in crate::import) fn assumed(&mut self, line: Option<u32>, message: impl Into<String>) {
        self.warn(WarningCode::Assumed, line, message);
    }

    fn warn(&mut self, code: WarningCode, line: Option<u32>, message: impl Into<String>) {
        let message = message.into();
        self.transcript.warnings.push(Warning {
            code,
            message,
            line,
        });
    }

    /// What has been read so far.
    pub(in crate::import) fn utterances(&self) -> &[Utterance] {
        &self.transcript.utterances
    }

    /// Brings the utterances in order of time, for formats that write one list per speaker. Those without a start
    /// stay behind the one they follow in the file.
    pub(in crate::import) fn sort_by_start(&mut self) {
        let mut latest = Seconds::ZERO;
        let mut keyed: Vec<(Seconds, Utterance)> =
            Vec::with_capacity(self.transcript.utterances.len());
        for utterance in self.transcript.utterances.drain(..) {
            latest = utterance.start.unwrap_or(latest);
            keyed.push((latest, utterance));
        }
        keyed.sort_by_key(|(start, _)| *start);
        self.transcript
            .utterances
            .extend(keyed.into_iter().map(|(_, utterance)| utterance));
    }

    /// The transcript, with its timing worked out.
    ///
    /// # Errors
    /// When nobody spoke.
    pub(in crate::import) fn finish(self) -> Result<Transcript, ImportError> {
        let mut transcript = self.transcript;
        if transcript.utterances.is_empty() {
            return Err(
                ImportError::new(ImportErrorKind::NoSpeech, Place::File).reading(transcript.format)
            );
        }
        transcript.timing = Timing::of(&transcript.utterances);
        transcript
            .warnings
            .sort_by_key(|warning| warning.line.unwrap_or_default());
        Ok(transcript)
    }
}

fn is_possible(time: Seconds) -> bool {
    (Seconds::ZERO..=Seconds::MAX).contains(&time)
}

/// Trimmed; NUL as the replacement character, other control characters but tab and line feed left out.
fn clean(text: &str) -> String {
    let text = text.trim();
    if !text.chars().any(char::is_control) {
        return text.to_owned();
    }
    let kept = |letter: char| match letter {
        '\0' => Some('\u{fffd}'),
        '\t' | '\n' => Some(letter),
        letter => (!letter.is_control()).then_some(letter),
    };
    text.chars()
        .filter_map(kept)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Draft, Format, Seconds, Utterance, WarningCode};

    #[test]
    fn impossible_times_are_listed() {
        let mut draft = Draft::new(Format::Plain);
        for (start, end) in [(0, 1_000), (2_000, 1_000), (-5, 1_000)] {
            draft.push(Utterance {
                start: Some(Seconds::from_millis(start)),
                end: Some(Seconds::from_millis(end)),
                line: Some(7),
                ..Utterance::default()
            });
        }
        let transcript = draft.finish().unwrap();
        let times = transcript.utterances.iter().map(|u| (u.start, u.end));
        let millis = |millis| Some(Seconds::from_millis(millis));
        assert_eq!(
            times.collect::<Vec<_>>(),
            [
                (millis(0), millis(1_000)),
                (millis(2_000), millis(2_000)),
                (None, millis(1_000))
            ]
        );
        let listed = transcript.warnings.iter().map(|w| (w.code, w.line));
        assert_eq!(
            listed.collect::<Vec<_>>(),
            [(WarningCode::Repaired, Some(7)); 2]
        );
    }

    #[test]
    fn a_label_is_one_speaker_and_an_empty_one_nobody() {
        let mut draft = Draft::new(Format::Plain);
        let seen: Vec<_> = ["Mom", " Mom ", "", "__proto__", "a\0b"]
            .map(|label| draft.speaker(label))
            .into();
        assert_eq!(seen, [Some(0), Some(0), None, Some(1), Some(2)]);
        assert_eq!(
            draft.transcript.speakers,
            ["Mom", "__proto__", "a\u{fffd}b"]
        );
    }

    #[test]
    fn nobody_spoke() {
        assert_eq!(
            Draft::new(Format::Plain).finish().unwrap_err().code(),
            "no-speech"
        );
    }
}
