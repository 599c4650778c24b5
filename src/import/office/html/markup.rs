//! Text of a web page → its tags and what stands between them, in one pass that never goes back.

use memchr::memchr;

/// Elements whose text holds no tags; that of a page's title is wanted.
const RAW: [&str; 7] = [
    "iframe", "noembed", "noframes", "script", "style", "textarea", "xmp",
];

/// A piece of a page.
pub(super) enum Piece<'a> {
    Text(&'a str),
    Open(Tag<'a>),
    Close(Tag<'a>),
    Title(&'a str),
    /// A script, a style sheet or the like stood here.
    LeftOut,
    /// From here to the end of the file nothing is text, because something never ends.
    OpenEnded,
}

/// A tag: its name in lower case, and what stands behind it.
pub(super) struct Tag<'a> {
    pub(super) name: String,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of its attribute `class`.
    pub(super) fn class(&self) -> &'a str {
        let found = self.rest.match_indices("class").find_map(|(at, word)| {
            let before = self.rest.get(..at)?.chars().next_back()?;
            let value = self.rest.get(at + word.len()..)?.trim_start();
            let value = value.strip_prefix('=')?.trim_start();
            let parted = before.is_ascii_whitespace() || matches!(before, '"' | '\'' | '/');
            parted.then_some(value)
        });
        let value = found.unwrap_or_default();
        match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.split(quote).nth(1).unwrap_or_default(),
            _ => value.split_whitespace().next().unwrap_or_default(),
        }
    }
}

/// A walk over the text.
pub(super) struct Markup<'a> {
    text: &'a str,
    at: usize,
    /// A tag, and a quote in one, may still be closed further on.
    closes: bool,
    quotes_close: bool,
    /// A piece that follows the one given out last.
    next: Option<(usize, Piece<'a>)>,
}

impl<'a> Markup<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            closes: true,
            quotes_close: true,
            next: None,
        }
    }

    /// The next piece, and where it begins.
    pub(super) fn next(&mut self) -> Option<(usize, Piece<'a>)> {
        if let Some(next) = self.next.take() {
            return Some(next);
        }
        loop {
            let begin = self.at;
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            let length = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
            if length > 0 {
                self.at += length;
                return Some((begin, Piece::Text(rest.get(..length)?)));
            }
            if let Some(piece) = self.markup(rest) {
                return Some((begin, piece));
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What begins with a `<`; nothing for comments and declarations. A `<` that begins nothing is text.
    fn markup(&mut self, rest: &'a str) -> Option<Piece<'a>> {
        let letter = |at: usize| rest.as_bytes().get(at).copied().unwrap_or(b' ');
        let tag = match letter(1) {
            b'!' if rest.starts_with("<!--") => return self.pass("-->"),
            b'!' | b'?' => return self.pass(">"),
            b'/' if letter(2).is_ascii_alphabetic() => self.tag(rest, 2).map(Piece::Close),
            first if first.is_ascii_alphabetic() => self.tag(rest, 1).map(|tag| {
                self.raw(&tag);
                Piece::Open(tag)
            }),
            _ => None,
        };
        tag.or_else(|| {
            self.at += 1;
            Some(Piece::Text(rest.get(..1)?))
        })
    }

    /// Passes over everything up to a sign and the sign itself.
    fn pass(&mut self, sign: &str) -> Option<Piece<'a>> {
        match self.rest().find(sign) {
            Some(ahead) => {
                self.at += ahead + sign.len();
                None
            }
            None => {
                self.at = self.text.len();
                Some(Piece::OpenEnded)
            }
        }
    }

    /// A tag whose name begins so far behind its bracket; none when it never closes.
    fn tag(&mut self, rest: &'a str, name: usize) -> Option<Tag<'a>> {
        let inner = rest.get(name..)?;
        let end = self.end(inner)?;
        self.at += name + end + 1;
        let inner = inner.get(..end)?;
        let ends = |letter: char| letter.is_ascii_whitespace() || letter == '/';
        let length = inner.find(ends).unwrap_or(inner.len());
        let (name, rest) = inner.split_at_checked(length)?;
        Some(Tag {
            name: name.to_ascii_lowercase(),
            rest,
        })
    }

    /// Where a tag closes, brackets in quotes left aside. What was found never to close is not sought again, so that
    /// the walk stays linear.
    fn end(&mut self, inner: &str) -> Option<usize> {
        if !self.closes {
            return None;
        }
        let bytes = inner.as_bytes();
        let mut at = 0;
        while self.quotes_close {
            let rest = bytes.get(at..).unwrap_or_default();
            let sign = memchr::memchr3(b'>', b'"', b'\'', rest);
            let Some((ahead, sign)) = sign.and_then(|ahead| Some((ahead, *rest.get(ahead)?)))
            else {
                break;
            };
            at += ahead + 1;
            if sign == b'>' {
                return Some(at - 1);
            }
            let rest = bytes.get(at..).unwrap_or_default();
            match memchr(sign, rest) {
                Some(ahead) => at += ahead + 1,
                None => self.quotes_close = false,
            }
        }
        let end = memchr(b'>', bytes);
        self.closes = end.is_some();
        end
    }

    /// Passes over the text of an element that holds no tags.
    fn raw(&mut self, tag: &Tag<'a>) {
        let title = tag.name == "title";
        if !title && !RAW.contains(&tag.name.as_str()) {
            return;
        }
        let begin = self.at;
        loop {
            let rest = self.rest();
            let Some(ahead) = memchr(b'<', rest.as_bytes()) else {
                self.at = self.text.len();
                self.next = Some((begin, Piece::OpenEnded));
                return;
            };
            let inner = rest.get(ahead + 1..).unwrap_or_default();
            let name = inner
                .strip_prefix('/')
                .and_then(|rest| rest.get(..tag.name.len()));
            if name.is_some_and(|name| name.eq_ignore_ascii_case(&tag.name)) {
                let text = self.text.get(begin..self.at + ahead).unwrap_or_default();
                self.at += ahead;
                let piece = match title {
                    true => Piece::Title(text),
                    false => Piece::LeftOut,
                };
                self.next = Some((begin, piece));
                return;
            }
            self.at += ahead + 1;
        }
    }
}
