//! The safety gate: words that may concern safety come before any map, and a person decides on each.

use maud::{Markup, html};

use super::quote;
use crate::app::{Action, Derived, Model, SafetyAction, Step};
use crate::report::wording;
use crate::stance::SafetyFlag;

pub(super) fn view(model: &Model) -> Markup {
    match &model.derived {
        Some(derived) if model.desk.step == Step::Map => gate(derived),
        _ => Markup::default(),
    }
}

fn gate(derived: &Derived) -> Markup {
    let coding = &derived.analysis.coding;
    if coding.safety.is_empty() && coding.set_aside.is_empty() {
        return Markup::default();
    }
    let open = !coding.safety.is_empty();
    html! {
        div .safety .open[open] {
            @if open { (to_be_read(derived, &coding.safety)) }
            @if !coding.set_aside.is_empty() { (set_aside(derived, &coding.set_aside)) }
        }
    }
}

fn to_be_read(derived: &Derived, flags: &[SafetyFlag]) -> Markup {
    html! {
        h2 { "Safety comes first" }
        p { (wording::FLAGGED) " " (wording::WITHHELD) " Has each adult been seen alone?" }
        ul .moments {
            @for (index, flag) in flags.iter().enumerate() {
                (moment(derived, flag, html! {
                    button id={ "safety-" (index) } type="button" data-act=(Action::Safety(SafetyAction::SetAside(index))) {
                        @if flag.raised { "Take back" } @else { "Read: not a matter of safety" }
                    }
                }))
            }
        }
    }
}

fn set_aside(derived: &Derived, flags: &[SafetyFlag]) -> Markup {
    html! {
        details {
            summary #set-aside {
                "Safety: " (flags.len()) @if flags.len() == 1 { " moment" } @else { " moments" } " read and set aside"
            }
            ul .moments {
                @for (index, flag) in flags.iter().enumerate() {
                    (moment(derived, flag, html! {
                        button type="button" data-act=(Action::Safety(SafetyAction::BringBack(index))) { "Bring back" }
                    }))
                }
            }
            p .missed { "The tool can miss words that concern safety. Any line of the transcript can be marked as about safety." }
        }
    }
}

fn moment(derived: &Derived, flag: &SafetyFlag, decision: Markup) -> Markup {
    html! {
        li {
            div .concerned { p .concern { (flag.concern) } (decision) }
            (quote::words(&derived.analysis.session, flag.utterance, &flag.span))
        }
    }
}
