//! bytes of a file → [`Transcript`]: what was said, by which label, when, on which line.
//!
//! Import is the only stage (besides opening a saved case) that can fail. A file that is readable in part is not a
//! failure: what was skipped or repaired is listed in [`Transcript::warnings`].

mod bytes;
mod caption;
mod decimal;
mod draft;
mod error;
mod index;
mod json;
mod label;
mod lines;
mod markup;
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

pub use error::{ImportError, ImportErrorKind, Place};
pub use seconds::Seconds;
pub use transcript::{Format, Profile, Timing, Transcript, Utterance, Warning, WarningCode, Word};

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
    if let Some(answer) = recognize::read_container(bytes) {
        return answer.map(|transcript| review::review(transcript, Vec::new(), false));
    }
    bytes::refuse(bytes)?;
    let decoded = bytes::decode(bytes)?;
    let transcript = recognize::read(&decoded.text, options)?;
    // References and escapes can stand for anything.
    let plain = decoded.text.is_ascii() && !decoded.text.contains(['&', '\\']);
    Ok(review::review(transcript, decoded.warnings, plain))
}
