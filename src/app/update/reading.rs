//! Reading the map: what is picked out, and the acts that are struck out.

use crate::app::{Action, Effect, Model, Selection};
use crate::stance::{self, Correction, Override};

pub(super) fn select(model: &mut Model, action: Action) -> Vec<Effect> {
    model.desk.selection = match action {
        Action::SelectMark(id) => Some(Selection::Mark(id)),
        Action::SelectMember(id) => Some(Selection::Member(id)),
        Action::SelectHypothesis(key) => Some(Selection::Hypothesis(key)),
        _ => None,
    };
    model.desk.help = false;
    if model.desk.selection.is_none() {
        return Vec::new();
    }
    let words = first_words(model).map(|utterance| Effect::Reveal(format!("u{utterance}")));
    words
        .into_iter()
        .chain([Effect::Reveal("reading".into())])
        .collect()
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

/// Strikes out one coded act. The source is untouched; undo brings the act back.
pub(super) fn reject(model: &mut Model, index: usize) -> Vec<Effect> {
    let derived = model.derived.as_ref();
    let Some(subject) = derived.and_then(|derived| derived.analysis.coding.id(index)) else {
        return Vec::new();
    };
    let struck = Override {
        subject,
        correction: Correction::Reject,
    };
    stance::decide(&mut model.document.overrides, struck);
    vec![Effect::Announce(
        "Struck out. The map and every figure follow. Undo brings it back.".into(),
    )]
}
