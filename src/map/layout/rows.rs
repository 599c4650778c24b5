//! Generations → the heights of their rows.

use std::collections::BTreeMap;

use super::count;
use crate::map::document::MapMember;
use crate::session::Role;

/// The distance of two rows, in map units. Letters need two; whole names with lines between them need more.
const ROW: f64 = 2.6;
/// The same, where an outline stands over each name.
const ROW_OF_OUTLINES: f64 = 3.6;
/// The row of the lowest adult generation, in map units.
const ADULTS: f64 = 3.0;
/// The distance of two in the column of those without a generation, in map units.
const ASIDE: f64 = 1.6;
/// From which part of a row on a member who is raised or lowered stands among those of the next row.
const AMONG: f64 = 0.75;

/// The height of each generation's row, in map units. Rows without members are left out.
#[derive(Clone, Debug)]
pub(in crate::map) struct Rows {
    heights: BTreeMap<i8, f64>,
    /// The distance of two rows, in map units.
    step: f64,
}

impl Rows {
    pub fn of(generations: impl Iterator<Item = i8>) -> Self {
        Self::apart(ROW, generations)
    }

    /// The rows of people drawn with outlines.
    pub fn of_outlines(generations: impl Iterator<Item = i8>) -> Self {
        Self::apart(ROW_OF_OUTLINES, generations)
    }

    fn apart(step: f64, generations: impl Iterator<Item = i8>) -> Self {
        let mut heights: BTreeMap<i8, f64> = generations.map(|g| (g, 0.0)).collect();
        let adults = heights.range_mut(1..).map(|(_, y)| y).enumerate();
        for (rank, y) in adults {
            *y = ADULTS - step * count(rank);
        }
        let young = heights.range_mut(..1).rev().map(|(_, y)| y).enumerate();
        for (rank, y) in young {
            *y = ADULTS + step * count(rank + 1);
        }
        Self { heights, step }
    }

    pub fn is_empty(&self) -> bool {
        self.heights.is_empty()
    }

    /// The height of a generation's row, in map units.
    pub fn height(&self, generation: i8) -> f64 {
        self.heights.get(&generation).copied().unwrap_or(ADULTS)
    }

    /// The heights of all rows, from the top.
    pub fn all(&self) -> impl Iterator<Item = f64> {
        self.heights.values().rev().copied()
    }

    /// The height so many rows above the row of a generation, in map units.
    pub fn at(&self, generation: i8, raised: f64) -> f64 {
        self.height(generation) - self.step * raised
    }

    /// How many rows a height is above (positive) or below the row of a generation.
    pub fn raised(&self, generation: i8, y: f64) -> f64 {
        (self.height(generation) - y) / self.step
    }

    /// The height of the line under a generation, in map units: half a row below it, or where it would be.
    pub fn below(&self, generation: i8) -> f64 {
        let above = self.heights.range(generation..).next();
        let under = self.heights.range(..generation).next_back();
        match (above, under) {
            (Some((_, y)), _) => y + self.step / 2.0,
            (None, Some((_, y))) => y - self.step / 2.0,
            (None, None) => ADULTS + self.step / 2.0,
        }
    }

    /// The generation of the parents: the lowest that is adult, else 1.
    pub fn adults(&self) -> i8 {
        self.heights.range(1..).next().map_or(1, |(&g, _)| g)
    }

    /// The height of a member in map units: the row of their generation, moved by the say the member has. Whoever has no generation stands
    /// beside the parents, the therapist on the line under them; `turn` counts who else stands aside.
    pub fn standing(&self, member: &MapMember, turn: usize) -> f64 {
        match member.generation {
            Some(generation) => self.height(generation) - self.step * member.raised,
            None if member.role == Role::Therapist => ADULTS + self.step / 2.0,
            None => self.height(self.adults()) + ASIDE * count(turn) - self.step * member.raised,
        }
    }

    /// The generation in whose row a member stands after being raised or lowered.
    pub fn band(&self, generation: i8, raised: f64) -> i8 {
        let (mut band, mut left) = (generation, raised.abs());
        while left >= AMONG {
            let next = if raised > 0.0 {
                self.heights.range(band.saturating_add(1)..).next()
            } else {
                self.heights.range(..band).next_back()
            };
            let Some((&next, _)) = next else { break };
            band = next;
            left -= 1.0;
        }
        band
    }
}
