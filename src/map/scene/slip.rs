//! Notes → slips of paper on the sheet: where a person has put them, else one under another below the map.

use crate::map::document::{MapDocument, Note};
use crate::map::geometry::{Frame, UNIT, Vector};
use crate::map::label::{clean, em, folded};
use crate::map::layout::count;
use crate::map::wording::Names;

/// The size of a note's letters, in pixels.
pub(in crate::map) const SIZE: f64 = 12.0;
/// The distance of two lines of a note, in pixels.
pub(in crate::map) const LINE: f64 = 16.0;
/// Space between the words and the edge, in pixels.
pub(in crate::map) const PADDING: f64 = 6.0;
/// The longest line of a note, in em.
const WIDTH: f64 = 26.0;
/// How many lines of a note are shown; the whole of it is in its title.
const LINES: usize = 8;
/// Space between two slips, in pixels.
const GAP: f64 = 8.0;

/// A note on the sheet.
#[derive(Clone, Debug)]
pub(in crate::map) struct Slip<'m> {
    pub note: &'m Note,
    /// All that it says, with whom or what it is about.
    pub said: String,
    pub lines: Vec<String>,
    pub frame: Frame,
}

/// The notes of a map that covers a frame.
pub(super) fn slips(map: &MapDocument, covered: Frame) -> Vec<Slip<'_>> {
    let names = Names::of_map(map);
    let mut below = covered.bottom + 2.0 * GAP;
    let notes = map.notes.iter().filter(|it| !it.text.trim().is_empty());
    let slips = notes.map(|note| {
        let about = note.about.as_ref().filter(|_| note.at.is_none());
        let about = about.and_then(|id| told(map, &names, id));
        let text = clean(note.text.trim());
        let said = about.map_or(text.clone(), |about| format!("{about}: {text}"));
        let lines = folded(&said, WIDTH, LINES);
        let widest = lines.iter().map(|line| em(line)).fold(1.0, f64::max);
        let width = widest * SIZE + 2.0 * PADDING;
        let height = LINE * count(lines.len()) + 2.0 * PADDING;
        let corner = note.at.map_or_else(
            || Vector::new(covered.left, below),
            |at| Vector::new(at.x * UNIT, at.y * UNIT),
        );
        if note.at.is_none() {
            below += height + GAP;
        }
        let half = Vector::new(width / 2.0, height / 2.0);
        Slip {
            note,
            said,
            lines,
            frame: Frame::around(corner + half, width, height),
        }
    });
    slips.collect()
}

/// What a note is about, in words: a member or an area by name, a mark by its sentence.
fn told(map: &MapDocument, names: &Names<'_>, id: &str) -> Option<String> {
    if map.member(id).is_some() || map.area(id).is_some() {
        return Some(names.of(id));
    }
    let mark = map.marks().find(|it| it.id == id)?;
    Some(clean(mark.sentence.trim_end_matches('.')))
}
