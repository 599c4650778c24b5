//! A list of segments: Whisper and its relatives (faster-whisper, whisper-timestamped, WhisperX), the podcast
//! namespace, and whoever else writes `start`, `end`, `text` and perhaps `speaker`.

use std::ops::Range;

use super::tree::{Node, Tree};
use crate::import::draft::Draft;
use crate::import::{Format, Utterance, Word};

const LISTS: &[&str] = &[
    "segments",
    "utterances",
    "transcript",
    "transcription",
    "results",
    "chunks",
];

/// So many equal texts in a row are more likely invented in silence than spoken. Project's choice.
const REPEATED: usize = 4;

/// How far ahead a word is sought in the text of its segment, in bytes.
const NEAR: usize = 240;

/// Where the segments are: under a known name, or the list itself.
fn segments<'t, 'a>(root: &'t Node<'a>) -> &'t [Node<'a>] {
    match root {
        Node::List(list) => list,
        root => LISTS
            .iter()
            .map(|key| root.get(key).list())
            .find(|list| !list.is_empty())
            .unwrap_or_default(),
    }
}

/// What a segment says, by whichever names; absent members are null.
struct Segment<'t, 'a> {
    start: &'t Node<'a>,
    end: &'t Node<'a>,
    text: &'t Node<'a>,
    speaker: &'t Node<'a>,
    /// Start and end in one.
    pair: &'t [Node<'a>],
    words: &'t [Node<'a>],
    timestamp: bool,
}

/// What a member of a segment is for, and how far behind others of its kind its name stands.
fn member(name: &str) -> Option<(usize, usize)> {
    Some(match name {
        "start" => (0, 0),
        "startTime" => (0, 1),
        "start_time" => (0, 2),
        "begin" => (0, 3),
        "from" => (0, 4),
        "end" => (1, 0),
        "endTime" => (1, 1),
        "end_time" => (1, 2),
        "stop" => (1, 3),
        "to" => (1, 4),
        "text" => (2, 0),
        "body" => (2, 1),
        "transcript" => (2, 2),
        "content" => (2, 3),
        "sentence" => (2, 4),
        "word" => (2, 5),
        "speaker" => (3, 0),
        "speaker_label" => (3, 1),
        "speakerLabel" => (3, 2),
        "speaker_name" => (3, 3),
        "speakerName" => (3, 4),
        "label" => (3, 5),
        "timestamp" => (4, 0),
        "words" => (5, 0),
        _ => return None,
    })
}

impl<'t, 'a> Segment<'t, 'a> {
    fn of(node: &'t Node<'a>) -> Self {
        let mut found: [(usize, &'t Node<'a>); 6] = [(usize::MAX, Node::ABSENT); 6];
        for (name, node) in node.members().filter(|(_, node)| !node.is_null()) {
            if let Some((kind, rank)) = member(name)
                && let Some(known) = found.get_mut(kind).filter(|known| rank < known.0)
            {
                *known = (rank, node);
            }
        }
        let [start, end, text, speaker, pair, words] = found.map(|known| known.1);
        Self {
            start,
            end,
            text,
            speaker,
            pair: pair.list(),
            words: words.list(),
            timestamp: !pair.is_null(),
        }
    }

    fn is_sound(&self) -> bool {
        let says = !self.text.is_null() || !self.speaker.is_null();
        says && (!self.start.is_null() || self.timestamp)
    }
}

pub(super) fn fits(root: &Node<'_>) -> bool {
    let mut segments = segments(root).iter();
    segments.any(|segment| Segment::of(segment).is_sound())
}

pub(super) fn is_podcast(root: &Node<'_>) -> bool {
    root.get("segments").first().has(&["startTime", "body"])
}

/// The podcast namespace leaves the speaker out when it is the one before.
pub(super) fn read_podcast(tree: &Tree<'_>, draft: &mut Draft) {
    let mut speaker = None;
    for node in segments(&tree.root) {
        let segment = Segment::of(node);
        speaker = segment.speaker.label().or(speaker);
        let utterance = whole(tree.line(node), &segment, draft);
        draft.say(speaker.as_deref(), utterance);
    }
}

pub(super) fn read(tree: &Tree<'_>, draft: &mut Draft) {
    let root = &tree.root;
    let segments = segments(root);
    let mut labelled = false;
    draft.utterances().reserve(segments.len());
    for node in segments {
        let (segment, line) = (Segment::of(node), tree.line(node));
        labelled |= !segment.speaker.is_null();
        if segment.is_sound() {
            push_segment(line, &segment, draft);
        } else {
            draft.skipped(line, "A segment without start or words was left out.");
        }
    }
    draft.format(match (root.get("word_segments").is_null(), labelled) {
        (false, _) => Format::WhisperX,
        (true, true) => Format::Segments,
        (true, false) => Format::Whisper,
    });
    flag_repeats(draft);
}

fn push_segment(line: Option<u32>, segment: &Segment<'_, '_>, draft: &mut Draft) {
    let voiced = whole(line, segment, draft);
    if voiced.text.trim().is_empty() && !segment.text.is_null() {
        draft.skipped(voiced.line, "A segment is empty and was left out.");
        return;
    }
    let words = segment.words;
    let spans = speaker_spans(words);
    if spans.len() < 2 {
        let label = segment
            .speaker
            .label()
            .or_else(|| words.iter().find_map(|word| word.get("speaker").label()));
        draft.say(label.as_deref(), voiced);
    } else {
        push_parts(words, &spans, voiced, draft);
    }
}

/// The segment as one utterance, its speaker left open.
fn whole(line: Option<u32>, segment: &Segment<'_, '_>, draft: &mut Draft) -> Utterance {
    let (start, end) = match segment.pair {
        [start, end] => (start, end),
        _ => (segment.start, segment.end),
    };
    let [start, end] = [(start, "start"), (end, "end")].map(|(node, name)| {
        let time = node.seconds();
        if time.is_none() && !node.is_null() {
            draft.repaired_of(
                line,
                format!("The {name} of a segment is no time that can be; it was left out."),
            );
        }
        time
    });
    Utterance {
        start,
        end,
        text: segment.text.text().unwrap_or_default().to_owned(),
        words: timed_words(segment.words),
        line,
        ..Utterance::default()
    }
}

fn timed_words(nodes: &[Node<'_>]) -> Vec<Word> {
    let mut words = Vec::with_capacity(nodes.len());
    words.extend(nodes.iter().filter_map(timed));
    words
}

/// Numbers and signs cannot be aligned and have no times; they are in the text all the same.
fn timed(word: &Node<'_>) -> Option<Word> {
    Some(Word {
        start: word.get("start").seconds()?,
        end: word.get("end").seconds()?,
        text: word.any(&["word", "text"]).text()?.trim().to_owned(),
    })
}

/// Stretches of words by one speaker; a word that does not say who spoke belongs to the stretch before it.
fn speaker_spans(words: &[Node<'_>]) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut current = None;
    for (index, word) in words.iter().enumerate() {
        let speaker = word.get("speaker").label();
        match spans.last_mut() {
            Some(span) if speaker.is_none() || current.is_none() || speaker == current => {
                span.end = index + 1
            }
            _ => spans.push(index..index + 1),
        }
        current = speaker.or(current);
    }
    spans
}

/// A diarising program labels a segment by the majority of its words; the words themselves say more.
fn push_parts(words: &[Node<'_>], spans: &[Range<usize>], voiced: Utterance, draft: &mut Draft) {
    let mut rest = voiced.text.as_str();
    let last = spans.len().saturating_sub(1);
    for (index, span) in spans.iter().enumerate() {
        let part = words.get(span.clone()).unwrap_or_default();
        let next = words
            .get(span.end)
            .and_then(|word| word.any(&["word", "text"]).text());
        let (text, after) = split_before(rest, part, next);
        rest = after;
        let label = part.iter().find_map(|word| word.get("speaker").label());
        let words = timed_words(part);
        let begin = words.iter().map(|word| word.start).min();
        let finish = words.iter().map(|word| word.end).max();
        let utterance = Utterance {
            start: if index == 0 {
                voiced.start.or(begin)
            } else {
                begin
            },
            end: if index == last {
                voiced.end.or(finish)
            } else {
                finish
            },
            text: text.to_owned(),
            words,
            line: voiced.line,
            ..Utterance::default()
        };
        draft.say(label.as_deref(), utterance);
    }
}

/// What the words of a part take up in the text of their segment, up to the next part's first word.
fn split_before<'t>(text: &'t str, part: &[Node<'_>], next: Option<&str>) -> (&'t str, &'t str) {
    let mut at = 0;
    let find = |at: usize, word: &str| {
        let rest = text.get(at..)?;
        let near = (NEAR..NEAR + 4)
            .find_map(|end| rest.get(..end))
            .unwrap_or(rest);
        near.find(word.trim()).map(|ahead| at + ahead)
    };
    for word in part
        .iter()
        .filter_map(|word| word.any(&["word", "text"]).text())
    {
        at = find(at, word).map_or(at, |found| found + word.trim().len());
    }
    let at = next.map_or(text.len(), |next| find(at, next).unwrap_or(at));
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Speech recognition repeats itself over silence.
fn flag_repeats(draft: &mut Draft) {
    let mut repeats = Vec::new();
    for run in draft
        .utterances()
        .chunk_by(|first, second| first.text == second.text)
    {
        if let [first, ..] = run
            && run.len() >= REPEATED
            && !first.text.is_empty()
        {
            repeats.push((first.line, run.len()));
        }
    }
    for (line, times) in repeats {
        draft.assumed_of(line, format!("The same words stand {times} times in a row: they may have been made up over silence."));
    }
}
