//! A map → what its marks say, for the rules of structure to read: the drawing is the evidence.

use super::document::{BoundaryPlace, MapDocument, MapMember, Placement, TieKind, Triad};
use super::grammar::check;
use super::layout::Layout;
use crate::session::{Family, Generation, Member, MemberId};
use crate::sorted::SortedMap;
use crate::structure::{
    Drawn, DrawnBoundary, DrawnCoalition, DrawnDemand, DrawnDetour, DrawnTie, Pattern,
};

/// How much lower than a parent a child may stand who counts as level, in pixels: what the eye takes for one row.
const LEVEL: f64 = 4.0;

/// The family on a map and what is drawn about it. Marks that name nobody on the map keep their gap, so that the reading can
/// say what is missing.
#[must_use]
pub fn drawn(map: &MapDocument) -> (Family, Drawn) {
    let ids: SortedMap<&str, MemberId> = map
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| (member.id.as_str(), MemberId(index)))
        .collect();
    let reader = Reader { map, ids };
    let family = Family::new(map.members.iter().map(person).collect());
    let drawn = reader.read(&family);
    (family, drawn)
}

struct Reader<'m> {
    map: &'m MapDocument,
    ids: SortedMap<&'m str, MemberId>,
}

impl Reader<'_> {
    fn read(&self, family: &Family) -> Drawn {
        let mut drawn = Drawn {
            ties: self.ties(),
            ranks: self.ranks(family),
            apart: self.apart(),
            boundaries: self.boundaries(family),
            ..Drawn::default()
        };
        for it in self.map.triads.iter().filter(|it| it.mark.stands()) {
            match &it.triad {
                Triad::Coalition { bonded, target } => drawn.coalitions.push(DrawnCoalition {
                    bonded: self.all(bonded),
                    target: self.one(target),
                }),
                Triad::Detour {
                    pair,
                    child,
                    attacking,
                } => drawn.detours.push(DrawnDetour {
                    parents: self.all(pair),
                    child: self.one(child),
                    attacking: *attacking,
                }),
                Triad::Demand { pair, child } => drawn.demands.push(DrawnDemand {
                    parents: self.all(pair),
                    child: self.one(child),
                }),
            }
        }
        drawn
    }

    fn one(&self, key: &str) -> Option<MemberId> {
        self.ids.get(key).copied()
    }

    fn all(&self, keys: &[String]) -> Vec<MemberId> {
        keys.iter().filter_map(|key| self.one(key)).collect()
    }

    /// The members on a side of a boundary, which may name whole areas.
    fn side(&self, keys: &[String]) -> Vec<MemberId> {
        self.all(&self.map.people(keys))
    }

    fn ties(&self) -> Vec<DrawnTie> {
        let ends = |one: &str, other: &str| Some((self.one(one)?, self.one(other)?));
        self.map
            .ties
            .iter()
            .filter(|tie| tie.mark.stands())
            .filter_map(|tie| {
                let (one, other) = ends(&tie.one, &tie.other)?;
                let pattern = match tie.kind {
                    TieKind::Affiliation => Pattern::Alliance,
                    TieKind::Overinvolvement => Pattern::Overinvolvement,
                    TieKind::Conflict => Pattern::Conflict,
                    TieKind::Disengagement => Pattern::Disengagement,
                };
                Some(DrawnTie {
                    one,
                    other,
                    pattern,
                })
            })
            .collect()
    }

    /// Every child who stands level with a parent or higher, with that parent: by where the map draws both.
    fn ranks(&self, family: &Family) -> Vec<(MemberId, MemberId)> {
        let (sound, _) = check(self.map);
        let layout = Layout::new(&sound, true);
        let height = |member: &MapMember| Some(layout.frame(&member.id)?.center().y);
        let members = || self.map.members.iter().enumerate();
        let children = members().filter(|(index, _)| family.is_child(MemberId(*index)));
        children
            .flat_map(|(child, it)| {
                members()
                    .filter(|(parent, _)| family.is_executive(MemberId(*parent)))
                    .filter(move |(_, parent)| {
                        height(it)
                            .zip(height(parent))
                            .is_some_and(|(it, over)| it <= over + LEVEL)
                    })
                    .map(move |(parent, _)| (MemberId(child), MemberId(parent)))
            })
            .collect()
    }

    fn apart(&self) -> Vec<MemberId> {
        let apart = self.map.placements.iter().filter(|it| it.mark.stands());
        let apart = apart.filter(|it| it.placement == Placement::Apart);
        apart.filter_map(|it| self.one(&it.member)).collect()
    }

    fn boundaries(&self, family: &Family) -> Vec<DrawnBoundary> {
        let of = |keep: &dyn Fn(i8) -> bool| -> Vec<MemberId> {
            let placed = family
                .members()
                .filter_map(|(id, it)| Some((id, it.generation?)));
            placed
                .filter(|(_, it)| keep(it.0))
                .map(|(id, _)| id)
                .collect()
        };
        let everyone = || family.members().map(|(id, _)| id);
        self.map
            .boundaries
            .iter()
            .filter(|line| line.mark.stands())
            .filter_map(|line| {
                let (one, other) = match &line.place {
                    BoundaryPlace::Below { generation } => {
                        (of(&|it| it >= *generation), of(&|it| it < *generation))
                    }
                    BoundaryPlace::Between { left, right } => (self.side(left), self.side(right)),
                    BoundaryPlace::Around { members } => {
                        let inside = self.side(members);
                        let outside = everyone().filter(|id| !inside.contains(id)).collect();
                        (inside, outside)
                    }
                    BoundaryPlace::Free { .. } => return None,
                };
                Some(DrawnBoundary {
                    one,
                    other,
                    style: line.style,
                })
            })
            .collect()
    }
}

fn person(member: &MapMember) -> Member {
    Member {
        id: member.id.clone(),
        name: member.name.clone(),
        role: member.role,
        generation: member.generation.map(Generation),
        age: member.age,
        identified_patient: member.identified_patient,
        executive: member.executive,
        ..Member::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Mark, Point, TriadMark};
    use crate::session::Role;
    use crate::structure::read_drawn;

    fn member(id: &str, role: Role, y: Option<f64>) -> MapMember {
        MapMember {
            pinned: y.map(|y| Point { x: 0.0, y }),
            ..MapMember::new(id, id, role)
        }
    }

    fn brace(bonded: &[&str], target: &str) -> TriadMark {
        TriadMark {
            mark: Mark::drawn("brace".into()),
            triad: Triad::Coalition {
                bonded: bonded.iter().map(|&id| id.to_owned()).collect(),
                target: target.into(),
            },
        }
    }

    fn map(child: Option<f64>, brace: TriadMark) -> MapDocument {
        MapDocument {
            members: vec![
                member("mum", Role::Mother, Some(3.0)),
                member("dad", Role::Father, Some(3.0)),
                member("leo", Role::Son, child),
            ],
            triads: vec![brace],
            ..MapDocument::default()
        }
    }

    #[test]
    fn a_drawn_brace_is_read_as_a_coalition() {
        let (family, drawn) = drawn(&map(None, brace(&["mum", "leo"], "dad")));
        let reading = read_drawn(&family, &drawn);
        let coalition = &reading.hypotheses[0];
        assert_eq!(coalition.pattern, Pattern::Coalition);
        assert_eq!(coalition.against, Some(MemberId(1)));
        assert!(coalition.cross_generational);
    }

    #[test]
    fn a_brace_without_a_target_is_a_gap_and_no_reading() {
        let (family, drawn) = drawn(&map(None, brace(&["mum", "leo"], "nobody")));
        let reading = read_drawn(&family, &drawn);
        assert!(reading.hypotheses.is_empty());
        assert_eq!(reading.gaps.len(), 1, "{:?}", reading.gaps);
    }

    #[test]
    fn height_on_the_paper_is_rank() {
        for (y, over) in [(Some(2.8), 2), (Some(3.0), 2), (Some(5.0), 0), (None, 0)] {
            let (_, drawn) = drawn(&map(y, brace(&["mum", "leo"], "dad")));
            assert_eq!(drawn.ranks.len(), over, "{y:?}");
        }
    }
}
