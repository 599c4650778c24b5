//! One small file of `fixtures/structured` per format with fields of its own, and what is in it, worked out by hand.
//!
//! `NAME.expected` beside a file says its format, then one line per utterance (`line speaker start-end (timed words)
//! text -> addressee`, a slash for a line break), then one line per warning (`! line code`).

#![allow(
    clippy::unwrap_used,
    reason = "a test may fail by panicking, in its helpers as well"
)]

use std::fs;
use std::path::{Path, PathBuf};

use kinmap::import::{ReadOptions, Seconds, Transcript, Utterance, read};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/structured");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending != "expected"));
    files.sort();
    files
}

fn shown(transcript: &Transcript) -> String {
    let mut lines = vec![format!("format {}", transcript.format.id())];
    lines.extend(
        transcript
            .utterances
            .iter()
            .map(|utterance| line(transcript, utterance)),
    );
    for warning in &transcript.warnings {
        let line = warning.line.map_or("-".to_owned(), |line| line.to_string());
        lines.push(format!("! {line} {}", warning.code.name()));
    }
    lines.join("\n") + "\n"
}

fn line(transcript: &Transcript, utterance: &Utterance) -> String {
    let seconds =
        |time: Option<Seconds>| time.map_or("?".to_owned(), |time| time.as_f64().to_string());
    let speaker = utterance
        .speaker
        .and_then(|speaker| transcript.speakers.get(speaker));
    let addressee = utterance
        .addressee
        .as_ref()
        .map(|name| format!(" -> {name}"));
    format!(
        "{} {} {}-{} ({}) {}{}",
        utterance.line.unwrap_or(0),
        speaker.map_or("-", String::as_str),
        seconds(utterance.start),
        seconds(utterance.end),
        utterance.words.len(),
        utterance.text.replace("\r\n", " / ").replace('\n', " / "),
        addressee.unwrap_or_default(),
    )
}

#[test]
fn each_fixture_reads_as_worked_out_by_hand() {
    let mut failed = Vec::new();
    let files = fixtures();
    for path in &files {
        let expected = fs::read_to_string(format!("{}.expected", path.display())).unwrap();
        let found = match read(&fs::read(path).unwrap(), &ReadOptions::default()) {
            Ok(transcript) => shown(&transcript),
            Err(error) => error.to_string(),
        };
        if found != expected {
            failed.push(format!(
                "{}\n{found}--- expected\n{expected}",
                path.display()
            ));
        }
    }
    println!(
        "fixtures: {} passed, {} failed",
        files.len() - failed.len(),
        failed.len()
    );
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

/// Cut short or with one byte changed, a file is read or refused, and never more than that.
#[test]
fn damaged_fixtures_never_panic() {
    for path in fixtures() {
        let bytes = fs::read(&path).unwrap();
        let changes = [0x00, 0x22, 0x3C, 0x5C, 0x39, 0xFF].into_iter().cycle();
        for (at, change) in (0..bytes.len()).step_by(5).zip(changes) {
            drop(read(bytes.get(..at).unwrap(), &ReadOptions::default()));
            let mut damaged = bytes.clone();
            if let Some(byte) = damaged.get_mut(at) {
                *byte = change;
            }
            drop(read(&damaged, &ReadOptions::default()));
        }
    }
}
