use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::*;
use crate::import::{ReadOptions, Seconds, Timing, Transcript, Utterance};
use crate::map::{self, MapDocument};
use crate::session::{Cast, Member, Role};
use crate::structure::{Hypothesis, Pattern, Variant};

const HOSTILE: &str = "<script>alert(1)</script> **bold** [x](javascript:1)";

fn analysis() -> (Analysis, MapDocument) {
    let transcript = Transcript {
        speakers: vec![HOSTILE.into()],
        utterances: vec![Utterance {
            speaker: Some(0),
            start: Some(Seconds::ZERO),
            end: Some(Seconds::from_millis(1_000)),
            text: HOSTILE.into(),
            ..Utterance::default()
        }],
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Transcript::default()
    };
    let cast = Cast {
        members: vec![Member {
            id: "a".into(),
            name: HOSTILE.into(),
            speakers: vec![0],
            ..Member::default()
        }],
    };
    let analysis = crate::analyze(&transcript, &cast, &[], &[], None);
    let map = map::compose(&analysis.session.family, &analysis.structure);
    (analysis, map)
}

fn written(format: ReportFormat, audience: Audience) -> String {
    let (analysis, map) = analysis();
    let source = Source {
        title: HOSTILE,
        analysis: &analysis,
        map: &map,
    };
    write(source, format, audience)
}

#[test]
fn what_people_said_is_never_markup() {
    for audience in Audience::ALL {
        let html = written(ReportFormat::Html, audience);
        assert!(!html.contains("<script"), "{html}");
        let markdown = written(ReportFormat::Markdown, audience);
        assert!(
            !markdown.contains("**bold**") && !markdown.contains("[x]("),
            "{markdown}"
        );
    }
}

#[test]
fn too_little_is_said_and_not_filled_in() {
    let note = written(ReportFormat::Markdown, Audience::Clinician);
    assert!(
        note.contains("There is not enough evidence here to say anything about three people"),
        "{note}"
    );
}

/// The clinician's note as plain words.
fn noted(analysis: &Analysis) -> String {
    let map = map::compose(&analysis.session.family, &analysis.structure);
    let source = Source {
        title: "Tuesday",
        analysis,
        map: &map,
    };
    write(source, ReportFormat::Markdown, Audience::Clinician).replace('\\', "")
}

/// The note of a sample session with a coalition, and two observations beside.
fn of_sample() -> String {
    let bytes = include_bytes!("../../www/samples/stable-coalition.vtt");
    let transcript = crate::import::read(bytes, &ReadOptions::default()).unwrap();
    let cast = crate::session::cast::suggest(&transcript);
    let mut analysis = crate::analyze(&transcript, &cast, &[], &[], None);
    let structure = &mut analysis.structure;
    let seen = structure.hypotheses.first().cloned().unwrap();
    for (kind, words) in [
        (Variant::JointParenting, "Two parents at work."),
        (Variant::Peripheral, "A place at the edge."),
    ] {
        structure.observations.push(Hypothesis {
            variants: vec![kind],
            statement: words.into(),
            ..seen.clone()
        });
    }
    structure.hypotheses.push(Hypothesis {
        pattern: Pattern::Alliance,
        against: None,
        variants: Vec::new(),
        cross_generational: false,
        missing: vec!["It takes more.".into()],
        ..seen
    });
    noted(&analysis)
}

/// In which order parts stand in a text.
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let (_, after) = rest
            .split_once(part)
            .unwrap_or_else(|| panic!("{part}\n{text}"));
        rest = after;
    }
}

#[test]
fn readings_stand_by_name_and_kind_before_the_figures() {
    let note = of_sample();
    in_order(
        &note,
        &[
            "## Map",
            "## Hypotheses to discuss",
            "### Coalition: ",
            ", against ",
            " · ",
            "In this session ",
            "#### Speaks for it: ",
            "#### Another reading",
            "#### What would settle it",
            "#### What could be tried",
            "## Strengths",
            "### Alliance: ",
            "#### What is missing\n\n- It takes more.",
            "### Joint parenting: ",
            "Two parents at work.",
            "## Also seen",
            "### At the edge: ",
            "A place at the edge.",
            "## How the talk went",
            "## What the figures mean",
        ],
    );
}

#[test]
fn what_all_moves_share_is_said_once() {
    let note = of_sample();
    let readings = note.matches("#### What could be tried").count();
    assert!(readings > 0);
    assert!(note.matches("Enactment: ").count() > 0 && note.contains("- “"));
    for once in [
        "Hold: ",
        "Expect, if the reading is right: ",
        "what would make this unsafe",
    ] {
        assert_eq!(note.matches(once).count(), readings, "{once}");
    }
}

#[test]
fn a_table_without_rows_is_a_sentence() {
    let note = of_session(false, 1);
    in_order(
        &note,
        &[
            "### Overlap and interruption",
            "there is no overlap to tell.",
        ],
    );
    assert!(!note.contains("| Who comes in |"), "{note}");
    assert!(note.contains("A table of pairs is printed where"), "{note}");
}

#[test]
fn the_family_copy_holds_no_quotes_and_no_figures() {
    let sketch = written(ReportFormat::Html, Audience::Family);
    let (_, body) = sketch.split_once("<body>").unwrap();
    assert!(!body.contains('%') && !body.contains("<blockquote"));
}

#[test]
fn the_policy_names_the_style_sheet_that_is_written() {
    let note = written(ReportFormat::Html, Audience::Clinician);
    let (_, rest) = note.split_once("<style>").unwrap();
    let (style, _) = rest.split_once("</style>").unwrap();
    let hash = BASE64_STANDARD.encode(Sha256::digest(style));
    assert!(
        note.contains(&format!("&#39;sha256-{hash}&#39;"))
            || note.contains(&format!("'sha256-{hash}'"))
    );
}

/// A session of three with a therapist, in times that may or may not show silence.
fn talk(touching: bool) -> String {
    of_session(touching, usize::MAX)
}

/// The same, as far as so many utterances go.
fn of_session(touching: bool, most: usize) -> String {
    let people = ["Tess", "Ana", "Ben", "Cleo"];
    let member = |(index, name): (usize, &&str)| Member {
        id: name.to_lowercase(),
        name: (*name).into(),
        role: if index == 0 {
            Role::Therapist
        } else {
            Role::Other
        },
        speakers: vec![index],
        ..Member::default()
    };
    let said = |(index, (who, from, to, text)): (usize, &(usize, i64, i64, &str))| Utterance {
        speaker: Some(*who),
        start: Some(Seconds::from_millis(*from)),
        end: Some(Seconds::from_millis(*to)),
        text: (*text).into(),
        line: u32::try_from(index).ok(),
        ..Utterance::default()
    };
    let lines = [
        (0, 0, 2_000, "Ben, what happened?"),
        (1, 2_500, 6_000, "He went out and"),
        (2, 5_500, 9_000, "I did not go out."),
        (3, 9_100, 9_100, "Mhm."),
        (1, 9_200, 11_000, "He did."),
    ];
    let transcript = Transcript {
        speakers: people.map(String::from).to_vec(),
        utterances: lines.iter().take(most).enumerate().map(said).collect(),
        timing: Timing {
            starts: true,
            ends: true,
            touching,
            ..Timing::default()
        },
        ..Transcript::default()
    };
    let cast = Cast {
        members: people.iter().enumerate().map(member).collect(),
    };
    let analysis = crate::analyze(&transcript, &cast, &[], &[], None);
    noted(&analysis)
}

#[test]
fn the_note_gives_every_figure_with_its_zeros() {
    let note = talk(false);
    for part in [
        "1 utterance ends where it begins: it counts as talk and takes no time.",
        // Tess 2 s, Ana 3.5 + 1.8, Ben 3.5, Cleo none.
        "| Cleo | other | 0 % | 0.0 s | 0 | 1 |",
        "| Two or more speak | 0.5 s |",
        "| Ben | Ana | 0 | 0 | 0 | 1 | 0 | 0 | 50.0 | +50.0 |",
        "Long silences that belong to everyone: 0, 0.0 s together.",
        "| Ana | 0 (0.0 expected) | – | 1 (1.0 expected) |",
        "Ben is asked and Ana answers first: 1.",
        "| Adjusted residual (standard deviations, any) |",
        "Takes who speaks, in order; no times. Undefined: never",
    ] {
        assert!(note.contains(part), "{part}\n{note}");
    }
}

#[test]
fn the_note_says_why_a_figure_is_not_there() {
    let note = talk(true);
    let why = "this file's cues touch each other, so silences and overlaps can't be measured";
    for part in [
        "Silences are",
        "Pauses and gaps are",
        "Response latencies are",
        "Overlaps are",
    ] {
        let sentence = format!("{part} not measured: {why}.");
        assert!(note.contains(&sentence), "{sentence}\n{note}");
    }
    assert!(
        note.contains(&format!("| Nobody speaks | not measured: {why} |")),
        "{note}"
    );
    assert!(!note.contains("Long silences that belong"), "{note}");
}
