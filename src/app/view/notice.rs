//! What has to be said: something done, something refused; and the safety gate, before anything else.

use maud::{Markup, html};

use super::{quote, record};
use crate::app::{Action, Model, Step, Tone};
use crate::report::wording;

pub(super) fn view(model: &Model) -> Markup {
    let Some(notice) = &model.desk.notice else {
        return Markup::default();
    };
    let tone = match notice.tone {
        Tone::Done => "done",
        Tone::Trouble => "trouble",
    };
    html! {
        div class={ "notice " (tone) } {
            p { (notice.text) }
            @if let Some(refused) = &model.desk.refused { (record::otherwise(refused)) }
            button .tool type="button" data-act=(Action::DismissNotice) { "Dismiss" }
        }
    }
}

/// Words that may concern safety come before any map.
pub(super) fn safety(model: &Model) -> Markup {
    let derived = match &model.derived {
        Some(derived) if model.desk.step == Step::Map => derived,
        _ => return Markup::default(),
    };
    let flags = &derived.analysis.coding.safety;
    if flags.is_empty() {
        return Markup::default();
    }
    html! {
        div .safety {
            h2 { "Safety comes first" }
            p { (wording::FLAGGED) " " (wording::WITHHELD) " Has each adult been seen alone?" }
            ul .moments {
                @for flag in flags {
                    li {
                        p .concern { (flag.concern) }
                        (quote::words(&derived.analysis.session, flag.utterance, &flag.span))
                    }
                }
            }
        }
    }
}
