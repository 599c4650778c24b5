//! What stands beside the map: the goal, a kept state, another case.

use std::rc::Rc;

use super::trouble;
use crate::app::editor::{Beside, Brought, Comparison};
use crate::app::intake::Opened;
use crate::app::{CompareAction, Effect, Model};

pub(super) fn act(model: &mut Model, action: CompareAction) -> Vec<Effect> {
    match action {
        CompareAction::Toggle => toggle(model),
        CompareAction::Goal => show(model, Beside::Goal),
        CompareAction::Kept(index) => show(model, Beside::Kept(index)),
        CompareAction::Case => vec![Effect::ChooseBeside],
        CompareAction::Swap => {
            if let Some(comparison) = &mut model.desk.comparison {
                comparison.later = !comparison.later;
            }
            vec![say(model)]
        }
    }
}

fn toggle(model: &mut Model) -> Vec<Effect> {
    let opens = model.desk.comparison.is_none();
    model.desk.comparison = opens.then(Comparison::default);
    let said = if opens {
        "What should stand beside the map?"
    } else {
        "One map again."
    };
    let focus = Effect::Focus("compare-toggle".into());
    vec![Effect::Announce(said.into()), focus]
}

fn show(model: &mut Model, with: Beside) -> Vec<Effect> {
    model.desk.comparison = Some(Comparison {
        with: Some(with),
        later: false,
    });
    if model.pair().is_none() {
        model.desk.comparison = None;
        return Vec::new();
    }
    let heading = Effect::Focus("comparison".into());
    vec![heading, say(model)]
}

/// Both maps and how much differs, in words.
fn say(model: &Model) -> Effect {
    let said = model.pair().map_or_else(String::new, |pair| {
        let [first, second] = &pair.maps;
        let which = format!("{} {}", first.title, first.name);
        format!(
            "Two maps beside each other. First: {}. Second: {} {}. {}",
            which.trim(),
            second.title,
            second.name,
            pair.count()
        )
    });
    Effect::Announce(said.replace(" .", "."))
}

/// A file was opened to stand beside the map; one without a map is told what it takes.
pub(super) fn bring(model: &mut Model, name: &str, opened: &Opened) -> Vec<Effect> {
    let Some(map) = opened.document.drawn() else {
        let text = format!(
            "{name} has no map yet, so it cannot stand beside this one. Open it by itself, say who is who, and save it as a case; then choose that case here. What is open is untouched."
        );
        let mut effects = trouble(model, text);
        effects.push(Effect::Reveal("notice".into()));
        return effects;
    };
    let name = name.strip_suffix(".kinmap.json").unwrap_or(name).into();
    show(model, Beside::Case(Rc::new(Brought { name, map })))
}
