//! The second step: who is who. Roles are suggested with their reason; the person decides.

use maud::{Markup, html};

use super::{at, count, record};
use crate::app::{Action, AmendAction, Field, Model, PeopleAction, Step};
use crate::import::Transcript;
use crate::session::{Generation, Member, Role};

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
            @if model.document.cast.members.is_empty() {
                p .enough { "Nobody is named in this file. Say whose words they are: press “Put right” beside a line below; or have the file read as something else." }
            } @else { (table(model, transcript)) }
            (record::parting(model))
            div .confirm {
                button .primary type="button" data-act=(Action::ConfirmCast) disabled[model.document.cast.members.is_empty()] { "That’s right, draw the map" }
            }
        }
    })
}

fn table(model: &Model, transcript: &Transcript) -> Markup {
    html! {
        table .cast aria-label="Who is who" {
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
                    (row(model, index, member, transcript))
                }
            }
        }
    }
}

fn row(model: &Model, index: usize, member: &Member, transcript: &Transcript) -> Markup {
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
                (regroup(model, index, member))
            }
        }
    }
}

/// Two labels for one person, or one label for two.
fn regroup(model: &Model, index: usize, member: &Member) -> Markup {
    let members = &model.document.cast.members;
    html! {
        span .regroup {
            @if members.len() > 1 {
                select id={ "join-" (index) } data-act=(Action::Amend(AmendAction::Join(index)))
                    aria-label={ (member.name) " is the same person as" } {
                    option value="" selected { "same person as …" }
                    @for (place, other) in members.iter().enumerate().filter(|(place, _)| *place != index) {
                        option value=(place) { (other.name) }
                    }
                }
            }
            button .link type="button" id={ "part-" (index) } data-act=(Action::Amend(AmendAction::Part(index)))
                aria-label={ (member.name) " is two people" } { "two people?" }
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

fn edit(field: Field, member: usize) -> Action {
    Action::People(PeopleAction { field, member })
}
