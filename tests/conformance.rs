//! What other people's test suites, corpora and hostile files say of the importers.
//!
//! The files are not part of the project; they are read from `../shared/data` beside it, and without them these tests
//! pass. Each suite prints how many of its files passed and names those that did not. Suites whose format has no
//! reader yet are named as not read, and never counted as passed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, in its helpers as well"
)]

#[path = "conformance/captions.rs"]
mod captions;
#[path = "conformance/hostile.rs"]
mod hostile;
#[path = "conformance/markup.rs"]
mod markup;
#[path = "conformance/plain.rs"]
mod plain;
#[path = "conformance/structured.rs"]
mod structured;

use std::fs;
use std::path::{Path, PathBuf};

use kinmap::import::{self, ImportError, ReadOptions, Transcript};
use serde_json::Value;

/// A file of a suite and what is expected of it: the reason why it fails, if it does.
type Check = fn(&[u8], &Value) -> Result<(), String>;

/// Folders below `formats`, each with its check once its format is read.
const SUITES: &[(&str, Option<Check>)] = &[
    ("webvtt-wpt", Some(captions::web_platform)),
    ("webvtt-vttjs", Some(captions::vtt_js)),
    ("subtitles", Some(captions::subtitles)),
    ("plain", Some(plain::counts)),
    ("asr-json", Some(structured::timed)),
    ("chat", Some(structured::chat)),
    ("chat-malformed", Some(structured::chat)),
    ("csv", Some(structured::table)),
    ("ctm-stm", Some(structured::marks)),
    ("docx", Some(structured::docx)),
    ("elan", Some(structured::timed)),
    ("exmaralda", Some(structured::timed)),
    ("rttm", Some(structured::timed)),
    ("rttm-validator", Some(structured::rttm)),
    ("tei", Some(markup::tei)),
    ("textgrid", Some(structured::textgrid)),
    ("ttml", Some(markup::ttml)),
];

/// The folder of test data, if it is there.
fn data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut found = beside.map(|folder| folder.join("../shared/data"));
    found.find(|folder| folder.join("formats").is_dir())
}

fn read(bytes: &[u8], name: &str) -> Result<Transcript, ImportError> {
    let options = ReadOptions {
        file_name: Some(name.to_owned()),
        ..ReadOptions::default()
    };
    import::read(bytes, &options)
}

/// The distinct lines on which utterances begin: voices of one cue share theirs.
fn cue_count(transcript: &Transcript) -> usize {
    let mut lines: Vec<_> = transcript.utterances.iter().map(|u| u.line).collect();
    lines.dedup();
    lines.len()
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}: found {found:?}, expected {expected:?}"))
}

#[test]
fn formats() {
    let Some(data) = data() else {
        println!("no test data beside the project");
        return;
    };
    let mut failures = Vec::new();
    for (suite, check) in SUITES {
        let files = expectations(&data.join("formats").join(suite));
        let Some(check) = check else {
            println!("{suite}: not read ({} files)", files.len());
            continue;
        };
        let mut failed = Vec::new();
        for (file, expected) in &files {
            let bytes = fs::read(file).unwrap();
            if let Err(reason) = check(&bytes, expected) {
                let name = file.file_name().unwrap().to_string_lossy();
                failed.push(format!("{suite}/{name}: {reason}"));
            }
        }
        println!(
            "{suite}: {} passed, {} failed",
            files.len() - failed.len(),
            failed.len()
        );
        failures.append(&mut failed);
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Every file of a folder that has an expectation beside it, in order of name.
fn expectations(folder: &Path) -> Vec<(PathBuf, Value)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let file = path.to_str()?.strip_suffix(".expected.json")?.to_owned();
            let expected = serde_json::from_slice(&fs::read(&path).ok()?).ok()?;
            Some((PathBuf::from(file), expected))
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}
