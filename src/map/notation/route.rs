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
        let berth = self.half + BERTH;
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

    /// Bends to try: arcs, the gentlest first, then curves whose two halves swing out differently.
    fn bends(self, labels: &[Frame]) -> impl Iterator<Item = Route> {
        let (one, other) = (self.from.center(), self.to.center());
        let along = other - one;
        let across = along.unit().normal();
        let side = preferred_side(one, across, labels);
        let reach = (along.length() * NESTING).min(60.0);
        swings(reach, side)
            .map(move |(first, second, lean)| {
                // A cubic's height is three quarters of its control points'.
                let start = one + across * (first / 0.75) + along * lean;
                let end = other + across * (second / 0.75) - along * lean;
                [start, end]
            })
            .filter(move |[a, b]| {
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
const SWINGS: [f64; 12] = [
    14.0, 26.0, 40.0, 56.0, 76.0, 100.0, 132.0, 172.0, 224.0, 290.0, 380.0, 500.0,
];
/// How much further the line swings out the longer it is, so that one arc stands clear of another under it.
const NESTING: f64 = 0.03;
/// How far along the line the control points stand: gentle first, then steep; minus leads away from the other end.
const LEANS: [f64; 3] = [0.28, 0.12, 0.0];
const WAVE_LEANS: [f64; 5] = [0.25, 0.0, 0.5, -0.25, 0.8];

/// Swings of the two halves of a line and the lean of both, the gentlest first: arcs, then waves whose halves swing out
/// differently.
fn swings(reach: f64, side: f64) -> impl Iterator<Item = (f64, f64, f64)> {
    SWINGS
        .into_iter()
        .enumerate()
        .flat_map(move |(rank, swing)| {
            let out = (swing + reach) * side;
            let arcs = [out, -out]
                .into_iter()
                .flat_map(|out| LEANS.map(|lean| (out, out, lean)));
            let lesser = SWINGS.into_iter().take(rank + 1).skip(rank % 2).step_by(2);
            let waves = lesser.flat_map(move |less| {
                [
                    (swing, -less),
                    (-swing, less),
                    (less, -swing),
                    (-less, swing),
                    (swing, less),
                    (-swing, -less),
                    (less, swing),
                    (-less, -swing),
                ]
                .into_iter()
                .flat_map(|(first, second)| WAVE_LEANS.map(|lean| (first, second, lean)))
            });
            arcs.chain(waves)
        })
}

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

    /// Whether it runs through none of the boxes.
    pub fn clears(self, boxes: &[Frame], berth: f64) -> bool {
        self.hits(boxes, berth) == 0
    }

    /// How many boxes it runs through, counting how often.
    fn hits(self, boxes: &[Frame], berth: f64) -> usize {
        let mut places = [self.from; PIECES as usize + 1];
        let pieces = if self.bend.is_some() { PIECES } else { 1 };
        for (n, place) in (0..=pieces).zip(&mut places) {
            *place = self.at(f64::from(n) / f64::from(pieces));
        }
        let places = places.get(..=usize::from(pieces)).unwrap_or_default();
        let Some(extent) = Frame::of(places.iter().copied()) else {
            return 0;
        };
        let extent = extent.grown(berth);
        let near = boxes.iter().filter(|it| it.overlaps(extent));
        near.map(|frame| {
            let frame = frame.grown(berth);
            let pairs = places.iter().zip(places.iter().skip(1));
            pairs.filter(|(p, q)| frame.meets(**p, **q)).count()
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
