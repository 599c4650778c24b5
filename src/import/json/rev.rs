//! Rev.ai: monologues made of elements.

use std::collections::BTreeMap;

use super::tree::{Node, Tree};
use super::words::{Spoken, one_utterance};
use crate::import::Utterance;
use crate::import::draft::Draft;

pub(super) fn fits(root: &Node<'_>) -> bool {
    root.get("monologues").first().has(&["elements"])
}

/// Spaces are elements too, where the file comes from the service itself.
pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let names = tree.root.get("speakers").list().iter();
    let names: BTreeMap<i64, &Node<'_>> = names
        .filter_map(|name| Some((name.get("id").whole()?, name.get("name"))))
        .collect();
    for monologue in tree.root.get("monologues").list() {
        let elements = monologue.get("elements").list().iter();
        let mut words: Vec<Spoken<'_>> = elements.map(spoken).collect();
        if words.iter().any(|word| word.text == " ") {
            words.iter_mut().for_each(|word| word.joined = true);
        }
        let said = one_utterance(&words);
        let line = tree.line(monologue);
        if said.text.trim().is_empty() {
            draft.skipped(line, "A monologue is empty and was left out.");
            continue;
        }
        let speaker = monologue.get("speaker");
        let named = speaker.whole().and_then(|id| names.get(&id)?.label());
        let label = named.or_else(|| speaker.label());
        draft.say(label.as_deref(), Utterance { line, ..said });
    }
}

fn spoken<'t>(element: &'t Node<'_>) -> Spoken<'t> {
    let sign = element.get("type").text() == Some("punct");
    Spoken {
        text: element.get("value").text().unwrap_or_default().into(),
        start: element.get("ts").seconds(),
        end: element.get("end_ts").seconds(),
        joined: sign,
        ..Spoken::default()
    }
}
