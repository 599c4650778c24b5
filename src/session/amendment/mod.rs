//! Transcript + a person's amendments → the transcript as amended. What was read stays as it is; amendments are kept
//! beside it and put in force anew each time.

mod split;

use std::borrow::Cow;
use std::ops::Range;

use crate::import::Transcript;

/// One thing a person has put right about who said what.
///
/// Numbers are those of the transcript as the amendments before this one left it, so that a list of them is read from
/// its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amendment {
    /// Someone speaks whom the file does not name: a new label behind all others.
    Introduce {
        /// The label.
        name: String,
    },
    /// Utterances are the words of somebody else than the file says.
    Assign {
        /// Indices into [`Transcript::utterances`].
        utterances: Vec<usize>,
        /// Index into [`Transcript::speakers`]; `None` when nobody can say whose words they are.
        speaker: Option<usize>,
    },
    /// An utterance is two: its words from here on become the utterance after it, which numbers all that follow anew.
    Split {
        /// Index into [`Transcript::utterances`].
        utterance: usize,
        /// The number of the word with which the second one begins, counted from 0 between white space; never the first.
        word: usize,
    },
}

/// Puts amendments in force, in their order. One that names an utterance, a label or a place that is not there does
/// nothing.
#[must_use]
pub fn amend<'a>(transcript: &'a Transcript, amendments: &[Amendment]) -> Cow<'a, Transcript> {
    if amendments.is_empty() {
        return Cow::Borrowed(transcript);
    }
    let mut amended = transcript.clone();
    for amendment in amendments {
        apply(&mut amended, amendment);
    }
    Cow::Owned(amended)
}

fn apply(transcript: &mut Transcript, amendment: &Amendment) {
    match amendment {
        Amendment::Introduce { name } => transcript.speakers.push(name.clone()),
        Amendment::Assign {
            utterances,
            speaker,
        } => {
            if speaker.is_some_and(|label| label >= transcript.speakers.len()) {
                return;
            }
            for &index in utterances {
                if let Some(utterance) = transcript.utterances.get_mut(index) {
                    utterance.speaker = *speaker;
                }
            }
        }
        Amendment::Split { utterance, word } => {
            if let Some(at) = cut(transcript, *utterance, *word) {
                split::split(transcript, *utterance, at);
            }
        }
    }
}

/// The bytes at which the words of a text begin.
pub fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut blank = true;
    text.char_indices().filter_map(move |(at, c)| {
        let begins = blank && !c.is_whitespace();
        blank = c.is_whitespace();
        begins.then_some(at)
    })
}

/// The byte at which a split before this word cuts an utterance's text.
fn cut(transcript: &Transcript, utterance: usize, word: usize) -> Option<usize> {
    let utterance = transcript.utterances.get(utterance)?;
    word_starts(&utterance.text).nth(word).filter(|_| word > 0)
}

impl Amendment {
    /// Where words of the transcript before this amendment stand after it: the utterance and the bytes of its text.
    /// Words on both sides of a cut stay with the first part.
    #[must_use]
    pub fn carry(
        &self,
        before: &Transcript,
        utterance: usize,
        span: Range<usize>,
    ) -> (usize, Range<usize>) {
        let Self::Split {
            utterance: split,
            word,
        } = self
        else {
            return (utterance, span);
        };
        match cut(before, *split, *word) {
            Some(_) if utterance > *split => (utterance + 1, span),
            Some(at) if utterance == *split && span.start >= at => {
                (utterance + 1, span.start - at..span.end.max(at) - at)
            }
            Some(at) if utterance == *split => (utterance, span.start..span.end.min(at)),
            _ => (utterance, span),
        }
    }

    /// Where words of the transcript after this amendment stood before it, `before` which it was made.
    #[must_use]
    pub fn carry_back(
        &self,
        before: &Transcript,
        utterance: usize,
        span: Range<usize>,
    ) -> (usize, Range<usize>) {
        let Self::Split {
            utterance: split,
            word,
        } = self
        else {
            return (utterance, span);
        };
        match cut(before, *split, *word) {
            Some(at) if utterance == *split + 1 => (*split, span.start + at..span.end + at),
            Some(_) if utterance > *split => (utterance - 1, span),
            _ => (utterance, span),
        }
    }
}

#[cfg(test)]
mod tests;
