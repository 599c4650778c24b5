//! Boundary of a map ⇄ plain object.

use serde_json::Value;

use super::{keep, mark, read_point, write_point};
use crate::app::shape::{Fields, ShapeError};
use crate::map::{BoundaryLine, BoundaryPlace};
use crate::structure::BoundaryStyle;

/// A boundary as a plain object.
pub(super) fn write(line: &BoundaryLine) -> Value {
    let mut plain = mark::write(&line.mark);
    plain.put("style", line.style.name());
    match &line.place {
        BoundaryPlace::Below { generation } => plain.put("below", *generation),
        BoundaryPlace::Between { left, right } => {
            plain.put("left", left.as_slice());
            plain.put("right", right.as_slice());
        }
        BoundaryPlace::Around { members } => plain.put("around", members.as_slice()),
        BoundaryPlace::Free { from, to } => {
            plain.put("free", vec![write_point(*from), write_point(*to)]);
        }
    }
    keep(plain, &line.mark.rest)
}

/// A boundary from a plain object.
pub(super) fn read(fields: &Fields) -> Result<BoundaryLine, ShapeError> {
    Ok(BoundaryLine {
        mark: mark::read(
            fields,
            &["style", "below", "left", "right", "around", "free"],
        )?,
        style: fields.word("style", &BoundaryStyle::ALL, BoundaryStyle::name)?,
        place: place(fields)?,
    })
}

fn place(fields: &Fields) -> Result<BoundaryPlace, ShapeError> {
    if let Some(generation) = fields.maybe_small("below")? {
        return Ok(BoundaryPlace::Below { generation });
    }
    let (left, right) = (fields.maybe_texts("left")?, fields.maybe_texts("right")?);
    if let Some((left, right)) = left.zip(right) {
        return Ok(BoundaryPlace::Between { left, right });
    }
    if let Some(members) = fields.maybe_texts("around")? {
        return Ok(BoundaryPlace::Around { members });
    }
    match fields.maybe_list("free", read_point)?.as_slice() {
        &[from, to] => Ok(BoundaryPlace::Free { from, to }),
        _ => Err(fields.refuse(
            "below",
            "is missing: a boundary runs below a generation, between left and right, around members, or freely between two points",
        )),
    }
}
