//! The project's own scenes → sessions whose acts and patterns are known. The form stands in `scenes/README.md`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use kinmap::import::{Transcript, Utterance};
use kinmap::session::{self, Cast, Member, MemberId, Role, Session};
use kinmap::stance::{Act, ActKind, Addressee, Coding, Provenance};
use kinmap::structure::{Pattern, recoded};

use crate::claim::Claim;
use crate::labelled::Labelled;

/// The project's own scenes.
pub const FOLDER: &str = "evaluation/scenes";

/// Every scene, by writer (a folder of its own), file and place.
///
/// # Errors
/// When a file cannot be read, or a line has not the form.
pub fn read_all() -> Result<Vec<Labelled>> {
    let mut scenes = Vec::new();
    for writer in sorted(Path::new(FOLDER))?.iter().filter(|it| it.is_dir()) {
        for file in sorted(writer)? {
            let text = fs::read_to_string(&file)?;
            let stem = |path: &Path| {
                path.file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned()
            };
            for (place, scene) in text.split("family: ").skip(1).enumerate() {
                let name = format!("{}/{}.{place}", stem(writer), stem(&file));
                scenes.push(read(&name, scene).with_context(|| name.clone())?);
            }
        }
    }
    Ok(scenes)
}

/// Who wrote a scene.
pub fn writer(scene: &Labelled) -> &str {
    scene.name.split('/').next().unwrap_or_default()
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Reads one scene.
///
/// # Errors
/// When a line has not the form.
pub fn read(name: &str, text: &str) -> Result<Labelled> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let cast = cast(lines.next().context("no family")?)?;
    let names: Vec<String> = cast.members.iter().map(|it| it.name.clone()).collect();
    let mut scene = Scene {
        names: &names,
        utterances: Vec::new(),
        heard: Vec::new(),
        acts: Vec::new(),
    };
    let mut labels = None;
    for line in lines {
        match line.strip_prefix("shows: ") {
            Some(shown) => labels = Some(shows(shown, &names)?),
            None => scene.turn(line).with_context(|| line.to_owned())?,
        }
    }
    let transcript = Transcript {
        speakers: names.clone(),
        utterances: scene.utterances,
        ..Transcript::default()
    };
    let session: Session = session::assemble(&transcript, &cast);
    let addressed = Coding {
        addressees: scene.heard.iter().copied().map(Some).collect(),
        ..Coding::default()
    };
    let labels = labels.unwrap_or_default();
    Ok(Labelled {
        name: name.to_owned(),
        truth: recoded(&session, &addressed, scene.acts),
        heard: scene.heard.into_iter().map(|one| vec![one]).collect(),
        ids: cast.members.iter().map(|it| it.id.clone()).collect(),
        clean: !labels.iter().any(Claim::spoils_a_clean_family),
        labels: labels.into_iter().map(|claim| (claim, true)).collect(),
        transcript,
        cast,
        session,
    })
}

/// "Denise mother 44, Tyler son 16".
fn cast(line: &str) -> Result<Cast> {
    let mut members = Vec::new();
    for (at, member) in line.split(", ").enumerate() {
        let words: Vec<&str> = member.split_whitespace().collect();
        let (name, role, age) = match words.as_slice() {
            [name, role] => (name, role, None),
            [name, role, age] => (name, role, age.parse().ok()),
            _ => bail!("not 'name role age': {member}"),
        };
        let role: Role = match *role {
            "stepmother" => Role::StepMother,
            "stepfather" => Role::StepFather,
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

/// A scene half read.
struct Scene<'s> {
    names: &'s [String],
    utterances: Vec<Utterance>,
    heard: Vec<Addressee>,
    acts: Vec<Act>,
}

impl Scene<'_> {
    /// "Denise > Tyler: You left it in the car again. | criticise Tyler".
    fn turn(&mut self, line: &str) -> Result<()> {
        let (said, acts) = line.split_once(" | ").unwrap_or((line, ""));
        let (talk, words) = said.split_once(": ").context("no words")?;
        let (speaker, to) = talk.split_once(" > ").context("to nobody")?;
        let actor = self.member(speaker)?;
        let addressee = match to {
            "all" => Addressee::All,
            name => Addressee::Member(self.member(name)?),
        };
        for act in acts.split(", ").filter(|act| !act.is_empty()) {
            let act = self.act(act, actor, addressee)?;
            self.acts.push(act);
        }
        self.heard.push(addressee);
        self.utterances.push(Utterance {
            speaker: Some(actor.0),
            text: words.to_owned(),
            ..Utterance::default()
        });
        Ok(())
    }

    /// "defend Tyler/Denise".
    fn act(&self, act: &str, actor: MemberId, addressee: Addressee) -> Result<Act> {
        let (kind, parts) = act.split_once(' ').unwrap_or((act, ""));
        let kind: ActKind = kind
            .parse()
            .ok()
            .with_context(|| format!("no act '{kind}'"))?;
        let (target, third) = parts.split_once('/').unwrap_or((parts, ""));
        let one = |name: &str| match name {
            "" | "all" => Ok(None),
            name => self.member(name).map(Some),
        };
        Ok(Act {
            utterance: self.utterances.len(),
            span: 0..0,
            kind,
            actor,
            target: one(target)?,
            against: one(third)?,
            addressee: Some(addressee),
            strength: 1.0,
            provenance: Provenance::Spontaneous,
            why: String::new(),
        })
    }

    fn member(&self, name: &str) -> Result<MemberId> {
        let place = self.names.iter().position(|it| it == name);
        place
            .map(MemberId)
            .with_context(|| format!("no member '{name}'"))
    }
}

/// "coalition Denise+Tyler / Marcus; alliance Marcus+Brianna".
fn shows(line: &str, names: &[String]) -> Result<Vec<Claim>> {
    let mut claims = Vec::new();
    for shown in line
        .split(';')
        .map(str::trim)
        .filter(|it| !it.is_empty() && *it != "nothing")
    {
        let (pattern, parts) = shown.split_once(' ').context("a pattern of nobody")?;
        if !Pattern::ALL.iter().any(|it| it.name() == pattern) {
            bail!("no pattern '{pattern}'");
        }
        let (pair, third) = parts.split_once('/').unwrap_or((parts, ""));
        let mut pair: Vec<String> = pair.split('+').map(|it| it.trim().to_lowercase()).collect();
        pair.sort();
        let third = Some(third.trim().to_lowercase()).filter(|it| !it.is_empty());
        for name in pair.iter().chain(&third) {
            if !names.iter().any(|it| it.to_lowercase() == *name) {
                bail!("no member '{name}'");
            }
        }
        let is_triangle = pattern == "triangulation" || pattern.starts_with("detouring");
        let mut claim = Claim {
            pattern: pattern.to_owned(),
            ..Claim::default()
        };
        if is_triangle {
            (claim.parents, claim.child) = (pair, third);
        } else {
            (claim.members, claim.against) = (pair, third);
        }
        claims.push(claim);
    }
    Ok(claims)
}
