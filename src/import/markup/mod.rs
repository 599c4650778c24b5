//! Files in XML → [`Transcript`](super::Transcript), told apart by the name of their root element.

pub(in crate::import) mod elan;
pub(in crate::import) mod exmaralda;
pub(in crate::import) mod tei;
mod together;
pub(in crate::import) mod ttml;
pub(in crate::import) mod xml;

use super::eight::{HIGH, below, eights, near};
use super::recognize::{Certainty, Head};

/// Certain when the root element has one of these names, whatever its namespace.
fn rooted(head: &Head<'_>, names: &[&str]) -> Certainty {
    Certainty::certain(root(head.text).is_some_and(|root| names.contains(&root)))
}

/// The name of the first element, without its prefix.
pub(in crate::import) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        let (opening, closing) = match rest.as_bytes() {
            [b'?', ..] => ("?", "?>"),
            [b'!', b'-', ..] => ("!--", "-->"),
            [b'!', ..] => ("!", if doctype_has_subset(rest) { "]>" } else { ">" }),
            _ => break,
        };
        rest = rest.get(opening.len()..)?.split_once(closing)?.1;
    }
    let end =
        rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '>' | '<'))?;
    let name = rest.get(..end)?;
    Some(name.rsplit_once(':').map_or(name, |(_, name)| name))
}

/// White space as a reader would see it: words with one space between them, on lines that hold words.
fn collapsed(text: &str) -> String {
    let text = text.trim();
    if is_collapsed(text) {
        return text.to_owned();
    }
    let mut all = String::with_capacity(text.len());
    for line in text.split('\n') {
        let begun = all.len();
        for word in line.split_whitespace() {
            match all.len() {
                0 => {}
                length if length == begun => all.push('\n'),
                _ => all.push(' '),
            }
            all.push_str(word);
        }
    }
    all
}

/// Nothing but ASCII, and no white space but single spaces; a text that is such all the same may be said not to be.
fn is_collapsed(text: &str) -> bool {
    let (words, rest) = eights(text.as_bytes());
    // In the highest bit, whether the byte before is a space.
    let (mut before, mut other) = (0, 0);
    for word in words {
        let spaces = near(word, b' ');
        other |= (word & HIGH) | below(word, b' ') | near(word, 0x7F);
        other |= spaces & (spaces << 8 | before >> 56);
        before = spaces;
    }
    let (mut space, mut strange) = (before >> 63 == 1, other != 0);
    for byte in rest {
        strange |= !matches!(byte, b' '..=b'~') || *byte == b' ' && space;
        space = *byte == b' ';
    }
    !strange
}

fn doctype_has_subset(rest: &str) -> bool {
    let end = rest.find('>').unwrap_or(rest.len());
    rest.get(..end).is_some_and(|doctype| doctype.contains('['))
}

#[cfg(test)]
mod tests {
    use super::{collapsed, root};

    #[test]
    fn white_space_is_collapsed() {
        for (text, expected) in [
            ("", ""),
            (" \n ", ""),
            ("a b", "a b"),
            (" a  b\t\u{a0}c ", "a b c"),
            ("\n a \n\n b\r\n", "a\nb"),
            ("\u{2003}é\u{2003}", "é"),
        ] {
            assert_eq!(collapsed(text), expected, "{text:?}");
        }
    }

    #[test]
    fn roots() {
        for (text, expected) in [
            ("<tt xmlns='x'>", Some("tt")),
            (
                "\u{feff}<?xml version='1.0'?>\n<!-- a > b -->\n<tt:tt\n>",
                Some("tt"),
            ),
            (
                "<!DOCTYPE a [ <!ENTITY x 'y'> ]><ANNOTATION_DOCUMENT/>",
                Some("ANNOTATION_DOCUMENT"),
            ),
            ("<!DOCTYPE html><html>", Some("html")),
            ("<!-- open", None),
            ("<Karen", None),
            ("no", None),
            ("", None),
        ] {
            assert_eq!(root(text), expected, "{text}");
        }
    }
}
