//! (MapDocument, [`Edit`]) → MapDocument, or the reason in words why the edit would change nothing.

use super::{Edit, Figure, Trait};
use crate::map::document::{
    BoundaryPlace, MapDocument, MapMember, Mark, MemberKey, Note, Placement, PlacementMark, Source,
    Triad,
};
use crate::session::Generation;

/// Makes a change of a map. What an edit names and the map has not is passed over.
pub fn apply(map: &mut MapDocument, edit: &Edit) {
    match edit {
        Edit::Join(member) => join(map, member),
        Edit::Member(id, change) => {
            if let Some(member) = map.members.iter_mut().find(|it| it.id == *id) {
                set(member, change);
            }
            if matches!(change, Trait::Place(_)) {
                overrule_placement(map, id, change);
            }
        }
        Edit::Leave(id) => leave(map, id),
        Edit::Draw(figure) => draw(map, figure),
        Edit::Erase(id) => erase(map, id),
        Edit::Restore(id) => restore(map, id),
        Edit::Write(note) => write(map, note),
        Edit::Title(title) => title.clone_into(&mut map.title),
        Edit::All(edits) => {
            for edit in edits {
                apply(map, edit);
            }
        }
    }
}

/// Why an edit cannot be made, in a sentence; `None` where it can.
#[must_use]
pub fn refusal(map: &MapDocument, edit: &Edit) -> Option<String> {
    let is_there = |id: &str| map.members.iter().any(|it| it.id == id);
    let why = match edit {
        Edit::Join(member) if member.name.trim().is_empty() => "everybody needs a name",
        Edit::Join(member) if is_there(&member.id) => "they are on the map already",
        Edit::Member(_, Trait::Name(name)) if name.trim().is_empty() => "everybody needs a name",
        Edit::Member(id, _) | Edit::Leave(id) if !is_there(id) => "they are not on the map",
        Edit::Member(id, Trait::Parents(parents)) => child_of(map, id, parents)?,
        Edit::Draw(figure) => return figure.fault(map).map(|it| format!("{it}. {}", it.remedy())),
        Edit::All(edits) => return edits.iter().find_map(|it| refusal(map, it)),
        Edit::Write(note) if note.text.trim().is_empty() => "a note needs words",
        _ => return None,
    };
    Some(format!("{why}."))
}

/// Why somebody cannot be the child of some others.
fn child_of(map: &MapDocument, child: &str, parents: &[MemberKey]) -> Option<&'static str> {
    let mut seen: Vec<&str> = Vec::new();
    let mut above: Vec<&str> = parents.iter().map(String::as_str).collect();
    while let Some(id) = above.pop() {
        if id == child {
            return Some("nobody is their own parent or grandparent");
        }
        let Some(member) = map.member(id) else {
            return Some("a parent has to be on the map");
        };
        if !seen.contains(&id) {
            seen.push(id);
            above.extend(member.parents.iter().map(String::as_str));
        }
    }
    None
}

fn join(map: &mut MapDocument, member: &MapMember) {
    if !map.members.iter().any(|it| it.id == member.id) {
        map.members.push(member.clone());
    }
}

pub(super) fn set(member: &mut MapMember, change: &Trait) {
    match change {
        Trait::Name(name) => name.trim().clone_into(&mut member.name),
        Trait::Role(role) => {
            member.role = *role;
            let implied = role.generation().map(|Generation(it)| it);
            member.generation = implied.or(member.generation);
        }
        Trait::Generation(generation) => member.generation = *generation,
        Trait::Age(age) => member.age = *age,
        Trait::Present(present) => member.present = *present,
        Trait::Deceased(deceased) => member.deceased = *deceased,
        Trait::Executive(executive) => member.executive = *executive,
        Trait::IdentifiedPatient(is) => member.identified_patient = *is,
        Trait::Parents(parents) => member.parents.clone_from(parents),
        Trait::Place(place) => {
            member.pinned = place.map(|(at, _)| at);
            if let Some((_, raised)) = place {
                member.raised = *raised;
            }
        }
    }
}

/// Where a person has put somebody says more than a sign that says otherwise.
fn overrule_placement(map: &mut MapDocument, id: &str, change: &Trait) {
    let Trait::Place(Some((_, raised))) = change else {
        return;
    };
    let contradicts =
        |it: &PlacementMark| it.member == id && (it.placement == Placement::Apart || *raised < 0.5);
    for it in map.placements.iter_mut().filter(|it| contradicts(it)) {
        it.mark.source = Source::Overruled;
    }
}

fn leave(map: &mut MapDocument, id: &str) {
    map.members.retain(|it| it.id != id);
    for member in &mut map.members {
        member.parents.retain(|it| it != id);
    }
    map.ties.retain(|it| it.one != id && it.other != id);
    map.placements.retain(|it| it.member != id);
    map.triads.retain_mut(|it| match &mut it.triad {
        Triad::Coalition { bonded, target } => {
            bonded.retain(|it| it != id);
            target != id && bonded.len() >= 2
        }
        Triad::Detour { pair, child, .. } | Triad::Demand { pair, child } => {
            child != id && !pair.iter().any(|it| it == id)
        }
    });
    map.boundaries.retain_mut(|it| match &mut it.place {
        BoundaryPlace::Between { left, right } => {
            left.retain(|it| it != id);
            right.retain(|it| it != id);
            !left.is_empty() && !right.is_empty()
        }
        BoundaryPlace::Around { members } => {
            members.retain(|it| it != id);
            !members.is_empty()
        }
        BoundaryPlace::Below { .. } | BoundaryPlace::Free { .. } => true,
    });
    map.areas.retain_mut(|it| {
        it.members.retain(|it| it != id);
        !it.members.is_empty()
    });
}

fn draw(map: &mut MapDocument, figure: &Figure) {
    if figure.fault(map).is_some() {
        return;
    }
    for id in figure.excluded(map) {
        erase(map, &id);
    }
    figure.put(map);
}

fn erase(map: &mut MapDocument, id: &str) {
    map.ties.retain_mut(|it| stays(id, &mut it.mark));
    map.triads.retain_mut(|it| stays(id, &mut it.mark));
    map.placements.retain_mut(|it| stays(id, &mut it.mark));
    map.boundaries.retain_mut(|it| stays(id, &mut it.mark));
    map.areas.retain(|it| it.id != id);
    map.notes.retain(|it| it.id != id);
}

/// Whether a mark is still there after one of this id is erased; an inferred one stays, overruled.
fn stays(erased: &str, mark: &mut Mark) -> bool {
    if mark.id != erased {
        return true;
    }
    let inferred = mark.source != Source::Drawn;
    mark.source = Source::Overruled;
    inferred
}

fn restore(map: &mut MapDocument, id: &str) {
    let overruled = |it: &&mut Mark| it.id == id && it.source == Source::Overruled;
    for mark in map.marks_mut().filter(overruled) {
        mark.source = Source::Inferred;
    }
}

fn write(map: &mut MapDocument, note: &Note) {
    match map.notes.iter_mut().find(|it| it.id == note.id) {
        Some(there) => *there = note.clone(),
        None => map.notes.push(note.clone()),
    }
}
