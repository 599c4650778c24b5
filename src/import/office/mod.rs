//! Documents of word processors, and web pages → their paragraphs and tables → [`Transcript`].

mod blocks;
mod docx;
mod html;
mod inflate;
mod rtf;
mod zip;

use std::borrow::Cow;

use super::draft::Draft;
use super::recognize::{self, Certainty, Head};
use super::table::Sheet;
use super::{
    Format, ImportError, ImportErrorKind, Place, ReadOptions, Transcript, WarningCode, bytes,
    markup, table,
};
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

/// Elements with which a part of a web page begins.
const PARTS: [&str; 20] = [
    "article",
    "blockquote",
    "body",
    "center",
    "div",
    "dl",
    "h1",
    "h2",
    "h3",
    "head",
    "main",
    "meta",
    "ol",
    "p",
    "section",
    "style",
    "table",
    "title",
    "ul",
    "cite",
];
const OPEN_ENDED: &str = "Something begins here that never ends (a comment, a script, a menu); nothing behind it was read.";

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
    let mut transcript = as_text(&blocks.text(), Format::Docx, &ReadOptions::default())?;
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
fn as_text(text: &str, format: Format, options: &ReadOptions) -> Result<Transcript, ImportError> {
    if text.trim().is_empty() {
        return Err(ImportError::new(ImportErrorKind::Empty, Place::File));
    }
    // Escapes can spell what no bytes of text may hold.
    let mut told = Vec::new();
    let text = &bytes::without_nul(Cow::Borrowed(text), &mut told);
    let mut transcript = recognize::read(text, options).map_err(|error| match error.kind {
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
    let mut transcript = as_text(&plain, Format::Rtf, &ReadOptions::default())?;
    transcript.warnings.append(&mut told);
    Ok(transcript)
}

/// The text begins as a web page does, or as a part of one.
pub(super) fn recognize_html(head: &Head<'_>) -> Certainty {
    let root = markup::root(head.text).map(str::to_ascii_lowercase);
    match root.as_deref() {
        Some("html") => Certainty::Certain,
        Some(name) if PARTS.contains(&name) => Certainty::Likely,
        _ => Certainty::No,
    }
}

/// Reads a web page.
///
/// # Errors
/// When nobody speaks on it.
pub(super) fn read_html(text: &str) -> Result<Transcript, ImportError> {
    let page = html::page(text);
    let mut draft = Draft::new(Format::Html);
    let mut transcript = match read_tables(&page.blocks, &mut draft) {
        true => draft.spoken(),
        // Text on a page is never a page again, however it is spelled.
        false => as_text(
            &page.blocks.text(),
            Format::Html,
            &ReadOptions {
                format: Some(Format::Plain),
                ..ReadOptions::default()
            },
        ),
    }
    .map_err(no_talk)?;
    let placed = |line: u32| {
        let place = usize::try_from(line).ok()?.checked_sub(1)?;
        page.origin.get(place).copied()
    };
    for utterance in &mut transcript.utterances {
        utterance.line = utterance.line.and_then(placed);
    }
    for warning in &mut transcript.warnings {
        warning.line = warning.line.and_then(placed);
    }
    transcript.title = page
        .title
        .filter(|title| !title.is_empty())
        .or(transcript.title);
    let mut told = Draft::new(Format::Html);
    if page.open_ended.is_some() {
        told.skipped(page.open_ended, OPEN_ENDED);
    }
    let message = match page.left_out.len() {
        1 => "One script, style sheet, menu or button was left out.".to_owned(),
        count => format!("{count} scripts, style sheets, menus and buttons were left out."),
    };
    if let Some(first) = page.left_out.first() {
        told.remark_at(WarningCode::Skipped, *first, message);
    }
    transcript.warnings.append(&mut told.finish().warnings);
    Ok(transcript)
}

/// A page without talk is as likely as not one that was saved by mistake.
fn no_talk(error: ImportError) -> ImportError {
    match error.kind {
        ImportErrorKind::NoSpeech | ImportErrorKind::Empty => {
            let kind = ImportErrorKind::NotATranscript {
                what: "a web page",
                remedy: "Perhaps a sign-in page was saved instead of the file. Download the transcript again, or copy its text and paste it.",
            };
            ImportError::new(kind, Place::Line(1))
        }
        _ => error,
    }
}

#[cfg(test)]
mod tests;
