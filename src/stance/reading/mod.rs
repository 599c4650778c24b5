//! Session → [`Utterance`]s and their [`Sentence`]s: who is meant, who is called, where a clause begins.

mod kinship;
mod mention;
mod resolve;
mod sentence;
mod subject;
mod token;

pub(crate) use kinship::{partner, relative};
pub(crate) use mention::{Form, Mention, Owner};
pub(crate) use resolve::{Meant, Recent, Scene};
pub(crate) use sentence::{Sentence, sentences, unresolved};
pub(crate) use subject::{Before, taken_up};
pub(crate) use token::{Mark, Note, Word, split};

use std::ops::Range;

use mention::{Line, Names, mentions};

use super::cue::{Vocabulary, WordClass, WordId};
use crate::session::{MemberId, Session};

/// One utterance as read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Utterance {
    /// Its words.
    pub words: Vec<Word>,
    /// Their numbers in the pack.
    pub ids: Vec<WordId>,
    /// Its stage notes.
    pub notes: Vec<Note>,
    /// Who is named or called in it.
    pub mentions: Vec<Mention>,
}

impl Utterance {
    /// Whether the last mark is a question mark, or one stands anywhere.
    pub(crate) fn asks(&self) -> bool {
        self.words.iter().any(|word| word.mark == Mark::Question)
    }

    /// Whether a word of the class occurs.
    pub(crate) fn has(&self, vocabulary: &Vocabulary, class: WordClass) -> bool {
        self.ids.iter().any(|&id| vocabulary.is_in(id, class))
    }

    /// Whether a stage note holds a word of the class.
    pub(crate) fn notes_have(&self, vocabulary: &Vocabulary, class: WordClass) -> bool {
        self.notes
            .iter()
            .flat_map(|note| &note.words)
            .any(|word| vocabulary.is_in(vocabulary.find(word), class))
    }

    /// The bytes of a stretch of a sentence's seen words; nothing where the stretch is empty.
    pub(crate) fn span(&self, sentence: &Sentence, seen: Range<usize>) -> Range<usize> {
        let words = sentence.words.get(seen).unwrap_or_default();
        let byte = |at: usize| self.words.get(at).map(|word| word.span.clone());
        let start = words.first().and_then(|w| byte(w.start));
        let end = words.last().and_then(|w| byte(w.end.saturating_sub(1)));
        match (start, end) {
            (Some(start), Some(end)) => start.start..end.end,
            _ => 0..0,
        }
    }

    /// The mentions that begin within a range of words.
    pub(crate) fn mentions_in(&self, range: &Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.start < range.start);
        let to = self.mentions.partition_point(|m| m.start < range.end);
        self.mentions.get(from..to).unwrap_or_default()
    }
}

/// Reads every utterance of a session.
pub(crate) fn read(session: &Session, vocabulary: &Vocabulary) -> Vec<Utterance> {
    let names = Names::of(session);
    let mut answers_who = false;
    let mut before: Option<MemberId> = None;
    session
        .utterances
        .iter()
        .map(|spoken| {
            let (words, notes) = split(&spoken.text);
            let ids: Vec<WordId> = words.iter().map(|w| vocabulary.find(&w.text)).collect();
            let line = Line {
                words: &words,
                ids: &ids,
                vocabulary,
                answers_who: answers_who && before != spoken.speaker,
            };
            let mentions = mentions(&line, &names);
            answers_who = words
                .iter()
                .any(|word| matches!(word.text.as_str(), "who" | "whose" | "which"));
            before = spoken.speaker;
            Utterance {
                words,
                ids,
                notes,
                mentions,
            }
        })
        .collect()
}
