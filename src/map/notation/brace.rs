//! The brace of a coalition: open toward the bonded, pointing at the target.

use super::{CLEARANCE, Glyph, Pen, Route};
use crate::map::geometry::{Frame, Path, Vector};

/// How deep a brace is, from its ends to its point, in pixels.
const DEPTH: f64 = 16.0;
/// Space between the first brace and the boxes, in pixels.
const FIRST: f64 = 8.0;
/// Distance of two braces over one member, in pixels.
const NEXT: f64 = 20.0;

/// How far a brace reaches over a member at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::map) enum Reach {
    /// To the far edge of the box.
    Edge,
    /// To its middle: another tie leaves on this side.
    Middle,
}

/// Where a brace stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::map) struct Brace {
    from: Vector,
    to: Vector,
    /// Toward the point.
    outward: Vector,
}

impl Brace {
    /// The axis of the bonded and the side on which the target stands: the two outermost boxes, the unit along them,
    /// the unit across them toward the target.
    pub fn axis(bonded: &[Frame], target: Frame) -> Option<(Frame, Frame, Vector)> {
        let far = |p: &(Frame, Frame)| (p.1.center() - p.0.center()).length();
        let pairs = bonded
            .iter()
            .enumerate()
            .flat_map(|(n, one)| bonded.iter().skip(n + 1).map(move |other| (*one, *other)));
        let (one, other) = pairs.max_by(|a, b| far(a).total_cmp(&far(b)))?;
        let across = (other.center() - one.center()).unit().normal();
        let lean = (target.center() - one.center().middle(other.center())).dot(across);
        // Along its own axis a brace has no side; below is where most room is.
        let flat = lean.abs() < 1.0;
        let outward = if (flat && across.y < 0.0) || (!flat && lean < 0.0) {
            across * -1.0
        } else {
            across
        };
        Some((one, other, outward))
    }

    /// A brace over two boxes; `rank` counts the braces already on this side of them.
    pub fn over(
        (one, other, outward): (Frame, Frame, Vector),
        reach: [Reach; 2],
        rank: usize,
    ) -> Self {
        let along = (other.center() - one.center()).unit();
        let project = |frame: Frame, axis: Vector| frame.corners().map(|corner| corner.dot(axis));
        let most = |values: [f64; 4]| values.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let least = |values: [f64; 4]| values.into_iter().fold(f64::INFINITY, f64::min);
        let height = most(project(one, outward)).max(most(project(other, outward)))
            + NEXT.mul_add(crate::map::layout::count(rank), FIRST);
        let [first, last] = reach;
        let start = match first {
            Reach::Edge => least(project(one, along)),
            Reach::Middle => one.center().dot(along),
        };
        let end = match last {
            Reach::Edge => most(project(other, along)),
            Reach::Middle => other.center().dot(along),
        };
        let (start, end) = if end - start < 2.0 * DEPTH {
            let middle = start.midpoint(end);
            (middle - DEPTH, middle + DEPTH)
        } else {
            (start, end)
        };
        let base = outward * height;
        Self {
            from: base + along * start,
            to: base + along * end,
            outward,
        }
    }

    /// The point.
    pub fn tip(self) -> Vector {
        self.from.middle(self.to) + self.outward * DEPTH
    }

    /// The brace, with an arrow where nothing else says against whom it points.
    pub fn glyph(self, arrow: Option<Route>) -> Glyph {
        let curve = self.path();
        let mut glyph = Glyph::default().stroke(Pen::Line, curve.clone()).covering([
            self.from,
            self.to,
            self.tip(),
        ]);
        let mut spine = curve;
        if let Some(route) = arrow {
            spine = spine.and(&route.path());
            glyph = glyph
                .stroke(Pen::Thin, route.path())
                .head(route.to, route.arrival(), true)
                .covering(route.places());
        }
        let along = (self.to - self.from).unit();
        glyph
            .spine(spine)
            .aside(self.tip() + along * 14.0 + self.outward * 2.0)
    }

    fn path(self) -> Path {
        let (p, q, n) = (self.from, self.to, self.outward);
        let d = (q - p).unit();
        let t = DEPTH / 2.0;
        let m = p.middle(q);
        Path::default()
            .to('M', &[p])
            .to('Q', &[p + n * t, p + n * t + d * t])
            .to('L', &[m + n * t - d * t])
            .to('Q', &[m + n * t, m + n * DEPTH])
            .to('Q', &[m + n * t, m + n * t + d * t])
            .to('L', &[q + n * t - d * t])
            .to('Q', &[q + n * t, q])
    }

    /// The way of the arrow from the point to the target, around the others.
    pub fn arrow(self, target: Frame, others: &[Frame]) -> Route {
        let tip = self.tip() + self.outward * 3.0;
        let start = Frame::around(tip, 0.0, 0.0);
        let toward = target.center() - tip;
        let ahead = toward.unit().dot(self.outward);
        if ahead > 0.35 {
            let route = Route::between(start, target, 0.0, 1.0, others);
            return Route {
                from: if route.bend.is_none() {
                    tip
                } else {
                    route.from
                },
                ..route
            };
        }
        // The target stands beside the brace: leave along the point and turn.
        let control = tip + self.outward * 26.0;
        let to = target.grown(CLEARANCE).exit(control - target.center());
        Route {
            from: tip,
            bend: Some([control, control + (to - control) * 0.4]),
            to,
        }
    }
}
