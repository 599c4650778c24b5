//! A file, pasted text, a sample or a kept case → the document.

use std::rc::Rc;

use super::trouble;
use crate::app::editor::Drawing;
use crate::app::intake::{self, Opened, Reading, Refusal, Refused, Stage};
use crate::app::{Desk, Document, Effect, Model, Notice, Order, SAMPLES, Source, Tone, project};
use crate::session::Member;

/// Opens a sample on the spot: samples are short.
pub(super) fn open_sample(model: &mut Model, index: usize) -> Vec<Effect> {
    let text = model.samples.get(index).cloned();
    let Some((sample, text)) = SAMPLES.get(index).zip(text) else {
        return Vec::new();
    };
    let source = Source::of(text.as_bytes().to_vec());
    let file = File::new(sample.title, source);
    let outcome = intake::open(&file.name, &file.source, |_| {});
    settle(model, file, outcome)
}

/// What is to be read.
pub(super) struct File {
    /// Its name.
    pub name: String,
    /// Its bytes, and how to read them.
    pub source: Source,
    /// Whether it is the file that is open, read in another way.
    pub again: bool,
    /// Whether it is to stand beside the map that is open.
    pub beside: bool,
}

impl File {
    /// A file that was not open before.
    pub(super) fn new(name: &str, source: Source) -> Self {
        Self {
            name: name.into(),
            source,
            again: false,
            beside: false,
        }
    }

    /// The same, to stand beside the map that is open.
    pub(super) fn beside(self) -> Self {
        Self {
            beside: true,
            ..self
        }
    }
}

/// Reads what was handed over, apart from the page where that can be done. `step` is what undoing it is called.
pub(super) fn read(model: &mut Model, file: File, step: String) -> Vec<Effect> {
    if !model.reads_apart {
        let outcome = intake::open(&file.name, &file.source, |_| {});
        return settle(model, file, outcome);
    }
    model.readings += 1;
    let order = Order {
        number: model.readings,
        name: file.name.clone(),
        source: file.source.clone(),
    };
    model.desk.reading = Some(Reading {
        number: model.readings,
        name: file.name,
        source: file.source,
        step,
        again: file.again,
        beside: file.beside,
        stage: Stage::default(),
    });
    vec![Effect::Read(order)]
}

/// A reading has come so far; one that was given up does not count.
pub(super) fn advance(model: &mut Model, number: u32, stage: Stage) -> Vec<Effect> {
    let under_way = model.desk.reading.as_mut();
    if let Some(reading) = under_way.filter(|reading| reading.number == number) {
        reading.stage = stage;
    }
    Vec::new()
}

/// A reading has ended; one that was given up does not count.
pub(super) fn finish(
    model: &mut Model,
    number: u32,
    outcome: Result<Box<Opened>, Refusal>,
) -> Vec<Effect> {
    let reading = model.desk.reading.take_if(|it| it.number == number);
    let Some(Reading {
        name,
        source,
        again,
        beside,
        ..
    }) = reading
    else {
        return Vec::new();
    };
    let file = File {
        name,
        source,
        again,
        beside,
    };
    settle(model, file, outcome.map(|opened| *opened))
}

/// Gives up the reading that is under way.
pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    let Some(reading) = model.desk.reading.take() else {
        return Vec::new();
    };
    vec![
        Effect::StopReading,
        Effect::Announce(format!(
            "{} was not read. Nothing has changed.",
            reading.name
        )),
        Effect::Focus("main".into()),
    ]
}

/// What cannot be read leaves everything as it was.
fn settle(model: &mut Model, file: File, outcome: Result<Opened, Refusal>) -> Vec<Effect> {
    match outcome {
        Ok(opened) if file.beside => super::compare::bring(model, &file.name, &opened),
        Ok(opened) => take(model, opened, file.again),
        Err(refusal) => {
            let otherwise = refusal.otherwise && !file.beside;
            model.desk.refused = otherwise.then_some(Refused {
                name: file.name,
                source: file.source,
                table: refusal.table,
            });
            trouble(model, refusal.said);
            vec![Effect::Reveal("notice".into())]
        }
    }
}

/// Puts an empty sheet in place of what was open.
pub(super) fn begin_drawing(model: &mut Model) {
    let drawing = Drawing {
        begun: true,
        ..Drawing::default()
    };
    let document = Document {
        drawing: Rc::new(drawing),
        ..Document::default()
    };
    let said = "A map without a session.".into();
    take(model, Opened { document, said }, false);
}

/// Puts a document in place of the one before, which undo brings back. What a person said of a speaker stays said when
/// the same file is read in another way.
fn take(model: &mut Model, opened: Opened, again: bool) -> Vec<Effect> {
    let Opened { mut document, said } = opened;
    let replaced = model.document.origin.is_some() || model.document.drawing.begun;
    if again {
        keep_decisions(&model.document, &mut document);
    }
    model.desk = Desk {
        step: document.furthest(),
        letters_off: model.desk.letters_off,
        ..Desk::default()
    };
    model.document = document;
    if replaced {
        let text = format!("{said} Undo brings back what was open before.");
        model.desk.notice = Some(Notice {
            tone: Tone::Done,
            text,
        });
    }
    let focus = (!again).then(|| Effect::Focus("main".into()));
    [Effect::Announce(said)].into_iter().chain(focus).collect()
}

/// Carries over who is who, by the labels, as far as a person has said it.
fn keep_decisions(before: &Document, now: &mut Document) {
    let (Some(old), Some(new)) = (&before.origin, &now.origin) else {
        return;
    };
    for member in &mut now.cast.members {
        let label = member
            .speakers
            .first()
            .and_then(|&it| new.transcript.speakers.get(it));
        let place = old
            .transcript
            .speakers
            .iter()
            .position(|it| Some(it) == label);
        let decided =
            before.cast.members.iter().find(|it| {
                it.why.is_none() && place.is_some_and(|place| it.speakers.contains(&place))
            });
        if let Some(decided) = decided {
            *member = Member {
                id: std::mem::take(&mut member.id),
                speakers: std::mem::take(&mut member.speakers),
                ..decided.clone()
            };
        }
    }
}

pub(super) fn restart(model: &mut Model, saved: &str, why: String) -> Vec<Effect> {
    let kept = project::read(saved.as_bytes(), |_| {}).ok();
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
