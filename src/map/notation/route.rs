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

/// The places tested first: most lines that meet a label do so near their middle.
const ORDER: [u8; 7] = [12, 6, 18, 9, 15, 3, 21];

/// The share of the way at the end of a piece.
fn share(piece: u8) -> f64 {
    f64::from(piece) / f64::from(PIECES)
}

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
            (1..PIECES).map(move |n| self.weighted(bend, bernstein(share(n))))
        });
        [self.from].into_iter().chain(between).chain([self.to])
    }

    /// Whether it runs through none of the boxes.
    pub fn clears(self, boxes: &[Frame]) -> bool {
        let Some([a, b]) = self.bend else {
            return !boxes.iter().any(|frame| frame.meets(self.from, self.to));
        };
        let bend = [a, b];
        let meets = |p: Vector| boxes.iter().any(|frame| frame.contains(p));
        let coarse = ORDER.map(share);
        if coarse
            .iter()
            .any(|&share| meets(self.weighted(bend, bernstein(share))))
        {
            return false;
        }
        // A cubic stays within the box of its four points: most labels are out of its reach.
        let Some(reach) = Frame::of([self.from, a, b, self.to]) else {
            return true;
        };
        let mut near = boxes
            .iter()
            .filter(|frame| frame.overlaps(reach))
            .peekable();
        if near.peek().is_none() {
            return true;
        }
        let mut places = [self.from; PIECES as usize + 1];
        for (place, at) in places.iter_mut().zip(self.places()) {
            *place = at;
        }
        let piece = |frame: &Frame, pair: &[Vector]| match pair {
            &[from, to] => frame.meets(from, to),
            _ => false,
        };
        !near.any(|frame| places.windows(2).any(|pair| piece(frame, pair)))
    }
}
