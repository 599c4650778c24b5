//! Structure → [`MapDocument`] → SVG: Minuchin's notation, drawn from evidence or by hand.

mod document;

pub use document::{
    Area, AreaKind, BoundaryLine, BoundaryPlace, MapDocument, MapMember, Mark, MemberKey, Point,
    Source, TieKind, TieMark, Triad, TriadMark,
};

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
    /// Which mark or member is picked out, by its id.
    pub selected: Option<String>,
}

/// The map a structure suggests: members placed in generation rows, ties, boundaries and three-person marks, each with
/// its source, tier and evidence.
#[must_use]
pub fn compose(family: &Family, structure: &Structure) -> MapDocument {
    let _ = (family, structure);
    MapDocument::default()
}

/// Draws a map as a standalone, accessible SVG document (or, for the page, as an `svg` element).
#[must_use]
pub fn draw(map: &MapDocument, options: &DrawOptions) -> String {
    let _ = (map, options);
    String::new()
}

/// Draws a map as markup, for the page.
#[must_use]
pub fn markup(map: &MapDocument, options: &DrawOptions) -> maud::Markup {
    let _ = (map, options);
    maud::html! {}
}

/// The map in sentences, for lists and for readers of the text.
#[must_use]
pub fn sentences(map: &MapDocument) -> Vec<String> {
    let ties = map.ties.iter().map(|tie| &tie.mark);
    let triads = map.triads.iter().map(|triad| &triad.mark);
    let boundaries = map.boundaries.iter().map(|line| &line.mark);
    triads
        .chain(ties)
        .chain(boundaries)
        .map(|mark| mark.sentence.clone())
        .collect()
}
