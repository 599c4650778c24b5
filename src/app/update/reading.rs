//! Reading the map: what is picked out, and the acts that are struck out.

use crate::app::view::{HEAD, TITLE, card_id};
use crate::app::{Action, Derived, Effect, Model, Selection, hypothesis_key};
use crate::stance::{self, Correction, Override};

pub(super) fn select(model: &mut Model, action: Action) -> Vec<Effect> {
    let now = match action {
        Action::SelectMark(id) => Some(Selection::Mark(id)),
        Action::SelectMember(id) => Some(Selection::Member(id)),
        Action::SelectHypothesis(key) => Some(Selection::Hypothesis(key)),
        _ => None,
    };
    let way_back = way_back(model);
    model.desk.selection = now;
    model.desk.help = false;
    let mut effects = Vec::new();
    if model.desk.selection.is_none() {
        if let Some(to) = way_back {
            effects.push(Effect::Focus(to));
            effects.push(Effect::Announce("All findings.".into()));
        }
        return effects;
    }
    if let Some(utterance) = first_words(model) {
        effects.push(Effect::Reveal(format!("u{utterance}")));
    }
    // After the words: on a narrow page they stand far from the reading, and that was asked for.
    effects.push(Effect::Reveal(HEAD.into()));
    effects.push(Effect::Focus(TITLE.into()));
    if let Some(name) = name(model) {
        effects.push(Effect::Announce(format!("{name}.")));
    }
    effects
}

/// Where the focus goes when what is picked out is let go: to its card, or to the heading above them.
fn way_back(model: &Model) -> Option<String> {
    model.desk.selection.as_ref()?;
    let derived = model.derived.as_ref()?;
    let hypotheses = &derived.analysis.structure.hypotheses;
    let reading = model
        .selected_hypothesis()
        .and_then(|it| hypotheses.get(it));
    Some(reading.map_or_else(|| TITLE.into(), |it| card_id(&hypothesis_key(it))))
}

/// What is picked out, in a few words.
fn name(model: &Model) -> Option<String> {
    let derived = model.derived.as_ref()?;
    if let Some(index) = model.selected_hypothesis() {
        let reading = derived.analysis.structure.hypotheses.get(index)?;
        return Some(derived.title(reading));
    }
    match model.desk.selection.as_ref()? {
        Selection::Mark(id) => derived.mark(id).map(|mark| mark.sentence.clone()),
        Selection::Member(id) => derived.map.member(id).map(|member| member.name.clone()),
        Selection::Hypothesis(_) => None,
    }
}

/// The first utterance that speaks for what is picked out.
fn first_words(model: &Model) -> Option<usize> {
    let analysis = &model.derived.as_ref()?.analysis;
    let hypothesis = analysis
        .structure
        .hypotheses
        .get(model.selected_hypothesis()?)?;
    let acts = hypothesis.evidence.iter();
    acts.filter_map(|&act| analysis.coding.acts.get(act))
        .map(|act| act.utterance)
        .min()
}

/// Strikes out one coded act. The source is untouched; undo brings the act back. The focus goes to the heading: left
/// where it is, it would stand on the next moment, and the same key would strike that one out too.
pub(super) fn reject(model: &mut Model, index: usize) -> Vec<Effect> {
    let coding = |derived: &Derived| derived.analysis.coding.id(index);
    let Some(subject) = model.derived.as_ref().and_then(coding) else {
        return Vec::new();
    };
    let struck = Override {
        subject,
        correction: Correction::Reject,
    };
    stance::decide(&mut model.document.overrides, struck);
    vec![
        Effect::Focus(TITLE.into()),
        Effect::Announce(
            "Struck out. The map and every figure follow. Undo brings it back.".into(),
        ),
    ]
}
