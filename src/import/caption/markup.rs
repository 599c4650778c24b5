//! the text of a WebVTT cue → what is said in it, by which voices, with the times its words carry.
//!
//! The W3C cue text tokenizer (WebVTT, 6.4) in one pass and without a tree: of all tags only voices and time stamps
//! matter here. Where the specification would swallow words behind a `<` that never closes, they are kept and listed.

use super::entity;
use crate::import::Seconds;
use crate::import::stamp;

/// What stands in one cue.
#[derive(Debug, Default, PartialEq)]
pub(super) struct CueText<'a> {
    /// Stretches of text by voice; one at least.
    pub pieces: Vec<Piece>,
    /// Where in a piece a time stamp stands: piece, byte offset, time.
    pub marks: Vec<(usize, usize, Seconds)>,
    /// The first tag that WebVTT does not know, and its text was left out.
    pub unknown: Option<&'a str>,
    /// A `<` that never closes, with words behind it that were kept.
    pub unclosed: Option<&'a str>,
}

/// A stretch of text in one voice.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub voice: Option<String>,
    pub text: String,
}

/// Reads the text of a cue.
pub(super) fn read(payload: &str) -> CueText<'_> {
    let mut cue = CueText {
        pieces: vec![Piece::default()],
        ..CueText::default()
    };
    let mut rest = payload;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'<' | b'&' | b'\r')) {
        let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
        cue.say(plain);
        rest = match special.as_bytes().first() {
            Some(b'<') => cue.tag(special),
            Some(b'&') => cue.reference(special),
            _ => special.get(1..).unwrap_or_default(),
        };
    }
    cue.say(rest);
    cue
}

impl<'a> CueText<'a> {
    fn say(&mut self, text: &str) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.text.push_str(text);
        }
    }

    fn reference(&mut self, text: &'a str) -> &'a str {
        match entity::decode(text) {
            Some((characters, taken)) => {
                self.say(&characters);
                text.get(taken..).unwrap_or_default()
            }
            None => {
                self.say("&");
                text.get(1..).unwrap_or_default()
            }
        }
    }

    /// Takes one tag off the front; gives back what follows it.
    fn tag(&mut self, text: &'a str) -> &'a str {
        let inner = text.get(1..).unwrap_or_default();
        if self.unclosed.is_some() {
            self.say("<");
            return inner;
        }
        let (tag, after) = match inner.split_once('>') {
            Some(parts) => parts,
            None if inner.split_whitespace().nth(1).is_some() => {
                self.unclosed = Some(text);
                self.say("<");
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
            let piece = self.pieces.len().saturating_sub(1);
            let at = self.pieces.last().map_or(0, |p| p.text.len());
            self.marks.push((piece, at, time));
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
                self.begin(Some(voice).filter(|v| !v.is_empty()));
            }
            "c" | "i" | "b" | "u" | "ruby" | "rt" | "lang" | "font" | "" => {}
            _ => _ = self.unknown.get_or_insert(tag),
        }
    }

    fn close(&mut self, name: &str) {
        if name == "v" && self.pieces.last().is_some_and(|p| p.voice.is_some()) {
            self.begin(None);
        }
    }

    fn begin(&mut self, voice: Option<String>) {
        self.pieces.push(Piece {
            voice,
            text: String::new(),
        });
    }
}

/// An annotation with its references resolved once and its white space collapsed.
fn decoded(annotation: &str) -> String {
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
    match text.contains("  ") || text.contains(['\t', '\n', '\r', '\x0C']) {
        true => text.split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(payload: &str, expected: &[(Option<&str>, &str)]) {
        let cue = read(payload);
        let found: Vec<_> = cue
            .pieces
            .iter()
            .map(|p| (p.voice.as_deref(), p.text.as_str()))
            .filter(|(voice, text)| voice.is_some() || !text.is_empty())
            .collect();
        assert_eq!(found, expected, "{payload}");
    }

    #[test]
    fn voices() {
        check("<v Mom>hi</v>", &[(Some("Mom"), "hi")]);
        check("<v.loud.red Mom>hi", &[(Some("Mom"), "hi")]);
        check("<v\tMom  Doe >hi", &[(Some("Mom Doe"), "hi")]);
        check("<v>hi", &[(None, "hi")]);
        check("<v &lt;b&gt; &amp;amp;>hi", &[(Some("<b> &amp;"), "hi")]);
        check(
            "<v A>a</v> <v B>b",
            &[(Some("A"), "a"), (None, " "), (Some("B"), "b")],
        );
        check("a</v>b", &[(None, "ab")]);
        check("<video x>a", &[(None, "a")]);
    }

    #[test]
    fn tags_and_references() {
        check("<i>a</i> &lt;b&gt;", &[(None, "a <b>")]);
        check("a<c.d e>b</c>c", &[(None, "abc")]);
        check("<c></\nc>x", &[(None, "x")]);
        check("<", &[]);
        check("<c.", &[]);
        check("&<c", &[(None, "&")]);
        check("<00:00.500", &[]);
        check("3 < 4 and so", &[(None, "3 < 4 and so")]);
        check("a\r\nb", &[(None, "a\nb")]);
    }

    #[test]
    fn what_is_listed() {
        assert_eq!(read("<laughs>ha").unknown, Some("laughs"));
        assert_eq!(read("i <3 you all").unclosed, Some("<3 you all"));
        assert_eq!(
            read("a<00:01.500> b").marks,
            [(0, 1, Seconds::from_millis(1_500))]
        );
        assert_eq!(read("a<00:01.500 > b").marks, []);
    }
}
