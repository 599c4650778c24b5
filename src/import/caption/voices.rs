//! the text of a WebVTT cue → one [`Cue`] for each voice in it.

use super::Cue;
use super::markup::CueText;
use crate::import::{Seconds, Word};

/// Puts the voices of one cue behind each other: one utterance for each voice, and the whole text in the voice where
/// there is only one.
pub(super) fn pieces(mut cue: CueText<'_>, frame: &Cue, cues: &mut Vec<Cue>) {
    let &Cue {
        line, start, end, ..
    } = frame;
    let voices = cue.pieces.iter().filter(|p| p.voice.is_some()).count();
    if voices <= 1 {
        let words = words(&cue, start, end);
        let voice = cue.pieces.iter_mut().find_map(|p| p.voice.take());
        let voice = voice.or_else(|| frame.voice.clone());
        let mut parts = cue.pieces.into_iter().map(|p| p.text);
        let mut text = parts.next().unwrap_or_default();
        parts.for_each(|part| text.push_str(&part));
        let text = trimmed(text);
        cues.push(Cue {
            line,
            start,
            end,
            voice,
            text,
            words,
        });
        return;
    }
    let spoken = cue.pieces.into_iter().filter(|p| !p.text.trim().is_empty());
    let before = cues.len();
    cues.extend(spoken.map(|piece| Cue {
        line,
        start,
        end,
        voice: piece.voice,
        text: trimmed(piece.text),
        words: Vec::new(),
    }));
    if cues.len() == before {
        cues.push(Cue {
            line,
            start,
            end,
            ..Cue::default()
        });
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
fn words(cue: &CueText<'_>, start: Seconds, end: Seconds) -> Vec<Word> {
    if cue.marks.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (place, piece) in cue.pieces.iter().enumerate() {
        let inside = cue.marks.iter().filter(|mark| mark.0 == place);
        let mut from = (0, found.last().map_or(start, |word: &Word| word.end));
        for &(_, at, time) in inside.chain(std::iter::once(&(place, piece.text.len(), end))) {
            let text = piece.text.get(from.0..at).unwrap_or_default().trim();
            if !text.is_empty() {
                found.push(Word {
                    start: from.1,
                    end: time.max(from.1),
                    text: text.to_owned(),
                });
            }
            from = (at, time);
        }
    }
    found
}
