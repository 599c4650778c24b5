//! Arrows from a couple to a third: conflict turned away, and demands to take a side.

use super::tie::conflict;
use super::{CLEARANCE, Glyph, Pen, Route, Surroundings, Way};
use crate::map::geometry::{Frame, Path, Vector};
use crate::map::layout::{CAPTION_HEIGHT, count};

/// How far the arrow drops from the couple's line before it turns to the child, in pixels.
const DROP: f64 = 9.0;

/// The couple's conflict, faint, and the arrow that leaves it for the child: filled for blame, open for worry.
/// `line` is the couple's line, or `None` where their conflict is drawn already; `turn` counts the captions under the
/// child's label.
pub(in crate::map) fn detour(
    (couple, line): (Route, bool),
    child: Frame,
    (attacking, turn): (bool, usize),
    around: &Surroundings<'_>,
) -> Glyph {
    let (middle, drop, arrow) = turning(couple, child, around);
    let stem = Path::line(middle, drop);
    // The shaft of a filled head ends inside it, that of an open head at its point.
    let mut glyph = Glyph::default();
    if line {
        let [way, bars] = conflict(couple);
        glyph = glyph.faint(way.and(&bars)).covering(couple.places());
    }
    let caption = Vector::new(
        child.center().x,
        child.bottom + CAPTION_HEIGHT * count(turn + 1) - 3.0,
    );
    glyph
        .stroke(Pen::Line, stem.clone().and(&arrow.path()))
        .head(arrow.to, arrow.arrival(), attacking)
        .caption(if attacking { "blame" } else { "worry" }, caption)
        .covering(arrow.places())
        .covering([
            caption + Vector::new(-22.0, 3.0),
            caption + Vector::new(22.0, 3.0),
        ])
        .spine(stem.and(&arrow.path()))
        .aside(arrow.at(0.45) + arrow.direction().normal() * 12.0)
}

/// Where the arrow leaves the couple's line, where it turns to the child, and its way from there: at the middle of the
/// line, unless somebody stands in the way there.
fn turning(couple: Route, child: Frame, around: &Surroundings<'_>) -> (Vector, Vector, Route) {
    const SHARES: [f64; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75];
    let way = |share: f64| {
        let leave = couple.at(share);
        let across = couple.direction().normal();
        let toward = child.center() - leave;
        let across = if toward.dot(across) < 0.0 {
            across * -1.0
        } else {
            across
        };
        let drop = leave + across * DROP;
        let way = Way {
            from: Frame::around(drop, 0.0, 0.0),
            to: child,
            lane: 0.0,
            half: 4.0,
        };
        (leave, drop, way)
    };
    let from = |drop: Vector, route: Route| Route {
        from: drop,
        ..route
    };
    let clear = SHARES.into_iter().find_map(|share| {
        let (leave, drop, way) = way(share);
        let route = way.clear(&around.field, around.patience)?;
        Some((leave, drop, from(drop, route)))
    });
    clear.unwrap_or_else(|| {
        let (leave, drop, way) = way(0.5);
        (leave, drop, from(drop, way.straight()))
    })
}

/// Two thin arrows from the couple to the child, outside of any tie between them.
pub(in crate::map) fn demand(
    couple: [Frame; 2],
    line: Option<Route>,
    child: Frame,
    around: &Surroundings<'_>,
) -> Glyph {
    const OUTWARD: f64 = 11.0;
    let [one, other] = couple;
    let mut glyph = Glyph::default();
    if let Some(route) = line {
        let [way, bars] = conflict(route);
        glyph = glyph
            .stroke(Pen::Line, way.and(&bars))
            .covering(route.places());
    }
    let mut spine = Path::default();
    for (from, partner) in [(one, other), (other, one)] {
        let across = (child.center() - from.center()).unit().normal();
        let away = (from.center() - partner.center()).dot(across);
        let lane = if away < 0.0 { -OUTWARD } else { OUTWARD };
        let way = |lane| Way {
            from,
            to: child,
            lane,
            half: 3.0,
        };
        let mut lanes = [lane, 0.0, -lane].into_iter();
        let clear = lanes.find_map(|lane| way(lane).clear(&around.field, around.patience));
        let route = clear.unwrap_or_else(|| way(lane).straight());
        let route = clear_of(route, child);
        glyph = glyph
            .stroke(Pen::Thin, route.path())
            .head(route.to, route.arrival(), true)
            .covering(route.places());
        spine = spine.and(&route.path());
    }
    let between = one.center().middle(other.center()).middle(child.center());
    glyph.spine(spine).aside(between)
}

/// A line moved to the side may end beside the box it points at: it is led on until it is level with the box.
fn clear_of(route: Route, child: Frame) -> Route {
    if route.bend.is_some() {
        return route;
    }
    let goal = child.grown(CLEARANCE);
    let inside = goal.contains(route.to);
    let to = if inside {
        route.to - route.direction() * CLEARANCE
    } else {
        route.to
    };
    Route { to, ..route }
}
