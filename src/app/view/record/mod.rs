//! The transcript as it was read, beside what was noted while reading; how it may be read otherwise, and who said what
//! put right.

mod amend;
mod choices;
mod lines;
mod notes;
mod timing;

use maud::{Markup, html};

use super::at;
use crate::app::{Action, AmendAction, Model, Origin, Step};

pub(super) use amend::{offer, parting};
pub(super) use choices::otherwise;

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::People, || match &model.document.origin {
        Some(origin) => pane(model, origin),
        None => Markup::default(),
    })
}

fn pane(model: &Model, origin: &Origin) -> Markup {
    html! {
        h2 { "What was read" }
        (choices::table(origin))
        div .record {
            div .record-side {
                (choices::view(origin))
                (timing::view(&origin.transcript))
                (notes::pane(model))
            }
            div .record-text {
                (amendments(origin))
                (lines::view(model, &origin.transcript))
            }
        }
    }
}

/// What is to be known of the file beside its coded transcript.
pub(super) fn noted(model: &Model) -> Markup {
    match model.transcript() {
        Some(transcript) => html! { (timing::view(transcript)) (notes::pane(model)) },
        None => Markup::default(),
    }
}

/// How much has been put right, and the way back.
fn amendments(origin: &Origin) -> Markup {
    match origin.amendments.is_empty() {
        true => html! {
            p .hint { "Is a line given to the wrong person, or are two people in one line? Press “Put right” beside it. The file itself is never changed." }
        },
        false => html! {
            p .amended {
                "You have put right who said what; the file itself is as it was. "
                button .link type="button" data-act=(Action::Amend(AmendAction::Restore)) { "Go back to what the file says" }
            }
        },
    }
}
