//! What the session shows: hypotheses with what speaks for and against them, their rivals, and what could be tried.

mod moments;
mod overview;
mod reading;
mod title;
mod tried;
mod what_if;

use maud::{Markup, html};

use super::at;
use crate::app::{Action, Derived, Model, Selection, Step};
use crate::map::Mark;
use crate::report::wording;
use crate::session::{Member, MemberId, isolated};
use crate::structure::Hypothesis;

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Map, || {
        let Some(derived) = &model.derived else {
            return Markup::default();
        };
        match (&model.desk.selection, model.selected_hypothesis()) {
            (_, Some(index)) => reading::view(model, derived, index),
            (None, None) => overview::view(model, derived),
            (Some(Selection::Mark(id)), None) => derived.mark(id).map_or_else(
                || fallen(model, derived),
                |mark| plain_mark(model, derived, mark),
            ),
            (Some(Selection::Member(id)), None) => member(derived, id).map_or_else(
                || overview::view(model, derived),
                |(id, found)| member_view(model, derived, id, found),
            ),
            (Some(Selection::Hypothesis(_)), None) => fallen(model, derived),
        }
    })
}

/// What was picked out rests on nothing any more: a moment was struck out, a role changed.
fn fallen(model: &Model, derived: &Derived) -> Markup {
    html! {
        p .enough role="status" {
            @if derived.stretch.is_some() { "What was picked out does not show in this stretch. The whole session has it." }
            @else { "What was open here no longer stands on what is left. Undo brings it back." }
        }
        (overview::view(model, derived))
    }
}

/// Where the focus goes when something is picked out or let go: there is always one heading, and a line above it.
pub(in crate::app) const TITLE: &str = "inspector-title";
pub(in crate::app) const HEAD: &str = "inspector-head";

/// The element of the card that opens a reading, by the reading's key.
pub(in crate::app) fn card_id(key: &str) -> String {
    format!("card-{key}")
}

fn back() -> Markup {
    html! {
        button .tool .back type="button" data-act=(Action::ClearSelection) { "All findings" }
    }
}

/// A mark with no hypothesis behind it, a boundary: its words are those the structure found for it.
fn plain_mark(model: &Model, derived: &Derived, mark: &Mark) -> Markup {
    let boundaries = &derived.analysis.structure.boundaries;
    let boundary = boundaries.iter().find(|it| it.why == mark.sentence);
    let evidence = boundary.map_or(&[] as &[usize], |it| &it.evidence);
    html! {
        div .pane-head id=(HEAD) { (back()) }
        div .reading id="finding" {
            h2 .statement id=(TITLE) tabindex="-1" { (mark.sentence) }
            @if evidence.is_empty() {
                p .hint { "There is nothing in this session to tell it from." }
            } @else {
                (moments::titled(model, derived, wording::FOR, evidence))
            }
        }
    }
}

fn member<'a>(derived: &'a Derived, id: &str) -> Option<(MemberId, &'a Member)> {
    let mut everyone = derived.analysis.session.family.everyone();
    everyone.find(|(_, member)| member.id == id)
}

fn member_view(model: &Model, derived: &Derived, id: MemberId, member: &Member) -> Markup {
    let structure = &derived.analysis.structure;
    let takes_part = |reading: &&Hypothesis| reading.concerns(id);
    let acts = &derived.analysis.coding.acts;
    let by: Vec<usize> = (0..acts.len())
        .filter(|&index| acts.get(index).is_some_and(|act| act.actor == id))
        .collect();
    let toward: Vec<usize> = (0..acts.len())
        .filter(|&index| {
            acts.get(index)
                .is_some_and(|act| act.target == Some(id) || act.against == Some(id))
        })
        .collect();
    html! {
        div .pane-head id=(HEAD) { (back()) }
        div .reading id="finding" {
            h2 id=(TITLE) tabindex="-1" { bdi { (member.name) } span .role { (member.role) } }
            @let readings: Vec<&Hypothesis> = structure.hypotheses.iter().filter(takes_part).collect();
            @if readings.is_empty() {
                p .hint { "No hypothesis of this session is about " bdi { (member.name) } "." }
            } @else {
                ul .cards { @for reading in readings { (overview::card(derived, reading)) } }
            }
            @let name = isolated(&member.name);
            (moments::titled(model, derived, &format!("What {name} does"), &by))
            (moments::titled(model, derived, &format!("What is done toward {name}"), &toward))
        }
    }
}
