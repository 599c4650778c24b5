//! Above the lanes: which stretch is looked at, in words and in two fields, and how large the session is drawn.

use maud::{Markup, html};

use super::open;
use crate::app::stretch::{Axis, AxisKind, Edge, Looking};
use crate::app::{Action, Model, Side, TimelineAction, Zoom};

pub(in crate::app::view) fn view(model: &Model) -> Markup {
    open(model, |derived| {
        let (axis, looking) = (&derived.axis, &model.desk.looking);
        html! {
            div .pane-head {
                h2 { "Timeline" }
                p #stretch .stretch { (stretch(axis, looking)) }
                (fields(axis, looking))
                div .tools role="group" aria-label="How large the session is drawn" {
                    (tool(TimelineAction::Pan(Side::Earlier), "‹", "Earlier", looking.drawn.is_none()))
                    (tool(TimelineAction::Pan(Side::Later), "›", "Later", looking.drawn.is_none()))
                    (tool(TimelineAction::Zoom(Zoom::Out), "−", "Smaller", looking.drawn.is_none()))
                    (tool(TimelineAction::Zoom(Zoom::In), "+", "Larger", false))
                    (tool(TimelineAction::Zoom(Zoom::All), "All", "Draw all of the session", looking.drawn.is_none()))
                    button .tool type="button" data-act=(Action::Timeline(TimelineAction::Figures)) { "Figures ↓" }
                }
                (key())
            }
            @if let Some(note) = note(axis.kind) { p .hint { (note) } }
        }
    })
}

/// The stretch by its name, and the way back to the whole.
fn stretch(axis: &Axis, looking: &Looking) -> Markup {
    html! {
        @match looking.stretch {
            Some(stretch) => {
                strong { (axis.words(stretch)) }
                " · "
                button #show-all .link type="button" data-act=(Action::Timeline(TimelineAction::Whole)) { "show all" }
                " · "
                button .link type="button" data-act=(Action::Timeline(TimelineAction::Zoom(Zoom::Stretch))) { "enlarge" }
            },
            None => {
                "whole session, " (axis.end_label())
                @if !axis.is_timed() { " utterances" }
                span .hint { " · drag across the lanes to look at a stretch" }
            },
        }
    }
}

/// The two ends of the stretch, to be written.
fn fields(axis: &Axis, looking: &Looking) -> Markup {
    let stretch = looking.stretch.unwrap_or(axis.whole);
    let ends = [
        (Edge::From, "From", stretch.start),
        (Edge::To, "to", stretch.end),
    ];
    html! {
        div .edges role="group" aria-label="The stretch by its ends" {
            @for (edge, word, at) in ends {
                @let refused = looking.refused.is_some_and(|it| it.edge == edge);
                label for={ "edge-" (edge.name()) } { (word) }
                input id={ "edge-" (edge.name()) } type="text" inputmode="numeric" size="7" autocomplete="off"
                    value=(axis.label(edge, at)) data-act=(Action::Timeline(TimelineAction::Edge(edge)))
                    aria-describedby=[refused.then_some("edge-refused")];
            }
            @if let Some(refused) = looking.refused {
                span #edge-refused .refused { (refused.words(axis, stretch)) }
            }
        }
    }
}

fn tool(action: TimelineAction, sign: &str, name: &str, disabled: bool) -> Markup {
    html! {
        button .tool type="button" data-act=(Action::Timeline(action)) aria-label=(name) title=(name)
            aria-disabled=[disabled.then_some("true")] { (sign) }
    }
}

/// How to read the lanes.
fn key() -> Markup {
    html! {
        details .key {
            summary { "How to read the lanes" }
            ul {
                li { "A block: one speaks; blocks above each other: several at once." }
                li { "A dashed box: a long silence, in the lane of the one who was asked or who goes on; a pale band across all lanes: a silence of everyone." }
                li { "A line from lane to lane, ending in a dot: somebody comes in over the one with the dot and takes the floor; dashed: tries to." }
                li { "A small dot under a lane: a moment between three. Larger dots: moments for (filled) and against (open) what is picked out, and turns behind a figure that is open." }
                li { "Drag to look at a stretch; press to find a turn in the transcript. Ctrl and the wheel, or two fingers, draw larger; Shift and the wheel move." }
            }
        }
    }
}

/// What the axis cannot show, and why.
const fn note(kind: AxisKind) -> Option<&'static str> {
    match kind {
        AxisKind::Clock => None,
        AxisKind::Starts => Some(
            "This file says when turns begin but not when they end: each line is a beginning, and lengths are not shown.",
        ),
        AxisKind::Order => Some(
            "This file has no times: turns stand in order, each of the same width, and the axis counts utterances.",
        ),
    }
}
