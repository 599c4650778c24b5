//! The manual's examples and near-misses, and the whole stage on odd input.

use super::*;
use crate::import::{Transcript, Utterance};
use crate::session::{self, Cast, Member, Role};

const MANUAL: &str = include_str!("tests/manual.txt");

fn member(name: &str, role: Role, age: Option<u8>, speaker: usize) -> Member {
    Member {
        id: name.to_lowercase(),
        name: name.into(),
        role,
        generation: role.generation(),
        speakers: vec![speaker],
        age,
        ..Member::default()
    }
}

fn cast() -> Cast {
    Cast {
        members: vec![
            member("Karen", Role::Mother, None, 0),
            member("Tom", Role::Father, None, 1),
            member("Leo", Role::Son, Some(15), 2),
            member("Ana", Role::Daughter, Some(12), 3),
            member("Sam", Role::Son, Some(4), 4),
            member("Rose", Role::Grandmother, None, 5),
            member("Lee", Role::Therapist, None, 6),
        ],
    }
}

/// A session from "Name (to Other): words" lines.
fn session(lines: &[&str]) -> Session {
    let cast = cast();
    let names: Vec<String> = cast.members.iter().map(|m| m.name.clone()).collect();
    let utterances = lines
        .iter()
        .map(|line| {
            let (label, text) = line
                .split_once(':')
                .unwrap_or_else(|| panic!("no colon: {line}"));
            let (name, to) = match label.split_once(" (to ") {
                Some((name, to)) => (name, Some(to.trim_end_matches(')').to_owned())),
                None => (label, None),
            };
            Utterance {
                speaker: names.iter().position(|known| known == name.trim()),
                text: text.trim().to_owned(),
                addressee: to,
                ..Utterance::default()
            }
        })
        .collect();
    let transcript = Transcript {
        speakers: names,
        utterances,
        ..Transcript::default()
    };
    session::assemble(&transcript, &cast)
}

/// The acts of the last line.
fn last(lines: &[&str]) -> (Vec<Act>, Coding) {
    let session = session(lines);
    let coding = code(&session, &[]);
    let acts = coding
        .acts
        .iter()
        .filter(|act| act.utterance + 1 == lines.len())
        .cloned()
        .collect();
    (acts, coding)
}

fn name(id: Option<MemberId>) -> String {
    id.and_then(|id| cast().members.get(id.0).map(|m| m.name.clone()))
        .unwrap_or_default()
}

fn shown(acts: &[Act]) -> String {
    let show = |a: &Act| format!("{}({}/{})", a.kind, name(a.target), name(a.against));
    acts.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Tally {
    hits: u32,
    examples: u32,
    quiet: u32,
    misses: u32,
    failures: Vec<String>,
}

impl Tally {
    fn judge(&mut self, kind: ActKind, lines: &[&str], wanted: Option<&str>) {
        let (acts, _) = last(lines);
        let line = lines.last().copied().unwrap_or_default();
        let of_kind: Vec<&Act> = acts.iter().filter(|act| act.kind == kind).collect();
        let Some(wanted) = wanted else {
            self.misses += 1;
            if of_kind.is_empty() {
                self.quiet += 1;
            } else {
                self.failures
                    .push(format!("{kind} fired: {line}  -> {}", shown(&acts)));
            }
            return;
        };
        self.examples += 1;
        let (target, third) = wanted.split_once('/').unwrap_or((wanted, ""));
        let fits = |act: &&Act| {
            (target.trim().is_empty() || name(act.target) == target.trim())
                && (third.trim().is_empty() || name(act.against) == third.trim())
        };
        if of_kind.iter().any(fits) {
            self.hits += 1;
        } else {
            self.failures
                .push(format!("{kind} missed: {line}  -> {}", shown(&acts)));
        }
    }
}

#[test]
fn examples_and_near_misses_of_the_manual() {
    let mut tally = Tally::default();
    let mut kind = None;
    let mut context: Vec<&str> = Vec::new();
    let mut judged = false;
    for line in MANUAL.lines() {
        let Some((sign, rest)) = line.split_once(' ') else {
            continue;
        };
        match sign {
            "=" => {
                kind = Some(
                    rest.parse::<ActKind>()
                        .unwrap_or_else(|()| panic!("no act {rest}")),
                );
                context.clear();
            }
            "." => {
                if judged {
                    context.clear();
                }
                context.push(rest);
                judged = false;
            }
            "+" | "-" => {
                let (said, wanted) = match rest.split_once("=>") {
                    Some((said, wanted)) => (said.trim(), Some(wanted)),
                    None => (rest, None),
                };
                assert_eq!(wanted.is_some(), sign == "+", "{line}");
                let mut lines = context.clone();
                lines.push(said);
                tally.judge(kind.expect("an act first"), &lines, wanted);
                judged = true;
            }
            _ => {}
        }
    }
    for failure in &tally.failures {
        println!("{failure}");
    }
    println!(
        "examples {}/{}  near-misses quiet {}/{}",
        tally.hits, tally.examples, tally.quiet, tally.misses
    );
    assert!(tally.examples > 150 && tally.misses > 80);
    assert!(tally.hits * 100 >= tally.examples * 90);
    assert!(tally.quiet * 100 >= tally.misses * 90);
}
