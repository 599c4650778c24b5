//! Marks → strokes: what each tie, boundary and three-person mark looks like (Minuchin 1974; geometry our own).

mod boundary;
mod brace;
mod pull;
mod ring;
mod route;
mod tie;
mod way;
mod yoke;

use super::geometry::{Frame, Path, Vector};
use crate::structure::BoundaryStyle;

pub(super) use boundary::{Levels, Side, around, between, level, straight};
pub(super) use brace::{Brace, FIRST, Facing, Reach, Span};
pub(super) use pull::{demand, detour};
pub(super) use ring::Ring;
pub(super) use route::Route;
pub(super) use tie::{Lane, half_width, sign, stub, tie};
pub(super) use way::{Field, Patience, Way};
pub(super) use yoke::yoke;

/// Space between a label's box and what ends at it, in pixels.
pub(super) const CLEARANCE: f64 = 6.0;

/// The pens marks are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pen {
    /// A tie or a brace: 2 px.
    Line,
    /// An arrow that only points: 1 px.
    Thin,
    /// A boundary, by its style.
    Boundary(BoundaryStyle),
}

/// One path and how it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stroke {
    pub path: Path,
    pub pen: Pen,
    /// Drawn at 40 %: the couple's conflict that has been turned away from.
    pub faint: bool,
}

/// What stands in the way of a mark's lines, and how long ways around may still be sought.
#[derive(Clone, Debug)]
pub(super) struct Surroundings<'p> {
    pub field: Field,
    pub patience: &'p Patience,
}

/// The head of an arrow.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    pub path: Path,
    /// Filled, or open.
    pub filled: bool,
}

/// Small words that belong to a mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Caption {
    pub text: &'static str,
    /// The middle of the base line.
    pub at: Vector,
}

/// A mark as strokes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Glyph {
    pub strokes: Vec<Stroke>,
    pub heads: Vec<Head>,
    pub captions: Vec<Caption>,
    /// The path along which the mark can be touched.
    pub spine: Path,
    /// Where a question mark or a cross stands beside it.
    pub aside: Vector,
    /// What it covers.
    pub extent: Option<Frame>,
}

impl Glyph {
    fn stroke(mut self, pen: Pen, path: Path) -> Self {
        self.strokes.push(Stroke {
            path,
            pen,
            faint: false,
        });
        self
    }

    fn faint(mut self, path: Path) -> Self {
        self.strokes.push(Stroke {
            path,
            pen: Pen::Line,
            faint: true,
        });
        self
    }

    /// An arrow head with its point at a place, seen from a direction.
    fn head(mut self, point: Vector, direction: Vector, filled: bool) -> Self {
        const LENGTH: f64 = 10.0;
        const HALF: f64 = 4.5;
        let d = direction.unit();
        let back = point - d * LENGTH;
        let (left, right) = (back + d.normal() * HALF, back - d.normal() * HALF);
        let path = if filled {
            Path::default()
                .to('M', &[left])
                .to('L', &[point, right])
                .closed()
        } else {
            Path::default().to('M', &[left]).to('L', &[point, right])
        };
        self.heads.push(Head { path, filled });
        self
    }

    fn caption(mut self, text: &'static str, at: Vector) -> Self {
        self.captions.push(Caption { text, at });
        self
    }

    fn spine(mut self, spine: Path) -> Self {
        self.spine = spine;
        self
    }

    fn aside(mut self, at: Vector) -> Self {
        self.aside = at;
        self
    }

    fn covering(mut self, places: impl IntoIterator<Item = Vector>) -> Self {
        let covered = Frame::of(places);
        self.extent = match (self.extent, covered) {
            (Some(one), Some(other)) => Some(one.union(other)),
            (one, other) => one.or(other),
        };
        self
    }
}
