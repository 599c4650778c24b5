//! Speech, overlap and silence against what other people's tools find in published files; and the page of definitions. The
//! files lie in
//! `../shared/data/formats`, beside the repository and not part of it; without them this passes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kinmap::import::{Seconds, Timing, Transcript, Utterance};
use kinmap::process::{Measured, Outcome, measure};
use kinmap::session::{Cast, Member, Session, assemble};
use serde_json::Value;

/// The SPEAKER lines of an RTTM file: start and length in the fourth and fifth field, the name in the eighth.
fn read(rttm: &str) -> Transcript {
    let mut transcript = Transcript {
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Transcript::default()
    };
    for line in rttm.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let ["SPEAKER", _, _, start, length, _, _, name, ..] = fields.as_slice() else {
            continue;
        };
        let time = |field: &str| field.parse().ok().and_then(Seconds::from_f64);
        let known = transcript.speakers.iter().position(|s| s == name);
        let speaker = known.unwrap_or_else(|| {
            transcript.speakers.push((*name).into());
            transcript.speakers.len() - 1
        });
        transcript.utterances.push(Utterance {
            speaker: Some(speaker),
            start: time(start),
            end: time(start)
                .zip(time(length))
                .map(|(start, length)| start + length),
            ..Utterance::default()
        });
    }
    transcript
}

fn session(transcript: &Transcript) -> Session {
    let member = |(index, name): (usize, &String)| Member {
        id: name.clone(),
        name: name.clone(),
        speakers: vec![index],
        ..Member::default()
    };
    let cast = Cast {
        members: transcript.speakers.iter().enumerate().map(member).collect(),
    };
    assemble(transcript, &cast)
}

#[test]
fn equal_to_the_reference_tools() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/formats/rttm");
    let Ok(entries) = fs::read_dir(&folder) else {
        return;
    };
    let files = entries.flatten().map(|entry| entry.path());
    let mut checked = 0;
    for file in files.filter(|path| path.extension().is_some_and(|e| e == "rttm")) {
        let expected = fs::read_to_string(format!("{}.expected.json", file.display()));
        let expected: Value = serde_json::from_str(&expected.expect("expectations")).expect("json");
        let metrics = &expected["metrics"];
        let Some(speech) = metrics["speech_seconds"].as_f64() else {
            continue;
        };
        let transcript = read(&fs::read_to_string(&file).expect("a file"));
        let measures = measure(&session(&transcript), None);
        let totals = &measures.totals;
        let close = |what: &str, found: &Measured<Seconds>, expected: f64| {
            let found = found.value().expect("real times");
            let apart = (found.as_f64() - expected).abs();
            assert!(
                apart <= 0.001,
                "{}: {what} {} for {expected}",
                file.display(),
                found.as_f64()
            );
        };
        close("speech", &totals.speech, speech);
        close(
            "overlap",
            &totals.overlap,
            metrics["overlap_seconds"].as_f64().expect("s"),
        );
        close(
            "silence",
            &totals.silence,
            metrics["silence_seconds"].as_f64().expect("s"),
        );
        assert_eq!(
            totals.overlaps.value().map(|&n| n as u64),
            metrics["overlap_regions"].as_u64(),
            "{}",
            file.display()
        );
        for (floor, name) in measures.floor.iter().zip(&transcript.speakers) {
            let merged = metrics["by_speaker"][name]["merged"].as_f64().expect("s");
            close(name, &floor.talk_time, merged);
        }
        checked += 1;
    }
    println!("{checked} files agree to 1 ms");
    assert!(checked > 0, "no expectations in {}", folder.display());
}

/// A labelled session as a transcript: its turns carry times, and how each began.
fn labelled(truth: &Value) -> Transcript {
    let mut transcript = Transcript {
        timing: Timing {
            starts: true,
            ends: true,
            ..Timing::default()
        },
        ..Transcript::default()
    };
    for turn in truth["turns"].as_array().into_iter().flatten() {
        let name = turn["speaker"].as_str().unwrap_or_default();
        let known = transcript.speakers.iter().position(|s| s == name);
        let speaker = known.unwrap_or_else(|| {
            transcript.speakers.push(name.into());
            transcript.speakers.len() - 1
        });
        let time = |field: &str| turn[field].as_f64().and_then(Seconds::from_f64);
        transcript.utterances.push(Utterance {
            speaker: Some(speaker),
            start: time("start"),
            end: time("end"),
            text: turn["text"].as_str().unwrap_or_default().into(),
            ..Utterance::default()
        });
    }
    transcript
}

#[test]
fn how_turns_of_known_sessions_begin() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/vignettes");
    let Ok(entries) = fs::read_dir(&folder) else {
        return;
    };
    let mut table: BTreeMap<(String, String), u32> = BTreeMap::new();
    for entry in entries.flatten() {
        let Ok(truth) = fs::read_to_string(entry.path().join("truth.json")) else {
            continue;
        };
        let truth: Value = serde_json::from_str(&truth).expect("json");
        let measures = measure(&session(&labelled(&truth)), None);
        let overlaps = measures.overlaps.value().expect("real times");
        let outcome: BTreeMap<usize, Outcome> =
            overlaps.iter().map(|o| (o.by, o.outcome)).collect();
        for (index, turn) in truth["turns"].as_array().into_iter().flatten().enumerate() {
            let known = turn["cut"].as_str().unwrap_or("-").to_string();
            let found = outcome.get(&index).map_or("-".into(), |o| format!("{o:?}"));
            *table.entry((known, found)).or_default() += 1;
        }
    }
    for ((known, found), count) in &table {
        println!("{known:13} {found:12} {count}");
    }
    let count = |known: &str, outcomes: &[Outcome]| -> u32 {
        let names = outcomes.iter().map(|o| format!("{o:?}"));
        let cells = names.filter_map(|found| table.get(&(known.to_string(), found)));
        cells.sum()
    };
    let bearing = [Outcome::FloorTaken, Outcome::Attempt, Outcome::Contest];
    let labelled: u32 = table
        .iter()
        .filter(|((known, _), _)| known == "interruption")
        .map(|(_, n)| n)
        .sum();
    let found = count("interruption", &bearing);
    let taken = count("interruption", &[Outcome::FloorTaken]);
    let mistaken = count("overlap", &[Outcome::FloorTaken]) + count("-", &bearing);
    assert!(
        found * 10 >= labelled * 9,
        "{found} of {labelled} interruptions found"
    );
    assert!(
        mistaken * 3 <= taken,
        "{mistaken} mistaken beside {taken} found"
    );
}

#[test]
fn the_documentation_defines_every_measure() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/measures.md");
    let written = kinmap::report::measures();
    if std::env::var_os("KINMAP_WRITE_DOCS").is_some() {
        fs::write(&path, &written).expect("a place to write");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found, written,
        "write docs/measures.md anew: KINMAP_WRITE_DOCS=1 cargo test --test measures"
    );
}
