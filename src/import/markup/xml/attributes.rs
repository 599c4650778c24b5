//! The attributes of an element, written as nearly all are: `name="value"`, parted by white space.

/// A walk over attributes that stops where one is written otherwise.
pub(super) struct Plain<'a> {
    rest: &'a str,
    sound: bool,
}

impl<'a> Plain<'a> {
    /// The attributes in what follows the name of an element.
    pub(super) const fn of(rest: &'a str) -> Self {
        Self { rest, sound: true }
    }

    /// Nothing was written otherwise so far.
    pub(super) const fn is_sound(&self) -> bool {
        self.sound
    }
}

impl<'a> Iterator for Plain<'a> {
    type Item = (&'a str, &'a str);

    /// The next name, without its prefix, and its value as written.
    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.rest.as_bytes();
        let begin = bytes.iter().position(|byte| !is_space(*byte))?;
        let found = self.rest.get(begin..).and_then(attribute);
        let found = found.filter(|_| begin > 0);
        self.sound = found.is_some();
        let (name, value, rest) = found?;
        self.rest = rest;
        Some((name, value))
    }
}

/// An attribute's local name, its value, and what follows.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let bytes = text.as_bytes();
    let (mut local, mut length) = (0, 0);
    for byte in bytes {
        match byte {
            b':' if local == 0 => local = length + 1,
            b':' | b'-' | b'.' | b'_' => {}
            byte if byte.is_ascii_alphanumeric() || !byte.is_ascii() => {}
            _ => break,
        }
        length += 1;
    }
    let name = text.get(local..length).filter(|name| !name.is_empty())?;
    let quote = match bytes.get(length..length + 2)? {
        [b'=', quote @ (b'"' | b'\'')] => *quote,
        _ => return None,
    };
    let value = text.get(length + 2..)?;
    let end = value.bytes().position(|byte| byte == quote)?;
    Some((name, value.get(..end)?, value.get(end + 1..)?))
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::Plain;

    fn check(text: &str, expected: &[(&str, &str)], sound: bool) {
        let mut plain = Plain::of(text);
        let found: Vec<_> = plain.by_ref().collect();
        assert_eq!(
            (found.as_slice(), plain.is_sound()),
            (expected, sound),
            "{text}"
        );
    }

    #[test]
    fn plain_attributes_are_read_and_others_are_left() {
        check("", &[], true);
        check(" ", &[], true);
        check(
            " a=\"1\"\n xml:id='b \"c\"'",
            &[("a", "1"), ("id", "b \"c\"")],
            true,
        );
        check(" a:b:c=''", &[("b:c", "")], true);
        check(" ä=\"ö\"", &[("ä", "ö")], true);
        for broken in [
            "a=\"1\"",
            " a",
            " a=",
            " a=1",
            " a = \"1\"",
            " =\"1\"",
            " a:=\"1\"",
            " a=\"1",
            " a<=\"1\"",
        ] {
            check(broken, &[], false);
        }
        check(" a=\"1\"b=\"2\"", &[("a", "1")], false);
    }
}
