//! A line from one place to another, straight or bent.

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

/// The places tested after the middle: those that are most likely to meet a label.
const ORDER: [usize; 6] = [6, 18, 9, 15, 3, 21];

/// The weights of a cubic's four points at the end of each piece.
#[expect(
    clippy::indexing_slicing,
    reason = "what is out of bounds does not compile"
)]
const WEIGHTS: [[f64; 4]; PIECES as usize + 1] = {
    let mut weights = [[0.0; 4]; PIECES as usize + 1];
    let mut piece = 0;
    while piece <= PIECES {
        weights[piece as usize] = bernstein(piece as f64 / PIECES as f64);
        piece += 1;
    }
    weights
};

/// The weights of a cubic's four points at a share of the way.
const fn bernstein(share: f64) -> [f64; 4] {
    let rest = 1.0 - share;
    [
        rest * rest * rest,
        3.0 * rest * rest * share,
        3.0 * rest * share * share,
        share * share * share,
    ]
}

impl Route {
    pub const fn straight(from: Vector, to: Vector) -> Self {
        Self {
            from,
            to,
            bend: None,
        }
    }

    /// From box to box, with some clearance at both ends.
    pub fn leaving(one: Frame, other: Frame, bend: Option<[Vector; 2]>) -> Self {
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
        if by == 0.0 {
            return self;
        }
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
        match self.bend {
            None => self.from + (self.to - self.from) * share,
            Some(bend) => self.weighted(bend, bernstein(share)),
        }
    }

    fn weighted(self, [a, b]: [Vector; 2], [p, q, r, s]: [f64; 4]) -> Vector {
        self.from * p + a * q + b * r + self.to * s
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

    /// Its ends and places between, close enough together to tell what it covers.
    pub fn places(self) -> impl Iterator<Item = Vector> {
        let bend = self.bend;
        let between = bend.into_iter().flat_map(move |bend| {
            let inner = WEIGHTS.iter().take(usize::from(PIECES)).skip(1);
            inner.map(move |&weights| self.weighted(bend, weights))
        });
        [self.from].into_iter().chain(between).chain([self.to])
    }

    /// Whether it runs through none of the boxes.
    pub fn clears(self, boxes: &[Frame]) -> bool {
        self.clears_near(boxes, &mut Vec::new())
    }

    /// The same, with room to work in that is used again.
    pub fn clears_near(self, boxes: &[Frame], near: &mut Vec<Frame>) -> bool {
        let Some([a, b]) = self.bend else {
            return !boxes.iter().any(|frame| frame.meets(self.from, self.to));
        };
        let bend = [a, b];
        // Most that meet a label do so at their middle.
        let middle = self.at(0.5);
        if boxes.iter().any(|frame| frame.contains(middle)) {
            return false;
        }
        // A cubic stays within the box of its four points: most labels are out of its reach.
        let (left, right) = (a.x.min(b.x), a.x.max(b.x));
        let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
        let reach = Frame {
            left: left.min(self.from.x).min(self.to.x),
            top: top.min(self.from.y).min(self.to.y),
            right: right.max(self.from.x).max(self.to.x),
            bottom: bottom.max(self.from.y).max(self.to.y),
        };
        near.clear();
        for frame in boxes {
            if frame.overlaps(reach) {
                near.push(*frame);
            }
        }
        if near.is_empty() {
            return true;
        }
        let middle = ORDER.iter().filter_map(|&piece| WEIGHTS.get(piece));
        for &weights in middle {
            let place = self.weighted(bend, weights);
            if near.iter().any(|frame| frame.contains(place)) {
                return false;
            }
        }
        let mut from = self.from;
        for to in self.places().skip(1) {
            if near.iter().any(|frame| frame.meets(from, to)) {
                return false;
            }
            from = to;
        }
        true
    }
}
