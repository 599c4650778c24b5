//! Layout + marks → every stroke of the picture, in the order in which it is drawn.

mod bracing;
mod slip;
mod staging;
mod symbol;

pub(in crate::map) use slip::{LINE, PADDING, SIZE, Slip};
pub(in crate::map) use symbol::Symbol;

use crate::map::document::{Area, AreaKind, MapDocument, Mark};
use crate::map::geometry::{Frame, Path, UNIT, Vector};
use crate::map::layout::{Layout, Placed, Show, count};
use crate::map::notation::{Glyph, Ring};

/// A mark as it stands in the picture.
#[derive(Clone, Debug)]
pub(in crate::map) struct DrawnMark<'m> {
    pub mark: &'m Mark,
    pub symbol: Symbol,
    pub glyph: Glyph,
}

/// The picture.
#[derive(Clone, Debug)]
pub(in crate::map) struct Scene<'m> {
    pub layout: Layout<'m>,
    pub areas: Vec<(&'m Area, Ring)>,
    /// Boundaries, ties, braces, arrows: what lies under the labels.
    pub under: Vec<DrawnMark<'m>>,
    /// Signs inside the labels.
    pub over: Vec<DrawnMark<'m>>,
    /// From parents to their children, where that is told.
    pub descents: Vec<Path>,
    /// Notes, each where it stands.
    pub notes: Vec<Slip<'m>>,
    /// What all of it covers.
    pub extent: Frame,
}

impl<'m> Scene<'m> {
    /// The picture of a map that has passed the grammar. Signals are never drawn.
    pub fn new(map: &'m MapDocument, show: impl Into<Show>) -> Self {
        let layout = Layout::new(map, show);
        let mut staging = staging::Staging::new(map, &layout);
        let areas: Vec<_> = map
            .areas
            .iter()
            .enumerate()
            .filter_map(|(index, area)| {
                Some((
                    area,
                    ring(area.kind, layout.parted(&layout.within(map, index)))?,
                ))
            })
            .collect();
        let under = staging.under();
        let over = staging.over();
        let notes = slip::slips(map, extent(&layout, &areas, &under));
        let extent = notes.iter().map(|it| it.frame);
        let extent = extent.fold(self::extent(&layout, &areas, &under), Frame::union);
        Self {
            descents: descents(&layout),
            layout,
            areas,
            under,
            over,
            notes,
            extent,
        }
    }
}

/// What is drawn around an area: a house is a box, a subsystem no more than its members need.
fn ring(kind: AreaKind, (inside, outside): (Vec<Frame>, Vec<Frame>)) -> Option<Ring> {
    match kind {
        AreaKind::Household => Ring::around(&inside, 0.6 * UNIT, &[]),
        AreaKind::Subsystem => Ring::around(&inside, 0.4 * UNIT, &outside),
    }
}

/// Lines from between the parents down to each child; from below a parent who is alone.
fn descents(layout: &Layout<'_>) -> Vec<Path> {
    let own = layout.placed.iter().filter(|it| !it.repeated);
    let line = |child: &Placed<'_>| {
        let parents = child.member.parents.iter();
        let parents: Vec<Frame> = parents.filter_map(|id| layout.frame(id)).collect();
        let both = parents.iter().copied().reduce(Frame::union)?;
        let centers = parents.iter().map(|it| it.center().x);
        let x = centers.sum::<f64>() / count(parents.len());
        let from = match parents.as_slice() {
            [_] => Vector::new(x, both.bottom),
            _ => Vector::new(x, both.center().y),
        };
        let to = Vector::new(child.frame.center().x, child.frame.top);
        let turn = both.bottom.midpoint(to.y);
        let corners = [Vector::new(from.x, turn), Vector::new(to.x, turn), to];
        Some(Path::default().to('M', &[from]).to('L', &corners))
    };
    own.filter_map(line).collect()
}

fn extent(layout: &Layout<'_>, areas: &[(&Area, Ring)], under: &[DrawnMark<'_>]) -> Frame {
    let labels = layout.placed.iter().map(Placed::footprint);
    let enclosed = areas.iter().map(|(_, ring)| ring.frame);
    let marks = under.iter().filter_map(|it| it.glyph.extent);
    labels
        .chain(enclosed)
        .chain(marks)
        .reduce(Frame::union)
        .unwrap_or_else(|| Frame::around(Vector::default(), 4.0 * UNIT, 2.0 * UNIT))
}
