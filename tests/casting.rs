//! Suggested casts against sessions whose members are known. The sessions lie in `../shared/data/vignettes`, beside the
//! repository and not part of it; without them this passes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kinmap::import::{Transcript, Utterance};
use kinmap::session::{Member, Role, cast::suggest};
use serde_json::Value;

/// `Name: words`, one utterance a line.
fn read(text: &str) -> Transcript {
    let mut transcript = Transcript::default();
    for (number, line) in text.lines().enumerate() {
        let Some((name, words)) = line.split_once(": ") else {
            continue;
        };
        let known = transcript.speakers.iter().position(|s| s == name);
        let speaker = known.unwrap_or_else(|| {
            transcript.speakers.push(name.into());
            transcript.speakers.len() - 1
        });
        transcript.utterances.push(Utterance {
            speaker: Some(speaker),
            text: words.into(),
            line: u32::try_from(number + 1).ok(),
            ..Utterance::default()
        });
    }
    transcript
}

/// The role of the truth file in the words of the contract; a step-child is its parent's child.
fn role(truth: &str) -> String {
    match truth {
        "stepson" => "son".into(),
        "stepdaughter" => "daughter".into(),
        other => other.replace("step", "step-"),
    }
}

#[derive(Default)]
struct Tally {
    right: usize,
    of: usize,
}

impl Tally {
    fn note(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.of.max(1) as f64
    }
}

#[test]
fn known_sessions() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/vignettes");
    let Ok(entries) = fs::read_dir(&folder) else {
        return;
    };
    let mut sessions: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    sessions.sort();
    let (mut therapist, mut generation, mut roles) = <(Tally, Tally, Tally)>::default();
    for session in sessions
        .iter()
        .filter(|path| path.join("truth.json").exists())
    {
        let text = fs::read_to_string(session.join("session.txt")).expect("a text");
        let truth: Value =
            serde_json::from_str(&fs::read_to_string(session.join("truth.json")).expect("a truth"))
                .expect("json");
        let cast = suggest(&read(&text));
        let by_name: BTreeMap<&str, &Member> =
            cast.members.iter().map(|m| (m.name.as_str(), m)).collect();
        let leader = truth["therapist"]["name"].as_str().expect("a name");
        let found: Vec<&str> = cast
            .members
            .iter()
            .filter(|m| m.role == Role::Therapist)
            .map(|m| m.name.as_str())
            .collect();
        therapist.note(found == [leader]);
        println!("{}: therapist {found:?} ({leader})", session.display());
        for known in truth["members"].as_array().expect("members") {
            let name = known["name"].as_str().expect("a name");
            let Some(member) = by_name.get(name) else {
                continue;
            };
            let right = member.generation.map(|g| i64::from(g.0)) == known["generation"].as_i64();
            let expected = role(known["role"].as_str().expect("a role"));
            generation.note(right);
            roles.note(member.role.name() == expected);
            let marks =
                [right, member.role.name() == expected].map(|ok| if ok { ' ' } else { 'x' });
            println!(
                "  {}{} {name}: {} ({expected}): {}",
                marks[0],
                marks[1],
                member.role,
                member.why.as_deref().unwrap_or("")
            );
        }
    }
    for (what, tally) in [
        ("therapist", &therapist),
        ("generation", &generation),
        ("role", &roles),
    ] {
        println!(
            "{what}: {} of {} = {:.3}",
            tally.right,
            tally.of,
            tally.share()
        );
    }
    assert!(
        therapist.share() >= 0.9,
        "the therapist is found too seldom"
    );
    assert!(
        generation.share() >= 0.85,
        "generations are found too seldom"
    );
}
