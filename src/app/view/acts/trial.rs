//! A sentence to try out: which cues fire on it, as it is typed.

use maud::{Markup, html};

use super::explanation;
use crate::app::{Action, ActsAction, Derived, Model, Part};

pub(in crate::app::view) fn trial(model: &Model, derived: &Derived) -> Markup {
    let trial = &model.desk.moments.trial;
    let part = |part| Action::Acts(ActsAction::Try(part));
    let family = &derived.analysis.session.family;
    let speaker = trial.speaker(family);
    html! {
        details .trial {
            summary { "Try a sentence" }
            p .hint { "Type what somebody could say and see which cues of the pack fire on it, and what holds the others back. It changes nothing in the case." }
            div .act-form {
                label {
                    "Who says it"
                    select data-act=(part(Part::Speaker)) {
                        @for (id, member) in family.everyone() {
                            option value=(id.0) selected[speaker == id] { (member.name) }
                        }
                    }
                }
                label {
                    "To whom"
                    select data-act=(part(Part::Addressee)) {
                        option value="" selected[trial.addressee.is_none()] { "as the words say" }
                        @for (id, member) in family.everyone().filter(|(id, _)| *id != speaker) {
                            option value=(id.0) selected[trial.addressee == Some(id)] { (member.name) }
                        }
                    }
                }
                label .wide {
                    "The sentence"
                    textarea rows="2" dir="auto" data-act=(part(Part::Text)) placeholder="You never listen to him." { (trial.text) }
                }
            }
            @if let Some(found) = &trial.found {
                div aria-live="polite" { (explanation::view(derived, trial.text.trim(), found)) }
            }
        }
    }
}
