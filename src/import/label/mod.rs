//! lines of a file → who speaks: heads of turns, and which of them are names.
//!
//! Whether `X:` names a speaker is decided over the whole file, never line by line: heads are counted in a [`Census`],
//! and [`Labels`] holds those that were found to be names.

mod census;
mod decoration;
mod fold;
mod words;

pub(super) use census::{Census, Labels};
pub(super) use fold::{fold, is_space, is_unseen};

/// A label that says that nobody knows who speaks.
pub(super) const NOBODY: &str = "This label names nobody; its turns were left without a speaker.";

/// A mark that says that the speaker changes, and no more.
pub(super) const CHANGES: &str = "Somebody else speaks here, and the file does not say who.";

/// How far into a line the end of a label is sought, in bytes.
const REACH: usize = 240;

/// The beginning of a line that may say who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// What may be the name, as written.
    pub label: &'a str,
    /// What is said after it.
    pub text: &'a str,
    /// How it is set off.
    pub style: Style,
}

/// How a label is set off from what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// `NAME: text`
    Colon,
    /// `NAME:text`, which counts only for names found otherwise.
    TightColon,
    /// `[NAME] text`, `(NAME) text`, `<NAME> text`, `{NAME} text`
    Bracket,
}

/// The head of a line, if it has the shape of one.
pub(super) fn head(line: &str) -> Option<Head<'_>> {
    let line = line.trim_start_matches(|c: char| is_space(c) || is_unseen(c));
    if let Some(found) = starred(line).or_else(|| bracketed(line)) {
        return Some(found);
    }
    colon(line)
}

/// `NAME: text`, `NAME : text`, `NAME：text`. A colon between digits belongs to a clock, one before `//` to an address.
fn colon(line: &str) -> Option<Head<'_>> {
    let bytes = line.as_bytes();
    let near = bytes.get(..REACH).unwrap_or(bytes);
    let digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let at = near.iter().enumerate().position(|(at, &b)| match b {
        b':' => !(digit(at.checked_sub(1)) && digit(Some(at + 1))),
        0xEF => near.get(at..at + 3) == Some("：".as_bytes()),
        _ => false,
    })?;
    let (label, rest) = line.split_at_checked(at)?;
    let mark = rest.chars().next()?;
    let rest = rest.get(mark.len_utf8()..)?;
    let label = trim(label);
    if label.is_empty() || rest.starts_with("//") {
        return None;
    }
    let next = rest.chars().next();
    let tight = mark == ':' && next.is_some_and(|c| c.is_ascii_graphic());
    Some(Head {
        label,
        text: rest.trim(),
        style: if tight {
            Style::TightColon
        } else {
            Style::Colon
        },
    })
}

/// `[NAME] text`, `[NAME]: text` and the same in other brackets.
fn bracketed(line: &str) -> Option<Head<'_>> {
    let close = match line.chars().next()? {
        '[' => ']',
        '(' => ')',
        '<' => '>',
        '{' => '}',
        '【' => '】',
        '（' => '）',
        '「' => '」',
        _ => return None,
    };
    let inner = line.get(line.chars().next()?.len_utf8()..)?;
    let end = nearby(inner).find(close)?;
    let (label, rest) = inner.split_at_checked(end)?;
    let rest = rest.get(close.len_utf8()..)?.trim_start();
    let text = rest.strip_prefix([':', '：']).unwrap_or(rest);
    (!text.trim().is_empty()).then_some(Head {
        label: trim(label),
        text: text.trim(),
        style: Style::Bracket,
    })
}

/// `**NAME:** text`, `**NAME**: text`, `*NAME:* text`, `__NAME:__ text`, `*NAME* text`.
fn starred(line: &str) -> Option<Head<'_>> {
    let mark = ["**", "__", "*"]
        .into_iter()
        .find(|mark| line.starts_with(mark))?;
    let inner = line.get(mark.len()..)?;
    let end = nearby(inner).find(mark)?;
    let (label, rest) = inner.split_at_checked(end)?;
    let rest = rest.get(mark.len()..)?;
    let rest = rest.trim_start();
    let (label, text, style) = match label.trim().strip_suffix([':', '：']) {
        Some(label) => (label, rest, Style::Colon),
        None => match rest.strip_prefix([':', '：']) {
            Some(text) => (label, text, Style::Colon),
            // As in brackets, what stands between stars is a sound as often as a name.
            None => (label, rest, Style::Bracket),
        },
    };
    let label = trim(label);
    let says = style == Style::Colon || !text.trim().is_empty();
    (!label.is_empty() && says).then_some(Head {
        label,
        text: text.trim(),
        style,
    })
}

fn nearby(text: &str) -> &str {
    let end = (0..=REACH.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

fn trim(label: &str) -> &str {
    label.trim_matches(|c: char| is_space(c) || matches!(c, '\u{200E}' | '\u{200F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, &str, Style)>) {
        let found = head(line).map(|h| (h.label, h.text, h.style));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn heads() {
        use Style::{Bracket, Colon, TightColon};
        check("Karen: no", Some(("Karen", "no", Colon)));
        check("Karen : non", Some(("Karen", "non", Colon)));
        check("Karen\u{A0}: non", Some(("Karen", "non", Colon)));
        check("妈妈：你好", Some(("妈妈", "你好", Colon)));
        check("妈妈:你好", Some(("妈妈", "你好", Colon)));
        check("Dad:no", Some(("Dad", "no", TightColon)));
        check("Karen:", Some(("Karen", "", Colon)));
        check("**Karen:** no", Some(("Karen", "no", Colon)));
        check("**Karen**: no", Some(("Karen", "no", Colon)));
        check("[Karen] no", Some(("Karen", "no", Bracket)));
        check("[Karen]: no", Some(("Karen", "no", Bracket)));
        check("(laughs)", None);
        check("https://example.org", None);
        check("10:30 is late", None);
        check("no head here", None);
        check(": nothing", None);
        check("", None);
        check("*Karen* no", Some(("Karen", "no", Bracket)));
        check("*laughs*", None);
        check("\u{200F}דנה\u{200F}: שלום", Some(("דנה", "שלום", Colon)));
    }
}
