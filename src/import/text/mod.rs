//! text with names before what is said → utterances.

use super::draft::Draft;
use super::label::{Census, Head, head};
use super::lines::{Line, lines};
use super::stamp;
use super::{
    Format, ImportError, ImportErrorKind, Place, Seconds, Transcript, Utterance, WarningCode,
};

const BEFORE: &str = "Text before the first name was left out.";

/// Reads text.
pub(super) fn read(text: &str) -> Result<Transcript, ImportError> {
    let mut census = Census::default();
    for line in lines(text) {
        if let Some(head) = head(stamped(line.text).1) {
            census.see(&head);
        }
    }
    let labels = census.decide();
    if labels.is_empty() {
        return Err(ImportError::new(ImportErrorKind::NoSpeech, Place::File).reading(Format::Plain));
    }
    let mut draft = Draft::new(Format::Plain);
    let mut parted = false;
    for line in lines(text) {
        if line.is_blank() {
            parted = true;
            continue;
        }
        let (start, rest) = stamped(line.text);
        match head(rest).and_then(|head| Some((head, labels.of(&head)?.clone()))) {
            Some((head, who)) => {
                let speaker = who
                    .name
                    .as_deref()
                    .map(|name| draft.speaker(name, line.number));
                let utterance = begun(line, start, head);
                draft.push(Utterance {
                    speaker,
                    addressee: who.addressee,
                    manner: who.manner,
                    ..utterance
                });
            }
            None => go_on(&mut draft, line, parted),
        }
        parted = false;
    }
    Ok(draft.finish())
}

fn begun(line: Line<'_>, start: Option<Seconds>, head: Head<'_>) -> Utterance {
    Utterance {
        start,
        text: head.text.to_owned(),
        line: Some(line.number),
        ..Utterance::default()
    }
}

fn go_on(draft: &mut Draft, line: Line<'_>, parted: bool) {
    match draft.utterances().last_mut() {
        Some(last) => {
            if !last.text.is_empty() {
                last.text.push(if parted { '\n' } else { ' ' });
            }
            last.text.push_str(line.text.trim());
        }
        None => draft.warn_of(WarningCode::Skipped, line.number, BEFORE, line.text),
    }
}

/// A time in brackets before the head of a line.
fn stamped(line: &str) -> (Option<Seconds>, &str) {
    let inner = line.trim_start().strip_prefix(['[', '(']);
    let stamp = inner.and_then(stamp::loose);
    match stamp.map(|(time, _, rest)| (time, rest.strip_prefix([']', ')']))) {
        Some((time, Some(rest))) => (Some(time), rest),
        _ => (None, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let transcript = read(text).unwrap();
        let found: Vec<_> = transcript
            .utterances
            .iter()
            .map(|u| {
                let speaker = u.speaker.map(|s| transcript.speakers[s].as_str());
                (speaker.unwrap_or("-"), u.text.as_str())
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn turns() {
        check("Mom: a\nDad: b", &[("Mom", "a"), ("Dad", "b")]);
        check(
            "Mom: a\n  goes on\n\nmore\nDad: b",
            &[("Mom", "a goes on\nmore"), ("Dad", "b")],
        );
        check(
            "[00:01] Mom: a\n[00:02] Dad: b",
            &[("Mom", "a"), ("Dad", "b")],
        );
        check(
            "Mom: x\n10:30 no\nDad: y",
            &[("Mom", "x 10:30 no"), ("Dad", "y")],
        );
    }
}
