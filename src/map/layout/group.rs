//! Who stands beside whom → horizontal places within one group: first by who people are, then each mark moves those whom
//! it is about and no one else, but for the room that distance takes.

use super::order::Bands;
use super::{Closeness, Placed, Rows, count};
use crate::map::geometry::UNIT;
use crate::sorted::{Order, SortedMap, SortedSet};

/// How far those who stand in one row and have nothing to do with each other stand apart, in map units.
const ORDINARY: f64 = 3.0;
/// The same, where many stand in a row.
const CROWDED: f64 = 2.0;
/// In how many a row becomes crowded.
const MANY: usize = 6;
/// The least gap of two boxes in a row that is crowded, and in one that is not, in pixels.
const GAPS: (f64, f64) = (44.0, 62.0);

/// One group while its members find their places.
pub(super) struct Group<'a> {
    pub placed: &'a [Placed<'a>],
    pub closeness: &'a Closeness,
    /// Each row from left to right.
    rows: Vec<(i8, Vec<usize>)>,
    /// Places in pixels; the middle of the group is 0.
    x: SortedMap<usize, f64>,
}

impl<'a> Group<'a> {
    /// Places by who people are.
    pub fn new(bands: Bands, placed: &'a [Placed<'a>], closeness: &'a Closeness) -> Self {
        let mut group = Self {
            placed,
            closeness,
            rows: bands.into_iter().collect(),
            x: SortedMap::new(),
        };
        for (_, band) in group.rows.clone() {
            let mut at = 0.0;
            let mut places = Vec::new();
            for (turn, &index) in band.iter().enumerate() {
                if let Some(&before) = turn.checked_sub(1).and_then(|t| band.get(t)) {
                    at += group.ordinary(before, index, band.len());
                }
                places.push(at);
            }
            for (&index, place) in band.iter().zip(places) {
                group.x.insert(index, place - at / 2.0);
            }
        }
        group
    }

    /// Moves those whom the marks are about.
    pub fn sway(&mut self, rows: &Rows) {
        self.change_rows(rows);
        for (_, band) in self.rows.clone() {
            self.make_room(&band);
        }
        let moved = self.draw_together();
        for (_, band) in self.rows.clone() {
            self.lean(&band, &moved);
        }
    }

    /// Everyone's place.
    pub fn places(&self) -> impl Iterator<Item = (usize, f64)> {
        self.x.iter().map(|(&index, &x)| (index, x))
    }

    /// The outermost edges of some, in pixels.
    pub fn edges(&self) -> (f64, f64) {
        let edges = self.places().map(|(index, x)| {
            let half = self.width(index) / 2.0;
            (x - half, x + half)
        });
        edges
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .unwrap_or_default()
    }

    fn width(&self, index: usize) -> f64 {
        self.placed.get(index).map_or(0.0, |it| it.frame.width())
    }

    fn at(&self, index: usize) -> f64 {
        self.x.get(&index).copied().unwrap_or_default()
    }

    /// The distance from middle to middle that leaves a gap between two boxes.
    fn apart(&self, one: usize, other: usize, gap: f64) -> f64 {
        (self.width(one) + self.width(other)) / 2.0 + gap
    }

    /// The distance of two neighbours of whom nothing is drawn.
    fn ordinary(&self, one: usize, other: usize, many: usize) -> f64 {
        let (units, gap) = if many > MANY {
            ((ORDINARY * count(MANY) / count(many)).max(CROWDED), GAPS.0)
        } else {
            (ORDINARY, GAPS.1)
        };
        (units * UNIT).max(self.apart(one, other, gap))
    }

    /// Whoever is raised or lowered most of the way stands among those of the next row; their own row keeps their gap.
    fn change_rows(&mut self, rows: &Rows) {
        let mut moved = Vec::new();
        for (generation, band) in &mut self.rows {
            band.retain(|&index| {
                let member = self.placed.get(index).map(|it| it.member);
                let raised = member.map_or(0.0, |it| it.raised);
                let to = rows.band(*generation, raised);
                if to != *generation {
                    moved.push((to, index));
                }
                to == *generation
            });
        }
        for (generation, index) in moved {
            let Some(mut band) = self.take(generation) else {
                self.rows.push((generation, vec![index]));
                continue;
            };
            let place = self.place_among(index, &band);
            band.insert(place, index);
            self.step_in(index, place, &band);
            self.rows.push((generation, band));
        }
    }

    fn take(&mut self, generation: i8) -> Option<Vec<usize>> {
        let at = self.rows.iter().position(|(g, _)| *g == generation)?;
        Some(self.rows.swap_remove(at).1)
    }

    /// Where in a row somebody comes to stand: inward of an ally, so that those who hold together stand together; else
    /// where they would have stood.
    fn place_among(&self, index: usize, band: &[usize]) -> usize {
        let ally = band
            .iter()
            .position(|&it| self.closeness.is_close(it, index));
        match ally {
            Some(0) => 1,
            Some(place) if place + 1 == band.len() => place,
            Some(place) => place + 1,
            None => {
                let own = self.at(index);
                band.iter().filter(|&&it| self.at(it) <= own).count()
            }
        }
    }

    /// Gives a place between two neighbours to somebody who comes from another row; the others make room to both sides.
    fn step_in(&mut self, index: usize, place: usize, band: &[usize]) {
        let before = place.checked_sub(1).and_then(|at| band.get(at)).copied();
        let after = band.get(place + 1).copied();
        let reach = |other: usize| self.closeness.distance(other, index);
        let step = |other: usize| {
            let (units, gap) = reach(other).unwrap_or((ORDINARY * 0.8, GAPS.1));
            (units * UNIT).max(self.apart(other, index, gap))
        };
        let x = match (before, after) {
            (Some(before), Some(after)) => {
                let (left, right) = (step(before), step(after));
                let lack = (left + right - (self.at(after) - self.at(before))).max(0.0);
                let x = self.at(before) - lack / 2.0 + left;
                self.shift(band, place, lack / 2.0);
                x
            }
            (Some(before), None) => self.at(before) + step(before),
            (None, Some(after)) => self.at(after) - step(after),
            (None, None) => self.at(index),
        };
        self.x.insert(index, x);
    }

    /// Moves everyone before a place in a row to the left and everyone after it to the right.
    fn shift(&mut self, band: &[usize], place: usize, by: f64) {
        for (turn, other) in band.iter().enumerate() {
            if let Some(x) = self.x.get_mut(other) {
                *x += match turn.cmp(&place) {
                    std::cmp::Ordering::Less => -by,
                    std::cmp::Ordering::Equal => 0.0,
                    std::cmp::Ordering::Greater => by,
                };
            }
        }
    }

    /// Distance takes room: the two and whoever stands beyond them step outward.
    fn make_room(&mut self, band: &[usize]) {
        for (turn, pair) in band.windows(2).enumerate() {
            let &[one, other] = pair else { continue };
            let Some((units, gap)) = self.closeness.distance(one, other) else {
                continue;
            };
            let needed = if units > ORDINARY { units * UNIT } else { 0.0 };
            let needed = needed.max(self.apart(one, other, gap));
            let lack = needed - (self.at(other) - self.at(one));
            if lack > 0.0 {
                self.shift(band, turn, 0.0);
                for (place, it) in band.iter().enumerate() {
                    if let Some(x) = self.x.get_mut(it) {
                        *x += if place <= turn {
                            -lack / 2.0
                        } else {
                            lack / 2.0
                        };
                    }
                }
            }
        }
    }

    /// Closeness brings two neighbours nearer, the closest first; whoever has moved once stays. Answers who moved.
    fn draw_together(&mut self) -> SortedSet<usize> {
        let mut pairs: Vec<(f64, usize, usize, f64)> = Vec::new();
        for (_, band) in &self.rows {
            for pair in band.windows(2) {
                let &[one, other] = pair else { continue };
                if let Some((units, gap)) = self.closeness.distance(one, other)
                    && units < ORDINARY
                {
                    pairs.push((units, one, other, gap));
                }
            }
        }
        pairs.order_by(|a, b| a.0.total_cmp(&b.0));
        let mut moved = SortedSet::new();
        for (units, one, other, gap) in pairs {
            let goal = (units * UNIT).max(self.apart(one, other, gap));
            let excess = self.at(other) - self.at(one) - goal;
            if excess <= 0.0 {
                continue;
            }
            let [left, right] = match (moved.contains(&one), moved.contains(&other)) {
                (false, false) => [excess / 2.0, excess / 2.0],
                (false, true) => [excess, 0.0],
                (true, false) => [0.0, excess],
                (true, true) => continue,
            };
            for (index, by) in [(one, left), (other, -right)] {
                if let Some(x) = self.x.get_mut(&index) {
                    *x += by;
                    moved.insert(index);
                }
            }
        }
        moved
    }

    /// A member who is close to somebody in another row, or stands between a couple, steps toward them as far as their
    /// neighbours leave room.
    fn lean(&mut self, band: &[usize], moved: &SortedSet<usize>) {
        for (turn, &index) in band.iter().enumerate() {
            let Some(goal) = self.pull(index, band).filter(|_| !moved.contains(&index)) else {
                continue;
            };
            let room = |other: usize| {
                let gap = self.closeness.distance(other, index);
                self.apart(other, index, gap.map_or(GAPS.0, |(_, gap)| gap))
            };
            let before = turn.checked_sub(1).and_then(|at| band.get(at));
            let least = before.map_or(f64::NEG_INFINITY, |&it| self.at(it) + room(it));
            let after = band.get(turn + 1);
            let most = after.map_or(f64::INFINITY, |&it| self.at(it) - room(it));
            if least <= most {
                self.x.insert(index, goal.clamp(least, most));
            }
        }
    }

    /// Where those of other rows whom a member is close to would have them. Adults pull and are not pulled.
    fn pull(&self, index: usize, band: &[usize]) -> Option<f64> {
        let rows_away = |index: usize| {
            let generation = self.placed.get(index)?.member.generation?;
            Some((i32::from(generation) - 1).abs())
        };
        let own = rows_away(index)?;
        let is_nearer = |other: usize| rows_away(other).is_some_and(|other| other < own);
        let others = self.x.iter().filter(|(other, _)| {
            !band.contains(other) && is_nearer(**other) && self.closeness.is_close(index, **other)
        });
        let couples = self.closeness.triangles.iter();
        let couples = couples.filter(|(child, (p, q))| {
            *child == index && self.x.contains_key(p) && self.x.contains_key(q)
        });
        let couples = couples.filter(|(_, (p, q))| !band.contains(p) && !band.contains(q));
        let places: Vec<f64> = others
            .map(|(_, &x)| x)
            .chain(couples.map(|(_, (p, q))| self.at(*p).midpoint(self.at(*q))))
            .collect();
        (!places.is_empty()).then(|| places.iter().sum::<f64>() / count(places.len()))
    }
}
