//! Gender from words for people whose generation is known: "he" after a name, "my daughter" where there is one child.

use super::{Clue, Fact, weight};
use crate::session::Gender;
use crate::session::cast::kin::{Bond, Kin};
use crate::session::cast::talk::{Break, Said, Talk};

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
    let mut clues = Vec::new();
    for said in &talk.said {
        for at in 1..said.words.len() {
            let kin = said.words.get(at).and_then(|w| w.kin);
            let owner = match said.text(at - 1) {
                "my" => Some(said.by),
                "your" => talk.spoken_to(said, leads.contains(&said.by)),
                _ => None,
            };
            let place = |person: usize| generations.get(person).copied().flatten();
            let named = said.words.get(at + 1).and_then(|w| w.person);
            if let (Some(person), Some(by), Some(kin)) = (named, owner, kin)
                && kin.bond == Bond::Siblings
                && !children.is_empty()
                && place(person) == Some(1)
                && place(by) == Some(1)
            {
                clues.push(Clue {
                    fact: Fact::Collateral { person },
                    points: weight::NAMED_KIN,
                    why: talk.says(said, at - 1, at + 2),
                });
            }
            let relative = |kin| only(said, (at, kin), owner, &children);
            if let Some((person, gender)) = kin.and_then(relative) {
                let why = talk.says(said, at - 1, at + 1);
                clues.push(Clue {
                    fact: Fact::Gendered { person, gender },
                    points: weight::ONLY_CHILD,
                    why,
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
/// with the pronoun. One who begins with it and follows no name speaks of whoever spoke before.
pub fn pronouns(talk: &Talk, leads: &[usize]) -> Vec<Clue> {
    let mut clues = Vec::new();
    let mut about: Option<usize> = None;
    for (place, said) in talk.said.iter().enumerate() {
        let mut named_at = None;
        for (at, word) in said.words.iter().enumerate() {
            if let Some(person) = word.person {
                let spoken_of = !talk.is_address(said, at) && !leads.contains(&person);
                about = spoken_of.then_some(person);
                named_at = Some(at);
            } else if word.kin.is_some() {
                about = None;
            } else if let Some(gender) = pronoun(&word.text) {
                let named = about.take().filter(|_| named_at.is_some() || at < OPENING);
                let together = |from| (from..at).all(|w| said.before(w + 1) < Break::Stop);
                let breath = u32::from(named_at.is_some_and(together));
                let named = named.map(|person| (person, weight_of(&word.text) + breath));
                let teller = || teller(talk, place, leads).filter(|_| at == 0);
                let Some((person, points)) = named.or_else(teller) else {
                    continue;
                };
                if person == said.by {
                    continue;
                }
                let speaker = talk.name(said.by);
                let name = talk.name(person);
                clues.push(Clue {
                    fact: Fact::Gendered { person, gender },
                    points,
                    why: format!("{speaker} says \"{}\" of {name} ({})", word.raw, said.place),
                });
            }
        }
    }
    clues
}

/// Whom somebody speaks of who begins with "he" or "she": mostly the one who has just told something in which nobody
/// else comes, above all where it was told to the one who leads.
fn teller(talk: &Talk, place: usize, leads: &[usize]) -> Option<(usize, u32)> {
    let by = talk.said.get(place)?.by;
    let earlier = talk.said.iter().take(place).rev();
    let told = earlier.into_iter().find(|said| said.by != by)?;
    let others = told
        .words
        .iter()
        .any(|word| word.person.is_some() || word.kin.is_some() || pronoun(&word.text).is_some());
    if others || leads.contains(&told.by) || leads.contains(&by) {
        return None;
    }
    let points = match told.previous {
        Some(lead) if leads.contains(&lead) => weight::TELLER,
        _ if told.words.iter().any(|word| word.text == "you") => return None,
        _ => weight::PRONOUN,
    };
    Some((told.by, points))
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
