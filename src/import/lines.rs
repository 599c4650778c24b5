//! Byte offset → 1-based line, counted once for a text.

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub(in crate::import) struct Lines {
    /// The offset of each line feed.
    breaks: Vec<usize>,
}

impl Lines {
    /// Counts the lines of a text.
    pub(in crate::import) fn of(text: &str) -> Self {
        Self {
            breaks: text.match_indices('\n').map(|(at, _)| at).collect(),
        }
    }

    /// The 1-based line on which the byte at `offset` stands.
    pub(in crate::import) fn at(&self, offset: usize) -> u32 {
        let before = self.breaks.partition_point(|line_feed| *line_feed < offset);
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_counted_from_one() {
        let lines = Lines::of("ab\n\nc");
        for (offset, line) in [(0, 1), (2, 1), (3, 2), (4, 3), (99, 3)] {
            assert_eq!(lines.at(offset), line, "{offset}");
        }
    }
}
