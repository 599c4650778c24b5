//! The way of a line from one label to another: straight, or bent around those who stand between.

use super::CLEARANCE;
use crate::map::geometry::{Frame, Path, Vector};

/// A line from one place to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::map) struct Route {
    pub from: Vector,
    pub to: Vector,
    /// The two control points of a cubic, where the line is bent.
    pub bend: Option<[Vector; 2]>,
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
    /// The straight line, unless it would run through a label; else the nearest bend around labels and, where there is
    /// a choice, around signs.
    pub fn around(self, labels: &[Frame], signs: &[Frame]) -> Route {
        let direct = Route::leaving(self.from, self.to, None).shifted(self.lane);
        let berth = self.half + self.lane.abs() + BERTH;
        let mut best = (direct.hits(labels, berth), direct);
        if best.0 == 0 {
            return direct;
        }
        for route in self.bends(labels) {
            let hits = route.hits(labels, berth) * LABEL + route.hits(signs, self.half);
            if hits == 0 {
                return route;
            }
            if hits < best.0 * LABEL {
                best = (hits.div_ceil(LABEL), route);
            }
        }
        best.1
    }

    /// Bends to try, the gentlest first.
    fn bends(self, labels: &[Frame]) -> impl Iterator<Item = Route> {
        let (one, other) = (self.from.center(), self.to.center());
        let along = other - one;
        let across = along.unit().normal();
        let side = preferred_side(one, across, labels);
        let reach = (along.length() * NESTING).min(60.0);
        let outs = SWINGS.into_iter().flat_map(move |swing| {
            // A cubic's height is three quarters of its control points'.
            let out = across * ((swing + reach) / 0.75);
            LEANS.into_iter().flat_map(move |lean| {
                [out * side, out * -side]
                    .map(|out| [one + out + along * lean, other + out - along * lean])
            })
        });
        outs.filter(move |[a, b]| {
            !self.from.grown(CLEARANCE).contains(*a) && !self.to.grown(CLEARANCE).contains(*b)
        })
        .map(move |bend| Route::leaving(self.from, self.to, Some(bend)).shifted(self.lane))
    }
}

/// How much worse it is to run through a label than through a sign.
const LABEL: usize = 1_000;
/// Into how many pieces a bent line is cut to test what it meets.
const PIECES: u8 = 24;
/// Space between a bent line and the labels it passes, in pixels.
const BERTH: f64 = 5.0;
/// How far a bent line may swing out, in pixels.
const SWINGS: [f64; 16] = [
    14.0, 26.0, 38.0, 50.0, 62.0, 76.0, 92.0, 112.0, 136.0, 164.0, 196.0, 236.0, 284.0, 340.0,
    420.0, 520.0,
];
/// How much further the line swings out the longer it is, so that one arc stands clear of another under it.
const NESTING: f64 = 0.03;
/// How far along the line the control points stand: gentle first, then steep.
const LEANS: [f64; 3] = [0.28, 0.12, 0.0];

impl Route {
    pub const fn straight(from: Vector, to: Vector) -> Self {
        Self {
            from,
            to,
            bend: None,
        }
    }

    fn leaving(one: Frame, other: Frame, bend: Option<[Vector; 2]>) -> Self {
        let [toward, back] = bend.unwrap_or([other.center(), one.center()]);
        let from = one.grown(CLEARANCE).exit(toward - one.center());
        let to = other.grown(CLEARANCE).exit(back - other.center());
        Self { from, to, bend }
    }

    /// The direction from end to end.
    pub fn direction(self) -> Vector {
        (self.to - self.from).unit()
    }

    /// The direction in which it arrives.
    pub fn arrival(self) -> Vector {
        match self.bend {
            Some([_, control]) if (self.to - control).length() > 1.0 => (self.to - control).unit(),
            _ => self.direction(),
        }
    }

    /// The direction in which it sets out.
    fn departure(self) -> Vector {
        match self.bend {
            Some([control, _]) if (control - self.from).length() > 1.0 => {
                (control - self.from).unit()
            }
            _ => self.direction(),
        }
    }

    /// The same way, to one side: each end to the side of where the line goes there.
    pub fn shifted(self, by: f64) -> Self {
        let start = self.departure().normal() * by;
        let end = self.arrival().normal() * by;
        Self {
            from: self.from + start,
            to: self.to + end,
            bend: self.bend.map(|[a, b]| [a + start, b + end]),
        }
    }

    /// The place at a share of the way, 0..=1.
    pub fn at(self, share: f64) -> Vector {
        let Some([a, b]) = self.bend else {
            return self.from + (self.to - self.from) * share;
        };
        let rest = 1.0 - share;
        self.from * (rest * rest * rest)
            + a * (3.0 * rest * rest * share)
            + b * (3.0 * rest * share * share)
            + self.to * (share * share * share)
    }

    /// How fast it moves at its middle, in pixels for the whole way.
    pub fn speed(self) -> f64 {
        match self.bend {
            None => (self.to - self.from).length(),
            Some([a, b]) => ((self.to - self.from + b - a) * 0.75).length(),
        }
    }

    /// The part of the way between two shares (de Casteljau).
    pub fn part(self, start: f64, end: f64) -> Self {
        let Some([a, b]) = self.bend else {
            return Self::straight(self.at(start), self.at(end));
        };
        let mix = |p: Vector, q: Vector, t: f64| p + (q - p) * t;
        let blossom = |r: f64, s: f64, t: f64| {
            let (p, q, u) = (mix(self.from, a, r), mix(a, b, r), mix(b, self.to, r));
            let (p, q) = (mix(p, q, s), mix(q, u, s));
            mix(p, q, t)
        };
        Self {
            from: blossom(start, start, start),
            bend: Some([blossom(start, start, end), blossom(start, end, end)]),
            to: blossom(end, end, end),
        }
    }

    pub fn path(self) -> Path {
        match self.bend {
            None => Path::line(self.from, self.to),
            Some([a, b]) => Path::default()
                .to('M', &[self.from])
                .to('C', &[a, b, self.to]),
        }
    }

    /// The places it passes, close enough together for tests of what it meets.
    pub fn places(self) -> impl Iterator<Item = Vector> {
        let pieces = if self.bend.is_some() { PIECES } else { 1 };
        (0..=pieces).map(move |n| self.at(f64::from(n) / f64::from(pieces)))
    }

    /// How many boxes it runs through, counting how often.
    fn hits(self, others: &[Frame], berth: f64) -> usize {
        let Some(extent) = Frame::of(self.places()) else {
            return 0;
        };
        let extent = extent.grown(berth);
        let near = others.iter().filter(|it| it.overlaps(extent));
        near.map(|frame| {
            let frame = frame.grown(berth);
            self.places()
                .zip(self.places().skip(1))
                .filter(|&(p, q)| frame.meets(p, q))
                .count()
        })
        .sum()
    }
}

/// The side with fewer labels on it, as a sign; down or right where there is no difference.
fn preferred_side(origin: Vector, across: Vector, others: &[Frame]) -> f64 {
    let lean: f64 = others
        .iter()
        .map(|it| (it.center() - origin).dot(across))
        .filter(|distance| distance.abs() > 1.0)
        .map(f64::signum)
        .sum();
    if lean > 0.5 { -1.0 } else { 1.0 }
}
