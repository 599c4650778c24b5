//! The saved case: a version, and the shapes of the contract.

use std::fmt;
use std::rc::Rc;

use serde_json::Value;

use super::shape::transcript::{self, amendment};
use super::shape::{Fields, Plain, ShapeError, cast, correction, drawing, list};
use super::{Document, Origin};
use crate::import::Transcript;

/// The version that this program writes.
const VERSION: u32 = 1;

/// How many bytes may stand before the key that makes a file a case.
const HEAD: usize = 64;

/// Why a case file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectError {
    /// It was written by a newer program.
    Newer {
        /// The version it says it is.
        version: u64,
    },
    /// It is damaged.
    Damaged {
        /// The 1-based line of the fault.
        line: usize,
        /// The 1-based column of the fault.
        column: usize,
    },
    /// A part of it is not what it should be.
    Misshapen(ShapeError),
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer { version } => write!(
                f,
                "this case was saved by a newer Kinmap (version {version} of the file; this page reads up to {VERSION}). Open it with the newer page."
            ),
            Self::Damaged { line, column } => write!(
                f,
                "this case file is damaged at line {line}, column {column}. Open the transcript it was made from, or an earlier copy."
            ),
            Self::Misshapen(error) => write!(
                f,
                "this case file is damaged ({error}). Open the transcript it was made from, or an earlier copy."
            ),
        }
    }
}

impl From<ShapeError> for ProjectError {
    fn from(error: ShapeError) -> Self {
        Self::Misshapen(error)
    }
}

/// The one key of a case file, by which it is recognised.
const KEY: &str = "kinmapCase";

/// Whether bytes begin like a saved case.
#[must_use]
pub(super) fn looks_like_case(bytes: &[u8]) -> bool {
    let key = KEY.as_bytes();
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    head.windows(key.len()).any(|window| window == key)
}

/// The text of a case, apart from the transcript in it, which is long and stays the same for as long as it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What stands before the transcript.
    pub before: String,
    /// The transcript as it was read.
    pub transcript: Option<Rc<Transcript>>,
}

impl Kept {
    /// What stands behind the transcript.
    pub const AFTER: &str = "}}";

    /// The text of a transcript within a case.
    #[must_use]
    pub fn transcript_text(transcript: Option<&Transcript>) -> String {
        Value::from(transcript.map(transcript::write)).to_string()
    }

    /// The whole text.
    #[must_use]
    pub fn whole(&self) -> String {
        self.with(self.transcript.as_deref())
    }

    /// The whole text with some transcript in it.
    pub(super) fn with(&self, transcript: Option<&Transcript>) -> String {
        [
            &self.before,
            &Self::transcript_text(transcript),
            Self::AFTER,
        ]
        .concat()
    }
}

/// A document as text.
#[must_use]
pub(super) fn write(document: &Document) -> String {
    kept(document).whole()
}

/// A document as text, apart from its transcript.
#[must_use]
pub(super) fn kept(document: &Document) -> Kept {
    let origin = document.origin.as_deref();
    let overrides = origin.map(|origin| {
        list(&document.overrides, |it| {
            correction::write(&origin.transcript, &document.cast, it)
        })
    });
    let amendments = origin.filter(|origin| !origin.amendments.is_empty());
    let mut case = Plain::default();
    case.put("version", VERSION);
    case.put("name", origin.map_or("", |origin| &origin.name));
    case.maybe(
        "amendments",
        amendments.map(|origin| list(&origin.amendments, amendment::write)),
    );
    case.put("cast", cast::write(&document.cast));
    case.put("confirmed", document.confirmed);
    case.maybe("overrides", overrides);
    if !document.safety.is_empty() {
        case.put("safety", list(&document.safety, correction::write_safety));
    }
    if !document.drawing.is_blank() {
        case.put("drawing", drawing::write(&document.drawing));
    }
    let mut file = Plain::default();
    file.put(KEY, case);
    let mut before = Value::from(file).to_string();
    before.truncate(before.len() - Kept::AFTER.len());
    before.push_str(",\"transcript\":");
    Kept {
        before,
        transcript: origin.map(|origin| Rc::clone(&origin.read)),
    }
}

/// A document from its text; `fill` may complete the transcript before anything is read that refers to it.
///
/// # Errors
/// When the text is no case, is damaged, or was written by a newer program.
pub(super) fn read(
    bytes: &[u8],
    fill: impl FnOnce(&mut Transcript),
) -> Result<Document, ProjectError> {
    let file: Value = serde_json::from_slice(bytes).map_err(|error| ProjectError::Damaged {
        line: error.line(),
        column: error.column(),
    })?;
    let case = file.get(KEY).unwrap_or(&Value::Null);
    let version = case.get("version").and_then(Value::as_u64);
    if let Some(version) = version.filter(|&version| version > u64::from(VERSION)) {
        return Err(ProjectError::Newer { version });
    }
    let case = Fields::of(case, "case")?;
    let cast = cast::read(&case.within("cast")?)?;
    let drawing = case.maybe_within("drawing")?;
    let drawing = drawing.map(|it| drawing::read(&it)).transpose()?;
    let drawing = Rc::new(drawing.unwrap_or_default());
    let Some(transcript) = case.maybe_within("transcript")? else {
        return Ok(Document {
            cast,
            drawing,
            ..Document::default()
        });
    };
    let mut transcript = transcript::read(&transcript)?;
    fill(&mut transcript);
    let amendments = case.maybe_list("amendments", amendment::read)?;
    let origin = Origin::new(case.text("name")?, transcript).amended(amendments);
    let overrides = case.maybe_list("overrides", |it| {
        correction::read(it, &origin.transcript, &cast)
    })?;
    let safety = case.maybe_list("safety", |it| {
        correction::read_safety(it, &origin.transcript)
    })?;
    Ok(Document {
        origin: Some(Rc::new(origin)),
        cast,
        confirmed: case.flag("confirmed")?,
        overrides,
        safety,
        drawing,
    })
}
