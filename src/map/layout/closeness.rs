//! Ties → how near two members stand, in map units and pixels.

use crate::map::document::{BoundaryPlace, MapDocument, MemberKey, TieKind, Triad};
use crate::sorted::{SortedMap, SortedSet};
use crate::structure::BoundaryStyle;

/// Two members by their index, the smaller first.
type Pair = (usize, usize);

/// How near the members of a map stand to each other.
#[derive(Debug, Default)]
pub(in crate::map) struct Closeness {
    kinds: SortedMap<Pair, SortedSet<TieKind>>,
    bonds: SortedSet<Pair>,
    walls: SortedSet<Pair>,
    /// Who stands under the middle of whom: the child of a triangle, and its couple.
    pub triangles: Vec<(usize, Pair)>,
}

fn pair(one: usize, other: usize) -> Pair {
    (one.min(other), one.max(other))
}

impl Closeness {
    pub fn of(map: &MapDocument, by_id: &SortedMap<&str, usize>) -> Self {
        let mut closeness = Self::default();
        let index = |id: &MemberKey| by_id.get(id.as_str()).copied();
        for tie in map.ties.iter().filter(|tie| tie.mark.stands()) {
            if let (Some(one), Some(other)) = (index(&tie.one), index(&tie.other)) {
                let kinds = closeness.kinds.entry(pair(one, other)).or_default();
                kinds.insert(tie.kind);
            }
        }
        for triad in map.triads.iter().filter(|triad| triad.mark.stands()) {
            match &triad.triad {
                Triad::Coalition { bonded, .. } => {
                    let bonded: Vec<_> = bonded.iter().filter_map(index).collect();
                    let pairs = bonded.iter().zip(bonded.iter().skip(1));
                    closeness.bonds.extend(pairs.map(|(&a, &b)| pair(a, b)));
                }
                Triad::Detour {
                    pair: [p, q],
                    child,
                    ..
                }
                | Triad::Demand {
                    pair: [p, q],
                    child,
                } => {
                    if let (Some(p), Some(q), Some(child)) = (index(p), index(q), index(child)) {
                        closeness.triangles.push((child, pair(p, q)));
                    }
                }
            }
        }
        for line in map.boundaries.iter().filter(|line| line.mark.stands()) {
            if let (BoundaryPlace::Between { left, right }, BoundaryStyle::Rigid) =
                (&line.place, line.style)
            {
                let (left, right) = (map.people(left), map.people(right));
                for one in left.iter().filter_map(index) {
                    let others = right.iter().filter_map(index);
                    closeness.walls.extend(others.map(|other| pair(one, other)));
                }
            }
        }
        closeness
    }

    fn has(&self, pair: Pair, kind: TieKind) -> bool {
        self.kinds
            .get(&pair)
            .is_some_and(|kinds| kinds.contains(&kind))
    }

    /// Whether something holds the two together.
    pub fn is_close(&self, one: usize, other: usize) -> bool {
        let pair = pair(one, other);
        self.bonds.contains(&pair)
            || self.has(pair, TieKind::Affiliation)
            || self.has(pair, TieKind::Overinvolvement)
    }

    /// The distance of two neighbours of whom something is drawn: from middle to middle in map units, and the least gap of
    /// their boxes in pixels.
    pub fn distance(&self, one: usize, other: usize) -> Option<(f64, f64)> {
        const BARS: f64 = 60.0;
        let pair = pair(one, other);
        let conflict = self.has(pair, TieKind::Conflict);
        let (units, gap) = if self.has(pair, TieKind::Overinvolvement) {
            (1.8, 42.0_f64)
        } else if self.has(pair, TieKind::Affiliation) || self.bonds.contains(&pair) {
            (2.5, 50.0)
        } else if self.has(pair, TieKind::Disengagement) || self.walls.contains(&pair) {
            (5.0, 132.0)
        } else if conflict {
            (3.0, BARS)
        } else {
            return None;
        };
        Some((units, if conflict { gap.max(BARS) } else { gap }))
    }
}
