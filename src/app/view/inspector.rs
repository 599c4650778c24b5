//! What the session shows: hypotheses with what speaks for and against them, their rivals, and what could be tried.

use maud::{Markup, html};

use super::timeline::stretch_of;
use super::{at, count, quote};
use crate::app::{Action, Derived, Model, Selection, Step, hypothesis_key};
use crate::map::Mark;
use crate::report::wording;
use crate::session::{Member, MemberId};
use crate::structure::{Hypothesis, Sufficiency};

/// How many moments are shown before the rest is folded away.
const SHOWN: usize = 6;

pub(super) fn view(model: &Model) -> Markup {
    at(model, Step::Map, || {
        let Some(derived) = &model.derived else {
            return Markup::default();
        };
        match (&model.desk.selection, model.selected_hypothesis()) {
            (_, Some(index)) => hypothesis(derived, index),
            (None, None) => overview(derived),
            (Some(Selection::Mark(id)), None) => derived
                .mark(id)
                .map_or_else(|| fallen(derived), |mark| plain_mark(derived, mark)),
            (Some(Selection::Member(id)), None) => member(derived, id).map_or_else(
                || overview(derived),
                |(id, found)| member_view(derived, id, found),
            ),
            (Some(Selection::Hypothesis(_)), None) => fallen(derived),
        }
    })
}

/// What was picked out rests on nothing any more: a moment was struck out, a role changed.
fn fallen(derived: &Derived) -> Markup {
    html! {
        p .enough role="status" {
            @if derived.stretch.is_some() { "What was picked out does not show in this stretch. The whole session has it." }
            @else { "What was open here no longer stands on what is left. Undo brings it back." }
        }
        (overview(derived))
    }
}

fn overview(derived: &Derived) -> Markup {
    let structure = &derived.analysis.structure;
    let (strengths, readings): (Vec<_>, Vec<_>) = structure
        .hypotheses
        .iter()
        .partition(|hypothesis| hypothesis.pattern.is_strength());
    html! {
        div .pane-head { h2 { "What this session shows" } }
        (stretch_of(derived))
        (sufficiency(derived))
        @if !readings.is_empty() {
            h3 { "Hypotheses to discuss" }
            ul .cards { @for reading in readings { (card(reading)) } }
        }
        @if !strengths.is_empty() {
            h3 { "Strengths" }
            ul .cards { @for strength in strengths { (card(strength)) } }
        }
        (signals(&structure.signals))
        p .hint .limit {
            (wording::MODESTY)
        }
    }
}

fn sufficiency(derived: &Derived) -> Markup {
    let structure = &derived.analysis.structure;
    let nothing = structure.hypotheses.is_empty();
    html! {
        @match &structure.sufficiency {
            Sufficiency::NotEnough { reasons } => {
                div .enough {
                    p { strong { "Not enough evidence for more than this." } }
                    ul { @for reason in reasons { li { (reason) } } }
                }
            },
            Sufficiency::Withheld => {
                p .enough { (wording::WITHHELD) }
            },
            Sufficiency::Enough if nothing => {
                p .enough { (wording::NOTHING) }
            },
            Sufficiency::Enough => {},
        }
    }
}

fn card(hypothesis: &Hypothesis) -> Markup {
    html! {
        li .card {
            button type="button" data-act=(Action::SelectHypothesis(hypothesis_key(hypothesis))) {
                span .band { (hypothesis.confidence.band()) }
                span .statement { (hypothesis.statement) }
                span .tally { (tally(hypothesis)) }
            }
        }
    }
}

fn tally(hypothesis: &Hypothesis) -> String {
    format!(
        "{} for, {} against",
        count(hypothesis.evidence.len(), "moment", "moments"),
        hypothesis.counter_evidence.len()
    )
}

fn signals(signals: &[Hypothesis]) -> Markup {
    if signals.is_empty() {
        return Markup::default();
    }
    html! {
        details .signals {
            summary { (count(signals.len(), "thing", "things")) " seen once or twice, not enough for a line" }
            ul { @for signal in signals { li { (signal.statement) } } }
        }
    }
}

fn back() -> Markup {
    html! {
        button .tool .back type="button" data-act=(Action::ClearSelection) { "All findings" }
    }
}

fn hypothesis(derived: &Derived, index: usize) -> Markup {
    let structure = &derived.analysis.structure;
    let Some(reading) = structure.hypotheses.get(index) else {
        return overview(derived);
    };
    html! {
        div .pane-head { (back()) (stretch_of(derived)) }
        div .reading {
            p .band { (reading.confidence.band()) }
            h2 .statement { (reading.statement) }
            (moments(derived, "Speaks for it", &reading.evidence))
            (moments(derived, "Speaks against it", &reading.counter_evidence))
            @if !reading.measures.is_empty() {
                h3 { "What the measures say" }
                ul { @for measure in &reading.measures { li { (measure) } } }
            }
            @if let Some(rival) = &reading.rival {
                h3 { "Another reading" }
                p { (rival.statement) }
            }
            @if !reading.missing.is_empty() {
                h3 { "What is missing" }
                ul { @for missing in &reading.missing { li { (missing) } } }
            }
            @if !reading.settle.is_empty() {
                h3 { "What would settle it" }
                p { (reading.settle) }
            }
            (interventions(derived, index))
        }
    }
}

fn moments(derived: &Derived, title: &str, acts: &[usize]) -> Markup {
    html! {
        h3 { (title) " " span .tally { (acts.len()) } }
        @if acts.is_empty() {
            p .hint { "No moment was found. That does not mean there was none." }
        } @else {
            ul .moments { @for &act in acts.iter().take(SHOWN) { (quote::moment(derived, act)) } }
            @if acts.len() > SHOWN {
                details {
                    summary { (count(acts.len() - SHOWN, "more moment", "more moments")) }
                    ul .moments { @for &act in acts.iter().skip(SHOWN) { (quote::moment(derived, act)) } }
                }
            }
        }
    }
}

fn interventions(derived: &Derived, index: usize) -> Markup {
    let mut fitting = derived
        .analysis
        .structure
        .interventions
        .iter()
        .filter(|intervention| intervention.hypothesis == index)
        .peekable();
    if fitting.peek().is_none() {
        return Markup::default();
    }
    html! {
        h3 { "What could be tried" }
        p .hint { "First ask: what would make this unsafe?" }
        ol .interventions {
            @for intervention in fitting {
                li {
                    h4 { (intervention.name) }
                    p { (intervention.step) }
                    @for line in &intervention.say { p .say { "“" (line) "”" } }
                    p .expect { strong { "Expect " } (intervention.expect) }
                    p .hold { strong { "Hold if " } (intervention.hold) }
                }
            }
        }
    }
}

/// A mark with no hypothesis behind it, a boundary: its words are those the structure found for it.
fn plain_mark(derived: &Derived, mark: &Mark) -> Markup {
    let boundaries = &derived.analysis.structure.boundaries;
    let boundary = boundaries.iter().find(|it| it.why == mark.sentence);
    let evidence = boundary.map_or(&[] as &[usize], |it| &it.evidence);
    html! {
        div .pane-head { (back()) }
        div .reading {
            h2 .statement { (mark.sentence) }
            @if evidence.is_empty() {
                p .hint { "There is nothing in this session to tell it from." }
            } @else {
                (moments(derived, "Speaks for it", evidence))
            }
        }
    }
}

fn member<'a>(derived: &'a Derived, id: &str) -> Option<(MemberId, &'a Member)> {
    let mut everyone = derived.analysis.session.family.everyone();
    everyone.find(|(_, member)| member.id == id)
}

fn member_view(derived: &Derived, id: MemberId, member: &Member) -> Markup {
    let structure = &derived.analysis.structure;
    let takes_part = |hypothesis: &&Hypothesis| {
        let mut everyone = hypothesis
            .members
            .iter()
            .chain(&hypothesis.parents)
            .chain(&hypothesis.against)
            .chain(&hypothesis.child);
        everyone.any(|&member| member == id)
    };
    let acts = &derived.analysis.coding.acts;
    let by: Vec<usize> = (0..acts.len())
        .filter(|&index| acts.get(index).is_some_and(|act| act.actor == id))
        .collect();
    let toward: Vec<usize> = (0..acts.len())
        .filter(|&index| {
            acts.get(index)
                .is_some_and(|act| act.target == Some(id) || act.against == Some(id))
        })
        .collect();
    html! {
        div .pane-head { (back()) }
        div .reading {
            h2 { bdi { (member.name) } span .role { (member.role) } }
            @let readings: Vec<&Hypothesis> = structure.hypotheses.iter().filter(takes_part).collect();
            @if readings.is_empty() {
                p .hint { "No hypothesis of this session is about " (member.name) "." }
            } @else {
                ul .cards { @for reading in readings { (card(reading)) } }
            }
            (moments(derived, &format!("What {} does", member.name), &by))
            (moments(derived, &format!("What is done toward {}", member.name), &toward))
        }
    }
}
