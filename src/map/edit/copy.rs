//! Members and their marks once more, beside themselves.

use super::{Edit, Figure, figures};
use crate::map::document::{MapDocument, MapMember, MemberKey, Point, Source};
use crate::sorted::SortedMap;

/// How far to the right and down a copy stands, in map units.
const BESIDE: f64 = 1.5;

/// Some members again, with the marks among them; `None` where none of them is on the map.
#[must_use]
pub fn duplicate(map: &MapDocument, ids: &[MemberKey]) -> Option<Edit> {
    let originals: Vec<&MapMember> = map
        .members
        .iter()
        .filter(|it| ids.contains(&it.id))
        .collect();
    let mut taken: Vec<MemberKey> = map.members.iter().map(|it| it.id.clone()).collect();
    let mut names = SortedMap::new();
    let mut edits = Vec::new();
    for original in originals {
        let id = free_id(&taken);
        taken.push(id.clone());
        names.entry(original.id.clone()).or_insert(id.clone());
        let beside = |it: Point| Point {
            x: it.x + BESIDE,
            ..it
        };
        edits.push(Edit::Join(MapMember {
            name: free_name(map, &original.name),
            pinned: original.pinned.map(beside),
            id,
            ..original.clone()
        }));
    }
    let kept =
        |mark: Option<&crate::map::Mark>| mark.is_none_or(|it| it.source != Source::Overruled);
    for (figure, _, mark) in figures(map) {
        let inside = figure
            .members()
            .iter()
            .all(|id| names.get(id.as_str()).is_some());
        if inside && !figure.members().is_empty() && kept(mark) {
            edits.push(Edit::Draw(figure.renamed(&names)));
        }
    }
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// An id that nobody has: "p1", "p2", …
#[must_use]
pub fn free_id(taken: &[MemberKey]) -> MemberKey {
    let mut number = taken.len() + 1;
    loop {
        let id = format!("p{number}");
        if !taken.contains(&id) {
            return id;
        }
        number += 1;
    }
}

/// "Sam 2", or the first number that is free.
fn free_name(map: &MapDocument, name: &str) -> String {
    let stem = name
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    let stem = if stem.is_empty() { name } else { stem };
    (2..)
        .map(|number| format!("{stem} {number}"))
        .find(|name| !map.members.iter().any(|it| it.name == *name))
        .unwrap_or_default()
}

impl Figure {
    fn renamed(&self, names: &SortedMap<MemberKey, MemberKey>) -> Self {
        use crate::map::document::{BoundaryPlace, Triad};
        let one = |id: &MemberKey| names.get(id.as_str()).unwrap_or(id).clone();
        let all = |ids: &[MemberKey]| ids.iter().map(one).collect::<Vec<_>>();
        match self {
            Self::Tie(kind, a, b) => Self::Tie(*kind, one(a), one(b)),
            Self::Triad(triad) => Self::Triad(match triad {
                Triad::Coalition { bonded, target } => Triad::Coalition {
                    bonded: all(bonded),
                    target: one(target),
                },
                Triad::Detour {
                    pair: [p, q],
                    child,
                    attacking,
                } => Triad::Detour {
                    pair: [one(p), one(q)],
                    child: one(child),
                    attacking: *attacking,
                },
                Triad::Demand {
                    pair: [p, q],
                    child,
                } => Triad::Demand {
                    pair: [one(p), one(q)],
                    child: one(child),
                },
            }),
            Self::Boundary(style, place) => Self::Boundary(
                *style,
                match place {
                    BoundaryPlace::Between { left, right } => BoundaryPlace::Between {
                        left: all(left),
                        right: all(right),
                    },
                    BoundaryPlace::Around { members } => BoundaryPlace::Around {
                        members: all(members),
                    },
                    other => other.clone(),
                },
            ),
            Self::Area(kind, name, members) => Self::Area(*kind, name.clone(), all(members)),
        }
    }
}
