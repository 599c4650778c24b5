//! Speechmatics: one row of words, signs and entities.

use super::tree::{Node, Tree};
use super::words::{Spoken, push_runs};
use crate::import::draft::Draft;

/// The service's own label for "cannot tell".
const UNKNOWN: &str = "UU";

pub(super) fn fits(root: &Node<'_>) -> bool {
    let results = root.get("results");
    let typed = results.first().has(&["type", "start_time"]);
    typed || (root.has(&["format", "metadata"]) && *results == Node::List(Vec::new()))
}

pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let metadata = tree.root.get("metadata");
    let delimiter = metadata
        .get("language_pack_info")
        .get("word_delimiter")
        .text();
    let unspaced = delimiter == Some("");
    let mut words = Vec::new();
    let mut joins_next = false;
    for result in tree.root.get("results").list() {
        let best = result.get("alternatives").first();
        let kind = result.get("type").text().unwrap_or_default();
        let Some(text) = best.get("content").text() else {
            continue;
        };
        let sign = kind == "punctuation";
        let attaches =
            result
                .get("attaches_to")
                .text()
                .unwrap_or(if sign { "previous" } else { "none" });
        words.push(Spoken {
            text: text.into(),
            start: result.get("start_time").seconds().filter(|_| !sign),
            end: result.get("end_time").seconds().filter(|_| !sign),
            speaker: best.get("speaker").label().filter(|label| label != UNKNOWN),
            line: tree.line(result),
            joined: unspaced || joins_next || matches!(attaches, "previous" | "both"),
        });
        joins_next = matches!(attaches, "next" | "both");
    }
    push_runs(&words, draft);
}
