//! UTF-8 that was once read as Windows-1252 and saved again (`Ã©` for `é`): found, and turned back on request.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::WINDOWS_1252_HIGH;
use crate::import::{Warning, WarningCode};

/// Sequences that hardly occur in text that means them.
const SIGNS: [&str; 6] = ["Ã©", "Ã¼", "Ã¤", "â€™", "â€œ", "âŒ"];

/// Says where a text looks garbled; turns it back only when asked to. Gives back whether its letters still look so.
/// `leads`: it may hold the letters with which the telling sequences begin.
pub(super) fn restore<'a>(
    text: Cow<'a, str>,
    leads: bool,
    asked: bool,
    warnings: &mut Vec<Warning>,
) -> (Cow<'a, str>, bool) {
    let Some(at) = first_sign(&text, leads) else {
        return (text, false);
    };
    let (code, message) = if asked {
        (
            WarningCode::Repaired,
            "Letters had been garbled (UTF-8 read as Windows-1252); they were turned back as you asked.",
        )
    } else {
        (
            WarningCode::Assumed,
            "Letters look garbled (UTF-8 read as Windows-1252). They were left as they are; you can have them turned back.",
        )
    };
    let before = text.get(..at).unwrap_or_default();
    warnings.push(Warning {
        code,
        message: message.into(),
        line: u32::try_from(1 + before.matches('\n').count()).ok(),
    });
    match asked {
        true => (Cow::Owned(turned_back(&text)), false),
        false => (text, true),
    }
}

/// A text with its letters turned back, when any of them can be: what a person is shown before they ask for it.
#[must_use]
pub fn restored(text: &str) -> Option<String> {
    let restored = turned_back(text);
    (restored != text).then_some(restored)
}

/// Where a text first looks garbled: at a telling sequence, or anywhere when all of it can be turned back.
fn first_sign(text: &str, leads: bool) -> Option<usize> {
    // Every sign begins with a letter that UTF-8 writes as C3 and another byte.
    let mut led = memchr_iter(0xC3, text.as_bytes());
    let tells = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        SIGNS.iter().any(|sign| rest.starts_with(sign))
    };
    let telling = leads.then(|| led.find(tells)).flatten();
    telling.or_else(|| {
        let mut runs = runs(text).filter(|(_, run)| !run.is_ascii()).peekable();
        let first = runs.peek().map(|(at, _)| *at);
        // Ordinary text beyond ASCII gives up at its first letter.
        runs.all(|(_, run)| original(run).is_some())
            .then_some(first)?
    })
}

/// The text with every run beyond ASCII that can be turned back as it was before.
fn turned_back(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for (_, run) in runs(text) {
        match original(run) {
            Some(original) => whole.push_str(&original),
            None => whole.push_str(run),
        }
    }
    whole
}

/// Stretches of text within and beyond ASCII, with where they begin.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let chunks = text
        .as_bytes()
        .chunk_by(|one, next| one.is_ascii() == next.is_ascii());
    let mut at = 0;
    chunks.filter_map(move |chunk| {
        let begin = at;
        at += chunk.len();
        Some((begin, text.get(begin..at)?))
    })
}

/// What a run beyond ASCII was before it was garbled, if it came about that way.
fn original(run: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = run.chars().map(byte_of).collect();
    String::from_utf8(bytes?).ok()
}

fn byte_of(c: char) -> Option<u8> {
    if let Some(place) = WINDOWS_1252_HIGH.iter().position(|&high| high == c) {
        return u8::try_from(0x80 + place).ok();
    }
    u8::try_from(u32::from(c)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(garbled: &str, original: &str, warned: usize) {
        let mut warnings = Vec::new();
        let left = restore(Cow::Borrowed(garbled), true, false, &mut warnings);
        assert_eq!((left.0.as_ref(), left.1), (garbled, warned > 0));
        assert_eq!(warnings.len(), warned, "{warnings:?}");
        let restored = restore(Cow::Borrowed(garbled), true, true, &mut warnings);
        assert_eq!((restored.0.as_ref(), restored.1), (original, false));
        assert_eq!(warnings.len(), 2 * warned, "{warnings:?}");
    }

    #[test]
    fn garbled_text() {
        check("ZoÃ«: Iâ€™m here", "Zoë: I’m here", 1);
        check("âŒˆno⌉", "⌈no⌉", 1);
        check("Zoë: Ã©", "Zoë: é", 1);
        check("Zoë: I’m here", "Zoë: I’m here", 0);
        check("plain", "plain", 0);
        check("Ã", "Ã", 0);
    }

    #[test]
    fn the_first_garbled_line_is_named() {
        let mut warnings = Vec::new();
        restore(Cow::Borrowed("a\nb\nZoÃ«"), true, false, &mut warnings);
        assert_eq!(warnings.first().and_then(|warning| warning.line), Some(3));
    }
}
