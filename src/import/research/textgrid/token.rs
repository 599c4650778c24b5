//! Text of a TextGrid → its numbers, strings and flags; the rest is comment.

use memchr::{memchr, memchr_iter};

use crate::import::{Seconds, decimal};

/// Something that counts, and the line on which it begins.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) line: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    /// A number that stands by itself, as written.
    Number(&'a str),
    /// A string without its quotes.
    Text(String),
    /// `<exists>`
    Flag,
}

impl Token<'_> {
    /// The number as a time.
    pub(super) fn time(&self) -> Option<Seconds> {
        match self.kind {
            Kind::Number(number) => decimal::seconds(number),
            _ => None,
        }
    }
}

/// The tokens of a text.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
    line: u32,
}

impl<'a> Tokens<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            line: 1,
        }
    }

    /// Takes so many bytes, counting the lines in them.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.rest = rest;
        let feeds = memchr_iter(b'\n', taken.as_bytes()).count();
        self.line = self
            .line
            .saturating_add(u32::try_from(feeds).unwrap_or(u32::MAX));
        taken
    }

    /// Passes over white space.
    fn blank(&mut self) {
        let bytes = self.rest.as_bytes();
        let mut length = bytes.iter().take_while(|byte| is_blank(**byte)).count();
        if bytes.get(length).is_some_and(|byte| !byte.is_ascii()) {
            length = self.rest.len() - self.rest.trim_start().len();
        }
        self.take(length);
    }

    /// A word, up to white space or a quote.
    fn word(&mut self) -> &'a str {
        let mut bytes = self.rest.bytes();
        let length = bytes.position(|byte| is_blank(byte) || byte == b'"' || !byte.is_ascii());
        let length = match length.and_then(|at| Some((at, self.rest.as_bytes().get(at)?))) {
            Some((_, byte)) if !byte.is_ascii() => {
                let ends = |letter: char| letter.is_whitespace() || letter == '"';
                self.rest.find(ends)
            }
            found => found.map(|(at, _)| at),
        };
        let length = length.unwrap_or(self.rest.len());
        let (word, rest) = self
            .rest
            .split_at_checked(length)
            .unwrap_or((self.rest, ""));
        self.rest = rest;
        word
    }

    /// A string behind its opening quote, up to a quote that is not doubled, or to the end.
    fn string(&mut self) -> String {
        let mut text = String::new();
        loop {
            let length = memchr(b'"', self.rest.as_bytes()).unwrap_or(self.rest.len());
            text.push_str(self.take(length));
            if self.rest.starts_with("\"\"") {
                text.push('"');
                self.take(2);
            } else {
                self.take(1);
                return text;
            }
        }
    }
}

/// White space within ASCII, as [`char::is_whitespace`] has it.
const fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0B
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.blank();
            let line = self.line;
            let token = |kind| Some(Token { kind, line });
            match self.rest.chars().next()? {
                '"' => {
                    self.take(1);
                    return token(Kind::Text(self.string()));
                }
                '!' => {
                    let length = self.rest.find('\n').unwrap_or(self.rest.len());
                    self.take(length);
                }
                _ => {
                    let word = self.word();
                    if word.starts_with('<') {
                        return token(Kind::Flag);
                    } else if word.starts_with(|letter: char| {
                        letter.is_ascii_digit() || "+-.".contains(letter)
                    }) && word.contains(|letter: char| letter.is_ascii_digit())
                    {
                        return token(Kind::Number(word));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tokens};

    #[test]
    fn white_space_of_every_kind_is_passed_over() {
        let text = "\u{b}1\u{85}\u{b}\u{a0}2\u{2003}a\u{b}é 3\u{b}\u{85}";
        let kinds: Vec<_> = Tokens::new(text).map(|token| token.kind).collect();
        assert_eq!(kinds, ["1", "2", "3"].map(Kind::Number));
    }

    #[test]
    fn only_numbers_strings_and_flags_count() {
        let text =
            "xmin = -0\ntiers? <exists> ! 7\nitem [1]:\n text = \"a \"\"b\"\"\nc\" 1.5e-3 \"open";
        let shown = Tokens::new(text).map(|token| match token.kind {
            Kind::Number(number) => format!("{}:{number}", token.line),
            Kind::Text(text) => format!("{}:'{text}'", token.line),
            Kind::Flag => format!("{}:<>", token.line),
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            ["1:-0", "2:<>", "4:'a \"b\"\nc'", "5:1.5e-3", "5:'open'"]
        );
    }
}
