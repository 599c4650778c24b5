//! Plain-text corpora: spoken turns counted by others.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{read, same};

pub fn counts(bytes: &[u8], expected: &Value) -> Result<(), String> {
    let found =
        read(bytes, expected["file"].as_str().unwrap()).map_err(|error| error.to_string())?;
    let mut turns: BTreeMap<String, u64> = BTreeMap::new();
    for utterance in &found.utterances {
        let name = utterance
            .speaker
            .map_or("", |speaker| &found.speakers[speaker]);
        *turns.entry(name.to_uppercase()).or_default() += 1;
    }
    if let Some(labels) = expected["speeches_by_label"].as_object() {
        for (label, count) in labels {
            let (found, count) = (
                turns.get(label).copied().unwrap_or(0),
                count.as_u64().unwrap(),
            );
            if found.abs_diff(count) * 100 > 3 * count + 100 {
                return Err(format!("{label}: found {found}, expected {count}"));
            }
        }
        return Ok(());
    }
    let labels = expected["turns_by_speaker"].as_object().unwrap();
    let expected_turns: BTreeMap<String, u64> = labels
        .iter()
        .map(|(label, count)| (label.clone(), count.as_u64().unwrap()))
        .collect();
    same("turns", &turns, &expected_turns)?;
    let starts: Vec<f64> = found
        .utterances
        .iter()
        .filter_map(|u| Some(u.start?.as_f64()))
        .collect();
    same(
        "first",
        &starts.first().copied(),
        &expected["first_stamp_seconds"].as_f64(),
    )?;
    same(
        "last",
        &starts.last().copied(),
        &expected["last_stamp_seconds"].as_f64(),
    )?;
    let words: usize = found.utterances.iter().map(|u| words(&u.text)).sum();
    let (words, expected) = (words as u64, expected["words"].as_u64().unwrap());
    // What counts as a word differs by a hyphen here and a dash there.
    if words.abs_diff(expected) * 50 > expected {
        return Err(format!("words: found {words}, expected {expected}"));
    }
    Ok(())
}

fn words(text: &str) -> usize {
    let spoken = |word: &&str| word.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(spoken).count()
}
