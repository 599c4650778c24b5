//! Kin words used to somebody's face: who may be the "Mum" that Leo calls.

use super::{Clue, Fact, weight};
use crate::session::Gender;
use crate::session::cast::kin::{Bond, Kin};
use crate::session::cast::talk::{Said, Talk, bare};
use crate::sorted::{Order, SortedMap};
use std::cmp::Reverse;

/// What one speaker calls somebody by one word.
///
/// A word may reach the one who spoke before or the one who answers. Over a session the right person stands next to it
/// most often.
pub struct Call {
    /// Who calls.
    pub by: usize,
    /// Whether the caller leads the session, and borrows the children's word.
    pub borrowed: bool,
    /// The word, in lower case.
    pub word: String,
    /// What it means.
    pub kin: Kin,
    /// How often it is said.
    pub times: u32,
    /// Who stood next to it, how often, and where first.
    pub near: SortedMap<usize, Near>,
}

/// How often somebody stood next to a call.
pub struct Near {
    /// Count.
    pub votes: u32,
    /// The word as first written.
    quote: String,
    /// Where that was.
    place: String,
}

impl Call {
    /// What the call weighs for one of those next to it; repetition counts up to four times.
    pub fn points(&self, near: &Near) -> u32 {
        weight::ADDRESS * self.times.min(4) * near.votes / (WHOLE * self.times).max(1)
    }

    /// Whoever is most likely called by a word for elder kin.
    pub fn elder(&self) -> Option<usize> {
        let near = self.near.iter().filter(|_| self.kin.up > 0);
        near.max_by_key(|(_, near)| near.votes)
            .map(|(&person, _)| person)
    }

    /// Why it is thought that this person is meant.
    fn why(&self, talk: &Talk, near: &Near) -> String {
        let whom = match self.kin.gender {
            Some(Gender::Female) => "her",
            Some(Gender::Male) => "him",
            None => "them",
        };
        let caller = talk.name(self.by);
        format!("{caller} calls {whom} \"{}\" ({})", near.quote, near.place)
    }
}

/// Every address by a kin word, by speaker and word.
pub fn calls(talk: &Talk, leads: &[usize], genders: &[Option<Gender>]) -> Vec<Call> {
    let mut calls: SortedMap<(usize, String), Call> = SortedMap::new();
    for said in &talk.said {
        for (at, word) in said.words.iter().enumerate() {
            // To whoever leads, "Auntie" is a form of respect.
            let respect = |kin: Kin| kin.bond == Bond::Collateral && leads.contains(&said.by);
            let Some(kin) = word.kin.filter(|kin| kin.call && !respect(*kin)) else {
                continue;
            };
            if !talk.is_address(said, at) {
                continue;
            }
            let call = calls
                .entry((said.by, word.text.clone()))
                .or_insert_with(|| Call {
                    by: said.by,
                    borrowed: leads.contains(&said.by),
                    word: word.text.clone(),
                    kin,
                    times: 0,
                    near: SortedMap::new(),
                });
            call.times += 1;
            let agrees = |person: usize| {
                let gender = genders.get(person).copied().flatten();
                gender
                    .zip(kin.gender)
                    .is_none_or(|(one, other)| one == other)
            };
            let likely = match labelled(talk, said.by, kin) {
                Some(person) => vec![(person, WHOLE)],
                None => likely(said, at, leads),
            };
            let agreed = likely.iter().filter(|it| agrees(it.0)).count();
            for &(person, votes) in likely.iter().filter(|it| agrees(it.0)) {
                // Where the other beside the word cannot be meant, this one is.
                let votes = if agreed < likely.len() {
                    votes.max(3)
                } else {
                    votes
                };
                let near = call.near.entry(person).or_insert_with(|| Near {
                    votes: 0,
                    quote: word.raw.clone(),
                    place: said.place.clone(),
                });
                near.votes += votes;
            }
        }
    }
    calls.into_values().collect()
}

/// The one person whose label is such a word, where the caller can be a child of theirs.
fn labelled(talk: &Talk, by: usize, kin: Kin) -> Option<usize> {
    let label = |person: usize| talk.people.get(person)?.kin.as_ref().map(|(_, kin)| *kin);
    if label(by).is_some_and(|own| own.up > 0) {
        return None;
    }
    let mut such = (0..talk.people.len()).filter(|&person| label(person) == Some(kin));
    such.next()
        .filter(|&person| person != by && such.next().is_none())
}

/// Of a call: votes for one of those beside it.
const WHOLE: u32 = 4;

/// Who may be called by a word, and how likely each is: the one who spoke before is mostly answered; a question and what
/// begins with the call go as often to the one who speaks next. Whoever is named beside the call is somebody else.
fn likely(said: &Said, at: usize, leads: &[usize]) -> Vec<(usize, u32)> {
    let led = said.previous.is_none_or(|it| leads.contains(&it));
    let (before, after) = match (at, said.asks) {
        _ if led => (0, 3),
        (0, true) => (1, 3),
        (0, false) | (_, true) => (2, 2),
        _ => (3, 1),
    };
    let named = |person: usize| said.words.iter().any(|word| word.person == Some(person));
    let may_be = |person: &usize| !leads.contains(person) && !named(*person);
    match (said.previous.filter(may_be), said.next.filter(may_be)) {
        (Some(one), Some(other)) if one == other => vec![(one, before + after)],
        (one, other) => {
            let one = one.map(|it| (it, before));
            one.into_iter().chain(other.map(|it| (it, after))).collect()
        }
    }
}

/// Who is meant by which word, once generations are known: the clues about gender and kind of kin.
///
/// Each word goes to the person of the right generation who stands next to it the largest share of times, counting all
/// who use the word; the clearest words first, and nobody takes words of two genders.
pub fn clues(talk: &Talk, calls: &[Call], generations: &[Option<i8>]) -> Vec<Clue> {
    let generation = |person: usize| generations.get(person).copied().flatten();
    let fits = |call: &Call, person: usize| match call.borrowed {
        true => generation(person) == Some(call.kin.up),
        false => generation(person)
            .zip(generation(call.by))
            .is_some_and(|(a, b)| a == b + call.kin.up),
    };
    let mut votes: SortedMap<Word, SortedMap<usize, u32>> = SortedMap::new();
    for call in calls {
        for (&person, near) in call.near.iter().filter(|&(&person, _)| fits(call, person)) {
            let word = (call.word.as_str(), generation(person));
            *votes.entry(word).or_default().entry(person).or_default() += near.votes;
        }
    }
    let bearers = bearers(talk, &votes);
    let borne = |call: &&Call| {
        let fitting = call.near.keys().copied().filter(|&p| fits(call, p));
        let words = fitting.map(|p| (p, (call.word.as_str(), generation(p))));
        let mut bearing = words.filter(|(p, word)| bearers.get(word) == Some(p));
        bearing.next().map(|(person, _)| person)
    };
    calls
        .iter()
        .filter_map(|call| Some((call, borne(&call)?)))
        .flat_map(|(call, person)| meant(talk, call, person))
        .collect()
}

/// A word, and the generation of those whom it can mean: grandmothers are somebody's "Mum" too.
type Word<'a> = (&'a str, Option<i8>);

/// Who is meant by each word: the clearest first, nobody by words of two genders, and nobody where two are as likely.
fn bearers<'a>(
    talk: &Talk,
    votes: &SortedMap<Word<'a>, SortedMap<usize, u32>>,
) -> SortedMap<Word<'a>, usize> {
    let mut claims: Vec<(Reverse<u32>, Word, usize)> = Vec::new();
    for (word, people) in votes {
        let all: u32 = people.values().sum();
        let share = |votes: u32| Reverse(votes * 1_000 / all.max(1));
        claims.extend(
            people
                .iter()
                .map(|(&person, &votes)| (share(votes), *word, person)),
        );
    }
    claims.order();
    let mut bearers: SortedMap<Word, usize> = SortedMap::new();
    let mut genders: SortedMap<usize, Gender> = SortedMap::new();
    for alike in claims.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
        let Some(&(_, word, _)) = alike.first() else {
            continue;
        };
        let gender = talk.lexicon.kin(bare(word.0)).and_then(|kin| kin.gender);
        let agrees = |person: &usize| {
            let known = genders.get(person);
            gender
                .zip(known)
                .is_none_or(|(gender, known)| gender == *known)
        };
        let mut open = alike.iter().map(|&(_, _, person)| person).filter(agrees);
        let (first, second) = (open.next(), open.next());
        if let (Some(person), None, false) = (first, second, bearers.contains_key(&word)) {
            bearers.insert(word, person);
            genders.extend(gender.map(|gender| (person, gender)));
        }
    }
    bearers
}

fn meant(talk: &Talk, call: &Call, person: usize) -> Vec<Clue> {
    let Some(near) = call.near.get(&person) else {
        return Vec::new();
    };
    let clue = |fact| Clue {
        fact,
        points: call.points(near).max(1),
        why: call.why(talk, near),
    };
    let at = call.kin.up;
    let mut clues = vec![clue(Fact::Meant { person })];
    if !call.borrowed {
        let quote = &near.quote;
        clues.push(Clue {
            why: format!(
                "{} calls {} \"{quote}\" ({})",
                talk.name(call.by),
                talk.name(person),
                near.place
            ),
            ..clue(Fact::Meant { person: call.by })
        });
    }
    clues.extend(
        call.kin
            .gender
            .map(|gender| clue(Fact::Gendered { person, gender })),
    );
    if call.kin.bond == Bond::Collateral && at == 1 {
        clues.push(clue(Fact::Collateral { person }));
    }
    clues
}
