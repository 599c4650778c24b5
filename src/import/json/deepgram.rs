//! Deepgram: channels of words, and utterances when they were asked for.

use std::borrow::Cow;

use super::tree::{Node, Tree};
use super::words::{Spoken, push_runs};
use crate::import::draft::Draft;
use crate::import::{Utterance, Word};

pub(super) fn fits(root: &Node<'_>) -> bool {
    root.get("results")
        .get("channels")
        .first()
        .has(&["alternatives"])
}

/// Speakers are counted anew in every channel.
fn label<'t>(node: &'t Node<'_>, channel: Option<i64>) -> Option<Cow<'t, str>> {
    let speaker = node.get("speaker").label();
    match (channel, speaker) {
        (Some(channel), Some(speaker)) => Some(format!("Channel {channel}, {speaker}").into()),
        (Some(channel), None) => Some(format!("Channel {channel}").into()),
        (None, speaker) => speaker,
    }
}

fn text<'t>(word: &'t Node<'_>) -> &'t str {
    word.any(&["punctuated_word", "word"])
        .text()
        .unwrap_or_default()
}

pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let results = tree.root.get("results");
    let channels = results.get("channels").list();
    let several = channels.len() > 1;
    let utterances = results.get("utterances").list();
    for utterance in utterances {
        let channel = utterance.get("channel").whole().filter(|_| several);
        push_utterance(tree, utterance, channel, draft);
    }
    if utterances.is_empty() {
        for (number, channel) in (0..).zip(channels) {
            let words = channel
                .get("alternatives")
                .first()
                .get("words")
                .list()
                .iter();
            let words = words.map(|word| spoken(tree, word, several.then_some(number)));
            push_runs(&words.collect::<Vec<_>>(), draft);
        }
    }
    if several {
        draft.sort_by_start();
    }
}

/// An utterance is given to one speaker by majority; where its words say otherwise, they are followed.
fn push_utterance(tree: &Tree<'_>, utterance: &Node<'_>, channel: Option<i64>, draft: &mut Draft) {
    let words = utterance.get("words").list();
    let speakers = words.iter().map(|word| word.get("speaker"));
    let agree = speakers
        .clone()
        .zip(speakers.skip(1))
        .all(|(first, second)| first == second);
    if agree {
        draft.say(
            label(utterance, channel).as_deref(),
            Utterance {
                start: utterance.get("start").seconds(),
                end: utterance.get("end").seconds(),
                text: utterance
                    .get("transcript")
                    .text()
                    .unwrap_or_default()
                    .to_owned(),
                words: words.iter().filter_map(timed).collect(),
                line: tree.line(utterance),
                ..Utterance::default()
            },
        );
    } else {
        let words = words.iter().map(|word| spoken(tree, word, channel));
        push_runs(&words.collect::<Vec<_>>(), draft);
    }
}

fn timed(word: &Node<'_>) -> Option<Word> {
    Some(Word {
        start: word.get("start").seconds()?,
        end: word.get("end").seconds()?,
        text: text(word).to_owned(),
    })
}

fn spoken<'t>(tree: &Tree<'_>, word: &'t Node<'_>, channel: Option<i64>) -> Spoken<'t> {
    Spoken {
        text: text(word).into(),
        start: word.get("start").seconds(),
        end: word.get("end").seconds(),
        speaker: label(word, channel),
        line: tree.line(word),
        joined: false,
    }
}
