//! Generations in rows, siblings by age, each row moved toward the people its members hold on to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{CENTER, Closeness, Placed, count};
use crate::map::document::MapMember;
use crate::map::geometry::{UNIT, Vector};
use crate::session::Role;
use crate::sorted::Order;

/// The height of each generation's row, in map units. Rows without members are left out.
#[derive(Clone, Debug, Default)]
pub(in crate::map) struct Rows {
    heights: BTreeMap<i8, f64>,
}

/// The distance of two rows, in map units. Letters need two; whole names with lines between them need more.
const ROW: f64 = 2.6;
/// The row of the lowest adult generation, in map units.
const ADULTS: f64 = 3.0;
/// The row of the children, in map units.
const CHILDREN: f64 = ADULTS + ROW;

impl Rows {
    pub fn of(generations: impl Iterator<Item = i8>) -> Self {
        let mut heights: BTreeMap<i8, f64> = generations.map(|g| (g, 0.0)).collect();
        let adults = heights.range_mut(1..).map(|(_, y)| y).enumerate();
        for (rank, y) in adults {
            *y = ADULTS - ROW * count(rank);
        }
        let young = heights.range_mut(..1).rev().map(|(_, y)| y).enumerate();
        for (rank, y) in young {
            *y = CHILDREN + ROW * count(rank);
        }
        Self { heights }
    }

    fn height(&self, generation: i8) -> f64 {
        self.heights.get(&generation).copied().unwrap_or(ADULTS)
    }

    /// The height of the line under a generation, in map units: half a row below it, or where it would be.
    pub fn below(&self, generation: i8) -> f64 {
        let above = self.heights.range(generation..).next();
        let under = self.heights.range(..generation).next_back();
        match (above, under) {
            (Some((_, y)), _) => y + ROW / 2.0,
            (None, Some((_, y))) => y - ROW / 2.0,
            (None, None) => ADULTS + ROW / 2.0,
        }
    }
}

/// Everyone on their way to a place. Indices are into the layout's members.
pub(super) struct Hall<'a> {
    placed: &'a [Placed<'a>],
    rows: &'a Rows,
    apart: &'a [usize],
    /// Horizontal places in pixels, once found.
    x: Vec<Option<f64>>,
}

impl<'a> Hall<'a> {
    pub fn new(placed: &'a [Placed<'a>], rows: &'a Rows, apart: &'a [usize]) -> Self {
        Self {
            placed,
            rows,
            apart,
            x: vec![None; placed.len()],
        }
    }

    pub fn centers(&self) -> Vec<Vector> {
        let heights = (0..self.placed.len()).map(|index| self.height(index) * UNIT);
        self.x
            .iter()
            .zip(heights)
            .map(|(x, y)| Vector::new(x.unwrap_or(CENTER * UNIT), y))
            .collect()
    }

    pub fn arrange(&mut self, closeness: &Closeness) {
        let mut bands = self.bands(closeness);
        // The lowest adults first: they stay in the middle, and the others find their place around them.
        bands.order_by_key(|(generation, _)| {
            let g = i32::from(*generation);
            if g >= 1 { (g != 1, g) } else { (true, 100 - g) }
        });
        let (adults, young): (Vec<_>, Vec<_>) = bands.into_iter().partition(|(g, _)| *g >= 1);
        let mut adults = adults.into_iter();
        for (_, band) in adults.next().into_iter().chain(young).chain(adults) {
            self.settle(&band, closeness);
        }
        self.stand_apart();
        self.stand_aside();
    }

    fn member(&self, index: usize) -> Option<&'a MapMember> {
        self.placed.get(index).map(|it| it.member)
    }

    fn width(&self, index: usize) -> f64 {
        self.placed.get(index).map_or(0.0, |it| it.frame.width())
    }

    /// Height in map units: the row of the generation, moved by the say the member has.
    fn height(&self, index: usize) -> f64 {
        let Some(member) = self.member(index) else {
            return ADULTS;
        };
        match member.generation {
            Some(generation) => self.rows.height(generation) - ROW * member.raised,
            None if member.role == Role::Therapist => ADULTS + ROW / 2.0,
            None => ADULTS + self.turn_aside(index),
        }
    }

    /// How far down the side column a member without a generation stands, in map units.
    fn turn_aside(&self, index: usize) -> f64 {
        if self.rows.heights.is_empty() {
            return 0.0;
        }
        let before = self.aside().take_while(|&other| other != index).count();
        1.6 * count(before)
    }

    /// Who has no generation and is not the therapist.
    fn aside(&self) -> impl Iterator<Item = usize> {
        let placed = self.placed;
        (0..placed.len()).filter(move |&index| {
            placed.get(index).is_some_and(|it| {
                it.member.generation.is_none() && it.member.role != Role::Therapist
            })
        })
    }

    /// The rows as they are seen, left to right: a child raised most of the way stands among those above.
    fn bands(&self, closeness: &Closeness) -> Vec<(i8, Vec<usize>)> {
        let mut bands: BTreeMap<i8, Vec<usize>> = BTreeMap::new();
        let mut moved = Vec::new();
        for index in (0..self.placed.len()).filter(|index| !self.apart.contains(index)) {
            let Some(member) = self.member(index) else {
                continue;
            };
            let Some(generation) = member.generation else {
                continue;
            };
            match self.band_of(generation, member.raised) {
                own if own == generation => bands.entry(own).or_default().push(index),
                other => moved.push((other, index)),
            }
        }
        for band in bands.values_mut() {
            band.order_by_key(|&index| self.order(index));
        }
        for (generation, index) in moved {
            let band = bands.entry(generation).or_default();
            let ally = band.iter().position(|&it| closeness.is_close(it, index));
            let place = match ally {
                // Inward of the ally, so that those who hold together stand together.
                Some(0) if band.len() > 1 => 1,
                Some(place) if place + 1 == band.len() && place > 0 => place,
                Some(place) => place + 1,
                None => band.len(),
            };
            band.insert(place, index);
        }
        bands.into_iter().collect()
    }

    /// The generation in whose row a member stands after being raised or lowered.
    fn band_of(&self, generation: i8, raised: f64) -> i8 {
        let mut band = generation;
        let mut left = raised;
        while left >= 0.75 {
            let Some((&next, _)) = self.rows.heights.range(band.saturating_add(1)..).next() else {
                break;
            };
            band = next;
            left -= 1.0;
        }
        band
    }

    /// Within a row: parents before their brothers and sisters, the oldest child first, then as given.
    fn order(&self, index: usize) -> (bool, bool, Reverse<u8>, usize) {
        let Some(member) = self.member(index) else {
            return (true, true, Reverse(0), index);
        };
        let kin = matches!(member.role, Role::Aunt | Role::Uncle | Role::Other);
        let is_child = member.generation.is_some_and(|g| g <= 0);
        match member.age.filter(|_| is_child) {
            Some(age) => (kin, false, Reverse(age), index),
            None => (kin, is_child, Reverse(0), index),
        }
    }

    /// Gives a row its places: distances by closeness, the row as a whole where its ties pull it.
    fn settle(&mut self, band: &[usize], closeness: &Closeness) {
        let mut at = 0.0;
        let mut places = Vec::with_capacity(band.len());
        for (turn, &index) in band.iter().enumerate() {
            if let Some(&before) = turn.checked_sub(1).and_then(|t| band.get(t)) {
                at += self.step((before, index), band.len(), closeness);
            }
            places.push(at);
        }
        let middle = CENTER * UNIT - at / 2.0;
        for place in &mut places {
            *place += middle;
        }
        let pulls: Vec<f64> = band
            .iter()
            .zip(&places)
            .filter_map(|(&index, place)| Some(self.pull(index, closeness)? - place))
            .collect();
        let shift = if pulls.is_empty() {
            0.0
        } else {
            pulls.iter().sum::<f64>() / count(pulls.len())
        };
        for (&index, place) in band.iter().zip(places) {
            if let Some(x) = self.x.get_mut(index) {
                *x = Some(place + shift);
            }
        }
    }

    /// The distance of two neighbours in pixels. Ordinary distances shrink where many stand in a row.
    fn step(&self, (one, other): (usize, usize), many: usize, closeness: &Closeness) -> f64 {
        let (mut units, gap) = closeness.distance(one, other);
        let mut gap = gap;
        if many > 6 && closeness.is_ordinary(one, other) {
            units = (units * 6.0 / count(many)).max(2.0);
            gap = 44.0;
        }
        let boxes = (self.width(one) + self.width(other)) / 2.0;
        (units * UNIT).max(boxes + gap)
    }

    /// Where those who already stand and are close to a member would have them.
    fn pull(&self, index: usize, closeness: &Closeness) -> Option<f64> {
        let at = |other: usize| self.x.get(other).copied().flatten();
        let friends = (0..self.x.len()).filter(|&other| closeness.is_close(index, other));
        let couples = closeness
            .triangles
            .iter()
            .filter(|(child, _)| *child == index);
        let places: Vec<f64> = friends
            .filter_map(at)
            .chain(couples.filter_map(|(_, (p, q))| Some(at(*p)?.midpoint(at(*q)?))))
            .collect();
        (!places.is_empty()).then(|| places.iter().sum::<f64>() / count(places.len()))
    }

    /// The outermost edges of all who stand, in pixels.
    fn edges(&self) -> Option<(f64, f64)> {
        let spans = self.x.iter().enumerate().filter_map(|(index, x)| {
            let half = self.width(index) / 2.0;
            (*x).map(|x| (x - half, x + half))
        });
        spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    /// Those who are left outside: far from their row and beyond everybody else, on the side where they belong.
    fn stand_apart(&mut self) {
        for &index in self.apart {
            let half = self.width(index) / 2.0;
            let Some((left, right)) = self.edges() else {
                return;
            };
            let place = if self.is_leftmost(index) {
                left - 2.5 * UNIT - half
            } else {
                right + 2.5 * UNIT + half
            };
            if let Some(x) = self.x.get_mut(index) {
                *x = Some(place);
            }
        }
    }

    /// Whether a member comes first among others of their generation.
    fn is_leftmost(&self, index: usize) -> bool {
        let generation = self.member(index).and_then(|m| m.generation);
        let mut peers = (0..self.placed.len())
            .filter(|&other| other != index)
            .filter(|&other| self.member(other).and_then(|m| m.generation) == generation)
            .peekable();
        peers.peek().is_some() && peers.all(|other| self.order(index) < self.order(other))
    }

    /// Whoever has no generation stands in a column to the right, the therapist to the left.
    fn stand_aside(&mut self) {
        let aside: Vec<usize> = self.aside().filter(|i| !self.apart.contains(i)).collect();
        if self.rows.heights.is_empty() {
            self.settle(&aside, &Closeness::default());
        } else if let Some((_, right)) = self.edges() {
            let widest = aside.iter().map(|&i| self.width(i)).fold(0.0, f64::max);
            for index in aside {
                if let Some(x) = self.x.get_mut(index) {
                    *x = Some(right + 1.75 * UNIT + widest / 2.0);
                }
            }
        }
        for index in 0..self.placed.len() {
            if self
                .member(index)
                .is_some_and(|m| m.role == Role::Therapist)
            {
                let half = self.width(index) / 2.0;
                let left = self.edges().map_or(CENTER * UNIT, |(left, _)| left);
                if let Some(x) = self.x.get_mut(index) {
                    *x = Some(left - 1.75 * UNIT - half);
                }
            }
        }
    }
}
