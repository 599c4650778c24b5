//! bytes of a file → [`Document`]: in the page, or apart from it in a worker that hands over what it read in parts.

mod pack;
mod stage;

use std::rc::Rc;

use super::carried::carried;
use super::{Document, Order, Origin, Source, project};
use crate::import::{self, ImportError, ImportErrorKind, Preview, ReadOptions, Transcript};
use crate::session::cast;
pub use pack::{Unpacked, pack};
pub use stage::{Reading, Stage};

/// How a packed document begins: it is known by that, whatever anyone says.
const PACKED: &[u8] = b"PK";

/// A document that was opened, and what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What was opened, in a sentence.
    pub said: String,
}

/// A file that could not be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Why, in a sentence that names the file.
    pub said: String,
    /// Whether it is text that may be read in another way.
    pub otherwise: bool,
    /// The beginning of a table whose columns could not be told.
    pub table: Option<Box<Preview>>,
}

/// Reads a transcript or a saved case, saying how far it is.
///
/// # Errors
/// When it is neither, with what is wrong, where, and what would help.
pub fn open(name: &str, source: &Source, mut on: impl FnMut(Stage)) -> Result<Opened, Refusal> {
    on(Stage::Words);
    if project::looks_like_case(&source.bytes) {
        let document = project::read(&source.bytes, |_| {})
            .map_err(|error| Refusal::plain(name, &error.to_string()))?;
        let said = format!("Opened the case in {name}.");
        return Ok(Opened { document, said });
    }
    if let Some(case) = carried(&source.bytes) {
        return open(name, &Source::of(case.into_bytes()), on);
    }
    let options = ReadOptions {
        file_name: Some(name.into()),
        ..source.options.clone()
    };
    let transcript = import::read(&source.bytes, &options)
        .map_err(|error| Refusal::of(name, &error, source, &options))?;
    on(Stage::People);
    let said = said(name, &transcript);
    let is_table = transcript.reading.columns.is_some();
    let table = is_table.then(|| import::preview(&source.bytes, &options));
    let cast = cast::suggest(&transcript);
    let origin = Origin {
        source: Some(source.clone()),
        table: table.flatten().map(Rc::new),
        ..Origin::new(name.into(), transcript)
    };
    let document = Document {
        cast,
        origin: Some(Rc::new(origin)),
        ..Document::default()
    };
    Ok(Opened { document, said })
}

fn said(name: &str, transcript: &Transcript) -> String {
    let count = |number: usize, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    format!(
        "Opened {name} as {}: {}, {}.",
        transcript.format,
        count(transcript.utterances.len(), "utterance"),
        count(transcript.speakers.len(), "speaker"),
    )
}

/// A text that could not be read, with what to try another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The file's name.
    pub name: String,
    /// Its bytes, and how they were tried.
    pub source: Source,
    /// The beginning of a table whose columns could not be told.
    pub table: Option<Box<Preview>>,
}

impl Refusal {
    /// A refusal that no other way of reading would change.
    #[must_use]
    pub fn plain(name: &str, why: &str) -> Self {
        Self {
            said: format!("{name}: {why}"),
            ..Self::default()
        }
    }

    fn of(name: &str, error: &ImportError, source: &Source, options: &ReadOptions) -> Self {
        let text = !source.bytes.starts_with(PACKED)
            && matches!(
                error.kind,
                ImportErrorKind::NoSpeech | ImportErrorKind::Malformed { .. }
            );
        Self {
            otherwise: text,
            table: text
                .then(|| import::preview(&source.bytes, options))
                .flatten()
                .map(Box::new),
            ..Self::plain(name, &error.to_string())
        }
    }
}

impl Opened {
    /// Everything of the document but the lists that are packed, as the text of a case.
    #[must_use]
    pub fn outline(&self) -> String {
        let kept = project::kept(&self.document);
        let without = |transcript: &Rc<Transcript>| Transcript {
            format: transcript.format,
            title: transcript.title.clone(),
            speakers: transcript.speakers.clone(),
            profiles: transcript.profiles.clone(),
            timing: transcript.timing,
            reading: transcript.reading.clone(),
            ..Transcript::default()
        };
        let outline = kept.transcript.as_ref().map(without);
        kept.with(outline.as_ref())
    }

    /// The document that was ordered, out of its outline and its lists.
    ///
    /// # Errors
    /// When the outline is none.
    pub fn assemble(
        order: &Order,
        outline: &str,
        lists: Unpacked,
        said: String,
        table: Option<Preview>,
    ) -> Result<Self, Refusal> {
        let restore = |transcript: &mut Transcript| lists.restore(transcript);
        let mut document = project::read(outline.as_bytes(), restore)
            .map_err(|error| Refusal::plain(&order.name, &error.to_string()))?;
        if let Some(origin) = &mut document.origin {
            Rc::make_mut(origin).table = table.map(Rc::new);
        }
        Ok(Self { document, said }.read_from(&order.source))
    }

    /// The same, to be read again from these bytes; what was saved as a case is not read again.
    #[must_use]
    pub fn read_from(mut self, source: &Source) -> Self {
        if let Some(origin) = &mut self.document.origin
            && !project::looks_like_case(&source.bytes)
        {
            Rc::make_mut(origin).source = Some(source.clone());
        }
        self
    }
}
