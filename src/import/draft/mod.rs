//! A transcript being read: speakers by name however it is spelled, and warnings that stay a readable list.

mod said;

pub(in crate::import) use said::LONGEST_NAME;

use super::index::Index;
use super::label::{fold, is_unseen};
use super::review::by_line;
use super::{Format, Transcript, Utterance, Warning, WarningCode};

/// How many faults of one kind are listed line by line before the rest is only counted.
const LISTED: usize = 300;
/// How much of a file a warning quotes, in characters.
const QUOTED: usize = 40;

const UNSEEN: &str = "This name holds characters that cannot be seen; without them it is one met before, and was taken for it.";

/// Collects what a reader finds.
pub(in crate::import) struct Draft {
    transcript: Transcript,
    exact: Index,
    folded: Index,
    /// How often each kind of fault was found.
    seen: Vec<(&'static str, WarningCode, usize)>,
}

impl Draft {
    /// An empty transcript of a format.
    pub fn new(format: Format) -> Self {
        Self {
            transcript: Transcript {
                format,
                ..Transcript::default()
            },
            exact: Index::default(),
            folded: Index::default(),
            seen: Vec::new(),
        }
    }

    /// The index of a speaker, entered at first sight. Spellings that differ in case, white space or in how their
    /// accents are encoded are one speaker, under the first spelling.
    pub fn speaker(&mut self, name: &str, line: u32) -> usize {
        if let Some(index) = self.exact.get(name) {
            return index;
        }
        let count = self.transcript.speakers.len();
        let index = self.folded.enter(&fold(name));
        if index == count {
            self.transcript.speakers.push(name.trim().to_owned());
        } else if name.contains(is_unseen) {
            self.warn_of(WarningCode::Invisible, line, UNSEEN, name);
        }
        self.exact.set(name, index);
        index
    }

    /// Adds an utterance.
    pub fn push(&mut self, utterance: Utterance) {
        self.transcript.utterances.push(utterance);
    }

    /// The utterances so far.
    pub fn utterances(&mut self) -> &mut Vec<Utterance> {
        &mut self.transcript.utterances
    }

    /// Gives the transcript the title the file gives itself.
    pub fn title(&mut self, title: &str) {
        let title = title.trim();
        if !title.is_empty() && self.transcript.title.is_none() {
            self.transcript.title = Some(title.to_owned());
        }
    }

    /// Lists something found on a line; `sentence` names the kind of thing and what was done.
    pub fn warn(&mut self, code: WarningCode, line: u32, sentence: &'static str) {
        if self.counts(code, sentence) {
            let message = sentence.to_owned();
            self.list(code, Some(line), message);
        }
    }

    /// The same, showing the beginning of what was found.
    pub fn warn_of(&mut self, code: WarningCode, line: u32, sentence: &'static str, found: &str) {
        if self.counts(code, sentence) {
            let stem = sentence.trim_end_matches('.');
            let message = format!("{stem}: “{}”.", quote(found));
            self.list(code, Some(line), message);
        }
    }

    /// Lists something in its own words.
    pub fn remark_at(&mut self, code: WarningCode, line: u32, message: String) {
        self.list(code, Some(line), message);
    }

    /// Says something about the file as a whole.
    pub fn remark(&mut self, code: WarningCode, message: String) {
        self.list(code, None, message);
    }

    fn counts(&mut self, code: WarningCode, sentence: &'static str) -> bool {
        let known = self.seen.iter_mut().find(|seen| seen.0 == sentence);
        let count = match known {
            Some(seen) => {
                seen.2 += 1;
                seen.2
            }
            None => {
                self.seen.push((sentence, code, 1));
                1
            }
        };
        count <= LISTED
    }

    fn list(&mut self, code: WarningCode, line: Option<u32>, message: String) {
        self.transcript.warnings.push(Warning {
            code,
            message,
            line,
        });
    }

    /// The transcript, with the faults past the listed ones counted.
    pub fn finish(mut self) -> Transcript {
        for &(sentence, code, count) in &self.seen {
            if count > LISTED {
                let more = count - LISTED;
                let message = format!("{sentence} (and {more} more like it)");
                self.transcript.warnings.push(Warning {
                    code,
                    message,
                    line: None,
                });
            }
        }
        by_line(&mut self.transcript.warnings);
        // The transcript is kept as long as the session is open; room to grow is not.
        self.transcript.utterances.shrink_to_fit();
        self.transcript
    }
}

/// The first forty characters, on one line.
pub(in crate::import) fn quote(found: &str) -> String {
    let line: String = found.trim().chars().take(QUOTED).collect();
    let line = line.replace(['\n', '\r'], " ");
    if found.trim().chars().nth(QUOTED).is_some() {
        line + "…"
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one_speaker() {
        let mut draft = Draft::new(Format::Plain);
        let names = ["Zoë", "Zoe\u{308}", "ZOË ", "zoë", "Zoe", "Anna", "Hanna"];
        let indices: Vec<usize> = names.iter().map(|name| draft.speaker(name, 1)).collect();
        assert_eq!(indices, [0, 0, 0, 0, 1, 2, 3]);
        assert_eq!(draft.finish().speakers, ["Zoë", "Zoe", "Anna", "Hanna"]);
    }

    #[test]
    fn many_faults_of_one_kind_are_counted() {
        let mut draft = Draft::new(Format::Plain);
        for line in 1..=512 {
            draft.warn(WarningCode::Skipped, line, "This was left out.");
        }
        let warnings = draft.finish().warnings;
        assert_eq!(warnings.len(), LISTED + 1);
        let counted = warnings.first().unwrap();
        assert_eq!(counted.message, "This was left out. (and 212 more like it)");
    }

    #[test]
    fn quotes_are_short_and_on_one_line() {
        assert_eq!(quote(" a\nb "), "a b");
        assert_eq!(quote(&"x".repeat(50)), "x".repeat(40) + "…");
    }
}
