//! AssemblyAI: milliseconds; utterances when speakers were asked for, words in any case.

use super::tree::{Node, Tree};
use super::words::{Spoken, push_runs};
use crate::import::draft::Draft;
use crate::import::{Utterance, Word};

pub(super) fn fits(root: &Node<'_>) -> bool {
    let words = root.get("words").first().has(&["text", "start", "end"]);
    let utterances = root
        .get("utterances")
        .first()
        .has(&["text", "start", "end"]);
    root.has(&["id", "status"]) && (words || utterances)
}

pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let utterances = tree.root.get("utterances").list();
    for utterance in utterances {
        let label = utterance.get("speaker").label();
        draft.say(
            label.as_deref(),
            Utterance {
                start: utterance.get("start").millis(),
                end: utterance.get("end").millis(),
                text: utterance.get("text").text().unwrap_or_default().to_owned(),
                words: utterance
                    .get("words")
                    .list()
                    .iter()
                    .filter_map(timed)
                    .collect(),
                line: tree.line(utterance),
                ..Utterance::default()
            },
        );
    }
    if utterances.is_empty() {
        let words = tree.root.get("words").list().iter();
        let words = words.map(|word| Spoken {
            text: word.get("text").text().unwrap_or_default().into(),
            start: word.get("start").millis(),
            end: word.get("end").millis(),
            speaker: word.get("speaker").label(),
            line: tree.line(word),
            joined: false,
        });
        push_runs(&words.collect::<Vec<_>>(), draft);
    }
}

fn timed(word: &Node<'_>) -> Option<Word> {
    Some(Word {
        start: word.get("start").millis()?,
        end: word.get("end").millis()?,
        text: word.get("text").text()?.to_owned(),
    })
}
