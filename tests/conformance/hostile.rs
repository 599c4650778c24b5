//! Files made to break importers, and what must happen to each.

use std::fs;
use std::time::{Duration, Instant};

use kinmap::import::{ImportError, ImportErrorKind, Place, Transcript};
use serde_json::Value;

use super::{cue_count, data, read};

/// Endings whose formats are read. Files of others must be refused by name.
const READ: &[&str] = &[
    "vtt", "srt", "txt", "json", "cha", "rttm", "eaf", "ttml", "TextGrid", "csv", "docx",
];
/// The answer must come soon even in a build without optimisation.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn hostile() {
    let Some(folder) = data().map(|data| data.join("hostile")) else {
        println!("no test data beside the project");
        return;
    };
    let expectations: Value =
        serde_json::from_slice(&fs::read(folder.join("expect.json")).unwrap()).unwrap();
    let (mut failures, mut passed, mut refused) = (Vec::new(), 0, 0);
    for expected in expectations["files"].as_array().unwrap() {
        let name = expected["file"].as_str().unwrap();
        let bytes = fs::read(folder.join(name)).unwrap();
        let begun = Instant::now();
        let outcome = match name {
            "filenames.json" => file_names(&bytes),
            _ => check(name, read(&bytes, name), expected, &mut refused),
        };
        let outcome = match begun.elapsed() {
            time if time > SOON => Err(format!("took {time:?}")),
            _ => outcome,
        };
        match outcome {
            Ok(()) => passed += 1,
            Err(reason) => failures.push(format!("{name}: {reason}")),
        }
    }
    println!(
        "hostile: {passed} passed ({refused} of them refused by name), {} failed",
        failures.len()
    );
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn check(
    name: &str,
    answer: Result<Transcript, ImportError>,
    expected: &Value,
    refused: &mut usize,
) -> Result<(), String> {
    let allowed = |outcome: &str| {
        expected["outcome"]
            .as_array()
            .unwrap()
            .iter()
            .any(|o| o == outcome)
    };
    let ending = name.rsplit('.').next().unwrap();
    match answer {
        Err(error) if !READ.contains(&ending) => {
            *refused += 1;
            match error.kind {
                ImportErrorKind::NotATranscript { .. } | ImportErrorKind::NoSpeech => Ok(()),
                _ => Err(format!("refused as {error}")),
            }
        }
        Err(error) if allowed("error") => at_the_place(&error, expected),
        Err(error) => Err(format!("refused: {error}")),
        Ok(found) if allowed("warn") || allowed("accept") => accepted(&found, expected),
        Ok(_) => Err("accepted".into()),
    }
}

fn at_the_place(error: &ImportError, expected: &Value) -> Result<(), String> {
    match (error.place, expected["line"].as_u64()) {
        (Place::Line(line), Some(expected)) if u64::from(line) == expected => Ok(()),
        (_, None) => Ok(()),
        (place, Some(line)) => Err(format!("refused at {place:?}, expected line {line}")),
    }
}

fn accepted(found: &Transcript, expected: &Value) -> Result<(), String> {
    let counts: Vec<u64> = match &expected["cues"] {
        Value::Array(counts) => counts.iter().filter_map(Value::as_u64).collect(),
        count => count.as_u64().into_iter().collect(),
    };
    let cues = cue_count(found) as u64;
    let ranged = matches!(counts.as_slice(), [low, high] if (*low..=*high).contains(&cues));
    if !counts.is_empty() && !counts.contains(&cues) && !ranged {
        return Err(format!("{cues} cues, expected {counts:?}"));
    }
    for line in expected["warn_lines"].as_array().into_iter().flatten() {
        let line = line.as_u64().and_then(|line| u32::try_from(line).ok());
        if !found.warnings.iter().any(|warning| warning.line == line) {
            return Err(format!("line {line:?} is not listed"));
        }
    }
    named(found, expected)?;
    worded(found, expected)
}

fn named(found: &Transcript, expected: &Value) -> Result<(), String> {
    let speakers = [&expected["speakers"], &expected["speakers_if_accepted"]];
    for list in speakers.into_iter().filter_map(Value::as_array) {
        let list: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
        if found.speakers != list {
            return Err(format!("speakers {:?}, expected {list:?}", found.speakers));
        }
    }
    match expected["speaker_count"].as_u64() {
        Some(count) if found.speakers.len() as u64 != count => {
            Err(format!("speakers {:?}, expected {count}", found.speakers))
        }
        _ => Ok(()),
    }
}

fn worded(found: &Transcript, expected: &Value) -> Result<(), String> {
    let texts: Vec<&str> = found.utterances.iter().map(|u| u.text.as_str()).collect();
    for key in ["texts", "texts_prefix"] {
        let list = expected[key].as_array().into_iter().flatten();
        for (text, expected) in texts.iter().zip(list) {
            if Some(*text) != expected.as_str() {
                return Err(format!("words {text:?}, expected {expected}"));
            }
        }
    }
    let start = expected["text_startswith"].as_str().map(str::trim_end);
    if let (Some(start), Some(text)) = (start, texts.first())
        && !text.starts_with(start)
    {
        return Err(format!("words {text:?} do not start with {start:?}"));
    }
    if let Some(words) = expected["words"].as_u64() {
        let found: usize = texts
            .iter()
            .map(|text| text.split_whitespace().count())
            .sum();
        if found as u64 != words {
            return Err(format!("{found} words, expected {words}"));
        }
    }
    if let Some(turn) = expected["contains_turn"].as_array() {
        let said = |u: &&kinmap::import::Utterance| {
            let name = u.speaker.map(|speaker| found.speakers[speaker].as_str());
            name == turn[0].as_str() && Some(u.text.as_str()) == turn[1].as_str()
        };
        if !found.utterances.iter().any(|u| said(&u)) {
            return Err(format!("nobody says {turn:?}"));
        }
    }
    Ok(())
}

/// One good body under many bad file names.
fn file_names(bytes: &[u8]) -> Result<(), String> {
    let list: Value = serde_json::from_slice(bytes).unwrap();
    let body = list["content_vtt"].as_str().unwrap();
    for name in list["names"].as_array().unwrap() {
        let name = name.as_str().unwrap();
        let found = read(body.as_bytes(), name).map_err(|error| format!("{name}: {error}"))?;
        if cue_count(&found) != 3 {
            return Err(format!("{name}: {} cues", cue_count(&found)));
        }
    }
    Ok(())
}
