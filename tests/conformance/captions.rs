//! Caption suites: the Web Platform Tests, vtt.js, and files on which peer libraries were compared.

use kinmap::import::{Transcript, Utterance};
use serde_json::Value;

use super::{cue_count, read, same};

/// Seconds of two decimals or three: half a millisecond tells them apart.
const CLOSE: f64 = 0.0005;

pub fn web_platform(bytes: &[u8], expected: &Value) -> Result<(), String> {
    let found = read(bytes, "suite.vtt");
    let Some(trees) = expected["suite_expected"].as_array() else {
        let count = expected["suite_cue_count"].as_u64().unwrap();
        return cues(found.ok().as_ref(), count, &expected["cues"]);
    };
    let found = found.map_err(|error| error.to_string())?;
    same("cues", &(cue_count(&found) as u64), &(trees.len() as u64))?;
    for (utterance, tree) in found.utterances.iter().zip(trees) {
        let source = tree["text"].as_str().unwrap();
        let tree = tree["expectedTree"].as_str().unwrap();
        same(
            source,
            &squeezed(&utterance.text),
            &squeezed(&words_of(tree)),
        )?;
        let voice = utterance
            .speaker
            .map(|speaker| found.speakers[speaker].as_str());
        same(source, &voice, &voice_of(tree))?;
    }
    Ok(())
}

pub fn vtt_js(bytes: &[u8], expected: &Value) -> Result<(), String> {
    let found = read(bytes, "suite.vtt").ok();
    let suite = cues(
        found.as_ref(),
        expected["cue_count"].as_u64().unwrap(),
        &expected["cues"],
    );
    if suite.is_err() && expected["w3c_parser_agrees"] == false {
        let count = expected["w3c_parser_cue_count"].as_u64().unwrap();
        return cues(found.as_ref(), count, &expected["w3c_parser_cues"]);
    }
    suite
}

/// Where the peers agree, their answer; where they do not, the answer of one of them. A refusal is the answer of those
/// that found nothing.
pub fn subtitles(bytes: &[u8], expected: &Value) -> Result<(), String> {
    let name = expected["file"].as_str().unwrap();
    let found = read(bytes, name).ok();
    let mut reasons = Vec::new();
    for (peer, answer) in expected["peers"].as_object().unwrap() {
        let list = answer["cue_list"].as_array().cloned().unwrap_or_default();
        let count = answer["cues"].as_u64().unwrap_or(0);
        match like_peer(found.as_ref(), count, &list) {
            Ok(()) => return Ok(()),
            Err(reason) => reasons.push(format!("{peer}: {reason}")),
        }
    }
    Err(reasons.join("; "))
}

/// The peer's count, and its first cues: long lists are cut in the expectation.
fn like_peer(found: Option<&Transcript>, count: u64, list: &[Value]) -> Result<(), String> {
    let cues = merged(found);
    same("cues", &(cues.len() as u64), &count)?;
    for (cue, peer) in cues.iter().zip(list) {
        times(&cue.0, peer[0].as_f64().unwrap(), peer[1].as_f64().unwrap())?;
        let text = untagged(peer[2].as_str().unwrap());
        // Names in the words are speakers to us and words to the peers; and words without times, which peers drop, are
        // kept with the cue before them.
        let (theirs, ours) = (squeezed(&text), squeezed(&cue.1));
        if !theirs.ends_with(&ours) && !ours.starts_with(&theirs) {
            return Err(format!("words: found {:?}, expected {text:?}", cue.1));
        }
    }
    Ok(())
}

fn cues(found: Option<&Transcript>, count: u64, list: &Value) -> Result<(), String> {
    let cues = merged(found);
    same("cues", &(cues.len() as u64), &count)?;
    for (cue, expected) in cues.iter().zip(list.as_array().into_iter().flatten()) {
        times(
            &cue.0,
            expected["start"].as_f64().unwrap(),
            expected["end"].as_f64().unwrap(),
        )?;
        let text = expected["text"].as_str().unwrap();
        if !text.contains(['<', '&']) {
            same("words", &squeezed(&cue.1), &squeezed(text))?;
        }
    }
    Ok(())
}

/// Utterances of one cue put together again.
fn merged(found: Option<&Transcript>) -> Vec<(Utterance, String)> {
    let mut cues: Vec<(Utterance, String)> = Vec::new();
    for utterance in found.iter().flat_map(|found| &found.utterances) {
        match cues
            .last_mut()
            .filter(|(first, _)| first.line == utterance.line)
        {
            Some((_, text)) => {
                text.push('\n');
                text.push_str(&utterance.text);
            }
            None => cues.push((utterance.clone(), utterance.text.clone())),
        }
    }
    cues
}

/// A cue that ends before it starts has no length here.
fn times(cue: &Utterance, start: f64, end: f64) -> Result<(), String> {
    let found = (cue.start.unwrap().as_f64(), cue.end.unwrap().as_f64());
    if (found.0 - start).abs() < CLOSE && (found.1 - end.max(start)).abs() < CLOSE {
        return Ok(());
    }
    Err(format!(
        "times: found {found:?}, expected {:?}",
        (start, end)
    ))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn untagged(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => plain.push(c),
            _ => {}
        }
    }
    plain.replace("&amp;", "&")
}

/// The text nodes of a tree as the suite writes them: `|   "text"`.
fn words_of(tree: &str) -> String {
    let nodes = tree
        .split("\n|")
        .map(|node| node.trim_start_matches('|').trim());
    nodes
        .filter_map(|node| node.strip_prefix('"')?.strip_suffix('"'))
        .collect()
}

fn voice_of(tree: &str) -> Option<&str> {
    let (_, rest) = tree.split_once("title=\"")?;
    rest.split('"').next().filter(|voice| !voice.is_empty())
}
