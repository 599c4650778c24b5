//! The timeline: one lane a person, and a brush over them. Four regions, so that a brush that moves redraws only itself
//! and the figures.
//!
//! Shape tells everything that colour tells; nothing is marked as good or bad.

mod brush;
mod head;
mod lanes;
mod scrub;

pub(super) use brush::view as brush;
pub(super) use head::view as head;
pub(super) use lanes::{names, view as lanes};
pub(super) use scrub::scrub;

use maud::{Markup, html};

use super::at;
use crate::app::stretch::LANE;
use crate::app::{Action, Derived, Model, Selection, Step, TimelineAction};
use crate::session::MemberId;

/// Units above the first lane, for the axis.
const HEAD: f64 = 20.0;

/// Beside everything that is of a stretch: which, and the way back to the whole. Nothing while the whole is looked at.
pub(super) fn stretch_of(derived: &Derived) -> Markup {
    html! {
        @if let Some(stretch) = derived.stretch {
            p .stretch {
                strong { (derived.axis.words(stretch)) }
                " · "
                button .link type="button" data-act=(Action::Timeline(TimelineAction::Whole)) { "show all" }
                @if derived.waits { span .hint { " · follows when you let go" } }
            }
        }
    }
}

/// Content for when the map is open.
fn open(model: &Model, content: impl FnOnce(&Derived) -> Markup) -> Markup {
    at(model, Step::Map, || {
        model.derived.as_ref().map(content).unwrap_or_default()
    })
}

/// What a drawing of so many lanes shows, in its own units.
fn view_box(lanes: usize) -> String {
    let width = crate::app::stretch::WIDTH;
    format!("0 -{HEAD} {width} {}", HEAD + height(lanes))
}

/// Units down so many lanes.
fn height(lanes: usize) -> f64 {
    LANE * lanes as f64
}

/// The member who is picked out.
fn chosen(model: &Model, derived: &Derived) -> Option<MemberId> {
    let Some(Selection::Member(chosen)) = &model.desk.selection else {
        return None;
    };
    let mut everyone = derived.analysis.session.family.everyone();
    everyone
        .find(|(_, member)| member.id == *chosen)
        .map(|(id, _)| id)
}
