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

/// How far apart level boundaries are drawn that would run on top of each other: dots on dots look like a solid line, which
/// is another kind of boundary.
const APART: f64 = 9.0;

/// The level boundaries drawn so far, and the labels of the people among whom they are drawn.
#[derive(Debug, Default)]
pub(in crate::map) struct Levels {
    taken: Vec<(Vector, Vector)>,
    labels: Vec<Frame>,
}

impl Levels {
    pub fn among(labels: Vec<Frame>) -> Self {
        Self {
            labels,
            ..Self::default()
        }
    }

    /// The nearest height at which a level line runs on top of no other: its own, or by turns below and above it.
    fn free(&mut self, from: Vector, to: Vector) -> (Vector, Vector) {
        let covers = |y: f64| {
            self.taken.iter().any(|(left, right)| {
                (left.y - y).abs() < APART && left.x < to.x && from.x < right.x
            })
        };
        let steps = (0..=self.taken.len()).flat_map(|step| [step as f64, -(step as f64)]);
        let mut heights = steps.map(|step| from.y + step * APART);
        let y = heights.find(|&y| !covers(y)).unwrap_or(from.y);
        let line = (Vector::new(from.x, y), Vector::new(to.x, y));
        self.taken.push(line);
        line
    }
}

/// A level boundary from left to right.
pub(in crate::map) fn level(
    style: BoundaryStyle,
    from: Vector,
    to: Vector,
    levels: &mut Levels,
) -> Glyph {
    let (from, to) = levels.free(from, to);
    straight(style, from, to, &levels.labels)
}

/// A straight boundary; where nothing is known it says so, in a place where nobody stands.
pub(in crate::map) fn straight(
    style: BoundaryStyle,
    from: Vector,
    to: Vector,
    labels: &[Frame],
) -> Glyph {
    let path = Path::line(from, to);
    let glyph = Glyph::default()
        .stroke(Pen::Boundary(style), path.clone())
        .spine(path)
        .covering([from, to]);
    let level = (to.x - from.x).abs() >= (to.y - from.y).abs();
    let (start, end) = if from.x > to.x {
        (to, from)
    } else {
        (from, to)
    };
    let glyph = glyph.aside(if level {
        end + Vector::new(10.0, 4.0)
    } else {
        from.middle(to) + Vector::new(12.0, 4.0)
    });
    if style != BoundaryStyle::NotAssessed || !level {
        return glyph;
    }
    let at = aside(start, end, labels);
    Glyph {
        captions: vec![Caption {
            text: "not assessed",
            at,
        }],
        ..glyph.covering(written(at).corners())
    }
}

/// Where words about a level line stand: beyond its right end, beyond its left, or over or under the right.
fn aside(left: Vector, right: Vector, labels: &[Frame]) -> Vector {
    let first = right + Vector::new(46.0, 4.0);
    let mut places = [
        first,
        left + Vector::new(-46.0, 4.0),
        right + Vector::new(-42.0, -7.0),
        right + Vector::new(-42.0, 17.0),
    ]
    .into_iter();
    let is_free = |at: &Vector| !labels.iter().any(|it| it.overlaps(written(*at)));
    places.find(is_free).unwrap_or(first)
}

/// What "not assessed" covers whose middle stands at a place on its baseline.
fn written(at: Vector) -> Frame {
    Frame::around(at + Vector::new(0.0, -4.0), 84.0, 16.0)
}

/// Between two sides: upright where they stand beside each other, level where one stands above the other.
pub(in crate::map) fn between(
    style: BoundaryStyle,
    one: Side,
    other: Side,
    levels: &mut Levels,
) -> Glyph {
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
            &levels.labels,
        )
    } else {
        let y = if a.center().y <= b.center().y {
            a.bottom.midpoint(b.top)
        } else {
            b.bottom.midpoint(a.top)
        };
        level(
            style,
            Vector::new(all.left - 0.5 * UNIT, y),
            Vector::new(all.right + 0.5 * UNIT, y),
            levels,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn y(levels: &mut Levels, left: f64, right: f64) -> f64 {
        let line = levels.free(Vector::new(left, 50.0), Vector::new(right, 50.0));
        line.0.y
    }

    #[test]
    fn not_assessed_is_said_where_nobody_stands() {
        let (from, to) = (Vector::new(0.0, 50.0), Vector::new(200.0, 50.0));
        let said = |labels: &[Frame]| {
            let glyph = straight(BoundaryStyle::NotAssessed, from, to, labels);
            glyph.captions.first().map(|it| (it.at.x, it.at.y))
        };
        let on = |x: f64, y: f64| Frame::around(Vector::new(x, y), 60.0, 40.0);
        assert_eq!(said(&[]), Some((246.0, 54.0)));
        let right = on(250.0, 50.0);
        assert_eq!(said(&[right]), Some((-46.0, 54.0)), "somebody at the right");
        let both = [right, on(-40.0, 50.0)];
        assert_eq!(said(&both), Some((158.0, 43.0)), "and at the left: over it");
    }

    #[test]
    fn level_lines_run_on_top_of_no_other() {
        let mut levels = Levels::default();
        assert_eq!(y(&mut levels, 0.0, 100.0), 50.0);
        assert_eq!(y(&mut levels, 100.0, 200.0), 50.0, "beside it");
        assert_eq!(y(&mut levels, 40.0, 160.0), 59.0);
        assert_eq!(y(&mut levels, 90.0, 110.0), 41.0);
        assert_eq!(y(&mut levels, 0.0, 200.0), 68.0);
    }
}
