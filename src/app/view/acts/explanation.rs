//! Why some words are read as they are: to whom, with which cues, and what held the others back.

use maud::{Markup, html};

use crate::app::Derived;
use crate::report::wording;
use crate::session::Family;
use crate::stance::{AddressTrial, Addressee, Codes, CueTrial, Explanation, Verdict};

/// So many of the people it could be said to are shown.
const CANDIDATES: usize = 3;

/// `text` is what is explained.
pub(super) fn view(derived: &Derived, text: &str, found: &Explanation) -> Markup {
    let family = &derived.analysis.session.family;
    let fired = found.cues.iter().filter(|it| it.verdict == Verdict::Fired);
    let others: Vec<&CueTrial> = found
        .cues
        .iter()
        .filter(|it| it.verdict != Verdict::Fired)
        .collect();
    html! {
        div .explanation {
            (address(family, found))
            @if found.acts.is_empty() { p { "No act is read from these words." } }
            @if !found.acts.is_empty() {
                h4 { "Read as" }
                ul { @for act in &found.acts { li { (wording::act(&derived.analysis.session, act)) } } }
            }
            @if !found.safety.is_empty() { p .concern { "These words may concern safety." } }
            @if found.cues.iter().any(|it| it.verdict == Verdict::Fired) {
                h4 { "Cues that fired" }
                ul { @for cue in fired { li { (codes(cue)) ": " (cue.cue) (pattern(cue)) } } }
            }
            @if !others.is_empty() {
                details {
                    summary { (super::super::count(others.len(), "cue", "cues")) " that fit or nearly fit, and did not count" }
                    ul { @for cue in others { li { (codes(cue)) ": " (cue.cue) (pattern(cue)) " – " (verdict(&cue.verdict)) } } }
                }
            }
            (words(family, text, found))
        }
    }
}

fn address(family: &Family, found: &Explanation) -> Markup {
    let name = |addressee: Addressee| match addressee {
        Addressee::Member(id) => family.name(id).to_owned(),
        Addressee::All => "everyone".to_owned(),
    };
    html! {
        p {
            "Said to "
            strong { (found.addressee.map_or_else(|| "somebody who cannot be told".to_owned(), name)) }
            @if let Some(cue) = found.address_cue { " (" (cue.cue) ")" }
            "."
        }
        @if found.candidates.len() > 1 {
            details {
                summary { "What speaks for whom" }
                ul {
                    @for trial in found.candidates.iter().take(CANDIDATES) {
                        li { strong { (name(trial.addressee)) } ": " (reasons(trial)) }
                    }
                }
            }
        }
    }
}

/// The cues for and against a candidate, each with its sign.
fn reasons(trial: &AddressTrial) -> String {
    let reasons = trial.cues.iter().map(|(cue, worth)| {
        let sign = if *worth < 0.0 { '−' } else { '+' };
        format!("{cue} ({sign}{:.1})", worth.abs())
    });
    let reasons: Vec<String> = reasons.collect();
    if reasons.is_empty() {
        return "nothing for or against".into();
    }
    reasons.join(", ")
}

fn codes(cue: &CueTrial) -> String {
    match cue.codes {
        Codes::Act(kind) => wording::kind(kind),
        Codes::Move(name) => format!("the therapist: {name}"),
        Codes::Concern => "may concern safety".into(),
    }
}

fn pattern(cue: &CueTrial) -> Markup {
    html! { @if !cue.pattern.is_empty() { " " code { (cue.pattern) } } }
}

fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Fired => "fired".into(),
        Verdict::Outweighed(by) => format!("another fits better: {by}"),
        Verdict::Held(why) => format!("held back: {why}"),
        Verdict::Near => "nearly fits".into(),
    }
}

/// The words as the rules see them, in a table: whom they mean, and which classes of the pack they belong to.
fn words(family: &Family, text: &str, found: &Explanation) -> Markup {
    let known = found
        .sentences
        .iter()
        .flatten()
        .filter(|word| word.member.is_some() || !word.classes.is_empty());
    let rows: Vec<_> = known.collect();
    if rows.is_empty() {
        return Markup::default();
    }
    html! {
        details {
            summary { "How the words are sorted" }
            ul .word-classes {
                @for word in rows {
                    li {
                        b dir="auto" { (text.get(word.span.clone()).unwrap_or_default()) }
                        @if let Some(member) = word.member { " means " strong { (family.name(member)) } }
                        @if !word.classes.is_empty() { " " (word.classes.join(", ")) }
                    }
                }
            }
        }
    }
}
