//! The transcript with its coded moments; what supports the line that is picked out is marked.

use std::ops::Range;

use maud::{Markup, html};

use super::visible::visible;
use super::{acts, at, quote, record};
use crate::app::{Action, Derived, Model, Step, TimelineAction};
use crate::session::Spoken;
use crate::sorted::SortedMap;

/// What stands out in one utterance.
#[derive(Default)]
struct Standout {
    span: Range<usize>,
    class: &'static str,
}

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Map, || match &model.derived {
        Some(derived) => pane(model, derived),
        None => Markup::default(),
    })
}

fn pane(model: &Model, derived: &Derived) -> Markup {
    let session = &derived.analysis.session;
    let standouts = standouts(model, derived);
    html! {
        div .pane-head { h2 { "Transcript" } (acts::head(model, derived)) }
        (acts::trial(model, derived))
        details #noted .noted { summary { "How this was read" } (record::noted(model)) }
        ol .lines {
            @for (index, spoken) in session.utterances.iter().enumerate() {
                (line(model, derived, index, spoken, standouts.get(&index)))
            }
        }
    }
}

fn line(
    model: &Model,
    derived: &Derived,
    index: usize,
    spoken: &Spoken,
    standout: Option<&Standout>,
) -> Markup {
    let spotlight = model.desk.spotlight == Some(index);
    let session = &derived.analysis.session;
    let continues = index
        .checked_sub(1)
        .and_then(|before| session.utterances.get(before))
        .is_some_and(|before| before.turn == spoken.turn);
    let class = standout.map_or("", |standout| standout.class);
    html! {
        li .line .continues[continues] .spotlight[spotlight] .for[class == "for"] .against[class == "against"]
            id={ "u" (index) } {
            @if !continues {
                span .who {
                    bdi { (spoken.speaker.map_or("not named", |id| session.family.name(id))) }
                    button .time type="button" tabindex="-1" data-act=(Action::Timeline(TimelineAction::Show(index))) title="Show on the timeline" {
                        @if spoken.timed { time { (spoken.window.start) } } @else { "no. " (index + 1) }
                    }
                }
            }
            @if !spotlight {
                button .line-more type="button" tabindex="-1" data-act=(Action::Reveal(index)) aria-label="What can be done with this line" { "⋯" }
            }
            p dir="auto" {
                @match standout {
                    Some(standout) => { (quote::marked(&spoken.text, &standout.span)) },
                    None => { (visible(&spoken.text)) },
                }
            }
            (acts::under(model, derived, index))
            @if spotlight { (acts::offers(index)) (record::offer(model, index)) }
        }
    }
}

/// Which utterances speak for or against what is picked out.
fn standouts(model: &Model, derived: &Derived) -> SortedMap<usize, Standout> {
    let analysis = &derived.analysis;
    let Some(hypothesis) = model
        .selected_hypothesis()
        .and_then(|index| analysis.structure.hypotheses.get(index))
    else {
        return SortedMap::new();
    };
    let against = hypothesis
        .counter_evidence
        .iter()
        .map(|&act| (act, "against"));
    let evidence = hypothesis.evidence.iter().map(|&act| (act, "for"));
    against
        .chain(evidence)
        .filter_map(|(index, class)| {
            let act = analysis.coding.acts.get(index)?;
            let span = act.span.clone();
            Some((act.utterance, Standout { span, class }))
        })
        .collect()
}
