//! a transcript from any reader → the same with what holds for every format: its timing, and what to look at.

use super::label::{fold, is_unseen};
use super::{Transcript, Warning, WarningCode, timing};

/// How many lines with characters that turn text around are listed before the rest is only counted.
const LISTED: usize = 300;

/// Labels for everybody at once, in comparison form.
const GROUPS: [&str; 12] = [
    "all",
    "alle",
    "beide",
    "both",
    "chorus",
    "eltern",
    "everybody",
    "everyone",
    "family",
    "group",
    "kids",
    "parents",
];

/// Adds what the decoder found, the timing that the data show, and what a person should look at; lists by line.
pub(super) fn review(mut transcript: Transcript, found: Vec<Warning>) -> Transcript {
    let known = transcript.timing;
    transcript.timing = timing::observed(&transcript.utterances);
    transcript.timing.rolling |= known.rolling;
    transcript.timing.touching |= known.touching;
    let mut warnings = found;
    warnings.extend(hidden_in_names(&transcript));
    warnings.extend(turned_around(&transcript));
    warnings.extend(groups(&transcript));
    warnings.extend(few_speakers(&transcript));
    transcript.warnings.append(&mut warnings);
    by_line(&mut transcript.warnings);
    transcript
}

/// Puts what concerns the file first, then what concerns its lines in their order.
pub(super) fn by_line(warnings: &mut [Warning]) {
    warnings.sort_by_key(|warning| warning.line);
}

/// Names with characters that cannot be seen.
fn hidden_in_names(transcript: &Transcript) -> Vec<Warning> {
    let hidden = |(_, name): &(usize, &String)| name.contains(is_hidden);
    let names = transcript.speakers.iter().enumerate().filter(hidden);
    let warnings = names.map(|(speaker, name)| Warning {
        code: WarningCode::Invisible,
        message: format!(
            "The name “{}” holds characters that cannot be seen.",
            shown(name)
        ),
        line: first_line(transcript, speaker),
    });
    warnings.collect()
}

/// Words with overrides and isolates, which can make a line read as its opposite (Boucher and Anderson, Trojan Source,
/// 2021).
fn turned_around(transcript: &Transcript) -> Vec<Warning> {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let texts = transcript
        .utterances
        .iter()
        .filter(|u| !u.text.is_ascii() && u.text.contains(turns));
    let mut warnings: Vec<Warning> = texts
        .map(|utterance| Warning {
            code: WarningCode::Invisible,
            message: "The words hold characters that change the direction of text; they are shown, not obeyed.".into(),
            line: utterance.line,
        })
        .collect();
    if warnings.len() > LISTED {
        let more = warnings.len() - LISTED;
        warnings.truncate(LISTED);
        warnings.push(Warning {
            code: WarningCode::Invisible,
            message: format!(
                "Characters that change the direction of text stand in {more} more places."
            ),
            line: None,
        });
    }
    warnings
}

/// Labels that stand for several people.
fn groups(transcript: &Transcript) -> Vec<Warning> {
    let several = |name: &str| {
        let joined = [" & ", " and ", " und ", " et ", " y ", "/", " + "];
        GROUPS.contains(&fold(name).as_str()) || joined.iter().any(|mark| name.contains(mark))
    };
    let names = transcript
        .speakers
        .iter()
        .enumerate()
        .filter(|(_, name)| several(name));
    let warnings = names.map(|(speaker, name)| Warning {
        code: WarningCode::Assumed,
        message: format!(
            "“{}” seems to name more than one person; it was kept as a label of its own.",
            shown(name)
        ),
        line: first_line(transcript, speaker),
    });
    warnings.collect()
}

/// A map of a family needs more than one voice.
fn few_speakers(transcript: &Transcript) -> Option<Warning> {
    let message = match transcript.speakers.as_slice() {
        [] => "Nobody is named in this file. Say who speaks before a map can be drawn.",
        [_] => "Only one speaker is named in this file; a map needs at least two.",
        _ => return None,
    };
    Some(Warning {
        code: WarningCode::Assumed,
        message: message.into(),
        line: None,
    })
}

fn first_line(transcript: &Transcript, speaker: usize) -> Option<u32> {
    let mut utterances = transcript.utterances.iter();
    utterances
        .find(|u| u.speaker == Some(speaker))
        .and_then(|u| u.line)
}

/// Anything without a shape, the joiners included.
fn is_hidden(c: char) -> bool {
    is_unseen(c) || matches!(c, '\u{200C}' | '\u{200D}') || c.is_control()
}

/// The beginning of a name, with what cannot be seen written out.
fn shown(name: &str) -> String {
    let mut shown = String::new();
    for c in name.chars().take(40) {
        if is_hidden(c) {
            shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Utterance;

    fn check(speakers: &[&str], text: &str, expected: &[(WarningCode, &str)]) {
        let utterance = |speaker| Utterance {
            speaker: Some(speaker),
            text: text.to_owned(),
            ..Utterance::default()
        };
        let transcript = Transcript {
            speakers: speakers.iter().map(|name| (*name).to_owned()).collect(),
            utterances: (0..speakers.len().min(1)).map(utterance).collect(),
            ..Transcript::default()
        };
        let found = review(transcript, Vec::new()).warnings;
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (warning, (code, part)) in found.iter().zip(expected) {
            assert_eq!(warning.code, *code);
            assert!(warning.message.contains(part), "{warning:?}");
        }
    }

    #[test]
    fn what_to_look_at() {
        use WarningCode::{Assumed, Invisible};
        check(&["Mom", "Dad"], "hi", &[]);
        check(&["Mom"], "hi", &[(Assumed, "Only one")]);
        check(&[], "", &[(Assumed, "Nobody")]);
        check(&["M\u{200D}om", "Dad"], "hi", &[(Invisible, "M⟨U+200D⟩om")]);
        check(&["Mom", "Dad"], "\u{202E}hi", &[(Invisible, "direction")]);
        check(
            &["Mom & Dad", "Both"],
            "hi",
            &[(Assumed, "Mom & Dad"), (Assumed, "Both")],
        );
        check(&["Andy", "Bothwell"], "hi", &[]);
    }
}
