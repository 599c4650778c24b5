//! the text of a WebVTT cue → what is said in it, by which voices, with the times its words carry.
//!
//! The W3C cue text tokenizer (WebVTT, 6.4) in one pass and without a tree: of all tags only voices and time stamps
//! matter here. Where the specification would swallow words behind a `<` that never closes, they are kept and listed.

use std::borrow::Cow;

use memchr::memchr;

use super::entity;
use crate::import::Seconds;
use crate::import::eight;
use crate::import::stamp;

/// What stands in one cue.
#[derive(Debug, Default, PartialEq)]
pub(super) struct CueText<'a> {
    /// Everything that is said, markup removed and references resolved once.
    pub text: String,
    /// Where in the text a voice begins, or ends (`None`).
    pub voices: Vec<(usize, Option<Cow<'a, str>>)>,
    /// Where in the text a time stamp stands.
    pub marks: Vec<(usize, Seconds)>,
    /// The first tag that WebVTT does not know; it was left out.
    pub unknown: Option<&'a str>,
    /// A `<` that never closes, with words behind it that were kept.
    pub unclosed: Option<&'a str>,
}

/// Reads the text of a cue into what held the cue before, whose memory is used again.
pub(super) fn read<'a>(payload: &'a str, cue: &mut CueText<'a>) {
    cue.voices.clear();
    cue.marks.clear();
    (cue.unknown, cue.unclosed) = (None, None);
    if let Some((voice, said, closed)) = one_voice(payload) {
        cue.text = said.to_owned();
        cue.begin_at(0, Some(voice));
        if closed {
            cue.begin_at(said.len(), None);
        }
        return;
    }
    cue.text = String::with_capacity(payload.len());
    let mut rest = payload;
    while let Some(at) = special(rest) {
        let (before, found) = rest.split_at_checked(at).unwrap_or((rest, ""));
        cue.text.push_str(before);
        rest = match found.as_bytes().first() {
            Some(b'<') => cue.tag(found),
            Some(b'&') => cue.reference(found),
            _ => found.get(1..).unwrap_or_default(),
        };
    }
    cue.text.push_str(rest);
}

/// `<v Karen>words</v>` and nothing else, the form of nearly every cue that names its voice: the name, the words, and
/// whether the tag is closed.
fn one_voice(payload: &str) -> Option<(Cow<'_, str>, &str, bool)> {
    let inner = payload.strip_prefix("<v ")?;
    let (name, said) = inner.split_at_checked(memchr(b'>', inner.as_bytes())?)?;
    let said = said.get(1..)?;
    let (said, closed) = match said.strip_suffix("</v>") {
        Some(said) => (said, true),
        None => (said, false),
    };
    let voice = decoded(name);
    (special(said).is_none() && !voice.is_empty()).then_some((voice, said, closed))
}

/// Where the next character stands that is not simply said.
fn special(text: &str) -> Option<usize> {
    eight::find(text.as_bytes(), [b'<', b'&', b'\r'])
}

impl<'a> CueText<'a> {
    fn reference(&mut self, text: &'a str) -> &'a str {
        match entity::decode(text) {
            Some((characters, taken)) => {
                self.text.push_str(&characters);
                text.get(taken..).unwrap_or_default()
            }
            None => {
                self.text.push('&');
                text.get(1..).unwrap_or_default()
            }
        }
    }

    /// Takes one tag off the front; gives back what follows it.
    fn tag(&mut self, text: &'a str) -> &'a str {
        let inner = text.get(1..).unwrap_or_default();
        if self.unclosed.is_some() {
            self.text.push('<');
            return inner;
        }
        let (tag, after) = match inner.split_once('>') {
            Some(parts) => parts,
            None if inner.split_whitespace().nth(1).is_some() => {
                self.unclosed = Some(text);
                self.text.push('<');
                return inner;
            }
            None => (inner, ""),
        };
        match tag.as_bytes().first() {
            Some(b'0'..=b'9') => self.mark(tag),
            Some(b'/') => self.close(tag.get(1..).unwrap_or_default()),
            _ => self.open(tag),
        }
        after
    }

    fn mark(&mut self, tag: &str) {
        if let Some((time, "")) = stamp::vtt(tag) {
            self.marks.push((self.text.len(), time));
        }
    }

    fn open(&mut self, tag: &'a str) {
        let end = tag.find(['\t', '\n', '\x0C', '\r', ' ', '.']);
        let (name, rest) = tag
            .split_at_checked(end.unwrap_or(tag.len()))
            .unwrap_or((tag, ""));
        match name {
            "v" => {
                let annotation = rest.find(char::is_whitespace).and_then(|at| rest.get(at..));
                let voice = decoded(annotation.unwrap_or_default());
                self.begin(Some(voice).filter(|voice| !voice.is_empty()));
            }
            "c" | "i" | "b" | "u" | "ruby" | "rt" | "lang" | "font" | "" => {}
            _ => _ = self.unknown.get_or_insert(tag),
        }
    }

    fn close(&mut self, name: &str) {
        if name == "v" && self.voices.last().is_some_and(|voice| voice.1.is_some()) {
            self.begin(None);
        }
    }

    fn begin(&mut self, voice: Option<Cow<'a, str>>) {
        self.begin_at(self.text.len(), voice);
    }

    fn begin_at(&mut self, at: usize, voice: Option<Cow<'a, str>>) {
        self.voices.push((at, voice));
    }
}

/// An annotation with its references resolved once and its white space collapsed.
fn decoded(annotation: &str) -> Cow<'_, str> {
    let annotation = annotation.trim();
    let spaced = |(one, next): (u8, u8)| one == b' ' && next == b' ';
    let mut pairs = annotation.bytes().zip(annotation.bytes().skip(1));
    let simple = |b: u8| b == b' ' || b > b' ' && b != b'&';
    if annotation.bytes().all(simple) && !pairs.any(spaced) {
        return Cow::Borrowed(annotation);
    }
    let mut text = String::with_capacity(annotation.len());
    let mut rest = annotation;
    while let Some(at) = rest.find('&') {
        let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(plain);
        let (characters, taken) = entity::decode(special).unwrap_or(("&".into(), 1));
        text.push_str(&characters);
        rest = special.get(taken..).unwrap_or_default();
    }
    text.push_str(rest);
    let words: Vec<&str> = text.split_whitespace().collect();
    Cow::Owned(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(payload: &str) -> CueText<'_> {
        let mut cue = CueText::default();
        read(payload, &mut cue);
        cue
    }

    fn check(payload: &str, text: &str, voices: &[(usize, Option<&str>)]) {
        let cue = read_one(payload);
        assert_eq!(cue.text, text, "{payload}");
        let found: Vec<_> = cue
            .voices
            .iter()
            .map(|(at, voice)| (*at, voice.as_deref()))
            .collect();
        assert_eq!(found, voices, "{payload}");
    }

    #[test]
    fn voices() {
        check("<v Mom>hi</v>", "hi", &[(0, Some("Mom")), (2, None)]);
        check("<v.loud.red Mom>hi", "hi", &[(0, Some("Mom"))]);
        check("<v\tMom  Doe >hi", "hi", &[(0, Some("Mom Doe"))]);
        check("<v>hi", "hi", &[(0, None)]);
        check("<v &lt;b&gt; &amp;amp;>hi", "hi", &[(0, Some("<b> &amp;"))]);
        check(
            "<v A>a</v> <v B>b",
            "a b",
            &[(0, Some("A")), (1, None), (2, Some("B"))],
        );
        check("a</v>b", "ab", &[]);
        check("<video x>a", "a", &[]);
    }

    #[test]
    fn tags_and_references() {
        let check = |payload, text| check(payload, text, &[]);
        check("<i>a</i> &lt;b&gt;", "a <b>");
        check("a<c.d e>b</c>c", "abc");
        check("<c></\nc>x", "x");
        check("<", "");
        check("<c.", "");
        check("&<c", "&");
        check("<00:00.500", "");
        check("3 < 4 and so", "3 < 4 and so");
        check("a\r\nb", "a\nb");
    }

    #[test]
    fn what_is_listed() {
        assert_eq!(read_one("<laughs>ha").unknown, Some("laughs"));
        assert_eq!(read_one("i <3 you all").unclosed, Some("<3 you all"));
        assert_eq!(
            read_one("a<00:01.500> b").marks,
            [(1, Seconds::from_millis(1_500))]
        );
        assert_eq!(read_one("a<00:01.500 > b").marks, []);
    }
}
