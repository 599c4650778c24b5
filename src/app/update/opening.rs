//! A file, pasted text, a sample or a kept case → the document.

use std::rc::Rc;

use super::trouble;
use crate::app::{Desk, Document, Effect, Model, Notice, Origin, SAMPLES, Tone, project};
use crate::import::{self, ReadOptions};
use crate::session::cast;

pub(super) fn open_sample(model: &mut Model, index: usize) -> Vec<Effect> {
    let text = model.samples.get(index).cloned();
    SAMPLES
        .get(index)
        .zip(text)
        .map_or_else(Vec::new, |(sample, text)| {
            open(model, sample.title, text.as_bytes())
        })
}

/// Reads a file; when it cannot be read, everything stays as it was.
pub(super) fn open(model: &mut Model, name: &str, bytes: &[u8]) -> Vec<Effect> {
    if project::looks_like_case(bytes) {
        return match project::read(bytes) {
            Ok(document) => take(model, document, format!("Opened the case in {name}.")),
            Err(error) => trouble(model, format!("{name}: {error}")),
        };
    }
    let options = ReadOptions {
        file_name: Some(name.into()),
        ..ReadOptions::default()
    };
    match import::read(bytes, &options) {
        Ok(transcript) => {
            let said = format!(
                "Opened {name} as {}: {} utterances, {} {}.",
                transcript.format,
                transcript.utterances.len(),
                transcript.speakers.len(),
                if transcript.speakers.len() == 1 {
                    "speaker"
                } else {
                    "speakers"
                },
            );
            let document = Document {
                cast: cast::suggest(&transcript),
                origin: Some(Rc::new(Origin {
                    name: name.into(),
                    transcript,
                })),
                ..Document::default()
            };
            take(model, document, said)
        }
        Err(error) => trouble(model, format!("{name}: {error}")),
    }
}

/// Puts a document in place of the one before, which undo brings back.
fn take(model: &mut Model, document: Document, said: String) -> Vec<Effect> {
    let replaced = model.document.origin.is_some();
    model.desk = Desk {
        step: document.furthest(),
        ..Desk::default()
    };
    model.document = document;
    if replaced {
        model.desk.notice = Some(Notice {
            tone: Tone::Done,
            text: format!("{said} Undo brings back what was open before."),
        });
    }
    vec![Effect::Announce(said), Effect::Focus("main".into())]
}

pub(super) fn restart(model: &mut Model, saved: &str, why: String) -> Vec<Effect> {
    let kept = project::read(saved.as_bytes()).ok();
    let text = match kept {
        Some(_) => format!("{why} Your case is back as it was before that."),
        None => format!("{why} There was no case to put back."),
    };
    if let Some(document) = kept {
        model.desk.step = document.furthest();
        model.document = document;
    }
    trouble(model, text)
}
