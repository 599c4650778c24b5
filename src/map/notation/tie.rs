//! Lines between two: parallel for closeness, barred for conflict, not reaching for distance.

use super::{Glyph, Pen, Route};
use crate::map::document::TieKind;
use crate::map::geometry::{Path, Vector};

/// Which of several ties of one pair a line is.
#[derive(Clone, Copy, Debug)]
pub(in crate::map) struct Lane {
    pub turn: usize,
    pub of: usize,
}

impl Lane {
    /// The only one.
    pub const ONLY: Self = Self { turn: 0, of: 1 };

    /// Distance of two lanes, in pixels.
    const APART: f64 = 18.0;

    /// How far the line is moved to the side, in pixels.
    pub fn offset(self) -> f64 {
        let turn = crate::map::layout::count(self.turn);
        let last = crate::map::layout::count(self.of.saturating_sub(1));
        (turn - last / 2.0) * Self::APART
    }
}

/// Half the width of a tie, in pixels. The bars of a conflict reach further, at its middle.
pub(in crate::map) const fn half_width(kind: TieKind) -> f64 {
    match kind {
        TieKind::Affiliation => 4.0,
        TieKind::Overinvolvement => 6.0,
        TieKind::Conflict => 4.0,
        TieKind::Disengagement => 2.0,
    }
}

/// A tie along its way. Its sign stands on the outer side of its lane.
pub(in crate::map) fn tie(kind: TieKind, route: Route, lane: Lane) -> Glyph {
    let glyph = match kind {
        TieKind::Affiliation => parallel(route, &[-3.0, 3.0]),
        TieKind::Overinvolvement => parallel(route, &[-5.0, 0.0, 5.0]),
        TieKind::Conflict => {
            let [line, bars] = conflict(route);
            Glyph::default().stroke(Pen::Line, line.and(&bars))
        }
        TieKind::Disengagement => {
            let reach = STUB.min(route.speed() / 3.0) / route.speed().max(1.0);
            let start = reaching(route.part(0.0, reach));
            let end = reaching(reversed(route.part(1.0 - reach, 1.0)));
            Glyph::default().stroke(Pen::Thin, start.and(&end))
        }
    };
    // Off the middle where a rank line is likely to cross.
    let upright = route.direction().y.abs() > 0.5;
    let place = route.at(if upright { 0.3 } else { 0.5 });
    let across = route.direction().normal();
    let side = match lane.offset() {
        offset if offset.abs() > 1.0 => offset.signum(),
        _ if across.y > 0.0 => -1.0,
        _ => 1.0,
    };
    glyph
        .spine(route.path())
        .aside(place + across * (side * 15.0))
        .covering(route.places())
}

fn parallel(route: Route, offsets: &[f64]) -> Glyph {
    let lines = offsets
        .iter()
        .map(|&offset| route.shifted(offset).path())
        .fold(Path::default(), |all, line| all.and(&line));
    Glyph::default().stroke(Pen::Line, lines)
}

/// A line with a gap at its middle, and the two bars at the gap's edges.
pub(super) fn conflict(route: Route) -> [Path; 2] {
    const GAP: f64 = 5.0;
    const BAR: f64 = 7.0;
    let share = (GAP / route.speed().max(1.0)).min(0.4);
    let (before, after) = (route.part(0.0, 0.5 - share), route.part(0.5 + share, 1.0));
    let across = match route.bend {
        None => route.direction(),
        Some(_) => (after.from - before.to).unit(),
    }
    .normal()
        * BAR;
    let bar = |at: Vector| Path::line(at - across, at + across);
    [
        before.path().and(&after.path()),
        bar(before.to).and(&bar(after.from)),
    ]
}

/// Length of a line that does not reach, in pixels.
const STUB: f64 = 20.0;

fn reversed(route: Route) -> Route {
    Route {
        from: route.to,
        to: route.from,
        bend: route.bend.map(|[a, b]| [b, a]),
    }
}

/// A short line that ends in a bar: it goes no further.
fn reaching(route: Route) -> Path {
    let across = (route.to - route.from).unit().normal() * 5.0;
    route
        .path()
        .and(&Path::line(route.to - across, route.to + across))
}

/// A single line that does not reach, from a place in a direction: someone who stands apart.
pub(in crate::map) fn stub(from: Vector, direction: Vector) -> Glyph {
    let to = from + direction.unit() * STUB;
    let across = direction.unit().normal();
    let upward = if across.y > 0.0 {
        across * -1.0
    } else {
        across
    };
    Glyph::default()
        .stroke(Pen::Thin, reaching(Route::straight(from, to)))
        .spine(Path::line(from, to))
        .aside(from.middle(to) + upward * 13.0)
        .covering([from, to])
}

/// Two chevrons, one above the other: someone who has more say than their generation usually has.
pub(in crate::map) fn sign(at: Vector) -> Glyph {
    let chevron = |y: f64| {
        let peak = Vector::new(at.x, at.y + y);
        let (left, right) = (peak + Vector::new(-4.5, 4.5), peak + Vector::new(4.5, 4.5));
        Path::default().to('M', &[left]).to('L', &[peak, right])
    };
    let (upper, lower) = (chevron(-5.0), chevron(1.0));
    Glyph::default()
        .stroke(Pen::Line, upper.and(&lower))
        .spine(Path::line(
            at + Vector::new(0.0, -5.0),
            at + Vector::new(0.0, 5.0),
        ))
        .aside(at + Vector::new(0.0, -15.0))
}
