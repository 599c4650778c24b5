//! What is different on another map: a band under it whose pattern tells how, and the word on top of everything.

use maud::{Markup, html};

use super::Ink;
use crate::map::Contrast;
use crate::map::geometry::{Frame, Path, Vector, number};
use crate::map::label::em;
use crate::map::scene::{DrawnMark, Scene};

/// The size of the word, in pixels.
const WORD: f64 = 11.0;
/// The height that a word takes, in pixels.
const TALL: f64 = 14.0;

/// A word beside what is different.
struct Tag {
    contrast: Contrast,
    frame: Frame,
}

impl Ink<'_> {
    /// How a member or mark differs from the other map.
    pub(super) fn contrast(&self, id: &str) -> Option<Contrast> {
        let found = self.options.changed.iter().find(|(it, _)| it == id);
        found.map(|(_, contrast)| *contrast)
    }

    /// What differs, before what is said of it: "New: …".
    pub(super) fn told(&self, id: &str, said: String) -> String {
        match self.contrast(id) {
            Some(contrast) => format!("{}: {said}", contrast.word()),
            None => said,
        }
    }

    /// A pale band: whole under what is new, hatched under what is gone, in blocks under what is otherwise.
    pub(super) fn band(&self, contrast: Contrast, spine: &Path) -> Markup {
        let class = format!("changed {}", contrast.name());
        let (dash, cap) = match contrast {
            Contrast::New => (None, "round"),
            Contrast::Gone => (Some("2.5 4.5"), "butt"),
            Contrast::Changed => (Some("16 7"), "butt"),
        };
        html! {
            path class=[self.class(&class)] d=(spine.d) fill="none" stroke=(self.palette.changed) stroke-width="14"
                stroke-linecap=(cap) stroke-linejoin="round" stroke-dasharray=[dash] {}
        }
    }

    /// The words, each beside what it is about and clear of names and of one another where there is room.
    pub(super) fn tags(&self, scene: &Scene<'_>) -> Markup {
        if self.options.changed.is_empty() {
            return Markup::default();
        }
        let labels = scene.layout.placed.iter().map(|it| it.footprint());
        let mut taken: Vec<Frame> = labels.collect();
        let mut tags: Vec<Tag> = Vec::new();
        let mut set = |contrast: Contrast, places: Vec<Vector>| {
            let width = em(contrast.word()) * WORD + 4.0;
            let frames = places.iter().map(|at| Frame::around(*at, width, TALL));
            let clear = |frame: &Frame| !taken.iter().any(|it| it.overlaps(*frame));
            let first = frames.clone().next();
            if let Some(frame) = frames.clone().find(clear).or(first) {
                taken.push(frame);
                tags.push(Tag { contrast, frame });
            }
        };
        for mark in scene.under.iter().chain(&scene.over) {
            if let Some(contrast) = self.contrast(&mark.mark.id) {
                set(contrast, beside(mark));
            }
        }
        for placed in scene.layout.placed.iter().filter(|it| !it.repeated) {
            if let Some(contrast) = self.contrast(&placed.member.id) {
                set(contrast, around(placed.frame));
            }
        }
        html! { @for tag in &tags { (self.tag(tag)) } }
    }

    fn tag(&self, tag: &Tag) -> Markup {
        let at = tag.frame.center();
        html! {
            text class=[self.class("contrast")] x=(number(at.x)) y=(number(at.y + 4.0)) font-size=(number(WORD)) font-weight="600"
                text-anchor="middle" fill=(self.palette.ink) stroke=(self.palette.paper) stroke-width="3" paint-order="stroke"
                stroke-linejoin="round" aria-hidden="true" { (tag.contrast.word()) }
        }
    }
}

/// Where the word of a mark may stand, the best first.
fn beside(mark: &DrawnMark<'_>) -> Vec<Vector> {
    let at = mark.glyph.aside;
    let around = [
        (0.0, 15.0),
        (0.0, -15.0),
        (34.0, 0.0),
        (-34.0, 0.0),
        (30.0, 15.0),
        (-30.0, 15.0),
        (30.0, -15.0),
        (-30.0, -15.0),
        (0.0, 28.0),
        (0.0, -28.0),
    ];
    let near = around.into_iter();
    near.map(|(x, y)| at + Vector::new(x, y)).collect()
}

/// Where the word of a member may stand.
fn around(frame: Frame) -> Vec<Vector> {
    let center = frame.center();
    let aside = frame.width() / 2.0 + 30.0;
    vec![
        Vector::new(center.x, frame.top - 13.0),
        Vector::new(center.x, frame.bottom + 13.0),
        Vector::new(center.x + aside, center.y),
        Vector::new(center.x - aside, center.y),
    ]
}
