//! How the open file, or one that could not be read, is read in another way.

use std::rc::Rc;

use super::opening::{self, File};
use crate::app::{Effect, IntakeAction, Model, Source};
use crate::import::{ColumnChoice, ReadOptions};

pub(super) fn act(model: &mut Model, action: IntakeAction) -> Vec<Effect> {
    match action {
        IntakeAction::Restore(_) => {
            // The button that was pressed goes away.
            let mut effects = vec![Effect::Focus("read-as".into())];
            effects.extend(again(model, action, ""));
            effects
        }
        IntakeAction::Note(note) => show_note(model, note),
        IntakeAction::Lines(first) => {
            model.desk.lines = first;
            vec![Effect::Focus("record-lines".into())]
        }
        IntakeAction::Forget => {
            model.desk.refused = None;
            model.desk.notice = None;
            vec![Effect::Focus("main".into())]
        }
        _ => Vec::new(),
    }
}

/// Reads the bytes again, with one thing said about them.
pub(super) fn again(model: &mut Model, action: IntakeAction, value: &str) -> Vec<Effect> {
    let Some((mut file, mut choice)) = at_hand(model) else {
        return Vec::new();
    };
    // What was said a moment ago counts, though its reading has not ended.
    let under_way = model.desk.reading.as_ref().map(|reading| &reading.source);
    if let Some(source) = under_way.filter(|it| Rc::ptr_eq(&it.bytes, &file.source.bytes)) {
        file.source = source.clone();
        choice = source.options.columns.clone().unwrap_or(choice);
    }
    let options = &mut file.source.options;
    if say(options, choice, action, value).is_none() {
        return Vec::new();
    }
    let how = match (action, options.format, options.encoding) {
        (IntakeAction::Format, Some(format), _) => format!("as {format}"),
        (IntakeAction::Encoding, _, Some(encoding)) => format!("as {encoding}"),
        _ => "in another way".into(),
    };
    let step = format!("reading {} {how}", file.name);
    opening::read(model, file, step)
}

/// The text that was refused last, else what is open; with the columns of the table that it is.
fn at_hand(model: &Model) -> Option<(File, ColumnChoice)> {
    if let Some(refused) = &model.desk.refused {
        let table = refused.table.as_ref();
        let file = File::new(&refused.name, refused.source.clone());
        return Some((file, table.map(|it| it.choice.clone()).unwrap_or_default()));
    }
    let origin = model.document.origin.as_ref()?;
    let source: Source = origin.source.clone()?;
    let file = File {
        beside: false,
        again: true,
        ..File::new(&origin.name, source)
    };
    let table = origin.table.as_ref();
    Some((file, table.map(|it| it.choice.clone()).unwrap_or_default()))
}

/// Writes into the options what a person says; nothing when it cannot be understood.
fn say(
    options: &mut ReadOptions,
    mut columns: ColumnChoice,
    action: IntakeAction,
    value: &str,
) -> Option<()> {
    let chosen = (!value.is_empty()).then_some(value);
    match action {
        IntakeAction::Format => {
            options.format = chosen.map(str::parse).transpose().ok()?;
            options.columns = None;
        }
        IntakeAction::Encoding => options.encoding = chosen.map(str::parse).transpose().ok()?,
        IntakeAction::Restore(asked) => options.restore_letters = asked,
        IntakeAction::Column(place) => {
            let column = chosen.map(str::parse).transpose().ok()?;
            // Two columns cannot hold the same; the one said last does.
            for other in &mut columns.columns {
                *other = other.filter(|it| Some(*it) != column);
            }
            *columns.columns.get_mut(place)? = column;
            options.columns = Some(columns);
        }
        IntakeAction::Above => {
            columns.above = value.parse().ok()?;
            options.columns = Some(columns);
        }
        IntakeAction::Conversation => {
            columns.conversation = chosen.map(String::from);
            options.columns = Some(columns);
        }
        IntakeAction::Note(_) | IntakeAction::Lines(_) | IntakeAction::Forget => return None,
    }
    Some(())
}

/// Shows the place of a note: its line, and the words nearest to it.
fn show_note(model: &mut Model, note: usize) -> Vec<Effect> {
    let Some(transcript) = model.transcript() else {
        return Vec::new();
    };
    let line = transcript.warnings.get(note).and_then(|it| it.line);
    let near = line.and_then(|line| {
        let after = transcript
            .utterances
            .iter()
            .position(|it| it.line > Some(line));
        let last = transcript.utterances.len().checked_sub(1)?;
        Some(after.map_or(last, |after| after.saturating_sub(1)))
    });
    let opened = model.desk.note != Some(note);
    model.desk.note = opened.then_some(note);
    let Some(utterance) = near.filter(|_| opened) else {
        return Vec::new();
    };
    model.desk.spotlight = Some(utterance);
    model.desk.lines = utterance - utterance % super::PAGE;
    vec![Effect::Reveal(format!("u{utterance}"))]
}
