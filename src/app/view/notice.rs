//! What has to be said: something done, something refused.

use maud::{Markup, html};

use super::record;
use crate::app::{Action, Model, Tone};

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
