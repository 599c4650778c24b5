//! Who is on the map: people of a line of text, of a press, and what is said about them.

use super::commit;
use crate::app::{Attribute, Effect, Model};
use crate::map::edit::{self, Edit, Newcomer, Trait};
use crate::map::{MapDocument, MapMember};
use crate::session::Role;

/// Adds everybody the line names.
pub(super) fn add_line(model: &mut Model) -> Vec<Effect> {
    let people = edit::newcomers(&model.desk.hands.line);
    if people.is_empty() {
        return Vec::new();
    }
    model.desk.hands.line.clear();
    model.desk.hands.lines += 1;
    let mut effects = join(model, &people);
    effects.push(Effect::Focus(model.desk.hands.line_id()));
    effects
}

/// Adds one of a role.
pub(super) fn add(model: &mut Model, role: Role) -> Vec<Effect> {
    let name = edit::called(role);
    join(
        model,
        &[Newcomer {
            name,
            role,
            age: None,
        }],
    )
}

fn join(model: &mut Model, people: &[Newcomer]) -> Vec<Effect> {
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    let mut ids: Vec<String> = map.members.iter().map(|it| it.id.clone()).collect();
    ids.extend(model.document.cast.members.iter().map(|it| it.id.clone()));
    let mut names: Vec<String> = map.members.iter().map(|it| it.name.clone()).collect();
    let mut edits = Vec::new();
    for person in people {
        let id = edit::free_id(&ids);
        let name = free_name(&names, &person.name);
        ids.push(id.clone());
        names.push(name.clone());
        edits.push(Edit::Join(MapMember {
            age: person.age,
            ..MapMember::new(&id, &name, person.role)
        }));
    }
    match <[Edit; 1]>::try_from(edits) {
        Ok([one]) => commit(model, one),
        Err(edits) => commit(model, Edit::All(edits)),
    }
}

/// The name, or with a number where somebody has it already.
fn free_name(taken: &[String], name: &str) -> String {
    let is_free = |name: &String| !taken.contains(name);
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(is_free)
        .unwrap_or_default()
}

/// Sets something about a member to what was filled in.
pub(super) fn set(model: &mut Model, what: Attribute, id: String, value: &str) -> Vec<Effect> {
    let value = value.trim();
    let change = match what {
        Attribute::Name => Trait::Name(value.into()),
        Attribute::Role => match value.parse() {
            Ok(role) => Trait::Role(role),
            Err(()) => return Vec::new(),
        },
        Attribute::Generation => Trait::Generation(value.parse().ok()),
        Attribute::Age => Trait::Age(value.parse().ok().filter(|age| *age <= 120)),
        Attribute::Height => return set_height(model, &id, value),
        Attribute::Parent | Attribute::OtherParent => {
            return set_parent(model, &id, what == Attribute::OtherParent, value);
        }
        Attribute::Executive => Trait::Executive(match value {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }),
        Attribute::Present | Attribute::Presented | Attribute::Deceased => return Vec::new(),
    };
    commit(model, Edit::Member(id, change))
}

/// Turns a yes into a no.
pub(super) fn flip(model: &mut Model, what: Attribute, id: &str) -> Vec<Effect> {
    let Some(member) = model.canvas().and_then(|map| map.member(id)) else {
        return Vec::new();
    };
    let change = match what {
        Attribute::Present => Trait::Present(!member.present),
        Attribute::Presented => Trait::IdentifiedPatient(!member.identified_patient),
        Attribute::Deceased => Trait::Deceased(!member.deceased),
        _ => return Vec::new(),
    };
    commit(model, Edit::Member(id.into(), change))
}

/// Gives a member one parent or the other; an empty value takes that parent away.
fn set_parent(model: &mut Model, id: &str, other: bool, value: &str) -> Vec<Effect> {
    let Some(member) = model.canvas().and_then(|map| map.member(id)) else {
        return Vec::new();
    };
    let place = usize::from(other);
    let mut parents = member.parents.clone();
    match parents.get_mut(place) {
        Some(_) if value.is_empty() => drop(parents.remove(place)),
        Some(parent) => value.clone_into(parent),
        None if value.is_empty() => return Vec::new(),
        None => parents.push(value.into()),
    }
    let mut once: Vec<String> = Vec::new();
    parents.retain(|it| {
        !once.contains(it) && {
            once.push(it.clone());
            true
        }
    });
    commit(model, Edit::Member(id.into(), Trait::Parents(parents)))
}

/// Puts a member so many rows above the row of their generation, where they stand from left to right.
fn set_height(model: &mut Model, id: &str, rows: &str) -> Vec<Effect> {
    let Ok(rows) = rows.parse::<f64>() else {
        return Vec::new();
    };
    let Some(map) = model.canvas() else {
        return Vec::new();
    };
    match raised(map, id, rows) {
        Some(edit) => commit(model, edit),
        None => vec![Effect::Announce("They need a generation first.".into())],
    }
}

fn raised(map: &MapDocument, id: &str, rows: f64) -> Option<Edit> {
    let generation = map.member(id)?.generation?;
    let places = crate::map::places(map, &crate::map::DrawOptions::default());
    let (_, mut at) = places.into_iter().find(|(it, _)| it == id)?;
    at.y = edit::height_of(map, generation, rows);
    Some(Edit::Member(id.into(), Trait::place(at, rows)))
}
