//! Documents of word processors → their paragraphs and tables → [`Transcript`].

mod blocks;
mod docx;
mod inflate;
mod rtf;
mod zip;

use std::borrow::Cow;

use super::draft::Draft;
use super::recognize::{self, Certainty, Head};
use super::table::Sheet;
use super::{Format, ImportError, ImportErrorKind, Place, ReadOptions, Transcript, bytes, table};
use blocks::Blocks;
use zip::Archive;

/// Kinds of packed files that are no Word documents, by a member that each has.
const OTHERS: [(&str, &str, &str); 4] = [
    (
        "xl/workbook.xml",
        "an Excel workbook",
        "Save the sheet with the transcript as CSV and choose that file.",
    ),
    (
        "content.xml",
        "an OpenDocument file",
        "Save it as Word (.docx) or plain text and choose that file.",
    ),
    (
        "ppt/presentation.xml",
        "a PowerPoint presentation",
        "Choose the file that holds the transcript.",
    ),
    (
        "META-INF/container.xml",
        "an e-book",
        "Choose the file that holds the transcript.",
    ),
];

/// Reads a packed document.
///
/// # Errors
/// When the archive is damaged or too large, when it is no Word document, and when nobody speaks in it.
pub(super) fn read_packed(bytes: &[u8]) -> Result<Transcript, ImportError> {
    read_docx(bytes).map_err(|error| match error.format {
        Some(_) => error,
        None => error.reading(Format::Docx),
    })
}

fn read_docx(bytes: &[u8]) -> Result<Transcript, ImportError> {
    let archive = Archive::open(bytes)?;
    let Some(name) = docx::main_part(&archive) else {
        return Err(not_a_document(&archive));
    };
    let document = archive.read(&name)?;
    let text = str::from_utf8(&document).map_err(|error| {
        let what = "its text is not UTF-8".to_owned();
        ImportError::new(
            ImportErrorKind::Malformed { what },
            Place::Byte(error.valid_up_to()),
        )
    })?;
    let mut draft = Draft::new(Format::Docx);
    let blocks = docx::blocks(text, &mut draft)?;
    if read_tables(&blocks, &mut draft) {
        return draft.spoken();
    }
    let mut told = draft.finish().warnings;
    let mut transcript = as_text(&blocks.text(), Format::Docx)?;
    transcript.warnings.append(&mut told);
    Ok(transcript)
}

fn not_a_document(archive: &Archive<'_>) -> ImportError {
    let other = OTHERS.iter().find(|(member, _, _)| archive.holds(member));
    let (what, remedy) = other.map_or(
        (
            "a packed folder (ZIP)",
            "Unpack it and choose the transcript inside.",
        ),
        |(_, what, remedy)| (*what, *remedy),
    );
    ImportError::new(
        ImportErrorKind::NotATranscript { what, remedy },
        Place::File,
    )
}

/// Reads the tables whose header says that they hold talk.
fn read_tables(blocks: &Blocks, draft: &mut Draft) -> bool {
    let mut any = false;
    for rows in blocks.tables() {
        any |= table::read_sheet(&Sheet::of(rows), draft);
    }
    any
}

/// Reads the text of a document as what it looks like.
fn as_text(text: &str, format: Format) -> Result<Transcript, ImportError> {
    if text.trim().is_empty() {
        return Err(ImportError::new(ImportErrorKind::Empty, Place::File));
    }
    // Escapes can spell what no bytes of text may hold.
    let mut told = Vec::new();
    let text = &bytes::without_nul(Cow::Borrowed(text), &mut told);
    let mut transcript =
        recognize::read(text, &ReadOptions::default()).map_err(|error| match error.kind {
            ImportErrorKind::NoSpeech => ImportError {
                format: None,
                ..error
            },
            _ => error,
        })?;
    transcript.format = format;
    transcript.warnings.append(&mut told);
    Ok(transcript)
}

/// The text begins as rich text does.
pub(super) fn recognize_rtf(head: &Head<'_>) -> Certainty {
    Certainty::certain(head.text.starts_with("{\\rtf"))
}

/// Reads rich text.
///
/// # Errors
/// When nobody speaks in it.
pub(super) fn read_rtf(text: &str) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Rtf);
    let plain = rtf::plain(text, &mut draft);
    if plain.trim_start().starts_with("{\\rtf") {
        let what = "rich text inside rich text".to_owned();
        return Err(
            ImportError::new(ImportErrorKind::Malformed { what }, Place::Line(1))
                .reading(Format::Rtf),
        );
    }
    let mut told = draft.finish().warnings;
    let mut transcript = as_text(&plain, Format::Rtf)?;
    transcript.warnings.append(&mut told);
    Ok(transcript)
}

#[cfg(test)]
mod tests;
