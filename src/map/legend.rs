//! Scene → the key under the map: the symbols that occur in it, drawn by the same hand.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::document::Source;
use super::geometry::{Frame, Vector, number};
use super::label::em;
use super::layout::count;
use super::notation::{self, Brace, Glyph, Reach, Route};
use super::scene::{Scene, Symbol};
use super::svg::{Ink, Standing};
use crate::structure::{BoundaryStyle, Tier};

/// Size of a sample, in pixels.
const SAMPLE: (f64, f64) = (52.0, 30.0);
const ROW_HEIGHT: f64 = 38.0;
const TEXT_SIZE: f64 = 12.5;
/// The narrowest a legend gets, in pixels.
const LEAST_WIDTH: f64 = 460.0;
/// What height and distance mean.
const NOTE: [&str; 2] = [
    "Higher on the map: more say over what happens. Nearer: closer.",
    "A sketch of one conversation, to be corrected by those in it.",
];

/// One line of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    Symbol(Symbol),
    IdentifiedPatient,
    Absent,
    Tentative,
    Overruled,
}

/// The key.
#[derive(Clone, Debug)]
pub(super) struct Legend {
    entries: Vec<Entry>,
}

impl Legend {
    /// What occurs in a picture, each once.
    pub fn of(scene: &Scene<'_>) -> Self {
        let marks = || scene.under.iter().chain(&scene.over);
        let mut entries: BTreeSet<Entry> = marks().map(|it| Entry::Symbol(it.symbol)).collect();
        let members = || scene.layout.placed.iter().map(|it| it.member);
        let some = [
            (
                members().any(|it| it.identified_patient),
                Entry::IdentifiedPatient,
            ),
            (members().any(|it| !it.present), Entry::Absent),
            (
                marks().any(|it| {
                    it.mark.tier == Tier::Tentative && it.mark.source != Source::Overruled
                }),
                Entry::Tentative,
            ),
            (
                marks().any(|it| it.mark.source == Source::Overruled),
                Entry::Overruled,
            ),
        ];
        entries.extend(
            some.into_iter()
                .filter_map(|(is, entry)| is.then_some(entry)),
        );
        Self {
            entries: entries.into_iter().collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The key under a picture, in as many columns as there is room for, and what it covers.
    pub fn draw(&self, ink: &Ink<'_>, above: Frame) -> (Markup, Frame) {
        let widest = self
            .entries
            .iter()
            .map(|it| em(it.words()) * TEXT_SIZE)
            .fold(0.0, f64::max);
        let column = SAMPLE.0 + 12.0 + widest + 16.0;
        let width = above.width().max(LEAST_WIDTH);
        let mut columns = 1;
        while columns < self.entries.len() && column * count(columns + 1) <= width {
            columns += 1;
        }
        let rows = self.entries.len().div_ceil(columns);
        let used = column * count(columns);
        let left = above.center().x - used / 2.0;
        let top = above.bottom + 14.0;
        let place = |turn: usize| {
            let (column_of, row) = (turn / rows, turn % rows);
            Vector::new(
                column.mul_add(count(column_of), left),
                ROW_HEIGHT.mul_add(count(row), top),
            )
        };
        let foot = ROW_HEIGHT.mul_add(count(rows), top) + 10.0;
        let frame = Frame {
            left: left.min(above.left),
            top,
            right: (left + used).max(above.right),
            bottom: foot + 18.0,
        };
        let markup = html! {
            g class=[ink.class("legend")] aria-hidden="true" {
                path d=(super::geometry::Path::line(Vector::new(left, top - 14.0), Vector::new(left + used, top - 14.0)).d)
                    stroke=(ink.palette.hair) stroke-width="1" class=[ink.class("rule")] {}
                @for (turn, entry) in self.entries.iter().enumerate() { (row(ink, *entry, place(turn))) }
                @for (turn, note) in NOTE.iter().enumerate() {
                    text class=[ink.class("word")] x=(number(left)) y=(number(17.0_f64.mul_add(count(turn), foot)))
                        font-size=(number(TEXT_SIZE)) fill=(ink.palette.soft) { (note) }
                }
            }
        };
        (markup, frame)
    }
}

fn row(ink: &Ink<'_>, entry: Entry, at: Vector) -> Markup {
    let shift = format!("translate({} {})", number(at.x), number(at.y));
    let baseline = SAMPLE.1 / 2.0 + 4.5;
    html! {
        g transform=(shift) {
            (sample(ink, entry))
            text class=[ink.class("word")] x=(number(SAMPLE.0 + 12.0)) y=(number(baseline))
                font-size=(number(TEXT_SIZE)) fill=(ink.palette.ink) { (entry.words()) }
        }
    }
}

fn sample(ink: &Ink<'_>, entry: Entry) -> Markup {
    let line = glyph(Symbol::Tie(super::TieKind::Affiliation));
    match entry {
        Entry::Symbol(symbol) => {
            let color = ink.palette.of_symbol(symbol);
            html! { g class=[ink.class(symbol.class())] { (ink.strokes(&glyph(symbol), standing(symbol), color)) } }
        }
        Entry::IdentifiedPatient => html! {
            rect class=[ink.class("plate")] x="10" y="5" width="32" height="20" rx="6" fill=(ink.palette.paper) stroke=(ink.palette.hair) {}
            circle class=[ink.class("dot")] cx="41" cy="6" r="4" fill=(ink.palette.paper) stroke=(ink.palette.ink) stroke-width="1.5" {}
        },
        Entry::Absent => html! {
            rect class=[ink.class("plate")] x="4" y="4" width="44" height="22" rx="6" fill=(ink.palette.paper)
                stroke=(ink.palette.hair) stroke-dasharray="3 3" {}
            text class=[ink.class("caption")] x="26" y="19" font-size="12" font-style="italic" text-anchor="middle" fill=(ink.palette.soft) { "name" }
        },
        Entry::Tentative => doubtful(ink, &line, Standing::Tentative),
        Entry::Overruled => doubtful(ink, &line, Standing::Overruled),
    }
}

fn doubtful(ink: &Ink<'_>, glyph: &Glyph, standing: Standing) -> Markup {
    html! {
        (ink.strokes(glyph, standing, ink.palette.ink))
        text class=[ink.class("aside")] x="26" y="9" font-size="12" font-weight="600" text-anchor="middle" fill=(ink.palette.ink) {
            (standing.sign().unwrap_or_default())
        }
    }
}

const fn standing(symbol: Symbol) -> Standing {
    match symbol {
        Symbol::Boundary(BoundaryStyle::NotAssessed) => Standing::Unknown,
        _ => Standing::Full,
    }
}

/// A symbol between two people who are not shown.
fn glyph(symbol: Symbol) -> Glyph {
    let (width, height) = SAMPLE;
    let at = |x: f64, y: f64| Vector::new(x * width, y * height);
    let spot = |x: f64, y: f64| Frame::around(at(x, y), 0.0, 0.0);
    let level = Route::straight(at(0.0, 0.5), at(1.0, 0.5));
    let upper = Route::straight(at(0.0, 0.1), at(1.0, 0.1));
    let child = Frame::around(Vector::new(width / 2.0, height + 6.0), 0.0, 0.0);
    match symbol {
        Symbol::Boundary(style) => notation::straight(style, level.from, level.to),
        Symbol::Tie(kind) => notation::tie(kind, level),
        Symbol::Coalition => {
            let axis = (spot(0.06, -0.1), spot(0.94, -0.1), Vector::new(0.0, 1.0));
            Brace::over(axis, [Reach::Edge; 2], 0).glyph(None)
        }
        Symbol::Detour { attacking } => {
            let glyph = notation::detour((upper, true), child, (attacking, 0), &[]);
            Glyph {
                captions: Vec::new(),
                ..glyph
            }
        }
        Symbol::Demand => {
            let couple = [spot(-0.08, -0.2), spot(1.08, -0.2)];
            notation::demand(couple, None, child, &[])
        }
        Symbol::Raised => notation::sign(at(0.5, 0.5)),
        Symbol::Apart => notation::stub(at(0.3, 0.5), Vector::new(1.0, 0.0)),
    }
}

impl Entry {
    const fn words(self) -> &'static str {
        match self {
            Self::Symbol(symbol) => symbol.words(),
            Self::IdentifiedPatient => "Named as the problem",
            Self::Absent => "Not heard in this session",
            Self::Tentative => "Tentative",
            Self::Overruled => "Set aside by a person",
        }
    }
}
