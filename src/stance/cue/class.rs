//! The words a pack knows, and its classes of words.

use std::collections::BTreeMap;

use super::pattern::{Flaw, Person, Seen, Test};
use crate::stance::reading::split;

/// A word of the vocabulary; zero is every word the pack does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordId(pub u16);

/// Words and classes of a pack.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    words: BTreeMap<String, WordId>,
    classes: BTreeMap<String, usize>,
    members: Vec<Vec<WordId>>,
}

impl Vocabulary {
    /// The number of a word, zero if it is not known.
    pub(crate) fn find(&self, word: &str) -> WordId {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// How many words there are, the unknown one included.
    pub(crate) fn len(&self) -> usize {
        self.words.len() + 1
    }

    fn learn(&mut self, word: &str) -> WordId {
        let next = u16::try_from(self.words.len() + 1).unwrap_or(u16::MAX);
        *self.words.entry(word.to_owned()).or_insert(WordId(next))
    }

    /// Defines a class from its words; a word with `@` takes in another class.
    pub(crate) fn define(&mut self, name: &str, words: &str) -> Result<(), Flaw> {
        let mut ids = Vec::new();
        for word in words.split_whitespace() {
            if let Some(other) = word.strip_prefix('@') {
                ids.extend_from_slice(self.class(other)?);
                continue;
            }
            let (parts, _) = split(word);
            match parts.as_slice() {
                [only] => ids.push(self.learn(&only.text)),
                // A contraction cannot be one member of a class: its parts are two words.
                _ => return Err(Flaw::Malformed),
            }
        }
        let class = self.unnamed(ids);
        self.classes.insert(name.to_owned(), class);
        Ok(())
    }

    /// A class that only one pattern uses.
    pub(super) fn unnamed(&mut self, mut ids: Vec<WordId>) -> usize {
        ids.sort_unstable();
        ids.dedup();
        self.members.push(ids);
        self.members.len() - 1
    }

    fn class(&self, name: &str) -> Result<&[WordId], Flaw> {
        self.classes
            .get(name)
            .and_then(|&class| self.members.get(class))
            .map(Vec::as_slice)
            .ok_or_else(|| Flaw::UnknownClass(name.to_owned()))
    }

    /// Whether a word belongs to a class; false for a class the pack lacks.
    pub(crate) fn is_in(&self, word: WordId, class: &str) -> bool {
        self.class(class)
            .is_ok_and(|words| words.binary_search(&word).is_ok())
    }

    /// The words of a numbered class.
    pub(crate) fn words_of(&self, class: usize) -> &[WordId] {
        self.members.get(class).map_or(&[], Vec::as_slice)
    }

    /// The tests one written word of a pattern stands for: two for a contraction.
    pub(crate) fn tests(&mut self, written: &str) -> Result<Vec<Test>, Flaw> {
        let slot = written
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        match slot {
            Some("who") => Ok(vec![Test::Person(Person::Member)]),
            Some("child") => Ok(vec![Test::Person(Person::Child)]),
            Some("adult") => Ok(vec![Test::Person(Person::Adult)]),
            Some("other") => Ok(vec![Test::Person(Person::Other)]),
            Some("any") => Ok(vec![Test::Any]),
            Some(name) => self
                .classes
                .get(name)
                .map(|&class| vec![Test::Class(class)])
                .ok_or_else(|| Flaw::UnknownClass(name.to_owned())),
            None if written.starts_with('\'') || written == "n't" => {
                Ok(vec![Test::Literal(self.learn(written))])
            }
            None => {
                let (words, _) = split(written);
                Ok(words
                    .iter()
                    .map(|word| Test::Literal(self.learn(&word.text)))
                    .collect())
            }
        }
    }

    /// Whether a word passes a test.
    pub(crate) fn passes(&self, test: Test, seen: &Seen) -> bool {
        match test {
            Test::Any => true,
            // Names and kin words are persons first: "mum" is no plain word once it stands for a member.
            Test::Literal(word) => seen.word == word && word != WordId::default(),
            Test::Class(class) => {
                seen.word != WordId::default()
                    && self.words_of(class).binary_search(&seen.word).is_ok()
            }
            Test::Person(Person::Member) => {
                seen.person.is_some_and(|person| person != Person::Other)
            }
            Test::Person(person) => seen.person == Some(person),
        }
    }
}
