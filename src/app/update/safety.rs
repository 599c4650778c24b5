//! The person's word on words that may concern safety: each is read and decided on by itself, and can be undone.

use crate::app::{Effect, Model, SafetyAction};
use crate::stance::{SafetyFlag, SafetyWord};

/// The element of the gate that holds what was set aside.
const ASIDE: &str = "set-aside";

pub(super) fn act(model: &mut Model, action: SafetyAction) -> Vec<Effect> {
    match action {
        SafetyAction::SetAside(flag) => set_aside(model, flag),
        SafetyAction::BringBack(flag) => bring_back(model, flag),
        SafetyAction::Raise(utterance) => match utterance.or(model.desk.spotlight) {
            Some(utterance) => raise(model, utterance),
            None => vec![Effect::Announce(
                "No line is chosen. The arrow keys choose one in the transcript.".into(),
            )],
        },
    }
}

fn set_aside(model: &mut Model, index: usize) -> Vec<Effect> {
    let Some((flag, open)) = flags(model, |it| &it.safety, index) else {
        return Vec::new();
    };
    let words = &mut model.document.safety;
    let raised = SafetyWord::raising(flag.utterance);
    let said = if flag.raised {
        words.retain(|it| *it != raised);
        "Taken back."
    } else {
        words.push(SafetyWord::against(&flag));
        "Set aside: read, and not a matter of safety."
    };
    let left = open - 1;
    let (rest, focus) = match left {
        0 => ("Nothing is held back any more.".into(), ASIDE.into()),
        1 => (
            "One more moment is to be read.".to_owned(),
            "safety-0".to_owned(),
        ),
        _ => (
            format!("{left} more moments are to be read."),
            format!("safety-{}", index.min(left - 1)),
        ),
    };
    vec![
        Effect::Announce(format!("{said} {rest} Undo takes it back.")),
        Effect::Focus(focus),
    ]
}

fn bring_back(model: &mut Model, index: usize) -> Vec<Effect> {
    let Some((flag, _)) = flags(model, |it| &it.set_aside, index) else {
        return Vec::new();
    };
    let word = SafetyWord::against(&flag);
    model.document.safety.retain(|it| *it != word);
    vec![
        Effect::Announce("Brought back: readings about those concerned are held back.".into()),
        Effect::Focus("safety-0".into()),
    ]
}

fn raise(model: &mut Model, utterance: usize) -> Vec<Effect> {
    let Some(derived) = &model.derived else {
        return Vec::new();
    };
    let open = &derived.analysis.coding.safety;
    if open.iter().any(|flag| flag.utterance == utterance) {
        return vec![Effect::Announce(
            "This line is among the moments about safety already.".into(),
        )];
    }
    let place = open.partition_point(|flag| flag.utterance < utterance);
    let words = &mut model.document.safety;
    let before = words.len();
    words.retain(|it| it.utterance != utterance);
    if words.len() == before {
        words.push(SafetyWord::raising(utterance));
    }
    vec![
        Effect::Announce(
            "Marked as about safety: readings about those concerned are held back. Undo takes it back."
                .into(),
        ),
        Effect::Focus(format!("safety-{place}")),
    ]
}

/// A flag of the coding, and how many of its kind there are.
fn flags(
    model: &Model,
    kind: fn(&crate::stance::Coding) -> &Vec<SafetyFlag>,
    index: usize,
) -> Option<(SafetyFlag, usize)> {
    let flags = kind(&model.derived.as_ref()?.analysis.coding);
    Some((flags.get(index)?.clone(), flags.len()))
}
