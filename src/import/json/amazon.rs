//! Amazon Transcribe, and Transcribe Call Analytics.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::tree::{Node, Tree};
use super::words::{Spoken, one_utterance, push_runs};
use crate::import::draft::Draft;
use crate::import::{Utterance, Word};

pub(super) fn is_transcribe(root: &Node<'_>) -> bool {
    let results = root.get("results");
    results.has(&["items"]) && (results.has(&["transcripts"]) || root.has(&["jobName"]))
}

pub(super) fn is_call(root: &Node<'_>) -> bool {
    root.get("Transcript")
        .first()
        .has(&["Content", "BeginOffsetMillis"])
}

/// Words stand in one list and speakers in another; they are joined by equal times, as Amazon writes them.
pub(super) fn read_transcribe(tree: &Tree<'_>, draft: &mut Draft) {
    let results = tree.root.get("results");
    if let Some(title) = tree.root.get("jobName").text() {
        draft.title(title);
    }
    let labels = results.get("speaker_labels").get("segments").list();
    let channels = results.get("channel_labels").get("channels").list();
    let items = results.get("items").list();
    if !labels.is_empty() {
        read_segments(tree, labels, items, draft);
    } else if !channels.is_empty() {
        for channel in channels {
            let label = channel.get("channel_label").label();
            push_runs(
                &spoken(tree, channel.get("items").list(), label.as_deref()),
                draft,
            );
        }
        draft.sort_by_start();
    } else {
        push_runs(&spoken(tree, items, None), draft);
    }
}

/// The words of a list of items; a sign has no time and belongs to the word before it.
fn spoken<'t>(tree: &Tree<'_>, items: &'t [Node<'_>], label: Option<&'t str>) -> Vec<Spoken<'t>> {
    let word = |item: &'t Node<'_>| Spoken {
        text: item
            .get("alternatives")
            .first()
            .get("content")
            .text()
            .unwrap_or_default()
            .into(),
        start: item.get("start_time").seconds(),
        end: item.get("end_time").seconds(),
        speaker: label
            .map(Cow::Borrowed)
            .or_else(|| item.get("speaker_label").label()),
        line: tree.line(item),
        joined: item.get("type").text() == Some("punctuation"),
    };
    items.iter().map(word).collect()
}

fn read_segments(tree: &Tree<'_>, segments: &[Node<'_>], items: &[Node<'_>], draft: &mut Draft) {
    let mut homes: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (index, segment) in segments.iter().enumerate() {
        for item in segment.get("items").list() {
            homes.insert(times(item), index);
        }
    }
    let mut shares: Vec<Vec<Spoken<'_>>> = vec![Vec::new(); segments.len()];
    let mut home = None;
    let mut lost = None;
    for (item, word) in items.iter().zip(spoken(tree, items, None)) {
        if !word.joined {
            home = homes.get(&times(item)).copied();
        }
        match home.and_then(|home| shares.get_mut(home)) {
            Some(share) => share.push(word),
            None => lost.get_or_insert_with(Vec::new).push(word),
        }
    }
    for (segment, share) in segments.iter().zip(&shares) {
        let label = segment.get("speaker_label").label();
        let said = one_utterance(share);
        draft.say(
            label.as_deref(),
            Utterance {
                start: segment.get("start_time").seconds().or(said.start),
                end: segment.get("end_time").seconds().or(said.end),
                line: said.line.or_else(|| tree.line(segment)),
                ..said
            },
        );
    }
    if let Some(lost) = lost {
        let line = lost.first().and_then(|word| word.line);
        draft.assumed_of(
            line,
            format!(
                "{} words belong to no speaker's segment; their speaker is open.",
                lost.len()
            ),
        );
        push_runs(&lost, draft);
        draft.sort_by_start();
    }
}

fn times<'t>(item: &'t Node<'_>) -> (&'t str, &'t str) {
    let time = |key| item.get(key).text().unwrap_or_default();
    (time("start_time"), time("end_time"))
}

pub(super) fn read_call(tree: &Tree<'_>, draft: &mut Draft) {
    if let Some(title) = tree.root.get("JobName").text() {
        draft.title(title);
    }
    for turn in tree.root.get("Transcript").list() {
        let label = turn.get("ParticipantRole").label();
        draft.say(
            label.as_deref(),
            Utterance {
                start: turn.get("BeginOffsetMillis").millis(),
                end: turn.get("EndOffsetMillis").millis(),
                text: turn.get("Content").text().unwrap_or_default().to_owned(),
                words: turn
                    .get("Items")
                    .list()
                    .iter()
                    .filter_map(call_word)
                    .collect(),
                line: tree.line(turn),
                ..Utterance::default()
            },
        );
    }
}

fn call_word(item: &Node<'_>) -> Option<Word> {
    let is_word = item.get("Type").text() != Some("punctuation");
    let word = Word {
        start: item.get("BeginOffsetMillis").millis()?,
        end: item.get("EndOffsetMillis").millis()?,
        text: item.get("Content").text()?.to_owned(),
    };
    is_word.then_some(word)
}
