//! Files with fields of their own: what independent programs find in them.

use std::collections::BTreeMap;

use kinmap::import::{ImportErrorKind, Transcript};
use serde_json::Value;

use super::read;

/// One stretch of talk: start and end in seconds, and who talks.
type Stretch = (f64, f64, String);

/// Files for which the expectation is knowingly not met, and why.
const APART: &[(&str, &str)] = &[(
    "sctk__test00.ctm",
    "of several ways to hear the same words the first is taken, not all",
)];

/// Faults of structure, which must be listed with a line; faults inside words need not be.
const STRUCTURAL: &[&str] = &[
    "CHECK_002",
    "CHECK_003",
    "CHECK_004",
    "CHECK_007",
    "CHECK_008",
    "CHECK_014",
    "CHECK_018",
    "CHECK_044",
    "CHECK_059",
    "CHECK_082",
    "CHECK_083",
    "CHECK_089",
    "CHECK_100",
    "E314",
    "E316",
    "E323",
    "E345",
];

/// Reads a file and holds it to its expectation; a file in which nobody speaks must be refused as such.
fn checked(
    bytes: &[u8],
    expected: &Value,
    check: fn(&Transcript, &Value) -> Result<(), String>,
) -> Result<(), String> {
    let name = expected["file"].as_str().unwrap();
    let outcome = match read(bytes, name) {
        Ok(transcript) => check(&transcript, expected),
        Err(error)
            if matches!(
                error.kind,
                ImportErrorKind::NoSpeech | ImportErrorKind::Empty
            ) && is_silent(expected) =>
        {
            Ok(())
        }
        Err(error) => Err(error.to_string()),
    };
    match (outcome, APART.iter().find(|(file, _)| *file == name)) {
        (Ok(()), Some(_)) => Err("meets its expectation by now".to_owned()),
        (Err(_), Some(_)) => Ok(()),
        (outcome, None) => outcome,
    }
}

/// By its expectation nobody speaks in the file.
fn is_silent(expected: &Value) -> bool {
    expected["main_tiers"] == 0 || expected["words"] == 0
}

/// Utterances or words with times.
pub fn timed(bytes: &[u8], expected: &Value) -> Result<(), String> {
    checked(bytes, expected, check_timed)
}

/// CTM, STM and label files.
pub fn marks(bytes: &[u8], expected: &Value) -> Result<(), String> {
    checked(bytes, expected, check_marks)
}

/// RTTM files made for a validator.
pub fn rttm(bytes: &[u8], expected: &Value) -> Result<(), String> {
    checked(bytes, expected, check_rttm)
}

/// CHAT files, sound and malformed.
pub fn chat(bytes: &[u8], expected: &Value) -> Result<(), String> {
    checked(bytes, expected, check_chat)
}

fn label(transcript: &Transcript, speaker: Option<usize>) -> String {
    speaker.map_or_else(
        || "(none)".to_owned(),
        |index| transcript.speakers[index].clone(),
    )
}

fn spoken(transcript: &Transcript) -> Vec<Stretch> {
    let timed = transcript.utterances.iter().filter_map(|utterance| {
        let label = label(transcript, utterance.speaker);
        Some((utterance.start?.as_f64(), utterance.end?.as_f64(), label))
    });
    timed.collect()
}

fn spoken_words(transcript: &Transcript) -> Vec<Stretch> {
    let words = transcript.utterances.iter().flat_map(|utterance| {
        let label = label(transcript, utterance.speaker);
        utterance
            .words
            .iter()
            .map(move |word| (word.start.as_f64(), word.end.as_f64(), label.clone()))
    });
    words.collect()
}

/// Utterances against `metrics`, or words against `word_metrics`, whichever the expectation has.
fn check_timed(transcript: &Transcript, expected: &Value) -> Result<(), String> {
    for key in [
        "metrics",
        "segment_metrics",
        "labelled_intervals_metrics",
        "top_tiers_metrics",
    ] {
        if expected[key].is_object() {
            compare(&spoken(transcript), &expected[key])?;
            compare_listed(&spoken(transcript), &expected["segments"])?;
        }
    }
    if expected["word_metrics"].is_object() {
        compare(&spoken_words(transcript), &expected["word_metrics"])?;
    }
    Ok(())
}

/// TextGrids, with the labelled intervals that Praat itself counts.
pub fn textgrid(bytes: &[u8], expected: &Value) -> Result<(), String> {
    checked(bytes, expected, |transcript, expected| {
        let tiers = expected["praat"]["tiers"].as_array().unwrap().iter();
        let intervals = tiers.filter(|tier| tier["kind"] == "interval");
        let labelled: u64 = intervals.filter_map(|tier| tier["labelled"].as_u64()).sum();
        same_count(
            "labelled intervals",
            transcript.utterances.len(),
            &labelled.into(),
        )?;
        check_timed(transcript, expected)
    })
}

/// Tables: rows with times, or rows of one word each.
pub fn table(bytes: &[u8], expected: &Value) -> Result<(), String> {
    checked(bytes, expected, |transcript, expected| {
        if expected["tokens"].is_null() {
            return check_timed(transcript, expected);
        }
        let mut tokens: BTreeMap<String, u64> = BTreeMap::new();
        for utterance in &transcript.utterances {
            let count = utterance.text.split_whitespace().count() as u64;
            *tokens
                .entry(label(transcript, utterance.speaker))
                .or_default() += count;
        }
        same_count("turns", transcript.utterances.len(), &expected["turns"])?;
        for (speaker, count) in expected["tokens_by_speaker"].as_object().unwrap() {
            same_count(
                speaker,
                tokens.get(speaker).copied().unwrap_or(0) as usize,
                count,
            )?;
        }
        Ok(())
    })
}

/// Word documents: the rows of the table of talk, below its header.
pub fn docx(bytes: &[u8], expected: &Value) -> Result<(), String> {
    checked(bytes, expected, |transcript, expected| {
        let tables = expected["tables"].as_array().unwrap().iter();
        let talk = tables.filter(|table| {
            table["first_row"]
                .as_array()
                .unwrap()
                .iter()
                .any(|cell| cell == "Transcription")
        });
        let rows: u64 = talk
            .filter_map(|table| table["rows"].as_u64())
            .map(|rows| rows - 1)
            .sum();
        same_count("rows", transcript.utterances.len(), &rows.into())?;
        let last = transcript.utterances.last().map(|utterance| {
            (
                utterance.text.as_str(),
                utterance.start.map(|start| start.as_f64()),
            )
        });
        let same = last == Some(("Bye.", Some(181.94)));
        same.then_some(())
            .ok_or_else(|| format!("the last is {last:?}"))
    })
}

/// Words of a CTM file, which names no speakers, or the stretches of an STM or label file.
fn check_marks(transcript: &Transcript, expected: &Value) -> Result<(), String> {
    if expected["word_records"].is_null() {
        return check_timed(transcript, expected);
    }
    let words = spoken_words(transcript);
    same_count("words", words.len(), &expected["word_records"])?;
    same_seconds(
        "word seconds",
        words.iter().map(|(start, end, _)| end - start).sum(),
        &expected["word_seconds"],
    )
}

/// A validator refuses more than a reader must; all turns and words of well-formed rows are there.
fn check_rttm(transcript: &Transcript, expected: &Value) -> Result<(), String> {
    let skipped = transcript.warnings.len();
    let words = transcript
        .utterances
        .iter()
        .map(|utterance| utterance.words.len())
        .sum::<usize>();
    let theirs = expected["lexeme_records"].as_u64().unwrap() as usize;
    let counted = (theirs.saturating_sub(skipped)..=theirs).contains(&words);
    counted
        .then_some(())
        .ok_or_else(|| format!("words: {words}, expected {theirs} less at most {skipped}"))?;
    let errors = expected["suite_errors"].as_array().unwrap();
    let lines: Vec<u64> = transcript
        .warnings
        .iter()
        .filter_map(|warning| warning.line)
        .map(u64::from)
        .collect();
    for error in errors.iter().filter_map(Value::as_str) {
        let times = error.contains("start time to be a number") || error.contains("RTTM type");
        let line = error
            .rsplit("line ")
            .next()
            .and_then(|line| line.parse().ok())
            .unwrap_or(0);
        if times && !lines.contains(&line) {
            return Err(format!("line {line} is not listed"));
        }
    }
    Ok(())
}

/// Main tiers by speaker, those with times, and their times. Of malformed files more may be read than a strict reader
/// finds, and what is wrong with their structure must be listed.
fn check_chat(transcript: &Transcript, expected: &Value) -> Result<(), String> {
    let valid = expected["valid_chat"] == true;
    let mut tiers: BTreeMap<String, u64> = BTreeMap::new();
    for utterance in &transcript.utterances {
        *tiers
            .entry(label(transcript, utterance.speaker))
            .or_default() += 1;
    }
    for (code, count) in expected["main_tiers_by_speaker"].as_object().unwrap() {
        if tiers.get(code).copied() != count.as_u64() {
            return Err(format!("{code}: {:?}, expected {count}", tiers.get(code)));
        }
    }
    if valid {
        same_count(
            "main tiers",
            transcript.utterances.len(),
            &expected["main_tiers"],
        )?;
    }
    if expected["metrics"].is_object() {
        check_timed(transcript, expected)?;
    }
    let code = expected["code"].as_str().unwrap_or_default();
    let listed = transcript
        .warnings
        .iter()
        .any(|warning| warning.line.is_some());
    if STRUCTURAL.contains(&code) && !listed {
        return Err("its fault is not listed".to_owned());
    }
    if valid && listed {
        return Err(format!(
            "a valid file has faults: {:?}",
            transcript.warnings
        ));
    }
    Ok(())
}

fn compare(stretches: &[Stretch], expected: &Value) -> Result<(), String> {
    same_count("segments", stretches.len(), &expected["segments"])?;
    let mut sums: BTreeMap<String, f64> = BTreeMap::new();
    for (start, end, speaker) in stretches {
        *sums.entry(speaker.trim().to_lowercase()).or_default() += (end - start).max(0.0);
    }
    same_count("speakers", sums.len(), &expected["speakers"])?;
    same_seconds(
        "segment_seconds",
        sums.values().sum(),
        &expected["segment_seconds"],
    )?;
    let (speech, overlap) = active(stretches);
    same_seconds("speech_seconds", speech, &expected["speech_seconds"])?;
    same_seconds("overlap_seconds", overlap, &expected["overlap_seconds"])?;
    for (speaker, theirs) in expected["by_speaker"].as_object().unwrap() {
        let ours = sums
            .get(&speaker.trim().to_lowercase())
            .copied()
            .unwrap_or(f64::NAN);
        same_seconds(speaker, ours, &theirs["sum"])?;
    }
    Ok(())
}

fn same_count(what: &str, ours: usize, theirs: &Value) -> Result<(), String> {
    let same = theirs.as_u64() == Some(ours as u64);
    same.then_some(())
        .ok_or_else(|| format!("{what}: {ours}, expected {theirs}"))
}

fn same_seconds(what: &str, ours: f64, theirs: &Value) -> Result<(), String> {
    let same = theirs
        .as_f64()
        .is_some_and(|theirs| (theirs - ours).abs() < 1e-3);
    same.then_some(())
        .ok_or_else(|| format!("{what}: {ours}, expected {theirs}"))
}

/// The first and last stretches that the expectation lists, each to the microsecond.
fn compare_listed(stretches: &[Stretch], listed: &Value) -> Result<(), String> {
    let mut ours: Vec<(f64, f64)> = stretches
        .iter()
        .map(|(start, end, _)| (*start, *end))
        .collect();
    ours.sort_by(|a, b| a.partial_cmp(b).unwrap());
    for key in ["all", "first", "last"] {
        for row in listed[key].as_array().into_iter().flatten() {
            let start = row[0].as_f64().unwrap();
            let end = row[1].as_f64().unwrap().max(start);
            let found = ours
                .iter()
                .any(|our| (our.0 - start).abs() < 2e-6 && (our.1 - end).abs() < 2e-6);
            found
                .then_some(())
                .ok_or_else(|| format!("no utterance {start}-{end}"))?;
        }
    }
    Ok(())
}

/// Seconds in which anybody talks, and in which two or more different people do.
fn active(stretches: &[Stretch]) -> (f64, f64) {
    let mut edges: Vec<(f64, i32, &str)> = Vec::new();
    for (start, end, speaker) in stretches.iter().filter(|(start, end, _)| end > start) {
        edges.push((*start, 1, speaker));
        edges.push((*end, -1, speaker));
    }
    edges.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap());
    let mut depth: BTreeMap<&str, i32> = BTreeMap::new();
    let (mut speech, mut overlap, mut last) = (0.0, 0.0, 0.0);
    for (time, step, speaker) in edges {
        let talking = depth.values().filter(|depth| **depth > 0).count();
        speech += if talking > 0 { time - last } else { 0.0 };
        overlap += if talking > 1 { time - last } else { 0.0 };
        *depth.entry(speaker).or_default() += step;
        last = time;
    }
    (speech, overlap)
}
