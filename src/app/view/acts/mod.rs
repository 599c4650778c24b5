//! Coded acts in the transcript: what stands under each utterance, and the one that is open.

mod explanation;
mod form;
mod trial;

pub(super) use trial::trial;

use maud::{Markup, html};

use crate::app::{Action, ActsAction, Derived, Model, SafetyAction, Show};
use crate::report::wording;
use crate::stance::{Act, ActId, Channel, Decision, Struck};

/// The acts of one utterance, the open one with all there is to say about it, and the form while it is filled in.
pub(super) fn under(model: &Model, derived: &Derived, utterance: usize) -> Markup {
    let moments = &model.desk.moments;
    let coding = &derived.analysis.coding;
    let here = within(&coding.acts, utterance);
    let struck = || {
        coding
            .struck
            .iter()
            .filter(|it| it.act.utterance == utterance)
    };
    let shown =
        here.filter(|&act| moments.show.admits(coding, act) || is_open(model, derived, act));
    let chips: Vec<usize> = shown.collect();
    let some_struck = moments.show != Show::Nothing && struck().next().is_some();
    let explained = moments.explained.as_ref().filter(|it| it.0 == utterance);
    html! {
        @if !chips.is_empty() || some_struck {
            ul .acts {
                @for act in chips { (chip(model, derived, act)) }
                @if some_struck { @for it in struck() { (struck_chip(derived, it)) } }
            }
        }
        @if let Some(explained) = explained {
            div #explained tabindex="-1" role="group" aria-label="Why this line is read so" {
                (explanation::view(derived, text(derived, utterance), &explained.1))
            }
        }
        @if let Some(draft) = moments.draft.as_ref().filter(|it| it.subject.is_none() && it.utterance == utterance) {
            (form::view(derived, draft))
        }
    }
}

/// The acts of one utterance: they stand in order of utterance.
fn within(acts: &[Act], utterance: usize) -> std::ops::Range<usize> {
    let start = acts.partition_point(|act| act.utterance < utterance);
    let end = acts.partition_point(|act| act.utterance <= utterance);
    start..end
}

fn is_open(model: &Model, derived: &Derived, act: usize) -> bool {
    let open = model.desk.moments.open.as_ref();
    open.is_some_and(|open| derived.analysis.coding.find(open) == Some(act))
}

/// How an act is shown: by a mark before it and by words, never by colour alone.
const fn channel(act: &Act) -> (&'static str, &'static str) {
    match (act.kind.is_triadic(), act.kind.channel()) {
        (true, _) => ("three", "△"),
        (_, Channel::Positive) => ("warm", "+"),
        (_, Channel::Negative) => ("harsh", "−"),
        (_, Channel::Intrusion) => ("close", "◦"),
        (_, Channel::Control | Channel::Rank) => ("rank", "↕"),
        (_, Channel::Neutral) => ("plain", "·"),
    }
}

fn chip(model: &Model, derived: &Derived, index: usize) -> Markup {
    let coding = &derived.analysis.coding;
    let (Some(act), Some(id)) = (coding.acts.get(index), coding.id(index)) else {
        return Markup::default();
    };
    let decision = coding.standings.get(index).and_then(|it| it.decision);
    let open = is_open(model, derived, index);
    let session = &derived.analysis.session;
    let told = session
        .utterances
        .get(act.utterance)
        .and_then(|it| it.speaker)
        == Some(act.actor);
    let text = if told {
        wording::deed(session, act)
    } else {
        wording::act(session, act)
    };
    let (class, sign) = channel(act);
    let action = if open {
        ActsAction::Close
    } else {
        ActsAction::Open(id.clone())
    };
    html! {
        li .act-item .open[open] id={ "act-" (id) } {
            button .chip .(class) id={ "chip-" (id) } type="button" data-act=(Action::Acts(action)) aria-expanded=(open) {
                span .sign aria-hidden="true" { (sign) }
                (text)
                @if let Some(decision) = decision { span .decided { (decided(decision)) } }
            }
            @if open { (card(model, derived, index, &id)) }
        }
    }
}

const fn decided(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => " ✓ accepted",
        Decision::Changed => " ✎ changed by you",
        Decision::Added => " ✎ added by you",
    }
}

fn struck_chip(derived: &Derived, struck: &Struck) -> Markup {
    let text = wording::act(&derived.analysis.session, &struck.act);
    html! {
        li .act-item id={ "struck-" (struck.id) } {
            s .chip { (text) }
            button .strike type="button" data-act=(Action::Acts(ActsAction::Withdraw(struck.id.clone())))
                aria-label={ "Put back: " (text) } { "Put back" }
        }
    }
}

/// The open act: its words, its cue, what it weighs, and what can be decided.
fn card(model: &Model, derived: &Derived, index: usize, id: &ActId) -> Markup {
    let analysis = &derived.analysis;
    let Some(act) = analysis.coding.acts.get(index) else {
        return Markup::default();
    };
    let standing = analysis.coding.standings.get(index);
    let decision = standing.and_then(|it| it.decision);
    let coded = standing.and_then(|it| it.coded.as_ref());
    let draft = model.desk.moments.draft.as_ref();
    html! {
        div #act-open .act-card tabindex="-1" role="group" aria-label={ "Moment: " (wording::act(&analysis.session, act)) } {
            p .act { (wording::act(&analysis.session, act)) }
            @match draft.filter(|draft| draft.subject.as_ref() == Some(id)) {
                Some(draft) => { (form::view(derived, draft)) },
                None => {
                    (facts(derived, act, coded))
                    (buttons(decision, act.utterance, id))
                },
            }
        }
    }
}

/// What an act rests on.
fn facts(derived: &Derived, act: &Act, coded: Option<&Act>) -> Markup {
    html! {
        dl {
            dt { "Words" } dd dir="auto" { "“" (words(derived, act)) "”" }
            dt { "Read from" } dd { (act.why) }
            dt { "Came about" } dd { (act.provenance.words()) }
            dt { "Counts for" } dd { (format!("{:.1}", act.weight())) " (1 is a plain act nobody asked for)" }
            @if let Some(coded) = coded {
                dt { "The rules said" } dd { (wording::act(&derived.analysis.session, coded)) }
            }
        }
    }
}

fn buttons(decision: Option<Decision>, utterance: usize, id: &ActId) -> Markup {
    let button = |action: ActsAction, key: &str, text: &str| {
        html! {
            button .tool type="button" data-act=(Action::Acts(action)) {
                (text)
                @if !key.is_empty() { " " kbd { (key) } }
            }
        }
    };
    html! {
        div .tools {
            @if decision.is_none() { (button(ActsAction::Accept, "A", "Accept")) }
            (button(ActsAction::Reject, "R", "Strike out"))
            (button(ActsAction::Change, "E", "Change"))
            @if decision.is_some() {
                (button(ActsAction::Withdraw(id.clone()), "", "Take back my decision"))
            }
            (button(ActsAction::Explain(Some(utterance)), "", "Why is it read so?"))
            (button(ActsAction::Previous, "P", "Back"))
            (button(ActsAction::Next, "N", "On"))
        }
    }
}

fn text(derived: &Derived, utterance: usize) -> &str {
    let spoken = derived.analysis.session.utterances.get(utterance);
    spoken.map_or("", |it| &it.text)
}

/// The words that show an act.
fn words<'a>(derived: &'a Derived, act: &Act) -> &'a str {
    text(derived, act.utterance)
        .get(act.span.clone())
        .unwrap_or_default()
}

/// The head of the transcript: which moments are shown, how many are decided, and the way through them.
pub(super) fn head(model: &Model, derived: &Derived) -> Markup {
    let coding = &derived.analysis.coding;
    let decided = coding
        .standings
        .iter()
        .filter(|it| it.decision.is_some())
        .count();
    html! {
        div .acts-head {
            label {
                "Show "
                select data-act=(Action::Acts(ActsAction::Show)) {
                    @for show in Show::ALL {
                        option value=(show.word()) selected[show == model.desk.moments.show] { (show.title()) }
                    }
                }
            }
            span .tally {
                (super::count(coding.acts.len(), "moment", "moments"))
                @if decided > 0 { ", " (decided) " decided" }
                @if !coding.struck.is_empty() { ", " (coding.struck.len()) " struck out" }
            }
            span .tools {
                button .tool type="button" data-act=(Action::Acts(ActsAction::Previous)) { "Back " kbd { "P" } }
                button .tool type="button" data-act=(Action::Acts(ActsAction::Next)) { "On " kbd { "N" } }
            }
        }
    }
}

/// What can be done with the utterance that was last shown, besides what its acts offer.
pub(super) fn offers(utterance: usize) -> Markup {
    html! {
        div .tools .offers {
            button #line-add .tool type="button" data-act=(Action::Acts(ActsAction::Add(Some(utterance)))) { "Add a moment here " kbd { "+" } }
            button #line-why .tool type="button" data-act=(Action::Acts(ActsAction::Explain(Some(utterance)))) { "Why is this line read so? " kbd { "W" } }
            button .tool type="button" data-act=(Action::Safety(SafetyAction::Raise(Some(utterance)))) { "Concerns safety " kbd { "!" } }
        }
    }
}
