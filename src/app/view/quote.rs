//! The words behind a claim: who said them, when, with the telling part marked.

use std::ops::Range;

use maud::{Markup, html};

use super::visible::visible;
use crate::app::{Action, Derived};
use crate::report::wording;
use crate::session::Session;

/// One coded moment: what it is, the words, a way to strike it out, and what else can be done with it.
pub(super) fn moment(derived: &Derived, index: usize, more: Markup) -> Markup {
    let analysis = &derived.analysis;
    let Some(act) = analysis.coding.acts.get(index) else {
        return Markup::default();
    };
    html! {
        li .moment data-key=[analysis.coding.id(index)] {
            p .act { (wording::act(&analysis.session, act)) }
            (words(&analysis.session, act.utterance, &act.span))
            p .why {
                span { (act.why) }
                (more)
                button .strike type="button" data-act=(Action::Reject(index))
                    aria-label={ "Strike out: " (wording::act(&analysis.session, act)) } { "Strike out" }
            }
        }
    }
}

/// The words of an utterance with a part of them marked; pressing it shows the place in the transcript.
pub(super) fn words(session: &Session, utterance: usize, span: &Range<usize>) -> Markup {
    let Some(spoken) = session.utterances.get(utterance) else {
        return Markup::default();
    };
    let name = spoken
        .speaker
        .map_or("someone", |id| session.family.name(id));
    html! {
        blockquote {
            button .quote type="button" data-act=(Action::Reveal(utterance)) title="Show in the transcript" {
                span .who {
                    bdi { (name) }
                    @if spoken.timed { " · " (spoken.window.start) }
                }
                span .said dir="auto" { (marked(&spoken.text, span)) }
            }
        }
    }
}

/// A text with one part of it marked.
pub(super) fn marked(text: &str, span: &Range<usize>) -> Markup {
    let parts = (
        text.get(..span.start),
        text.get(span.clone()),
        text.get(span.end..),
    );
    match parts {
        (Some(before), Some(part), Some(after)) if !part.is_empty() => {
            html! { (visible(before)) mark { (visible(part)) } (visible(after)) }
        }
        _ => visible(text),
    }
}
