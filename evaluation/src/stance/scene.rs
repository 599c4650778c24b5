//! The project's own scenes → sessions with what was done in them. The form stands in `scenes/README.md`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use kinmap::import::{Transcript, Utterance};
use kinmap::session::{self, Cast, Member, Session};
use kinmap::stance::ActKind;

/// A scene: its session, and the kinds of act in each utterance.
pub struct Scene {
    pub session: Session,
    pub kinds: Vec<Vec<ActKind>>,
}

/// Every scene of a folder, by file and place.
///
/// # Errors
/// When a file cannot be read, or a line has not the form.
pub fn read_all(folder: &Path) -> Result<Vec<Scene>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    files.sort();
    let mut scenes = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)?;
        for scene in text.split("family: ").skip(1) {
            scenes.push(read(scene).with_context(|| file.display().to_string())?);
        }
    }
    Ok(scenes)
}

fn read(text: &str) -> Result<Scene> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let cast = cast(lines.next().context("no family")?)?;
    let (mut utterances, mut kinds) = (Vec::new(), Vec::new());
    for line in lines {
        let (said, acts) = line.split_once(" | ").unwrap_or((line, ""));
        let (names, words) = said.split_once(": ").with_context(|| line.to_owned())?;
        let (speaker, _) = names.split_once(" > ").with_context(|| line.to_owned())?;
        let speaker = cast.members.iter().position(|it| it.name == speaker);
        utterances.push(Utterance {
            speaker: Some(speaker.with_context(|| line.to_owned())?),
            text: words.to_owned(),
            ..Utterance::default()
        });
        let mut found = Vec::new();
        for act in acts.split(", ").filter(|act| !act.is_empty()) {
            let kind = act.split(' ').next().unwrap_or_default();
            match kind.parse() {
                Ok(kind) => found.push(kind),
                Err(()) => bail!("no act '{kind}': {line}"),
            }
        }
        kinds.push(found);
    }
    let transcript = Transcript {
        speakers: cast.members.iter().map(|it| it.name.clone()).collect(),
        utterances,
        ..Transcript::default()
    };
    Ok(Scene {
        session: session::assemble(&transcript, &cast),
        kinds,
    })
}

/// "Denise mother, Tyler son 16".
fn cast(line: &str) -> Result<Cast> {
    let mut members = Vec::new();
    for (at, member) in line.split(", ").enumerate() {
        let words: Vec<&str> = member.split_whitespace().collect();
        let (name, role, age) = match words.as_slice() {
            [name, role] => (name, role, None),
            [name, role, age] => (name, role, age.parse().ok()),
            _ => bail!("not 'name role age': {member}"),
        };
        let role: session::Role = match *role {
            "stepmother" => session::Role::StepMother,
            "stepfather" => session::Role::StepFather,
            role => role.parse().ok().with_context(|| member.to_owned())?,
        };
        members.push(Member {
            id: name.to_lowercase(),
            name: (*name).to_owned(),
            role,
            generation: role.generation(),
            speakers: vec![at],
            age,
            ..Member::default()
        });
    }
    Ok(Cast { members })
}
