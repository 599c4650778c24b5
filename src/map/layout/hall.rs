//! Groups → places on the sheet: homes side by side, who stands apart beyond everyone, helpers to the side.

use super::group::Group;
use super::order::{Bands, Seating};
use super::{CENTER, Closeness, Placed, Rows, count};
use crate::map::document::MapDocument;
use crate::map::geometry::{UNIT, Vector};
use crate::session::Role;

/// Space between two homes, from label to label, in pixels: two enclosures, and room for a line between them.
const BETWEEN: f64 = 3.0 * UNIT;
/// How far beyond everyone else somebody stands who stands apart, in pixels.
const APART: f64 = 2.5 * UNIT;
/// How far beyond everyone else somebody stands who has no place in the rows, in pixels.
const ASIDE: f64 = 1.75 * UNIT;

/// Everyone on their way to a place. Indices are into the layout's labels.
pub(super) struct Hall<'a> {
    pub map: &'a MapDocument,
    pub placed: &'a [Placed<'a>],
    pub rows: &'a Rows,
    pub apart: &'a [usize],
    pub closeness: &'a Closeness,
}

impl Hall<'_> {
    /// The middle of each label, in pixels.
    pub fn centers(&self) -> Vec<Vector> {
        let mut x: Vec<Option<f64>> = vec![None; self.placed.len()];
        let seating = Seating::of(self.map, self.placed, self.rows);
        self.seat_groups(seating.groups, &mut x);
        for (generation, band) in seating.free {
            self.seat_free(generation, &band, &mut x);
        }
        self.stand_apart(&mut x);
        self.stand_aside(&mut x);
        let aside = self.aside();
        let heights = self.placed.iter().enumerate().map(|(index, it)| {
            let turn = aside.iter().position(|&other| other == index);
            self.rows.standing(it.member, turn.unwrap_or(0)) * UNIT
        });
        x.iter()
            .zip(heights)
            .map(|(x, y)| Vector::new(x.unwrap_or(CENTER * UNIT), y))
            .collect()
    }

    /// Groups side by side. Each has the room it has without marks, and more where marks need more.
    fn seat_groups(&self, groups: Vec<Bands>, x: &mut [Option<f64>]) {
        let mut seated = Vec::new();
        let mut whole = 0.0;
        for bands in groups {
            let mut group = Group::new(bands, self.placed, self.closeness);
            let before = group.edges();
            group.sway(self.rows);
            let after = group.edges();
            let edges = (before.0.min(after.0), before.1.max(after.1));
            if !seated.is_empty() {
                whole += BETWEEN;
            }
            seated.push((group, whole - edges.0));
            whole += edges.1 - edges.0;
        }
        // One group stands on its own middle, several on that of all of them.
        let start = match seated.as_slice() {
            [(_, own)] => CENTER * UNIT - own,
            _ => CENTER * UNIT - whole / 2.0,
        };
        for (group, offset) in &seated {
            for (index, place) in group.places() {
                set(x, index, start + offset + place);
            }
        }
    }

    /// A row in which nobody of a home stands: over the middle of those whose parents (or children) they are.
    fn seat_free(&self, generation: i8, band: &[usize], x: &mut [Option<f64>]) {
        let bands = [(generation, band.to_vec())].into_iter().collect();
        let group = Group::new(bands, self.placed, self.closeness);
        let kin = |index: usize| {
            let related = self.placed.iter().enumerate().filter(move |(other, it)| {
                let own = self.placed.get(index).map(|it| it.member);
                own.is_some_and(|own| {
                    *other != index
                        && (it.member.parents.contains(&own.id)
                            || own.parents.contains(&it.member.id))
                })
            });
            related.map(|(other, _)| other)
        };
        let places: Vec<f64> = band
            .iter()
            .flat_map(|&index| kin(index))
            .filter_map(|other| x.get(other).copied().flatten())
            .collect();
        let middle = match places.len() {
            0 => CENTER * UNIT,
            many => places.iter().sum::<f64>() / count(many),
        };
        for (index, place) in group.places() {
            set(x, index, middle + place);
        }
    }

    /// The outermost edges of all who stand, in pixels.
    fn edges(&self, x: &[Option<f64>], but: &[usize]) -> Option<(f64, f64)> {
        let standing = x.iter().zip(self.placed).enumerate();
        let standing = standing.filter(|(index, _)| !but.contains(index));
        let spans = standing.filter_map(|(_, (x, it))| {
            let half = it.frame.width() / 2.0;
            x.map(|x| (x - half, x + half))
        });
        spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// Those who are left outside: far from their row and beyond everybody else, on the side where they belong.
    fn stand_apart(&self, x: &mut [Option<f64>]) {
        for (turn, &index) in self.apart.iter().enumerate() {
            let rest = self.apart.get(turn..).unwrap_or_default();
            let (Some((left, right)), Some(it)) = (self.edges(x, rest), self.placed.get(index))
            else {
                continue;
            };
            let half = it.frame.width() / 2.0;
            let own = x.get(index).copied().flatten();
            let leftmost = own.is_some_and(|own| own < left.midpoint(right) - 1.0);
            let place = if leftmost {
                left - APART - half
            } else {
                right + APART + half
            };
            set(x, index, place);
        }
    }

    /// Who has no place in the rows and is not the therapist.
    fn aside(&self) -> Vec<usize> {
        let placed = self.placed.iter().enumerate();
        let aside = placed.filter(|(_, it)| {
            it.generation(self.rows).is_none() && it.member.role != Role::Therapist
        });
        aside.map(|(index, _)| index).collect()
    }

    /// Whoever has no generation stands in a column to the right, the therapist to the left.
    fn stand_aside(&self, x: &mut [Option<f64>]) {
        let aside: Vec<usize> = self.aside();
        let half = |index: usize| {
            self.placed
                .get(index)
                .map_or(0.0, |it| it.frame.width() / 2.0)
        };
        if let Some((_, right)) = self.edges(x, &[]) {
            let widest = aside.iter().map(|&index| half(index)).fold(0.0, f64::max);
            for index in aside {
                set(x, index, right + ASIDE + widest);
            }
        }
        for (index, it) in self.placed.iter().enumerate() {
            if it.member.role == Role::Therapist {
                let left = self.edges(x, &[]).map_or(CENTER * UNIT, |(left, _)| left);
                set(x, index, left - ASIDE - half(index));
            }
        }
    }
}

fn set(x: &mut [Option<f64>], index: usize, place: f64) {
    if let Some(x) = x.get_mut(index) {
        *x = Some(place);
    }
}
