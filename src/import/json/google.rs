//! Google Speech-to-Text, versions 1 and 2, in the spelling of its web service or of its Python client.

use std::borrow::Cow;

use super::tree::{Node, Tree};
use super::words::{Spoken, push_runs};
use crate::import::draft::Draft;
use crate::import::{Seconds, Utterance};

const START: &[&str] = &["startTime", "startOffset", "start_time", "start_offset"];
const END: &[&str] = &["endTime", "endOffset", "end_time", "end_offset"];
const RESULT_END: &[&str] = &[
    "resultEndTime",
    "resultEndOffset",
    "result_end_time",
    "result_end_offset",
];
const CHANNEL: &[&str] = &["channelTag", "channel_tag"];

/// The result itself, or the long-running operation around it.
fn results<'t, 'a>(root: &'t Node<'a>) -> &'t [Node<'a>] {
    let inner = [
        root.get("results").list(),
        root.get("response").get("results").list(),
    ];
    inner
        .into_iter()
        .find(|list| !list.is_empty())
        .unwrap_or_default()
}

fn best<'t, 'a>(result: &'t Node<'a>) -> &'t Node<'a> {
    result.get("alternatives").first()
}

pub(super) fn fits(root: &Node<'_>) -> bool {
    let timed = |result: &Node<'_>| !best(result).get("words").first().any(END).is_null();
    let plain = |result: &Node<'_>| best(result).has(&["transcript"]) && !result.has(&["type"]);
    results(root)
        .iter()
        .any(|result| timed(result) || plain(result))
}

pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let mut results = results(&tree.root);
    if let Some((last, before)) = results.split_last()
        && repeats_all(last, before)
    {
        draft.assumed(
            tree.line(last),
            "The last result repeats all words and says who spoke them; it alone was read.",
        );
        results = std::slice::from_ref(last);
    }
    let channels = results.iter().any(|result| {
        result
            .any(CHANNEL)
            .whole()
            .is_some_and(|channel| channel > 1)
    });
    for result in results {
        let channel = result.any(CHANNEL).whole().filter(|_| channels);
        let channel = channel.map(|channel| format!("Channel {channel}"));
        let words = best(result).get("words").list();
        if words.is_empty() {
            push_untimed(tree, result, channel.as_deref(), draft);
        } else {
            let words: Vec<Spoken<'_>> = words
                .iter()
                .map(|word| spoken(tree, word, channel.as_deref()))
                .collect();
            push_runs(&words, draft);
        }
    }
    if channels {
        draft.sort_by_start();
    }
}

/// With diarisation on, version 1 writes every word once more, tagged, in the last result.
fn repeats_all(last: &Node<'_>, before: &[Node<'_>]) -> bool {
    let words = best(last).get("words").list();
    let earlier: usize = before
        .iter()
        .map(|result| best(result).get("words").list().len())
        .sum();
    earlier > 0 && words.len() >= earlier && words.iter().any(|word| speaker(word).is_some())
}

fn speaker<'t>(word: &'t Node<'_>) -> Option<Cow<'t, str>> {
    let tag = word.any(&["speakerLabel", "speaker_label", "speakerTag", "speaker_tag"]);
    tag.label()
        .filter(|label| label != "Speaker 0" && !label.is_empty())
}

fn spoken<'t>(tree: &Tree<'_>, word: &'t Node<'_>, channel: Option<&'t str>) -> Spoken<'t> {
    let end = word.any(END).seconds();
    Spoken {
        text: word.get("word").text().unwrap_or_default().into(),
        // A start of zero is left out.
        start: word.any(START).seconds().or(end.map(|_| Seconds::ZERO)),
        end,
        speaker: speaker(word).or(channel.map(Cow::Borrowed)),
        line: tree.line(word),
        joined: false,
    }
}

fn push_untimed(tree: &Tree<'_>, result: &Node<'_>, channel: Option<&str>, draft: &mut Draft) {
    let line = tree.line(result);
    let Some(text) = best(result)
        .get("transcript")
        .text()
        .filter(|text| !text.trim().is_empty())
    else {
        draft.skipped(line, "A result is empty and was left out.");
        return;
    };
    draft.say(
        channel,
        Utterance {
            end: result.any(RESULT_END).seconds(),
            text: text.to_owned(),
            line,
            ..Utterance::default()
        },
    );
}
