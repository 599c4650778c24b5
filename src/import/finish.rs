//! a transcript from any reader → the same with what holds for every format: its timing, and what to look at.

use super::label::is_unseen;
use super::{Transcript, Warning, WarningCode, timing};

/// Adds what the decoder found, the timing the data show, and what a person should look at; lists by line.
pub(super) fn finish(mut transcript: Transcript, mut warnings: Vec<Warning>) -> Transcript {
    let known = transcript.timing;
    transcript.timing = timing::observed(&transcript.utterances);
    transcript.timing.rolling |= known.rolling;
    transcript.timing.touching |= known.touching;
    invisible(&transcript, &mut warnings);
    few_speakers(&transcript, &mut warnings);
    transcript.warnings.append(&mut warnings);
    transcript.warnings.sort_by_key(|warning| warning.line);
    transcript
}

/// Lists names and texts with characters that cannot be seen.
fn invisible(transcript: &Transcript, warnings: &mut Vec<Warning>) {
    let mut named = vec![false; transcript.speakers.len()];
    let mut texts = 0usize;
    for utterance in &transcript.utterances {
        if let Some(index) = utterance.speaker
            && let (Some(name), Some(told)) = (transcript.speakers.get(index), named.get_mut(index))
            && !std::mem::replace(told, true)
            && name.contains(is_hidden)
        {
            let shown = shown(name);
            warnings.push(Warning {
                code: WarningCode::Invisible,
                message: format!("The name “{shown}” holds characters that cannot be seen."),
                line: utterance.line,
            });
        }
        if !utterance.text.is_ascii() && utterance.text.contains(turns_around) {
            texts += 1;
            if texts <= LISTED {
                warnings.push(Warning {
                    code: WarningCode::Invisible,
                    message: "The words hold characters that change the direction of text; they are shown, not obeyed."
                        .into(),
                    line: utterance.line,
                });
            }
        }
    }
    if texts > LISTED {
        let more = texts - LISTED;
        warnings.push(Warning {
            code: WarningCode::Invisible,
            message: format!("Direction-changing characters stand in {more} more places."),
            line: None,
        });
    }
}

const LISTED: usize = 300;

/// Overrides and isolates: what can make a line read as its opposite (Boucher and Anderson, Trojan Source, 2021).
fn turns_around(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Anything without a shape, the joiners included.
fn is_hidden(c: char) -> bool {
    is_unseen(c) || matches!(c, '\u{200C}' | '\u{200D}') || c.is_control()
}

/// A name with what cannot be seen written out.
fn shown(name: &str) -> String {
    let mut shown = String::new();
    for c in name.chars().take(60) {
        if is_hidden(c) {
            shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A map of a family needs more than one voice.
fn few_speakers(transcript: &Transcript, warnings: &mut Vec<Warning>) {
    let message = match transcript.speakers.as_slice() {
        [] => "Nobody is named in this file. Say who speaks before a map can be drawn.".to_owned(),
        [_] => "Only one speaker is named in this file; a map needs at least two.".to_owned(),
        _ => return,
    };
    warnings.push(Warning {
        code: WarningCode::Assumed,
        message,
        line: None,
    });
}
