//! cues → utterances: names that stand in the words of cues (`Name: text`), where the format has no place for them.

use memchr::memchr;

use super::{Cue, name_lines};
use crate::import::draft::Draft;
use crate::import::label::{CHANGES, Census, Head, Labels, NOBODY, head};
use crate::import::{Utterance, WarningCode};

/// Below this share of cues that begin with a label (in percent), what looks like labels is part of what is said
/// (project's choice).
const FEWEST: usize = 3;
/// Above this share of cues that begin with a name (in percent), a cue without one is one whose name was lost.
const EVERY_CUE: usize = 80;

const NAMELESS: &str = "A cue says nothing of who speaks, although the others do.";

/// Turns cues into utterances.
pub(super) fn attribute(mut cues: Vec<Cue<'_>>, draft: &mut Draft) {
    let (labels, firsts) = names(&cues);
    if labels.is_empty() {
        name_lines::take(&mut cues);
    }
    let open = cues.iter().filter(|cue| cue.voice.is_none()).count();
    let known = |first: &&First| labels.at(first.place).is_some();
    let labelled = firsts.iter().flatten().filter(known).count();
    let labels =
        Some(labels).filter(|labels| !labels.is_empty() && labelled * 100 >= open * FEWEST);
    let carries_on = labelled * 100 < open * EVERY_CUE;
    let (mut last, mut continued) = (None, Continued::default());
    draft.utterances().reserve(cues.len());
    for (cue, first) in cues.into_iter().zip(firsts) {
        let before = last.filter(|_| carries_on);
        last = match (&cue.voice, &labels) {
            (None, Some(labels)) => match one_line(cue, first, labels, draft) {
                Ok(speaker) => Some(speaker),
                Err(cue) => push_named(cue, labels, before, (draft, &mut continued)),
            },
            (None, None) => {
                draft.push(utterance(cue, None));
                None
            }
            (Some(voice), _) => {
                let speaker = Some(draft.speaker(voice, cue.line));
                draft.push(utterance(cue, speaker));
                speaker
            }
        };
    }
    continued.tell(draft);
}

/// What may be a name at the beginning of a cue.
#[derive(Clone, Copy)]
struct First {
    /// Where it was counted.
    place: usize,
    /// Where what is said after it begins, when the cue is one line.
    said: Option<usize>,
}

/// Cues without a name that were taken to go on with the speaker before.
#[derive(Default)]
struct Continued {
    first: Option<u32>,
    count: usize,
}

impl Continued {
    fn count(&mut self, line: u32) {
        self.first.get_or_insert(line);
        self.count += 1;
    }

    fn tell(&self, draft: &mut Draft) {
        if let Some(line) = self.first {
            let message = match self.count {
                1 => "A cue without a name was taken to continue the speaker before.".to_owned(),
                count => format!(
                    "{count} cues without a name were taken to continue the speaker before."
                ),
            };
            draft.remark_at(WarningCode::Assumed, line, message);
        }
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

/// The labels that stand before the words of cues without a voice, and with which of them each cue begins.
fn names(cues: &[Cue<'_>]) -> (Labels, Vec<Option<First>>) {
    let mut census = Census::default();
    let mut firsts = Vec::with_capacity(cues.len());
    for cue in cues {
        firsts.push(None);
        if cue.voice.is_some() {
            continue;
        }
        let end = memchr(b'\n', cue.text.as_bytes());
        let (line, others) = match end.and_then(|end| cue.text.split_at_checked(end)) {
            Some((line, rest)) => (line, rest.get(1..)),
            None => (cue.text.as_str(), None),
        };
        let seen = see(&mut census, line);
        if let (Some((place, rest)), Some(first)) = (seen, firsts.last_mut()) {
            let said = others.is_none().then(|| cue.text.len() - rest);
            *first = Some(First { place, said });
        }
        for line in others.into_iter().flat_map(|others| others.split('\n')) {
            see(&mut census, line);
        }
    }
    (census.decide(), firsts)
}

/// Counts what may be a name before a line; gives back its place, and the length of what stands behind it.
fn see<'c>(census: &mut Census<'c>, line: &'c str) -> Option<(usize, usize)> {
    let head = head(undashed(line))?;
    Some((census.see(&head)?, head.text.len()))
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

/// `[door slams]`, `(laughter)`, `♪ music ♪`: heard, but said by nobody.
fn is_sound(text: &str) -> bool {
    let text = text.trim();
    let pairs = [('[', ']'), ('(', ')'), ('♪', '♪'), ('*', '*')];
    pairs.iter().any(|(open, close)| {
        let inner = text
            .strip_prefix(*open)
            .and_then(|rest| rest.strip_suffix(*close));
        inner.is_some_and(|inner| !inner.contains(*open))
    })
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
    cue: Cue<'_>,
    labels: &Labels,
    last: Option<usize>,
    (draft, continued): (&mut Draft, &mut Continued),
) -> Option<usize> {
    let sound = is_sound(&cue.text);
    let (count, mut said) = (draft.utterances().len(), false);
    let dialogue = cue.text.split('\n').filter(|line| is_dashed(line)).count() > 1;
    for line in cue.text.split('\n') {
        if let Some(head) = named(line, labels) {
            let utterance = attributed(&cue, &head, labels, draft);
            draft.push(utterance);
        } else if changes(line, dialogue) {
            draft.warn(WarningCode::Assumed, cue.line, CHANGES);
            draft.push(part(&cue, undashed(line), None));
        } else if let Some(current) = draft.utterances().last_mut().filter(|_| said) {
            current.text.push('\n');
            current.text.push_str(line);
        } else {
            match last {
                _ if sound || line.trim().is_empty() => {}
                Some(_) => continued.count(cue.line),
                None => draft.warn(WarningCode::Assumed, cue.line, NAMELESS),
            }
            draft.push(part(&cue, line, last.filter(|_| !sound)));
        }
        said = draft.utterances().len() > count;
    }
    let speaker = draft.utterances().last().and_then(|done| done.speaker);
    if sound { last } else { speaker }
}

/// By far the most frequent case, one name and one line: what is said stays where it is.
fn one_line<'a>(
    mut cue: Cue<'a>,
    first: Option<First>,
    labels: &Labels,
    draft: &mut Draft,
) -> Result<usize, Cue<'a>> {
    let who = first.and_then(|first| Some((labels.at(first.place)?, first.said?)));
    let Some((who, before)) = who else {
        return Err(cue);
    };
    let Some(name) = &who.name else {
        return Err(cue);
    };
    let speaker = draft.speaker(name, cue.line);
    cue.text.drain(..before);
    draft.push(Utterance {
        addressee: who.addressee.clone(),
        manner: who.manner.clone(),
        ..utterance(cue, Some(speaker))
    });
    Ok(speaker)
}

/// What follows a name on one of several lines.
fn attributed(cue: &Cue<'_>, head: &Head<'_>, labels: &Labels, draft: &mut Draft) -> Utterance {
    let who = labels.of(head).cloned().unwrap_or_default();
    if who.name.is_none() {
        draft.warn_of(WarningCode::Assumed, cue.line, NOBODY, head.label);
    }
    let speaker = who.name.map(|name| draft.speaker(&name, cue.line));
    Utterance {
        addressee: who.addressee,
        manner: who.manner,
        ..part(cue, head.text, speaker)
    }
}

/// A part of a cue, with the cue's times.
fn part(cue: &Cue<'_>, text: &str, speaker: Option<usize>) -> Utterance {
    Utterance {
        speaker,
        start: Some(cue.start),
        end: Some(cue.end),
        text: text.to_owned(),
        words: cue.words.clone(),
        line: Some(cue.line),
        ..Utterance::default()
    }
}
