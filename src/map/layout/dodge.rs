//! Whoever stands where a person has put somebody else steps aside; nobody else moves.

use super::Placed;
use crate::map::geometry::{Frame, Vector};

/// The least gap between two labels, in pixels.
const GAP: f64 = 8.0;
/// Kept beyond the gap, so that rounding does not eat into it.
const HAIR: f64 = 0.1;

/// Pinned members stay exactly where they are; the others, in turn, take the nearest free place at their height.
pub(super) fn pinned(placed: &mut [Placed<'_>]) {
    let is_pinned = |it: &Placed<'_>| it.pinned().is_some();
    let mut taken: Vec<Frame> = placed
        .iter()
        .filter(|it| is_pinned(it))
        .map(Placed::footprint)
        .collect();
    for it in placed.iter_mut().filter(|it| !is_pinned(it)) {
        let footprint = it.footprint();
        let step = nearest_free(footprint, &taken);
        let center = it.frame.center() + Vector::new(step, 0.0);
        it.frame = Frame::around(center, it.frame.width(), it.frame.height());
        taken.push(it.footprint());
    }
}

/// The smallest step to the left or right that leaves the gap to everything taken.
fn nearest_free(frame: Frame, taken: &[Frame]) -> f64 {
    let moved = |step: f64| Frame {
        left: frame.left + step,
        right: frame.right + step,
        ..frame
    };
    let is_free = |step: f64| {
        let room = moved(step).grown(GAP);
        !taken.iter().any(|other| room.overlaps(*other))
    };
    if is_free(0.0) {
        return 0.0;
    }
    let level = |other: &&Frame| frame.top - GAP < other.bottom && other.top < frame.bottom + GAP;
    taken
        .iter()
        .filter(level)
        .flat_map(|other| {
            [
                other.left - GAP - HAIR - frame.right,
                other.right + GAP + HAIR - frame.left,
            ]
        })
        .filter(|&step| is_free(step))
        .min_by(|a, b| a.abs().total_cmp(&b.abs()).then(b.total_cmp(a)))
        .unwrap_or(0.0)
}
