//! Text in the notation of conversation analysis → readable words, its signs kept as marks.
//!
//! Source: Jefferson, "Glossary of transcript symbols with an introduction", in Lerner (ed.), *Conversation Analysis:
//! Studies from the First Generation* (2004); for `(-)`, `(--)` and `(---)` Selting et al., "GAT 2", *Gesprächsforschung*
//! 10 (2009).

use memchr::memchr;

use super::{Mark, Seconds, Sign, Transcript, Utterance, Warning, WarningCode, decimal};

/// So many kinds of signs must occur before brackets and colons are taken for signs (project's choice).
const KINDS: usize = 3;
/// And so many signs in all.
const FEWEST: usize = 4;
/// A whole number beyond this in brackets is a word, not a pause: `(2014)`.
const LONGEST_WHOLE: Seconds = Seconds::from_millis(30_000);
/// Signs of how something is said, around the words or before them.
const MANNER: [char; 8] = ['°', '↑', '↓', '£', '>', '<', '_', '→'];

const TAKEN: &str = "The text is in the notation of conversation analysis. Pauses, overlaps and latching were kept as marks, and the words without the signs around them; the notation itself is kept beside them.";

/// Takes the notation off the words, where a transcript uses it.
pub(super) fn take(transcript: &mut Transcript) {
    if !is_used(&transcript.utterances) {
        return;
    }
    for utterance in &mut transcript.utterances {
        let (words, marks) = readable(&utterance.text);
        if words != utterance.text {
            let notation = std::mem::replace(&mut utterance.text, words);
            utterance.notation = Some(notation);
        }
        utterance.marks = marks;
    }
    transcript.warnings.push(Warning {
        code: WarningCode::Assumed,
        message: TAKEN.into(),
        line: None,
    });
}

/// Several of the signs that no other way of writing has occur, pauses or latching among them.
fn is_used(utterances: &[Utterance]) -> bool {
    // Hardly any transcript holds a pause or latching, and without them the other signs need not be counted.
    let may_time = |text: &str| latches(text) || memchr(b'(', text.as_bytes()).is_some();
    if !utterances.iter().any(|utterance| may_time(&utterance.text)) {
        return false;
    }
    let mut counts = [0usize; 6];
    for utterance in utterances {
        for (count, found) in counts.iter_mut().zip(signs(&utterance.text)) {
            *count += found;
        }
    }
    let [pauses, latched, ..] = counts;
    let kinds = counts.iter().filter(|count| **count > 0).count();
    pauses + latched > 0 && kinds >= KINDS && counts.iter().sum::<usize>() >= FEWEST
}

fn latches(text: &str) -> bool {
    text.starts_with('=') || text.ends_with('=')
}

/// How many signs of each kind a text holds.
fn signs(text: &str) -> [usize; 6] {
    let timed = |inner: &str| inner == "." || inner.contains('.') && pause(inner).is_some();
    let (mut pauses, mut stretched, mut manner, mut brackets) = (0, 0, 0, 0);
    let (bytes, mut colon) = (text.as_bytes(), false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => {
                let rest = text.get(at + 1..).unwrap_or_default();
                let end = rest.find(['(', ')']).unwrap_or(rest.len());
                let inner = rest.split_at_checked(end);
                let closed = inner.filter(|(_, rest)| rest.starts_with(')'));
                pauses += usize::from(closed.is_some_and(|(inner, _)| timed(inner)));
            }
            b':' if colon => stretched += 1,
            b'[' => brackets = 1,
            // The beginnings of `°` (C2 B0), and of `↑` and `↓` (E2 86 91, E2 86 93).
            0xC2 | 0xE2 => {
                let sign = text.get(at..).and_then(|rest| rest.chars().next());
                manner += usize::from(matches!(sign, Some('°' | '↑' | '↓')));
            }
            _ => {}
        }
        // Two of three colons are one sign.
        colon = *byte == b':' && !colon;
    }
    let words = bytes.split(u8::is_ascii_whitespace);
    let breaths = words.filter(|word| is_breath(word)).count();
    [
        pauses,
        usize::from(latches(text)),
        stretched,
        manner,
        breaths,
        brackets,
    ]
}

/// The words of a text in the notation, and where its signs stand among them.
fn readable(text: &str) -> (String, Vec<Mark>) {
    let mut reading = Reading {
        words: String::with_capacity(text.len()),
        marks: Vec::new(),
    };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = reading.sign(rest, c).unwrap_or_else(|| {
            reading.letter(c);
            c.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or_default();
    }
    reading.finish()
}

struct Reading {
    words: String,
    marks: Vec<Mark>,
}

impl Reading {
    /// Takes a sign at the beginning of the rest; how long it is, if there is one.
    fn sign(&mut self, rest: &str, c: char) -> Option<usize> {
        match c {
            '(' => return self.bracket(rest),
            '[' | '⌈' | '⌊' => self.mark(Sign::OverlapBegins),
            ']' | '⌉' | '⌋' => self.mark(Sign::OverlapEnds),
            '=' | '≈' => self.mark(Sign::Latches),
            ':' if self.words.ends_with(char::is_alphanumeric) => {
                return Some(rest.len() - rest.trim_start_matches(':').len());
            }
            c if MANNER.contains(&c) => {}
            _ => return None,
        }
        Some(c.len_utf8())
    }

    /// `(0.5)`, `(.)` and `(--)` are pauses; `((laughs))` and `(perhaps)` stay as they are.
    fn bracket(&mut self, rest: &str) -> Option<usize> {
        let inner = rest.strip_prefix('(')?;
        if let Some(comment) = inner.strip_prefix('(') {
            let end = comment.find("))")? + 4;
            for c in rest.get(..end)?.chars() {
                self.letter(c);
            }
            return Some(end);
        }
        let (inner, _) = inner.split_once(')')?;
        self.mark(pause(inner)?);
        Some(inner.len() + 2)
    }

    fn mark(&mut self, sign: Sign) {
        let at = self.words.len();
        self.marks.push(Mark { at, sign });
    }

    fn letter(&mut self, c: char) {
        if !c.is_whitespace() {
            self.words.push(c);
        } else if !self.words.is_empty() && !self.words.ends_with(' ') {
            self.drop_breath();
            self.words.push(' ');
        }
    }

    /// `.hh` and `hh` are breath, not words.
    fn drop_breath(&mut self) {
        let before = self.words.rfind(' ').map_or(0, |space| space + 1);
        if self.words.as_bytes().get(before..).is_some_and(is_breath) {
            self.words.truncate(before.saturating_sub(1));
        }
    }

    fn finish(mut self) -> (String, Vec<Mark>) {
        self.drop_breath();
        let end = self.words.trim_end().len();
        self.words.truncate(end);
        for mark in &mut self.marks {
            mark.at = mark.at.min(end);
        }
        (self.words, self.marks)
    }
}

/// `.hh`, `·hh`, `hh`.
fn is_breath(word: &[u8]) -> bool {
    let mut letters = word;
    while let [b'.', rest @ ..] | [0xC2, 0xB7, rest @ ..] = letters {
        letters = rest;
    }
    let breath = !letters.is_empty() && letters.iter().all(|byte| *byte == b'h');
    breath && (letters.len() > 1 || letters.len() < word.len())
}

/// What a bracket says of a pause, if it is one.
fn pause(inner: &str) -> Option<Sign> {
    let inner = inner.trim();
    let quarter = |count: i64| Some(Sign::Pause(Seconds::from_millis(250 * count)));
    match inner {
        "." => return Some(Sign::ShortPause),
        "-" => return quarter(1),
        "--" => return quarter(2),
        "---" => return quarter(3),
        _ => {}
    }
    let plain = inner
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let length = decimal::seconds(&inner.replace(',', ".")).filter(|_| plain)?;
    let whole = !inner.contains(['.', ',']);
    (!whole || length <= LONGEST_WHOLE).then_some(Sign::Pause(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, signs: &[(usize, Sign)]) {
        let (found, marks) = readable(text);
        assert_eq!(found, words, "{text}");
        let marks: Vec<_> = marks.iter().map(|mark| (mark.at, mark.sign)).collect();
        assert_eq!(marks, signs, "{text}");
    }

    #[test]
    fn signs_become_marks_and_words_stay() {
        use Sign::{Latches, OverlapBegins, OverlapEnds, Pause, ShortPause};
        let pause = |millis| Pause(Seconds::from_millis(millis));
        check(
            "you never ca[ll me.]",
            "you never call me.",
            &[(12, OverlapBegins), (18, OverlapEnds)],
        );
        check(
            "=it ↑is (0.8) .hh it is. (2.1)",
            "it is it is.",
            &[(0, Latches), (6, pause(800)), (12, pause(2_100))],
        );
        check("°can I go?° ((stands up))", "can I go? ((stands up))", &[]);
        check("no::: (.) you ca-", "no you ca-", &[(3, ShortPause)]);
        check(
            ">let her go< (--) £so£",
            "let her go so",
            &[(11, pause(500))],
        );
        check("(I don't know) in (2014)", "(I don't know) in (2014)", &[]);
        check("(5) hh", "", &[(0, pause(5_000))]);
        check("(", "(", &[]);
        check("((never closed", "((never closed", &[]);
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let used = |texts: &[&str]| {
            let utterance = |text: &&str| Utterance {
                text: (*text).to_owned(),
                ..Utterance::default()
            };
            is_used(&texts.iter().map(utterance).collect::<Vec<_>>())
        };
        assert!(used(&["no (0.5) so::", "=well", "°yes° (.)"]));
        assert!(!used(&[
            "[laughs] well (2014)",
            "no: this",
            "(sighs) [crosstalk 0:03] so"
        ]));
        assert!(!used(&["(5) so", "[laughs]", "x = y", "a::b"]));
    }
}
