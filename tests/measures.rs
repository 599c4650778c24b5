//! Speech, overlap and silence against what other people's tools find in published files; and the page of definitions. The
//! files lie in `../shared/data/formats`, beside the repository and not part of it; without them this passes.
#![expect(clippy::expect_used, reason = "a test may stop where it fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kinmap::import::{self, ReadOptions, Seconds, Timing, Transcript, Utterance, Word};
use kinmap::process::{Measured, Outcome, measure};
use kinmap::session::{Cast, Member, Session, Window, assemble};
use serde_json::Value;

/// What an importer makes of a file, its times known to be real.
fn read(file: &Path) -> Transcript {
    let bytes = fs::read(file).expect("a file");
    let mut transcript = import::read(&bytes, &ReadOptions::default()).expect("a transcript");
    transcript.timing = REAL;
    transcript
}

const REAL: Timing = Timing {
    starts: true,
    ends: true,
    words: false,
    coarse: false,
    touching: false,
    rolling: false,
};

/// The files of a folder of `../shared/data/formats` with one ending, each with its expectations.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/formats")
        .join(folder);
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let paths = paths.filter(|path| path.extension().is_some_and(|it| it == ending));
    let expected = |path: PathBuf| {
        let expected = fs::read_to_string(format!("{}.expected.json", path.display()));
        let expected = serde_json::from_str(&expected.expect("expectations")).expect("json");
        (path, expected)
    };
    let found: Vec<_> = paths.map(expected).collect();
    assert!(
        !found.is_empty() || !folder.exists(),
        "no .{ending} in {}",
        folder.display()
    );
    found
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

fn close(file: &Path, what: &str, found: &Measured<Seconds>, expected: &Value) {
    let found = found.value().expect("real times").as_f64();
    let expected = expected.as_f64().expect("seconds");
    let file = file.display();
    assert!(
        (found - expected).abs() <= 0.001,
        "{file}: {what} {found} for {expected}"
    );
}

#[test]
fn equal_to_the_reference_tools() {
    let segments = [("rttm", "rttm"), ("ctm-stm", "stm"), ("ctm-stm", "lab")];
    for (folder, ending) in segments {
        let files = files(folder, ending);
        for (file, expected) in &files {
            let metrics = &expected["metrics"];
            let transcript = read(file);
            let measures = measure(&session(&transcript), None);
            let totals = &measures.totals;
            close(file, "speech", &totals.speech, &metrics["speech_seconds"]);
            close(
                file,
                "overlap",
                &totals.overlap,
                &metrics["overlap_seconds"],
            );
            close(
                file,
                "silence",
                &totals.silence,
                &metrics["silence_seconds"],
            );
            let regions = totals.overlaps.value().map(|&n| n as u64);
            assert_eq!(
                regions,
                metrics["overlap_regions"].as_u64(),
                "{}",
                file.display()
            );
            for (floor, name) in measures.floor.iter().zip(&transcript.speakers) {
                close(
                    file,
                    name,
                    &floor.talk_time,
                    &metrics["by_speaker"][name]["merged"],
                );
            }
        }
        println!("{} files .{ending} agree to 1 ms", files.len());
    }
}

#[test]
fn the_time_of_words_is_that_of_the_reference_tools() {
    let files = files("ctm-stm", "ctm");
    for (file, expected) in &files {
        let mut transcript = read(file);
        let word = |utterance: &Utterance| {
            // A recording of one channel names nobody; the one who speaks is taken for one member.
            let speaker = utterance.speaker.or(Some(0));
            let word = move |word: &Word| Utterance {
                speaker,
                start: Some(word.start),
                end: Some(word.end),
                text: word.text.clone(),
                ..Utterance::default()
            };
            utterance.words.iter().map(word).collect::<Vec<_>>()
        };
        transcript.utterances = transcript.utterances.iter().flat_map(word).collect();
        // One file says the same word at the same time on purpose; each of its rows is to count.
        for (row, utterance) in transcript.utterances.iter_mut().enumerate() {
            utterance.text = row.to_string();
        }
        if transcript.speakers.is_empty() {
            transcript.speakers.push("?".into());
        }
        let measures = measure(&session(&transcript), None);
        let summed = measures
            .participation
            .iter()
            .filter_map(|it| it.summed.value());
        let summed = summed.fold(Seconds::ZERO, |sum, time| sum + *time);
        close(
            file,
            "words",
            &Measured::Value(summed + other_hearings(file)),
            &expected["word_seconds"],
        );
        let Window { start, end } = measures.window;
        close(
            file,
            "start",
            &Measured::Value(start),
            &expected["first_start"],
        );
        close(file, "end", &Measured::Value(end), &expected["last_end"]);
    }
    println!("{} files agree to 1 ms", files.len());
}

/// The time of words that are second guesses at the same speech; the expectations count them too.
fn other_hearings(file: &Path) -> Seconds {
    let text = fs::read_to_string(file).expect("a file");
    let mut other = false;
    let mut sum = 0.0;
    for row in text
        .lines()
        .map(|row| row.split_whitespace().collect::<Vec<_>>())
    {
        match row.get(4) {
            Some(&"<ALT>") => other = true,
            Some(&"<ALT_END>") => other = false,
            Some(_) if other => {
                sum += row
                    .get(3)
                    .and_then(|it| it.parse::<f64>().ok())
                    .expect("a time")
            }
            _ => {}
        }
    }
    Seconds::from_f64(sum).expect("a time")
}

/// A labelled session as a transcript: its turns carry times, and how each began.
fn labelled(truth: &Value) -> Transcript {
    let mut transcript = Transcript {
        timing: REAL,
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
