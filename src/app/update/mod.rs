//! (Model, Message) → effects: every change of the model, one file per group of actions.

mod acts;
mod opening;
mod people;
mod reading;
mod saving;
mod what_if;

use super::{Action, Effect, Message, Model, Notice, Step, Tone};

/// Takes one message into the model.
pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Acted(action) => act(model, action),
        Message::Changed(Action::Paste, text) => {
            model.desk.pasted = text;
            Vec::new()
        }
        Message::Changed(Action::People(action), value) => people::edit(model, action, &value),
        Message::Changed(Action::WhatIf(action), value) => what_if::set(model, action, &value),
        Message::Changed(Action::Acts(action), value) => acts::fill(model, &action, &value),
        Message::Changed(..)
        | Message::KeyPressed(_)
        | Message::Dragged(..)
        | Message::Wheeled(..) => Vec::new(),
        Message::FileRead { name, bytes } => opening::open(model, &name, &bytes),
        Message::FileFailed { name, why } => trouble(
            model,
            format!(
                "{name} could not be handed over by the browser ({why}). What was here before is untouched."
            ),
        ),
        Message::Restarted { saved, trouble } => opening::restart(model, &saved, trouble),
    }
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::ChooseFile => vec![Effect::ChooseFile],
        Action::ReadPasted => {
            let text = std::mem::take(&mut model.desk.pasted);
            let effects = opening::open(model, "pasted text", text.as_bytes());
            if model.desk.step == Step::Open {
                model.desk.pasted = text;
            }
            effects
        }
        Action::OpenSample(index) => opening::open_sample(model, index),
        Action::Go(step) => go(model, step),
        Action::ConfirmCast => people::confirm(model),
        Action::WhatIf(action) => what_if::act(model, action),
        Action::Acts(action) => acts::act(model, action),
        Action::ClearSelection if acts::close(model) => Vec::new(),
        Action::SelectMark(_)
        | Action::SelectMember(_)
        | Action::SelectHypothesis(_)
        | Action::ClearSelection => reading::select(model, action),
        Action::Reveal(utterance) => {
            model.desk.spotlight = Some(utterance);
            vec![Effect::Reveal(format!("u{utterance}"))]
        }
        Action::Reject(act) => reading::reject(model, act),
        Action::SaveCase | Action::SaveMap | Action::SaveNote => saving::save(model, &action),
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
        Action::Paste | Action::People(_) | Action::Undo | Action::Redo => Vec::new(),
    }
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
