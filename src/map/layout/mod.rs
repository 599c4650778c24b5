//! MapDocument → where each label stands: height is say, distance is closeness, and nothing depends on chance.

mod closeness;
mod dodge;
mod row;

use super::document::{MapDocument, MapMember, Placement, Point, Triad};
use super::geometry::{Frame, UNIT, Vector};
use super::label::{LINE_HEIGHT, Label};
use crate::session::Role;
use crate::sorted::SortedMap;
use crate::structure::Tier;
use closeness::Closeness;
pub(super) use row::Rows;

/// Space between the text of a label and its edge, in pixels.
const PADDING: f64 = 6.0;
/// Width kept inside a label for the sign of a raised member, in pixels.
pub(super) const SIGN_WIDTH: f64 = 15.0;
/// Height of one caption under a label, in pixels.
pub(super) const CAPTION_HEIGHT: f64 = 15.0;
/// Where the middle of the parents' row stands, in map units.
const CENTER: f64 = 6.0;

/// A member with their label, placed.
#[derive(Clone, Debug)]
pub(super) struct Placed<'m> {
    pub member: &'m MapMember,
    pub label: Label,
    /// The label's box.
    pub frame: Frame,
    /// Whether the box holds the sign of a raised member.
    pub signed: bool,
    /// How many captions stand under the box.
    pub captions: usize,
}

impl Placed<'_> {
    /// The box with its captions: what nothing else may cover.
    pub fn footprint(&self) -> Frame {
        let mut frame = self.frame;
        frame.bottom += CAPTION_HEIGHT * count(self.captions);
        frame
    }
}

/// Where everybody stands.
#[derive(Clone, Debug)]
pub(super) struct Layout<'m> {
    /// In the order of the map's members.
    pub placed: Vec<Placed<'m>>,
    pub rows: Rows,
    by_id: SortedMap<&'m str, usize>,
}

impl<'m> Layout<'m> {
    /// Places the members of a map that has passed the grammar.
    pub fn new(map: &'m MapDocument, therapist: bool) -> Self {
        let shown = |m: &&MapMember| therapist || m.role != Role::Therapist;
        let placed: Vec<_> = map
            .members
            .iter()
            .filter(shown)
            .map(|member| measured(map, member))
            .collect();
        let by_id = placed
            .iter()
            .enumerate()
            .map(|(index, it)| (it.member.id.as_str(), index))
            .collect();
        let rows = Rows::of(placed.iter().filter_map(|it| it.member.generation));
        let mut layout = Self {
            placed,
            rows,
            by_id,
        };
        layout.arrange(map);
        layout
    }

    /// Where a member is in [`Self::placed`]; `None` for who is not drawn.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub fn get(&self, id: &str) -> Option<&Placed<'m>> {
        self.placed.get(self.index(id)?)
    }

    pub fn frame(&self, id: &str) -> Option<Frame> {
        self.get(id).map(|it| it.frame)
    }

    /// The boxes of several members; those who are not drawn are left out.
    pub fn frames<'a>(&self, ids: impl IntoIterator<Item = &'a String>) -> Vec<Frame> {
        ids.into_iter().filter_map(|id| self.frame(id)).collect()
    }

    fn arrange(&mut self, map: &MapDocument) {
        let closeness = Closeness::of(map, &self.by_id);
        let apart: Vec<usize> = map
            .placements
            .iter()
            .filter(|it| it.placement == Placement::Apart)
            .filter_map(|it| self.index(&it.member))
            .collect();
        let mut hall = row::Hall::new(&self.placed, &self.rows, &apart);
        hall.arrange(&closeness);
        let centers = hall.centers();
        for (placed, center) in self.placed.iter_mut().zip(centers) {
            let center = match placed.member.pinned {
                Some(Point { x, y }) => Vector::new(x * UNIT, y * UNIT),
                None => center,
            };
            placed.frame = Frame::around(center, placed.frame.width(), placed.frame.height());
        }
        dodge::pinned(&mut self.placed);
    }
}

/// A member's label and the size of its box, not yet in place.
fn measured<'m>(map: &MapDocument, member: &'m MapMember) -> Placed<'m> {
    let label = Label::new(&member.name);
    let signed = map
        .placements
        .iter()
        .filter(|it| it.placement == Placement::Raised && it.mark.tier != Tier::Signal)
        .any(|it| it.member == member.id);
    let captions = map
        .triads
        .iter()
        .filter(|it| matches!(&it.triad, Triad::Detour { child, .. } if *child == member.id))
        .count();
    let sign = if signed { SIGN_WIDTH } else { 0.0 };
    let width = (label.width + 2.0 * PADDING + sign).max(28.0);
    let height = LINE_HEIGHT * count(label.lines.len()) + 2.0 * PADDING;
    Placed {
        member,
        label,
        frame: Frame::around(Vector::default(), width, height),
        signed,
        captions,
    }
}

/// A count as a number to calculate with; counts on a map are small.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}
