//! Name → the lines of its label: cleaned, measured without a browser, wrapped, shortened.

/// The size of a member's name, in pixels.
pub(super) const NAME_SIZE: f64 = 15.0;
/// The distance of two lines of a name, in pixels.
pub(super) const LINE_HEIGHT: f64 = 18.0;
/// The longest line of a name, in em; a name has at most [`MAX_LINES`] of them.
const MAX_EM: f64 = 11.0;
const MAX_LINES: usize = 2;

/// A name as it is written on the map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    /// The whole name, cleaned.
    pub name: String,
    /// What is written, line by line.
    pub lines: Vec<String>,
    /// The width of the longest line at [`NAME_SIZE`], in pixels, estimated from above.
    pub width: f64,
}

impl Label {
    pub fn new(name: &str) -> Self {
        let name = clean(name);
        let name = match name.trim() {
            "" => "someone".to_owned(),
            shown => shown.to_owned(),
        };
        let lines = wrapped(&name);
        let widest = lines.iter().map(|line| em(line)).fold(1.0, f64::max);
        Self {
            name,
            lines,
            width: (widest * NAME_SIZE).ceil(),
        }
    }
}

/// Text that may stand in any XML document and cannot rearrange what stands around it: controls, unpaired direction
/// overrides and non-characters become visible marks. Whole isolates stay: a sentence has them around its names.
pub(super) fn clean(text: &str) -> String {
    // Nearly every text: nothing to look at letter by letter.
    if text.bytes().all(|it| matches!(it, b' '..=b'~')) {
        return text.to_owned();
    }
    let whole = is_whole(text);
    text.chars()
        .map(|c| match c {
            '\u{2068}' | '\u{2069}' if whole => c,
            '\t' | '\n' | '\r' => ' ',
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => '\u{fffd}',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            '\u{fdd0}'..='\u{fdef}' => '\u{fffd}',
            c if u32::from(c) & 0xfffe == 0xfffe => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Whether every isolate that is begun ends, and none ends that was not begun.
fn is_whole(text: &str) -> bool {
    let open = text.chars().try_fold(0_usize, |open, c| match c {
        '\u{2068}' => Some(open + 1),
        '\u{2069}' => open.checked_sub(1),
        _ => Some(open),
    });
    open == Some(0)
}

/// The width of a text in em, estimated from above for the usual system fonts.
pub(super) fn em(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// The width of one character in em.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | ' ' | '\u{a0}' => 0.34,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '-' | '"' | '/' | '\\' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.99,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.6,
        'a'..='z' | '0'..='9' => 0.64,
        'A'..='Z' => 0.79,
        '\u{21}'..='\u{7e}' => 0.84,
        c if is_combining(c) => 0.0,
        '\u{a1}'..='\u{24f}' | '\u{370}'..='\u{52f}' => 0.84,
        '\u{590}'..='\u{8ff}' => 0.74,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{fe0e}' | '\u{ff01}'..='\u{ff60}' => 1.0,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' => 1.4,
        '\u{20000}'..='\u{3ffff}' => 1.0,
        _ => 1.0,
    }
}

/// Marks that stand on the character before them, and characters that are not seen.
const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{93c}' | '\u{941}'..='\u{948}' | '\u{94d}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a line may end after this character.
const fn breaks_after(c: char) -> bool {
    matches!(c, ' ' | '-' | '/' | '\u{2010}' | '\u{3000}')
        || matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{ff01}'..='\u{ff60}')
}

fn wrapped(name: &str) -> Vec<String> {
    folded(name, MAX_EM, MAX_LINES)
}

/// A text in at most so many lines of a width; what does not fit ends in an ellipsis.
pub(super) fn folded(text: &str, width: f64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while lines.len() + 1 < most && em(rest) > width {
        let (line, after) = rest.split_at(line_end(rest, width));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines.push(shortened(rest, width));
    lines.retain(|line| !line.is_empty());
    lines
}

/// Where the first line of a long text ends: at the last place that allows it, else where the line is full.
fn line_end(text: &str, width: f64) -> usize {
    let full = fitting(text, width);
    text.char_indices()
        .take_while(|&(at, c)| at + c.len_utf8() <= full || c == ' ')
        .filter(|&(_, c)| breaks_after(c))
        .map(|(at, c)| at + c.len_utf8())
        .last()
        .filter(|&end| em(text.get(..end).unwrap_or_default()) * 2.5 > width)
        .unwrap_or(full)
}

/// How many bytes of a text fit into a width; marks stay with the character they stand on.
fn fitting(text: &str, width: f64) -> usize {
    let mut used = 0.0;
    for (at, c) in text.char_indices() {
        used += advance(c);
        if used > width {
            return at;
        }
    }
    text.len()
}

fn shortened(text: &str, width: f64) -> String {
    if em(text) <= width {
        return text.to_owned();
    }
    let kept = text
        .get(..fitting(text, width - 1.0))
        .unwrap_or_default()
        .trim_end();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &[&str]) {
        assert_eq!(Label::new(name).lines, expected, "{name:?}");
    }

    #[test]
    fn names_wrap_at_spaces_and_end_in_an_ellipsis() {
        check("Karen", &["Karen"]);
        check("", &["someone"]);
        check("Maria Fernanda Guadalupe", &["Maria Fernanda", "Guadalupe"]);
        check(
            "Grandmother Wilhelmina Featherstonehaugh of Cheltenham",
            &["Grandmother", "Wilhelmina Feath…"],
        );
    }

    #[test]
    fn a_word_too_long_for_a_line_is_cut_where_the_line_is_full() {
        let lines = Label::new(&"n".repeat(100)).lines;
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(lines.iter().all(|line| em(line) <= MAX_EM));
    }

    #[test]
    fn scripts_without_spaces_wrap_between_characters() {
        check(
            "田中さくらこはなこももこゆりこ",
            &["田中さくらこはなこもも", "こゆりこ"],
        );
    }

    #[test]
    fn marks_have_no_width_of_their_own() {
        assert_eq!(em("e\u{301}"), em("e"));
        assert_eq!(em("👩🏽"), em("👩"));
    }

    #[test]
    fn controls_and_overrides_become_visible() {
        assert_eq!(
            clean("a\u{0}b\u{202e}c\nd\u{ffff}"),
            "a\u{fffd}b\u{fffd}c d\u{fffd}"
        );
        let kept = "\u{2068}סבא\u{2069} and \u{2068}\u{2068}b\u{2069}\u{2069}";
        assert_eq!(
            clean(kept),
            kept,
            "whole isolates rearrange nothing around them"
        );
        assert_eq!(clean("a\u{2069}b\u{2068}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(clean("a\u{2068}b"), "a\u{fffd}b");
    }
}
