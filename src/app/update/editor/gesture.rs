//! Pointers on the map: members are dragged, frames are drawn around what is to be chosen, the view is moved.

use super::{choosing, commit, make};
use crate::app::editor::Sheet;
use crate::app::{EditorAction, Effect, Gesture, Model, Phase, Place, Wheel};
use crate::map::edit::{self, Edit, Trait};
use crate::map::{self, DrawOptions, MapDocument, Note, Point, UNIT};

/// Takes one moment of a drag.
pub(in crate::app::update) fn dragged(
    model: &mut Model,
    action: &EditorAction,
    gesture: &Gesture,
) -> Vec<Effect> {
    match action {
        EditorAction::Move(id) => drag_members(model, id, gesture),
        EditorAction::Frame => drag_frame(model, gesture),
        _ => Vec::new(),
    }
}

/// Takes a turn of the wheel or a pinch.
pub(in crate::app::update) fn wheeled(model: &mut Model, wheel: &Wheel) -> Vec<Effect> {
    if let Some(view) = super::view::view(model) {
        let view = view.moved(wheel.pan.x, wheel.pan.y);
        model.desk.hands.view = Some(view.zoomed(wheel.zoom, (wheel.at.x, wheel.at.y)));
    }
    Vec::new()
}

fn drag_members(model: &mut Model, id: &str, gesture: &Gesture) -> Vec<Effect> {
    if gesture.phase == Phase::Began {
        begin(model, id, gesture.extend);
    }
    if matches!(gesture.phase, Phase::Began | Phase::Moved) {
        let edit = moved(model, id, gesture.from, gesture.at);
        if let Some((map, edit)) = model.canvas().zip(edit.clone()) {
            model.desk.named = Some(edit.name(map));
        }
        if let Some(edit) = edit {
            make(model, edit);
        }
        return Vec::new();
    }
    let many = model.desk.hands.dragged.len();
    model.desk.hands.dragged.clear();
    // The view stood still so that the map did not run away under the pointer.
    if model.desk.hands.fitted {
        model.desk.hands.view = None;
        model.desk.hands.fitted = false;
    }
    let said = match (gesture.phase, many) {
        (Phase::Cancelled, _) => "The drag is taken back.".into(),
        (_, 1) => "Moved.".to_owned(),
        (_, many) => format!("{many} moved."),
    };
    vec![Effect::Announce(said)]
}

/// Whoever is chosen is dragged along, where the one under the pointer is among them.
fn begin(model: &mut Model, id: &str, extend: bool) {
    let hands = &mut model.desk.hands;
    hands.menu = false;
    if !hands.chosen.iter().any(|it| it == id) {
        let mut chosen = if extend {
            hands.chosen.clone()
        } else {
            Vec::new()
        };
        chosen.push(id.to_owned());
        choosing::choose(model, chosen);
    }
    let Some(map) = model.canvas() else { return };
    let chosen = &model.desk.hands.chosen;
    let dragged = places(map)
        .into_iter()
        .filter(|(id, _)| chosen.contains(id));
    let dragged = dragged.collect();
    let view = super::view::view(model);
    let hands = &mut model.desk.hands;
    hands.dragged = dragged;
    hands.at = Some(id.to_owned());
    if hands.view.is_none() {
        hands.view = view;
        hands.fitted = true;
    }
}

/// Everybody who is dragged goes as far as the one under the pointer, who falls onto rows and the grid.
fn moved(model: &Model, id: &str, from: Place, at: Place) -> Option<Edit> {
    let map = model.canvas()?;
    let dragged = &model.desk.hands.dragged;
    let (_, start) = dragged.iter().find(|(it, _)| it == id)?;
    let target = Point {
        x: start.x + (at.x - from.x) / UNIT,
        y: start.y + (at.y - from.y) / UNIT,
    };
    let place = match note(map, id) {
        Some(_) => target,
        None => edit::snapped(map, id, target).0,
    };
    let (dx, dy) = (place.x - start.x, place.y - start.y);
    let edits = dragged.iter().map(|(id, start)| {
        let to = Point {
            x: start.x + dx,
            y: start.y + dy,
        };
        match note(map, id) {
            Some(note) => written_at(note, to),
            None => {
                let raised = edit::raised_at(map, id, to.y);
                Edit::Member(id.clone(), Trait::place(to, raised))
            }
        }
    });
    let edits: Vec<Edit> = edits.collect();
    Some(match <[Edit; 1]>::try_from(edits) {
        Ok([one]) => one,
        Err(edits) => Edit::All(edits),
    })
}

/// Where everybody and every note stands.
fn places(map: &MapDocument) -> Vec<(String, Point)> {
    let mut places = map::places(map, &DrawOptions::default());
    places.extend(map::note_places(map));
    places
}

fn note<'m>(map: &'m MapDocument, id: &str) -> Option<&'m Note> {
    map.notes.iter().find(|it| it.id == id)
}

/// A note at a place, to a hundredth of a unit.
fn written_at(note: &Note, at: Point) -> Edit {
    let hundredths = |value: f64| (value * 100.0).round() / 100.0;
    let at = Point {
        x: hundredths(at.x),
        y: hundredths(at.y),
    };
    Edit::Write(Note {
        at: Some(at),
        ..note.clone()
    })
}

/// Moves whoever is chosen by so much, in map units, as one step.
pub(super) fn nudge(model: &mut Model, dx: f64, dy: f64) -> Vec<Effect> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let hands = &model.desk.hands;
    let is_moved = |id: &String| {
        if hands.chosen.is_empty() {
            hands.at.as_ref() == Some(id)
        } else {
            hands.chosen.contains(id)
        }
    };
    let edits = places(map).into_iter().filter(|(id, _)| is_moved(id));
    let edits: Vec<Edit> = edits
        .map(|(id, at)| {
            if let Some(note) = note(map, &id) {
                let (x, y) = (at.x + dx, at.y + dy);
                return written_at(note, Point { x, y });
            }
            let (to, raised) = edit::stepped(map, &id, at, (dx, dy));
            Edit::Member(id, Trait::place(to, raised))
        })
        .collect();
    match <[Edit; 1]>::try_from(edits) {
        Ok([one]) => commit(model, one),
        Err(edits) if edits.is_empty() => vec![Effect::Announce("Nobody is chosen.".into())],
        Err(edits) => commit(model, Edit::All(edits)),
    }
}

fn drag_frame(model: &mut Model, gesture: &Gesture) -> Vec<Effect> {
    let corner = |it: Place| (it.x, it.y);
    let frame = Sheet::between(corner(gesture.from), corner(gesture.at));
    model.desk.hands.frame = None;
    if gesture.phase == Phase::Cancelled {
        return Vec::new();
    }
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let places = map::places(map, &DrawOptions::default());
    let inside = places
        .into_iter()
        .filter(|(_, at)| frame.holds((at.x * UNIT, at.y * UNIT)));
    let inside: Vec<String> = inside.map(|(id, _)| id).collect();
    if gesture.phase != Phase::Ended {
        model.desk.hands.frame = Some(frame);
        return Vec::new();
    }
    let mut chosen = if gesture.extend {
        model.desk.hands.chosen.clone()
    } else {
        Vec::new()
    };
    chosen.extend(inside);
    let mut seen = Vec::new();
    chosen.retain(|it| {
        !seen.contains(it) && {
            seen.push(it.clone());
            true
        }
    });
    let count = chosen.len();
    choosing::choose(model, chosen);
    vec![Effect::Announce(format!("{count} chosen."))]
}
