//! The second step: who is who. Roles are suggested with their reason; the person decides.

use maud::{Markup, html};

use super::{at, count};
use crate::app::{Action, Field, Model, PeopleAction, Step};
use crate::import::{Transcript, Warning};
use crate::session::{Generation, Member, Role};

/// How many warnings are listed before the rest is folded away.
const LISTED: usize = 5;

/// The generations that can be chosen.
const GENERATIONS: [(i8, &str); 4] = [
    (2, "grandparents"),
    (1, "parents"),
    (0, "children"),
    (-1, "grandchildren"),
];

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::People, || {
        let Some(transcript) = model.transcript() else {
            return Markup::default();
        };
        let name = model.document.origin.as_ref().map_or("", |o| &o.name);
        html! {
            div .people-head {
                h1 { "Who is who?" }
                p .lead {
                    bdi { (name) } ": " (count(transcript.utterances.len(), "utterance", "utterances")) ", read as "
                    (transcript.format) ". Roles below are suggestions with their reason; correct what is wrong."
                }
            }
            (table(model, transcript))
            div .confirm {
                button .primary type="button" data-act=(Action::ConfirmCast) { "That’s right, draw the map" }
            }
            (warnings(&transcript.warnings))
        }
    })
}

fn table(model: &Model, transcript: &Transcript) -> Markup {
    html! {
        table .cast {
            thead {
                tr {
                    th scope="col" { "Name" }
                    th scope="col" { "Role" }
                    th scope="col" { "Generation" }
                    th scope="col" { "Why, and how much they speak" }
                }
            }
            tbody {
                @for (index, member) in model.document.cast.members.iter().enumerate() {
                    (row(index, member, transcript))
                }
            }
        }
    }
}

fn row(index: usize, member: &Member, transcript: &Transcript) -> Markup {
    let speaks = |utterance: &&crate::import::Utterance| {
        utterance
            .speaker
            .is_some_and(|s| member.speakers.contains(&s))
    };
    let utterances = transcript.utterances.iter().filter(speaks).count();
    html! {
        tr id={ "cast-" (index) } {
            td data-label="Name" {
                input type="text" value=(member.name) dir="auto" maxlength="60" autocomplete="off"
                    data-act=(edit(Field::Name, index)) aria-label={ "Name of " (member.name) };
            }
            td data-label="Role" {
                select data-act=(edit(Field::Role, index)) aria-label={ "Role of " (member.name) } {
                    @for role in Role::ALL {
                        option value=(role.name()) selected[role == member.role] { (role.name()) }
                    }
                }
            }
            td data-label="Generation" { (generation(index, member)) }
            td .reason {
                @match &member.why {
                    Some(why) => { (why) },
                    None => { "You decided this." },
                }
                span .speaks { (count(utterances, "utterance", "utterances")) }
            }
        }
    }
}

fn generation(index: usize, member: &Member) -> Markup {
    if member.role == Role::Therapist {
        return html! { span .outside { "outside the family" } };
    }
    html! {
        select data-act=(edit(Field::Generation, index)) aria-label={ "Generation of " (member.name) } {
            option value="" selected[member.generation.is_none()] { "not known" }
            @for (number, word) in GENERATIONS {
                option value=(number) selected[member.generation == Some(Generation(number))] { (word) }
            }
        }
    }
}

/// What was skipped, repaired or assumed while reading, beside the text it concerns.
fn warnings(warnings: &[Warning]) -> Markup {
    if warnings.is_empty() {
        return Markup::default();
    }
    let item = |warning: &Warning| {
        html! {
            li {
                @if let Some(line) = warning.line { span .place { "line " (line) } }
                (warning.message)
            }
        }
    };
    html! {
        div .warnings {
            h2 { "Noted while reading" }
            ul { @for warning in warnings.iter().take(LISTED) { (item(warning)) } }
            @if warnings.len() > LISTED {
                details {
                    summary { (count(warnings.len() - LISTED, "more note", "more notes")) }
                    ul { @for warning in warnings.iter().skip(LISTED) { (item(warning)) } }
                }
            }
        }
    }
}

const fn edit(field: Field, member: usize) -> Action {
    Action::People(PeopleAction { field, member })
}
