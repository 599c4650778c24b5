//! Remarks that bear on age without kin words: "I'm fifteen", "my homework", "when I was your age".

use super::{Clue, Fact, weight};
use crate::session::cast::talk::{Break, Said, Talk};

/// An age said of somebody.
pub struct Aged {
    /// Whose.
    pub person: usize,
    /// Years.
    pub age: u8,
}

/// The clues of one utterance, kin words apart.
pub fn clues(talk: &Talk, said: &Said) -> Vec<Clue> {
    let mut clues = belongings(talk, said);
    clues.extend(at_age(talk, said));
    clues.extend(pairs(talk, said));
    for (aged, at) in ages(said) {
        let why = talk.says(said, at.saturating_sub(1), at + 1);
        clues.extend(generation(&aged, &why));
    }
    clues
}

/// What an age says about the generation: under 18 a child, from 30 a parent, from 65 perhaps a grandparent.
pub fn generation(aged: &Aged, why: &str) -> Vec<Clue> {
    let stands = |at, points| Clue {
        fact: Fact::Stands {
            person: aged.person,
            at,
        },
        points,
        why: why.to_string(),
    };
    let grown = |points| Clue {
        fact: Fact::Grown {
            person: aged.person,
        },
        points,
        why: why.to_string(),
    };
    match aged.age {
        0..=17 => vec![stands(0, weight::AGE)],
        18..=24 => vec![stands(0, weight::OWN_KIN)],
        25..=29 => Vec::new(),
        30..=49 => vec![stands(1, weight::LEANING), grown(weight::OWN_KIN)],
        50..=64 => vec![grown(weight::OWN_KIN)],
        _ => vec![stands(2, weight::OWN_KIN), grown(weight::YOUR_KIN)],
    }
}

/// "I'm fifteen", "Leo is nine", "she's thirteen" after her name: the ages and where they stand.
pub fn ages(said: &Said) -> Vec<(Aged, usize)> {
    let mut named = None;
    let mut ages = Vec::new();
    for (at, word) in said.words.iter().enumerate() {
        let back = |n: usize| at.checked_sub(n).map_or("", |w| said.text(w));
        let person = match (back(2), back(1)) {
            (_, "i'm" | "im") | ("i", "am") => Some(said.by),
            (_, "he's" | "she's") | ("he" | "she", "is") => named,
            (_, "is") => at.checked_sub(2).and_then(|w| said.words.get(w)?.person),
            (_, last) if last.ends_with("'s") => {
                at.checked_sub(1).and_then(|w| said.words.get(w)?.person)
            }
            _ => None,
        };
        let aged = person.and_then(|person| Some((person, years(said, at)?)));
        ages.extend(aged.map(|(person, age)| (Aged { person, age }, at)));
        named = word.person.or(named);
    }
    ages
}

/// The number a word says, where it ends a clause or "years", "now" or "and" follows.
fn years(said: &Said, at: usize) -> Option<u8> {
    let word = said.words.get(at)?;
    let ends = word.after > Break::None || matches!(said.text(at + 1), "years" | "now" | "and");
    let age = number(&word.text)?;
    (ends && !word.quoted && (5..=99).contains(&age)).then_some(age)
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

/// "my homework", "our mortgage", "Leo's teacher", "when Leo was little".
fn belongings(talk: &Talk, said: &Said) -> Vec<Clue> {
    let mut clues = Vec::new();
    for at in 1..said.words.len() {
        let Some((person, generation, from)) = belonging(said, at) else {
            continue;
        };
        let why = talk.says(said, from, at + 1);
        clues.push(Clue {
            fact: match generation {
                0 => Fact::Stands { person, at: 0 },
                _ => Fact::Grown { person },
            },
            points: weight::BELONGING,
            why,
        });
    }
    clues
}

/// Who owns the thing named by a word, the generation that claims such things, and where the phrase begins.
fn belonging(said: &Said, at: usize) -> Option<(usize, i8, usize)> {
    let word = said.words.get(at)?;
    let named = |back: usize| said.words.get(at.checked_sub(back)?)?.person;
    if word.is_in("infancy") {
        let was = |back: usize| at.checked_sub(back).is_some_and(|w| said.text(w) == "was");
        return match (was(1), was(2)) {
            (true, _) => Some((named(2)?, 0, at - 2)),
            (_, true) => Some((named(3)?, 0, at - 3)),
            _ => None,
        };
    }
    let generation = match (word.is_in("young"), word.is_in("parents")) {
        (true, _) => 0,
        (_, true) => 1,
        _ => return None,
    };
    let owner = match said.text(at - 1) {
        "my" | "our" => Some(said.by),
        owner if owner.ends_with("'s") => named(1),
        _ => None,
    };
    Some((owner?, generation, at - 1))
}

/// "When I was your age": said by somebody older.
fn at_age(talk: &Talk, said: &Said) -> Vec<Clue> {
    let mut clues = Vec::new();
    for at in 2..said.words.len() {
        let theirs = matches!(said.text(at - 1), "your" | "his" | "her" | "their");
        if said.text(at) == "age" && theirs && matches!(said.text(at - 2), "was" | "at") {
            let why = talk.says(said, at - 2, at + 1);
            clues.push(Clue {
                fact: Fact::Grown { person: said.by },
                points: weight::OWN_KIN,
                why,
            });
        }
    }
    clues
}

/// "Elena and Theo": people named in one breath mostly stand side by side.
fn pairs(talk: &Talk, said: &Said) -> Vec<Clue> {
    let mut clues = Vec::new();
    for at in 1..said.words.len().saturating_sub(1) {
        let named = |w: usize| said.words.get(w)?.person;
        if !matches!(said.text(at), "and" | "or") {
            continue;
        }
        let (Some(one), Some(other)) = (named(at - 1), named(at + 1)) else {
            continue;
        };
        if one == other {
            continue;
        }
        let why = talk.says(said, at - 1, at + 2);
        clues.push(Clue {
            fact: Fact::Above {
                elder: one.min(other),
                younger: one.max(other),
                by: 0,
            },
            points: weight::NAMED_TOGETHER,
            why,
        });
    }
    clues
}
