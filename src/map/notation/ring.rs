//! Boxes → a rounded line around them, no wider than they need.

use crate::map::geometry::{Frame, Path, Vector};
use crate::sorted::Order;

/// How round the corners are, in pixels.
const RADIUS: f64 = 20.0;

/// A rounded line around a group of boxes.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::map) struct Ring {
    pub path: Path,
    /// What it covers.
    pub frame: Frame,
    /// Its highest corner, the left one of two: where a name stands.
    pub shoulder: Vector,
}

impl Ring {
    /// The line around some boxes, at a distance from them: upright, unless that would take in one of the others; then
    /// no wider than their convex hull. `None` around nothing.
    pub fn around(boxes: &[Frame], margin: f64, others: &[Frame]) -> Option<Self> {
        let whole = boxes.iter().copied().reduce(Frame::union)?.grown(margin);
        let hull = if others.iter().any(|it| it.overlaps(whole)) {
            let corners = boxes.iter().flat_map(|it| it.grown(margin).corners());
            hull(corners.collect())
        } else {
            whole.corners().to_vec()
        };
        let higher = |a: &&Vector, b: &&Vector| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x));
        let shoulder = *hull.iter().min_by(higher)?;
        let frame = Frame::of(hull.iter().copied())?;
        let next = hull.iter().cycle().skip(1);
        let edges: Vec<(Vector, Vector)> = hull.iter().copied().zip(next.copied()).collect();
        let mut path = Path::default();
        for (turn, (corner, (from, to))) in edges.iter().map(|edge| (edge.1, *edge)).enumerate() {
            // Along each edge from its rounded start to its rounded end, then around the corner.
            let radius = |edge: (Vector, Vector)| RADIUS.min((edge.1 - edge.0).length() / 2.0);
            let after = edges.get((turn + 1) % edges.len()).copied()?;
            let (own, next) = (radius((from, to)), radius(after));
            let start = from + (to - from).unit() * own;
            let (end, leave) = (
                corner - (to - from).unit() * own,
                (after.1 - after.0).unit(),
            );
            path = path.to(if turn == 0 { 'M' } else { 'L' }, &[start]);
            path = path
                .to('L', &[end])
                .to('Q', &[corner, corner + leave * next]);
        }
        Some(Self {
            path: path.closed(),
            frame,
            shoulder,
        })
    }
}

/// The convex hull of some places, clockwise as seen (Andrew 1979).
fn hull(mut places: Vec<Vector>) -> Vec<Vector> {
    places.order_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let half = |places: &mut dyn Iterator<Item = Vector>| {
        let mut kept: Vec<Vector> = Vec::new();
        for place in places {
            while let [.., a, b] = kept.as_slice() {
                if (*b - *a).normal().dot(place - *b) > 0.01 {
                    break;
                }
                kept.pop();
            }
            kept.push(place);
        }
        kept.pop();
        kept
    };
    let mut hull = half(&mut places.iter().copied());
    hull.extend(half(&mut places.iter().rev().copied()));
    hull
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_in_a_row_are_ringed_by_a_box() {
        let boxes = [0.0, 100.0].map(|x| Frame::around(Vector::new(x, 0.0), 40.0, 20.0));
        let ring = Ring::around(&boxes, 10.0, &[]).unwrap();
        let corners = [
            ring.frame.left,
            ring.frame.top,
            ring.frame.right,
            ring.frame.bottom,
        ];
        assert_eq!(corners, [-30.0, -20.0, 130.0, 20.0]);
        assert_eq!(ring.shoulder, Vector::new(-30.0, -20.0));
        assert_eq!(ring.path.d.matches('Q').count(), 4);
        assert_eq!(Ring::around(&[], 10.0, &[]), None);
    }

    #[test]
    fn a_ring_leaves_out_who_stands_beside_a_slanted_pair() {
        let boxes =
            [(0.0, 0.0), (200.0, 200.0)].map(|(x, y)| Frame::around(Vector::new(x, y), 40.0, 20.0));
        let beside = Frame::around(Vector::new(200.0, 0.0), 40.0, 20.0);
        for (others, corners) in [(vec![], 4), (vec![beside], 6)] {
            let ring = Ring::around(&boxes, 10.0, &others).unwrap();
            assert_eq!(ring.path.d.matches('Q').count(), corners, "{}", ring.path.d);
        }
    }
}
