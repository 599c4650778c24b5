//! The coding manual's examples and near-misses → small scenes, so that what is learned holds out of any context too.

use std::fs;

use anyhow::{Context, Result};

use crate::labelled::Labelled;
use crate::scene;

/// The examples, in the form that stands at the head of the file.
const FILE: &str = "src/stance/tests/manual.txt";

const FAMILY: &str = "Karen mother, Tom father, Leo son 15, Ana daughter 12, Sam son 4, Rose grandmother, Lee therapist";

/// Every example as a scene of its own, after what was said before it; a near-miss is one of no act.
///
/// # Errors
/// When the file cannot be read, or a line has not the form.
pub fn read_all() -> Result<Vec<Labelled>> {
    let text = fs::read_to_string(FILE).context(FILE)?;
    let (mut scenes, mut kind, mut before) = (Vec::new(), "", String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (mark, rest) = line.split_at_checked(2).unwrap_or((line, ""));
        match mark {
            "= " => kind = rest,
            ". " => before += &(turn(rest)? + "\n"),
            "+ " | "- " => {
                let (said, parts) = rest.split_once(" => ").unwrap_or((rest, ""));
                let mut said = turn(said)?;
                if mark == "+ " {
                    said += &format!(" | {kind} {}", parts.replace(" / ", "/"));
                }
                let scene = format!("{FAMILY}\n{before}{said}\n");
                scenes.push(scene::read("manual", &scene).with_context(|| line.to_owned())?);
            }
            _ => before.clear(),
        }
    }
    Ok(scenes)
}

/// "Karen (to Tom): words" as a scene has it; what is to nobody is to all.
fn turn(line: &str) -> Result<String> {
    let (label, words) = line.split_once(": ").context("no words")?;
    let (speaker, to) = label.split_once(" (to ").unwrap_or((label, "all)"));
    let to = to.trim_end_matches(')');
    Ok(format!("{speaker} > {to}: {words}"))
}
