//! Map document ⇄ plain object, `MapDocument` of `types.d.ts`; `docs/map-format.md` tells what each field means.

mod boundary;
mod file;
mod mark;
#[cfg(test)]
mod tests;

use serde_json::Value;

use super::cast::{age, role};
use super::plain::{Plain, list};
use super::{Fields, ShapeError};
use crate::map::{Area, AreaKind, MapDocument, MapMember, Note, Outline, Point, Rest};

pub use file::{MapFileError, open, text};

/// The version of the shape that is written. It rises when a reader of the version before would draw something false;
/// fields that may be left out do not raise it.
const VERSION: usize = 1;

/// The most members and marks a map may hold. A family map has a handful; beyond this a file is a mistake or an attack.
const MOST: usize = 5_000;

/// A map as a plain object.
#[must_use]
pub fn write(map: &MapDocument) -> Value {
    let mut plain = Plain::default();
    plain.put("version", VERSION);
    plain.put("title", map.title.as_str());
    plain.put("members", list(&map.members, write_member));
    plain.put("ties", list(&map.ties, mark::write_tie));
    plain.put("triads", list(&map.triads, mark::write_triad));
    plain.put("boundaries", list(&map.boundaries, boundary::write));
    if !map.placements.is_empty() {
        plain.put("placements", list(&map.placements, mark::write_placement));
    }
    plain.put("areas", list(&map.areas, write_area));
    if !map.notes.is_empty() {
        plain.put("notes", list(&map.notes, write_note));
    }
    keep(plain, &map.rest)
}

/// A map from a plain object. What no field says is left as it is by default; fields that are not known are kept.
///
/// # Errors
/// When a field is missing or not what it should be, or the map was written by a newer program.
pub fn read(fields: &Fields) -> Result<MapDocument, ShapeError> {
    let version = fields.count("version")?;
    if version > VERSION {
        let why = format!(
            "is {version}, and this program reads up to {VERSION}: open the map with the newer Kinmap it was saved by"
        );
        return Err(fields.refuse("version", &why));
    }
    let known: [&[&str]; 2] = [
        &["version", "title", "members", "ties", "triads"],
        &["boundaries", "placements", "areas", "notes"],
    ];
    let map = MapDocument {
        title: text_of(fields, "title")?,
        members: fields.list("members", read_member)?,
        ties: fields.maybe_list("ties", mark::read_tie)?,
        triads: fields.maybe_list("triads", mark::read_triad)?,
        boundaries: fields.maybe_list("boundaries", boundary::read)?,
        placements: fields.maybe_list("placements", mark::read_placement)?,
        areas: fields.maybe_list("areas", read_area)?,
        notes: fields.maybe_list("notes", read_note)?,
        rest: rest(fields, &known),
    };
    let all = map.members.len() + map.marks().count() + map.areas.len() + map.notes.len();
    if all > MOST {
        let why = format!(
            "and marks are {all}, and a map holds at most {MOST}: split the file, or leave out what is not of this family"
        );
        return Err(fields.refuse("members", &why));
    }
    Ok(map)
}

/// A text that is empty when left out.
fn text_of(fields: &Fields, key: &str) -> Result<String, ShapeError> {
    Ok(fields.maybe_text(key)?.unwrap_or_default())
}

/// What an object holds beside the fields that are known.
fn rest(fields: &Fields, known: &[&[&str]]) -> Rest {
    Rest::new(fields.rest(known))
}

/// A plain object with what was not known when it was read.
fn keep(mut plain: Plain, rest: &Rest) -> Value {
    for (key, value) in rest.fields() {
        plain.keep(key, value);
    }
    plain.into()
}

fn write_member(member: &MapMember) -> Value {
    let mut plain = Plain::default();
    plain.put("id", member.id.as_str());
    plain.put("name", member.name.as_str());
    plain.put("role", member.role.name());
    plain.put("generation", member.generation);
    plain.maybe("age", member.age);
    plain.put("present", member.present);
    plain.maybe("deceased", member.deceased.then_some(true));
    plain.put("identifiedPatient", member.identified_patient);
    plain.maybe("executive", member.executive);
    if !member.parents.is_empty() {
        plain.put("parents", member.parents.as_slice());
    }
    plain.maybe("outline", member.outline.map(Outline::name));
    plain.put("raised", thousandths(member.raised));
    plain.maybe("pinned", member.pinned.map(write_point));
    keep(plain, &member.rest)
}

fn read_member(fields: &Fields) -> Result<MapMember, ShapeError> {
    let known: [&[&str]; 2] = [
        &[
            "id",
            "name",
            "role",
            "generation",
            "age",
            "present",
            "deceased",
        ],
        &[
            "identifiedPatient",
            "executive",
            "parents",
            "outline",
            "raised",
            "pinned",
        ],
    ];
    Ok(MapMember {
        role: role(fields)?,
        id: fields.text("id")?,
        name: fields.text("name")?,
        generation: fields.maybe_small("generation")?,
        age: age(fields)?,
        present: fields.maybe_flag("present")?.unwrap_or(true),
        deceased: fields.flag("deceased")?,
        identified_patient: fields.flag("identifiedPatient")?,
        executive: fields.maybe_flag("executive")?,
        parents: fields.maybe_texts("parents")?.unwrap_or_default(),
        outline: fields.maybe_word("outline", &Outline::ALL, Outline::name)?,
        raised: fields.maybe_number("raised")?.unwrap_or(0.0),
        pinned: maybe_point(fields, "pinned")?,
        rest: rest(fields, &known),
    })
}

/// A place or a height as it is kept: to a thousandth, which every reader of JSON gives back exactly.
fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// A point as a plain object.
fn write_point(point: Point) -> Value {
    let mut plain = Plain::default();
    plain.put("x", thousandths(point.x));
    plain.put("y", thousandths(point.y));
    plain.into()
}

/// A point from a plain object.
fn read_point(fields: &Fields) -> Result<Point, ShapeError> {
    Ok(Point {
        x: fields.number("x")?,
        y: fields.number("y")?,
    })
}

fn maybe_point(fields: &Fields, key: &str) -> Result<Option<Point>, ShapeError> {
    let point = fields.maybe_within(key)?;
    point.map(|point| read_point(&point)).transpose()
}

fn write_area(area: &Area) -> Value {
    let mut plain = Plain::default();
    plain.put("id", area.id.as_str());
    plain.put("kind", area.kind.name());
    plain.put("name", area.name.as_str());
    plain.put("members", area.members.as_slice());
    keep(plain, &area.rest)
}

fn read_area(fields: &Fields) -> Result<Area, ShapeError> {
    Ok(Area {
        kind: fields.word("kind", &AreaKind::ALL, AreaKind::name)?,
        id: fields.text("id")?,
        name: text_of(fields, "name")?,
        members: fields.texts("members")?,
        rest: rest(fields, &[&["id", "kind", "name", "members"]]),
    })
}

fn write_note(note: &Note) -> Value {
    let mut plain = Plain::default();
    plain.put("id", note.id.as_str());
    plain.put("text", note.text.as_str());
    plain.maybe("about", note.about.as_deref());
    plain.maybe("at", note.at.map(write_point));
    keep(plain, &note.rest)
}

fn read_note(fields: &Fields) -> Result<Note, ShapeError> {
    Ok(Note {
        id: text_of(fields, "id")?,
        text: fields.text("text")?,
        about: fields.maybe_text("about")?,
        at: maybe_point(fields, "at")?,
        rest: rest(fields, &[&["id", "text", "about", "at"]]),
    })
}
