//! The importers on the project's own files and on arbitrary input.
//!
//! Each caption and text file of `fixtures/import` lies beside a file of what must be read from it, `NAME.expected`; adding a case is
//! adding the two. All people in them are invented.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, in its helpers as well"
)]

#[path = "printing/mod.rs"]
#[allow(dead_code, reason = "what is measured is not tested here")]
mod printing;
#[path = "import/properties.rs"]
mod properties;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kinmap::import::{self, ReadOptions, Seconds, Sign, Timing, Transcript};

#[test]
fn fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| {
        let ending = file.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| ["vtt", "srt", "sbv", "txt", "md"].contains(&ending))
    });
    files.sort();
    assert!(files.len() >= 20, "{} fixtures", files.len());
    let mut failures = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let found = outcome(&fs::read(&file).unwrap());
        let expected =
            fs::read_to_string(folder.join(format!("{name}.expected"))).unwrap_or_default();
        if found.trim() != expected.trim() {
            failures.push(format!(
                "== {name}\n-- found\n{found}\n-- expected\n{expected}"
            ));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// What a person would want to know of a reading, in lines: format and timing, turns, what was listed.
fn outcome(bytes: &[u8]) -> String {
    match import::read(bytes, &ReadOptions::default()) {
        Ok(transcript) => written(&transcript),
        Err(error) => format!("refused {}: {error}\n", error.code()),
    }
}

fn written(transcript: &Transcript) -> String {
    let mut text = format!(
        "{} | {}\n",
        transcript.format.id(),
        timing(transcript.timing)
    );
    if let Some(title) = &transcript.title {
        writeln!(text, "title {title}").unwrap();
    }
    for u in &transcript.utterances {
        let name = u
            .speaker
            .map_or("?", |speaker| transcript.speakers[speaker].as_str());
        let extra = |mark: &str, what: &Option<String>| {
            what.as_ref()
                .map(|w| format!(" {mark} {w}"))
                .unwrap_or_default()
        };
        let (to, how) = (extra("to", &u.addressee), extra("how", &u.manner));
        let times = format!("{}-{}", clock(u.start), clock(u.end));
        let said = u.text.replace('\n', " / ");
        writeln!(
            text,
            "{} {times} {name}{to}{how}: {said}",
            u.line.unwrap_or(0)
        )
        .unwrap();
        for mark in &u.marks {
            writeln!(text, "  {} after “{}”", sign(mark.sign), &u.text[..mark.at]).unwrap();
        }
        for word in &u.words {
            writeln!(
                text,
                "  {}-{} {}",
                clock(Some(word.start)),
                clock(Some(word.end)),
                word.text
            )
            .unwrap();
        }
    }
    for warning in &transcript.warnings {
        let line = warning
            .line
            .map_or("file".to_owned(), |line| line.to_string());
        writeln!(text, "! {line} {} {}", warning.code.name(), warning.message).unwrap();
    }
    text
}

fn sign(sign: Sign) -> String {
    match sign {
        Sign::Pause(length) => format!("pause {}", length.as_f64()),
        Sign::ShortPause => "short pause".into(),
        Sign::OverlapBegins => "overlap begins".into(),
        Sign::OverlapEnds => "overlap ends".into(),
        Sign::Latches => "latches".into(),
        Sign::Interrupted => "interrupted".into(),
        Sign::BreaksOff => "breaks off".into(),
        Sign::TrailsOff => "trails off".into(),
        Sign::Resumes => "resumes".into(),
        Sign::Completes => "completes".into(),
    }
}

fn timing(timing: Timing) -> String {
    let fields = [
        (timing.starts, "starts"),
        (timing.ends, "ends"),
        (timing.words, "words"),
        (timing.coarse, "coarse"),
        (timing.touching, "touching"),
        (timing.rolling, "rolling"),
    ];
    let real: Vec<&str> = fields
        .into_iter()
        .filter_map(|(has, name)| has.then_some(name))
        .collect();
    if real.is_empty() {
        "untimed".to_owned()
    } else {
        real.join(" ")
    }
}

fn clock(time: Option<Seconds>) -> String {
    time.map_or(String::new(), |time| time.as_f64().to_string())
}
