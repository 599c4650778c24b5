//! UTF-8 that was once read as Windows-1252 and saved again (`Ã©` for `é`) → what it was.

use std::borrow::Cow;

use super::WINDOWS_1252_HIGH;
use crate::import::{Warning, WarningCode};

/// Sequences that hardly occur in text that means them.
const SIGNS: [&str; 6] = ["Ã©", "Ã¼", "Ã¤", "â€™", "â€œ", "âŒ"];

/// Turns the text back when the whole of it survives; otherwise leaves it and says where it looks wrong.
pub(super) fn undo<'a>(text: Cow<'a, str>, warnings: &mut Vec<Warning>) -> Cow<'a, str> {
    if text.is_ascii() {
        return text;
    }
    if let Some(original) = turned_back(&text) {
        warnings.push(Warning {
            code: WarningCode::Repaired,
            message: "The letters beyond ASCII had been garbled (UTF-8 read as Windows-1252); they were turned back."
                .into(),
            line: None,
        });
        return Cow::Owned(original);
    }
    if let Some(at) = SIGNS.iter().filter_map(|sign| text.find(sign)).min() {
        let before = text.get(..at).unwrap_or_default();
        warnings.push(Warning {
            code: WarningCode::Assumed,
            message: "Some letters look garbled (UTF-8 read as Windows-1252), but not all of the text can be turned back; it was left as it is."
                .into(),
            line: u32::try_from(1 + before.matches('\n').count()).ok(),
        });
    }
    text
}

/// The text before it was garbled; `None` at the first character that could not have come about that way.
fn turned_back(text: &str) -> Option<String> {
    // Every run beyond ASCII must be well formed by itself, so ordinary accented text gives up at its first letter.
    let (mut original, mut run) = (String::new(), Vec::new());
    for c in text.chars() {
        if c.is_ascii() {
            if !run.is_empty() {
                original.push_str(std::str::from_utf8(&run).ok()?);
                run.clear();
            }
            original.push(c);
            continue;
        }
        let byte = byte_of(c)?;
        if run.is_empty() && !(0xC2..=0xF4).contains(&byte) {
            return None;
        }
        run.push(byte);
    }
    original.push_str(std::str::from_utf8(&run).ok()?);
    Some(original)
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
        assert_eq!(undo(Cow::Borrowed(garbled), &mut warnings), original);
        assert_eq!(warnings.len(), warned, "{warnings:?}");
    }

    #[test]
    fn garbled_text() {
        check("ZoÃ«: Iâ€™m here", "Zoë: I’m here", 1);
        check("âŒˆno⌉", "âŒˆno⌉", 1);
        check("Zoë: Ã©", "Zoë: Ã©", 1);
        check("Zoë: I’m here", "Zoë: I’m here", 0);
        check("plain", "plain", 0);
        check("Ã", "Ã", 0);
    }
}
