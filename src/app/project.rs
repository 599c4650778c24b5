//! The saved case: a version, and the shapes of the contract.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::shape::{CastShape, OverrideShape, ShapeError, TranscriptShape};
use super::{Document, Origin};

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

/// A case as it stands in its file, under [`KEY`].
#[derive(Serialize, Deserialize)]
struct SavedCase {
    version: u32,
    name: String,
    transcript: Option<TranscriptShape>,
    cast: CastShape,
    confirmed: bool,
    #[serde(default)]
    overrides: Vec<OverrideShape>,
}

/// Whether bytes begin like a saved case.
#[must_use]
pub(super) fn looks_like_case(bytes: &[u8]) -> bool {
    let key = KEY.as_bytes();
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    head.windows(key.len()).any(|window| window == key)
}

/// A document as text.
#[must_use]
pub(super) fn write(document: &Document) -> String {
    let origin = document.origin.as_deref();
    let case = SavedCase {
        version: VERSION,
        name: origin.map(|origin| origin.name.clone()).unwrap_or_default(),
        transcript: origin.map(|origin| TranscriptShape::from(&origin.transcript)),
        cast: CastShape::from(&document.cast),
        confirmed: document.confirmed,
        overrides: origin.map_or_else(Vec::new, |origin| {
            let shape = |it| OverrideShape::new(&origin.transcript, &document.cast, it);
            document.overrides.iter().map(shape).collect()
        }),
    };
    let mut file = serde_json::Map::new();
    file.insert(KEY.into(), serde_json::to_value(case).unwrap_or_default());
    Value::Object(file).to_string()
}

/// A document from its text.
///
/// # Errors
/// When the text is no case, is damaged, or was written by a newer program.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ProjectError> {
    let mut file: Value = serde_json::from_slice(bytes).map_err(|error| ProjectError::Damaged {
        line: error.line(),
        column: error.column(),
    })?;
    let case = file.get_mut(KEY).map(Value::take).unwrap_or_default();
    let version = case.get("version").and_then(Value::as_u64);
    if let Some(version) = version.filter(|&version| version > u64::from(VERSION)) {
        return Err(ProjectError::Newer { version });
    }
    let case: SavedCase = serde_json::from_value(case)
        .map_err(|error| ShapeError::new("case", &error.to_string()))?;
    let cast = case.cast.try_into()?;
    let Some(transcript) = case.transcript else {
        return Ok(Document {
            cast,
            ..Document::default()
        });
    };
    let transcript = transcript.into();
    let overrides = case
        .overrides
        .into_iter()
        .map(|it| it.restore(&transcript, &cast))
        .collect::<Result<_, _>>()?;
    Ok(Document {
        origin: Some(Rc::new(Origin {
            name: case.name,
            transcript,
        })),
        cast,
        confirmed: case.confirmed,
        overrides,
    })
}
