//! [`Edit`] → its name in plain words.

use super::{Edit, Figure, Trait};
use crate::map::document::{BoundaryPlace, MapDocument, Triad};
use crate::map::wording;
use crate::structure::BoundaryStyle;

impl Edit {
    /// What the change is called on a map: "coalition Karen + Sam against Tom".
    #[must_use]
    pub fn name(&self, map: &MapDocument) -> String {
        match self {
            Self::Join(member) => format!("adding {}", member.name),
            Self::Member(id, change) => changed(&name(map, id), change),
            Self::Leave(id) => format!("removing {}", name(map, id)),
            Self::Draw(figure) => figure.name(map),
            Self::Erase(id) => format!("erasing {}", mark(map, id)),
            Self::Restore(id) => format!("bringing back {}", mark(map, id)),
            Self::Write(note) => match map.notes.iter().find(|it| it.id == note.id) {
                Some(there) if there.text == note.text && note.at.is_none() => {
                    "giving a note back to the layout".into()
                }
                Some(there) if there.text == note.text => "moving a note".into(),
                Some(_) => "rewriting a note".into(),
                None => "a note".into(),
            },
            Self::Title(_) => "the title of the map".into(),
            Self::All(edits) => match edits.as_slice() {
                [one] => one.name(map),
                edits => together(edits, map),
            },
        }
    }
}

/// Several changes under one name: whom they add or move, where they are all of that kind.
fn together(edits: &[Edit], map: &MapDocument) -> String {
    let joining = |it: &Edit| match it {
        Edit::Join(member) => Some(member.name.clone()),
        _ => None,
    };
    let moving = |it: &Edit| match it {
        Edit::Member(id, Trait::Place(Some(_))) => Some(name(map, id)),
        _ => None,
    };
    let all = |names: &dyn Fn(&Edit) -> Option<String>| -> Option<String> {
        let names: Vec<String> = edits.iter().map(names).collect::<Option<_>>()?;
        Some(wording::listed(names.iter().map(String::as_str)))
    };
    match (all(&joining), all(&moving)) {
        (Some(names), _) => format!("adding {names}"),
        (None, Some(names)) => format!("moving {names}"),
        (None, None) => format!("{} changes of the map", edits.len()),
    }
}

/// What a mark of a map is called, by its id.
fn mark(map: &MapDocument, id: &str) -> String {
    let figures = super::figures(map);
    let found = figures.iter().find(|(_, it, _)| *it == id);
    let other = || {
        let is_note = map.notes.iter().any(|it| it.id == id);
        if is_note { "a note" } else { "a mark" }.to_owned()
    };
    found.map_or_else(other, |(figure, ..)| figure.name(map))
}

fn changed(who: &str, change: &Trait) -> String {
    match change {
        Trait::Name(name) => format!("renaming {who} to {name}"),
        Trait::Role(role) => format!("{who}’s role, {role}"),
        Trait::Generation(_) => format!("{who}’s generation"),
        Trait::Age(_) => format!("{who}’s age"),
        Trait::Present(true) => format!("{who} as present"),
        Trait::Present(false) => format!("{who} as absent"),
        Trait::Deceased(true) => format!("{who} as having died"),
        Trait::Deceased(false) => format!("{who} as living"),
        Trait::Executive(_) => format!("whether {who} decides for the children"),
        Trait::IdentifiedPatient(true) => format!("{who} as the one presented"),
        Trait::IdentifiedPatient(false) => format!("{who} no longer as the one presented"),
        Trait::Parents(_) => format!("whose child {who} is"),
        Trait::Place(Some(_)) => format!("moving {who}"),
        Trait::Place(None) => format!("giving {who} back to the layout"),
    }
}

impl Figure {
    /// What it is called, with its people: "conflict Karen – Tom".
    #[must_use]
    pub fn name(&self, map: &MapDocument) -> String {
        let name = |id: &String| name(map, id);
        let several = |ids: &[String]| ids.iter().map(name).collect::<Vec<_>>().join(" + ");
        match self {
            Self::Tie(kind, one, other) => {
                format!("{} {} – {}", kind.name(), name(one), name(other))
            }
            Self::Triad(Triad::Coalition { bonded, target }) => {
                format!("coalition {} against {}", several(bonded), name(target))
            }
            Self::Triad(Triad::Detour {
                pair,
                child,
                attacking,
            }) => {
                let how = if *attacking { "blame" } else { "worry" };
                format!("detour of {} to {} ({how})", several(pair), name(child))
            }
            Self::Triad(Triad::Demand { pair, child }) => {
                format!(
                    "demand of {} that {} side with them",
                    several(pair),
                    name(child)
                )
            }
            Self::Boundary(style, place) => format!(
                "{} boundary {}",
                style_word(*style),
                place_words(map, place)
            ),
            Self::Area(kind, called, members) => {
                let kind = kind.name();
                match called.trim() {
                    "" => format!("{kind} {}", several(members)),
                    called => format!("{kind} {called}: {}", several(members)),
                }
            }
        }
    }
}

/// A style as it is read out.
const fn style_word(style: BoundaryStyle) -> &'static str {
    match style {
        BoundaryStyle::NotAssessed => "not assessed",
        style => style.name(),
    }
}

fn place_words(map: &MapDocument, place: &BoundaryPlace) -> String {
    wording::place(place, |id| name(map, id))
}

/// The name of a member; one who is not on the map is "someone".
pub(super) fn name(map: &MapDocument, id: &str) -> String {
    if let Some(area) = map.area(id) {
        return match area.name.trim() {
            "" => wording::listed(map.people(&area.members).iter().map(String::as_str)),
            name => name.to_owned(),
        };
    }
    map.member(id).map_or_else(
        || "someone".into(),
        |it| wording::listed([it.name.as_str()]),
    )
}
