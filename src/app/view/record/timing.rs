//! Which times of the file are real, in plain words.

use maud::{Markup, html};

use crate::import::{Timing, Transcript};

pub(super) fn view(transcript: &Transcript) -> Markup {
    html! {
        div .timing {
            h3 { "What its times show" }
            @for sentence in words(transcript.timing) { p { (sentence) } }
        }
    }
}

/// What can and cannot be measured, and why.
fn words(timing: Timing) -> Vec<&'static str> {
    let mut said = vec![match (timing.starts, timing.ends) {
        (false, _) => {
            "This file has no times. Turns are counted and words weighed; talk time, silences and overlaps cannot be measured."
        }
        (true, false) => {
            "Only the starts are there. The order is sure; where somebody stops is not known, so silences and overlaps cannot be measured."
        }
        (true, true) if timing.shows_silence() => {
            "Starts and ends are real: talk time, silences and overlaps can be measured."
        }
        (true, true) => "Starts and ends are there, but not everything can be measured by them:",
    }];
    let limits = [
        (
            timing.touching,
            "This file’s cues touch each other: silences cannot be measured.",
        ),
        (
            timing.rolling,
            "These captions roll on, each repeating the one before: their times say when a line was shown, not when it was spoken.",
        ),
        (
            timing.starts && timing.coarse,
            "Times are whole seconds or coarser: short silences and overlaps cannot be seen.",
        ),
        (timing.words, "Words have times of their own."),
    ];
    said.extend(
        limits
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, words)| words),
    );
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_is_said() {
        let all = Timing {
            starts: true,
            ends: true,
            words: true,
            ..Timing::default()
        };
        for (timing, parts) in [
            (Timing::default(), &["no times"][..]),
            (
                Timing {
                    words: false,
                    ends: false,
                    ..all
                },
                &["Only the starts"],
            ),
            (all, &["are real", "Words have"]),
            (
                Timing {
                    touching: true,
                    words: false,
                    ..all
                },
                &["not everything", "cues touch each other: silences cannot"],
            ),
            (
                Timing {
                    rolling: true,
                    coarse: true,
                    words: false,
                    ..all
                },
                &["not everything", "roll on", "whole seconds"],
            ),
        ] {
            let said = words(timing);
            assert_eq!(said.len(), parts.len(), "{said:?}");
            for (sentence, part) in said.iter().zip(parts) {
                assert!(sentence.contains(part), "{sentence} / {part}");
            }
        }
    }
}
