//! The line that is being read, its white space as a browser shows it.

use crate::import::caption::entity;

/// Text, and the line of the file for each of its lines.
#[derive(Default)]
pub(super) struct Buffer {
    text: String,
    lines: Vec<u32>,
}

impl Buffer {
    /// Adds text as it stands in the file, its references resolved.
    pub(super) fn text(&mut self, raw: &str, line: u32, verbatim: bool) {
        let mut line = line;
        let mut rest = raw;
        while let Some(next) = rest.bytes().next() {
            let taken = match next {
                b'&' => match entity::decode(rest) {
                    Some((meaning, taken)) => {
                        self.letters(&meaning, line);
                        taken
                    }
                    None => {
                        self.letters("&", line);
                        1
                    }
                },
                b'\n' => {
                    line = line.saturating_add(1);
                    match verbatim {
                        true => self.end_line(),
                        false => self.space(),
                    }
                    1
                }
                next if next.is_ascii_whitespace() => {
                    self.space();
                    1
                }
                _ => {
                    let ends = |byte: u8| byte == b'&' || byte.is_ascii_whitespace();
                    let length = rest.bytes().position(ends).unwrap_or(rest.len());
                    self.letters(rest.get(..length).unwrap_or(rest), line);
                    length
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    fn letters(&mut self, letters: &str, line: u32) {
        if self.begins_line() {
            self.lines.push(line);
        }
        // A reference can spell a line end, which ends no line of a page.
        for part in letters.split_inclusive(['\n', '\r']) {
            self.text.push_str(part.trim_end_matches(['\n', '\r']));
            if part.ends_with(['\n', '\r']) {
                self.space();
            }
        }
    }

    fn space(&mut self) {
        if !self.begins_line() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Nothing stands on the line yet.
    pub(super) fn begins_line(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Ends the line, if anything stands on it.
    pub(super) fn end_line(&mut self) {
        if !self.begins_line() {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
    }

    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// What was added since the text had this length.
    pub(super) fn since(&self, length: usize) -> &str {
        self.text.get(length..).unwrap_or_default()
    }

    /// Puts other words of the same line in its place.
    pub(super) fn replace_since(&mut self, length: usize, words: &str) {
        if self.text.is_char_boundary(length) {
            self.text.truncate(length);
            self.text.push_str(words);
        }
    }

    /// The text, and the line of the file for each of its lines.
    pub(super) fn take(&mut self) -> (String, Vec<u32>) {
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end_matches([' ', '\n']).len());
        let mut lines = std::mem::take(&mut self.lines);
        if text.is_empty() {
            lines.clear();
        }
        (text, lines)
    }
}
