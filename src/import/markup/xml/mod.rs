//! XML text → elements and their text, one after the other; no recursion, no expansion.
//!
//! A document type is refused before anything is expanded or fetched. XML that breaks off is read up to there.

mod attributes;
mod tag;

use std::borrow::Cow;

use attributes::Plain;
use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};

use crate::import::caption::entity;
use crate::import::draft::Draft;
use crate::import::eight;
use crate::import::lines::LineIndex;
use crate::import::{ImportError, ImportErrorKind, Place};

/// How many elements may stand inside each other.
const DEEPEST: usize = 256;

const BROKEN: &str = "The XML breaks off or is damaged here; only what stands before was read.";
const BARE: &str = "An & begins no reference of XML here; it was read as it stands.";

/// A walk through a document. Elements, texts and references are taken apart here, for they are nearly all there is;
/// what else XML has is left to quick-xml.
pub(in crate::import) struct Xml<'a> {
    text: &'a str,
    lines: LineIndex,
    /// The names of the elements that are open.
    open: Vec<&'a str>,
    /// The element that was opened last is empty.
    empty: bool,
    /// Where the last piece begins, and where the next does.
    at: usize,
    next: usize,
    broken: Option<u32>,
    /// Where an `&` first begins no reference.
    bare: Option<u32>,
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
pub(in crate::import) struct Element<'a> {
    name: &'a str,
    attributes: &'a str,
}

/// The end of an element.
pub(in crate::import) struct Ended<'a>(&'a str);

impl<'a> Element<'a> {
    /// Its name without prefix.
    pub fn name(&self) -> &'a str {
        local(self.name)
    }

    /// The value of an attribute, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let [value] = self.attributes([name]);
        value
    }

    /// The values of several attributes, in one walk over all of them.
    pub fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'a, str>>; N] {
        let mut found = [const { None }; N];
        let mut plain = Plain::of(self.attributes);
        for (name, value) in &mut plain {
            enter(&names, &mut found, name, Cow::Borrowed(value));
        }
        match plain.is_sound() {
            true => found,
            false => self.irregular(names),
        }
    }

    /// The same for attributes that are not written as nearly all are.
    fn irregular<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'a, str>>; N] {
        let mut found = [const { None }; N];
        let mut attributes = Attributes::new(self.attributes, 0);
        for attribute in attributes.with_checks(false).flatten() {
            let name = attribute.key.local_name().into_inner();
            enter(&names, &mut found, name, attribute.value);
        }
        found
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    let prefix = name.bytes().position(|byte| byte == b':');
    let local = prefix.and_then(|prefix| name.get(prefix + 1..));
    local.unwrap_or(name)
}

/// Keeps the first value of a name that is asked for.
fn enter<'e>(names: &[&str], found: &mut [Option<Cow<'e, str>>], name: &str, value: Cow<'e, str>) {
    let place = names.iter().position(|known| *known == name);
    let slot = place.and_then(|place| found.get_mut(place));
    if let Some(slot) = slot.filter(|slot| slot.is_none()) {
        *slot = Some(match value.as_bytes().contains(&b'&') {
            true => Cow::Owned(resolved(&value)),
            false => value,
        });
    }
}

impl<'a> Ended<'a> {
    /// The element's name without prefix.
    pub fn name(&self) -> &'a str {
        local(self.0)
    }
}

/// What stands at a place of a document.
enum Step<'a> {
    Piece(Piece<'a>),
    /// A comment, or whatever else is passed over.
    Nothing,
    Broken,
}

impl<'a> Xml<'a> {
    /// A walk that stands before the document.
    pub fn new(text: &'a str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        Self {
            text,
            lines: LineIndex::of(text),
            open: Vec::new(),
            empty: false,
            at: 0,
            next: 0,
            broken: None,
            bare: None,
        }
    }

    /// The next piece; none at the end, or where the document breaks off.
    ///
    /// # Errors
    /// On a document type, and on elements nested too deeply.
    pub fn next(&mut self) -> Result<Option<Piece<'a>>, ImportError> {
        loop {
            self.at = self.next;
            if self.broken.is_some() {
                return Ok(None);
            }
            if std::mem::take(&mut self.empty) {
                return Ok(self.open.pop().map(|name| Piece::Close(Ended(name))));
            }
            let rest = self.text.get(self.next..).unwrap_or_default();
            let step = match rest.as_bytes() {
                [] if self.open.is_empty() => return Ok(None),
                [] => Step::Broken,
                [b'<', b'/', ..] => self.end(rest),
                [b'<', b'!' | b'?', ..] => self.other(rest)?,
                [b'<', ..] => self.start(rest)?,
                [b'&', ..] => self.reference(rest),
                bytes => {
                    let length = eight::find(bytes, [b'<', b'&']).unwrap_or(rest.len());
                    self.text(rest, length)
                }
            };
            match step {
                Step::Piece(piece) => return Ok(Some(piece)),
                Step::Nothing => {}
                Step::Broken => self.broken = Some(self.line()),
            }
        }
    }

    /// Takes so many bytes as text.
    fn text(&mut self, rest: &'a str, length: usize) -> Step<'a> {
        self.next += length;
        let text = rest.get(..length).unwrap_or_default();
        Step::Piece(Piece::Text(Cow::Borrowed(text)))
    }

    /// The beginning of an element.
    fn start(&mut self, rest: &'a str) -> Result<Step<'a>, ImportError> {
        let Some(end) = tag::end(rest) else {
            return Ok(Step::Broken);
        };
        if self.open.len() >= DEEPEST {
            let kind = ImportErrorKind::TooLarge {
                what: "the nesting of this XML",
                limit: "256 levels",
            };
            return Err(ImportError::new(kind, Place::Line(self.line())));
        }
        self.next += end + 1;
        let inner = rest.get(1..end).unwrap_or_default();
        let inside = inner.strip_suffix('/');
        self.empty = inside.is_some();
        let (name, attributes) = tag::named(inside.unwrap_or(inner));
        self.open.push(name);
        Ok(Step::Piece(Piece::Open(Element { name, attributes })))
    }

    /// The end of the element that was opened last, or of none.
    fn end(&mut self, rest: &'a str) -> Step<'a> {
        let Some(end) = rest.bytes().position(|byte| byte == b'>') else {
            return Step::Broken;
        };
        self.next += end + 1;
        let name = rest.get(2..end).unwrap_or_default();
        let name = name.trim_ascii_end();
        match self.open.pop() {
            Some(open) if open == name => Step::Piece(Piece::Close(Ended(name))),
            _ => Step::Broken,
        }
    }

    /// A reference, or an `&` that begins none.
    fn reference(&mut self, rest: &'a str) -> Step<'a> {
        let inner = rest.get(1..).unwrap_or_default();
        let end = inner
            .bytes()
            .position(|byte| matches!(byte, b';' | b'&' | b'<'));
        let found = end.filter(|end| inner.as_bytes().get(*end) == Some(&b';'));
        let Some(name) = found.and_then(|end| inner.get(..end)) else {
            self.bare = self.bare.or(Some(self.line()));
            return self.text(rest, 1);
        };
        self.next += name.len() + 2;
        Step::Piece(Piece::Text(reference(&BytesRef::new(name)).into()))
    }

    /// A comment, a character section, a processing instruction or a document type.
    fn other(&mut self, rest: &'a str) -> Result<Step<'a>, ImportError> {
        let mut reader = Reader::from_str(rest);
        reader.config_mut().check_comments = false;
        let event = reader.read_event();
        let taken = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        self.next = self.next.saturating_add(taken);
        match event {
            Ok(Event::CData(text)) => Ok(Step::Piece(Piece::Text(text.into_inner()))),
            Ok(Event::DocType(_)) => {
                let what = "a document type (DOCTYPE) is not read, for it can pull in or multiply text. Remove it";
                let kind = ImportErrorKind::Malformed {
                    what: what.to_owned(),
                };
                Err(ImportError::new(kind, Place::Line(self.line())))
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => Ok(Step::Nothing),
            _ => Ok(Step::Broken),
        }
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
        let outside = self.open.len().saturating_sub(1);
        while self.open.len() > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// The text in the rest of the element that was opened last, whatever elements stand in it, without white space
    /// around it. Copied only where it stands in several pieces.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn words(&mut self) -> Result<Cow<'a, str>, ImportError> {
        let outside = self.open.len().saturating_sub(1);
        let mut all = Cow::Borrowed("");
        while self.open.len() > outside {
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
        if self.bare.is_some() {
            draft.repaired(self.bare, BARE);
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
mod tests;
