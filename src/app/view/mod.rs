//! Model → markup, one file per region of the page.
//!
//! A region is an element of the [`skeleton`] whose content is a function of the model. After every message the page
//! compares each region's markup with the last one and patches what differs, so focus and scrolling stay.

mod acts;
mod bar;
mod compare;
mod editor;
mod figures;
mod help;
mod inspector;
mod intake;
mod map;
mod notice;
mod people;
mod quote;
mod reading;
mod record;
mod safety;
mod timeline;
mod transcript;
mod visible;

use maud::{Markup, html};

use super::keys::{READING, TRANSCRIPT};
use super::{Model, Step};

pub(super) use inspector::{HEAD, TITLE, card_id};

/// What a region shows, as a function of the model.
pub type View = fn(&Model) -> Markup;

/// The regions: element id and content. Empty markup hides the region.
pub const REGIONS: &[(&str, View)] = &[
    ("bar", bar::view),
    ("notice", notice::view),
    ("reading", reading::view),
    ("intake", intake::view),
    ("people", people::view),
    ("record", record::view),
    ("safety", safety::view),
    ("map", map::view),
    ("beside", editor::beside),
    ("inspector", inspector::view),
    ("timeline-head", timeline::head),
    ("lane-names", timeline::names),
    ("lanes", timeline::lanes),
    ("brush", timeline::brush),
    ("figures", figures::view),
    ("transcript", transcript::view),
    ("help", help::view),
    ("editor-menu", editor::menu),
];

/// What reads a whole drawing, and regions as long as the session, which no drag changes but by what is picked out: while something is dragged they wait for
/// its end, so that the rest follows in every frame.
pub const WAITING: [&str; 3] = ["transcript", "lanes", "beside"];

/// The page's frame: the regions, empty, in reading order.
#[must_use]
pub fn skeleton() -> Markup {
    html! {
        a.skip href="#main" { "Skip to the content" }
        header #bar .bar {}
        div #notice role="alert" {}
        div #reading {}
        main #main tabindex="-1" {
            section #intake .intake aria-label="Open a transcript" {}
            section #people .people aria-label="Who is who" {}
            section #record .record-pane aria-label="What was read" {}
            section #safety aria-label="Safety" {}
            div .work {
                section #map .pane .map-pane data-keys=(READING) aria-label="Family map" {}
                section #beside .pane .beside aria-label="What is drawn" {}
                section #inspector .pane .inspector tabindex="-1" data-keys=(READING) aria-label="What the session shows" {}
                section #timeline .pane .timeline aria-label="Timeline" {
                    div #timeline-head {}
                    div .lanes-body {
                        div #lane-names .lane-names {}
                        div .stage { div #lanes {} div #brush {} }
                    }
                }
                section #figures .pane .figures tabindex="-1" aria-label="How the talk went" {}
                section #transcript .pane .transcript tabindex="0" data-keys=(TRANSCRIPT) aria-label="Transcript" {}
            }
        }
        footer .foot {
            p { "Nothing leaves this page: unplug the network and it goes on working." }
            p { "Hypotheses to discuss, never diagnoses. Not a medical device." }
        }
        section #help .help role="dialog" aria-label="Help" {}
        div #editor-menu .floating {}
        p #announcer .quiet role="status" aria-live="polite" {}
        input #file-beside .quiet type="file" tabindex="-1" aria-hidden="true";
        input #file .quiet type="file" tabindex="-1" aria-hidden="true";
    }
}

/// Content that belongs to one step of the path only.
fn at(model: &Model, step: Step, content: impl FnOnce() -> Markup) -> Markup {
    if model.desk.step == step {
        content()
    } else {
        Markup::default()
    }
}

/// "1 moment", "3 moments".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
