//! Kin words used to somebody's face → clues: who is the "Mum" that Leo calls.

use std::collections::BTreeMap;

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
    let mut clues = Vec::new();
    for ((by, word), call) in &calls {
        let says_it_too = |person: usize| calls.contains_key(&(person, word.clone()));
        let best = call.near.iter().max_by_key(|(person, near)| {
            let halves = if says_it_too(**person) { 1 } else { 2 };
            (near.votes * halves, std::cmp::Reverse(**person))
        });
        if let Some((&person, near)) = best {
            clues.extend(called(talk, *by, person, (call.kin, near), leads));
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
