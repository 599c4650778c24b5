//! Shares along the session, one band a person, so that nothing depends on telling colours apart.

use maud::{Markup, html};

use super::{Pane, percent};
use crate::app::stretch::{Scale, WIDTH};
use crate::session::MemberId;

/// Units up a whole band, which are pixels of the screen.
const BAND: f64 = 30.0;

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    let derived = pane.derived;
    let curve = &derived.curve;
    if curve.points.len() < 2 {
        return html! { p .hint { "The session is too short for shares along it." } };
    }
    let scale = Scale::of(derived.axis.whole);
    html! {
        div .bands {
            @for (id, member) in pane.people() {
                @let most = curve.shares(id).map(|(_, share)| share).fold(0.0, f64::max);
                span .band-name { bdi { (member.name) } }
                svg .band-curve viewBox={ "0 0 " (WIDTH) " " (BAND) } preserveAspectRatio="none" role="img"
                    aria-label={ (member.name) ": at most " (percent(most)) " of the talk" } {
                    path .half d={ "M0 " (BAND / 2.0) "H" (WIDTH) } {}
                    path .area d=(area(pane, scale, id)) {}
                    @if let Some(stretch) = derived.stretch {
                        @let (from, to) = (scale.x(stretch.start).round(), scale.x(stretch.end).round());
                        path .outside d={ "M0 0H" (from) "V" (BAND) "H0zM" (to) " 0H" (WIDTH) "V" (BAND) "H" (to) "z" } {}
                    }
                }
                span .part { "to " (percent(most)) }
            }
        }
        p .hint {
            "Share of everybody’s talk in windows of " (width(pane)) " along the whole session; the full height is all of it, the dotted line half."
        }
    }
}

/// The share as an area over the session, each window at its middle. Before the first middle and after the last the share
/// is held: nothing is measured there that would let it rise from nothing or fall to it.
fn area(pane: &Pane<'_>, scale: Scale, id: MemberId) -> String {
    let mut path = format!("M0 {BAND}");
    let mut last = BAND;
    for (index, (window, share)) in pane.derived.curve.shares(id).enumerate() {
        let middle = f64::midpoint(scale.x(window.start), scale.x(window.end)).round();
        last = (BAND * (1.0 - share) * 10.0).round() / 10.0;
        if index == 0 {
            path.push_str(&format!("V{last}"));
        }
        path.push_str(&format!("L{middle} {last}"));
    }
    path.push_str(&format!("L{WIDTH} {last}V{BAND}z"));
    path
}

fn width(pane: &Pane<'_>) -> String {
    let width = pane.derived.curve.width;
    match pane.derived.axis.is_timed() {
        true => format!("{width} minutes"),
        false => format!("{} utterances", width.as_micros() / 1_000_000),
    }
}
