//! Map document ⇄ plain object, `MapDocument` of `types.d.ts`.

use serde_json::Value;

use super::cast::{age, role};
use super::plain::{Plain, list};
use super::{Fields, ShapeError, boundary};
use crate::map::{
    Area, AreaKind, MapDocument, MapMember, Mark, Placement, PlacementMark, Point, Source, TieKind,
    TieMark, Triad, TriadMark,
};
use crate::structure::Tier;

/// The version of the shape that is written.
const VERSION: usize = 1;

/// A map as a plain object.
#[must_use]
pub fn write(map: &MapDocument) -> Value {
    let mut plain = Plain::default();
    plain.put("version", VERSION);
    plain.put("title", map.title.as_str());
    plain.put("members", list(&map.members, write_member));
    plain.put("ties", list(&map.ties, write_tie));
    plain.put("triads", list(&map.triads, write_triad));
    plain.put("boundaries", list(&map.boundaries, boundary::write));
    if !map.placements.is_empty() {
        plain.put("placements", list(&map.placements, write_placement));
    }
    plain.put("areas", list(&map.areas, write_area));
    plain.into()
}

/// A map from a plain object.
///
/// # Errors
/// When a field is missing or not what it should be, or the map was written by a newer program.
pub fn read(fields: &Fields) -> Result<MapDocument, ShapeError> {
    let version = fields.count("version")?;
    if version > VERSION {
        let why = format!("is {version}, and this module reads up to {VERSION}");
        return Err(fields.refuse("version", &why));
    }
    Ok(MapDocument {
        title: text(fields, "title")?,
        members: fields.list("members", read_member)?,
        ties: fields.maybe_list("ties", read_tie)?,
        triads: fields.maybe_list("triads", read_triad)?,
        boundaries: fields.maybe_list("boundaries", boundary::read)?,
        placements: fields.maybe_list("placements", read_placement)?,
        areas: fields.maybe_list("areas", read_area)?,
    })
}

/// A text that is empty when left out.
fn text(fields: &Fields, key: &str) -> Result<String, ShapeError> {
    Ok(fields.maybe_text(key)?.unwrap_or_default())
}

fn write_member(member: &MapMember) -> Value {
    let mut plain = Plain::default();
    plain.put("id", member.id.as_str());
    plain.put("name", member.name.as_str());
    plain.put("role", member.role.name());
    plain.put("generation", member.generation);
    plain.maybe("age", member.age);
    plain.put("present", member.present);
    plain.put("identifiedPatient", member.identified_patient);
    plain.put("raised", member.raised);
    plain.maybe("pinned", member.pinned.map(write_point));
    plain.into()
}

fn read_member(fields: &Fields) -> Result<MapMember, ShapeError> {
    let pinned = fields.maybe_within("pinned")?;
    Ok(MapMember {
        role: role(fields)?,
        id: fields.text("id")?,
        name: fields.text("name")?,
        generation: fields.maybe_small("generation")?,
        age: age(fields)?,
        present: fields.maybe_flag("present")?.unwrap_or(true),
        identified_patient: fields.flag("identifiedPatient")?,
        raised: fields.maybe_number("raised")?.unwrap_or(0.0),
        pinned: pinned.map(|point| read_point(&point)).transpose()?,
    })
}

/// A point as a plain object.
pub(super) fn write_point(point: Point) -> Value {
    let mut plain = Plain::default();
    plain.put("x", point.x);
    plain.put("y", point.y);
    plain.into()
}

/// A point from a plain object.
pub(super) fn read_point(fields: &Fields) -> Result<Point, ShapeError> {
    Ok(Point {
        x: fields.number("x")?,
        y: fields.number("y")?,
    })
}

/// A plain object with what every mark carries.
pub(super) fn write_mark(mark: &Mark) -> Plain {
    let mut plain = Plain::default();
    plain.put("id", mark.id.as_str());
    plain.put("source", mark.source.name());
    plain.put("tier", mark.tier.name());
    plain.put("sentence", mark.sentence.as_str());
    plain.put("evidence", mark.evidence);
    plain.put("counterEvidence", mark.counter_evidence);
    plain.maybe("hypothesis", mark.hypothesis);
    plain
}

/// What every mark carries. A mark drawn by hand may leave all of it out.
pub(super) fn read_mark(fields: &Fields) -> Result<Mark, ShapeError> {
    let source = fields.maybe_word("source", &Source::ALL, Source::name)?;
    let tier = fields.maybe_word("tier", &Tier::ALL, Tier::name)?;
    Ok(Mark {
        source: source.unwrap_or(Source::Drawn),
        tier: tier.unwrap_or(Tier::Supported),
        id: text(fields, "id")?,
        sentence: text(fields, "sentence")?,
        evidence: fields.maybe_count("evidence")?.unwrap_or(0),
        counter_evidence: fields.maybe_count("counterEvidence")?.unwrap_or(0),
        hypothesis: fields.maybe_count("hypothesis")?,
    })
}

fn write_tie(tie: &TieMark) -> Value {
    let mut plain = write_mark(&tie.mark);
    plain.put("kind", tie.kind.name());
    plain.put("one", tie.one.as_str());
    plain.put("other", tie.other.as_str());
    plain.into()
}

fn read_tie(fields: &Fields) -> Result<TieMark, ShapeError> {
    Ok(TieMark {
        mark: read_mark(fields)?,
        kind: fields.word("kind", &TieKind::ALL, TieKind::name)?,
        one: fields.text("one")?,
        other: fields.text("other")?,
    })
}

fn write_triad(triad: &TriadMark) -> Value {
    let mut plain = write_mark(&triad.mark);
    plain.put("kind", triad.triad.name());
    match &triad.triad {
        Triad::Coalition { bonded, target } => {
            plain.put("members", bonded.as_slice());
            plain.put("against", target.as_str());
        }
        Triad::Detour { pair, child, .. } | Triad::Demand { pair, child } => {
            plain.put("parents", pair.as_slice());
            plain.put("child", child.as_str());
        }
    }
    plain.into()
}

fn read_triad(fields: &Fields) -> Result<TriadMark, ShapeError> {
    let kind = fields.text("kind")?;
    let parents = fields.maybe_texts("parents")?;
    let pair = parents.and_then(|parents| <[String; 2]>::try_from(parents).ok());
    let child = fields.maybe_text("child")?;
    let target = fields.maybe_text("against")?;
    let triad = match (kind.as_str(), pair.zip(child), target) {
        ("coalition", _, Some(target)) => Triad::Coalition {
            bonded: fields.maybe_texts("members")?.unwrap_or_default(),
            target,
        },
        ("triangulation", Some((pair, child)), _) => Triad::Demand { pair, child },
        ("detouring-attacking" | "detouring-supporting", Some((pair, child)), _) => Triad::Detour {
            pair,
            child,
            attacking: kind == "detouring-attacking",
        },
        _ => {
            let why = format!(
                "is {kind:?}: a coalition needs members and against, triangulation and detouring need two parents and child"
            );
            return Err(fields.refuse("kind", &why));
        }
    };
    Ok(TriadMark {
        mark: read_mark(fields)?,
        triad,
    })
}

fn write_placement(it: &PlacementMark) -> Value {
    let mut plain = write_mark(&it.mark);
    plain.put("placement", it.placement.name());
    plain.put("member", it.member.as_str());
    plain.into()
}

fn read_placement(fields: &Fields) -> Result<PlacementMark, ShapeError> {
    Ok(PlacementMark {
        mark: read_mark(fields)?,
        placement: fields.word("placement", &Placement::ALL, Placement::name)?,
        member: fields.text("member")?,
    })
}

fn write_area(area: &Area) -> Value {
    let mut plain = Plain::default();
    plain.put("id", area.id.as_str());
    plain.put("kind", area.kind.name());
    plain.put("name", area.name.as_str());
    plain.put("members", area.members.as_slice());
    plain.into()
}

fn read_area(fields: &Fields) -> Result<Area, ShapeError> {
    Ok(Area {
        kind: fields.word("kind", &AreaKind::ALL, AreaKind::name)?,
        id: fields.text("id")?,
        name: text(fields, "name")?,
        members: fields.texts("members")?,
    })
}
