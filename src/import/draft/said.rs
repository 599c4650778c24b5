//! What formats with fields of their own say of an utterance, checked as it is taken: its speaker, its times, its words.

use super::Draft;
use crate::import::eight::{below, eights, near};
use crate::import::label::{Census, head};
use crate::import::{
    Format, ImportError, ImportErrorKind, Mark, Place, Profile, Seconds, Transcript, Utterance,
    WarningCode,
};

/// Longer names are none.
pub(in crate::import) const LONGEST_NAME: usize = 240;

impl Draft {
    /// Takes an utterance by the speaker of this label, if there is one.
    pub fn say(&mut self, label: Option<&str>, utterance: Utterance) {
        let known = label.and_then(|label| self.exact.get(label));
        if known.is_some() {
            return self.take(Utterance {
                speaker: known,
                ..utterance
            });
        }
        let label = label.map(|label| {
            let end = label.char_indices().nth(LONGEST_NAME).map(|(end, _)| end);
            if end.is_some() {
                self.repaired(
                    utterance.line,
                    "A name is longer than 240 characters and was cut.",
                );
            }
            clean(
                label
                    .get(..end.unwrap_or(label.len()))
                    .unwrap_or(label)
                    .to_owned(),
            )
        });
        let label = label.filter(|label| !label.is_empty());
        let speaker = label.map(|label| self.speaker(&label, utterance.line.unwrap_or(1)));
        self.take(Utterance {
            speaker,
            ..utterance
        });
    }

    /// Takes an utterance; times that cannot be are taken away or moved, and listed.
    pub fn take(&mut self, mut utterance: Utterance) {
        let length = utterance.text.len();
        utterance.text = clean(utterance.text);
        if utterance.text.len() != length {
            let text = &utterance.text;
            let inside = |mark: &mut Mark| mark.at = text.floor_char_boundary(mark.at);
            utterance.marks.iter_mut().for_each(inside);
        }
        let line = utterance.line;
        for time in [&mut utterance.start, &mut utterance.end] {
            if time.is_some_and(|time| !is_possible(time)) {
                *time = None;
                self.repaired(
                    line,
                    "A time lies before the start or beyond 999,999 hours; it was left out.",
                );
            }
        }
        if let (Some(start), Some(end)) = (utterance.start, utterance.end)
            && end < start
        {
            utterance.end = Some(start);
            self.repaired(
                line,
                "It ends before it starts; its words were kept with no length.",
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
        self.push(utterance);
    }

    /// Lists something that was read although it breaks the format.
    pub fn repaired(&mut self, line: Option<u32>, sentence: &'static str) {
        self.note(WarningCode::Repaired, line, sentence);
    }

    /// Lists something that was not read.
    pub fn skipped(&mut self, line: Option<u32>, sentence: &'static str) {
        self.note(WarningCode::Skipped, line, sentence);
    }

    /// Lists a choice that the file left open.
    pub fn assumed(&mut self, line: Option<u32>, sentence: &'static str) {
        self.note(WarningCode::Assumed, line, sentence);
    }

    /// Lists something that was read although it breaks the format, in words of its own.
    pub fn repaired_of(&mut self, line: Option<u32>, message: String) {
        self.list(WarningCode::Repaired, line, message);
    }

    /// Lists a choice that the file left open, in words of its own.
    pub fn assumed_of(&mut self, line: Option<u32>, message: String) {
        self.list(WarningCode::Assumed, line, message);
    }

    fn note(&mut self, code: WarningCode, line: Option<u32>, sentence: &'static str) {
        match line {
            Some(line) => self.warn(code, line, sentence),
            None => self.remark(code, sentence.to_owned()),
        }
    }

    /// Says what the file says of a speaker, if that speaker speaks.
    pub fn profile(&mut self, label: &str, name: Option<&str>, role: Option<&str>) {
        let speaker = self
            .transcript
            .speakers
            .iter()
            .position(|known| known == label);
        if let Some(speaker) = speaker.filter(|_| name.or(role).is_some()) {
            self.transcript.profiles.push(Profile {
                speaker,
                name: name.map(str::to_owned),
                role: role.map(str::to_owned),
            });
        }
    }

    /// Says that the file is of a nearer kind than was thought.
    pub fn format(&mut self, format: Format) {
        self.transcript.format = format;
    }

    /// Brings the utterances in order of time, for formats that write one list per speaker. Those without a start
    /// stay behind the one they follow in the file.
    pub fn sort_by_start(&mut self) {
        let mut latest = Seconds::ZERO;
        let starts = self.transcript.utterances.iter().map(|utterance| {
            latest = utterance.start.unwrap_or(latest);
            latest
        });
        let mut order: Vec<(Seconds, usize)> = starts.zip(0..).collect();
        if order.is_sorted() {
            return;
        }
        // Places are moved about instead of utterances, which are many times their size; equal times keep their order.
        order.sort_unstable();
        let mut taken = std::mem::take(&mut self.transcript.utterances);
        let sorted = order
            .iter()
            .filter_map(|(_, place)| taken.get_mut(*place).map(std::mem::take));
        let mut utterances = Vec::with_capacity(order.len());
        utterances.extend(sorted);
        self.transcript.utterances = utterances;
    }

    /// Where the file names nobody, names may stand before what is said: `Karen: No.`
    fn name_from_words(&mut self) {
        if !self.transcript.speakers.is_empty() {
            return;
        }
        let mut utterances = std::mem::take(&mut self.transcript.utterances);
        let mut census = Census::default();
        for head in utterances
            .iter()
            .filter_map(|utterance| head(&utterance.text))
        {
            census.see(&head);
        }
        let labels = census.decide();
        for utterance in &mut utterances {
            let found = head(&utterance.text).and_then(|head| {
                let who = labels.of(&head)?.clone();
                Some((who, head.text.to_owned()))
            });
            if let Some((who, text)) = found {
                let line = utterance.line.unwrap_or(1);
                utterance.speaker = who.name.map(|name| self.speaker(&name, line));
                utterance.addressee = who.addressee;
                utterance.manner = who.manner;
                utterance.text = text;
            }
        }
        self.transcript.utterances = utterances;
    }

    /// The transcript, when anybody spoke.
    ///
    /// # Errors
    /// When nobody did.
    pub fn spoken(mut self) -> Result<Transcript, ImportError> {
        self.name_from_words();
        let transcript = self.finish();
        if transcript.utterances.is_empty() {
            return Err(
                ImportError::new(ImportErrorKind::NoSpeech, Place::File).reading(transcript.format)
            );
        }
        Ok(transcript)
    }
}

fn is_possible(time: Seconds) -> bool {
    (Seconds::ZERO..=Seconds::MAX).contains(&time)
}

/// Trimmed; NUL as the replacement character, other control characters but tab and line feed left out.
fn clean(whole: String) -> String {
    let text = whole.trim();
    if !may_hold_controls(text.as_bytes()) {
        return match text.len() == whole.len() {
            true => whole,
            false => text.to_owned(),
        };
    }
    let kept = |letter: char| match letter {
        '\0' => Some('\u{fffd}'),
        '\t' | '\n' => Some(letter),
        letter => (!letter.is_control()).then_some(letter),
    };
    let kept: String = text.chars().filter_map(kept).collect();
    kept.trim().to_owned()
}

/// Control characters are bytes below the space, DEL, and those that UTF-8 begins with C2.
fn may_hold_controls(text: &[u8]) -> bool {
    let (words, rest) = eights(text);
    let found = words.fold(0, |found, word| {
        found | below(word, 0x20) | near(word, 0x7F) | near(word, 0xC2)
    });
    let suspect = |byte: &u8| *byte < b' ' || matches!(byte, 0x7F | 0xC2);
    found != 0 || rest.iter().any(suspect)
}

#[cfg(test)]
mod tests {
    use super::{Draft, Format, Seconds, Utterance, WarningCode, may_hold_controls};

    #[test]
    fn impossible_times_are_listed() {
        let mut draft = Draft::new(Format::Plain);
        for (start, end) in [(0, 1_000), (2_000, 1_000), (-5, 1_000)] {
            draft.say(
                Some("\u{1}Mom"),
                Utterance {
                    start: Some(Seconds::from_millis(start)),
                    end: Some(Seconds::from_millis(end)),
                    text: "a\0b\u{1} ".into(),
                    line: Some(7),
                    ..Utterance::default()
                },
            );
        }
        let transcript = draft.spoken().unwrap();
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
        assert_eq!(transcript.speakers, ["Mom"]);
        assert_eq!(transcript.utterances[0].text, "a\u{fffd}b");
    }

    #[test]
    fn control_characters_are_found_wherever_they_stand() {
        for byte in 0..=255_u8 {
            for at in 0..20 {
                let mut text = [b'a'; 20];
                text[at] = byte;
                let suspect = byte < b' ' || matches!(byte, 0x7F | 0xC2);
                assert_eq!(may_hold_controls(&text), suspect, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn names_are_found_before_words_where_nobody_is_named() {
        let said = |labels: [Option<&str>; 4]| {
            let mut draft = Draft::new(Format::Plain);
            for (label, text) in
                labels
                    .into_iter()
                    .zip(["Karen: no", "Tom: yes", "Karen: so", "Tom: no"])
            {
                draft.say(
                    label,
                    Utterance {
                        text: text.into(),
                        ..Utterance::default()
                    },
                );
            }
            let transcript = draft.spoken().unwrap();
            (transcript.speakers, transcript.utterances[0].text.clone())
        };
        assert_eq!(
            said([None; 4]),
            (vec!["Karen".to_owned(), "Tom".to_owned()], "no".to_owned())
        );
        assert_eq!(
            said([None, Some("X"), None, None]),
            (vec!["X".to_owned()], "Karen: no".to_owned())
        );
    }

    #[test]
    fn an_empty_label_is_nobody() {
        let mut draft = Draft::new(Format::Plain);
        draft.say(Some(" "), Utterance::default());
        draft.say(None, Utterance::default());
        let transcript = draft.spoken().unwrap();
        assert_eq!(transcript.speakers, [""; 0]);
        assert_eq!(
            Draft::new(Format::Plain).spoken().unwrap_err().code(),
            "no-speech"
        );
    }

    #[test]
    fn lists_of_several_speakers_are_brought_in_order() {
        let mut draft = Draft::new(Format::Plain);
        for (text, start) in [("b", Some(2)), ("c", None), ("a", Some(1))] {
            draft.push(Utterance {
                start: start.map(Seconds::from_millis),
                text: text.into(),
                ..Utterance::default()
            });
        }
        draft.sort_by_start();
        let texts: Vec<&str> = draft.utterances().iter().map(|u| u.text.as_str()).collect();
        assert_eq!(texts, ["a", "b", "c"]);
    }
}
