//! What a picture covers, measured on what is drawn.

use std::collections::BTreeSet;

use crate::map::geometry::{Frame, Vector};
use crate::map::layout::Placed;
use crate::map::scene::{DrawnMark, Scene, Symbol};
use crate::map::{MapDocument, TieKind};

/// Every pair of labels that overlap.
pub fn overlapping(placed: &[Placed<'_>]) -> Vec<(String, String)> {
    let pairs = placed
        .iter()
        .enumerate()
        .flat_map(|(n, a)| placed.iter().skip(n + 1).map(move |b| (a, b)));
    pairs
        .filter(|(a, b)| a.footprint().overlaps(b.footprint()))
        .map(|(a, b)| (a.member.id.clone(), b.member.id.clone()))
        .collect()
}

/// Places along a path of M, L, C, Q and Z, close enough together to hit any label.
fn along(d: &str) -> Vec<Vector> {
    let mut places = Vec::new();
    let (mut at, mut start) = (Vector::default(), Vector::default());
    let commands = d.split_inclusive(|c: char| c.is_alphabetic());
    let mut kind = ' ';
    for piece in commands.chain([" "]) {
        let (numbers, next) = match piece.chars().last() {
            Some(c) if c.is_alphabetic() => (&piece[..piece.len() - 1], c),
            _ => (piece, ' '),
        };
        let numbers: Vec<f64> = numbers
            .split_whitespace()
            .map(|n| n.parse().unwrap())
            .collect();
        let points: Vec<Vector> = numbers
            .chunks(2)
            .map(|xy| Vector::new(xy[0], xy[1]))
            .collect();
        let steps: Vec<Vec<Vector>> = match kind {
            'M' => {
                (at, start) = (points[0], points[0]);
                points[1..].iter().map(|p| vec![*p]).collect()
            }
            'L' => points.iter().map(|p| vec![*p]).collect(),
            'C' | 'Q' => vec![points],
            'Z' => vec![vec![start]],
            _ => vec![],
        };
        for step in steps {
            let from = at;
            for n in 0..=60 {
                places.push(bezier(from, &step, f64::from(n) / 60.0));
            }
            at = *step.last().unwrap();
        }
        kind = next;
    }
    places
}

fn bezier(from: Vector, rest: &[Vector], t: f64) -> Vector {
    let mut points = vec![from];
    points.extend(rest);
    while points.len() > 1 {
        points = points
            .windows(2)
            .map(|pair| pair[0] + (pair[1] - pair[0]) * t)
            .collect();
    }
    points[0]
}

/// Who takes part in a mark.
fn parts(map: &MapDocument, id: &str) -> BTreeSet<String> {
    let ties = map.ties.iter().filter(|it| it.mark.id == id);
    let mut parts: BTreeSet<String> = ties
        .flat_map(|it| [it.one.clone(), it.other.clone()])
        .collect();
    for it in map.triads.iter().filter(|it| it.mark.id == id) {
        parts.extend(it.triad.group().iter().cloned());
        parts.insert(it.triad.third().clone());
    }
    parts
}

/// Whether the lines of a mark run through the label of somebody who has no part in it.
fn runs_through(map: &MapDocument, scene: &Scene<'_>, it: &DrawnMark<'_>) -> bool {
    let parts = parts(map, &it.mark.id);
    let others = scene.layout.placed.iter();
    let others = others.filter(|placed| placed.repeated || !parts.contains(&placed.member.id));
    let labels: Vec<Frame> = others.map(|placed| placed.frame).collect();
    let strokes = it.glyph.strokes.iter();
    strokes
        .flat_map(|stroke| along(&stroke.path.d))
        .any(|p| labels.iter().any(|frame| frame.contains(p)))
}

/// The lines of two and of three in a picture: how many there are, and which run through a third label.
pub fn crossed(map: &MapDocument, scene: &Scene<'_>) -> (usize, Vec<String>) {
    let is_line = |symbol: Symbol| match symbol {
        // Its two ends are all there is to see of it.
        Symbol::Tie(kind) => kind != TieKind::Disengagement,
        Symbol::Detour { .. } | Symbol::Demand | Symbol::Coalition => true,
        Symbol::Boundary(_) | Symbol::Raised | Symbol::Apart => false,
    };
    let lines: Vec<_> = scene.under.iter().filter(|it| is_line(it.symbol)).collect();
    let through = lines.iter().filter(|it| runs_through(map, scene, it));
    (lines.len(), through.map(|it| it.mark.id.clone()).collect())
}
