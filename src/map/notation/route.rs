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

/// Into how many pieces a bent line is cut to test what it meets.
const PIECES: u8 = 24;
/// Space between a bent line and the labels it passes, in pixels.
const BERTH: f64 = 5.0;
/// How far a bent line may swing out, in pixels.
const SWINGS: [f64; 14] = [
    30.0, 44.0, 58.0, 74.0, 92.0, 112.0, 136.0, 164.0, 196.0, 236.0, 284.0, 340.0, 420.0, 520.0,
];
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

    /// From box to box, around whatever else stands there. `half` is half the width of what is drawn along it.
    pub fn between(one: Frame, other: Frame, lane: f64, half: f64, others: &[Frame]) -> Self {
        let direct = Self::leaving(one, other, None).shifted(lane);
        let berth = half + lane.abs() + BERTH;
        if direct.is_free(others, berth) {
            return direct;
        }
        let chord = other.center() - one.center();
        let (along, across) = (chord, chord.unit().normal());
        let side = preferred_side(one.center(), across, others);
        let mut best = (direct.hits(others, berth), direct);
        for swing in SWINGS {
            for lean in LEANS {
                for across in [across * side, across * -side] {
                    // A cubic's height is three quarters of its control points'.
                    let out = across * (swing / 0.75);
                    let bend = [
                        one.center() + out + along * lean,
                        other.center() + out - along * lean,
                    ];
                    let route = Self::leaving(one, other, Some(bend)).shifted(lane);
                    let hits = route.hits(others, berth);
                    if hits == 0 {
                        return route;
                    }
                    if hits < best.0 {
                        best = (hits, route);
                    }
                }
            }
        }
        best.1
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

    /// The same way, to one side.
    pub fn shifted(self, by: f64) -> Self {
        let offset = self.direction().normal() * by;
        Self {
            from: self.from + offset,
            to: self.to + offset,
            bend: self.bend.map(|[a, b]| [a + offset, b + offset]),
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

    fn is_free(self, others: &[Frame], berth: f64) -> bool {
        self.hits(others, berth) == 0
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
