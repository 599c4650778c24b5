//! the text of a WebVTT cue → one [`Cue`] for each voice in it.

use super::Cue;
use super::markup::CueText;
use crate::import::{Seconds, Word};

/// Puts the voices of one cue behind each other: one cue for each, and the whole text in the voice where there is only
/// one. `frame` holds what they share.
pub(super) fn pieces<'a>(cue: &mut CueText<'a>, frame: Cue<'a>, cues: &mut Vec<Cue<'a>>) {
    if cue.voices.iter().filter(|voice| voice.1.is_some()).count() <= 1 {
        let words = words(cue, &frame);
        let voice = cue.voices.iter_mut().find_map(|voice| voice.1.take());
        cues.push(Cue {
            voice: voice.or(frame.voice),
            text: trimmed(std::mem::take(&mut cue.text)),
            words,
            ..frame
        });
        return;
    }
    let ends: Vec<usize> = cue.voices.iter().skip(1).map(|voice| voice.0).collect();
    let first = cue.voices.first().map_or(0, |voice| voice.0);
    let before = cue.text.get(..first).unwrap_or_default().trim();
    if !before.is_empty() {
        cues.push(part(&frame, None, before));
    }
    let ends = ends.into_iter().chain([cue.text.len()]);
    for ((from, voice), to) in cue.voices.drain(..).zip(ends) {
        let text = cue.text.get(from..to).unwrap_or_default().trim();
        if !text.is_empty() {
            cues.push(part(&frame, voice, text));
        }
    }
}

fn part<'a>(frame: &Cue<'a>, voice: Option<std::borrow::Cow<'a, str>>, text: &str) -> Cue<'a> {
    Cue {
        line: frame.line,
        start: frame.start,
        end: frame.end,
        voice,
        text: text.to_owned(),
        words: Vec::new(),
    }
}

fn trimmed(text: String) -> String {
    let inner = text.trim();
    if inner.len() == text.len() {
        text
    } else {
        inner.to_owned()
    }
}

/// The stretches between the time stamps inside a cue, with their times.
fn words(cue: &CueText<'_>, frame: &Cue<'_>) -> Vec<Word> {
    let mut found = Vec::new();
    if cue.marks.is_empty() {
        return found;
    }
    let mut from = (0, frame.start);
    for &(at, time) in cue.marks.iter().chain([&(cue.text.len(), frame.end)]) {
        let text = cue.text.get(from.0..at).unwrap_or_default().trim();
        if !text.is_empty() {
            found.push(Word {
                start: from.1,
                end: time.max(from.1),
                text: text.to_owned(),
            });
        }
        from = (at, time.max(Seconds::ZERO));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::markup;
    use super::*;

    fn check(payload: &str, expected: &[(Option<&str>, &str)]) {
        let (mut cue, mut cues) = (CueText::default(), Vec::new());
        markup::read(payload, &mut cue);
        pieces(&mut cue, Cue::default(), &mut cues);
        let found: Vec<_> = cues
            .iter()
            .map(|c| (c.voice.as_deref(), c.text.as_str()))
            .collect();
        assert_eq!(found, expected, "{payload}");
    }

    #[test]
    fn voices_of_a_cue() {
        check("hi", &[(None, "hi")]);
        check("", &[(None, "")]);
        check("oh <v Mom>hi</v> there", &[(Some("Mom"), "oh hi there")]);
        check("<v A>a</v> <v B>b", &[(Some("A"), "a"), (Some("B"), "b")]);
        check(
            "<v A>a</v>\n<v B>b</v>\n<i>Laughter</i>",
            &[(Some("A"), "a"), (Some("B"), "b"), (None, "Laughter")],
        );
    }

    #[test]
    fn words_of_a_cue() {
        let frame = Cue {
            start: Seconds::from_millis(1_000),
            end: Seconds::from_millis(3_000),
            ..Cue::default()
        };
        let (mut cue, mut cues) = (CueText::default(), Vec::new());
        markup::read("so<00:01.500><c> it</c><00:02.000><c> is</c>", &mut cue);
        pieces(&mut cue, frame, &mut cues);
        let words = cues[0]
            .words
            .iter()
            .map(|w| (w.start.as_f64(), w.end.as_f64(), w.text.as_str()));
        let expected = [(1.0, 1.5, "so"), (1.5, 2.0, "it"), (2.0, 3.0, "is")];
        assert_eq!(words.collect::<Vec<_>>(), expected);
    }
}
