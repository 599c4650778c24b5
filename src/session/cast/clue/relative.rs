//! Gender from words for people whose generation is known: "he" after a name, "my daughter" where there is one child.

use super::{Clue, Fact, weight};
use crate::session::Gender;
use crate::session::cast::kin::{Bond, Kin};
use crate::session::cast::talk::{Said, Talk};

/// A pronoun among so many first words can mean somebody whom the speaker before named.
const OPENING: usize = 3;

/// The clues about gender that need generations first.
pub fn clues(talk: &Talk, generations: &[Option<i8>], leads: &[usize]) -> Vec<Clue> {
    let children: Vec<usize> = generations
        .iter()
        .enumerate()
        .filter(|&(_, &g)| g == Some(0))
        .map(|(person, _)| person)
        .collect();
    let mut clues = pronouns(talk, leads);
    for said in &talk.said {
        for at in 1..said.words.len() {
            let kin = said.words.get(at).and_then(|w| w.kin);
            let owner = match said.text(at - 1) {
                "my" => Some(said.by),
                "your" => talk.spoken_to(said, leads.contains(&said.by)),
                _ => None,
            };
            let relative = |kin| only(said, (at, kin), owner, &children);
            if let Some((person, gender)) = kin.and_then(relative) {
                let speaker = talk.name(said.by);
                let quote = said.quote(at - 1, at + 1);
                clues.push(Clue {
                    fact: Fact::Gendered { person, gender },
                    points: weight::ONLY_CHILD,
                    why: format!("{speaker} says \"{quote}\" ({})", said.place),
                });
            }
        }
    }
    clues
}

/// The one child a kin word can mean: "my son" where there is one child, "my sister" where there are two.
fn only(
    said: &Said,
    (at, kin): (usize, Kin),
    owner: Option<usize>,
    children: &[usize],
) -> Option<(usize, Gender)> {
    let parents = matches!(said.text(at - 1), "my" | "our" | "your");
    let meant = match (children, kin.up, kin.bond) {
        (&[one], -1, Bond::Descent) if parents && one != said.by => one,
        (&[one, other], 0, Bond::Siblings) if owner == Some(one) => other,
        (&[one, other], 0, Bond::Siblings) if owner == Some(other) => one,
        _ => return None,
    };
    Some((meant, kin.gender?))
}

/// A name and the first pronoun after it, with no other name or kin word between; also where the next speaker begins
/// with the pronoun.
fn pronouns(talk: &Talk, leads: &[usize]) -> Vec<Clue> {
    let mut clues = Vec::new();
    let mut about: Option<usize> = None;
    for said in &talk.said {
        let mut named_here = false;
        for (at, word) in said.words.iter().enumerate() {
            if let Some(person) = word.person {
                let spoken_of = !talk.is_address(said, at) && !leads.contains(&person);
                about = spoken_of.then_some(person);
                named_here = true;
            } else if word.kin.is_some() {
                about = None;
            } else if let (Some(person), Some(gender)) = (about, pronoun(&word.text)) {
                about = None;
                if person == said.by || !(named_here || at < OPENING) {
                    continue;
                }
                let speaker = talk.name(said.by);
                let name = talk.name(person);
                clues.push(Clue {
                    fact: Fact::Gendered { person, gender },
                    points: weight_of(&word.text),
                    why: format!("{speaker} says \"{}\" of {name} ({})", word.raw, said.place),
                });
            }
        }
    }
    clues
}

/// As subjects pronouns mostly take up the last name; as objects they often mean somebody else ("Tom asked her").
fn weight_of(pronoun: &str) -> u32 {
    match pronoun.strip_prefix('s').unwrap_or(pronoun) {
        "he" | "he's" | "he'd" | "he'll" => weight::SUBJECT,
        _ => weight::PRONOUN,
    }
}

/// The words of the third person that state a gender.
fn pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "he's" | "he'd" | "he'll" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "she's" | "she'd" | "she'll" | "herself" => Some(Gender::Female),
        _ => None,
    }
}
