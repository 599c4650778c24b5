//! Scene → the key under the map: the symbols that occur in it, drawn by the same hand.

use std::rc::Rc;

use maud::{Markup, html};

use super::{Ink, Standing};
use crate::map::document::{Source, TieKind};
use crate::map::geometry::{Frame, Path, Vector, number};
use crate::map::label::em;
use crate::map::layout::count;
use crate::map::notation::{
    self, Brace, Facing, Field, Glyph, Lane, Patience, Reach, Route, Span, Surroundings,
};
use crate::map::scene::{Scene, Symbol};
use crate::map::{Contrast, DrawOptions};
use crate::sorted::SortedSet;
use crate::structure::{BoundaryStyle, Tier};

/// Size of a sample, in pixels.
const SAMPLE: (f64, f64) = (44.0, 20.0);
const ROW_HEIGHT: f64 = 28.0;
const TEXT_SIZE: f64 = 12.0;
/// Space between a sample and its words, and between columns, in pixels.
const GAP: (f64, f64) = (9.0, 22.0);
/// How wide a key may be where the map is narrower, in pixels.
const LEAST_WIDTH: f64 = 520.0;
const MOST_COLUMNS: usize = 4;
/// What height and distance mean, and what the whole is.
const NOTES: [&str; 2] = [
    "Higher: more say. Nearer: closer.",
    "A sketch of one conversation, for those in it to correct.",
];

/// One line of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Entry {
    Symbol(Symbol),
    IdentifiedPatient,
    Absent,
    Deceased,
    Descent,
    Tentative,
    Overruled,
    Changed(Contrast),
}

/// The key.
#[derive(Clone, Debug)]
pub(in crate::map) struct Legend {
    entries: Vec<Entry>,
}

impl Legend {
    /// What occurs in a picture, each once.
    pub fn of(scene: &Scene<'_>, options: &DrawOptions) -> Self {
        let marks = || scene.under.iter().chain(&scene.over);
        let mut entries: SortedSet<Entry> = marks().map(|it| Entry::Symbol(it.symbol)).collect();
        let members = || scene.layout.placed.iter().map(|it| it.member);
        let some = [
            (
                members().any(|it| it.identified_patient),
                Entry::IdentifiedPatient,
            ),
            (members().any(|it| !it.present), Entry::Absent),
            (members().any(|it| it.deceased), Entry::Deceased),
            (
                options.outlines && !scene.descents.is_empty(),
                Entry::Descent,
            ),
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
        let contrasts = options.changed.iter();
        entries.extend(contrasts.map(|(_, contrast)| Entry::Changed(*contrast)));
        Self {
            entries: entries.into_iter().collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The key under a picture, in as many columns as there is room for, and what it covers.
    pub fn draw(&self, ink: &Ink<'_>, above: Frame) -> (Markup, Frame) {
        let columns = self.columns(above.width().max(LEAST_WIDTH));
        let widths: Vec<f64> = columns.iter().map(|column| width(column)).collect();
        let notes = NOTES.iter().map(|note| em(note) * TEXT_SIZE);
        let used = (widths.iter().sum::<f64>() - GAP.1).max(notes.fold(0.0, f64::max));
        let rows = columns.iter().map(|column| column.len()).max().unwrap_or(0);
        let left = above.center().x - used / 2.0;
        let top = above.bottom + 12.0;
        let foot = top + ROW_HEIGHT * count(rows) + 14.0;
        let corner = Vector::new(left, above.bottom);
        let rule = Path::line(corner, corner + Vector::new(used, 0.0));
        let starts = widths.iter().scan(left, |at, width| {
            let start = *at;
            *at += width;
            Some(start)
        });
        let markup = html! {
            g aria-hidden="true" {
                path d=(rule) stroke=(ink.palette.hair) stroke-width="1" {}
                @for (column, x) in columns.iter().zip(starts) {
                    @for (turn, entry) in column.iter().enumerate() {
                        (row(ink, *entry, Vector::new(x, top + ROW_HEIGHT * count(turn))))
                    }
                }
                @for (turn, note) in NOTES.iter().enumerate() {
                    text x=(number(left)) y=(number(foot + 17.0 * count(turn)))
                        font-size=(number(TEXT_SIZE)) fill=(ink.palette.soft) { (note) }
                }
            }
        };
        let frame = Frame {
            left,
            top,
            right: left + used,
            bottom: foot + 17.0,
        };
        (markup, frame)
    }

    /// The key as a list, for the page.
    pub fn list(&self, ink: &Ink<'_>) -> Markup {
        html! {
            @if !self.is_empty() {
                ul class="map-key" aria-label="What the marks mean" {
                    @for entry in &self.entries {
                        li {
                            svg class="family-map" viewBox="0 0 44 20" aria-hidden="true" { (sample(ink, *entry)) }
                            (entry.words())
                        }
                    }
                }
                p class="map-key-note" { @for note in NOTES { (note) " " } }
            }
        }
    }

    /// The entries in as many columns as fit into a width, filled from the top.
    fn columns(&self, room: f64) -> Vec<&[Entry]> {
        let most = MOST_COLUMNS.min(self.entries.len());
        let fits = |many: &usize| {
            let each = self.entries.len().div_ceil((*many).max(1)).max(1);
            self.entries.chunks(each).map(width).sum::<f64>() - GAP.1 <= room
        };
        let many = (1..=most).rev().find(fits).unwrap_or(1);
        let each = self.entries.len().div_ceil(many).max(1);
        self.entries.chunks(each).collect()
    }
}

/// The width of a column with the space after it, in pixels.
fn width(column: &[Entry]) -> f64 {
    let words = column.iter().map(|entry| em(entry.words()) * TEXT_SIZE);
    SAMPLE.0 + GAP.0 + words.fold(0.0, f64::max) + GAP.1
}

fn row(ink: &Ink<'_>, entry: Entry, at: Vector) -> Markup {
    let shift = format!("translate({} {})", number(at.x), number(at.y));
    let baseline = SAMPLE.1 / 2.0 + 4.5;
    html! {
        g transform=(shift) {
            (sample(ink, entry))
            text x=(number(SAMPLE.0 + GAP.0)) y=(number(baseline))
                font-size=(number(TEXT_SIZE)) fill=(ink.palette.ink) { (entry.words()) }
        }
    }
}

fn sample(ink: &Ink<'_>, entry: Entry) -> Markup {
    let line = glyph(Symbol::Tie(TieKind::Affiliation));
    match entry {
        Entry::Symbol(symbol) => {
            let color = ink.palette.of_symbol(symbol);
            html! { g class=[ink.class(symbol.class())] { (ink.strokes(&glyph(symbol), standing(symbol), color)) } }
        }
        Entry::IdentifiedPatient if ink.options.outlines => html! {
            path class=[ink.class("outline")] d="M12 0H32V20H12ZM15 3H29V17H15Z" fill="none" stroke=(ink.palette.ink) stroke-width="1.5" {}
        },
        Entry::IdentifiedPatient => html! {
            rect class=[ink.class("plate")] x="8" y="1" width="28" height="18" rx="6" fill=(ink.palette.paper) stroke=(ink.palette.hair) {}
            circle class=[ink.class("dot")] cx="35" cy="2" r="4" fill=(ink.palette.paper) stroke=(ink.palette.ink) stroke-width="1.5" {}
        },
        Entry::Absent => html! {
            rect class=[ink.class("plate")] x="1" y="0" width="42" height="20" rx="6" fill=(ink.palette.paper)
                stroke=(ink.palette.hair) stroke-dasharray="3 3" {}
            text class=[ink.class("caption")] x="22" y="14" font-size="11" font-style="italic" text-anchor="middle" fill=(ink.palette.soft) { "name" }
        },
        Entry::Deceased => html! {
            rect class=[ink.class("plate")] x="8" y="1" width="28" height="18" rx="6" fill=(ink.palette.paper) stroke=(ink.palette.hair) {}
            path class=[ink.class("cross")] d="M10 3L34 17M10 17L34 3" fill="none" stroke=(ink.palette.soft) stroke-width="1" {}
        },
        Entry::Descent => ink.descent(
            &Path::default()
                .to('M', &[Vector::new(4.0, 4.0)])
                .to('L', &[Vector::new(22.0, 4.0), Vector::new(22.0, 18.0)]),
        ),
        Entry::Changed(contrast) => {
            let line = Path::line(Vector::new(4.0, 10.0), Vector::new(40.0, 10.0));
            ink.band(contrast, &line)
        }
        Entry::Tentative => doubtful(ink, &line, Standing::Tentative),
        Entry::Overruled => doubtful(ink, &line, Standing::Overruled),
    }
}

fn doubtful(ink: &Ink<'_>, glyph: &Glyph, standing: Standing) -> Markup {
    html! {
        (ink.strokes(glyph, standing, ink.palette.ink))
        text class=[ink.class("aside")] x="22" y="4" font-size="11" font-weight="600" text-anchor="middle" fill=(ink.palette.ink) {
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
    let upper = Route::straight(at(0.0, 0.15), at(1.0, 0.15));
    let patience = Patience::new();
    let nobody = Surroundings {
        field: Field {
            labels: Vec::new(),
            signs: Rc::default(),
        },
        patience: &patience,
    };
    let child = Frame::around(Vector::new(width / 2.0, height + 7.0), 0.0, 0.0);
    match symbol {
        Symbol::Boundary(style) => notation::straight(style, level.from, level.to, &[]),
        Symbol::Tie(kind) => notation::tie(kind, level, Lane::ONLY),
        Symbol::Coalition => {
            let bonded = [spot(0.04, -0.4), spot(0.96, -0.4)];
            Span::of(&bonded, spot(0.5, 2.0), Facing::Toward).map_or_else(Glyph::default, |span| {
                Brace::over(span, [Reach::Edge; 2], notation::FIRST).glyph(None)
            })
        }
        Symbol::Detour { attacking } => {
            let glyph = notation::detour((upper, true), child, (attacking, 0), &nobody);
            Glyph {
                captions: Vec::new(),
                ..glyph
            }
        }
        Symbol::Demand => {
            let couple = [spot(0.2, -0.5), spot(0.8, -0.5)];
            notation::demand(couple, None, child, &nobody)
        }
        Symbol::Raised => notation::sign(at(0.5, 0.5)),
        Symbol::Apart => notation::stub(at(0.3, 0.5), Vector::new(1.0, 0.0)),
    }
}

impl Entry {
    const fn words(self) -> &'static str {
        match self {
            Self::Symbol(symbol) => symbol.words(),
            Self::IdentifiedPatient => "Identified patient",
            Self::Absent => "Not heard in this session",
            Self::Deceased => "Has died",
            Self::Descent => "Child of",
            Self::Changed(contrast) => contrast.words(),
            Self::Tentative => "Tentative",
            Self::Overruled => "Set aside by a person",
        }
    }
}
