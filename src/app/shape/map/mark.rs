//! Marks of a map ⇄ plain objects.

use serde_json::Value;

use super::{keep, rest, text_of};
use crate::app::shape::{Fields, Plain, ShapeError};
use crate::map::{Mark, Placement, PlacementMark, Source, TieKind, TieMark, Triad, TriadMark};
use crate::structure::Tier;

/// What every mark carries.
const MARK: [&str; 7] = [
    "id",
    "source",
    "tier",
    "sentence",
    "evidence",
    "counterEvidence",
    "hypothesis",
];

/// A plain object with what every mark carries.
pub(super) fn write(mark: &Mark) -> Plain {
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

/// What every mark carries, beside the fields of its own kind. A mark drawn by hand may leave all of it out.
pub(super) fn read(fields: &Fields, own: &[&str]) -> Result<Mark, ShapeError> {
    let source = fields.maybe_word("source", &Source::ALL, Source::name)?;
    let tier = fields.maybe_word("tier", &Tier::ALL, Tier::name)?;
    Ok(Mark {
        source: source.unwrap_or(Source::Drawn),
        tier: tier.unwrap_or(Tier::Supported),
        id: text_of(fields, "id")?,
        sentence: text_of(fields, "sentence")?,
        evidence: fields.maybe_count("evidence")?.unwrap_or(0),
        counter_evidence: fields.maybe_count("counterEvidence")?.unwrap_or(0),
        hypothesis: fields.maybe_count("hypothesis")?,
        rest: rest(fields, &[&MARK, own]),
    })
}

pub(super) fn write_tie(tie: &TieMark) -> Value {
    let mut plain = write(&tie.mark);
    plain.put("kind", tie.kind.name());
    plain.put("one", tie.one.as_str());
    plain.put("other", tie.other.as_str());
    keep(plain, &tie.mark.rest)
}

pub(super) fn read_tie(fields: &Fields) -> Result<TieMark, ShapeError> {
    Ok(TieMark {
        mark: read(fields, &["kind", "one", "other"])?,
        kind: fields.word("kind", &TieKind::ALL, TieKind::name)?,
        one: fields.text("one")?,
        other: fields.text("other")?,
    })
}

pub(super) fn write_triad(triad: &TriadMark) -> Value {
    let mut plain = write(&triad.mark);
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
    keep(plain, &triad.mark.rest)
}

pub(super) fn read_triad(fields: &Fields) -> Result<TriadMark, ShapeError> {
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
        mark: read(fields, &["kind", "members", "against", "parents", "child"])?,
        triad,
    })
}

pub(super) fn write_placement(it: &PlacementMark) -> Value {
    let mut plain = write(&it.mark);
    plain.put("placement", it.placement.name());
    plain.put("member", it.member.as_str());
    keep(plain, &it.mark.rest)
}

pub(super) fn read_placement(fields: &Fields) -> Result<PlacementMark, ShapeError> {
    Ok(PlacementMark {
        mark: read(fields, &["placement", "member"])?,
        placement: fields.word("placement", &Placement::ALL, Placement::name)?,
        member: fields.text("member")?,
    })
}
