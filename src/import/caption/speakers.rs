//! cues → utterances: names that stand in the words of cues (`Name: text`), where the format has no place for them.

use super::Cue;
use crate::import::draft::Draft;
use crate::import::label::{Census, Head, Labels, head};
use crate::import::{Utterance, WarningCode};

/// Above this share of cues that begin with a name (in percent), a cue without one is one whose name was lost.
const EVERY_CUE: usize = 80;

const CONTINUES: &str = "A cue without a name was taken to continue the speaker before.";
const CHANGES: &str = "Somebody else speaks here, and the file does not say who.";
const NAMELESS: &str = "A cue says nothing of who speaks, although the others do.";

/// Turns cues into utterances.
pub(super) fn attribute(cues: Vec<Cue<'_>>, draft: &mut Draft) {
    let labels = names(&cues);
    let begins = |cue: &&Cue<'_>| named(&cue.text, &labels).is_some();
    let open = cues.iter().filter(|cue| cue.voice.is_none());
    let carries_on =
        !labels.is_empty() && open.clone().filter(begins).count() * 100 < open.count() * EVERY_CUE;
    let mut last = None;
    draft.utterances().reserve(cues.len());
    for cue in cues {
        let before = last.filter(|_| carries_on);
        last = match &cue.voice {
            Some(voice) => Some(draft.speaker(voice, cue.line)),
            None if labels.is_empty() => None,
            None => {
                last = push_named(cue, &labels, before, draft);
                continue;
            }
        };
        draft.push(utterance(cue, last));
    }
}

fn utterance(cue: Cue<'_>, speaker: Option<usize>) -> Utterance {
    Utterance {
        speaker,
        start: Some(cue.start),
        end: Some(cue.end),
        text: cue.text,
        words: cue.words,
        line: Some(cue.line),
        ..Utterance::default()
    }
}

/// The labels that stand before the words of cues without a voice.
fn names(cues: &[Cue<'_>]) -> Labels {
    let mut census = Census::default();
    for cue in cues.iter().filter(|cue| cue.voice.is_none()) {
        for line in cue.text.split('\n') {
            if let Some(head) = head(undashed(line)) {
                census.see(&head);
            }
        }
    }
    census.decide()
}

/// A line without the dash or chevrons that only say that the speaker changes.
fn undashed(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '>' | '\u{200E}' | '\u{200F}')
    })
}

/// The line only says that somebody else speaks: chevrons, or one of several lines with dashes.
fn changes(line: &str, dialogue: bool) -> bool {
    let line = line.trim_start();
    line.starts_with(">>") || dialogue && is_dashed(line)
}

fn is_dashed(line: &str) -> bool {
    line.trim_start().starts_with(['-', '–', '—'])
}

fn named<'a>(line: &'a str, labels: &Labels) -> Option<Head<'a>> {
    let head = head(undashed(line))?;
    labels.of(&head).map(|_| head)
}

/// Adds what one cue without a voice holds, a new utterance at each name; gives back who spoke last.
fn push_named(
    mut cue: Cue<'_>,
    labels: &Labels,
    last: Option<usize>,
    draft: &mut Draft,
) -> Option<usize> {
    let text = std::mem::take(&mut cue.text);
    let dialogue = text.split('\n').filter(|line| is_dashed(line)).count() > 1;
    let plain = utterance(cue, None);
    let line_number = plain.line.unwrap_or(0);
    let mut current: Option<Utterance> = None;
    for line in text.split('\n') {
        if let Some(head) = named(line, labels) {
            let who = labels.of(&head).cloned().unwrap_or_default();
            let name = who.name.as_deref();
            let speaker = name.map(|name| draft.speaker(name, line_number));
            draft.extend(current.replace(Utterance {
                speaker,
                text: head.text.to_owned(),
                addressee: who.addressee,
                manner: who.manner,
                ..plain.clone()
            }));
        } else if changes(line, dialogue) {
            draft.warn(WarningCode::Assumed, line_number, CHANGES);
            draft.extend(current.replace(Utterance {
                text: undashed(line).to_owned(),
                ..plain.clone()
            }));
        } else if let Some(current) = &mut current {
            current.text.push('\n');
            current.text.push_str(line);
        } else {
            let sentence = if last.is_some() { CONTINUES } else { NAMELESS };
            if !line.trim().is_empty() {
                draft.warn(WarningCode::Assumed, line_number, sentence);
            }
            current = Some(Utterance {
                speaker: last,
                text: line.to_owned(),
                ..plain.clone()
            });
        }
    }
    let speaker = current.as_ref().and_then(|done| done.speaker);
    draft.extend(current);
    speaker
}
