//! lines of a text → the part of each that is the transcript: no line numbers, no markup, no notes by the program.

use crate::import::lines::Line;

/// How the lines of a file begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Every line has its number before it.
    pub numbered: bool,
    /// Labels carry the number of their turn: `T14:`.
    pub counted: bool,
}

/// Fewer lines than this show no numbering.
const NUMBERED: usize = 5;

impl Sheet {
    /// Finds out from a sample whether lines are numbered.
    pub fn of(sample: &[Line<'_>]) -> Self {
        let numbers: Vec<Option<u32>> = sample
            .iter()
            .map(|line| Some(number(line.text)?.0))
            .collect();
        let pairs = numbers.iter().zip(numbers.iter().skip(1));
        let rising = pairs.filter(|(one, next)| match (one, next) {
            (Some(one), Some(next)) => one.checked_add(1) == Some(*next),
            _ => false,
        });
        Self {
            numbered: sample.len() >= NUMBERED && rising.count() * 10 >= (sample.len() - 1) * 8,
            counted: false,
        }
    }

    /// The line without what is no part of the transcript; its indentation stays.
    pub fn body(self, line: &str) -> &str {
        let line = match number(line) {
            Some((_, rest)) if self.numbered => rest,
            _ => line,
        };
        unmarked(line)
    }
}

/// A number at the beginning of a line, and what follows it.
fn number(line: &str) -> Option<(u32, &str)> {
    let line = line.trim_start();
    let digits = line.bytes().take(7).take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits)?;
    let bare = rest.strip_prefix(['.', ')', ':']).unwrap_or(rest);
    let parted = bare.is_empty() || bare.starts_with([' ', '\t']);
    Some((number.parse().ok().filter(|_| parted)?, bare))
}

/// The line without Markdown's quotes and list marks.
fn unmarked(line: &str) -> &str {
    let inner = line.trim_start();
    if inner.trim_end() == ">" {
        return "";
    }
    let inner = inner.strip_prefix("> ").unwrap_or(inner);
    match inner
        .strip_prefix("- ")
        .or_else(|| inner.strip_prefix("* "))
    {
        Some(item) if item.starts_with("**") => item,
        _ if inner.len() < line.trim_start().len() => inner,
        _ => line,
    }
}

/// Lines that programs write around and between what is said.
pub(super) fn is_note(body: &str) -> bool {
    const BEGIN: [&str; 8] = [
        "Transcribed by ",
        "Transcription ended",
        "This editable transcript",
        "Audio file",
        "Recording started",
        "Recording stopped",
        "-----",
        "=====",
    ];
    const END: [&str; 4] = [
        "started transcription",
        "stopped transcription",
        "started recording",
        "stopped recording",
    ];
    let body = body.trim();
    BEGIN.iter().any(|words| body.starts_with(words))
        || END.iter().any(|words| body.ends_with(words))
        || is_page(body)
        || is_metadata(body)
}

/// `Page 3`, `Seite 3 von 9`, `- 3 -`.
fn is_page(body: &str) -> bool {
    let inner = body.trim_matches(['-', '–', '—', ' ']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut words = inner.split(' ');
    match (words.next(), words.next()) {
        (Some("Page" | "Seite" | "page" | "PAGE" | "S." | "p."), Some(number)) => {
            digits(number) && body.len() < 24
        }
        (Some(number), None) => digits(number) && inner.len() < body.len(),
        _ => false,
    }
}

/// `_page : 8`, between the turns of Spacelog files.
fn is_metadata(body: &str) -> bool {
    let key = body
        .strip_prefix('_')
        .and_then(|rest| rest.split_once(" : "));
    key.is_some_and(|(key, _)| {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::lines;

    #[test]
    fn numbered_lines() {
        let check = |text: &str, numbered: bool| {
            let sample: Vec<_> = lines(text).collect();
            assert_eq!(Sheet::of(&sample).numbered, numbered, "{text}");
        };
        check("1 T: a\n2 C: b\n3    more\n4 T: c\n5 C: d", true);
        check("012  T:  a\n013  C:  b\n014\n015  T: c\n016 C: d", true);
        check("1 T: a\n2 C: b", false);
        check("3 dogs\n4 cats\nT: a\nC: b\nT: c\nC: d", false);
    }

    #[test]
    fn bodies() {
        let numbered = Sheet {
            numbered: true,
            ..Sheet::default()
        };
        assert_eq!(numbered.body("012  T:  text"), "  T:  text");
        assert_eq!(numbered.body("  3) T: text"), " T: text");
        assert_eq!(Sheet::default().body("3 T: text"), "3 T: text");
        assert_eq!(Sheet::default().body("> T: text"), "T: text");
        assert_eq!(Sheet::default().body(">"), "");
        assert_eq!(Sheet::default().body("- **T:** text"), "**T:** text");
    }

    #[test]
    fn notes() {
        for (line, expected) in [
            ("Transcribed by https://otter.ai", true),
            ("Karen Doe started transcription", true),
            ("Page 3", true),
            ("- 3 -", true),
            ("_page : 8", true),
            ("3", false),
            ("Page three: I read", false),
            ("_really_ now", false),
        ] {
            assert_eq!(is_note(line), expected, "{line}");
        }
    }
}
