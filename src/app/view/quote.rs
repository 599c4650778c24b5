//! The words behind a claim: who said them, when, with the telling part marked.

use std::ops::Range;

use maud::{Markup, html};

use crate::app::{Action, Derived};
use crate::session::Session;
use crate::stance::{Act, ActKind};

/// One coded moment: what it is, the words, and a way to strike it out.
pub(super) fn moment(derived: &Derived, index: usize) -> Markup {
    let analysis = &derived.analysis;
    let Some(act) = analysis.coding.acts.get(index) else {
        return Markup::default();
    };
    html! {
        li .moment {
            p .act { (sentence(&analysis.session, act)) }
            (words(&analysis.session, act.utterance, &act.span))
            p .why {
                (act.why)
                button .strike type="button" data-act=(Action::Reject(index))
                    aria-label={ "Strike out: " (sentence(&analysis.session, act)) } { "Strike out" }
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
            html! { (before) mark { (part) } (after) }
        }
        _ => html! { (text) },
    }
}

/// An act as a sentence: "Maya agrees with Leo against Tom".
pub(super) fn sentence(session: &Session, act: &Act) -> String {
    let name = |id| session.family.name(id).to_owned();
    let actor = name(act.actor);
    let target = act.target.map_or_else(|| "someone".into(), name);
    let third = act.against.map_or_else(|| "someone".into(), name);
    match act.kind {
        ActKind::Support => format!("{actor} supports {target}"),
        ActKind::Agree => format!("{actor} agrees with {target}"),
        ActKind::Affiliate => format!("{actor} is warm with {target}"),
        ActKind::Praise => format!("{actor} praises {target}"),
        ActKind::Defend => format!("{actor} defends {target} against {third}"),
        ActKind::AgreeAgainst => format!("{actor} agrees with {target} against {third}"),
        ActKind::Disagree => format!("{actor} disagrees with {target}"),
        ActKind::Criticise => format!("{actor} criticises {target}"),
        ActKind::Blame => format!("{actor} blames {target}"),
        ActKind::Contempt => format!("{actor} talks down to {target}"),
        ActKind::Dismiss => format!("{actor} brushes {target} aside"),
        ActKind::Disqualify => format!("{actor} denies {target} a say"),
        ActKind::Exclude => format!("{actor} shuts {target} out"),
        ActKind::Command => format!("{actor} orders {target}"),
        ActKind::SpeakFor => format!("{actor} speaks for {target}"),
        ActKind::MindRead => format!("{actor} says what {target} thinks"),
        ActKind::Protect => format!("{actor} shields {target}"),
        ActKind::Overprotect => format!("{actor} shields {target} beyond need"),
        ActKind::Confide => format!("{actor} hands {target} an adult worry"),
        ActKind::ComplainAbout => format!("{actor} complains about {third} to {target}"),
        ActKind::ComplainToChild => {
            format!("{actor} complains about {third} to {target}, the child")
        }
        ActKind::Enlist => format!("{actor} asks {target} to side against {third}"),
        ActKind::Side => format!("{actor} takes {target}’s side against {third}"),
        ActKind::RefuseSide => format!("{actor} declines to take sides"),
        ActKind::Relay => format!("{actor} sends {third} a message through {target}"),
        ActKind::Secret => format!("{actor} shares an aside with {target}, without {third}"),
        ActKind::Divert => match act.target {
            Some(_) => format!("{actor} turns the talk to {target}"),
            None => format!("{actor} turns the talk elsewhere"),
        },
        ActKind::DenyConflict => format!("{actor} says there is no difference with {target}"),
        ActKind::Yield => format!("{actor} gives way to {target}"),
        ActKind::ChildRules => format!("{actor}, a child, instructs {target}"),
        ActKind::Executive => format!("{actor} keeps a rule with {target}"),
        ActKind::Repair => format!("{actor} mends things with {target}"),
    }
}
