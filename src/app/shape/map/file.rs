//! Map ⇄ the text of a map file.

use std::fmt;

use serde_json::Value;

use super::{read, write};
use crate::app::shape::{Fields, Plain, ShapeError};
use crate::map::{self, Fault, MapDocument};

/// The one key of a map file, by which it is recognised.
const KEY: &str = "kinmapMap";

/// Why a map file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapFileError {
    /// It is no JSON: damaged, or another kind of file.
    Damaged {
        /// The 1-based line of the fault.
        line: usize,
        /// The 1-based column of the fault.
        column: usize,
    },
    /// A part of it is not what it should be, or it was saved by a newer program.
    Misshapen(ShapeError),
}

impl fmt::Display for MapFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { line, column } => write!(
                f,
                "this map file is damaged at line {line}, column {column}. Open an earlier copy of it."
            ),
            Self::Misshapen(error) => write!(
                f,
                "this map could not be opened: {error}. Correct it there, or open an earlier copy."
            ),
        }
    }
}

impl std::error::Error for MapFileError {}

impl From<ShapeError> for MapFileError {
    fn from(error: ShapeError) -> Self {
        Self::Misshapen(error)
    }
}

/// A map as the text of a file of its own.
#[must_use]
pub fn text(map: &MapDocument) -> String {
    let mut file = Plain::default();
    file.put(KEY, write(map));
    Value::from(file).to_string()
}

/// A map from the text of a file, and what had to be left out or mended so that it can be drawn.
///
/// The map comes whole: faults stay in it until a person settles them, and [`map::check`] is applied whenever it is drawn.
///
/// # Errors
/// When the text is no map, is damaged, or was written by a newer program.
pub fn open(bytes: &[u8]) -> Result<(MapDocument, Vec<Fault>), MapFileError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: Value = serde_json::from_slice(bytes).map_err(|error| MapFileError::Damaged {
        line: error.line(),
        column: error.column(),
    })?;
    // The plain object alone is a map as well: what the contract gives and a person kept.
    let plain = file.get(KEY).unwrap_or(&file);
    let map = read(&Fields::of(plain, "map")?)?;
    let (_, faults) = map::check(&map);
    Ok((map, faults))
}
