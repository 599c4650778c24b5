//! All that the session shows: hypotheses, strengths, what else was seen, and plainly when nothing can be told.

use maud::{Markup, html};

use super::title::variants;
use super::{HEAD, TITLE, card_id, tried, what_if};
use crate::app::view::count;
use crate::app::view::timeline::stretch_of;
use crate::app::{Action, Derived, Model, hypothesis_key};
use crate::report::{Findings, wording};
use crate::structure::{Hypothesis, Sufficiency};

pub(super) fn view(model: &Model, derived: &Derived) -> Markup {
    let structure = &derived.analysis.structure;
    let found = Findings::of(structure);
    html! {
        div .pane-head id=(HEAD) { h2 id=(TITLE) tabindex="-1" { "What this session shows" } }
        (stretch_of(derived))
        (tried::banner(model))
        (sufficiency(derived))
        @if !found.difficulties.is_empty() {
            h3 { (wording::HYPOTHESES) }
            ul .cards { @for (_, reading) in found.difficulties { (card(derived, reading)) } }
        }
        @if !found.strengths.is_empty() || !found.good.is_empty() {
            h3 { (wording::STRENGTHS) }
            ul .cards .strengths {
                @for (_, strength) in found.strengths { (card(derived, strength)) }
                @for (_, seen) in found.good { (observation(derived, seen)) }
            }
        }
        @if !found.seen.is_empty() {
            h3 { (wording::ALSO_SEEN) }
            ul .cards { @for (_, seen) in found.seen { (observation(derived, seen)) } }
        }
        (signals(derived, &structure.signals))
        (what_if::view(model, derived))
        p .hint .limit { (wording::MODESTY) }
    }
}

/// Whether anything can be told at all: an answer of its own, with its reasons.
fn sufficiency(derived: &Derived) -> Markup {
    let structure = &derived.analysis.structure;
    let nothing = Findings::of(structure).difficulties.is_empty();
    match &structure.sufficiency {
        Sufficiency::NotEnough { reasons } => html! {
            div .enough .cannot-tell {
                h3 { "Cannot tell" }
                p { (wording::CANNOT_TELL) }
                ul { @for reason in reasons { li { (reason) } } }
            }
        },
        Sufficiency::Withheld => html! {
            p .enough { (wording::WITHHELD) " Read the moments above the map and decide on each." }
        },
        Sufficiency::Enough if nothing => html! {
            div .enough .cannot-tell {
                h3 { @if structure.hypotheses.is_empty() { "No line to draw" } @else { "No pattern of concern" } }
                p { (wording::nothing(!structure.hypotheses.is_empty())) }
            }
        },
        Sufficiency::Enough => Markup::default(),
    }
}

/// A hypothesis as a card that opens it.
pub(super) fn card(derived: &Derived, hypothesis: &Hypothesis) -> Markup {
    let key = hypothesis_key(hypothesis);
    html! {
        li .card {
            button type="button" id=(card_id(&key)) data-act=(Action::SelectHypothesis(key)) {
                span .band { (derived.banded(hypothesis)) }
                (variants(hypothesis))
                span .statement { (hypothesis.statement) }
                span .tally { (tally(hypothesis)) }
            }
        }
    }
}

fn tally(hypothesis: &Hypothesis) -> String {
    match hypothesis.evidence.len() {
        0 => "rests on measures of the talk".into(),
        some => format!(
            "{} for, {} against",
            count(some, "moment", "moments"),
            hypothesis.counter_evidence.len()
        ),
    }
}

/// What has no mark on the map, with its words folded away.
fn observation(derived: &Derived, seen: &Hypothesis) -> Markup {
    html! {
        li .card .observed {
            p .band { (derived.title(seen)) }
            p .statement { (seen.statement) }
            details {
                summary { "The words, and how else to read them" }
                (super::moments::list(derived, &seen.evidence))
                @for measure in &seen.measures { p { (measure) } }
                @if let Some(rival) = &seen.rival { p { strong { (wording::RIVAL) ": " } (rival.statement) } }
                p { strong { (wording::SETTLE) ": " } (seen.settle) }
            }
        }
    }
}

fn signals(derived: &Derived, signals: &[Hypothesis]) -> Markup {
    if signals.is_empty() {
        return Markup::default();
    }
    html! {
        details .signals {
            summary { (count(signals.len(), "thing", "things")) " considered, and not enough for a line" }
            ul {
                @for signal in signals {
                    li {
                        strong { (derived.title(signal)) }
                        @for missing in &signal.missing { " " (missing) }
                    }
                }
            }
        }
    }
}
