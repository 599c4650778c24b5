//! Above the map: a stretch that moves along the session by slider, step by step, or by itself.

use maud::{Markup, html};

use crate::app::stretch::{Axis, Looking};
use crate::app::{Action, Derived, Model, Side, TimelineAction};
use crate::import::Seconds;

const fn act(action: TimelineAction) -> Action {
    Action::Timeline(action)
}

/// The map over time; nothing where the session is too short to be divided.
pub(in crate::app::view) fn scrub(model: &Model, derived: &Derived) -> Markup {
    let (axis, looking) = (&derived.axis, &model.desk.looking);
    let lengths = Looking::lengths(axis);
    let (stop, stops) = (looking.stop(axis), looking.stops(axis));
    if lengths.is_empty() {
        return Markup::default();
    }
    let playing = looking.playing.is_some();
    let words = looking.stretch.map_or_else(
        || "The whole session".to_owned(),
        |stretch| derived.told(stretch),
    );
    html! {
        div #scrub .scrub role="group" aria-label="The map over time" {
            button #scrub-play .play type="button" data-act=(act(TimelineAction::Play)) aria-pressed=(playing) {
                @if playing { "Pause" } @else { "Play" }
            }
            (step(Side::Earlier, "‹", "A step back", looking.stretch.is_none() || stop == 0))
            input #scrub-at type="range" min="0" max=(stops) step="1" value=(stop) aria-label="Where the stretch stands"
                aria-valuetext=(words) data-act=(act(TimelineAction::Scrub));
            (step(Side::Later, "›", "A step on", looking.stretch.is_some() && stop >= stops))
            label .field .inline { span .quiet { "Length of the stretch" } (length(axis, looking, &lengths)) }
            p .told { (words) }
        }
    }
}

fn step(side: Side, sign: &str, name: &str, disabled: bool) -> Markup {
    html! {
        button .tool type="button" data-act=(act(TimelineAction::Step(side))) aria-label=(name) title=(name)
            aria-disabled=[disabled.then_some("true")] { (sign) }
    }
}

fn length(axis: &Axis, looking: &Looking, lengths: &[Seconds]) -> Markup {
    let now = looking.length(axis);
    let own = !lengths.contains(&now);
    html! {
        select #scrub-length data-act=(act(TimelineAction::Length)) {
            @if own { option value="" selected { "as brushed" } }
            @for length in lengths {
                option value=(length.as_micros()) selected[*length == now] { (axis.long(*length)) }
            }
        }
    }
}
