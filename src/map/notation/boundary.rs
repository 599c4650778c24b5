//! Boundaries: level under a generation, upright between persons, around a group.

use super::{Caption, Glyph, Pen, Ring};
use crate::map::geometry::{Frame, Path, UNIT, Vector};
use crate::structure::BoundaryStyle;

/// What stands on one side of a boundary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::map) struct Side(pub Frame);

impl Side {
    pub fn of(frames: &[Frame]) -> Option<Self> {
        frames.iter().copied().reduce(Frame::union).map(Self)
    }
}

/// A straight boundary; where nothing is known it says so.
pub(in crate::map) fn straight(style: BoundaryStyle, from: Vector, to: Vector) -> Glyph {
    let path = Path::line(from, to);
    let glyph = Glyph::default()
        .stroke(Pen::Boundary(style), path.clone())
        .spine(path)
        .covering([from, to]);
    let level = (to.x - from.x).abs() >= (to.y - from.y).abs();
    let end = if from.x > to.x { from } else { to };
    let glyph = glyph.aside(if level {
        end + Vector::new(10.0, 4.0)
    } else {
        from.middle(to) + Vector::new(12.0, 4.0)
    });
    if style != BoundaryStyle::NotAssessed || !level {
        return glyph;
    }
    let at = Vector::new(end.x + 46.0, end.y + 4.0);
    Glyph {
        captions: vec![Caption {
            text: "not assessed",
            at,
        }],
        ..glyph.covering([at + Vector::new(42.0, 0.0)])
    }
}

/// Between two sides: upright where they stand beside each other, level where one stands above the other.
pub(in crate::map) fn between(style: BoundaryStyle, one: Side, other: Side) -> Glyph {
    let (a, b) = (one.0, other.0);
    let beside = (a.left - b.right).max(b.left - a.right);
    let above = (a.top - b.bottom).max(b.top - a.bottom);
    let all = a.union(b);
    if beside >= above {
        let x = if a.center().x <= b.center().x {
            a.right.midpoint(b.left)
        } else {
            b.right.midpoint(a.left)
        };
        let (top, bottom) = (all.center().y.min(all.top), all.bottom);
        straight(
            style,
            Vector::new(x, top - 0.6 * UNIT),
            Vector::new(x, bottom + 0.6 * UNIT),
        )
    } else {
        let y = if a.center().y <= b.center().y {
            a.bottom.midpoint(b.top)
        } else {
            b.bottom.midpoint(a.top)
        };
        straight(
            style,
            Vector::new(all.left - 0.5 * UNIT, y),
            Vector::new(all.right + 0.5 * UNIT, y),
        )
    }
}

/// A boundary around a group.
pub(in crate::map) fn around(style: BoundaryStyle, ring: Ring) -> Glyph {
    Glyph::default()
        .stroke(Pen::Boundary(style), ring.path.clone())
        .spine(ring.path)
        .aside(Vector::new(ring.frame.right - 4.0, ring.frame.top - 6.0))
        .covering(ring.frame.corners())
}
