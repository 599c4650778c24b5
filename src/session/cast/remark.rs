//! Remarks that bear on age and gender without kin words: "I'm fifteen", "Leo … he", "my homework".

use super::clue::{Clue, Fact, weight};
use super::mention::pronoun;
use super::talk::{Break, Said, Talk, bare};

/// An age said of somebody.
pub(super) struct Aged {
    /// Whose.
    pub person: usize,
    /// Years.
    pub age: u8,
}

/// The clues of one utterance, kin words apart.
pub(super) fn clues(talk: &Talk, said: &Said) -> Vec<Clue> {
    let mut clues = pronouns(talk, said);
    clues.extend(belongings(talk, said));
    for (aged, at) in ages(talk, said) {
        let speaker = talk.name(said.by);
        let quote = said.quote(at.saturating_sub(1), at + 1);
        let why = format!("{speaker} says \"{quote}\" ({})", said.place);
        clues.extend(generation(&aged, &why));
    }
    clues
}

/// What an age says about the generation: under 18 a child, from 30 a parent, from 65 perhaps a grandparent.
pub(super) fn generation(aged: &Aged, why: &str) -> Vec<Clue> {
    let stands = |at, points| Clue {
        fact: Fact::Stands {
            person: aged.person,
            at,
        },
        points,
        why: why.to_string(),
    };
    match aged.age {
        0..=17 => vec![stands(0, weight::AGE)],
        18..=24 => vec![stands(0, weight::OWN_KIN)],
        25..=29 => Vec::new(),
        30..=64 => vec![stands(1, weight::OWN_KIN)],
        _ => vec![stands(2, weight::OWN_KIN), stands(1, weight::YOUR_KIN)],
    }
}

/// "I'm fifteen", "Leo is nine", "she's thirteen" after her name: the ages and where they stand.
pub(super) fn ages(talk: &Talk, said: &Said) -> Vec<(Aged, usize)> {
    let mut named = None;
    let mut ages = Vec::new();
    for (at, word) in said.words.iter().enumerate() {
        let last = at.checked_sub(1).map_or("", |w| said.text(w));
        let person = match last {
            "i'm" | "im" => Some(said.by),
            "am" if at > 1 && said.text(at - 2) == "i" => Some(said.by),
            "he's" | "she's" | "is" => named,
            _ if last.ends_with("'s") => named,
            _ => None,
        };
        if let (Some(person), Some(age)) = (person, years(said, at)) {
            ages.push((Aged { person, age }, at));
        }
        named = talk.named(word).or(named);
    }
    ages
}

/// The number a word says, where it ends a clause or "years", "now" or "and" follows.
fn years(said: &Said, at: usize) -> Option<u8> {
    let word = said.words.get(at)?;
    let ends = word.after > Break::None || matches!(said.text(at + 1), "years" | "now" | "and");
    let age = number(&word.text)?;
    (ends && !word.quoted && (3..=99).contains(&age)).then_some(age)
}

/// A number in figures or English words; hyphens are gone already ("fortytwo").
fn number(word: &str) -> Option<u8> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let ones = |word: &str| ONES.iter().position(|&name| name == word);
    let tens = |word: &str| {
        let (ten, name) = TENS
            .iter()
            .enumerate()
            .find(|(_, t)| word.starts_with(**t))?;
        let rest = word.strip_prefix(name)?;
        let one = if rest.is_empty() {
            0
        } else {
            ones(rest).filter(|&o| (1..10).contains(&o))?
        };
        Some((ten + 2) * 10 + one)
    };
    let spelt = || ones(word).or_else(|| tens(word));
    word.parse::<u8>()
        .ok()
        .or_else(|| spelt().and_then(|n| u8::try_from(n).ok()))
}

/// A name and the first pronoun after it in the same sentence, with no other name or kin word between.
fn pronouns(talk: &Talk, said: &Said) -> Vec<Clue> {
    let mut clues = Vec::new();
    let mut about: Option<(usize, usize)> = None;
    for (at, word) in said.words.iter().enumerate() {
        if let Some(person) = talk.named(word) {
            let spoken_of = person != said.by && !talk.is_address(said, at);
            about = spoken_of.then_some((person, at));
        } else if talk.lexicon.kin(bare(&word.text)).is_some() {
            about = None;
        } else if let (Some((person, from)), Some(gender)) = (about, pronoun(&word.text)) {
            let speaker = talk.name(said.by);
            let (name, place) = (talk.name(person), &said.place);
            clues.push(Clue {
                fact: Fact::Gendered { person, gender },
                points: weight::PRONOUN,
                why: format!("{speaker} says \"{}\" of {name} ({place})", word.raw),
            });
            about = None;
            let _ = from;
        }
        if word.after == Break::Stop {
            about = None;
        }
    }
    clues
}

/// "my homework", "our mortgage".
fn belongings(talk: &Talk, said: &Said) -> Vec<Clue> {
    let mut clues = Vec::new();
    for at in 1..said.words.len() {
        if !matches!(said.text(at - 1), "my" | "our") {
            continue;
        }
        let generation = match said.text(at) {
            word if talk.lexicon.lists("young", word) => 0,
            word if talk.lexicon.lists("parents", word) => 1,
            _ => continue,
        };
        let speaker = talk.name(said.by);
        let quote = said.quote(at - 1, at + 1);
        clues.push(Clue {
            fact: Fact::Stands {
                person: said.by,
                at: generation,
            },
            points: weight::BELONGING,
            why: format!("{speaker} says \"{quote}\" ({})", said.place),
        });
    }
    clues
}
