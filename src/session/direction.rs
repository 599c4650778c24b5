//! Names in sentences: a name written from right to left must not carry the words around it along.

/// Text kept apart from the direction of what stands around it. Left as it is where nothing could be rearranged, so
/// that files stay readable in programs that show isolates, and where it is kept apart already.
#[must_use]
pub fn isolated(text: &str) -> String {
    if !text.is_ascii() && !text.starts_with('\u{2068}') && text.chars().any(runs_leftward) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

/// Whether a character belongs to a script written from right to left, or marks that direction.
const fn runs_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_that_could_be_rearranged_is_isolated() {
        assert_eq!(isolated("Ana"), "Ana");
        assert_eq!(isolated("سارة"), "\u{2068}سارة\u{2069}");
        assert_eq!(isolated(&isolated("سارة")), isolated("سارة"));
    }
}
