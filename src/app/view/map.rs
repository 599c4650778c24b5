//! The family map and what stands beside it.

use maud::{Markup, html};

use super::timeline::{scrub, stretch_of};
use super::{at, compare, editor};
use crate::app::{Action, Model, Selection, Step};
use crate::map::{self, About, DrawOptions, MapDocument, Sentence, Theme};

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Map, || match model.map() {
        Some(map) => pane(model, map),
        None => Markup::default(),
    })
}

fn pane(model: &Model, map: &MapDocument) -> Markup {
    let canvas = model.canvas().filter(|_| editor::is_open(model));
    html! {
        div .pane-head {
            h1 { "Family map" }
            div .tools {
                (editor::toggle(model))
                (compare::toggle(model))
                button .tool type="button" data-act=(Action::SaveMap) { "Save picture" }
                @if model.derived.is_some() {
                    button .tool type="button" data-act=(Action::SaveNote) { "Save note" }
                }
            }
        }
        @if let Some(derived) = &model.derived {
            (stretch_of(derived))
            @if canvas.is_none() { (scrub(model, derived)) }
        }
        (compare::row(model))
        (compare::pane(model, canvas).unwrap_or_else(|| reading(model, map)))
    }
}

/// The map as it is read.
fn reading(model: &Model, map: &MapDocument) -> Markup {
    let options = DrawOptions {
        theme: Theme::Page,
        legend: true,
        selected: selected(model, map),
        ..DrawOptions::default()
    };
    let room = model.derived.as_ref().and_then(|it| it.room(&options));
    let options = DrawOptions { room, ..options };
    let [drawing, key] = map::with_key(map, &options);
    html! {
        div .drawing { (drawing) }
        (key)
        details .as-list {
            summary { "The map as a list" }
            ul { @for sentence in map::listing(map) { (item(sentence)) } }
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
pub(super) fn selected(model: &Model, map: &MapDocument) -> Option<String> {
    match model.desk.selection.as_ref()? {
        Selection::Mark(id) | Selection::Member(id) => Some(id.clone()),
        Selection::Hypothesis(_) => {
            let hypothesis = model.selected_hypothesis();
            let mark = map.marks().find(|mark| mark.hypothesis == hypothesis)?;
            Some(mark.id.clone())
        }
    }
}
