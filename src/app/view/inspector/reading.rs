//! One hypothesis: what speaks for it and against it, how else to read it, what it lacks, what it would lose before it
//! falls, and what could be tried.

use maud::{Markup, html};

use super::title::variants;
use super::{HEAD, TITLE, back, moments, tried, what_if};
use crate::app::view::quote;
use crate::app::view::timeline::stretch_of;
use crate::app::{Derived, Model};
use crate::report::wording;
use crate::structure::{Fall, Hypothesis, Opening};

pub(super) fn view(model: &Model, derived: &Derived, index: usize) -> Markup {
    let structure = &derived.analysis.structure;
    let Some(reading) = structure.hypotheses.get(index) else {
        return super::overview::view(model, derived);
    };
    html! {
        div .pane-head id=(HEAD) { (back()) (stretch_of(derived)) }
        (tried::banner(model))
        div .reading id="finding" {
            p .band { (derived.banded(reading)) }
            (variants(reading))
            h2 .statement id=(TITLE) tabindex="-1" { (reading.statement) }
            (moments::titled(model, derived, wording::FOR, &reading.evidence))
            (moments::titled(model, derived, wording::AGAINST, &reading.counter_evidence))
            (doubts(reading))
            (fall(model, derived))
            (what_if::view(model, derived))
            (openings(derived, index))
            (interventions(derived, index))
        }
    }
}

fn doubts(reading: &Hypothesis) -> Markup {
    html! {
        @if !reading.measures.is_empty() {
            h3 { (wording::MEASURES) }
            ul { @for measure in &reading.measures { li { (measure) } } }
        }
        @if let Some(rival) = &reading.rival {
            h3 { (wording::RIVAL) }
            p { (rival.statement) }
        }
        @if !reading.missing.is_empty() {
            h3 { (wording::MISSING) }
            ul { @for missing in &reading.missing { li { (missing) } } }
        }
        @if !reading.settle.is_empty() {
            h3 { (wording::SETTLE) }
            p { (reading.settle) }
        }
    }
}

/// How many moments it would lose before it falls, and which.
fn fall(model: &Model, derived: &Derived) -> Markup {
    let Some(fall) = &model.tried.fall else {
        return Markup::default();
    };
    html! {
        h3 { "How firmly it stands" }
        @match fall {
            Fall::Never => p { "It rests on how the talk was shared, not on single moments: no moment carries it." },
            Fall::Without(acts) => {
                p { (firmness(acts.len())) }
                details {
                    summary { "Which" }
                    ul .moments {
                        @for &act in acts {
                            (quote::moment(derived, act, moments::leave_out(model, derived, act)))
                        }
                    }
                }
            }
        }
    }
}

fn firmness(acts: usize) -> String {
    match acts {
        1 => "It rests on a single moment: struck out, that one takes it away.".into(),
        _ => format!("It would have to lose {acts} moments before it falls."),
    }
}

fn openings(derived: &Derived, index: usize) -> Markup {
    let own = |opening: &&Opening| opening.hypothesis == index;
    let mut openings = derived
        .analysis
        .structure
        .openings
        .iter()
        .filter(own)
        .peekable();
    if openings.peek().is_none() {
        return Markup::default();
    }
    let coding = &derived.analysis.coding;
    html! {
        h3 { "Where a move could have gone" }
        ol .openings {
            @for opening in openings {
                @if let Some(act) = coding.acts.get(opening.act) {
                    li {
                        h4 { (opening.name) }
                        p { (opening.why) }
                        (quote::words(&derived.analysis.session, act.utterance, &act.span))
                    }
                }
            }
        }
    }
}

fn interventions(derived: &Derived, index: usize) -> Markup {
    let all = derived.analysis.structure.interventions.iter();
    let mut fitting = all.filter(|it| it.hypothesis == index).peekable();
    let (hold, expect) = match fitting.peek() {
        Some(first) => (&first.hold, &first.expect),
        None => return Markup::default(),
    };
    html! {
        h3 { (wording::TRY) }
        p .hold { strong { (wording::HOLD) } " " (hold) }
        ol .interventions {
            @for intervention in fitting {
                li {
                    h4 { (intervention.name) }
                    p { (intervention.step) }
                    @for line in &intervention.say { p .say { "“" (line) "”" } }
                }
            }
        }
        p .expect { strong { (wording::EXPECT) } " " (expect) }
    }
}
