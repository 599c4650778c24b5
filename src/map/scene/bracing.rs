//! Coalitions → braces, each where nobody stands in its way.

use super::staging::{Staging, is_drawn};
use super::{DrawnMark, Symbol};
use crate::map::document::{TieKind, Triad};
use crate::map::geometry::{Frame, Vector};
use crate::map::notation::{self, Brace, Facing, Glyph, Reach, Span};
use crate::sorted::SortedSet;

/// The braces that stand already: who is under each, and to which side it points.
type Standing = Vec<(SortedSet<usize>, Vector)>;

impl<'m> Staging<'_, 'm> {
    pub(super) fn braces(&self, marks: &mut Vec<DrawnMark<'m>>) {
        let mut before = Standing::new();
        for it in self.map.triads.iter().filter(|it| is_drawn(&it.mark)) {
            let Triad::Coalition { bonded, target } = &it.triad else {
                continue;
            };
            let Some(target) = self.layout.index(target) else {
                continue;
            };
            let bonded: SortedSet<usize> = bonded
                .iter()
                .filter_map(|id| self.layout.index(id))
                .collect();
            marks.extend(
                self.brace(&bonded, target, &mut before)
                    .map(|glyph| DrawnMark {
                        mark: &it.mark,
                        symbol: Symbol::Coalition,
                        glyph,
                    }),
            );
        }
    }

    /// A brace on the side of the target; where others stand in its way, before the target with lines to the bonded; else
    /// on the other side.
    fn brace(
        &self,
        bonded: &SortedSet<usize>,
        target: usize,
        before: &mut Standing,
    ) -> Option<Glyph> {
        let frame = |index: &usize| self.layout.placed.get(*index).map(|it| it.frame);
        let frames: Vec<Frame> = bonded.iter().filter_map(frame).collect();
        let aim = frame(&target)?;
        if let Some(glyph) = self.brace_facing(Facing::Toward, bonded, target, before) {
            return Some(glyph);
        }
        let but: Vec<usize> = bonded.iter().copied().chain([target]).collect();
        let (yoke, is_clear) = notation::yoke(&frames, aim, &self.around(self.others(&but)));
        if is_clear {
            return Some(yoke);
        }
        self.brace_facing(Facing::Away, bonded, target, before)
            .or(Some(yoke))
    }

    fn brace_facing(
        &self,
        side: Facing,
        bonded: &SortedSet<usize>,
        target: usize,
        before: &mut Standing,
    ) -> Option<Glyph> {
        let frame = |index: &usize| self.layout.placed.get(*index).map(|it| it.frame);
        let frames: Vec<Frame> = bonded.iter().filter_map(frame).collect();
        let aim = frame(&target)?;
        let span = Span::of(&frames, aim, side)?;
        let outward = span.outward();
        let rank = before.iter().filter(|(members, way)| {
            bonded.iter().any(|it| members.contains(it)) && way.dot(outward) > 0.5
        });
        let but: Vec<usize> = bonded.iter().copied().collect();
        let reach = self.reach(bonded, span);
        let brace = Brace::clear_of(span, reach, rank.count(), &self.others(&but))?;
        let arrow = if self.needs_arrow(bonded, target, span) {
            Some(brace.arrow(aim, &self.around(self.others(&[target])))?)
        } else {
            None
        };
        before.push((bonded.clone(), outward));
        Some(brace.glyph(arrow))
    }

    /// How far a brace reaches over the two at its ends.
    fn reach(&self, bonded: &SortedSet<usize>, span: Span) -> [Reach; 2] {
        [span.one, span.other].map(|end| {
            let mut bonded_at = bonded.iter();
            let at_end = |index: &&usize| {
                let placed = self.layout.placed.get(**index);
                placed.is_some_and(|it| it.frame == end)
            };
            match bonded_at.find(at_end) {
                Some(&index) if self.leaves(index, bonded, span.outward()) => Reach::Middle,
                _ => Reach::Edge,
            }
        })
    }

    /// Whether nothing else says against whom a brace points: no conflict line, or one that leads elsewhere.
    fn needs_arrow(&self, bonded: &SortedSet<usize>, target: usize, span: Span) -> bool {
        let fights = bonded.iter().any(|&it| {
            let kinds = self.lanes.get(&(it.min(target), it.max(target)));
            kinds.is_some_and(|kinds| kinds.contains(&TieKind::Conflict))
        });
        let middle = span.one.center().middle(span.other.center());
        let aim = self.layout.placed.get(target).map(|it| it.frame.center());
        let ahead = aim.map_or(0.0, |aim| (aim - middle).unit().dot(span.outward()));
        !fights || ahead < 0.35
    }

    /// Whether a tie leaves a bonded member on the brace's side.
    fn leaves(&self, index: usize, bonded: &SortedSet<usize>, outward: Vector) -> bool {
        let center = |index: usize| self.layout.placed.get(index).map(|it| it.frame.center());
        self.lanes.keys().any(|&(one, other)| {
            let partner = match index {
                index if index == one => other,
                index if index == other => one,
                _ => return false,
            };
            let way = center(partner)
                .zip(center(index))
                .map(|(p, q)| (p - q).unit());
            !bonded.contains(&partner) && way.is_some_and(|way| way.dot(outward) > 0.3)
        })
    }
}
