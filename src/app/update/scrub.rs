//! The map over time: a stretch of one length moves along the session, by hand or by itself.

use crate::app::{Action, Effect, Model, Side, Step, TimelineAction};
use crate::import::Seconds;

pub(super) fn act(model: &mut Model, action: TimelineAction) -> Vec<Effect> {
    match action {
        TimelineAction::Play => play(model),
        TimelineAction::Tick(run) => tick(model, run),
        TimelineAction::Step(side) => {
            model.desk.looking.playing = None;
            let by = if side == Side::Later { 1 } else { -1 };
            step(model, by);
            told(model)
        }
        _ => Vec::new(),
    }
}

/// The slider was moved, or another length was chosen.
pub(super) fn choose(model: &mut Model, action: TimelineAction, value: &str) -> Vec<Effect> {
    let (Some(derived), Ok(number)) = (&model.derived, value.parse::<i64>()) else {
        return Vec::new();
    };
    let looking = &mut model.desk.looking;
    match action {
        TimelineAction::Scrub => {
            looking.playing = None;
            looking.stop_at(&derived.axis, number);
        }
        TimelineAction::Length if number > 0 => {
            looking.lengthen(&derived.axis, Seconds::from_micros(number));
        }
        _ => return Vec::new(),
    }
    told(model)
}

/// Lets the stretch move on by itself, from the start where it has come to the end; or lets it stand.
fn play(model: &mut Model) -> Vec<Effect> {
    let Some(derived) = &model.derived else {
        return Vec::new();
    };
    let looking = &mut model.desk.looking;
    if looking.playing.take().is_some() {
        let mut effects = told(model);
        effects.push(Effect::Focus("scrub-play".into()));
        return effects;
    }
    looking.runs += 1;
    looking.playing = Some(looking.runs);
    let next = TimelineAction::Tick(looking.runs);
    let at_end = looking.stop(&derived.axis) >= looking.stops(&derived.axis);
    if looking.stretch.is_none() || at_end {
        looking.stop_at(&derived.axis, 0);
    }
    let mut effects = told(model);
    effects.push(Effect::Later(Action::Timeline(next)));
    effects
}

/// The next step of a run, unless it was stopped or the map is not looked at any more.
fn tick(model: &mut Model, run: u32) -> Vec<Effect> {
    if model.desk.looking.playing != Some(run) {
        return Vec::new();
    }
    if model.desk.step != Step::Map || model.desk.hands.open || !step(model, 1) {
        model.desk.looking.playing = None;
        return told(model);
    }
    let mut effects = told(model);
    effects.push(Effect::Later(Action::Timeline(TimelineAction::Tick(run))));
    effects
}

/// Moves the stretch by so many stops; whether there was one to move to.
fn step(model: &mut Model, by: i64) -> bool {
    let Some(derived) = &model.derived else {
        return false;
    };
    let (axis, looking) = (&derived.axis, &mut model.desk.looking);
    let now = looking.stop(axis);
    let next = match looking.stretch {
        None => 0,
        Some(_) => (now + by).clamp(0, looking.stops(axis)),
    };
    let moved = looking.stretch.is_none() || next != now;
    if moved {
        looking.stop_at(axis, next);
    }
    moved
}

/// Which part of the session the map is of now, for who does not see it.
fn told(model: &Model) -> Vec<Effect> {
    let stretch = model.desk.looking.stretch.zip(model.derived.as_ref());
    let words = stretch.map_or_else(
        || "the whole session".into(),
        |(stretch, derived)| derived.told(stretch),
    );
    let mut letters = words.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    let said = first.unwrap_or_default() + letters.as_str() + ".";
    vec![Effect::Announce(said)]
}
