//! JSON of a transcription service → [`Transcript`]: recognised by which members stand together, never by one alone.

mod amazon;
mod assemblyai;
mod azure;
mod deepgram;
mod google;
mod rev;
mod segments;
mod speechmatics;
mod tree;
mod whisper_cpp;
mod words;

use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Format, ImportError, ImportErrorKind, Place, Transcript};
use tree::{Node, Tree, repair};

/// One service's JSON.
struct Shape {
    /// What it is reported as.
    format: Format,
    /// Its members stand together in this value.
    fits: fn(&Node<'_>) -> bool,
    /// Reads a value that fits.
    read: fn(&Tree<'_>, &mut Draft),
}

/// From the most particular to the most general: segments exist in five formats.
const SHAPES: [Shape; 11] = [
    Shape {
        format: Format::AwsTranscribe,
        fits: amazon::is_transcribe,
        read: amazon::read_transcribe,
    },
    Shape {
        format: Format::AwsCallAnalytics,
        fits: amazon::is_call,
        read: amazon::read_call,
    },
    Shape {
        format: Format::Deepgram,
        fits: deepgram::fits,
        read: deepgram::read,
    },
    Shape {
        format: Format::GoogleSpeech,
        fits: google::fits,
        read: google::read,
    },
    Shape {
        format: Format::Speechmatics,
        fits: speechmatics::fits,
        read: speechmatics::read,
    },
    Shape {
        format: Format::AssemblyAi,
        fits: assemblyai::fits,
        read: assemblyai::read,
    },
    Shape {
        format: Format::RevAi,
        fits: rev::fits,
        read: rev::read,
    },
    Shape {
        format: Format::Azure,
        fits: azure::fits,
        read: azure::read,
    },
    Shape {
        format: Format::WhisperCpp,
        fits: whisper_cpp::fits,
        read: whisper_cpp::read,
    },
    Shape {
        format: Format::Podcast,
        fits: segments::is_podcast,
        read: segments::read_podcast,
    },
    Shape {
        format: Format::Whisper,
        fits: segments::fits,
        read: segments::read,
    },
];

/// The text begins as JSON does.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    Certainty::certain(begins(head.text))
}

/// The format is a kind of JSON.
pub(in crate::import) fn reads(format: Format) -> bool {
    matches!(format, Format::Segments | Format::WhisperX)
        || SHAPES.iter().any(|shape| shape.format == format)
}

fn begins(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    // JSON that was written as a text into JSON.
    if text.starts_with("\"{\\\"") || text.starts_with("\"[{\\\"") {
        return true;
    }
    let next = |mark: char| {
        text.strip_prefix(mark)
            .map(|rest| rest.trim_start().chars().next())
    };
    match (next('{'), next('[')) {
        (Some(next), _) => matches!(next, Some('"' | '}') | None),
        (_, Some(next)) => matches!(next, Some('{' | '[' | '"' | ']') | None),
        _ => false,
    }
}

/// Reads the JSON of any service that is known.
///
/// # Errors
/// When the text is not JSON, when no known service writes its shape, or when nobody speaks in it.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    read_as(text, Format::Segments)
}

/// Reads the JSON of a service, if the text has its shape; else of any other.
///
/// # Errors
/// As [`read`].
pub(in crate::import) fn read_as(text: &str, format: Format) -> Result<Transcript, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    // Hardly any file needs repair, and looking for what needs it takes as long as parsing.
    let fault = match Tree::parse(text) {
        Ok(tree) => return read_parsed(&tree, &[], format),
        Err(fault) => fault,
    };
    let repaired = repair(text)?;
    if repaired.changes.is_empty() {
        return Err(fault);
    }
    read_parsed(&Tree::parse(&repaired.text)?, &repaired.changes, format)
}

fn read_parsed(
    tree: &Tree<'_>,
    changes: &[(u32, &'static str)],
    format: Format,
) -> Result<Transcript, ImportError> {
    match tree.root.text().filter(|inner| begins(inner)) {
        Some(inner) => read_tree(&Tree::parse(inner)?, &[], format),
        None => read_tree(tree, changes, format),
    }
}

fn read_tree(
    tree: &Tree<'_>,
    changes: &[(u32, &'static str)],
    told: Format,
) -> Result<Transcript, ImportError> {
    let fits = |shape: &&Shape| (shape.fits)(&tree.root);
    let named = SHAPES.iter().find(|shape| shape.format == told);
    let Some(shape) = named.filter(fits).or_else(|| SHAPES.iter().find(fits)) else {
        return Err(unknown_shape());
    };
    let mut draft = Draft::new(shape.format);
    for (line, change) in changes {
        draft.repaired(Some(*line), change);
    }
    (shape.read)(tree, &mut draft);
    draft.spoken()
}

fn unknown_shape() -> ImportError {
    let mut known: Vec<&str> = SHAPES.iter().map(|shape| shape.format.label()).collect();
    known.sort_unstable();
    let what = format!(
        "no utterances were found in this JSON. The JSON of these is understood: {}",
        known.join(", ")
    );
    ImportError::new(ImportErrorKind::Malformed { what }, Place::File)
}

#[cfg(test)]
mod tests;
