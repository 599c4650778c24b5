//! What a person has drawn ⇄ plain object: the edits in order, the goal map, the kept states.

use serde_json::Value;

use super::plain::{Plain, list};
use super::{Fields, ShapeError, map};
use crate::app::editor::{Checkpoint, Drawing};
use crate::map::edit::{Edit, Entry, Overlay, Trait, figures};
use crate::map::{MapDocument, Point};
use crate::session::Role;

/// A drawing as a plain object.
#[must_use]
pub fn write(drawing: &Drawing) -> Value {
    let mut plain = Plain::default();
    plain.put("begun", drawing.begun);
    plain.put("edits", overlay(&drawing.overlay));
    plain.maybe("goal", drawing.goal.as_ref().map(map::write));
    if !drawing.checkpoints.is_empty() {
        plain.put("checkpoints", list(&drawing.checkpoints, checkpoint));
    }
    plain.into()
}

/// A drawing from a plain object.
///
/// # Errors
/// When a field is not what it should be.
pub fn read(fields: &Fields) -> Result<Drawing, ShapeError> {
    let goal = fields.maybe_within("goal")?;
    Ok(Drawing {
        begun: fields.flag("begun")?,
        overlay: Overlay::of(fields.maybe_list("edits", read_entry)?),
        goal: goal.map(|goal| map::read(&goal)).transpose()?,
        checkpoints: fields.maybe_list("checkpoints", |it| {
            Ok(Checkpoint {
                name: it.text("name")?,
                overlay: Overlay::of(it.maybe_list("edits", read_entry)?),
            })
        })?,
    })
}

fn checkpoint(kept: &Checkpoint) -> Value {
    let mut plain = Plain::default();
    plain.put("name", kept.name.as_str());
    plain.put("edits", overlay(&kept.overlay));
    plain.into()
}

fn overlay(overlay: &Overlay) -> Value {
    list(overlay.entries(), write_entry)
}

/// One edit: what is done, and with what. What is drawn stands in a map of its own.
fn write_entry(entry: &Entry) -> Value {
    let mut plain = Plain::default();
    let mut put = |what: &str| plain.put("edit", what);
    match &entry.edit {
        Edit::Join(member) => {
            put("join");
            plain.put(
                "with",
                map::write(&MapDocument {
                    members: vec![member.clone()],
                    ..MapDocument::default()
                }),
            );
        }
        Edit::Draw(figure) => {
            put("draw");
            plain.put("with", map::write(&figure.alone()));
        }
        Edit::Write(note) => {
            put("write");
            plain.put(
                "with",
                map::write(&MapDocument {
                    notes: vec![note.clone()],
                    ..MapDocument::default()
                }),
            );
        }
        Edit::Member(id, change) => {
            put("member");
            plain.put("id", id.as_str());
            write_trait(&mut plain, change);
        }
        Edit::Leave(id) => {
            put("leave");
            plain.put("id", id.as_str());
        }
        Edit::Erase(id) => {
            put("erase");
            plain.put("id", id.as_str());
        }
        Edit::Title(title) => {
            put("title");
            plain.put("title", title.as_str());
        }
        // An overlay never holds these.
        Edit::Restore(_) | Edit::All(_) => {}
    }
    plain.maybe("kept", entry.kept.as_deref());
    plain.into()
}

fn write_trait(plain: &mut Plain, change: &Trait) {
    match change {
        Trait::Name(name) => plain.put("name", name.as_str()),
        Trait::Role(role) => plain.put("role", role.name()),
        Trait::Generation(generation) => plain.put("generation", *generation),
        Trait::Age(age) => plain.put("age", *age),
        Trait::Present(present) => plain.put("present", *present),
        Trait::Deceased(deceased) => plain.put("deceased", *deceased),
        Trait::Executive(executive) => plain.put("executive", *executive),
        Trait::IdentifiedPatient(is) => plain.put("identifiedPatient", *is),
        Trait::Parents(parents) => plain.put("parents", list(parents, |it| it.as_str().into())),
        Trait::Place(place) => {
            let place = place.map(|(at, raised)| {
                let mut plain = Plain::default();
                plain.put("x", at.x);
                plain.put("y", at.y);
                plain.put("raised", raised);
                Value::from(plain)
            });
            plain.put("place", place);
        }
    }
}

fn read_entry(fields: &Fields) -> Result<Entry, ShapeError> {
    let kept = fields.maybe_text("kept")?;
    let with = || map::read(&fields.within("with")?);
    let missing = || fields.refuse("with", "holds nothing that could be drawn");
    let what = fields.text("edit")?;
    let edit = match what.as_str() {
        "join" => Edit::Join(with()?.members.into_iter().next().ok_or_else(missing)?),
        "write" => Edit::Write(with()?.notes.into_iter().next().ok_or_else(missing)?),
        "draw" => {
            let alone = with()?;
            let figure = figures(&alone).into_iter().next().ok_or_else(missing)?;
            Edit::Draw(figure.0)
        }
        "member" => Edit::Member(fields.text("id")?, read_trait(fields)?),
        "leave" => Edit::Leave(fields.text("id")?),
        "erase" => Edit::Erase(fields.text("id")?),
        "title" => Edit::Title(fields.text("title")?),
        other => {
            let why = format!("is {other:?}, which this program does not know");
            return Err(fields.refuse("edit", &why));
        }
    };
    Ok(Entry { edit, kept })
}

/// The one thing that is said of a member. A field that is null says that it is not known.
fn read_trait(fields: &Fields) -> Result<Trait, ShapeError> {
    let flag = |key| fields.flag(key);
    Ok(match () {
        () if fields.names("name") => Trait::Name(fields.text("name")?),
        () if fields.names("role") => Trait::Role(fields.word("role", &Role::ALL, Role::name)?),
        () if fields.names("generation") => Trait::Generation(fields.maybe_small("generation")?),
        () if fields.names("age") => Trait::Age(super::cast::age(fields)?),
        () if fields.names("present") => Trait::Present(flag("present")?),
        () if fields.names("deceased") => Trait::Deceased(flag("deceased")?),
        () if fields.names("executive") => Trait::Executive(fields.maybe_flag("executive")?),
        () if fields.names("identifiedPatient") => {
            Trait::IdentifiedPatient(flag("identifiedPatient")?)
        }
        () if fields.names("parents") => {
            Trait::Parents(fields.maybe_texts("parents")?.unwrap_or_default())
        }
        () => Trait::Place(read_place(fields)?),
    })
}

fn read_place(fields: &Fields) -> Result<Option<(Point, f64)>, ShapeError> {
    let Some(place) = fields.maybe_within("place")? else {
        return Ok(None);
    };
    let at = Point {
        x: place.number("x")?,
        y: place.number("y")?,
    };
    Ok(Some((at, place.number("raised")?)))
}
