//! The brace of a coalition: open toward the bonded, pointing at the target.

use super::{CLEARANCE, Glyph, Pen, Route, Surroundings, Way};
use crate::map::geometry::{Frame, Path, Vector};
use crate::map::layout::count;

/// How deep a brace is, from its ends to its point, in pixels.
const DEPTH: f64 = 16.0;
/// Space between the first brace and the boxes, in pixels.
pub(in crate::map) const FIRST: f64 = 8.0;
/// How far a brace is pushed out to be clear of a label, step by step, in pixels, and how often.
const PUSH: f64 = 6.0;
const PUSHES: u8 = 12;
/// How far from the middle of a box a brace ends where a tie leaves it, to stay clear of the tie, in pixels.
const SHY: f64 = 10.0;
/// Distance of two braces over one member, in pixels.
const NEXT: f64 = 20.0;

/// How far a brace reaches over a member at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::map) enum Reach {
    /// To the far edge of the box.
    Edge,
    /// To nearly its middle: another tie leaves there on this side.
    Middle,
}

/// On which side of the bonded a brace stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::map) enum Facing {
    /// Where the target is.
    Toward,
    /// Where it is not, as somebody stands in the way.
    Away,
}

/// The edge along which a brace stands: from a corner of one box to a corner of another, with both boxes behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::map) struct Span {
    /// The two outermost of the bonded.
    pub one: Frame,
    pub other: Frame,
    from: Vector,
    to: Vector,
}

impl Span {
    /// The edge of the bonded on the side where the target stands, or on the other. Where it stands on neither, the lower
    /// edge.
    pub fn of(bonded: &[Frame], target: Frame, side: Facing) -> Option<Self> {
        let far = |p: &(Frame, Frame)| (p.1.center() - p.0.center()).length();
        let pairs = bonded
            .iter()
            .enumerate()
            .flat_map(|(n, one)| bonded.iter().skip(n + 1).map(move |other| (*one, *other)));
        let (one, other) = pairs.max_by(|a, b| far(a).total_cmp(&far(b)))?;
        let aim = target.center() - one.center().middle(other.center());
        let across = (other.center() - one.center()).unit().normal();
        let lean = across.dot(aim);
        let aim = if lean.abs() < 1.0 {
            Vector::new(0.0, 1.0)
        } else {
            across * lean.signum()
        };
        let aim = match side {
            Facing::Toward => aim,
            Facing::Away => aim * -1.0,
        };
        let edges = one.corners().into_iter().flat_map(|a| {
            let ends = other.corners().into_iter();
            ends.map(move |b| Self {
                one,
                other,
                from: a,
                to: b,
            })
        });
        edges
            .filter(|edge| edge.is_outside(aim))
            .max_by(|a, b| a.length().total_cmp(&b.length()))
            .map(Self::reaching)
    }

    /// The edge led on as far as the boxes go, where they lie close behind it.
    fn reaching(self) -> Self {
        const CLOSE: f64 = 16.0;
        let along = (self.to - self.from).unit();
        let outward = self.outward();
        let close = |frame: Frame| {
            let corners = frame.corners().map(|p| p - self.from);
            let near = corners.into_iter().filter(move |p| p.dot(outward) > -CLOSE);
            near.map(move |p| p.dot(along))
        };
        let start = close(self.one).fold(0.0, f64::min);
        let end = close(self.other).fold(self.length(), f64::max);
        Self {
            from: self.from + along * start,
            to: self.from + along * end,
            ..self
        }
    }

    fn length(self) -> f64 {
        (self.to - self.from).length()
    }

    /// Whether both boxes lie behind the edge, seen from a direction.
    fn is_outside(self, aim: Vector) -> bool {
        let normal = (self.to - self.from).unit().normal();
        let normal = if normal.dot(aim) < 0.0 {
            normal * -1.0
        } else {
            normal
        };
        let corners = self.one.corners().into_iter().chain(self.other.corners());
        normal.dot(aim) > 0.0
            && corners
                .map(|p| (p - self.from).dot(normal))
                .all(|d| d < 0.01)
    }

    /// Away from the bonded.
    pub fn outward(self) -> Vector {
        let normal = (self.to - self.from).unit().normal();
        let middle = self.one.center().middle(self.other.center());
        if normal.dot(self.from - middle) < 0.0 {
            normal * -1.0
        } else {
            normal
        }
    }
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
    /// A brace along an edge, pushed out until it is clear of the labels that reach into its way; `rank` counts the
    /// braces already on this side. `None` where others stand between the bonded.
    pub fn clear_of(span: Span, reach: [Reach; 2], rank: usize, labels: &[Frame]) -> Option<Self> {
        let first = FIRST + NEXT * count(rank);
        let heights = (0..PUSHES).map(|push| first + PUSH * f64::from(push));
        let mut braces = heights.map(|height| Self::over(span, reach, height));
        let labels: Vec<Frame> = labels.iter().map(|it| it.grown(DEPTH / 2.0)).collect();
        let is_clear = |brace: &Self| {
            let half = brace.outward * (DEPTH / 2.0);
            let middle = Route::straight(brace.from + half, brace.to + half);
            middle.clears(&labels)
        };
        braces.find(is_clear)
    }

    /// A small brace with its point at a place, seen from a direction.
    pub fn pointing(tip: Vector, direction: Vector) -> Self {
        let base = tip - direction * DEPTH;
        let half = direction.normal() * DEPTH;
        Self {
            from: base - half,
            to: base + half,
            outward: direction,
        }
    }

    /// Its two open ends.
    pub const fn ends(self) -> [Vector; 2] {
        [self.from, self.to]
    }

    /// What it covers.
    pub fn extent(self) -> Option<Frame> {
        Frame::of([self.from, self.to, self.tip()])
    }

    /// A brace along an edge, at a distance from it.
    pub fn over(span: Span, reach: [Reach; 2], height: f64) -> Self {
        let outward = span.outward();
        let along = (span.to - span.from).unit();
        let [first, last] = reach;
        let on_edge = |center: Vector| (center - span.from).dot(along);
        let start = match first {
            Reach::Edge => 0.0,
            Reach::Middle => (on_edge(span.one.center()) + SHY).max(0.0),
        };
        let end = match last {
            Reach::Edge => span.length(),
            Reach::Middle => (on_edge(span.other.center()) - SHY).min(span.length()),
        };
        let (start, end) = if end - start < 2.0 * DEPTH {
            let middle = start.midpoint(end);
            (middle - DEPTH, middle + DEPTH)
        } else {
            (start, end)
        };
        let base = span.from + outward * height;
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

    pub fn path(self) -> Path {
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

    /// The way of the arrow from the point to the target, around the others; `None` where there is none.
    pub fn arrow(self, target: Frame, around: &Surroundings<'_>) -> Option<Route> {
        let tip = self.tip() + self.outward * 3.0;
        let toward = target.center() - tip;
        let turned = self.turned(tip, target);
        if toward.unit().dot(self.outward) < 0.35 && turned.clears(&around.field.labels) {
            return Some(turned);
        }
        let way = Way {
            from: Frame::around(tip, 0.0, 0.0),
            to: target,
            lane: 0.0,
            half: 1.0,
        };
        let route = way.clear(&around.field, around.patience)?;
        Some(Route {
            from: if route.bend.is_none() {
                tip
            } else {
                route.from
            },
            ..route
        })
    }

    /// To a target beside the brace: out along the point, then around.
    fn turned(self, tip: Vector, target: Frame) -> Route {
        let control = tip + self.outward * 26.0;
        let to = target.grown(CLEARANCE).exit(control - target.center());
        Route {
            from: tip,
            bend: Some([control, control + (to - control) * 0.4]),
            to,
        }
    }
}
