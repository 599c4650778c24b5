//! cues → utterances: names that stand in the words of cues (`Name: text`), where the format has no place for them.

use super::Cue;
use crate::import::draft::Draft;
use crate::import::label::{Attribution, Census, Head, Labels, head};
use crate::import::{Utterance, WarningCode};

/// Above this share of cues that begin with a name (in percent), a cue without one is one whose name was lost.
const EVERY_CUE: usize = 80;

const CONTINUES: &str = "A cue without a name was taken to continue the speaker before.";
const CHANGES: &str = "Somebody else speaks here, and the file does not say who.";
const NAMELESS: &str = "A cue says nothing of who speaks, although the others do.";

/// Turns cues into utterances.
pub(super) fn attribute(cues: Vec<Cue>, draft: &mut Draft) {
    let labels = names(&cues);
    if labels.is_empty() {
        for cue in cues {
            push_voiced(cue, draft);
        }
        return;
    }
    let open = cues.iter().filter(|cue| cue.voice.is_none());
    let (mut labelled, mut all) = (0usize, 0usize);
    for cue in open {
        all += 1;
        labelled += usize::from(named(&cue.text, &labels).is_some());
    }
    let carries_on = labelled * 100 < all * EVERY_CUE;
    let mut last = None;
    for cue in &cues {
        last = push_named(cue, &labels, last.filter(|_| carries_on), draft);
    }
}

/// The labels that stand before the words of cues without a voice.
fn names(cues: &[Cue]) -> Labels<'_> {
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

/// The line only says that somebody else speaks: chevrons, or dashes on more than one line of the cue.
fn changes(line: &str, cue: &Cue) -> bool {
    let dashed = |line: &&str| line.trim_start().starts_with(['-', '–', '—']);
    line.trim_start().starts_with(">>")
        || dashed(&line) && cue.text.split('\n').filter(dashed).count() > 1
}

fn named<'a, 'b>(line: &'a str, labels: &'b Labels<'a>) -> Option<(Head<'a>, &'b Attribution)> {
    let head = head(undashed(line))?;
    let who = labels.of(&head)?;
    Some((head, who))
}

fn push_voiced(cue: Cue, draft: &mut Draft) {
    let speaker = cue
        .voice
        .as_deref()
        .map(|voice| draft.speaker(voice, cue.line));
    draft.push(Utterance {
        speaker,
        start: Some(cue.start),
        end: Some(cue.end),
        text: cue.text,
        words: cue.words,
        line: Some(cue.line),
        ..Utterance::default()
    });
}

/// Adds what one cue holds, a new utterance at each name; gives back who spoke last.
fn push_named<'a>(
    cue: &'a Cue,
    labels: &Labels<'a>,
    last: Option<usize>,
    draft: &mut Draft,
) -> Option<usize> {
    let plain = Utterance {
        start: Some(cue.start),
        end: Some(cue.end),
        words: cue.words.clone(),
        line: Some(cue.line),
        ..Utterance::default()
    };
    if let Some(voice) = &cue.voice {
        let speaker = Some(draft.speaker(voice, cue.line));
        draft.push(Utterance {
            speaker,
            text: cue.text.clone(),
            ..plain
        });
        return speaker;
    }
    let mut current: Option<Utterance> = None;
    for line in cue.text.split('\n') {
        match (named(line, labels), &mut current) {
            (Some((head, who)), _) => {
                draft.extend(current.take());
                current = Some(Utterance {
                    speaker: who
                        .name
                        .as_deref()
                        .map(|name| draft.speaker(name, cue.line)),
                    text: head.text.to_owned(),
                    addressee: who.addressee.clone(),
                    manner: who.manner.clone(),
                    ..plain.clone()
                });
            }
            (None, _) if changes(line, cue) => {
                draft.warn(WarningCode::Assumed, cue.line, CHANGES);
                draft.extend(current.take());
                current = Some(Utterance {
                    text: undashed(line).to_owned(),
                    ..plain.clone()
                });
            }
            (None, Some(current)) => {
                current.text.push('\n');
                current.text.push_str(line);
            }
            (None, None) => {
                let sentence = if last.is_some() { CONTINUES } else { NAMELESS };
                if !line.trim().is_empty() {
                    draft.warn(WarningCode::Assumed, cue.line, sentence);
                }
                current = Some(Utterance {
                    speaker: last,
                    text: line.to_owned(),
                    ..plain.clone()
                });
            }
        }
    }
    let speaker = current.as_ref().and_then(|done| done.speaker);
    draft.extend(current);
    speaker
}
