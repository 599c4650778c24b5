//! The lanes themselves: when everybody speaks, who comes in over whom, where it falls silent. A few paths for all of it, so that an hour costs as little as a minute.

use std::fmt::Write as _;

use maud::{Markup, html};

use super::{HEAD, chosen, height, open, view_box};
use crate::app::stretch::{LANE, Scale, Tick, WIDTH, lanes as order};
use crate::app::{Action, Derived, Model};
use crate::process::{Measured, Outcome, SilenceOwner};
use crate::session::{MemberId, Session, Window};

/// The thinnest turn that is drawn, in units: about a pixel.
const THINNEST: i64 = 4;
/// Between a turn's upper edge and its lane's.
const ABOVE: i64 = 4;
/// How high a turn is drawn.
const THICK: i64 = 12;
/// Where in its lane a moment is marked.
const MARKED: f64 = 20.0;

/// The people, beside their lanes.
pub(in crate::app::view) fn names(model: &Model) -> Markup {
    open(model, |derived| {
        let family = &derived.analysis.session.family;
        let picked = chosen(model, derived);
        html! {
            ul {
                @for id in order(&derived.analysis.session) {
                    li .aside[id.is_none_or(|id| family.is_therapist(id))] .chosen[id.is_some() && id == picked] {
                        @match id.and_then(|id| Some((id, family.get(id)?))) {
                            Some((id, member)) => {
                                button .name type="button" data-act=(Action::SelectMember(member.id.clone())) title=(member.name) {
                                    bdi { (member.name) }
                                }
                                span .part { (part(derived, id)) }
                            },
                            None => { span .name { "not named" } },
                        }
                    }
                }
            }
        }
    })
}

/// A person's share of the floor in the stretch.
fn part(derived: &Derived, id: MemberId) -> String {
    let floor = derived.analysis.process.floor.get(id.0);
    match floor.map(|floor| &floor.share) {
        Some(Measured::Value(share)) => format!("{:.0} %", share * 100.0),
        _ => String::new(),
    }
}

pub(in crate::app::view) fn view(model: &Model) -> Markup {
    open(model, |derived| {
        let order = order(&derived.analysis.session);
        let drawing = Drawing::of(model, derived, &order);
        let picked = chosen(model, derived);
        let ticks = derived.axis.ticks(drawing.view);
        html! {
            (axis(&ticks, drawing.scale(), order.len()))
            svg .lanes viewBox=(view_box(order.len())) preserveAspectRatio="none" aria-hidden="true" {
                (drawing.silences(derived))
                @for (row, id) in order.iter().enumerate() {
                    path .spoken .chosen[id.is_some() && *id == picked]
                        .aside[id.is_none_or(|id| drawing.session.family.is_therapist(id))] d=(drawing.spoken(row, *id)) {}
                }
                (drawing.crossings(derived))
                (drawing.moments(derived))
            }
        }
    })
}

/// A line further along than this has no label, which would be cut at the end of the lanes.
const LABELLED: f64 = 93.0;
/// The same where the screen is narrow.
const LABELLED_NARROW: f64 = 78.0;

/// Lines across the lanes and their labels. Places are parts of the width, so that letters keep their shape.
fn axis(ticks: &[Tick], scale: Scale, lanes: usize) -> Markup {
    let bottom = HEAD + height(lanes);
    html! {
        svg .axis aria-hidden="true" height=(em(bottom)) {
            @for row in 0..lanes {
                @let y = HEAD + height(row) + LANE / 2.0 - 2.0;
                line .base x1="0" x2="100%" y1=(em(y)) y2=(em(y)) {}
            }
            @for tick in ticks {
                @let part = scale.percent(tick.at);
                @let x = format!("{part:.3}%");
                g .fine[!tick.coarse] .late[part > LABELLED_NARROW] {
                    line .rule x1=(x) x2=(x) y1="0" y2=(em(bottom)) {}
                    @if part <= LABELLED { text x=(x) dx="0.35em" y="1.1em" { (tick.label) } }
                }
            }
        }
    }
}

/// So many units as a length that grows with the text, as the rows of the names beside the lanes do.
fn em(units: f64) -> String {
    format!("{}em", units / 16.0)
}

/// What is drawn, and where.
pub(super) struct Drawing<'a> {
    session: &'a Session,
    view: Window,
    order: &'a [Option<MemberId>],
}

impl<'a> Drawing<'a> {
    pub(super) fn of(model: &Model, derived: &'a Derived, order: &'a [Option<MemberId>]) -> Self {
        Self {
            session: &derived.analysis.session,
            view: model.desk.looking.view(&derived.axis),
            order,
        }
    }

    fn scale(&self) -> Scale {
        Scale::of(self.view)
    }

    fn row(&self, id: Option<MemberId>) -> Option<usize> {
        self.order.iter().position(|it| *it == id)
    }

    /// From where to where a window is drawn, in whole units; `None` outside what is drawn.
    fn span(&self, window: Window) -> Option<(i64, i64)> {
        let shared = window.shared(self.view)?;
        let scale = self.scale();
        let from = scale.x(shared.start) as i64;
        Some((from, (scale.x(shared.end) as i64).max(from + THINNEST)))
    }

    /// When one person speaks. Turns too close to be told apart are drawn as one.
    fn spoken(&self, row: usize, id: Option<MemberId>) -> String {
        let top = LANE as i64 * row as i64 + ABOVE;
        let mut path = String::new();
        let mut open: Option<(i64, i64)> = None;
        let own = self.session.utterances.iter().filter(|it| it.speaker == id);
        for (from, to) in own.filter_map(|it| self.span(it.window)) {
            match &mut open {
                Some((_, end)) if from <= *end && to >= *end => *end = to,
                Some((start, end)) if from >= *start && to <= *end => {}
                _ => {
                    block(&mut path, open, top);
                    open = Some((from, to));
                }
            }
        }
        block(&mut path, open, top);
        path
    }

    /// Long silences: in the lane of the one they belong to, across all lanes where they belong to everyone.
    fn silences(&self, derived: &Derived) -> Markup {
        let whole = derived.of_session();
        let Measured::Value(silences) = &whole.silences else {
            return Markup::default();
        };
        let (mut owned, mut shared) = (String::new(), String::new());
        for silence in silences {
            let Some((from, to)) = self.span(silence.window) else {
                continue;
            };
            let width = to - from;
            let row = match silence.owner {
                SilenceOwner::Asked(id) | SilenceOwner::Speaker(id) => self.row(Some(id)),
                SilenceOwner::Shared => None,
            };
            let (path, top, tall) = match row {
                Some(row) => (&mut owned, LANE as i64 * row as i64 + ABOVE, THICK),
                None => (&mut shared, 0, height(self.order.len()) as i64),
            };
            write(path, format_args!("M{from} {top}h{width}v{tall}h-{width}z"));
        }
        html! {
            path .silence .shared d=(shared) {}
            path .silence d=(owned) {}
        }
    }

    /// Who came in over whom: a line between the two lanes, ending in a dot in the lane of who was speaking.
    fn crossings(&self, derived: &Derived) -> Markup {
        let Measured::Value(overlaps) = &derived.of_session().overlaps else {
            return Markup::default();
        };
        let (mut taken, mut tried, mut dots) = (String::new(), String::new(), String::new());
        for overlap in overlaps.iter().filter(|it| it.outcome.is_interruption()) {
            let rows = overlap
                .pair
                .and_then(|(by, over)| Some((self.row(Some(by))?, self.row(Some(over))?)));
            let (Some((by, over)), Some((x, _))) = (rows, self.span(overlap.window)) else {
                continue;
            };
            let middle = |row: usize| LANE as i64 * row as i64 + ABOVE + THICK / 2;
            let path = match overlap.outcome {
                Outcome::FloorTaken => &mut taken,
                _ => &mut tried,
            };
            write(path, format_args!("M{x} {}V{}", middle(by), middle(over)));
            write(&mut dots, format_args!("M{x} {}h0", middle(over)));
        }
        html! {
            path .crossing d=(taken) {}
            path .crossing .tried d=(tried) {}
            path .crossing-dot d=(dots) {}
        }
    }

    /// Moments between three, in the lane of who acts.
    fn moments(&self, derived: &Derived) -> Markup {
        let acts = derived.analysis.coding.acts.iter();
        let triadic = acts
            .filter(|act| act.kind.is_triadic())
            .map(|act| act.utterance);
        html! { path .triadic d=(self.dots(triadic)) {} }
    }

    /// A dot in its lane at the start of each utterance: a line of no length with a round end.
    pub(super) fn dots(&self, utterances: impl Iterator<Item = usize>) -> String {
        let mut path = String::new();
        for utterance in utterances {
            let Some(spoken) = self.session.utterances.get(utterance) else {
                continue;
            };
            let inside = self.view.shared(spoken.window).is_some();
            if let Some(row) = self.row(spoken.speaker).filter(|_| inside) {
                let x = (self.scale().x(spoken.window.start) as i64).clamp(0, WIDTH as i64);
                let y = LANE.mul_add(row as f64, MARKED);
                write(&mut path, format_args!("M{x} {y}h0"));
            }
        }
        path
    }
}

fn block(path: &mut String, span: Option<(i64, i64)>, top: i64) {
    if let Some((from, to)) = span {
        let width = to - from;
        write(
            path,
            format_args!("M{from} {top}h{width}v{THICK}h-{width}z"),
        );
    }
}

/// Writing to a text never fails.
fn write(path: &mut String, what: std::fmt::Arguments<'_>) {
    let written = path.write_fmt(what);
    debug_assert!(written.is_ok(), "a text takes whatever is written");
}
