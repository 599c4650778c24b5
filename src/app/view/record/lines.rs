//! The text, a page at a time: line of the file, who, when, what; each can be put right.

use maud::{Markup, html};

use super::amend;
use crate::app::update::PAGE;
use crate::app::view::visible::visible;
use crate::app::{Action, AmendAction, Amending, IntakeAction, Model};
use crate::import::{Transcript, Utterance};

/// How much of one utterance is laid out, in characters: more is for the file.
const LONGEST: usize = 6_000;

pub(super) fn view(model: &Model, transcript: &Transcript) -> Markup {
    let all = transcript.utterances.len();
    let first = model.desk.lines.min(all.saturating_sub(1));
    let page = transcript
        .utterances
        .iter()
        .enumerate()
        .skip(first)
        .take(PAGE);
    html! {
        (pages(first, all))
        ol .lines #record-lines tabindex="-1" aria-label="The text as it was read" {
            @for (index, utterance) in page { (line(model, transcript, index, utterance)) }
        }
    }
}

fn pages(first: usize, all: usize) -> Markup {
    if all <= PAGE {
        return Markup::default();
    }
    let to = |first: usize| Action::Intake(IntakeAction::Lines(first));
    let last = (first + PAGE).min(all);
    html! {
        p .pages {
            button type="button" data-act=(to(first.saturating_sub(PAGE))) disabled[first == 0] { "Earlier" }
            span { (first + 1) "–" (last) " of " (all) }
            button type="button" data-act=(to(first + PAGE)) disabled[last == all] { "Later" }
        }
    }
}

fn line(model: &Model, transcript: &Transcript, index: usize, utterance: &Utterance) -> Markup {
    let open = matches!(model.desk.amending, Some(Amending::Utterance { utterance, .. }) if utterance == index);
    let text: String = utterance.text.chars().take(LONGEST).collect();
    html! {
        li .line .spotlight[model.desk.spotlight == Some(index)] id={ "u" (index) } {
            span .gutter { @if let Some(line) = utterance.line { span .quiet { "line " } (line) } }
            div {
                span .who {
                    bdi { (amend::speaker(model, transcript, utterance)) }
                    @if let Some(start) = utterance.start { time { (start) } }
                    @if let Some(manner) = &utterance.manner { span .manner { "(" (manner) ")" } }
                }
                p dir="auto" { (visible(&text)) @if text.len() < utterance.text.len() { "…" } }
                @if open { (amend::form(model, index, utterance)) }
            }
            button .strike type="button" id={ "amend-" (index) } data-act=(Action::Amend(AmendAction::Open(index)))
                aria-expanded=(open) aria-label={ "Put right: " (amend::beginning(&utterance.text)) } { "Put right" }
        }
    }
}
