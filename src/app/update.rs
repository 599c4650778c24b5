//! (Model, Message) → effects: every change of the model, in one place.

use std::rc::Rc;

use super::{
    Action, Desk, Document, Effect, Field, Message, Model, Notice, Origin, SAMPLES, Selection,
    Step, Tone, project,
};
use crate::import::{self, ReadOptions};
use crate::map::{self, DrawOptions};
use crate::report::{self, Audience, ReportFormat};
use crate::session::{Generation, Role, cast};
use crate::stance::{Correction, Override};

/// Takes one message into the model.
pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Acted(action) => act(model, action),
        Message::Changed(Action::Paste, text) => {
            model.desk.pasted = text;
            Vec::new()
        }
        Message::Changed(Action::Edit(field, index), value) => edit(model, field, index, &value),
        Message::Changed(..) | Message::KeyPressed(_) => Vec::new(),
        Message::FileRead { name, bytes } => open(model, &name, &bytes),
        Message::FileFailed { name, why } => trouble(
            model,
            format!(
                "{name} could not be handed over by the browser ({why}). What was here before is untouched."
            ),
        ),
        Message::Restarted { saved, trouble } => restart(model, &saved, trouble),
    }
}

fn open_sample(model: &mut Model, index: usize) -> Vec<Effect> {
    let text = model.samples.get(index).cloned();
    SAMPLES
        .get(index)
        .zip(text)
        .map_or_else(Vec::new, |(sample, text)| {
            open(model, sample.title, text.as_bytes())
        })
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::ChooseFile => vec![Effect::ChooseFile],
        Action::ReadPasted => {
            let text = std::mem::take(&mut model.desk.pasted);
            let effects = open(model, "pasted text", text.as_bytes());
            if model.desk.step == Step::Open {
                model.desk.pasted = text;
            }
            effects
        }
        Action::OpenSample(index) => open_sample(model, index),
        Action::Go(step) => go(model, step),
        Action::ConfirmCast => confirm(model),
        Action::SelectMark(_)
        | Action::SelectMember(_)
        | Action::SelectHypothesis(_)
        | Action::ClearSelection => select(model, action),
        Action::Reveal(utterance) => {
            model.desk.spotlight = Some(utterance);
            vec![Effect::Reveal(format!("u{utterance}"))]
        }
        Action::Reject(act) => reject(model, act),
        Action::SaveCase | Action::SaveMap | Action::SaveNote => save(model, &action),
        Action::DismissNotice => {
            model.desk.notice = None;
            vec![Effect::Focus("main".into())]
        }
        Action::ToggleHelp => {
            model.desk.help = !model.desk.help;
            let target = if model.desk.help {
                "help-close"
            } else {
                "help-open"
            };
            vec![Effect::Focus(target.into())]
        }
        Action::Paste | Action::Edit(..) | Action::Undo | Action::Redo => Vec::new(),
    }
}

/// Reads a file; when it cannot be read, everything stays as it was.
fn open(model: &mut Model, name: &str, bytes: &[u8]) -> Vec<Effect> {
    if project::looks_like_case(bytes) {
        return match project::read(bytes) {
            Ok(document) => take(model, document, format!("Opened the case in {name}.")),
            Err(error) => trouble(model, format!("{name}: {error}")),
        };
    }
    let options = ReadOptions {
        file_name: Some(name.into()),
        format: None,
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

fn trouble(model: &mut Model, text: String) -> Vec<Effect> {
    model.desk.notice = Some(Notice {
        tone: Tone::Trouble,
        text,
    });
    Vec::new()
}

fn go(model: &mut Model, step: Step) -> Vec<Effect> {
    if step as usize > model.document.furthest() as usize {
        return Vec::new();
    }
    model.desk.step = step;
    model.desk.notice = None;
    vec![Effect::Focus("main".into())]
}

fn edit(model: &mut Model, field: Field, index: usize, value: &str) -> Vec<Effect> {
    let Some(member) = model.document.cast.members.get_mut(index) else {
        return Vec::new();
    };
    match field {
        Field::Name if value.trim().is_empty() => return Vec::new(),
        Field::Name => member.name = value.trim().into(),
        Field::Role => {
            let Ok(role) = value.parse::<Role>() else {
                return Vec::new();
            };
            member.role = role;
            member.generation = role.generation().or(match role {
                Role::Therapist => None,
                _ => member.generation,
            });
            member.why = None;
        }
        Field::Generation => member.generation = value.parse().ok().map(Generation),
    }
    Vec::new()
}

fn confirm(model: &mut Model) -> Vec<Effect> {
    if model.document.origin.is_none() {
        return Vec::new();
    }
    model.document.confirmed = true;
    model.desk.step = Step::Map;
    model.desk.notice = None;
    vec![
        Effect::Announce("The map is drawn.".into()),
        Effect::Focus("main".into()),
    ]
}

fn select(model: &mut Model, action: Action) -> Vec<Effect> {
    model.desk.selection = match action {
        Action::SelectMark(id) => Some(Selection::Mark(id)),
        Action::SelectMember(id) => Some(Selection::Member(id)),
        Action::SelectHypothesis(key) => Some(Selection::Hypothesis(key)),
        _ => None,
    };
    model.desk.help = false;
    if model.desk.selection.is_none() {
        return Vec::new();
    }
    let words = first_words(model).map(|utterance| Effect::Reveal(format!("u{utterance}")));
    words
        .into_iter()
        .chain([Effect::Reveal("inspector".into())])
        .collect()
}

/// The first utterance that speaks for what is picked out.
fn first_words(model: &Model) -> Option<usize> {
    let analysis = &model.derived.as_ref()?.analysis;
    let hypothesis = analysis
        .structure
        .hypotheses
        .get(model.selected_hypothesis()?)?;
    let acts = hypothesis.evidence.iter();
    acts.filter_map(|&act| analysis.coding.acts.get(act))
        .map(|act| act.utterance)
        .min()
}

/// Strikes out one coded act. The source is untouched; undo brings the act back.
fn reject(model: &mut Model, index: usize) -> Vec<Effect> {
    let Some(act) = model
        .derived
        .as_ref()
        .and_then(|derived| derived.analysis.coding.acts.get(index))
    else {
        return Vec::new();
    };
    model.document.overrides.push(Override {
        utterance: act.utterance,
        subject: (act.kind, act.actor, act.span.clone()),
        correction: Correction::Reject,
    });
    vec![Effect::Announce(
        "Struck out. The map and every figure follow. Undo brings it back.".into(),
    )]
}

fn save(model: &Model, action: &Action) -> Vec<Effect> {
    let Some(origin) = &model.document.origin else {
        return Vec::new();
    };
    let stem = file_stem(&origin.name);
    let (name, mime, text) = match (action, &model.derived) {
        (Action::SaveCase, _) => (
            format!("{stem}.kinmap.json"),
            "application/json",
            project::write(&model.document),
        ),
        (Action::SaveMap, Some(derived)) => {
            let options = DrawOptions {
                legend: true,
                ..DrawOptions::default()
            };
            (
                format!("{stem} map.svg"),
                "image/svg+xml",
                map::draw(&derived.map, &options),
            )
        }
        (Action::SaveNote, Some(derived)) => (
            format!("{stem} note.html"),
            "text/html",
            report::write(
                report::Source {
                    title: &origin.name,
                    analysis: &derived.analysis,
                    map: &derived.map,
                },
                ReportFormat::Html,
                Audience::Clinician,
            ),
        ),
        _ => return Vec::new(),
    };
    let said = format!("Saved {name}.");
    vec![
        Effect::Download { name, mime, text },
        Effect::Announce(said),
    ]
}

/// A file name's stem that is safe on every system: letters, digits, space, dot, hyphen and underscore.
fn file_stem(name: &str) -> String {
    let stem = name
        .strip_suffix(".kinmap.json")
        .or_else(|| name.rsplit_once('.').map(|(stem, _)| stem))
        .unwrap_or(name);
    let safe: String = stem
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || " -_".contains(c) {
                c
            } else {
                '-'
            }
        })
        .take(60)
        .collect();
    let trimmed = safe.trim_matches(|c: char| c == ' ' || c == '-');
    if trimmed.is_empty() {
        "session".into()
    } else {
        trimmed.into()
    }
}

fn restart(model: &mut Model, saved: &str, why: String) -> Vec<Effect> {
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
