//! The brace of a coalition whose members do not stand together: it stands before the target, and lines lead to it.

use super::{Brace, CLEARANCE, Glyph, Pen, Route, Surroundings, Way};
use crate::map::geometry::{Frame, Vector};

/// Cosine and sine of the angles at which the brace is tried, around the target, from where the bonded are.
const TURNS: [(f64, f64); 12] = [
    (1.0, 0.0),
    (0.866, 0.5),
    (0.866, -0.5),
    (0.5, 0.866),
    (0.5, -0.866),
    (0.0, 1.0),
    (0.0, -1.0),
    (-0.5, 0.866),
    (-0.5, -0.866),
    (-0.866, 0.5),
    (-0.866, -0.5),
    (-1.0, 0.0),
];

/// A small brace with its point at the target, and a line from it to each of the bonded, around the others; and whether
/// it is clear of all labels.
pub(in crate::map) fn yoke(
    bonded: &[Frame],
    target: Frame,
    around: &Surroundings<'_>,
) -> (Glyph, bool) {
    let many = bonded
        .iter()
        .copied()
        .reduce(Frame::union)
        .unwrap_or(target);
    let toward = (many.center() - target.center()).unit();
    let mut yokes = TURNS.iter().map(|&(cos, sin)| {
        let from = toward * cos + toward.normal() * sin;
        let tip = target.grown(CLEARANCE).exit(from);
        Yoke::new(Brace::pointing(tip, from * -1.0), bonded, target, around)
    });
    let first = yokes.next();
    let is_clear = |it: &Yoke| it.clear;
    let clear = first.iter().find(|it| it.clear).cloned();
    let best = clear.or_else(|| yokes.find(is_clear)).or(first);
    let is_clear = best.as_ref().is_some_and(is_clear);
    (best.map(Yoke::glyph).unwrap_or_default(), is_clear)
}

#[derive(Clone, Debug)]
struct Yoke {
    brace: Brace,
    lines: Vec<Route>,
    /// Whether neither brace nor lines run through a label.
    clear: bool,
}

impl Yoke {
    fn new(brace: Brace, bonded: &[Frame], target: Frame, around: &Surroundings<'_>) -> Self {
        let labels = &around.field.labels;
        let covered = brace.extent().map(|it| it.grown(2.0));
        let stands = |it: &Frame| covered.is_some_and(|covered| it.overlaps(covered));
        let mut clear = !labels.iter().chain(bonded).any(stands);
        let mut field = around.field.clone();
        field.labels.push(target.grown(-1.0));
        let lines = bonded.iter().map(|&frame| {
            let start = nearest(brace.ends(), frame.center());
            let way = Way {
                from: Frame::around(start, 0.0, 0.0),
                to: frame,
                lane: 0.0,
                half: 1.0,
            };
            let found = if clear {
                way.clear(&field, around.patience)
            } else {
                None
            };
            clear &= found.is_some();
            Route {
                from: start,
                ..found.unwrap_or_else(|| way.straight())
            }
        });
        let lines = lines.collect();
        Self {
            brace,
            lines,
            clear,
        }
    }

    fn glyph(self) -> Glyph {
        let mut path = self.brace.path();
        let mut glyph = Glyph::default();
        for line in self.lines {
            path = path.and(&line.path());
            glyph = glyph.covering(line.places());
        }
        let [from, to] = self.brace.ends();
        let tip = self.brace.tip();
        glyph
            .stroke(Pen::Line, path.clone())
            .covering([from, to, tip])
            .spine(path)
            .aside(tip + (from - to).unit() * 16.0)
    }
}

fn nearest([one, other]: [Vector; 2], to: Vector) -> Vector {
    if (one - to).length() <= (other - to).length() {
        one
    } else {
        other
    }
}
