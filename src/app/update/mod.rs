//! (Model, Message) → effects: every change of the model, one file per group of actions.

mod acts;
mod amend;
mod compare;
mod editor;
mod figures;
mod intake;
mod opening;
mod people;
mod reading;
mod safety;
mod saving;
mod scrub;
mod timeline;
mod what_if;

use self::opening::File;
use super::{Action, Effect, Message, Model, Notice, Source, Step, TimelineAction, Tone};

/// How many utterances are laid out at once beside what can be put right in them.
pub(super) const PAGE: usize = 100;
pub(super) use editor::choosing::prompt;
pub(super) use editor::form::BELOW;

/// Takes one message into the model.
pub(super) fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Acted(action) => act(model, action),
        Message::Changed(Action::Paste, text) => {
            model.desk.pasted = text;
            Vec::new()
        }
        Message::Changed(Action::Intake(action), value) => intake::again(model, action, &value),
        Message::Changed(Action::Amend(action), value) => amend::choose(model, action, &value),
        Message::Changed(Action::People(action), value) => people::edit(model, action, &value),
        Message::Changed(Action::WhatIf(action), value) => what_if::set(model, action, &value),
        Message::Changed(Action::Acts(action), value) => acts::fill(model, &action, &value),
        Message::Changed(Action::Timeline(TimelineAction::Edge(edge)), value) => {
            timeline::write(model, edge, &value)
        }
        Message::Changed(Action::Timeline(action), value) => scrub::choose(model, action, &value),
        Message::Dragged(Action::Timeline(action), gesture) => {
            timeline::drag(model, action, &gesture)
        }
        Message::Wheeled(Action::Timeline(_), wheel) => timeline::wheel(model, &wheel),
        Message::Pointed(Action::Timeline(_), place) => timeline::point(model, place),
        Message::Changed(Action::Editor(action), value) => editor::changed(model, action, &value),
        Message::Dragged(Action::Editor(action), gesture) => {
            editor::dragged(model, &action, &gesture)
        }
        Message::Wheeled(Action::Editor(_), wheel) => editor::wheeled(model, &wheel),
        Message::Changed(..)
        | Message::KeyPressed(_)
        | Message::Pointed(..)
        | Message::Dragged(..)
        | Message::Wheeled(..) => Vec::new(),
        Message::FileRead { name, bytes } => {
            let step = format!("opening {name}");
            opening::read(model, File::new(&name, Source::of(bytes)), step)
        }
        Message::BesideRead { name, bytes } => {
            let file = File::new(&name, Source::of(bytes)).beside();
            opening::read(model, file, String::new())
        }
        Message::ReadOn { number, stage } => opening::advance(model, number, stage),
        Message::Read { number, outcome } => opening::finish(model, number, outcome),
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
            let text = model.desk.pasted.as_bytes().to_vec();
            let file = File::new("pasted text", Source::of(text));
            opening::read(model, file, "reading the pasted text".into())
        }
        Action::StopReading => opening::stop(model),
        Action::OpenSample(index) => opening::open_sample(model, index),
        Action::Go(step) => go(model, step),
        Action::Figures(action) => figures::act(model, action),
        Action::Timeline(action) => timeline::act(model, action),
        Action::ConfirmCast => people::confirm(model),
        Action::WhatIf(action) => what_if::act(model, action),
        Action::Acts(action) => acts::act(model, action),
        Action::Safety(action) => safety::act(model, action),
        Action::Escape => escape(model),
        Action::SelectMark(_) | Action::SelectMember(_) | Action::ClearSelection
            if editor::is_open(model) =>
        {
            editor::pressed(model, action)
        }
        Action::Editor(action) => editor::act(model, action),
        Action::Compare(action) => compare::act(model, action),
        Action::SelectMark(_)
        | Action::SelectMember(_)
        | Action::SelectHypothesis(_)
        | Action::ClearSelection => reading::select(model, action),
        Action::Reveal(utterance) => {
            timeline::spot(model, utterance);
            vec![Effect::Reveal(format!("u{utterance}"))]
        }
        Action::Intake(action) => intake::act(model, action),
        Action::Amend(action) => amend::act(model, action),
        Action::Reject(act) => reading::reject(model, act),
        Action::SaveCase | Action::SaveMap | Action::SaveNote => saving::save(model, &action),
        Action::DismissNotice => {
            model.desk.notice = None;
            model.desk.refused = None;
            vec![Effect::Focus("main".into())]
        }
        Action::ToggleHelp => help(model),
        Action::ToggleLetters => letters(model),
        Action::Paste | Action::People(_) | Action::Undo | Action::Redo => Vec::new(),
    }
}

fn letters(model: &mut Model) -> Vec<Effect> {
    let off = !model.desk.letters_off;
    model.desk.letters_off = off;
    let now = if off {
        "Letter keys are off."
    } else {
        "Letter keys are on."
    };
    vec![Effect::Announce(now.into())]
}

fn help(model: &mut Model) -> Vec<Effect> {
    let desk = &mut model.desk;
    desk.help = !desk.help;
    let target = if desk.help { "help-close" } else { "help-open" };
    vec![Effect::Focus(target.into())]
}

/// Lets go of one thing: the moment that is open, the file that is being read, what is picked out.
fn escape(model: &mut Model) -> Vec<Effect> {
    if let Some(back) = acts::close(model) {
        return vec![Effect::Focus(back)];
    }
    if model.desk.reading.is_some() {
        return opening::stop(model);
    }
    act(model, Action::ClearSelection)
}

fn trouble(model: &mut Model, text: String) -> Vec<Effect> {
    model.desk.notice = Some(Notice {
        tone: Tone::Trouble,
        text,
    });
    Vec::new()
}

fn go(model: &mut Model, step: Step) -> Vec<Effect> {
    if !model.document.can_enter(step) {
        return Vec::new();
    }
    model.desk.step = step;
    model.desk.notice = None;
    vec![Effect::Focus("main".into())]
}
