//! Looking at a part of the session: brushing, moving and enlarging, by pointer, key and field.

use super::scrub;
use crate::app::stretch::{self, Axis, Edge, Refused, Scale, Unfit};
use crate::app::{Action, Effect, Gesture, Model, Phase, Place, Side, TimelineAction, Wheel, Zoom};
use crate::import::Seconds;
use crate::session::{Turn, Window};

/// How much a button enlarges.
const STEP: f64 = 2.0;
/// What a button moves the view by: one of so many parts of it.
const PAN: f64 = 0.25;

/// The axis of the session that is open.
fn axis(model: &Model) -> Option<Axis> {
    let derived = model.derived.as_ref()?;
    Some(derived.axis)
}

pub(super) fn act(model: &mut Model, action: TimelineAction) -> Vec<Effect> {
    let Some(axis) = axis(model) else {
        return Vec::new();
    };
    let looking = &mut model.desk.looking;
    let view = looking.view(&axis);
    let middle = view.start + Seconds::from_micros(view.length().as_micros() / 2);
    match action {
        TimelineAction::Nudge(nudge) => looking.nudge(&axis, nudge),
        TimelineAction::Whole if looking.stretch.is_none() => {
            return super::act(model, Action::Escape);
        }
        TimelineAction::Whole => {
            looking.stretch = None;
            looking.playing = None;
            looking.refused = None;
            return vec![
                Effect::Announce("The whole session.".into()),
                Effect::Focus("brush-handle".into()),
            ];
        }
        TimelineAction::Zoom(Zoom::In) => {
            looking.zoom(&axis, STEP, center(looking.stretch, middle))
        }
        TimelineAction::Zoom(Zoom::Out) => looking.zoom(&axis, 1.0 / STEP, middle),
        TimelineAction::Zoom(Zoom::All) => looking.drawn = None,
        TimelineAction::Zoom(Zoom::Stretch) => {
            if let Some(stretch) = looking.stretch {
                let margin = Seconds::from_micros(stretch.length().as_micros() / 20);
                let around = Window::between(stretch.start - margin, stretch.end + margin);
                looking.draw(&axis, axis.inside(around));
            }
        }
        TimelineAction::Pan(side) => {
            let part = Scale::of(view).length(PAN * stretch::WIDTH);
            looking.pan(&axis, if side == Side::Earlier { -part } else { part });
        }
        TimelineAction::Turn(side) => return turn(model, side),
        TimelineAction::Show(utterance) => return show(model, utterance),
        TimelineAction::Figures => {
            return vec![
                Effect::Reveal("figures".into()),
                Effect::Focus("figures-title".into()),
            ];
        }
        TimelineAction::Play | TimelineAction::Step(_) | TimelineAction::Tick(_) => {
            return scrub::act(model, action);
        }
        TimelineAction::Draw
        | TimelineAction::Move
        | TimelineAction::Scrub
        | TimelineAction::Length
        | TimelineAction::Edge(_)
        | TimelineAction::View => {}
    }
    Vec::new()
}

/// The middle of the stretch, or of what is drawn.
fn center(stretch: Option<Window>, middle: Seconds) -> Seconds {
    stretch.map_or(middle, |stretch| {
        stretch.start + Seconds::from_micros(stretch.length().as_micros() / 2)
    })
}

/// One moment of a drag: the stretch follows the pointer; what is not let go comes back as it was.
pub(super) fn drag(model: &mut Model, action: TimelineAction, gesture: &Gesture) -> Vec<Effect> {
    let Some(axis) = axis(model) else {
        return Vec::new();
    };
    let looking = &mut model.desk.looking;
    let scale = Scale::of(looking.view(&axis));
    if gesture.phase == Phase::Began {
        looking.grabbed = Some(looking.stretch);
        looking.playing = None;
    }
    let before = looking.grabbed.unwrap_or(looking.stretch);
    if gesture.phase == Phase::Cancelled {
        looking.stretch = before;
        looking.grabbed = None;
        return Vec::new();
    }
    let now = before.unwrap_or(axis.whole);
    let at = scale.at(gesture.at.x);
    let wanted = match action {
        TimelineAction::Move => {
            let by = scale.length(gesture.at.x - gesture.from.x);
            axis.inside(Window {
                start: now.start + by,
                end: now.end + by,
            })
        }
        TimelineAction::Edge(Edge::From) => Window::between(at, now.end),
        TimelineAction::Edge(Edge::To) => Window::between(now.start, at),
        _ => scale.between(gesture),
    };
    looking.take(&axis, wanted);
    if gesture.phase == Phase::Ended {
        looking.grabbed = None;
        return said(model, &axis);
    }
    Vec::new()
}

/// Names the stretch for who does not see it.
fn said(model: &Model, axis: &Axis) -> Vec<Effect> {
    let stretch = model.desk.looking.stretch;
    let words = stretch.map_or_else(
        || "The whole session.".into(),
        |stretch| format!("Every figure and the map are now {}.", axis.words(stretch)),
    );
    vec![Effect::Announce(words)]
}

/// One end of the stretch, as somebody wrote it.
pub(super) fn write(model: &mut Model, edge: Edge, written: &str) -> Vec<Effect> {
    let Some(axis) = axis(model) else {
        return Vec::new();
    };
    let looking = &mut model.desk.looking;
    let now = looking.stretch.unwrap_or(axis.whole);
    let wanted = axis.read(edge, written).map(|at| match edge {
        Edge::From => Window {
            start: at,
            end: now.end,
        },
        Edge::To => Window {
            start: now.start,
            end: at,
        },
    });
    let why = match wanted {
        None => Some(Unfit::Form),
        Some(wanted) if wanted.start >= wanted.end => Some(Unfit::Order),
        Some(_) => None,
    };
    looking.refused = why.map(|why| Refused { edge, why });
    let mut effects = match (looking.refused, wanted) {
        (None, Some(wanted)) => {
            looking.take(&axis, wanted);
            looking.follow(&axis);
            said(model, &axis)
        }
        (refused, _) => refused
            .map(|refused| Effect::Announce(refused.words(&axis, now)))
            .into_iter()
            .collect(),
    };
    // What was written may differ from what stands there now although that has not changed.
    effects.push(Effect::Restore(format!("edge-{}", edge.name())));
    effects
}

pub(super) fn wheel(model: &mut Model, wheel: &Wheel) -> Vec<Effect> {
    let Some(axis) = axis(model) else {
        return Vec::new();
    };
    let looking = &mut model.desk.looking;
    let scale = Scale::of(looking.view(&axis));
    if wheel.zoom != 1.0 {
        looking.zoom(&axis, wheel.zoom, scale.at(wheel.at.x));
    }
    if wheel.pan.x != 0.0 {
        looking.pan(&axis, scale.length(wheel.pan.x));
    }
    Vec::new()
}

/// A place was pressed: the turn there is shown in the transcript.
pub(super) fn point(model: &mut Model, place: Place) -> Vec<Effect> {
    let found = model.derived.as_ref().and_then(|derived| {
        let view = model.desk.looking.view(&derived.axis);
        stretch::utterance_at(&derived.analysis.session, view, place)
    });
    found.map_or_else(Vec::new, |utterance| {
        super::act(model, Action::Reveal(utterance))
    })
}

/// The turn beside the one that was shown last; the first of the stretch where there is none.
fn turn(model: &mut Model, side: Side) -> Vec<Effect> {
    let Some(derived) = &model.derived else {
        return Vec::new();
    };
    let session = &derived.analysis.session;
    let last = model
        .desk
        .spotlight
        .and_then(|it| session.utterances.get(it));
    let turn = match (last, side) {
        (Some(last), Side::Later) => Some(last.turn + 1),
        (Some(last), Side::Earlier) => last.turn.checked_sub(1),
        (None, _) => {
            let stretch = derived.stretch.unwrap_or(derived.axis.whole);
            let inside = |turn: &Turn| turn.window.start >= stretch.start;
            session.turns.iter().position(inside)
        }
    };
    let Some(turn) = turn.and_then(|turn| session.turns.get(turn)) else {
        return vec![Effect::Announce("There is no turn beyond this one.".into())];
    };
    let utterance = turn.utterances.start;
    let words = session.utterances.get(utterance).map_or("", |it| &it.text);
    let name = turn
        .speaker
        .map_or("Not named", |id| session.family.name(id));
    let said = Effect::Announce(format!("{name}: {words}"));
    let mut effects = super::act(model, Action::Reveal(utterance));
    // Whoever walks from turn to turn stays on the brush, however far off the transcript is.
    effects.extend([Effect::Reveal("timeline".into()), said]);
    effects
}

/// Picks an utterance out on the timeline and brings it into sight there.
pub(super) fn spot(model: &mut Model, utterance: usize) {
    model.desk.spotlight = Some(utterance);
    if let Some(derived) = &model.derived
        && let Some(spoken) = derived.analysis.session.utterances.get(utterance)
    {
        let looking = &mut model.desk.looking;
        looking.bring_into_view(&derived.axis, spoken.window);
    }
}

fn show(model: &mut Model, utterance: usize) -> Vec<Effect> {
    spot(model, utterance);
    vec![Effect::Reveal("timeline".into())]
}
