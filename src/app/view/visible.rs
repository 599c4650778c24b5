//! Words with the characters in them that cannot be seen, or would turn the text around, drawn as marks.

use maud::{Markup, html};

/// A text as it may be read by anyone: what would change its direction is shown and not obeyed.
pub(super) fn visible(text: &str) -> Markup {
    if !text.contains(is_hidden) {
        return html! { (text) };
    }
    let mut rest = text;
    let mut parts = Vec::new();
    while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
        let (before, behind) = rest.split_at(at);
        parts.push((before, Some(hidden)));
        rest = behind.get(hidden.len_utf8()..).unwrap_or_default();
    }
    parts.push((rest, None));
    html! {
        @for (words, hidden) in parts {
            (words)
            @if let Some(hidden) = hidden {
                span .hidden-character title="a character that cannot be seen" { "⟨U+" (format!("{:04X}", u32::from(hidden))) "⟩" }
            }
        }
    }
}

/// Overrides, embeddings and isolates (Boucher and Anderson, Trojan Source, 2021), and what has no shape at all. The
/// marks and joiners that scripts need stay as they are.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
        || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_become_marks() {
        for (text, expected) in [
            ("plain", "plain"),
            ("<b>", "&lt;b&gt;"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            (
                "a\u{202E}b",
                "a<span class=\"hidden-character\" title=\"a character that cannot be seen\">⟨U+202E⟩</span>b",
            ),
        ] {
            assert_eq!(visible(text).into_string(), expected);
        }
        let both = visible("\u{2066}\u{2069}").into_string();
        assert!(both.contains("2066") && both.contains("2069"));
    }
}
