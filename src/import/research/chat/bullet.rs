//! Time marks of CHAT: `start_end` in milliseconds between two U+0015.

use crate::import::{Seconds, decimal};

/// The sign before and behind a time mark, often invisible in editors.
pub(super) const MARK: char = '\u{15}';

/// A main tier parted into words and time marks.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) text: String,
    pub(super) times: Vec<(Seconds, Seconds)>,
    /// A mark has no end or no times.
    pub(super) broken: bool,
}

impl Pieces {
    pub(super) fn of(content: &str) -> Self {
        let mut pieces = Self::default();
        let mut parts = content.split(MARK);
        pieces.text.push_str(parts.next().unwrap_or_default());
        while let Some(mark) = parts.next() {
            match (times(mark), parts.next()) {
                (Some(times), Some(text)) => {
                    pieces.times.push(times);
                    pieces.text.push_str(text);
                }
                (None, Some(text)) => {
                    pieces.broken |= !mark.starts_with('%');
                    pieces.text.push_str(text);
                }
                (_, None) => pieces.broken = true,
            }
        }
        pieces
    }
}

/// The two numbers at the end of a mark; old marks name the recording before them.
pub(super) fn times(mark: &str) -> Option<(Seconds, Seconds)> {
    let numbers = mark.rsplit_once('"').map_or(mark, |(_, numbers)| numbers);
    let (start, end) = numbers.trim_start_matches('_').split_once('_')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = digits(start) && digits(end);
    whole.then(|| Some((decimal::millis(start)?, decimal::millis(end)?)))?
}

#[cfg(test)]
mod tests {
    use super::{Pieces, times};
    use crate::import::Seconds;

    #[test]
    fn marks() {
        for (mark, expected) in [
            ("1000_2400", Some((1_000, 2_400))),
            ("012_200", Some((12, 200))),
            ("%snd:\"a_1.wav\"_100_200", Some((100, 200))),
            ("100x200", None),
            ("_5", None),
            ("", None),
        ] {
            let found = times(mark);
            let expected = expected
                .map(|(start, end)| (Seconds::from_millis(start), Seconds::from_millis(end)));
            assert_eq!(found, expected, "{mark}");
        }
    }

    #[test]
    fn marks_are_taken_out_of_the_text() {
        for (content, text, count, broken) in [
            ("a . \u{15}1_2\u{15} [+ x]", "a .  [+ x]", 1, false),
            ("a \u{15}1_2\u{15} b \u{15}3_4\u{15}", "a  b ", 2, false),
            ("a \u{15}1_2", "a ", 0, true),
            ("a \u{15}1x2\u{15}", "a ", 0, true),
            ("a \u{15}%pic:\"x\"\u{15}", "a ", 0, false),
        ] {
            let pieces = Pieces::of(content);
            assert_eq!(
                (pieces.text.as_str(), pieces.times.len(), pieces.broken),
                (text, count, broken)
            );
        }
    }
}
