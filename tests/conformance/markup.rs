//! XML files: what independent programs find in them.

use std::collections::BTreeMap;

use kinmap::import::Transcript;
use serde_json::Value;

use super::{read, same};

/// Files whose expectation rests on what is drawn, not on when: parts hidden by animation, words that pile up for good.
const ANIMATED: &[&str] = &[
    "BasicTiming011.ttml",
    "MediaParTiming002.ttml",
    "MediaSeqTiming007.ttml",
];

/// What is on the screen from one time to another, as words in no order.
type Screen = (i64, i64, Vec<String>);

fn millis(seconds: f64) -> i64 {
    (seconds * 1e3).round() as i64
}

fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut within = false;
    for letter in text.chars() {
        match letter {
            '<' => within = true,
            '>' => within = false,
            _ if within => {}
            letter => plain.push(letter),
        }
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

/// TTML against the presentation that ttconv works out.
pub fn ttml(bytes: &[u8], expected: &Value) -> Result<(), String> {
    let name = expected["file"].as_str().unwrap();
    let transcript = read(bytes, name).map_err(|error| error.to_string())?;
    if ANIMATED.contains(&name) {
        return Ok(());
    }
    let cues = expected["ttconv"]["cue_list"].as_array().unwrap();
    let theirs = cues.iter().map(|cue| {
        let time = |at: usize| millis(cue[at].as_f64().unwrap_or(1e9));
        let mut shown = words(cue[2].as_str().unwrap());
        shown.sort();
        (time(0), time(1), shown)
    });
    let theirs = merged(theirs.collect());
    let last = theirs.last().map_or(0, |screen| screen.1);
    same("screens", &screens(&transcript, last), &theirs)
}

/// What is never taken away is shown until `last`, as ttconv has it.
fn screens(transcript: &Transcript, last: i64) -> Vec<Screen> {
    let mut parts = Vec::new();
    for utterance in &transcript.utterances {
        let start = utterance.start.map_or(0, |start| millis(start.as_f64()));
        let end = utterance.end.map_or(last, |end| millis(end.as_f64()));
        match utterance.words.as_slice() {
            [] => parts.push((start, end, words(&utterance.text))),
            timed => {
                let timed = timed.iter().map(|word| {
                    (
                        millis(word.start.as_f64()),
                        millis(word.end.as_f64()),
                        words(&word.text),
                    )
                });
                parts.extend(timed);
            }
        }
    }
    let mut edges: Vec<i64> = parts
        .iter()
        .flat_map(|(start, end, _)| [*start, *end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let mut screens = Vec::new();
    for pair in edges.windows(2) {
        let active = parts
            .iter()
            .filter(|(start, end, _)| *start <= pair[0] && *end >= pair[1]);
        let mut shown: Vec<String> = active.flat_map(|(_, _, words)| words.clone()).collect();
        shown.sort();
        if !shown.is_empty() {
            screens.push((pair[0], pair[1], shown));
        }
    }
    merged(screens)
}

/// Neighbours that show the same are one.
fn merged(screens: Vec<Screen>) -> Vec<Screen> {
    let mut all: Vec<Screen> = Vec::new();
    for screen in screens {
        match all.last_mut() {
            Some(last) if last.1 == screen.0 && last.2 == screen.2 => last.1 = screen.1,
            _ => all.push(screen),
        }
    }
    all
}

/// Speeches and words of a play, by speaker; a speech of several counts for each.
pub fn tei(bytes: &[u8], expected: &Value) -> Result<(), String> {
    let name = expected["file"].as_str().unwrap();
    let transcript = read(bytes, name).map_err(|error| error.to_string())?;
    same(
        "title",
        &transcript.title.as_deref(),
        &expected["title"].as_str(),
    )?;
    same(
        "speeches",
        &(transcript.utterances.len() as u64),
        &expected["speeches"].as_u64().unwrap(),
    )?;
    let (mut speeches, mut spoken): (BTreeMap<String, u64>, BTreeMap<String, u64>) =
        Default::default();
    for utterance in &transcript.utterances {
        let runs = utterance
            .text
            .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        let count = runs.filter(|run| !run.is_empty()).count() as u64;
        for name in transcript.speakers[utterance.speaker.unwrap()].split(" & ") {
            *speeches.entry(name.to_owned()).or_default() += 1;
            *spoken.entry(name.to_owned()).or_default() += count;
        }
    }
    // The expectation counts page numbers, and both halves of words that are broken at the end of a line.
    let slack = if bytes.windows(10).any(|part| part == b"break=\"no\"") {
        2
    } else {
        0
    };
    for (found, key) in [(&speeches, "speeches_by_who"), (&spoken, "words_by_who")] {
        let theirs = expected[key].as_object().unwrap();
        same("speakers", &found.len(), &theirs.len())?;
        for (id, count) in theirs {
            let name = expected["persons"][id]["name"].as_str().unwrap_or(id);
            let found = found.get(name).copied().unwrap_or(0);
            let count = count.as_u64().unwrap();
            if found > count || found * 100 < count * (100 - slack) {
                return Err(format!("{key} {id}: {found}, expected {count}"));
            }
        }
    }
    Ok(())
}
