//! Words, marks and stage notes of one utterance, with their places in the text.

use std::ops::Range;

/// A word, or the clitic of a word ("do" + "n't"), in lower case with plain apostrophes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As compared: lower case, contractions spelled one way.
    pub text: String,
    /// Bytes in the utterance.
    pub span: Range<usize>,
    /// What follows it.
    pub mark: Mark,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether it is written with a capital first letter.
    pub capital: bool,
}

/// What stands between a word and the next. Ordered by how much it separates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// Nothing but space.
    #[default]
    None,
    /// A comma, colon or semicolon.
    Comma,
    /// A dash or an ellipsis: broken off or trailing.
    Dash,
    /// A full stop or a line's end.
    Stop,
    /// An exclamation mark.
    Exclaim,
    /// A question mark.
    Question,
}

/// Something that was not said: "[laughs]", "(to Tom)", "*sighs*".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// Bytes in the utterance, brackets included.
    pub span: Range<usize>,
    /// The words of the note, in lower case.
    pub words: Vec<String>,
    /// How many words of the utterance stand before it.
    pub place: usize,
}

/// The longest stage note that is believed; an unclosed bracket further away is a stray sign.
const NOTE_BYTES: usize = 120;

/// Splits a text into words and notes. One pass; every byte is looked at a bounded number of times.
pub(crate) fn split(text: &str) -> (Vec<Word>, Vec<Note>) {
    let mut reader = Reader {
        text,
        words: Vec::new(),
        notes: Vec::new(),
        quoted: false,
    };
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        at = reader.step(at, c).max(at + c.len_utf8());
    }
    (reader.words, reader.notes)
}

struct Reader<'t> {
    text: &'t str,
    words: Vec<Word>,
    notes: Vec<Note>,
    quoted: bool,
}

impl Reader<'_> {
    /// Reads what begins at `at` with `c`; returns where to go on.
    fn step(&mut self, at: usize, c: char) -> usize {
        match c {
            '[' => self.note(at, ']').unwrap_or(at),
            '(' => self.note(at, ')').unwrap_or(at),
            '*' if self.stands_alone(at) => self.note(at, '*').unwrap_or(at),
            '"' => {
                self.quoted = !self.quoted;
                at
            }
            '“' | '‘' | '«' => {
                self.quoted = true;
                at
            }
            '”' | '»' => {
                self.quoted = false;
                at
            }
            _ if c.is_alphanumeric() || is_apostrophe(c) => self.word(at, c),
            _ => {
                self.mark(c);
                at
            }
        }
    }

    /// Whether nothing but space stands directly before.
    fn stands_alone(&self, at: usize) -> bool {
        self.text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|c| !c.is_alphanumeric())
    }

    fn mark(&mut self, c: char) {
        let mark = match c {
            ',' | ';' | ':' => Mark::Comma,
            '—' | '–' | '…' | '-' => Mark::Dash,
            '.' | '\n' | '。' => Mark::Stop,
            '!' => Mark::Exclaim,
            '?' | '？' => Mark::Question,
            _ => return,
        };
        if let Some(word) = self.words.last_mut() {
            let dots = c == '.' && matches!(word.mark, Mark::Stop | Mark::Dash);
            word.mark = if dots {
                Mark::Dash
            } else {
                word.mark.max(mark)
            };
        }
    }

    fn note(&mut self, at: usize, close: char) -> Option<usize> {
        let rest = self.text.get(at + 1..)?;
        let length = rest
            .char_indices()
            .take_while(|&(i, _)| i < NOTE_BYTES)
            .find(|&(_, c)| c == close)
            .map(|(i, _)| i)?;
        let inside = rest.get(..length)?;
        let words: Vec<String> = inside
            .split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c))
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        // Two asterisks around a single word are emphasis, not a stage direction ("*one* of my children").
        if words.is_empty() || (close == '*' && self.emphasis(at, &words)) {
            return None;
        }
        let end = at + 1 + length + close.len_utf8();
        self.notes.push(Note {
            span: at..end,
            words,
            place: self.words.len(),
        });
        Some(end)
    }

    /// A word in asterisks that continues a sentence is stressed; a note stands at a sentence's edge.
    fn emphasis(&self, at: usize, words: &[String]) -> bool {
        let within = self.words.last().is_some_and(|w| w.mark < Mark::Stop);
        let short = words.len() == 1 && !words.iter().any(|w| w.ends_with('s'));
        within && short && at > 0
    }

    fn word(&mut self, at: usize, first: char) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let mut end = at;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().is_some_and(|&(_, n)| n.is_alphanumeric());
            let inner = (is_apostrophe(c) || c == '-') && next && (i > 0 || is_apostrophe(c));
            if !c.is_alphanumeric() && !inner {
                break;
            }
            end = at + i + c.len_utf8();
        }
        if end == at {
            // A lone apostrophe: the closing sign of single quotes, or a plural's.
            self.quoted = self.quoted && first != '’';
            return at;
        }
        let written = self.text.get(at..end).unwrap_or_default();
        let plain: String = written
            .chars()
            .flat_map(char::to_lowercase)
            .map(|c| if is_apostrophe(c) { '\'' } else { c })
            .collect();
        let capital = first.is_uppercase();
        // Both parts of a contraction carry the whole word's span: what is shown is never half a word.
        let (stem, clitic) = clitics(&plain);
        for text in std::iter::once(stem).chain(clitic) {
            self.words.push(Word {
                text: text.to_owned(),
                span: at..end,
                mark: Mark::None,
                quoted: self.quoted,
                capital,
            });
        }
        end
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

/// Words written without their apostrophe, as captions often do, and irregular contractions.
const SPELLED: [(&str, &str, &str); 26] = [
    ("can't", "can", "n't"),
    ("cannot", "can", "n't"),
    ("cant", "can", "n't"),
    ("won't", "will", "n't"),
    ("shan't", "will", "n't"),
    ("ain't", "ai", "n't"),
    ("dont", "do", "n't"),
    ("didnt", "did", "n't"),
    ("doesnt", "does", "n't"),
    ("isnt", "is", "n't"),
    ("wasnt", "was", "n't"),
    ("arent", "are", "n't"),
    ("wouldnt", "would", "n't"),
    ("couldnt", "could", "n't"),
    ("shouldnt", "should", "n't"),
    ("hasnt", "has", "n't"),
    ("havent", "have", "n't"),
    ("youre", "you", "'re"),
    ("theyre", "they", "'re"),
    ("thats", "that", "'s"),
    ("whats", "what", "'s"),
    ("im", "i", "'m"),
    ("ive", "i", "'ve"),
    ("youve", "you", "'ve"),
    ("d'you", "do", "you"),
    ("d'ye", "do", "you"),
];

/// "don't" → "do" + "n't", so that one pattern serves the long and the short form.
fn clitics(plain: &str) -> (&str, Option<&'static str>) {
    const ENDS: [&str; 7] = ["n't", "'s", "'re", "'ll", "'ve", "'d", "'m"];
    if let Some((_, stem, clitic)) = SPELLED.iter().find(|(form, _, _)| *form == plain) {
        return (stem, Some(clitic));
    }
    ENDS.into_iter()
        .find_map(|end| {
            let stem = plain.strip_suffix(end).filter(|stem| !stem.is_empty())?;
            Some((stem, Some(end)))
        })
        .unwrap_or((plain, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let (words, notes) = split(text);
        let mut shown: Vec<String> = words
            .iter()
            .map(|w| format!("{}{}", w.text, sign(w.mark)))
            .collect();
        for note in notes.iter().rev() {
            shown.insert(
                note.place.min(shown.len()),
                format!("[{}]", note.words.join(" ")),
            );
        }
        assert_eq!(shown.join(" "), expected, "{text}");
        for word in &words {
            assert!(
                word.span.start <= word.span.end && word.span.end <= text.len(),
                "{text}"
            );
        }
    }

    fn sign(mark: Mark) -> &'static str {
        match mark {
            Mark::None => "",
            Mark::Comma => ",",
            Mark::Dash => "-",
            Mark::Stop => ".",
            Mark::Exclaim => "!",
            Mark::Question => "?",
        }
    }

    #[test]
    fn words_marks_and_notes() {
        check("You don't, do you?", "you do n't, do you?");
        check("[laughs] Don’t be silly…", "[laughs] do n't be silly-");
        check("I can't — I won't!", "i can n't- i will n't!");
        check(
            "Mum's right (to Dad) you did.",
            "mum 's right [to dad] you did.",
        );
        check(
            "At least *one* of them *sighs*",
            "at least one of them [sighs]",
        );
        check("a [stray bracket", "a stray bracket");
        check("step-dad’s dogs' bowl", "step-dad 's dogs bowl");
        check("", "");
        check("?! ... --", "");
        check("so... you", "so- you");
    }
}
