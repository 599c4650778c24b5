//! Drawing on the map: every change is an edit with a name, whether it comes from a pointer, a key or a form.

pub(in crate::app) mod choosing;
pub(in crate::app) mod form;
mod gesture;
mod people;
mod sides;
mod versions;
mod view;

pub(super) use gesture::{dragged, wheeled};

use std::rc::Rc;

use crate::app::editor::{Drawing, Side};
use crate::app::{Action, EditorAction, Effect, Model, Step};
use crate::map::edit::{self, Edit, Trait};
use crate::map::{MapDocument, element_id};
use crate::session::Generation;

/// Takes what was pressed.
pub(super) fn act(model: &mut Model, action: EditorAction) -> Vec<Effect> {
    use EditorAction as Do;
    match action {
        Do::Begin => begin(model),
        Do::Toggle => toggle(model),
        Do::At(id) => {
            model.desk.hands.at = Some(id);
            Vec::new()
        }
        Do::Adding => {
            let adding = !model.desk.hands.adding;
            model.desk.hands.adding = adding;
            let field = Effect::Focus(model.desk.hands.line_id());
            adding.then_some(field).into_iter().collect()
        }
        Do::List => {
            let list = !model.desk.hands.list;
            model.desk.hands.list = list;
            if !list {
                return Vec::new();
            }
            let list = String::from("map-list");
            vec![Effect::Reveal(list.clone()), Effect::Focus(list)]
        }
        Do::AddPeople => people::add_line(model),
        Do::Add(role) => people::add(model, role),
        Do::Set(attribute, id) => people::flip(model, attribute, &id),
        Do::Take(_) | Do::Done | Do::Press(_) | Do::Also(_) | Do::Several | Do::All => {
            choosing::act(model, action)
        }
        Do::Escape | Do::Below(_) | Do::Menu(_) | Do::FormDraw => choosing::act(model, action),
        Do::Sides | Do::FormSide(..) => choosing::act(model, action),
        Do::Zoom(_) | Do::Nudge(_) | Do::Go(_) | Do::Mark(_) => view::act(model, &action),
        Do::Remove | Do::Duplicate | Do::Unpin => choosing::with_chosen(model, &action),
        Do::RemoveOne(id) => remove(model, &[id]),
        Do::Restyle(style, id) => choosing::restyle(model, &id, style.name()),
        Do::Restore(id) => commit(model, Edit::Restore(id)),
        Do::Keep(_) | Do::Follow(_) | Do::Return(_) | Do::Forget(_) | Do::Goal | Do::DropGoal => {
            versions::act(model, &action)
        }
        Do::Side(side) => versions::turn_to(model, side),
        Do::Picture(_) | Do::Drawing | Do::DrawingWithCase => {
            super::saving::picture(model, &action)
        }
        // What fields and gestures do.
        Do::Line | Do::Move(_) | Do::Frame | Do::View | Do::Style(_) | Do::NameArea(_) => {
            Vec::new()
        }
        Do::Note(_) | Do::Title | Do::FormTool | Do::FormPart(_) | Do::Checkpoint => Vec::new(),
    }
}

/// Takes what was filled in.
pub(super) fn changed(model: &mut Model, action: EditorAction, value: &str) -> Vec<Effect> {
    use EditorAction as Do;
    match action {
        Do::Line => {
            value.clone_into(&mut model.desk.hands.line);
            people::add_line(model)
        }
        Do::Set(attribute, id) => people::set(model, attribute, id, value),
        Do::Style(id) => choosing::restyle(model, &id, value),
        Do::NameArea(id) => choosing::name_area(model, &id, value),
        Do::Note(about) => choosing::note(model, &about, value),
        Do::Title => commit(model, Edit::Title(value.trim().into())),
        Do::FormTool | Do::FormPart(_) => form::fill(model, &action, value),
        Do::Checkpoint => versions::checkpoint(model, value),
        _ => Vec::new(),
    }
}

/// A map without a session: an empty sheet, and the line that names people.
fn begin(model: &mut Model) -> Vec<Effect> {
    super::opening::begin_drawing(model);
    (model.desk.hands.open, model.desk.hands.adding) = (true, true);
    vec![
        Effect::Announce("An empty map. Say who belongs to the family.".into()),
        Effect::Focus(model.desk.hands.line_id()),
    ]
}

fn toggle(model: &mut Model) -> Vec<Effect> {
    let open = !model.desk.hands.open;
    let list = model.desk.hands.list;
    model.desk.hands = crate::app::editor::Hands {
        open,
        list,
        ..Default::default()
    };
    let said = if open {
        "The map can be drawn on. Press ? for the keys."
    } else {
        "The map is read again."
    };
    vec![
        Effect::Announce(said.into()),
        Effect::Focus("editor-toggle".into()),
    ]
}

/// Makes a change of the map that is drawn on, or says why it cannot be made.
fn commit(model: &mut Model, edit: Edit) -> Vec<Effect> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    if let Some(why) = edit::refusal(map, &edit) {
        return vec![Effect::Announce(format!("Not drawn: {why}"))];
    }
    let name = edit.name(map);
    make(model, edit);
    model.desk.named = Some(name.clone());
    vec![Effect::Announce(format!("Done: {name}."))]
}

/// Makes a change without a word.
fn make(model: &mut Model, edit: Edit) {
    let base = base(model);
    let side = model.desk.hands.side;
    let mut overlaid = Vec::new();
    for single in edit.singles() {
        if side == Side::Goal || !to_cast(model, single) {
            overlaid.push(single.clone());
        }
    }
    if overlaid.is_empty() {
        return;
    }
    let drawing = drawing(model);
    match (side, &mut drawing.goal) {
        (Side::Goal, Some(goal)) => {
            for edit in &overlaid {
                edit::apply(goal, edit);
            }
        }
        _ => {
            for edit in overlaid {
                drawing.overlay.push(&base, edit);
            }
        }
    }
}

fn drawing(model: &mut Model) -> &mut Drawing {
    Rc::make_mut(&mut model.document.drawing)
}

/// What the evidence suggests: what a person draws lies over it.
fn base(model: &Model) -> MapDocument {
    let derived = model.derived.as_ref();
    derived.map_or_else(MapDocument::default, |it| it.inferred.clone())
}

/// Who somebody is, is said in the cast, which the readings follow; whether it was said there.
fn to_cast(model: &mut Model, edit: &Edit) -> bool {
    let Edit::Member(id, change) = edit else {
        return false;
    };
    let confirmed = model.derived.is_some();
    let members = model.document.cast.members.iter_mut();
    let Some(member) = members.filter(|_| confirmed).find(|it| it.id == *id) else {
        return false;
    };
    match change {
        Trait::Name(name) => name.trim().clone_into(&mut member.name),
        Trait::Role(role) => {
            member.role = *role;
            member.generation = role.generation().or(member.generation);
            member.why = None;
        }
        Trait::Generation(generation) => member.generation = generation.map(Generation),
        Trait::Age(age) => member.age = *age,
        Trait::IdentifiedPatient(is) => member.identified_patient = *is,
        Trait::Executive(executive) => member.executive = *executive,
        Trait::Present(_) | Trait::Deceased(_) | Trait::Parents(_) | Trait::Place(_) => {
            return false;
        }
    }
    true
}

/// Takes members, marks, areas and notes away.
fn remove(model: &mut Model, ids: &[String]) -> Vec<Effect> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let edits: Vec<Edit> = ids
        .iter()
        .map(|id| match map.member(id) {
            Some(_) => Edit::Leave(id.clone()),
            None => Edit::Erase(id.clone()),
        })
        .collect();
    let edit = match <[Edit; 1]>::try_from(edits) {
        Ok([one]) => one,
        Err(edits) if edits.is_empty() => return Vec::new(),
        Err(edits) => Edit::All(edits),
    };
    let mut effects = commit(model, edit);
    let hands = &mut model.desk.hands;
    hands.chosen.retain(|it| !ids.contains(it));
    hands.menu = false;
    if hands.at.as_ref().is_some_and(|it| ids.contains(it)) {
        hands.at = None;
    }
    effects.push(Effect::Focus("canvas".into()));
    effects
}

/// Moves the keyboard to a member or mark.
fn go_to(model: &mut Model, id: String) -> Effect {
    let element = element_id(&id);
    model.desk.hands.at = Some(id);
    Effect::Focus(element)
}

/// Whether presses on the map draw rather than read.
pub(super) fn is_open(model: &Model) -> bool {
    model.desk.step == Step::Map && model.desk.hands.open
}

/// What pressing a member or mark means while the map is drawn on.
pub(super) fn pressed(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::SelectMember(id) | Action::SelectMark(id) => {
            choosing::act(model, EditorAction::Press(id))
        }
        _ => choosing::act(model, EditorAction::Escape),
    }
}
