//! What JSON's own rules forbid but writers of transcripts do: unpaired surrogates, and Python's `NaN` and `Infinity`.

use std::borrow::Cow;

use crate::import::lines::LineIndex;
use crate::import::{ImportError, ImportErrorKind, Place};

/// A text that keeps to JSON's rules, and what was changed to that end, with its line.
#[derive(Debug)]
pub(in crate::import::json) struct Repaired<'a> {
    pub(in crate::import::json) text: Cow<'a, str>,
    pub(in crate::import::json) changes: Vec<(u32, &'static str)>,
}

/// Members that say how sure a program is of itself. Nothing is lost when such a number is no number.
const BESIDE_THE_POINT: [&str; 8] = [
    "avg_logprob",
    "compression_ratio",
    "confidence",
    "no_speech_prob",
    "probability",
    "score",
    "temperature",
    "p",
];

const SURROGATE: &str = "Half of a character pair stands alone; it reads as \u{fffd}.";
const NOT_A_NUMBER: &str = "A confidence is not a number and was left out.";

/// Replaces what can be replaced without loss.
///
/// # Errors
/// When a number that matters is none.
pub(in crate::import::json) fn repair(text: &str) -> Result<Repaired<'_>, ImportError> {
    let mut scan = Scan::new(text);
    while scan.step()? {}
    Ok(scan.finish())
}

/// A walk over the text that knows what is inside a string and what is not.
struct Scan<'a> {
    text: &'a str,
    /// Read up to here.
    at: usize,
    /// Copied up to here.
    copied: usize,
    copy: String,
    /// The last whole string, which before a colon is the key.
    key: &'a str,
    lines: LineIndex,
    changes: Vec<(u32, &'static str)>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            copied: 0,
            copy: String::new(),
            key: "",
            lines: LineIndex::of(text),
            changes: Vec::new(),
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// One string, or one bare word, or whatever stands before the next of them; false at the end.
    fn step(&mut self) -> Result<bool, ImportError> {
        let Some(ahead) = self.rest().find(['"', 'N', 'I']) else {
            return Ok(false);
        };
        self.at += ahead;
        let rest = self.rest();
        if rest.starts_with('"') {
            self.string();
        } else if let Some(word) = ["NaN", "Infinity"]
            .into_iter()
            .find(|word| rest.starts_with(word))
        {
            self.no_number(word)?;
        } else {
            self.at += 1;
        }
        Ok(true)
    }

    /// A string from its opening quote to its closing one.
    fn string(&mut self) {
        self.at += 1;
        let begin = self.at;
        while let Some(ahead) = self.rest().find(['"', '\\']) {
            self.at += ahead;
            if self.rest().starts_with('"') {
                self.key = self.text.get(begin..self.at).unwrap_or_default();
                self.at += 1;
                return;
            }
            self.escape();
        }
        self.at = self.text.len();
    }

    fn escape(&mut self) {
        let rest = self.rest();
        match (code_unit(rest), rest.get(6..).and_then(code_unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => self.at += 12,
            (Some(0xD800..=0xDFFF), _) => self.replace(6, "\\ufffd", SURROGATE),
            (Some(_), _) => self.at += 6,
            // The escaped letter may be any character; the walk must not end inside it.
            (None, _) => self.at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
        }
    }

    fn no_number(&mut self, word: &str) -> Result<(), ImportError> {
        if !BESIDE_THE_POINT.contains(&self.key) {
            let what = format!("a number was expected and {word} was found");
            let place = Place::Line(self.lines.line(self.at));
            return Err(ImportError::new(ImportErrorKind::Malformed { what }, place));
        }
        let minus = self
            .text
            .get(..self.at)
            .is_some_and(|before| before.ends_with('-'));
        let sign = usize::from(minus && self.copied < self.at);
        self.at -= sign;
        self.replace(sign + word.len(), "null", NOT_A_NUMBER);
        Ok(())
    }

    fn replace(&mut self, length: usize, with: &str, change: &'static str) {
        self.changes.push((self.lines.line(self.at), change));
        self.copy
            .push_str(self.text.get(self.copied..self.at).unwrap_or_default());
        self.copy.push_str(with);
        self.at += length;
        self.copied = self.at;
    }

    fn finish(mut self) -> Repaired<'a> {
        let text = if self.changes.is_empty() {
            Cow::Borrowed(self.text)
        } else {
            self.copy
                .push_str(self.text.get(self.copied..).unwrap_or_default());
            Cow::Owned(self.copy)
        };
        Repaired {
            text,
            changes: self.changes,
        }
    }
}

/// The code unit of a `\uXXXX` escape at the beginning of a text.
fn code_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    hexadecimal.then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::repair;
    use crate::import::Place;

    #[test]
    fn repairs() {
        for (text, expected, changes) in [
            (r#"["\ud83d\ude00"]"#, r#"["\ud83d\ude00"]"#, 0),
            (r#"["a\ud800b"]"#, r#"["a\ufffdb"]"#, 1),
            (r#"["\udc00\uD83D"]"#, r#"["\ufffd\ufffd"]"#, 2),
            (r#"["\\ud800"]"#, r#"["\\ud800"]"#, 0),
            (r#"["NaN Infinity"]"#, r#"["NaN Infinity"]"#, 0),
            (
                r#"{"score":NaN,"p": -Infinity}"#,
                r#"{"score":null,"p": null}"#,
                2,
            ),
            (r#"{"score":"\"NaN"#, r#"{"score":"\"NaN"#, 0),
            ("[\"\\ü NaN", "[\"\\ü NaN", 0),
        ] {
            let repaired = repair(text).unwrap();
            assert_eq!(
                (repaired.text.as_ref(), repaired.changes.len()),
                (expected, changes)
            );
        }
    }

    #[test]
    fn a_time_that_is_no_number_is_refused_at_its_line() {
        let error = repair("{\n\"start\":NaN}").unwrap_err();
        assert_eq!(error.place, Place::Line(2));
    }
}
