//! Marks → glyphs, each where its members stand.

use std::rc::Rc;

use super::{DrawnMark, Symbol};
use crate::map::document::{
    BoundaryLine, BoundaryPlace, MapDocument, Mark, Placement, PlacementMark, Point, TieKind,
    Triad, TriadMark,
};
use crate::map::geometry::{Frame, UNIT, Vector};
use crate::map::layout::{Layout, SIGN_WIDTH};
use crate::map::notation::{
    self, CLEARANCE, Field, Lane, Levels, Patience, Ring, Route, Side, Surroundings, Way,
};
use crate::sorted::{SortedMap, SortedSet};
use crate::structure::Tier;

/// The kinds of line between one pair, in the order of their lanes.
type Lanes = SortedMap<(usize, usize), Vec<TieKind>>;

pub(super) fn is_drawn(mark: &Mark) -> bool {
    mark.tier != Tier::Signal
}

/// Which ties run between each pair; a triangle brings its couple's conflict along where nothing else draws it.
fn lanes(map: &MapDocument, layout: &Layout<'_>) -> Lanes {
    let mut lanes = Lanes::new();
    for tie in map.ties.iter().filter(|tie| is_drawn(&tie.mark)) {
        if let Some(pair) = pair(layout, [&tie.one, &tie.other]) {
            lanes.entry(pair).or_default().push(tie.kind);
        }
    }
    for triad in map.triads.iter().filter(|triad| is_drawn(&triad.mark)) {
        if let Triad::Detour { pair: couple, .. } | Triad::Demand { pair: couple, .. } =
            &triad.triad
            && let Some(pair) = pair(layout, couple.each_ref())
        {
            let kinds = lanes.entry(pair).or_default();
            if !kinds.contains(&TieKind::Conflict) {
                kinds.push(TieKind::Conflict);
            }
        }
    }
    lanes
}

/// Two members by where they are listed, the first first; `None` where one is not drawn.
fn pair(layout: &Layout<'_>, [one, other]: [&String; 2]) -> Option<(usize, usize)> {
    let (one, other) = (layout.index(one)?, layout.index(other)?);
    Some((one.min(other), one.max(other)))
}

/// What is needed to put each mark into the picture.
pub(super) struct Staging<'s, 'm> {
    pub(super) map: &'m MapDocument,
    pub(super) layout: &'s Layout<'m>,
    pub(super) lanes: Lanes,
    /// What the braces cover: lines that must bend anyway bend around them.
    signs: Rc<[Frame]>,
    patience: Patience,
}

impl<'s, 'm> Staging<'s, 'm> {
    pub fn new(map: &'m MapDocument, layout: &'s Layout<'m>) -> Self {
        Self {
            lanes: lanes(map, layout),
            layout,
            map,
            signs: Rc::default(),
            patience: Patience::new(),
        }
    }

    /// Boundaries, braces, ties, arrows and those who stand apart, in this order: a tie stays whole and within reach where
    /// a brace runs across it.
    pub fn under(&mut self) -> Vec<DrawnMark<'m>> {
        let map = self.map;
        let mut marks = Vec::new();
        let mut levels = Levels::among(self.others(&[]));
        let drawn = map.boundaries.iter().filter(|it| is_drawn(&it.mark));
        marks.extend(drawn.filter_map(|it| self.boundary(it, &mut levels)));
        let mut braces = Vec::new();
        self.braces(&mut braces);
        self.signs = braces.iter().filter_map(|it| it.glyph.extent).collect();
        let mut ties = Vec::new();
        self.ties(&mut ties);
        marks.append(&mut braces);
        marks.append(&mut ties);
        self.arrows(&mut marks);
        marks.extend(map.placements.iter().filter_map(|it| self.apart(it)));
        marks
    }

    /// Signs inside the labels.
    pub fn over(&self) -> Vec<DrawnMark<'m>> {
        let marks = self.map.placements.iter();
        marks.filter_map(|it| self.raised(it)).collect()
    }

    /// Every label's box but those of some members.
    pub(super) fn others(&self, but: &[usize]) -> Vec<Frame> {
        let placed = self.layout.placed.iter().enumerate();
        placed
            .filter(|(index, _)| !but.contains(index))
            .map(|(_, it)| it.footprint())
            .collect()
    }

    pub(super) fn around(&self, labels: Vec<Frame>) -> Surroundings<'_> {
        Surroundings {
            field: Field {
                labels,
                signs: Rc::clone(&self.signs),
            },
            patience: &self.patience,
        }
    }

    fn boundary(&self, line: &'m BoundaryLine, levels: &mut Levels) -> Option<DrawnMark<'m>> {
        let layout = self.layout;
        let style = line.style;
        let pixels = |p: Point| Vector::new(p.x * UNIT, p.y * UNIT);
        let glyph = match &line.place {
            BoundaryPlace::Below { generation } => {
                let rows = layout.placed.iter();
                let rows = rows.filter(|it| it.member.generation.is_some());
                let Side(all) = Side::of(&rows.map(|it| it.frame).collect::<Vec<_>>())?;
                let y = layout.rows.below(*generation) * UNIT;
                let (left, right) = (all.left - UNIT, all.right + UNIT);
                notation::level(style, Vector::new(left, y), Vector::new(right, y), levels)
            }
            BoundaryPlace::Between { left, right } => {
                let left = Side::of(&layout.frames(self.map, left))?;
                let right = Side::of(&layout.frames(self.map, right))?;
                notation::between(style, left, right, levels)
            }
            BoundaryPlace::Around { members } => {
                let (inside, outside) = layout.parted(&layout.frames(self.map, members));
                notation::around(style, Ring::around(&inside, 0.75 * UNIT, &outside)?)
            }
            BoundaryPlace::Free { from, to } => {
                notation::straight(style, pixels(*from), pixels(*to), &self.others(&[]))
            }
        };
        Some(DrawnMark {
            mark: &line.mark,
            symbol: Symbol::Boundary(style),
            glyph,
        })
    }

    fn ties(&self, marks: &mut Vec<DrawnMark<'m>>) {
        let mut turns: SortedMap<(usize, usize), usize> = SortedMap::new();
        for tie in self.map.ties.iter().filter(|tie| is_drawn(&tie.mark)) {
            let Some(pair) = pair(self.layout, [&tie.one, &tie.other]) else {
                continue;
            };
            let turn = turns.entry(pair).or_default();
            marks.extend(self.route(pair, *turn).map(|(route, lane)| DrawnMark {
                mark: &tie.mark,
                symbol: Symbol::Tie(tie.kind),
                glyph: notation::tie(tie.kind, route, lane),
            }));
            *turn += 1;
        }
    }

    /// The way of one of the lines between two.
    fn route(&self, (one, other): (usize, usize), turn: usize) -> Option<(Route, Lane)> {
        let kinds = self.lanes.get(&(one, other))?;
        let lane = Lane {
            turn,
            of: kinds.len(),
        };
        let half = notation::half_width(*kinds.get(turn)?);
        let from = self.layout.placed.get(one)?.frame;
        let to = self.layout.placed.get(other)?.frame;
        let others = match kinds.get(turn)? {
            // Its two ends are all there is to see of it.
            TieKind::Disengagement => self.around(Vec::new()),
            _ => self.around(self.others(&[one, other])),
        };
        let way = Way {
            from,
            to,
            lane: lane.offset(),
            half,
        };
        let route = way.around(&others.field, others.patience);
        Some((route, lane))
    }

    fn arrows(&self, marks: &mut Vec<DrawnMark<'m>>) {
        let explicit: SortedSet<_> = self
            .map
            .ties
            .iter()
            .filter(|tie| tie.kind == TieKind::Conflict && is_drawn(&tie.mark))
            .filter_map(|tie| pair(self.layout, [&tie.one, &tie.other]))
            .collect();
        let mut drawn = explicit;
        let mut captions: SortedMap<usize, usize> = SortedMap::new();
        for it in self.map.triads.iter().filter(|it| is_drawn(&it.mark)) {
            let (couple, child) = match &it.triad {
                Triad::Detour { pair, child, .. } | Triad::Demand { pair, child } => (pair, child),
                Triad::Coalition { .. } => continue,
            };
            let (Some(couple), Some(child)) = (
                pair(self.layout, couple.each_ref()),
                self.layout.index(child),
            ) else {
                continue;
            };
            let line = drawn.insert(couple);
            let turn = captions.entry(child).or_default();
            marks.extend(self.arrow(it, couple, child, (line, *turn)));
            if matches!(it.triad, Triad::Detour { .. }) {
                *turn += 1;
            }
        }
    }

    fn arrow(
        &self,
        it: &'m TriadMark,
        couple: (usize, usize),
        child: usize,
        (line, turn): (bool, usize),
    ) -> Option<DrawnMark<'m>> {
        let kinds = self.lanes.get(&couple)?;
        let lane = kinds.iter().position(|kind| *kind == TieKind::Conflict)?;
        let (route, _) = self.route(couple, lane)?;
        let frame = |index: usize| self.layout.placed.get(index).map(|it| it.frame);
        let others = self.around(self.others(&[couple.0, couple.1, child]));
        let (symbol, glyph) = match &it.triad {
            Triad::Detour { attacking, .. } => (
                Symbol::Detour {
                    attacking: *attacking,
                },
                notation::detour((route, line), frame(child)?, (*attacking, turn), &others),
            ),
            _ => {
                let couple = [frame(couple.0)?, frame(couple.1)?];
                let line = line.then_some(route);
                let glyph = notation::demand(couple, line, frame(child)?, &others);
                (Symbol::Demand, glyph)
            }
        };
        Some(DrawnMark {
            mark: &it.mark,
            symbol,
            glyph,
        })
    }

    /// A member who stands apart: a line toward the nearest other that does not reach.
    fn apart(&self, it: &'m PlacementMark) -> Option<DrawnMark<'m>> {
        if it.placement != Placement::Apart || !is_drawn(&it.mark) {
            return None;
        }
        let frame = self.layout.frame(&it.member)?;
        let distance = |other: &Frame| (other.center() - frame.center()).length();
        let nearest = self
            .layout
            .placed
            .iter()
            .filter(|placed| placed.member.id != it.member)
            .map(|placed| placed.frame)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let level = nearest.center().x - frame.center().x;
        let direction = Vector::new(if level < 0.0 { -1.0 } else { 1.0 }, 0.0);
        let from = frame.grown(CLEARANCE).exit(direction);
        Some(DrawnMark {
            mark: &it.mark,
            symbol: Symbol::Apart,
            glyph: notation::stub(from, direction),
        })
    }

    /// The sign inside the label of a member who is raised.
    fn raised(&self, it: &'m PlacementMark) -> Option<DrawnMark<'m>> {
        if it.placement != Placement::Raised || !is_drawn(&it.mark) {
            return None;
        }
        let frame = self.layout.frame(&it.member)?;
        let at = Vector::new(frame.left + 4.0 + SIGN_WIDTH / 2.0, frame.center().y);
        Some(DrawnMark {
            mark: &it.mark,
            symbol: Symbol::Raised,
            glyph: notation::sign(at),
        })
    }
}
