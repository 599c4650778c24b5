use super::*;
use crate::import::{Seconds, Utterance, WarningCode, Word};

fn said(speaker: usize, start: i64, end: i64, text: &str) -> Utterance {
    Utterance {
        speaker: Some(speaker),
        start: Some(Seconds::from_millis(start)),
        end: Some(Seconds::from_millis(end)),
        text: text.into(),
        line: Some(7),
        ..Utterance::default()
    }
}

fn transcript() -> Transcript {
    Transcript {
        speakers: vec!["Speaker 1".into(), "Speaker 2".into()],
        utterances: vec![
            said(0, 0, 1_000, "You never call."),
            said(0, 1_000, 5_000, "I did call. No, you did not."),
            said(1, 5_000, 6_000, "Stop it."),
        ],
        ..Transcript::default()
    }
}

fn shown(transcript: &Transcript) -> Vec<String> {
    let name = |label| transcript.speakers.get(label).map_or("?", String::as_str);
    transcript
        .utterances
        .iter()
        .map(|it| {
            let millis = |time: Option<Seconds>| time.map_or(-1, |it| it.as_micros() / 1_000);
            let who = it.speaker.map_or("nobody", name);
            format!("{who} {}-{} {}", millis(it.start), millis(it.end), it.text)
        })
        .collect()
}

fn check(amendments: &[Amendment], expected: &[&str]) {
    let original = transcript();
    assert_eq!(shown(&amend(&original, amendments)), expected);
    assert_eq!(original, transcript(), "what was read is never touched");
}

const KEPT: [&str; 3] = [
    "Speaker 1 0-1000 You never call.",
    "Speaker 1 1000-5000 I did call. No, you did not.",
    "Speaker 2 5000-6000 Stop it.",
];

#[test]
fn one_label_for_two_people_becomes_two() {
    check(
        &[
            Amendment::Introduce { name: "Ana".into() },
            Amendment::Assign {
                utterances: vec![0],
                speaker: Some(2),
            },
            Amendment::Split {
                utterance: 1,
                word: 3,
            },
            Amendment::Assign {
                utterances: vec![2],
                speaker: Some(2),
            },
            Amendment::Assign {
                utterances: vec![3],
                speaker: None,
            },
        ],
        &[
            "Ana 0-1000 You never call.",
            "Speaker 1 1000-2714 I did call.",
            "Ana 2714-5000 No, you did not.",
            "nobody 5000-6000 Stop it.",
        ],
    );
}

#[test]
fn what_is_not_there_is_left_alone() {
    for amendment in [
        Amendment::Assign {
            utterances: vec![9],
            speaker: Some(1),
        },
        Amendment::Assign {
            utterances: vec![0],
            speaker: Some(5),
        },
        Amendment::Split {
            utterance: 9,
            word: 2,
        },
        Amendment::Split {
            utterance: 1,
            word: 0,
        },
        Amendment::Split {
            utterance: 1,
            word: 7,
        },
    ] {
        check(&[amendment], &KEPT);
    }
}

#[test]
fn an_estimated_moment_is_said() {
    let original = transcript();
    let amendment = Amendment::Split {
        utterance: 1,
        word: 3,
    };
    let amended = amend(&original, &[amendment]);
    let warning = amended.warnings.first().unwrap();
    assert_eq!(
        (warning.code, warning.line),
        (WarningCode::Assumed, Some(7))
    );
}

#[test]
fn word_times_say_when_the_second_part_begins() {
    let mut original = transcript();
    let spoken = original.utterances.get_mut(1).unwrap();
    let texts = ["I", "did", "call.", "No,", "you", "did", "not."];
    let words = texts.iter().zip(0..).map(|(text, place)| Word {
        start: Seconds::from_millis(1_000 + 500 * place),
        end: Seconds::from_millis(1_300 + 500 * place),
        text: (*text).into(),
    });
    spoken.words = words.collect();
    let amendment = Amendment::Split {
        utterance: 1,
        word: 3,
    };
    let amended = amend(&original, &[amendment]);
    assert_eq!(
        shown(&amended)[1..3],
        [
            "Speaker 1 1000-2300 I did call.",
            "Speaker 1 2500-5000 No, you did not."
        ]
    );
    let counts: Vec<usize> = amended.utterances.iter().map(|it| it.words.len()).collect();
    assert_eq!(counts, [0, 3, 4, 0]);
    assert_eq!(amended.warnings, []);
}

#[test]
fn untimed_parts_stay_untimed() {
    for (start, end) in [(None, None), (Some(Seconds::ZERO), None)] {
        let original = Transcript {
            utterances: vec![Utterance {
                start,
                end,
                text: "Yes. No.".into(),
                ..Utterance::default()
            }],
            ..Transcript::default()
        };
        let amendment = Amendment::Split {
            utterance: 0,
            word: 1,
        };
        let amended = amend(&original, &[amendment]);
        let ends: Vec<_> = amended.utterances.iter().map(|it| it.end).collect();
        assert_eq!(ends, [None, None]);
        assert_eq!(amended.warnings, []);
    }
}

#[test]
fn words_begin_behind_white_space() {
    for (text, expected) in [
        ("", &[][..]),
        ("one", &[0]),
        ("  one  two\nthree", &[2, 7, 11]),
        ("ё жё", &[0, 3]),
    ] {
        assert_eq!(word_starts(text).collect::<Vec<_>>(), expected, "{text:?}");
    }
}

#[test]
fn words_are_found_again_behind_a_cut() {
    let split = Amendment::Split {
        utterance: 1,
        word: 3,
    };
    for ((utterance, span), expected) in [
        ((0, 3..5), (0, 3..5)),
        ((1, 2..5), (1, 2..5)),
        ((1, 2..20), (1, 2..12)),
        ((1, 12..15), (2, 0..3)),
        ((2, 0..4), (3, 0..4)),
    ] {
        let carried = split.carry(&transcript(), utterance, span.clone());
        assert_eq!(carried, expected);
        let (there, words) = carried;
        if span.end <= 12 || span.start >= 12 {
            let back = split.carry_back(&transcript(), there, words);
            assert_eq!(back, (utterance, span));
        }
    }
    let nothing = Amendment::Split {
        utterance: 1,
        word: 99,
    };
    assert_eq!(nothing.carry(&transcript(), 2, 1..2), (2, 1..2));
}
