//! text → its lines, numbered from one; LF and CRLF end a line.

use std::cell::Cell;

use super::eight;

/// One line, without its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// 1-based.
    pub number: u32,
    /// Where it begins in the text.
    pub start: usize,
    /// The line without its end.
    pub text: &'a str,
}

impl Line<'_> {
    /// Where the line ends in the text, before its line end.
    pub const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// The lines of a text.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: u32,
}

/// The lines of a text.
pub(super) const fn lines(text: &str) -> Lines<'_> {
    Lines {
        text,
        at: 0,
        number: 0,
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let (line, taken) = match eight::find(rest.as_bytes(), [b'\n']) {
            Some(end) => (rest.get(..end)?, end + 1),
            None => (rest, rest.len()),
        };
        let start = self.at;
        self.at += taken;
        self.number = self.number.saturating_add(1);
        Some(Line {
            number: self.number,
            start,
            text: line.strip_suffix('\r').unwrap_or(line),
        })
    }
}

/// Where the lines of a text begin, for readers that go by byte offsets.
#[derive(Clone, Debug)]
pub(super) struct LineIndex {
    /// The offset of each line feed.
    feeds: Vec<usize>,
    /// How many line feeds stand before the offset that was asked for last: the next is near, as a rule.
    last: Cell<usize>,
}

/// So many lines further on a line is looked for before the whole index is halved.
const NEAR: usize = 8;

impl LineIndex {
    /// Counts the lines of a text.
    pub fn of(text: &str) -> Self {
        let mut feeds = Vec::new();
        eight::any(text.as_bytes(), b'\n', |at| {
            feeds.push(at);
            false
        });
        Self {
            feeds,
            last: Cell::new(0),
        }
    }

    /// The 1-based line on which the byte at `offset` stands.
    pub fn line(&self, offset: usize) -> u32 {
        let before = self.before(offset);
        self.last.set(before);
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// How many line feeds stand before an offset.
    fn before(&self, offset: usize) -> usize {
        let last = self.last.get();
        let (before, behind) = self.feeds.split_at_checked(last).unwrap_or_default();
        let sound = before.last().is_none_or(|feed| *feed < offset);
        let near = behind.get(..NEAR).unwrap_or(behind);
        match near.iter().position(|feed| *feed >= offset) {
            Some(ahead) if sound => last + ahead,
            _ => self.feeds.partition_point(|feed| *feed < offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, lines};

    #[test]
    fn offsets_are_found_from_wherever_one_comes() {
        let text = "a\n".repeat(40);
        let index = LineIndex::of(&text);
        for step in [1, 3, 7, 20, 33, 61] {
            for at in (0..80).map(|at| at * step % 80) {
                assert_eq!(index.line(at), u32::try_from(at / 2).unwrap() + 1, "{at}");
            }
        }
    }

    #[test]
    fn offsets_are_found_on_their_line() {
        let index = LineIndex::of("ab\n\nc");
        for (offset, line) in [(0, 1), (2, 1), (3, 2), (4, 3), (99, 3)] {
            assert_eq!(index.line(offset), line, "{offset}");
        }
    }

    #[test]
    fn numbered() {
        let found: Vec<_> = lines("a\r\n\nb")
            .map(|l| (l.number, l.start, l.text))
            .collect();
        assert_eq!(found, [(1, 0, "a"), (2, 3, ""), (3, 4, "b")]);
        assert_eq!(lines("").count(), 0);
        assert_eq!(lines("\n").count(), 1);
    }
}
