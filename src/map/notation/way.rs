//! The way of a line from one label to another, around those who stand between.

use std::cell::Cell;
use std::rc::Rc;

use super::CLEARANCE;
use super::Route;
use crate::map::geometry::{Frame, Vector};

/// Space between a line and the labels it passes, in pixels.
const BERTH: f64 = 5.0;
/// How far a bent line may swing out, in pixels.
const SWINGS: [f64; 12] = [
    14.0, 26.0, 40.0, 56.0, 76.0, 100.0, 132.0, 172.0, 224.0, 290.0, 380.0, 500.0,
];
/// How much further the line swings out the longer it is, so that one arc stands clear of another under it.
const NESTING: f64 = 0.03;
/// How far along the line the control points stand: gentle first, then steep; minus leads away from the other end.
const LEANS: [f64; 3] = [0.28, 0.12, 0.0];
const WAVE_LEANS: [f64; 2] = [0.25, 0.0];
/// How many bends more are tried once one is clear of the labels, for one that is clear of the signs as well.
const POLITE: u32 = 60;
/// How many bends are tried for one map. A picture with so many lines that this does not suffice has no free way left
/// that would help its reader; its lines run straight, under the labels.
const TRIALS: u32 = 5_000;

/// What stands in the way of lines.
#[derive(Clone, Debug)]
pub(in crate::map) struct Field {
    /// Boxes that no line may run through.
    pub labels: Vec<Frame>,
    /// Boxes that a line avoids where it has a choice.
    pub signs: Rc<[Frame]>,
}

/// How many bends may still be tried for this map.
#[derive(Debug)]
pub(in crate::map) struct Patience(Cell<u32>);

impl Patience {
    pub const fn new() -> Self {
        Self(Cell::new(TRIALS))
    }

    fn spend(&self) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(1));
        left > 0
    }
}

/// From box to box.
#[derive(Clone, Copy, Debug)]
pub(in crate::map) struct Way {
    pub from: Frame,
    pub to: Frame,
    /// How far the line is moved to the side, in pixels.
    pub lane: f64,
    /// Half the width of what is drawn along it, in pixels.
    pub half: f64,
}

impl Way {
    /// The straight line, unless it would run through a label; else the gentlest bend that is clear. The straight line
    /// also where no way is.
    pub fn around(self, field: &Field, patience: &Patience) -> Route {
        self.clear(field, patience)
            .unwrap_or_else(|| self.straight())
    }

    /// From box to box, whoever stands between.
    pub fn straight(self) -> Route {
        Route::leaving(self.from, self.to, None).shifted(self.lane)
    }

    /// A way that runs through no label, if there is one.
    pub fn clear(self, field: &Field, patience: &Patience) -> Option<Route> {
        let berth = |frame: &Frame| frame.grown(self.half + BERTH);
        let labels: Vec<Frame> = field.labels.iter().map(berth).collect();
        let direct = self.straight();
        if direct.clears(&labels) {
            return Some(direct);
        }
        let mut found = None;
        let mut polite = POLITE;
        let mut near = Vec::new();
        for route in self.bends(&labels) {
            if !patience.spend() || polite == 0 {
                break;
            }
            // Once there is a way, only one that is clear of the signs is better: they are few, and looked at first.
            if found.is_some() {
                polite -= 1;
                if !route.clears_near(&field.signs, &mut near) {
                    continue;
                }
            }
            if !route.clears_near(&labels, &mut near) {
                continue;
            }
            if found.is_some() || route.clears_near(&field.signs, &mut near) {
                return Some(route);
            }
            found = Some(route);
        }
        found
    }

    /// Bends to try, the gentlest first.
    fn bends(self, labels: &[Frame]) -> impl Iterator<Item = Route> {
        let (one, other) = (self.from.center(), self.to.center());
        let along = other - one;
        let across = along.unit().normal();
        let side = preferred_side(one, across, labels);
        let reach = (along.length() * NESTING).min(60.0);
        let (near, far) = (self.from.grown(CLEARANCE), self.to.grown(CLEARANCE));
        swings(reach, side)
            .map(move |(first, second, lean)| {
                // A cubic's height is three quarters of its control points'.
                let start = one + across * (first / 0.75) + along * lean;
                let end = other + across * (second / 0.75) - along * lean;
                [start, end]
            })
            .filter(move |[a, b]| !near.contains(*a) && !far.contains(*b))
            .map(move |bend| Route::leaving(self.from, self.to, Some(bend)).shifted(self.lane))
    }
}

/// Swings of the two halves of a line and the lean of both, the gentlest first: arcs, then waves whose halves swing out
/// differently.
fn swings(reach: f64, side: f64) -> impl Iterator<Item = (f64, f64, f64)> {
    let ranked = SWINGS.into_iter().enumerate();
    ranked.flat_map(move |(rank, swing)| {
        let out = (swing + reach) * side;
        let arcs = [out, -out]
            .into_iter()
            .flat_map(|out| LEANS.map(|lean| (out, out, lean)));
        let lesser = SWINGS.into_iter().take(rank + 1).skip(rank % 2).step_by(2);
        let waves = lesser.flat_map(move |less| {
            let halves = [(swing, -less), (less, -swing), (swing, less), (less, swing)];
            halves.into_iter().flat_map(|(first, second)| {
                WAVE_LEANS
                    .into_iter()
                    .flat_map(move |lean| [(first, second, lean), (-first, -second, lean)])
            })
        });
        arcs.chain(waves)
    })
}

/// The side with fewer labels on it, as a sign; down or right where there is no difference.
fn preferred_side(origin: Vector, across: Vector, labels: &[Frame]) -> f64 {
    let lean: f64 = labels
        .iter()
        .map(|it| (it.center() - origin).dot(across))
        .filter(|distance| distance.abs() > 1.0)
        .map(f64::signum)
        .sum();
    if lean > 0.5 { -1.0 } else { 1.0 }
}
