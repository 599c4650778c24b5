//! One utterance → two, at a place in its text.

use crate::import::{Mark, Seconds, Transcript, Utterance, Warning, WarningCode};

/// Splits an utterance at the byte where a word of it begins. Word times say when the second part begins; without them the moment
/// is estimated from the length of the words, and said so.
pub(super) fn split(transcript: &mut Transcript, index: usize, at: usize) {
    let Some(first) = transcript.utterances.get_mut(index) else {
        return;
    };
    let text = first.text.split_off(at);
    let marks = marks_behind(&mut first.marks, at);
    let words = match first.words.is_empty() {
        true => Vec::new(),
        false => first.words.split_off(spoken_before(first)),
    };
    let share = first.text.len() as f64 / (first.text.len() + text.len()) as f64;
    first.text.truncate(first.text.trim_end().len());
    let (ends, begins, estimated) = match (first.words.last(), words.first()) {
        (Some(last), Some(next)) => (Some(last.end), Some(next.start), false),
        _ => {
            let moment = moment(first, share);
            (moment, moment.or(first.start), moment.is_some())
        }
    };
    let second = Utterance {
        speaker: first.speaker,
        start: begins,
        end: first.end.map(|end| end.max(begins.unwrap_or(end))),
        text,
        words,
        line: first.line,
        marks,
        ..Utterance::default()
    };
    first.end = ends.or(first.end.and(first.start));
    let line = first.line;
    transcript.utterances.insert(index + 1, second);
    if estimated {
        transcript.warnings.push(Warning {
            code: WarningCode::Assumed,
            message:
                "An utterance was split by hand; the moment between its parts is estimated from the length of the words."
                    .into(),
            line,
        });
    }
}

/// Takes off the marks that stand behind a byte of the text, and counts them from there.
fn marks_behind(marks: &mut Vec<Mark>, at: usize) -> Vec<Mark> {
    let first = marks.iter().position(|mark| mark.at >= at);
    let mut behind = marks.split_off(first.unwrap_or(marks.len()));
    for mark in &mut behind {
        mark.at -= at;
    }
    behind
}

/// How many of the timed words stand in what is left of the text.
fn spoken_before(first: &Utterance) -> usize {
    let mut rest = first.text.as_str();
    let mut found = 0;
    for word in &first.words {
        let Some((_, behind)) = rest.split_once(word.text.trim()) else {
            break;
        };
        rest = behind;
        found += 1;
    }
    found
}

/// The moment by which this share of the text is spoken.
fn moment(utterance: &Utterance, share: f64) -> Option<Seconds> {
    let (start, end) = utterance.start.zip(utterance.end)?;
    let length = Seconds::from_f64((end - start).as_f64() * share)?;
    Some(start + length)
}
