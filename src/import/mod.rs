//! bytes of a file → [`Transcript`]: what was said, by which label, when, on which line.
//!
//! Import is the only stage (besides opening a saved case) that can fail. A file that is readable in part is not a
//! failure: what was skipped or repaired is listed in [`Transcript::warnings`].

mod decimal;
mod draft;
mod error;
mod json;
mod lines;
mod research;
mod seconds;
mod timing;
mod transcript;

pub use error::{ImportError, ImportErrorKind, Place};
pub use seconds::Seconds;
pub use transcript::{Format, Timing, Transcript, Utterance, Warning, WarningCode, Word};

/// What the reader of a file knows beyond its bytes.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The file's name; its ending is a hint worth less than the content.
    pub file_name: Option<String>,
    /// The person's own word for what the file is; overrules recognition.
    pub format: Option<Format>,
}

/// Reads a transcript from the bytes of a file.
///
/// # Errors
/// When nothing in the bytes can be read as talk: an empty file, a recording, a PDF, a damaged or unknown file.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Transcript, ImportError> {
    let _ = options;
    if bytes.is_empty() {
        return Err(ImportError::new(ImportErrorKind::Empty, Place::File));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        ImportError::new(ImportErrorKind::Binary, Place::Byte(error.valid_up_to()))
    })?;
    if json::recognize(text) {
        return json::read(text);
    }
    type Read = fn(&str) -> Result<Transcript, ImportError>;
    type Recognize = fn(&str) -> bool;
    let rows: [(Recognize, Read); 5] = [
        (research::chat::recognize, research::chat::read),
        (research::rttm::recognize, research::rttm::read),
        (research::stm::recognize, research::stm::read),
        (research::ctm::recognize, research::ctm::read),
        (research::lab::recognize, research::lab::read),
    ];
    match rows.into_iter().find(|(recognize, _)| recognize(text)) {
        Some((_, read)) => read(text),
        None => Err(ImportError::new(ImportErrorKind::NoSpeech, Place::File)),
    }
}
