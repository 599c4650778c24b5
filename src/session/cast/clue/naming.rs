//! Whom those who say "Mum" and "Dad" call by name instead → clues about who stands above whom.

use super::{Clue, Fact, weight};
use crate::session::cast::talk::Talk;
use crate::sorted::{SortedMap, SortedSet};

/// In larger rooms than a family, never having said a name says nothing.
const FAMILY: usize = 24;
/// So often a name counts; more is habit.
const HABIT: u32 = 4;

/// How those who use kin words for elders use names.
pub struct Naming {
    speakers: SortedMap<usize, Names>,
    family: usize,
}

/// One speaker's words for others.
struct Names {
    /// The first kin word and its place: `"Dad" (line 51)`.
    elder: String,
    /// Per person named: how often, and the first place.
    named: SortedMap<usize, (u32, String)>,
}

impl Naming {
    pub fn new(talk: &Talk, leads: &[usize]) -> Self {
        let mut speakers: SortedMap<usize, Names> = SortedMap::new();
        for said in talk.said.iter().filter(|said| !leads.contains(&said.by)) {
            let elder = said.words.iter().find(|word| {
                let capital = word.raw.chars().next().is_some_and(char::is_uppercase);
                let kin = word.kin;
                capital && kin.is_some_and(|kin| kin.call && kin.up == 1)
            });
            if let Some(word) = elder {
                speakers.entry(said.by).or_insert_with(|| Names {
                    elder: format!("\"{}\" ({})", word.raw, said.place),
                    named: SortedMap::new(),
                });
            }
        }
        for said in &talk.said {
            let Some(names) = speakers.get_mut(&said.by) else {
                continue;
            };
            for word in &said.words {
                if let Some(person) = word.person.filter(|p| *p != said.by && !leads.contains(p)) {
                    let first = || (0, format!("\"{}\" ({})", word.raw, said.place));
                    names.named.entry(person).or_insert_with(first).0 += 1;
                }
            }
        }
        Self {
            speakers,
            family: talk.people.len().saturating_sub(leads.len()),
        }
    }

    /// Whoever calls elders by kin words calls those by name who do not stand above: siblings, and children of their
    /// own. And whom such a person never calls by name, while naming others, stands above.
    pub fn clues(&self, talk: &Talk, leads: &[usize]) -> Vec<Clue> {
        let mut clues = Vec::new();
        for (&by, names) in &self.speakers {
            let (speaker, elder) = (talk.name(by), &names.elder);
            for (&person, (times, place)) in &names.named {
                clues.push(Clue {
                    fact: Fact::NotAbove { person, than: by },
                    points: weight::BY_NAME * (*times).min(HABIT),
                    why: format!("{speaker} says {elder} but {place}"),
                });
            }
            for person in self.never_named(names, talk.people.len()) {
                if person == by || leads.contains(&person) {
                    continue;
                }
                let name = talk.name(person);
                clues.push(Clue {
                    fact: Fact::Over {
                        elder: person,
                        younger: by,
                    },
                    points: weight::NEVER_BY_NAME,
                    why: format!(
                        "{speaker} says {elder}, calls others by name and never says \"{name}\""
                    ),
                });
            }
        }
        clues
    }

    fn never_named<'a>(
        &'a self,
        names: &'a Names,
        people: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let told = !names.named.is_empty() && people <= FAMILY;
        let people = if told { people } else { 0 };
        (0..people).filter(|p| !names.named.contains_key(p) && !self.speakers.contains_key(p))
    }

    /// Leaves out the "Dad" of those who call everybody in the room by name: a word borrowed from the children, or
    /// somebody absent. One such remark still counts, for brothers and sisters among themselves.
    pub fn without_borrowed(&self, clues: Vec<Clue>) -> Vec<Clue> {
        let mut counted: SortedSet<usize> = SortedSet::new();
        let mut counts = |clue: &Clue| match clue.fact {
            Fact::Has { person, .. } | Fact::Present { person, .. } => {
                let names = self.speakers.get(&person).map_or(0, |n| n.named.len());
                names + 1 < self.family || counted.insert(person)
            }
            _ => true,
        };
        clues.into_iter().filter(|clue| counts(clue)).collect()
    }
}
