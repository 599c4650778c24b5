//! More than one map: the goal, states to return to, and what the evidence suggests otherwise.

use super::{choosing, drawing};
use crate::app::editor::{Beside, Checkpoint, Comparison, Side};
use crate::app::{EditorAction, Effect, Model};
use crate::map::MapDocument;
use crate::map::edit::{disputes, owned};

pub(super) fn act(model: &mut Model, action: &EditorAction) -> Vec<Effect> {
    let (name, said) = match action {
        EditorAction::Keep(entry) => return settle(model, *entry, true),
        EditorAction::Follow(entry) => return settle(model, *entry, false),
        EditorAction::Return(index) => {
            let kept = model.document.drawing.checkpoints.get(*index).cloned();
            let Some(Checkpoint { name, overlay }) = kept else {
                return Vec::new();
            };
            drawing(model).overlay = overlay;
            (
                format!("returning to {name}"),
                format!("The map is as it was at {name}."),
            )
        }
        EditorAction::Forget(index) => {
            if *index >= model.document.drawing.checkpoints.len() {
                return Vec::new();
            }
            let kept = drawing(model).checkpoints.remove(*index);
            model.desk.comparison = None;
            let name = format!("forgetting {}", kept.name);
            (name, format!("{} is forgotten.", kept.name))
        }
        EditorAction::Goal => {
            let goal = model.map().map(owned);
            drawing(model).goal = goal.map(|goal| MapDocument {
                title: "Goal".into(),
                ..goal
            });
            model.desk.hands.side = Side::Goal;
            model.desk.comparison = Some(Comparison {
                with: Some(Beside::Goal),
                later: false,
            });
            let said = "A goal map, begun as a copy. What you draw now is drawn on it.";
            ("a goal map".to_owned(), said.into())
        }
        _ => {
            drawing(model).goal = None;
            model.desk.comparison = None;
            model.desk.hands.side = Side::Current;
            (
                "putting the goal map away".to_owned(),
                "The goal map is put away.".into(),
            )
        }
    };
    choosing::choose(model, Vec::new());
    model.desk.named = Some(name);
    shown(said)
}

/// Draws on the other map from here on.
pub(super) fn turn_to(model: &mut Model, side: Side) -> Vec<Effect> {
    if side == Side::Goal && model.document.drawing.goal.is_none() {
        return Vec::new();
    }
    let hands = &mut model.desk.hands;
    hands.side = side;
    (hands.tool, hands.at, hands.view) = (None, None, None);
    choosing::choose(model, Vec::new());
    let which = match side {
        Side::Current => "current",
        Side::Goal => "goal",
    };
    vec![Effect::Announce(format!("You draw on the {which} map."))]
}

/// Keeps the drawing as it is under a name.
pub(super) fn checkpoint(model: &mut Model, name: &str) -> Vec<Effect> {
    let name = name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    let drawing = drawing(model);
    drawing.checkpoints.push(Checkpoint {
        name: name.into(),
        overlay: drawing.overlay.clone(),
    });
    model.desk.named = Some(format!("keeping the map as {name}"));
    vec![Effect::Announce(format!("The map is kept as {name}."))]
}

/// Settles one difference between the evidence and what a person drew.
fn settle(model: &mut Model, entry: usize, keep: bool) -> Vec<Effect> {
    let Some(derived) = &model.derived else {
        return Vec::new();
    };
    let found = disputes(&derived.inferred, &model.document.drawing.overlay);
    let Some(dispute) = found.into_iter().find(|it| it.entry == entry) else {
        return Vec::new();
    };
    let overlay = &mut drawing(model).overlay;
    let (name, said) = if keep {
        overlay.keep(entry, dispute.suggested);
        (
            "keeping what was drawn",
            "Yours stays, until the evidence changes.",
        )
    } else {
        overlay.withdraw(entry);
        (
            "following the evidence",
            "The map follows the evidence here.",
        )
    };
    model.desk.named = Some(name.into());
    shown(said.into())
}

/// What was pressed is gone or is about another thing now: the focus goes to the map, where the change shows.
fn shown(said: String) -> Vec<Effect> {
    vec![Effect::Announce(said), Effect::Focus("canvas".into())]
}
