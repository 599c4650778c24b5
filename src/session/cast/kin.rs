//! Kin words: what "Mum", "Oma" and "stepdad" say about a generation and a gender.

use crate::session::Gender;
use crate::sorted::SortedMap;

const LISTS: &str = include_str!("kin.txt");

/// What a kin word calls somebody, seen from the one who owns the relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kin {
    /// Generations above the owner: 1 parents, 2 grandparents, -1 children, 0 siblings and spouses.
    pub up: i8,
    /// What the word says about gender.
    pub gender: Option<Gender>,
    /// How they are kin.
    pub bond: Bond,
    /// Whether the word can be used to somebody's face and as a name.
    pub call: bool,
}

/// The sort of kinship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// Parents, children, grandparents.
    Descent,
    /// Step-parents.
    Step,
    /// Aunts and uncles.
    Collateral,
    /// Husbands and wives.
    Marriage,
    /// Brothers and sisters.
    Siblings,
}

/// Every word list of `kin.txt`, read once.
pub(super) struct Lexicon {
    kin: SortedMap<&'static str, Kin>,
    /// Per word, the lists that are not kinship in which it stands.
    senses: SortedMap<&'static str, Vec<&'static str>>,
}

impl Lexicon {
    pub(super) fn new() -> Self {
        let mut lexicon = Self {
            kin: SortedMap::new(),
            senses: SortedMap::new(),
        };
        let lists = LISTS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(':'));
        for (head, words) in lists {
            let (sense, usage) = head.split_once(' ').unwrap_or((head, ""));
            match kin(sense, usage == "call") {
                Some(kin) => {
                    for word in words.split_whitespace() {
                        lexicon.kin.entry(word).or_insert(kin);
                    }
                }
                None => {
                    for word in words.split_whitespace() {
                        lexicon.senses.entry(word).or_default().push(sense);
                    }
                }
            }
        }
        lexicon
    }

    /// The kinship a word names.
    pub(super) fn kin(&self, word: &str) -> Option<Kin> {
        self.kin.get(word).copied()
    }

    /// The lists that are not kinship in which a word stands.
    pub(super) fn senses(&self, word: &str) -> &[&'static str] {
        self.senses.get(word).map_or(&[], Vec::as_slice)
    }
}

fn kin(sense: &str, call: bool) -> Option<Kin> {
    use Bond::{Collateral, Descent, Marriage, Siblings, Step};
    use Gender::{Female, Male};
    let (up, gender, bond) = match sense {
        "mother" => (1, Some(Female), Descent),
        "father" => (1, Some(Male), Descent),
        "parent" => (1, None, Descent),
        "stepmother" => (1, Some(Female), Step),
        "stepfather" => (1, Some(Male), Step),
        "stepparent" => (1, None, Step),
        "grandmother" => (2, Some(Female), Descent),
        "grandfather" => (2, Some(Male), Descent),
        "grandparent" => (2, None, Descent),
        "aunt" => (1, Some(Female), Collateral),
        "uncle" => (1, Some(Male), Collateral),
        "daughter" => (-1, Some(Female), Descent),
        "son" => (-1, Some(Male), Descent),
        "child" | "children" => (-1, None, Descent),
        "granddaughter" => (-2, Some(Female), Descent),
        "grandson" => (-2, Some(Male), Descent),
        "grandchild" => (-2, None, Descent),
        "wife" => (0, Some(Female), Marriage),
        "husband" => (0, Some(Male), Marriage),
        "spouse" => (0, None, Marriage),
        "sister" => (0, Some(Female), Siblings),
        "brother" => (0, Some(Male), Siblings),
        _ => return None,
    };
    Some(Kin {
        up,
        gender,
        bond,
        call,
    })
}
