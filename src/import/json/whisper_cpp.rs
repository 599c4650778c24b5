//! whisper.cpp (`-oj`, `-ojf`): offsets in milliseconds, tokens that are parts of words.

use super::tree::{Node, Tree};
use crate::import::draft::Draft;
use crate::import::{Seconds, Utterance, Word};

pub(super) fn fits(root: &Node<'_>) -> bool {
    root.get("transcription").first().has(&["offsets", "text"])
}

pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let segments = tree.root.get("transcription").list();
    if segments
        .iter()
        .any(|segment| segment.get("speaker_turn_next").is_true())
    {
        draft.assumed(
            None,
            "The file marks where the speaker changes but not who speaks.",
        );
    }
    for segment in segments {
        let label = segment.get("speaker").label().filter(|label| label != "?");
        let utterance = Utterance {
            start: offset(segment, "from"),
            end: offset(segment, "to"),
            text: segment.get("text").text().unwrap_or_default().to_owned(),
            words: words(segment.get("tokens").list()),
            line: tree.line(segment),
            ..Utterance::default()
        };
        if utterance.text.trim().is_empty() {
            draft.skipped(utterance.line, "A segment is empty and was left out.");
        } else {
            draft.say(label.as_deref(), utterance);
        }
    }
}

fn offset(node: &Node<'_>, side: &str) -> Option<Seconds> {
    node.get("offsets").get(side).millis()
}

/// A token that begins with a space begins a word; tokens in square brackets are the program's own marks.
fn words(tokens: &[Node<'_>]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for token in tokens {
        let text = token.get("text").text().unwrap_or_default();
        let times = (offset(token, "from"), offset(token, "to"));
        let (Some(start), Some(end)) = times else {
            continue;
        };
        if text.is_empty() || text.starts_with("[_") {
            continue;
        }
        match words.last_mut() {
            Some(word) if !text.starts_with(' ') => {
                word.text.push_str(text);
                word.end = end;
            }
            _ => words.push(Word {
                start,
                end,
                text: text.trim().to_owned(),
            }),
        }
    }
    words
}
