//! Structure → [`MapDocument`] → SVG: Minuchin's notation, drawn from evidence or by hand.

mod compose;
mod difference;
mod document;
mod drawn;
pub mod edit;
mod geometry;
mod grammar;
mod label;
mod layout;
mod notation;
mod scene;
mod svg;
#[cfg(test)]
mod tests;
mod wording;

pub use difference::{Change, Contrast, Voice, beside, difference, identified};
pub use document::{
    Area, AreaKind, BoundaryLine, BoundaryPlace, MapDocument, MapMember, Mark, MemberKey, Note,
    Outline, Placement, PlacementMark, Point, Rest, Source, TieKind, TieMark, Triad, TriadMark,
};
pub use drawn::drawn;
pub use geometry::UNIT;
pub use grammar::{Fault, FaultKind, check};
pub use wording::{About, Sentence, listing};

use crate::session::Family;
use crate::structure::Structure;

/// Which theme an SVG is drawn for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark lines on white, fixed colours: for files, paper and other programs.
    #[default]
    Paper,
    /// Colours taken from the page's style sheet through classes, so that it follows light and dark.
    Page,
}

/// How a map is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawOptions {
    /// For a file or for the page.
    pub theme: Theme,
    /// Whether a legend of the marks used stands under the map.
    pub legend: bool,
    /// Whether the therapist is drawn.
    pub therapist: bool,
    /// Whether people are drawn with the outlines of a genogram: the name under a square, a circle or a diamond, the age
    /// inside, a cross over who has died, a double line around the identified patient.
    pub outlines: bool,
    /// Marks and members to be marked as different from another map, by id, and how: see [`Change::contrast`].
    pub changed: Vec<(String, Contrast)>,
    /// Whether nothing on it can be pressed: a map on the page that only stands beside another.
    pub still: bool,
    /// Which mark or member is picked out, by its id.
    pub selected: Option<String>,
    /// What the sheet covers at least.
    pub room: Option<Room>,
    /// Where the map is being drawn on: what the editor holds. `None` for a map that is read.
    pub editing: Option<Editing>,
}

/// What the picture of a map covers, to draw another of the same family on as large a sheet: so nothing jumps when marks
/// come and go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room(geometry::Frame);

impl Room {
    /// Room for both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0.union(other.0))
    }
}

/// What the picture of a map covers.
#[must_use]
pub fn room(map: &MapDocument, options: &DrawOptions) -> Room {
    Room(svg::covered(map, options))
}

/// A map that is being drawn on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Editing {
    /// What is chosen, by id.
    pub chosen: Vec<String>,
    /// The one element that Tab reaches, by id; the first member where it is nobody's.
    pub at: Option<String>,
    /// The part of the sheet that is seen, in pixels: left, top, width, height. `None` shows all of it.
    pub view: Option<[f64; 4]>,
    /// A frame that is being drawn around what is to be chosen, in pixels: left, top, width, height.
    pub frame: Option<[f64; 4]>,
}

/// The id under which a member or mark of a map stands in the page.
#[must_use]
pub fn element_id(id: &str) -> String {
    let plain = |c: char| if c.is_whitespace() { '_' } else { c };
    let id: String = label::clean(id).chars().map(plain).collect();
    format!("on-map-{id}")
}

/// The part of the sheet that a map which is being drawn on covers, with room around it: left, top, width, height, in
/// pixels.
#[must_use]
pub fn sheet(map: &MapDocument) -> [f64; 4] {
    let (map, _) = check(map);
    svg::sheet_of(&scene::Scene::new(&map, DrawOptions::default().show()))
}

impl DrawOptions {
    const fn show(&self) -> layout::Show {
        layout::Show {
            therapist: self.therapist,
            outlines: self.outlines,
        }
    }
}

/// The map a structure suggests: members placed in generation rows, ties, boundaries and three-person marks, each with
/// its source, tier and evidence. Where nothing is offered, nothing but the members and a boundary that was not assessed.
#[must_use]
pub fn compose(family: &Family, structure: &Structure) -> MapDocument {
    compose::compose(family, structure)
}

/// Where everybody stands whom `options` would draw: the middle of each label, in map units.
///
/// What a person drags starts from here and ends as [`MapMember::pinned`], in the same units.
#[must_use]
pub fn places(map: &MapDocument, options: &DrawOptions) -> Vec<(MemberKey, Point)> {
    let (map, _) = check(map);
    let layout = layout::Layout::new(&map, options.show());
    let own = layout.placed.iter().filter(|it| !it.repeated);
    let placed = own.map(|it| {
        let center = it.frame.center();
        let point = Point {
            x: center.x / UNIT,
            y: center.y / UNIT,
        };
        (it.member.id.clone(), point)
    });
    placed.collect()
}

/// Where every note stands: its upper left corner, in map units. What a person drags starts from here and ends as
/// [`Note::at`].
#[must_use]
pub fn note_places(map: &MapDocument) -> Vec<(String, Point)> {
    let (map, _) = check(map);
    let scene = scene::Scene::new(&map, DrawOptions::default().show());
    let corner = |it: &scene::Slip<'_>| Point {
        x: it.frame.left / UNIT,
        y: it.frame.top / UNIT,
    };
    let notes = scene.notes.iter();
    notes.map(|it| (it.note.id.clone(), corner(it))).collect()
}

/// A map with everybody who has no place of their own where another map has them, so that two readings of one family
/// can be told apart by their marks alone.
#[must_use]
pub fn held(mut map: MapDocument, other: &MapDocument) -> MapDocument {
    for (id, place) in places(other, &DrawOptions::default()) {
        let member = map.members.iter_mut().find(|member| member.id == id);
        if let Some(member) = member {
            member.pinned.get_or_insert(place);
        }
    }
    map
}

/// Draws a map as a standalone, accessible SVG document (or, for the page, as an `svg` element).
///
/// Total: what cannot be drawn is left out, and [`check`] says what and why.
#[must_use]
pub fn draw(map: &MapDocument, options: &DrawOptions) -> String {
    svg::picture(map, options).into_string()
}

/// The width and height of a drawing at its natural size, in pixels: what a picture of it is scaled from.
#[must_use]
pub fn size(map: &MapDocument, options: &DrawOptions) -> (f64, f64) {
    svg::size(map, options)
}

/// Draws a map as markup, for the page.
#[must_use]
pub fn markup(map: &MapDocument, options: &DrawOptions) -> maud::Markup {
    svg::picture(map, options)
}

/// Draws a map as markup for the page, and the key to its symbols to stand beside it.
#[must_use]
pub fn with_key(map: &MapDocument, options: &DrawOptions) -> [maud::Markup; 2] {
    svg::with_key(map, options)
}

/// The map in sentences, for lists and for readers of the text; [`listing`] without the ids.
#[must_use]
pub fn sentences(map: &MapDocument) -> Vec<String> {
    listing(map).into_iter().map(|it| it.text).collect()
}
