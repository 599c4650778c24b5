//! The family map and what stands beside it.

use maud::{Markup, html};

use super::at;
use super::timeline::stretch_of;
use crate::app::{Action, Derived, Model, Selection, Step};
use crate::map::{self, About, DrawOptions, Sentence, Theme};

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
    let options = DrawOptions {
        room: derived.room(&options),
        ..options
    };
    html! {
        div .pane-head {
            h1 { "Family map" }
            div .tools {
                button .tool type="button" data-act=(Action::SaveMap) { "Save picture" }
                button .tool type="button" data-act=(Action::SaveNote) { "Save note" }
            }
        }
        (stretch_of(derived))
        div .drawing { (map::markup(&derived.map, &options)) }
        details .as-list {
            summary { "The map as a list" }
            ul { @for sentence in map::listing(&derived.map) { (item(sentence)) } }
        }
    }
}

fn item(sentence: Sentence) -> Markup {
    let action = match sentence.about {
        About::Member => Action::SelectMember(sentence.id),
        About::Mark => Action::SelectMark(sentence.id),
    };
    html! {
        li { button .link type="button" data-act=(action) { (sentence.text) } }
    }
}

/// The id of the mark or member to pick out in the drawing.
fn selected(model: &Model, derived: &Derived) -> Option<String> {
    match model.desk.selection.as_ref()? {
        Selection::Mark(id) | Selection::Member(id) => Some(id.clone()),
        Selection::Hypothesis(_) => {
            let hypothesis = model.selected_hypothesis();
            let mark = derived
                .map
                .marks()
                .find(|mark| mark.hypothesis == hypothesis)?;
            Some(mark.id.clone())
        }
    }
}
