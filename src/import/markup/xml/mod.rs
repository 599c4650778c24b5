//! XML text → elements and their text, one after the other; no recursion, no expansion.
//!
//! A document type is refused before anything is expanded or fetched. XML that breaks off is read up to there.

mod attributes;

use std::borrow::Cow;

use attributes::Plain;
use memchr::memchr;
use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};

use crate::import::caption::entity;
use crate::import::draft::Draft;
use crate::import::lines::LineIndex;
use crate::import::{ImportError, ImportErrorKind, Place};

/// How many elements may stand inside each other.
const DEEPEST: usize = 256;

const BROKEN: &str = "The XML breaks off or is damaged here; only what stands before was read.";

/// A walk through a document.
pub(in crate::import) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    lines: LineIndex,
    depth: usize,
    /// Where the last piece begins.
    at: usize,
    broken: Option<u32>,
}

/// What comes next in a document. An empty element opens and closes.
pub(in crate::import) enum Piece<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// Text, its character references resolved.
    Text(Cow<'a, str>),
    /// An element ends.
    Close(Ended<'a>),
}

/// The beginning of an element.
pub(in crate::import) struct Element<'a>(BytesStart<'a>);

/// The end of an element.
pub(in crate::import) struct Ended<'a>(BytesEnd<'a>);

impl Element<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let [value] = self.attributes([name]);
        value
    }

    /// The values of several attributes, in one walk over all of them.
    pub fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'_, str>>; N] {
        let mut found = [const { None }; N];
        let mut plain = Plain::of(self.0.attributes_raw());
        for (name, value) in &mut plain {
            enter(&names, &mut found, name, Cow::Borrowed(value));
        }
        match plain.is_sound() {
            true => found,
            false => self.irregular(names),
        }
    }

    /// The same for attributes that are not written as nearly all are.
    fn irregular<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'_, str>>; N] {
        let mut found = [const { None }; N];
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let name = attribute.key.local_name().into_inner();
            enter(&names, &mut found, name, attribute.value);
        }
        found
    }
}

/// Keeps the first value of a name that is asked for.
fn enter<'e>(names: &[&str], found: &mut [Option<Cow<'e, str>>], name: &str, value: Cow<'e, str>) {
    let place = names.iter().position(|known| *known == name);
    let slot = place.and_then(|place| found.get_mut(place));
    if let Some(slot) = slot.filter(|slot| slot.is_none()) {
        *slot = Some(match memchr(b'&', value.as_bytes()) {
            Some(_) => Cow::Owned(resolved(&value)),
            None => value,
        });
    }
}

impl Ended<'_> {
    /// The element's name without prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

impl<'a> Xml<'a> {
    /// A walk that stands before the document.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = false;
        Self {
            reader,
            lines: LineIndex::of(text),
            depth: 0,
            at: 0,
            broken: None,
        }
    }

    /// The next piece; none at the end, or where the document breaks off.
    ///
    /// # Errors
    /// On a document type, and on elements nested too deeply.
    pub fn next(&mut self) -> Result<Option<Piece<'a>>, ImportError> {
        loop {
            self.at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let Ok(event) = self.reader.read_event() else {
                self.broken = Some(self.line());
                return Ok(None);
            };
            match event {
                Event::Start(start) => return self.open(start).map(Some),
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Piece::Close(Ended(end))));
                }
                Event::Text(text) => return Ok(Some(Piece::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Piece::Text(text.into_inner()))),
                Event::GeneralRef(name) => return Ok(Some(Piece::Text(reference(&name).into()))),
                Event::DocType(_) => return Err(self.refused("a document type (DOCTYPE) is not read, for it can pull in or multiply text. Remove it")),
                Event::Eof => {
                    if self.depth > 0 {
                        self.broken = Some(self.line());
                    }
                    return Ok(None);
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Piece<'a>, ImportError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let kind = ImportErrorKind::TooLarge {
                what: "the nesting of this XML",
                limit: "256 levels",
            };
            return Err(ImportError::new(kind, Place::Line(self.line())));
        }
        Ok(Piece::Open(Element(start)))
    }

    fn refused(&self, what: &str) -> ImportError {
        let kind = ImportErrorKind::Malformed {
            what: what.to_owned(),
        };
        ImportError::new(kind, Place::Line(self.line()))
    }

    /// The line on which the last piece begins.
    pub fn line(&self) -> u32 {
        self.lines.line(self.at)
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), ImportError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// The text in the rest of the element that was opened last, whatever elements stand in it, without white space
    /// around it. Copied only where it stands in several pieces.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn text(&mut self) -> Result<Cow<'a, str>, ImportError> {
        let outside = self.depth.saturating_sub(1);
        let mut all = Cow::Borrowed("");
        while self.depth > outside {
            match self.next()? {
                Some(Piece::Text(text)) if all.is_empty() => all = started(text),
                Some(Piece::Text(text)) => all.to_mut().push_str(&text),
                Some(_) => {}
                None => break,
            }
        }
        Ok(match all {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
            Cow::Owned(mut text) => {
                text.truncate(text.trim_end().len());
                Cow::Owned(text)
            }
        })
    }

    /// Says where the document broke off, if it did.
    pub fn report(&self, draft: &mut Draft) {
        if self.broken.is_some() {
            draft.skipped(self.broken, BROKEN);
        }
    }
}

/// A text without the white space before it.
fn started(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start()),
        Cow::Owned(text) => Cow::Owned(text.trim_start().to_owned()),
    }
}

/// A reference by itself: a character, or a name that XML or HTML knows; others stay as written.
fn reference(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        Ok(None) => resolved(&format!("&{};", &**name)),
        Err(_) => char::REPLACEMENT_CHARACTER.to_string(),
    }
}

/// Text with the references in it resolved once.
fn resolved(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        match entity::decode(reference) {
            Some((meaning, length)) => {
                text.push_str(&meaning);
                rest = reference.get(length..).unwrap_or_default();
            }
            None => {
                text.push('&');
                rest = reference.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::{Piece, Xml};
    use crate::import::{ImportError, Place};

    fn shown(text: &str) -> Result<String, ImportError> {
        let mut xml = Xml::new(text);
        let mut all = String::new();
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(element) => {
                    let value = element.attribute("a").unwrap_or_default();
                    all.push_str(&format!("({}{value}@{}", element.name(), xml.line()));
                }
                Piece::Text(text) => all.push_str(&text),
                Piece::Close(ended) => all.push_str(&format!("/{})", ended.name())),
            }
        }
        if xml.broken.is_some() {
            all.push('!');
        }
        Ok(all)
    }

    #[test]
    fn pieces() {
        for (text, expected) in [
            (
                "<x:t>a<b\n x:a='1 &lt; 2'/>\n<c/></x:t>",
                "(t@1a(b1 < 2@1/b)\n(c@3/c)/t)",
            ),
            (
                "<t>&amp;lt; &#233;&#xe9;&nbsp;&zzz;</t>",
                "(t@1&lt; éé\u{a0}&zzz;/t)",
            ),
            ("<t><![CDATA[<b>]]></t>", "(t@1<b>/t)"),
            ("<t>a</b>", "(t@1a!"),
            ("<t>a", "(t@1a!"),
            ("<t>&#0;&#xd800;</t>", "(t@1\u{fffd}\u{fffd}/t)"),
        ] {
            assert_eq!(shown(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn document_types_and_depth_are_refused_at_their_line() {
        let deep = format!("\n{}", "<a>".repeat(70_000));
        for (text, line, code) in [
            (
                "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a>&x;</a>",
                2,
                "malformed",
            ),
            (deep.as_str(), 2, "too-large"),
        ] {
            let error = shown(text).unwrap_err();
            assert_eq!((error.place, error.code()), (Place::Line(line), code));
        }
    }
}
