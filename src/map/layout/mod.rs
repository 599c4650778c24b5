//! MapDocument → where each label stands: height is say, distance is closeness, and nothing depends on chance.

mod closeness;
mod dodge;
mod group;
mod hall;
mod order;
mod rows;

use super::document::{AreaKind, MapDocument, MapMember, Placement, Point, Triad};
use super::geometry::{Frame, UNIT, Vector};
use super::label::{LINE_HEIGHT, Label};
use crate::session::Role;
use crate::sorted::SortedMap;
use crate::structure::Tier;
use closeness::Closeness;
use hall::Hall;
pub(super) use rows::Rows;

/// Space between the text of a label and its edge, in pixels.
const PADDING: f64 = 6.0;
/// Width kept inside a label for the sign of a raised member, in pixels.
pub(super) const SIGN_WIDTH: f64 = 15.0;
/// Height of one caption under a label, in pixels.
pub(super) const CAPTION_HEIGHT: f64 = 15.0;
/// Height of the outline over a name, in pixels.
pub(super) const OUTLINE: f64 = 42.0;
/// Where the middle of the parents' row stands, in map units.
const CENTER: f64 = 6.0;

/// Who is drawn, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Show {
    /// Whether the therapist is drawn.
    pub therapist: bool,
    /// Whether people are drawn as in a genogram, with the name under an outline.
    pub outlines: bool,
}

impl From<bool> for Show {
    fn from(therapist: bool) -> Self {
        Self {
            therapist,
            outlines: false,
        }
    }
}

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
    /// The household in which this label stands: index into the map's areas.
    pub home: Option<usize>,
    /// Whether the member is only shown to live here as well: their marks are drawn where their main home is.
    pub repeated: bool,
}

impl Placed<'_> {
    /// The box with its captions: what nothing else may cover.
    pub fn footprint(&self) -> Frame {
        let mut frame = self.frame;
        frame.bottom += CAPTION_HEIGHT * count(self.captions);
        frame
    }

    /// Where a person has put this label.
    fn pinned(&self) -> Option<Point> {
        self.member.pinned.filter(|_| !self.repeated)
    }

    /// In whose row the label stands before anyone is raised. Whoever lives with the family and has no generation stands
    /// with the parents, and so does everyone where no generation is told; `None` for who has no place in the rows.
    fn generation(&self, rows: &Rows) -> Option<i8> {
        let inside = self.home.is_some() || rows.is_empty();
        let inside = inside && self.member.role != Role::Therapist;
        self.member
            .generation
            .or_else(|| inside.then(|| rows.adults()))
    }
}

/// Where everybody stands.
#[derive(Clone, Debug)]
pub(super) struct Layout<'m> {
    /// In the order of the map's members; after them, who lives in a second home as well.
    pub placed: Vec<Placed<'m>>,
    pub rows: Rows,
    by_id: SortedMap<&'m str, usize>,
}

impl<'m> Layout<'m> {
    /// Places the members of a map that has passed the grammar.
    pub fn new(map: &'m MapDocument, show: impl Into<Show>) -> Self {
        let show = show.into();
        let shown = |m: &&MapMember| show.therapist || m.role != Role::Therapist;
        let members = || map.members.iter().filter(shown);
        let mut placed: Vec<_> = members().map(|it| measured(map, it, show)).collect();
        let by_id = placed
            .iter()
            .enumerate()
            .map(|(index, it)| (it.member.id.as_str(), index))
            .collect();
        placed.extend(members().flat_map(|it| repeated(map, it, show)));
        let generations = placed.iter().filter_map(|it| it.member.generation);
        let rows = if show.outlines {
            Rows::of_outlines(generations)
        } else {
            Rows::of(generations)
        };
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

    /// How many rows above (positive) or below the row of their generation a member is drawn; `None` without a generation.
    pub fn rise(&self, id: &str) -> Option<f64> {
        let it = self.get(id)?;
        let y = it.frame.center().y / UNIT;
        Some(self.rows.raised(it.member.generation?, y))
    }

    /// The boxes of those whom some keys name, each a member or a whole area; who is not drawn is left out.
    pub fn frames(&self, map: &MapDocument, keys: &[String]) -> Vec<Frame> {
        let of = |key: &String| match map.areas.iter().position(|area| area.id == *key) {
            Some(area) => self.within(map, area),
            None => self.frame(key).into_iter().collect(),
        };
        keys.iter().flat_map(of).collect()
    }

    /// The boxes of those who belong to an area, given by its place in the map's list: in a household, those of all who
    /// live there.
    pub fn within(&self, map: &MapDocument, area: usize) -> Vec<Frame> {
        let Some(it) = map.areas.get(area) else {
            return Vec::new();
        };
        if it.kind == AreaKind::Subsystem {
            return it.members.iter().filter_map(|id| self.frame(id)).collect();
        }
        let here = self.placed.iter().filter(|it| it.home == Some(area));
        here.map(|it| it.frame).collect()
    }

    /// Some boxes, and those of everyone else.
    pub fn parted(&self, inside: &[Frame]) -> (Vec<Frame>, Vec<Frame>) {
        let all = self.placed.iter().map(|it| it.frame);
        all.partition(|frame| inside.contains(frame))
    }

    fn arrange(&mut self, map: &MapDocument) {
        let closeness = Closeness::of(map, &self.by_id);
        let apart: Vec<usize> = map
            .placements
            .iter()
            .filter(|it| it.placement == Placement::Apart)
            .filter_map(|it| self.index(&it.member))
            .collect();
        let hall = Hall {
            map,
            placed: &self.placed,
            rows: &self.rows,
            apart: &apart,
            closeness: &closeness,
        };
        let centers = hall.centers();
        for (placed, center) in self.placed.iter_mut().zip(centers) {
            let center = match placed.pinned() {
                Some(Point { x, y }) => Vector::new(x * UNIT, y * UNIT),
                None => center,
            };
            placed.frame = Frame::around(center, placed.frame.width(), placed.frame.height());
        }
        dodge::pinned(&mut self.placed);
    }
}

/// A member's label and the size of its box, not yet in place.
fn measured<'m>(map: &MapDocument, member: &'m MapMember, show: Show) -> Placed<'m> {
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
    Placed {
        frame: boxed(&label, signed, show),
        member,
        label,
        signed,
        captions,
        home: homes(map, member).next(),
        repeated: false,
    }
}

/// A member's labels in homes beyond the first.
fn repeated<'m>(map: &'m MapDocument, member: &'m MapMember, show: Show) -> Vec<Placed<'m>> {
    let others = homes(map, member).skip(1);
    let label = |home| {
        let label = Label::new(&member.name);
        Placed {
            frame: boxed(&label, false, show),
            member,
            label,
            signed: false,
            captions: 0,
            home: Some(home),
            repeated: true,
        }
    };
    others.map(label).collect()
}

/// The households a member lives in: indices into the map's areas.
fn homes<'m>(map: &'m MapDocument, member: &'m MapMember) -> impl Iterator<Item = usize> + 'm {
    let areas = map.areas.iter().enumerate();
    let homes =
        areas.filter(|(_, it)| it.kind == AreaKind::Household && it.members.contains(&member.id));
    homes.map(|(index, _)| index)
}

/// The box of a label, not yet in place.
fn boxed(label: &Label, signed: bool, show: Show) -> Frame {
    let sign = if signed { SIGN_WIDTH } else { 0.0 };
    let outline = if show.outlines { OUTLINE } else { 0.0 };
    let width = (label.width + 2.0 * PADDING + sign).max(28.0).max(outline);
    let height = LINE_HEIGHT * count(label.lines.len()) + 2.0 * PADDING + outline;
    Frame::around(Vector::default(), width, height)
}

/// A count as a number to calculate with; counts on a map are small.
#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}
