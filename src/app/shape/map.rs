//! Map document ⇄ plain object.

use serde::{Deserialize, Serialize};

use super::ShapeError;
use super::boundary::BoundaryLineShape;
use super::cast::role;
use super::word;
use crate::map::{
    Area, AreaKind, MapDocument, MapMember, Mark, Placement, PlacementMark, Point, Source, TieKind,
    TieMark, Triad, TriadMark,
};
use crate::structure::Tier;

/// The version of the shape that is written.
const VERSION: u32 = 1;

/// `MapDocument` of `types.d.ts`.
#[derive(Serialize, Deserialize)]
pub struct MapShape {
    version: u32,
    #[serde(default)]
    title: String,
    members: Vec<MapMemberShape>,
    #[serde(default)]
    ties: Vec<TieMarkShape>,
    #[serde(default)]
    triads: Vec<TriadMarkShape>,
    #[serde(default)]
    boundaries: Vec<BoundaryLineShape>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    placements: Vec<PlacementMarkShape>,
    #[serde(default)]
    areas: Vec<AreaShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct MapMemberShape {
    id: String,
    name: String,
    role: String,
    #[serde(default)]
    generation: Option<i8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    age: Option<u8>,
    #[serde(default = "yes")]
    present: bool,
    #[serde(default)]
    identified_patient: bool,
    #[serde(default)]
    raised: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pinned: Option<PointShape>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct PointShape {
    x: f64,
    y: f64,
}

/// What every mark carries. A mark drawn by hand may leave all of it out but its id.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MarkShape {
    #[serde(default)]
    id: String,
    #[serde(default = "drawn")]
    source: String,
    #[serde(default = "supported")]
    tier: String,
    #[serde(default)]
    sentence: String,
    #[serde(default)]
    evidence: usize,
    #[serde(default)]
    counter_evidence: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hypothesis: Option<usize>,
}

#[derive(Serialize, Deserialize)]
struct TieMarkShape {
    #[serde(flatten)]
    mark: MarkShape,
    kind: String,
    one: String,
    other: String,
}

#[derive(Serialize, Deserialize)]
struct TriadMarkShape {
    #[serde(flatten)]
    mark: MarkShape,
    kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    members: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    against: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parents: Option<[String; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    child: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct PlacementMarkShape {
    #[serde(flatten)]
    mark: MarkShape,
    placement: String,
    member: String,
}

#[derive(Serialize, Deserialize)]
struct AreaShape {
    id: String,
    kind: String,
    #[serde(default)]
    name: String,
    members: Vec<String>,
}

const fn yes() -> bool {
    true
}

fn drawn() -> String {
    Source::Drawn.name().into()
}

fn supported() -> String {
    Tier::Supported.name().into()
}

impl From<&MapDocument> for MapShape {
    fn from(map: &MapDocument) -> Self {
        Self {
            version: VERSION,
            title: map.title.clone(),
            members: map.members.iter().map(MapMemberShape::from).collect(),
            ties: map.ties.iter().map(TieMarkShape::from).collect(),
            triads: map.triads.iter().map(TriadMarkShape::from).collect(),
            boundaries: map.boundaries.iter().map(BoundaryLineShape::from).collect(),
            placements: map
                .placements
                .iter()
                .map(PlacementMarkShape::from)
                .collect(),
            areas: map.areas.iter().map(AreaShape::from).collect(),
        }
    }
}

impl TryFrom<MapShape> for MapDocument {
    type Error = ShapeError;

    fn try_from(shape: MapShape) -> Result<Self, ShapeError> {
        if shape.version > VERSION {
            let what = format!(
                "the map is of version {}, and this module reads up to {VERSION}",
                shape.version
            );
            return Err(ShapeError::new("map.version", &what));
        }
        Ok(Self {
            title: shape.title,
            members: all(shape.members, MapMemberShape::restore)?,
            ties: all(shape.ties, TieMarkShape::restore)?,
            triads: all(shape.triads, TriadMarkShape::restore)?,
            boundaries: all(shape.boundaries, BoundaryLineShape::restore)?,
            placements: all(shape.placements, PlacementMarkShape::restore)?,
            areas: all(shape.areas, AreaShape::restore)?,
        })
    }
}

fn all<S, T>(
    shapes: Vec<S>,
    restore: fn(S) -> Result<T, ShapeError>,
) -> Result<Vec<T>, ShapeError> {
    shapes.into_iter().map(restore).collect()
}

impl From<&MapMember> for MapMemberShape {
    fn from(member: &MapMember) -> Self {
        Self {
            id: member.id.clone(),
            name: member.name.clone(),
            role: member.role.name().into(),
            generation: member.generation,
            age: member.age,
            present: member.present,
            identified_patient: member.identified_patient,
            raised: member.raised,
            pinned: member.pinned.map(|Point { x, y }| PointShape { x, y }),
        }
    }
}

impl MapMemberShape {
    fn restore(self) -> Result<MapMember, ShapeError> {
        Ok(MapMember {
            role: role(&self.role)?,
            id: self.id,
            name: self.name,
            generation: self.generation,
            age: self.age,
            present: self.present,
            identified_patient: self.identified_patient,
            raised: self.raised,
            pinned: self.pinned.map(|PointShape { x, y }| Point { x, y }),
        })
    }
}

impl From<&Mark> for MarkShape {
    fn from(mark: &Mark) -> Self {
        Self {
            id: mark.id.clone(),
            source: mark.source.name().into(),
            tier: mark.tier.name().into(),
            sentence: mark.sentence.clone(),
            evidence: mark.evidence,
            counter_evidence: mark.counter_evidence,
            hypothesis: mark.hypothesis,
        }
    }
}

impl MarkShape {
    pub(super) fn restore(self) -> Result<Mark, ShapeError> {
        Ok(Mark {
            source: word(&Source::ALL, Source::name, &self.source, "source")?,
            tier: word(&Tier::ALL, Tier::name, &self.tier, "tier")?,
            id: self.id,
            sentence: self.sentence,
            evidence: self.evidence,
            counter_evidence: self.counter_evidence,
            hypothesis: self.hypothesis,
        })
    }
}

impl From<&TieMark> for TieMarkShape {
    fn from(tie: &TieMark) -> Self {
        Self {
            mark: MarkShape::from(&tie.mark),
            kind: tie.kind.name().into(),
            one: tie.one.clone(),
            other: tie.other.clone(),
        }
    }
}

impl TieMarkShape {
    fn restore(self) -> Result<TieMark, ShapeError> {
        Ok(TieMark {
            mark: self.mark.restore()?,
            kind: word(&TieKind::ALL, TieKind::name, &self.kind, "kind of tie")?,
            one: self.one,
            other: self.other,
        })
    }
}

impl From<&TriadMark> for TriadMarkShape {
    fn from(triad: &TriadMark) -> Self {
        let mut shape = Self {
            mark: MarkShape::from(&triad.mark),
            kind: triad.triad.name().into(),
            members: Vec::new(),
            against: None,
            parents: None,
            child: None,
        };
        match &triad.triad {
            Triad::Coalition { bonded, target } => {
                shape.members.clone_from(bonded);
                shape.against = Some(target.clone());
            }
            Triad::Detour { pair, child, .. } | Triad::Demand { pair, child } => {
                shape.parents = Some(pair.clone());
                shape.child = Some(child.clone());
            }
        }
        shape
    }
}

impl TriadMarkShape {
    fn restore(self) -> Result<TriadMark, ShapeError> {
        let triad = match (self.kind.as_str(), self.parents, self.child, self.against) {
            ("coalition", _, _, Some(target)) => Triad::Coalition {
                bonded: self.members,
                target,
            },
            ("triangulation", Some(pair), Some(child), _) => Triad::Demand { pair, child },
            (
                kind @ ("detouring-attacking" | "detouring-supporting"),
                Some(pair),
                Some(child),
                _,
            ) => Triad::Detour {
                pair,
                child,
                attacking: kind == "detouring-attacking",
            },
            (kind, ..) => {
                let what = format!(
                    "{kind:?}: a coalition needs members and against, triangulation and detouring need parents and child"
                );
                return Err(ShapeError::new("map.triads", &what));
            }
        };
        Ok(TriadMark {
            mark: self.mark.restore()?,
            triad,
        })
    }
}

impl From<&PlacementMark> for PlacementMarkShape {
    fn from(it: &PlacementMark) -> Self {
        Self {
            mark: MarkShape::from(&it.mark),
            placement: it.placement.name().into(),
            member: it.member.clone(),
        }
    }
}

impl PlacementMarkShape {
    fn restore(self) -> Result<PlacementMark, ShapeError> {
        Ok(PlacementMark {
            mark: self.mark.restore()?,
            placement: word(
                &Placement::ALL,
                Placement::name,
                &self.placement,
                "placement",
            )?,
            member: self.member,
        })
    }
}

impl From<Point> for PointShape {
    fn from(Point { x, y }: Point) -> Self {
        Self { x, y }
    }
}

impl From<PointShape> for Point {
    fn from(PointShape { x, y }: PointShape) -> Self {
        Self { x, y }
    }
}

impl From<&Area> for AreaShape {
    fn from(area: &Area) -> Self {
        Self {
            id: area.id.clone(),
            kind: area.kind.name().into(),
            name: area.name.clone(),
            members: area.members.clone(),
        }
    }
}

impl AreaShape {
    fn restore(self) -> Result<Area, ShapeError> {
        Ok(Area {
            kind: word(&AreaKind::ALL, AreaKind::name, &self.kind, "kind of area")?,
            id: self.id,
            name: self.name,
            members: self.members,
        })
    }
}
