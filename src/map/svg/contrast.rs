//! What is different on another map: a band under it whose pattern tells how, and the word on top of everything.

use maud::{Markup, html};

use super::Ink;
use crate::map::Contrast;
use crate::map::geometry::{Frame, Path, Vector, number};
use crate::map::label::em;
use crate::map::scene::Scene;

/// The size of the word, in pixels.
const WORD: f64 = 11.0;
/// The height that a word takes, in pixels.
const TALL: f64 = 14.0;

/// Room for words at the left and right of a picture, in pixels.
pub(super) const ASIDE: f64 = 40.0;

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
            path class=[self.class(&class)] d=(spine) fill="none" stroke=(self.palette.changed) stroke-width="14"
                stroke-linecap=(cap) stroke-linejoin="round" stroke-dasharray=[dash] {}
        }
    }

    /// The words, each beside what it is about: clear of names and of one another, and of other marks as far as there is room.
    pub(super) fn tags(&self, scene: &Scene<'_>) -> Markup {
        if self.options.changed.is_empty() {
            return Markup::default();
        }
        let labels = scene.layout.placed.iter().map(|it| it.footprint());
        let mut taken: Vec<Frame> = labels.collect();
        let marks = || scene.under.iter().chain(&scene.over);
        let covered: Vec<Frame> = marks().filter_map(|it| it.glyph.extent).collect();
        let mut tags: Vec<Tag> = Vec::new();
        let mut set = |contrast: Contrast, places: fn(Frame, f64) -> Vec<Vector>, about: Frame| {
            let width = em(contrast.word()) * WORD + 4.0;
            let places = places(about, width).into_iter();
            let frames = places.map(|at| Frame::around(at, width, TALL));
            let cost = |frame: &Frame| {
                let over = |of: &[Frame]| of.iter().filter(|it| it.overlaps(*frame)).count();
                100 * over(&taken) + over(&covered)
            };
            if let Some(frame) = frames.min_by_key(cost) {
                taken.push(frame);
                tags.push(Tag { contrast, frame });
            }
        };
        for mark in marks() {
            if let Some(contrast) = self.contrast(&mark.mark.id) {
                let at = Frame::around(mark.glyph.aside, 0.0, 0.0);
                set(contrast, beside, mark.glyph.extent.unwrap_or(at));
            }
        }
        for placed in scene.layout.placed.iter().filter(|it| !it.repeated) {
            if let Some(contrast) = self.contrast(&placed.member.id) {
                set(contrast, around, placed.frame);
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

/// Where the word of a mark may stand, the best first: beside what is tall, over and under what is wide.
fn beside(mark: Frame, width: f64) -> Vec<Vector> {
    let center = mark.center();
    let aside = mark.width() / 2.0 + width / 2.0 + 3.0;
    let over = mark.height() / 2.0 + TALL / 2.0 + 3.0;
    let sides = [(aside, 0.0), (-aside, 0.0)];
    let levels = [(0.0, -over), (0.0, over)];
    let places = if mark.height() > mark.width() {
        sides.into_iter().chain(levels)
    } else {
        levels.into_iter().chain(sides)
    };
    let lower = [(aside, over), (-aside, over), (0.0, 0.0)];
    let places = places.chain(lower);
    places.map(|(x, y)| center + Vector::new(x, y)).collect()
}

/// Where the word of a member may stand.
fn around(label: Frame, width: f64) -> Vec<Vector> {
    let center = label.center();
    let aside = label.width() / 2.0 + width / 2.0 + 9.0;
    vec![
        Vector::new(center.x, label.top - 15.0),
        Vector::new(center.x, label.bottom + 15.0),
        Vector::new(center.x + aside, center.y),
        Vector::new(center.x - aside, center.y),
    ]
}
