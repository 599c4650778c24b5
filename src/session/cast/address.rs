//! Kin words used to somebody's face → clues: who is the "Mum" that Leo calls.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::clue::{Clue, Fact, weight};
use super::kin::{Bond, Kin};
use super::mention::above;
use super::talk::{Talk, bare};
use crate::session::Gender;

/// What one speaker calls somebody by one word, and who stood next to it how often.
struct Calls {
    kin: Kin,
    near: BTreeMap<usize, Near>,
}

/// How often somebody spoke next to a call, and the first place.
struct Near {
    votes: u32,
    quote: String,
    place: String,
}

/// The clues in every address by a kin word.
///
/// A word may reach the one who spoke before or the one who answers; over a session the right person stands next to
/// it most often. Whoever uses the same word is an unlikely bearer of it and counts half.
pub(super) fn clues(talk: &Talk, leads: &[usize]) -> Vec<Clue> {
    let calls = gather(talk, leads);
    let mut pooled: BTreeMap<(&str, usize), u32> = BTreeMap::new();
    for ((_, word), call) in &calls {
        for (person, near) in &call.near {
            *pooled.entry((word, *person)).or_default() += near.votes;
        }
    }
    let mut clues = Vec::new();
    for ((by, word), call) in &calls {
        let best = call.near.iter().max_by_key(|(person, near)| {
            let all = pooled.get(&(word.as_str(), **person)).copied();
            let says_it_too = calls.contains_key(&(**person, word.clone()));
            let halves = if says_it_too { 1 } else { 2 };
            ((near.votes + all.unwrap_or(0)) * halves, Reverse(**person))
        });
        if let Some((&person, near)) = best {
            clues.extend(called(talk, *by, person, (call.kin, near), leads));
        }
    }
    clues.extend(by_name(talk, &calls, leads));
    clues
}

/// Whoever calls some by kin words calls the others by name because they stand beside, mostly.
fn by_name(talk: &Talk, calls: &BTreeMap<(usize, String), Calls>, leads: &[usize]) -> Vec<Clue> {
    let callers: BTreeSet<usize> = calls
        .iter()
        .filter(|((by, _), call)| call.kin.up == 1 && !leads.contains(by))
        .map(|((by, _), _)| *by)
        .collect();
    let mut clues = Vec::new();
    for said in talk.said.iter().filter(|said| callers.contains(&said.by)) {
        for word in &said.words {
            let Some(named) = talk
                .named(word)
                .filter(|p| *p != said.by && !leads.contains(p))
            else {
                continue;
            };
            let speaker = talk.name(said.by);
            clues.push(Clue {
                fact: Fact::Above {
                    elder: named.min(said.by),
                    younger: named.max(said.by),
                    by: 0,
                },
                points: weight::BY_NAME,
                why: format!("{speaker} says \"{}\" ({})", word.raw, said.place),
            });
        }
    }
    clues
}

fn gather(talk: &Talk, leads: &[usize]) -> BTreeMap<(usize, String), Calls> {
    let mut calls: BTreeMap<(usize, String), Calls> = BTreeMap::new();
    for said in &talk.said {
        for (at, word) in said.words.iter().enumerate() {
            let Some(kin) = talk.lexicon.kin(bare(&word.text)).filter(|kin| kin.call) else {
                continue;
            };
            if !talk.is_address(said, at) {
                continue;
            }
            let call = calls.entry((said.by, word.text.clone())).or_insert(Calls {
                kin,
                near: BTreeMap::new(),
            });
            let neighbours = [said.previous, said.next].into_iter().flatten();
            for person in neighbours.filter(|p| *p != said.by && !leads.contains(p)) {
                let near = call.near.entry(person).or_insert_with(|| Near {
                    votes: 0,
                    quote: word.raw.clone(),
                    place: said.place.clone(),
                });
                near.votes += 1;
            }
        }
    }
    calls
}

fn called(talk: &Talk, by: usize, person: usize, call: (Kin, &Near), leads: &[usize]) -> Vec<Clue> {
    let (kin, near) = call;
    let whom = match kin.gender {
        Some(Gender::Female) => "her",
        Some(Gender::Male) => "him",
        None => "them",
    };
    let speaker = talk.name(by);
    let clue = |fact, points| Clue {
        fact,
        points,
        why: format!("{speaker} calls {whom} \"{}\" ({})", near.quote, near.place),
    };
    let points = weight::ADDRESS * near.votes.min(4);
    let mut clues = Vec::new();
    if leads.contains(&by) {
        clues.push(clue(Fact::Stands { person, at: kin.up }, points));
    } else {
        clues.push(clue(above(person, by, kin.up), points));
        clues.push(Clue {
            why: format!(
                "{speaker} calls {} \"{}\" ({})",
                talk.name(person),
                near.quote,
                near.place
            ),
            ..clue(Fact::Stands { person: by, at: 0 }, weight::KIN_AS_NAME)
        });
    }
    if let Some(gender) = kin.gender {
        clues.push(clue(Fact::Gendered { person, gender }, points));
    }
    if kin.bond == Bond::Collateral {
        clues.push(clue(Fact::Collateral { person }, points));
    }
    clues
}
