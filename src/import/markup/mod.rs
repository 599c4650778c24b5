//! Files in XML → [`Transcript`](super::Transcript), told apart by the name of their root element.

pub(in crate::import) mod elan;
pub(in crate::import) mod exmaralda;
pub(in crate::import) mod tei;
pub(in crate::import) mod ttml;
pub(in crate::import) mod xml;

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

/// The text without white space around it, copied only when there is some.
fn trimmed(text: String) -> String {
    let inner = text.trim();
    match inner.len() == text.len() {
        true => text,
        false => inner.to_owned(),
    }
}

fn doctype_has_subset(rest: &str) -> bool {
    let end = rest.find('>').unwrap_or(rest.len());
    rest.get(..end).is_some_and(|doctype| doctype.contains('['))
}

#[cfg(test)]
mod tests {
    use super::root;

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
