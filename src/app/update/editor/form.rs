//! The form of the list: which mark, who takes part, and drawing it.

use super::commit;
use crate::app::editor::Tool;
use crate::app::{Bank, EditorAction, Effect, Model};
use crate::map::edit::{Edit, Figure};
use crate::map::{BoundaryPlace, MemberKey};

/// Fills in the form of the list.
pub(super) fn fill(model: &mut Model, action: &EditorAction, value: &str) -> Vec<Effect> {
    let form = &mut model.desk.hands.form;
    match action {
        EditorAction::FormPart(part) => {
            if form.people.len() <= *part {
                form.people.resize(part + 1, String::new());
            }
            if let Some(slot) = form.people.get_mut(*part) {
                value.clone_into(slot);
            }
        }
        _ => form.tool = Tool::ALL.into_iter().find(|it| it.name() == value),
    }
    Vec::new()
}

pub(super) fn draw(model: &mut Model) -> Vec<Effect> {
    let form = &model.desk.hands.form;
    let sides = &form.sides;
    let people: Vec<MemberKey> = form
        .people
        .iter()
        .filter(|it| !it.is_empty())
        .cloned()
        .collect();
    let edit = form.tool.and_then(|tool| match (tool, people.first()) {
        (Tool::Boundary(style), None) if sides.iter().all(|it| !it.is_empty()) => {
            let [left, right] = sides.clone();
            let place = BoundaryPlace::Between { left, right };
            Some(Edit::Draw(Figure::Boundary(style, place)))
        }
        (Tool::Boundary(style), Some(first)) if first.starts_with(BELOW) => {
            let generation = first.strip_prefix(BELOW)?.parse().ok()?;
            let place = BoundaryPlace::Below { generation };
            Some(Edit::Draw(Figure::Boundary(style, place)))
        }
        _ => tool.edit(&people),
    });
    let Some(edit) = edit else {
        return vec![Effect::Announce(
            "Choose the mark and everybody it is about.".into(),
        )];
    };
    let effects = commit(model, edit);
    model.desk.hands.form.people.clear();
    model.desk.hands.form.sides = [Vec::new(), Vec::new()];
    effects
}

/// Somebody is on one side of the form's boundary, or on it no more; nobody is on both.
pub(super) fn side(model: &mut Model, bank: Bank, id: String) -> Vec<Effect> {
    let [near, far] = &mut model.desk.hands.form.sides;
    let (own, other) = match bank {
        Bank::Near => (near, far),
        Bank::Far => (far, near),
    };
    other.retain(|it| *it != id);
    if own.contains(&id) {
        own.retain(|it| *it != id);
    } else {
        own.push(id);
    }
    Vec::new()
}

/// How the form names the boundary under a generation among the people to choose from.
pub(in crate::app) const BELOW: &str = "below ";
