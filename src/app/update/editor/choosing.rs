//! Choosing members and marks, and drawing with what is chosen: the mark and then the people, or the people and then
//! the mark.

use super::{commit, form, go_to, remove, sides};
use crate::app::editor::Tool;
use crate::app::{EditorAction, Effect, Model, Selection};
use crate::map::edit::{self, Edit, Figure, Trait};
use crate::map::{BoundaryPlace, MapDocument, MemberKey, Note};
use crate::structure::BoundaryStyle;

pub(super) fn act(model: &mut Model, action: EditorAction) -> Vec<Effect> {
    match action {
        EditorAction::Take(tool) => take(model, tool),
        EditorAction::Done => done(model),
        EditorAction::Press(id) => press(model, id),
        EditorAction::Also(id) => also(model, id),
        EditorAction::Several => {
            model.desk.hands.several = !model.desk.hands.several;
            Vec::new()
        }
        EditorAction::All => {
            let everybody = model.canvas().map(ids).unwrap_or_default();
            choose(model, everybody);
            vec![say_chosen(model)]
        }
        EditorAction::Escape => escape(model),
        EditorAction::Below(generation) => below(model, generation),
        EditorAction::Menu(id) => menu(model, id),
        EditorAction::FormDraw => form::draw(model),
        EditorAction::FormSide(bank, id) => form::side(model, bank, id),
        EditorAction::Sides => sides::toggle(model),
        _ => Vec::new(),
    }
}

fn ids(map: &MapDocument) -> Vec<MemberKey> {
    map.members.iter().map(|it| it.id.clone()).collect()
}

/// Takes a mark in hand; where enough people are chosen already it is drawn at once.
fn take(model: &mut Model, tool: Tool) -> Vec<Effect> {
    (model.desk.hands.menu, model.desk.hands.adding) = (false, false);
    model.desk.hands.near = None;
    if model.desk.hands.tool == Some(tool) {
        model.desk.hands.tool = None;
        return vec![Effect::Announce(format!("{} put down.", tool.word()))];
    }
    let people = chosen_people(model);
    let enough = people.len() >= tool.parts().len();
    if enough && let Some(edit) = tool.edit(&people) {
        return finish(model, edit);
    }
    model.desk.hands.tool = Some(tool);
    choose(model, people);
    vec![Effect::Announce(prompt(model, tool))]
}

/// What to press next, in words.
pub(in crate::app) fn prompt(model: &Model, tool: Tool) -> String {
    let people = chosen_people(model);
    let named = |id: &MemberKey| {
        let map = model.canvas()?;
        let area = map.area(id).map(|it| it.name.clone());
        map.member(id).map(|it| it.name.clone()).or(area)
    };
    let names: Vec<String> = people.iter().filter_map(named).collect();
    match &model.desk.hands.near {
        Some(near) => sides::prompt(near.is_empty(), &names),
        None => tool.prompt(&names),
    }
}

/// Draws, puts the mark down, and leaves nobody chosen.
pub(super) fn finish(model: &mut Model, edit: Edit) -> Vec<Effect> {
    let effects = commit(model, edit);
    (model.desk.hands.tool, model.desk.hands.near) = (None, None);
    choose(model, Vec::new());
    effects
}

/// The members that are chosen; a boundary may also take an area as one of its sides.
pub(super) fn chosen_people(model: &Model) -> Vec<MemberKey> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let sides = matches!(model.desk.hands.tool, Some(Tool::Boundary(_)));
    let takes = |id: &&String| map.member(id).is_some() || (sides && map.area(id).is_some());
    let chosen = model.desk.hands.chosen.iter();
    chosen.filter(takes).cloned().collect()
}

fn press(model: &mut Model, id: String) -> Vec<Effect> {
    model.desk.hands.menu = false;
    let focus = go_to(model, id.clone());
    let Some(tool) = model.desk.hands.tool else {
        if model.desk.hands.several {
            return also(model, id);
        }
        choose(model, vec![id]);
        return vec![focus, say_chosen(model)];
    };
    let mut chosen = chosen_people(model);
    if chosen.contains(&id) {
        chosen.retain(|it| *it != id);
    } else {
        chosen.push(id);
    }
    choose(model, chosen);
    let people = chosen_people(model);
    let gathering = tool.is_group() || model.desk.hands.near.is_some();
    let complete = people.len() == tool.parts().len() && !gathering;
    match tool.edit(&people).filter(|_| complete) {
        Some(edit) => finish(model, edit),
        None => vec![focus, Effect::Announce(prompt(model, tool))],
    }
}

fn also(model: &mut Model, id: String) -> Vec<Effect> {
    if model.desk.hands.tool.is_some() {
        return press(model, id);
    }
    let focus = go_to(model, id.clone());
    let mut chosen = model.desk.hands.chosen.clone();
    if chosen.contains(&id) {
        chosen.retain(|it| *it != id);
    } else {
        chosen.push(id);
    }
    choose(model, chosen);
    vec![focus, say_chosen(model)]
}

/// What is chosen; where it is one thing, the evidence behind it is opened.
pub(super) fn choose(model: &mut Model, ids: Vec<String>) {
    let one = match ids.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    };
    let is_note = |id: &String| {
        let map = model.canvas();
        map.is_some_and(|map| map.notes.iter().any(|it| it.id == *id))
    };
    model.desk.selection = one.filter(|id| !is_note(id)).map(|id| {
        let is_member = model.canvas().is_some_and(|map| map.member(&id).is_some());
        if is_member {
            Selection::Member(id)
        } else {
            Selection::Mark(id)
        }
    });
    model.desk.hands.chosen = ids;
}

fn say_chosen(model: &Model) -> Effect {
    let count = model.desk.hands.chosen.len();
    Effect::Announce(match count {
        0 => "Nothing is chosen.".into(),
        1 => "Chosen. Press M for what can be done with it.".into(),
        count => format!("{count} chosen."),
    })
}

/// Closes the menu, else puts the mark down, else chooses nothing.
fn escape(model: &mut Model) -> Vec<Effect> {
    let hands = &mut model.desk.hands;
    if hands.menu {
        hands.menu = false;
        let back = hands.at.clone();
        let target = back.map_or_else(|| "canvas".into(), |id| crate::map::element_id(&id));
        return vec![Effect::Focus(target)];
    }
    if let Some(tool) = hands.tool.take() {
        hands.near = None;
        choose(model, Vec::new());
        return vec![Effect::Announce(format!("{} put down.", tool.word()))];
    }
    choose(model, Vec::new());
    model.desk.help = false;
    Vec::new()
}

fn done(model: &mut Model) -> Vec<Effect> {
    let Some(tool) = model.desk.hands.tool else {
        return Vec::new();
    };
    if model.desk.hands.near.is_some() {
        return sides::done(model, tool);
    }
    match tool.edit(&chosen_people(model)) {
        Some(edit) => finish(model, edit),
        None => vec![Effect::Announce(prompt(model, tool))],
    }
}

/// The boundary in hand runs under a whole generation.
fn below(model: &mut Model, generation: i8) -> Vec<Effect> {
    match model.desk.hands.tool {
        Some(Tool::Boundary(style)) => {
            let place = BoundaryPlace::Below { generation };
            finish(model, Edit::Draw(Figure::Boundary(style, place)))
        }
        _ => Vec::new(),
    }
}

fn menu(model: &mut Model, id: String) -> Vec<Effect> {
    let hands = &mut model.desk.hands;
    if id.is_empty() && hands.menu {
        return escape(model);
    }
    let id = if id.is_empty() {
        hands.at.clone()
    } else {
        Some(id)
    };
    if let Some(id) = id
        && !model.desk.hands.chosen.contains(&id)
    {
        choose(model, vec![id.clone()]);
        model.desk.hands.at = Some(id);
    }
    if model.desk.hands.chosen.is_empty() {
        return vec![Effect::Announce("Choose somebody or a mark first.".into())];
    }
    model.desk.hands.menu = true;
    vec![Effect::OpenMenu("editor-menu".into())]
}

/// What is done with all that is chosen.
pub(super) fn with_chosen(model: &mut Model, action: &EditorAction) -> Vec<Effect> {
    let mut chosen = model.desk.hands.chosen.clone();
    if chosen.is_empty() {
        chosen.extend(model.desk.hands.at.clone());
    }
    model.desk.hands.menu = false;
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let edit = match action {
        EditorAction::Remove => return remove(model, &chosen),
        EditorAction::Duplicate => edit::duplicate(map, &chosen),
        _ => {
            let pinned = |id: &&String| map.member(id).is_some_and(|it| it.pinned.is_some());
            let free = |id: &String| Edit::Member(id.clone(), Trait::Place(None));
            let mut edits: Vec<Edit> = chosen.iter().filter(pinned).map(free).collect();
            let notes = map.notes.iter().filter(|it| chosen.contains(&it.id));
            edits.extend(notes.filter(|it| it.at.is_some()).map(|note| {
                Edit::Write(Note {
                    at: None,
                    ..note.clone()
                })
            }));
            (!edits.is_empty()).then(|| match <[Edit; 1]>::try_from(edits) {
                Ok([one]) => one,
                Err(edits) => Edit::All(edits),
            })
        }
    };
    let Some(edit) = edit else {
        return vec![Effect::Announce("Nobody is chosen for that.".into())];
    };
    let copies: Vec<String> = edit
        .singles()
        .iter()
        .filter_map(|it| match it {
            Edit::Join(member) => Some(member.id.clone()),
            _ => None,
        })
        .collect();
    let effects = commit(model, edit);
    if !copies.is_empty() {
        choose(model, copies);
    }
    effects
}

/// Another style for a boundary.
pub(super) fn restyle(model: &mut Model, id: &str, style: &str) -> Vec<Effect> {
    let style = BoundaryStyle::ALL.into_iter().find(|it| it.name() == style);
    let lines = model.canvas().map(|map| map.boundaries.as_slice());
    let line = lines.and_then(|it| it.iter().find(|it| it.mark.id == id));
    match (style, line) {
        (Some(style), Some(line)) => {
            let edit = Edit::Draw(Figure::Boundary(style, line.place.clone()));
            commit(model, edit)
        }
        _ => Vec::new(),
    }
}

pub(super) fn name_area(model: &mut Model, id: &str, name: &str) -> Vec<Effect> {
    let area = model.canvas().and_then(|map| map.area(id));
    let Some(area) = area else { return Vec::new() };
    let edit = Figure::Area(area.kind, name.trim().into(), area.members.clone());
    commit(model, Edit::Draw(edit))
}

/// Writes a note about something; one that is there already is rewritten, or erased where no words are left.
pub(super) fn note(model: &mut Model, about: &str, words: &str) -> Vec<Effect> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let about = Some(about.to_owned()).filter(|it| !it.is_empty());
    let known = map.notes.iter().find(|it| it.about == about);
    let words = words.trim();
    let edit = match known {
        Some(note) if words.is_empty() => Edit::Erase(note.id.clone()),
        None if words.is_empty() => return Vec::new(),
        _ => Edit::Write(Note {
            id: known.map_or_else(
                || format!("note:{}", about.as_deref().unwrap_or("map")),
                |it| it.id.clone(),
            ),
            text: words.into(),
            at: known.and_then(|it| it.at),
            about,
            ..Note::default()
        }),
    };
    commit(model, edit)
}
