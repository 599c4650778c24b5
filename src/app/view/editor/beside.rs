//! Beside the sheet: where evidence and drawing differ, what a drawing amounts to, the goal, and states to return to.

use maud::{Markup, html};

use super::{act, is_open};
use crate::app::editor::Beside;
use crate::app::{Action, CompareAction, EditorAction, Model};
use crate::map::edit::{Dispute, disputes};
use crate::map::{self, MapDocument, Mark, Source, Voice, drawn};
use crate::structure::{Hypothesis, Pattern, read_drawn};

pub(in crate::app::view) fn view(model: &Model) -> Markup {
    let Some(map) = model.canvas().filter(|_| is_open(model)) else {
        return Markup::default();
    };
    html! {
        div #differences { (differences(model)) }
        div #drawn-reading { (reading(model, map)) }
        div #goal { (goal(model)) }
        div #checkpoints { (checkpoints(model)) }
        div #downloads { (downloads()) }
    }
}

/// What the evidence suggests otherwise, to be settled one by one.
fn differences(model: &Model) -> Markup {
    let Some(derived) = &model.derived else {
        return Markup::default();
    };
    let found = disputes(&derived.inferred, &model.document.drawing.overlay);
    let (settled, open): (Vec<_>, Vec<_>) = found.iter().partition(|it| it.settled);
    html! {
        @if !open.is_empty() {
            h2 { "Where your map and the evidence differ" }
            ul .disputes { @for dispute in open { (one_dispute(dispute)) } }
        }
        @if !settled.is_empty() {
            details .settled {
                summary { (super::super::count(settled.len(), "difference", "differences")) " where you stayed with yours" }
                ul .disputes { @for dispute in settled { (one_dispute(dispute)) } }
            }
        }
    }
}

fn one_dispute(dispute: &Dispute) -> Markup {
    html! {
        li id={ "dispute-" (dispute.entry) } {
            p { strong { "Evidence suggests: " } (dispute.evidence) }
            p { strong { "But " } (dispute.person) "." }
            div .choices {
                button type="button" data-act=(act(EditorAction::Follow(dispute.entry))) { "Take the evidence’s" }
                @if !dispute.settled {
                    button type="button" data-act=(act(EditorAction::Keep(dispute.entry))) { "Keep mine" }
                }
            }
        }
    }
}

/// What the marks a person drew amount to, by the rules, and what they leave open. What the session suggests by itself is
/// told by the inspector.
fn reading(model: &Model, map: &MapDocument) -> Markup {
    let own = own(map);
    let (family, marks) = drawn(&own);
    let mut reading = read_drawn(&family, &marks);
    let alone = model.derived.is_none();
    if !alone {
        // Whom no drawn line reaches may be reached by what the session shows.
        reading
            .hypotheses
            .retain(|it| it.pattern != Pattern::Isolation);
    }
    let gaps = reading.gaps.iter().map(String::as_str);
    let (_, faults) = map::check(map);
    let faults = faults.iter().map(|it| it.kind.remedy());
    let remarks: Vec<&str> = gaps.chain(faults).collect();
    let nothing = reading.hypotheses.is_empty();
    html! {
        @if alone { h2 { "What this map says" } }
        @else if !nothing { h2 { "What you drew says" } }
        @if alone && nothing {
            p .hint { "Nothing yet: draw how people stand to each other, and what it may amount to is said here." }
        }
        ul .cards {
            @for hypothesis in &reading.hypotheses { li .card .drawn-reading { p .statement { (hypothesis.statement) } } }
        }
        @for rival in rivals(&reading.hypotheses) { p .hint { "Or: " (rival) } }
        @if !remarks.is_empty() {
            h3 { "Left open" }
            ul .remarks { @for remark in remarks { li { (remark) } } }
        }
    }
}

/// A map with the marks that a person drew, and no others.
fn own(map: &MapDocument) -> MapDocument {
    let mut own = map.clone();
    let mine = |mark: &Mark| mark.source == Source::Drawn;
    own.ties.retain(|it| mine(&it.mark));
    own.triads.retain(|it| mine(&it.mark));
    own.boundaries.retain(|it| mine(&it.mark));
    own.placements.retain(|it| mine(&it.mark));
    own
}

/// What else the readings might be, each said once.
fn rivals(hypotheses: &[Hypothesis]) -> Vec<&str> {
    let rivals = hypotheses.iter().filter_map(|it| it.rival.as_ref());
    let mut said: Vec<&str> = Vec::new();
    for rival in rivals.map(|it| it.statement.as_str()) {
        if !said.contains(&rival) {
            said.push(rival);
        }
    }
    said
}

fn goal(model: &Model) -> Markup {
    let drawing = &model.document.drawing;
    let with = model.desk.comparison.as_ref().map(|it| &it.with);
    let beside = with == Some(&Some(Beside::Goal));
    html! {
        h2 { "Goal" }
        @match (&drawing.goal, model.map()) {
            (Some(goal), Some(now)) => {
                @if !beside { (changes(now, goal)) }
                button type="button" data-act=(Action::Compare(CompareAction::Goal)) aria-pressed=(beside) { "Beside the map as it is now" }
                button type="button" data-act=(act(EditorAction::DropGoal)) { "Put the goal map away" }
            },
            _ => {
                p .hint { "A second map, begun as a copy: how the family could stand, to be talked over." }
                button #make-goal type="button" data-act=(act(EditorAction::Goal)) { "Draw a goal map" }
            }
        }
    }
}

/// The way from one map to the other, in words.
fn changes(now: &MapDocument, goal: &MapDocument) -> Markup {
    let changes = map::difference(now, goal);
    html! {
        @if changes.is_empty() { p .hint { "The goal is as the map is now. Draw on it what should change." } }
        ul .remarks { @for change in changes { li { (change.say(Voice::Goal)) } } }
    }
}

fn checkpoints(model: &Model) -> Markup {
    let kept = &model.document.drawing.checkpoints;
    let number = kept.len() + 1;
    html! {
        h2 { "States to return to" }
        label .field { "Keep the map as it is now, as"
            input id={ "checkpoint-" (number) } type="text" dir="auto" maxlength="60" value="" placeholder="after the first session"
                data-act=(act(EditorAction::Checkpoint));
        }
        ul .checkpoints {
            @for (index, it) in kept.iter().enumerate() {
                li id={ "kept-" (index) } {
                    bdi { (it.name) }
                    button type="button" data-act=(act(EditorAction::Return(index))) aria-label={ "Return to " (it.name) } { "Return" }
                    button .tool type="button" data-act=(Action::Compare(CompareAction::Kept(index))) aria-label={ "Compare with " (it.name) } { "Compare" }
                    button .tool type="button" data-act=(act(EditorAction::Forget(index))) aria-label={ "Forget " (it.name) } { "Forget" }
                }
            }
        }
    }
}

fn downloads() -> Markup {
    html! {
        h2 { "Take it with you" }
        div .choices {
            @for scale in 1..=3_u8 {
                button type="button" data-act=(act(EditorAction::Picture(scale))) { "PNG " (scale) "×" }
            }
            button type="button" data-act=(act(EditorAction::Drawing)) { "SVG" }
            button type="button" data-act=(act(EditorAction::DrawingWithCase)) title="A drawing that this page opens again, with everything in it" {
                "SVG with the case"
            }
        }
    }
}
