//! A boundary with several people on each side: first those on the one, then those on the other.

use super::choosing::{self, chosen_people, finish};
use crate::app::editor::Tool;
use crate::app::{Effect, Model};
use crate::map::BoundaryPlace;
use crate::map::edit::{Edit, Figure};

/// Gathers several on each side from here on, or one on each again.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    let hands = &mut model.desk.hands;
    let Some(tool @ Tool::Boundary(_)) = hands.tool else {
        return vec![Effect::Announce("Take a boundary in hand first.".into())];
    };
    hands.near = match hands.near {
        None => Some(Vec::new()),
        Some(_) => None,
    };
    vec![Effect::Announce(choosing::prompt(model, tool))]
}

/// What to press next.
pub(super) fn prompt(first: bool, names: &[String]) -> String {
    let (which, then) = if first {
        ("one side", "press The other side")
    } else {
        ("the other side", "press Done")
    };
    match names {
        [] => format!("Boundary: choose everybody on {which}."),
        names => format!(
            "Boundary, on {which}: {}. Choose who else, or {then}.",
            names.join(", ")
        ),
    }
}

/// One side is complete.
pub(super) fn done(model: &mut Model, tool: Tool) -> Vec<Effect> {
    let people = chosen_people(model);
    let near = model.desk.hands.near.clone().unwrap_or_default();
    if people.is_empty() {
        return vec![Effect::Announce(choosing::prompt(model, tool))];
    }
    let Tool::Boundary(style) = tool else {
        return Vec::new();
    };
    if near.is_empty() {
        model.desk.hands.near = Some(people);
        choosing::choose(model, Vec::new());
        return vec![Effect::Announce(choosing::prompt(model, tool))];
    }
    let place = BoundaryPlace::Between {
        left: near,
        right: people,
    };
    finish(model, Edit::Draw(Figure::Boundary(style, place)))
}
