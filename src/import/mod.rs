//! bytes of a file → [`Transcript`]: what was said, by which label, when, on which line.
//!
//! Import is the only stage (besides opening a saved case) that can fail. A file that is readable in part is not a
//! failure: what was skipped or repaired is listed in [`Transcript::warnings`].

mod bytes;
mod caption;
mod decimal;
mod draft;
mod eight;
mod error;
mod format;
mod index;
mod json;
mod label;
mod lines;
mod markup;
mod notation;
mod office;
mod recognize;
mod research;
mod review;
mod seconds;
mod stamp;
mod table;
mod text;
mod timing;
mod transcript;

pub use bytes::{Encoding, restored};
pub use error::{ImportError, ImportErrorKind, Place};
pub use format::{Family, Format};
pub use seconds::Seconds;
pub use table::{Column, ColumnChoice, Preview};
pub use transcript::{
    Mark, Profile, Reading, Sign, Timing, Transcript, Utterance, Warning, WarningCode, Word,
};

/// What the reader of a file knows beyond its bytes. Everything left out is found out from the content, and what was
/// found out is told in [`Transcript::format`] and [`Transcript::reading`], so that a person can overrule it and read
/// the same bytes again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The file's name; its ending is a hint worth less than the content.
    pub file_name: Option<String>,
    /// The person's own word for what the file is; overrules recognition. A packed document is told by its first bytes
    /// whatever this says, and of the kinds of JSON the one named is tried first.
    pub format: Option<Format>,
    /// The person's own word for the encoding. Bytes in one that is not [decoded here](Encoding::is_decoded_here) are
    /// taken to have been decoded by the caller and handed over as UTF-8.
    pub encoding: Option<Encoding>,
    /// Turn letters back that were garbled by reading UTF-8 as Windows-1252 (`Ã©` for `é`), as
    /// [`Reading::garbled`] offers.
    pub restore_letters: bool,
    /// Which column of a table is which; makes the file a table.
    pub columns: Option<ColumnChoice>,
}

/// Reads a transcript from the bytes of a file.
///
/// # Errors
/// When nothing in the bytes can be read as talk: an empty file, a recording, a PDF, a damaged or unknown file.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Transcript, ImportError> {
    if let Some(answer) = recognize::read_container(bytes) {
        return answer.map(|transcript| review::review(transcript, Vec::new()));
    }
    bytes::refuse(bytes)?;
    let decoded = bytes::decode(bytes, options)?;
    let mut transcript = recognize::read(&decoded.text, options)?;
    transcript.reading.encoding = Some(decoded.encoding);
    transcript.reading.garbled = decoded.garbled;
    Ok(review::review(transcript, decoded.warnings))
}

/// The beginning of a table, with what its columns are taken for, so that a person can say better:
/// [`ReadOptions::columns`]. `None` when the file is no table, unless the options say that it is one.
#[must_use]
pub fn preview(bytes: &[u8], options: &ReadOptions) -> Option<Preview> {
    if recognize::is_container(bytes) || bytes::refuse(bytes).is_err() {
        return None;
    }
    let decoded = bytes::decode(bytes, options).ok()?;
    let told = options.columns.is_some() || options.format == Some(Format::Table);
    if !told && recognize::recognize(&decoded.text, options) != Format::Table {
        return None;
    }
    table::preview(&decoded.text, options.columns.as_ref())
}
