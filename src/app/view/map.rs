//! The family map and what stands beside it.

use maud::{Markup, html};

use super::at;
use crate::app::{Action, Derived, Model, Selection, Step};
use crate::map::{self, DrawOptions, Mark, Theme};

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Map, || match &model.derived {
        Some(derived) => pane(model, derived),
        None => Markup::default(),
    })
}

fn pane(model: &Model, derived: &Derived) -> Markup {
    let options = DrawOptions {
        theme: Theme::Page,
        legend: true,
        selected: selected(model, derived),
        ..DrawOptions::default()
    };
    html! {
        div .pane-head {
            h1 { "Family map" }
            div .tools {
                button .tool type="button" data-act=(Action::SaveMap) { "Save picture" }
                button .tool type="button" data-act=(Action::SaveNote) { "Save note" }
            }
        }
        div .drawing { (map::markup(&derived.map, &options)) }
        details .as-list {
            summary { "The map as a list" }
            ul { @for mark in derived.marks() { (item(mark)) } }
        }
    }
}

fn item(mark: &Mark) -> Markup {
    html! {
        li {
            button .link type="button" data-act=(Action::SelectMark(mark.id.clone())) { (mark.sentence) }
        }
    }
}

/// The id of the mark or member to pick out in the drawing.
fn selected(model: &Model, derived: &Derived) -> Option<String> {
    match model.desk.selection.as_ref()? {
        Selection::Mark(id) | Selection::Member(id) => Some(id.clone()),
        Selection::Hypothesis(_) => {
            let hypothesis = model.selected_hypothesis();
            let mark = derived.marks().find(|mark| mark.hypothesis == hypothesis)?;
            Some(mark.id.clone())
        }
    }
}
