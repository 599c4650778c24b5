//! The forms by which who said what is put right.

use maud::{Markup, html};

use crate::app::update::PAGE;
use crate::app::view::count;
use crate::app::view::visible::{is_hidden, visible};
use crate::app::{Action, AmendAction, Amending, IntakeAction, Model, Whose};
use crate::import::{Transcript, Utterance};
use crate::session::{Member, word_starts};

/// How many words of an utterance are offered as places to split it.
const WORDS: usize = 250;

/// How many characters stand for an utterance where it is only named.
const BEGINNING: usize = 40;

/// How many characters of an utterance are shown where it is one of many to choose from.
const LISTED: usize = 400;

/// Who says an utterance, by the cast, else by its label.
pub(super) fn speaker<'a>(
    model: &'a Model,
    transcript: &'a Transcript,
    utterance: &Utterance,
) -> &'a str {
    let Some(label) = utterance.speaker else {
        return "nobody named";
    };
    let label_name = transcript.speakers.get(label).map_or("", String::as_str);
    member_of(model, label).map_or(label_name, |(_, member)| &member.name)
}

fn member_of(model: &Model, label: usize) -> Option<(usize, &Member)> {
    let mut members = model.document.cast.members.iter().enumerate();
    members.find(|(_, member)| member.speakers.contains(&label))
}

/// The first words of a text.
pub(super) fn beginning(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_hidden(*c));
    seen.take(BEGINNING).collect()
}

/// Whose an utterance is, and where it can be split.
pub(super) fn form(model: &Model, index: usize, utterance: &Utterance) -> Markup {
    let Some(Amending::Utterance { word, second, .. }) = &model.desk.amending else {
        return Markup::default();
    };
    let current = match utterance.speaker {
        Some(label) => member_of(model, label).map(|(place, _)| Whose::Member(place)),
        None => Some(Whose::Nobody),
    };
    html! {
        div .amend-form {
            label {
                span { "Whose words are these?" }
                select id={ "speaker-" (index) } data-act=(Action::Amend(AmendAction::Speaker(index))) {
                    (people(model, current))
                }
            }
            (words(index, &utterance.text, *word))
            @if let Some(word) = word {
                label {
                    span { "Who says the second part?" }
                    select id={ "second-" (index) } data-act=(Action::Amend(AmendAction::Second)) {
                        option value="" selected[second.is_none()] { "the same person" }
                        (people(model, *second))
                    }
                }
                button .primary type="button" data-act=(Action::Amend(AmendAction::Split)) {
                    "Split before “" (nth_word(&utterance.text, *word)) "”"
                }
            }
        }
    }
}

/// The way to put right an utterance that is picked out in the coded transcript.
pub(in crate::app::view) fn offer(model: &Model, index: usize) -> Markup {
    let open = matches!(model.desk.amending, Some(Amending::Utterance { utterance, .. }) if utterance == index);
    let utterance = model.transcript().and_then(|it| it.utterances.get(index));
    html! {
        button .link type="button" id={ "amend-" (index) } data-act=(Action::Amend(AmendAction::Open(index)))
            aria-expanded=(open) { "Put right who says this" }
        @if let Some(utterance) = utterance.filter(|_| open) { (form(model, index, utterance)) }
    }
}

/// Everybody whose words something may be.
fn people(model: &Model, chosen: Option<Whose>) -> Markup {
    html! {
        @for (place, member) in model.document.cast.members.iter().enumerate() {
            option value=(place) selected[chosen == Some(Whose::Member(place))] { (member.name) }
        }
        option value=(Whose::New) selected[chosen == Some(Whose::New)] { "someone new" }
        option value=(Whose::Nobody) selected[chosen == Some(Whose::Nobody)] { "nobody can say" }
    }
}

/// The words as a choice of places: arrow keys go from word to word.
fn words(index: usize, text: &str, chosen: Option<usize>) -> Markup {
    let starts: Vec<usize> = word_starts(text).take(WORDS + 1).collect();
    if starts.len() < 2 {
        return Markup::default();
    }
    let word = |place: usize| {
        let end = starts.get(place + 1).copied().unwrap_or(text.len());
        starts
            .get(place)
            .and_then(|&start| text.get(start..end))
            .unwrap_or_default()
            .trim_end()
    };
    html! {
        fieldset .cuts {
            legend { "Are there two people in it? Choose the word with which the second begins." }
            p dir="auto" {
                span .first-word { (word(0)) }
                @for place in 1..starts.len().min(WORDS) {
                    " "
                    span .cut .chosen[chosen == Some(place)] {
                        input type="radio" id={ "cut-" (index) "-" (place) } name={ "cut-" (index) } value=(place)
                            checked[chosen == Some(place)] data-act=(Action::Amend(AmendAction::Cut));
                        label for={ "cut-" (index) "-" (place) } { (word(place)) }
                    }
                }
                @if starts.len() > WORDS { " …" }
            }
        }
    }
}

fn nth_word(text: &str, word: usize) -> &str {
    text.split_whitespace().nth(word).unwrap_or_default()
}

/// The choice of utterances that are somebody else's than the member's to whom the file gives them.
pub(in crate::app::view) fn parting(model: &Model) -> Markup {
    let Some(Amending::Member {
        member,
        chosen,
        whose,
        name,
    }) = &model.desk.amending
    else {
        return Markup::default();
    };
    let Some((person, transcript)) = model
        .document
        .cast
        .members
        .get(*member)
        .zip(model.transcript())
    else {
        return Markup::default();
    };
    html! {
        section #parting .parting tabindex="-1" aria-label={ "Not all of it is " (person.name) } {
            h2 { "Which of these are somebody else’s than " bdi { (person.name) } "’s?" }
            div .choices {
                label {
                    span { "They are" }
                    select #parting-whose data-act=(Action::Amend(AmendAction::Second)) { (people(model, Some(*whose))) }
                }
                @if *whose == Whose::New {
                    label {
                        span { "Called" }
                        input #parting-name type="text" value=(name) dir="auto" maxlength="60" autocomplete="off"
                            placeholder="a name or what they are" data-act=(Action::Amend(AmendAction::Name));
                    }
                }
                button .primary type="button" data-act=(Action::Amend(AmendAction::Give)) disabled[chosen.is_empty()] {
                    "Give away " (count(chosen.len(), "utterance", "utterances"))
                }
                button type="button" data-act=(Action::Amend(AmendAction::Part(*member))) { "Cancel" }
            }
            (theirs(model, transcript, person, chosen))
        }
    }
}

/// What a member says, each to be chosen.
fn theirs(model: &Model, transcript: &Transcript, person: &Member, chosen: &[usize]) -> Markup {
    let all: Vec<(usize, &Utterance)> = transcript
        .utterances
        .iter()
        .enumerate()
        .filter(|(_, it)| {
            it.speaker
                .is_some_and(|label| person.speakers.contains(&label))
        })
        .collect();
    let first = all.partition_point(|(index, _)| *index < model.desk.lines);
    let first = if first == all.len() { 0 } else { first };
    let go = |place: usize| {
        let index = all.get(place).map_or(0, |(index, _)| *index);
        Action::Intake(IntakeAction::Lines(index))
    };
    html! {
        @if all.len() > PAGE {
            p .pages {
                button type="button" data-act=(go(first.saturating_sub(PAGE))) disabled[first == 0] { "Earlier" }
                span { (first + 1) "–" ((first + PAGE).min(all.len())) " of " (all.len()) }
                button type="button" data-act=(go(first + PAGE)) disabled[first + PAGE >= all.len()] { "Later" }
            }
        }
        ul .theirs {
            @for (index, utterance) in all.iter().skip(first).take(PAGE) {
                li {
                    input type="checkbox" id={ "tick-" (index) } data-act=(Action::Amend(AmendAction::Tick(*index)))
                        checked[chosen.binary_search(index).is_ok()];
                    label for={ "tick-" (index) } dir="auto" {
                        @if let Some(start) = utterance.start { time { (start) } " " }
                        (visible(&utterance.text.chars().take(LISTED).collect::<String>()))
                    }
                }
            }
        }
    }
}
