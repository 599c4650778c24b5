//! The form in which an act is changed or added.

use super::{FORM, open, opened};
use crate::app::{Blank, Draft, Effect, Model};
use crate::session::MemberId;
use crate::stance::{self, ActId, Addressee, Correction, Given, Override};

pub(super) fn change(model: &mut Model) -> Vec<Effect> {
    let Some((id, act)) = opened(model) else {
        return Vec::new();
    };
    let draft = Draft {
        utterance: id.utterance,
        subject: Some(id),
        words: String::new(),
        given: Given::of(act),
        trouble: None,
    };
    model.desk.moments.draft = Some(draft);
    vec![Effect::Focus(FORM.into())]
}

pub(super) fn add(model: &mut Model, utterance: usize) -> Vec<Effect> {
    let Some(derived) = &model.derived else {
        return Vec::new();
    };
    let Some(spoken) = derived.analysis.session.utterances.get(utterance) else {
        return Vec::new();
    };
    let addressees = &derived.analysis.coding.addressees;
    let addressee = addressees.get(utterance).copied().flatten();
    let given = Given {
        kind: stance::ActKind::Support,
        actor: spoken.speaker.unwrap_or_default(),
        target: addressee.and_then(Addressee::member),
        against: None,
        addressee: None,
        strength: 1.0,
        provenance: None,
    };
    let draft = Draft {
        subject: None,
        utterance,
        words: spoken.text.clone(),
        given,
        trouble: None,
    };
    model.desk.spotlight = Some(utterance);
    model.desk.moments.open = None;
    model.desk.moments.explained = None;
    model.desk.moments.draft = Some(draft);
    vec![Effect::Focus(FORM.into())]
}

pub(super) fn member(value: &str) -> Option<MemberId> {
    value.parse().ok().map(MemberId)
}

pub(super) fn blanks(draft: &mut Draft, blank: Blank, value: &str) {
    let given = &mut draft.given;
    match blank {
        Blank::Kind => {
            given.kind = value.parse().unwrap_or(given.kind);
            if !given.kind.is_triadic() {
                given.against = None;
            }
        }
        Blank::Actor => given.actor = member(value).unwrap_or(given.actor),
        Blank::Target => given.target = member(value),
        Blank::Against => given.against = member(value),
        Blank::Addressee => {
            given.addressee = match value {
                "all" => Some(Addressee::All),
                _ => member(value).map(Addressee::Member),
            };
        }
        Blank::Strength => given.strength = value.parse().unwrap_or(given.strength),
        Blank::Words => value.clone_into(&mut draft.words),
    }
    draft.trouble = None;
}

pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    let Some(draft) = model.desk.moments.draft.clone() else {
        return Vec::new();
    };
    match decision(model, &draft) {
        Ok(made) => {
            let id = made.subject.clone();
            stance::decide(&mut model.document.overrides, made);
            let mut effects = vec![Effect::Announce(
                "Saved. The map and every figure follow. Undo takes it back.".into(),
            )];
            effects.extend(open(model, id));
            effects
        }
        Err(trouble) => {
            if let Some(draft) = &mut model.desk.moments.draft {
                draft.trouble = Some(trouble.clone());
            }
            vec![Effect::Announce(trouble)]
        }
    }
}

/// What the form says, or what is wrong with it and what would help.
fn decision(model: &Model, draft: &Draft) -> Result<Override, String> {
    let given = draft.given.clone();
    if given.target == Some(given.actor) {
        return Err(
            "Nobody does this to themselves. Choose somebody else as the one it concerns.".into(),
        );
    }
    if given.kind.is_triadic() {
        let three = given.target.zip(given.against);
        if three.is_none_or(|(target, third)| target == third || third == given.actor) {
            return Err(
                "This takes three different people. Choose whom it concerns and who the third is."
                    .into(),
            );
        }
    }
    if let Some(subject) = draft.subject.clone() {
        let correction = Correction::Change(given);
        return Ok(Override {
            subject,
            correction,
        });
    }
    let utterances = model
        .derived
        .as_ref()
        .map(|derived| &derived.analysis.session.utterances);
    let text = utterances
        .and_then(|all| all.get(draft.utterance))
        .map_or("", |spoken| &spoken.text);
    let words = draft.words.trim();
    let Some(start) = text.find(words).filter(|_| !words.is_empty()) else {
        return Err("These words are not in this utterance. Leave only words that stand there, in one piece.".into());
    };
    let subject = ActId {
        utterance: draft.utterance,
        kind: given.kind,
        actor: given.actor,
        span: start..start + words.len(),
        target: given.target,
        against: given.against,
    };
    let correction = Correction::Add(given);
    Ok(Override {
        subject,
        correction,
    })
}
