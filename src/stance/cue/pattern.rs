//! The small pattern language of the cue packs, and its matcher: position sets, no backtracking.
//!
//! A pattern is a row of tests on words. It is compiled to the positions that can stand first, next and last
//! (Glushkov 1961), kept as bits, so that matching costs one step per word whatever the pattern.

use super::class::{Vocabulary, WordId};
use super::parse;

/// What a single word must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Test {
    /// This word.
    Literal(WordId),
    /// A word of this class.
    Class(usize),
    /// A person who is spoken about.
    Person(Person),
    /// Any word.
    Any,
}

/// Which persons a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Person {
    /// A member spoken about in the third person.
    Member,
    /// The same, of the children's generation.
    Child,
    /// The same, of the parents' generation or above.
    Adult,
    /// A third person who is not in the family or cannot be told.
    Other,
}

/// A word as the matcher sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// Which word, if the pack knows it.
    pub word: WordId,
    /// Who is meant, if the word (or words) stand for a person.
    pub person: Option<Person>,
    /// What begins here.
    pub opens: Edge,
    /// What ends here.
    pub closes: Edge,
}

/// An edge a word can stand at, or a pattern ask for; a sentence's edge is a clause's too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Edge {
    /// No edge.
    #[default]
    None,
    /// A clause's, or past words that do not count ("well", "though").
    Clause,
    /// The sentence's.
    Sentence,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pattern {
    tests: Vec<Test>,
    follow: Vec<u128>,
    first: u128,
    last: u128,
    opens: Edge,
    closes: Edge,
    second: Second,
}

/// Which words can stand second, coarsely: most patterns are turned away by it without being tried.
#[derive(Clone, Copy, Debug, Default)]
struct Second {
    /// One bit for all words with the same remainder.
    words: u128,
    /// Whether any word can, or none is needed.
    any: bool,
    /// Whether a person can.
    person: bool,
}

/// Why a pattern of a pack could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// More than 128 tests.
    TooLong,
    /// A class that is not defined above.
    UnknownClass(String),
    /// A bracket without its partner, or nothing to match.
    Malformed,
}

/// A pattern as written, before its positions are linked.
pub(super) enum Node {
    /// One test.
    One(Test),
    /// One after another.
    Row(Vec<Self>),
    /// One of several.
    Either(Vec<Self>),
    /// May be left out.
    Maybe(Box<Self>),
}

/// What a next test may follow: these positions, and the pattern's start if nothing need stand before.
#[derive(Clone, Copy, Default)]
struct Before {
    positions: u128,
    start: bool,
}

impl Pattern {
    /// Reads a pattern, taking its words into the vocabulary.
    pub(crate) fn read(text: &str, vocabulary: &mut Vocabulary) -> Result<Self, Flaw> {
        let mut pattern = Self::default();
        let mut text = text.trim();
        if let Some(rest) = text.strip_prefix('^') {
            pattern.opens = Edge::Clause;
            text = rest;
        } else if let Some(rest) = text.strip_prefix('<') {
            pattern.opens = Edge::Sentence;
            text = rest;
        }
        if let Some(rest) = text.strip_suffix('$') {
            pattern.closes = Edge::Clause;
            text = rest;
        } else if let Some(rest) = text.strip_suffix('>') {
            pattern.closes = Edge::Sentence;
            text = rest;
        }
        let node = parse::pattern(text, vocabulary)?;
        let start = Before {
            positions: 0,
            start: true,
        };
        let end = pattern.link(&node, start)?;
        if end.start || end.positions == 0 {
            return Err(Flaw::Malformed);
        }
        pattern.last = end.positions;
        pattern.second = pattern.seconds(vocabulary);
        Ok(pattern)
    }

    fn link(&mut self, node: &Node, before: Before) -> Result<Before, Flaw> {
        match node {
            Node::One(test) => self.add(*test, before),
            Node::Row(nodes) => nodes
                .iter()
                .try_fold(before, |before, node| self.link(node, before)),
            Node::Either(nodes) => nodes
                .iter()
                .try_fold(Before::default(), |ends: Before, node| {
                    Ok(ends.or(self.link(node, before)?))
                }),
            Node::Maybe(node) => Ok(self.link(node, before)?.or(before)),
        }
    }

    fn add(&mut self, test: Test, before: Before) -> Result<Before, Flaw> {
        let place = self.tests.len();
        if place >= 128 {
            return Err(Flaw::TooLong);
        }
        let bit = 1 << place;
        self.tests.push(test);
        self.follow.push(0);
        if before.start {
            self.first |= bit;
        }
        for (place, follow) in self.follow.iter_mut().enumerate() {
            if before.positions & (1 << place) != 0 {
                *follow |= bit;
            }
        }
        Ok(Before {
            positions: bit,
            start: false,
        })
    }

    fn seconds(&self, vocabulary: &Vocabulary) -> Second {
        let mut second = Second {
            any: self.first & self.last != 0,
            ..Second::default()
        };
        let after = self
            .follow
            .iter()
            .enumerate()
            .filter(|(place, _)| self.first & (1 << place) != 0)
            .fold(0, |all, (_, follow)| all | follow);
        for (_, &test) in self
            .tests
            .iter()
            .enumerate()
            .filter(|(place, _)| after & (1 << place) != 0)
        {
            match test {
                Test::Literal(word) => second.words |= remainder(word),
                Test::Class(class) => {
                    for &word in vocabulary.words_of(class) {
                        second.words |= remainder(word);
                    }
                }
                Test::Person(_) => second.person = true,
                Test::Any => second.any = true,
            }
        }
        second
    }

    /// Whether the second word rules a match out.
    fn is_hopeless(&self, words: &[Seen]) -> bool {
        !self.second.any
            && words.get(1).is_none_or(|next| {
                self.second.words & remainder(next.word) == 0
                    && !(self.second.person && next.person.is_some())
            })
    }

    /// The tests with which a match can begin.
    pub(crate) fn beginnings(&self) -> impl Iterator<Item = Test> + '_ {
        self.tests
            .iter()
            .enumerate()
            .filter(|(place, _)| self.first & (1 << place) != 0)
            .map(|(_, &test)| test)
    }

    /// The length of the longest match at the head of `words`; `None` when there is none.
    pub(crate) fn longest(&self, words: &[Seen], vocabulary: &Vocabulary) -> Option<usize> {
        let placed = words.first().is_some_and(|seen| seen.opens >= self.opens);
        if !placed || self.is_hopeless(words) {
            return None;
        }
        let mut active = self.first;
        let mut found = None;
        for (length, seen) in words.iter().enumerate() {
            let (hit, next) = self.advance(active, seen, vocabulary);
            if hit & self.last != 0 && seen.closes >= self.closes {
                found = Some(length + 1);
            }
            if next == 0 {
                break;
            }
            active = next;
        }
        found
    }

    /// How many words stand as the pattern wants them where only its last word, or the clause's edge, is missing.
    /// Gaps do not count: nearly everything nearly fits a pattern of gaps.
    pub(crate) fn nearly(&self, words: &[Seen], vocabulary: &Vocabulary) -> Option<usize> {
        if self.longest(words, vocabulary).is_some() {
            return None;
        }
        let mut active = self.first;
        let mut fitted = 0;
        let mut ended = false;
        for seen in words {
            let told = (0..self.tests.len())
                .filter(|&place| self.tests.get(place) != Some(&Test::Any))
                .fold(0, |told, place| told | (active & (1 << place)));
            let (hit, next) = self.advance(told, seen, vocabulary);
            if hit == 0 {
                break;
            }
            fitted += 1;
            ended = hit & self.last != 0;
            active = next;
            if ended {
                break;
            }
        }
        let one_short = active & self.last != 0 && fitted < words.len();
        (fitted >= 2 && (ended || one_short)).then_some(fitted)
    }

    fn advance(&self, active: u128, seen: &Seen, vocabulary: &Vocabulary) -> (u128, u128) {
        let mut left = active;
        let (mut hit, mut next) = (0, 0);
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            let passes = self
                .tests
                .get(place)
                .is_some_and(|&test| vocabulary.passes(test, seen));
            if passes {
                hit |= 1 << place;
                next |= self.follow.get(place).copied().unwrap_or(0);
            }
        }
        (hit, next)
    }
}

const fn remainder(word: WordId) -> u128 {
    1 << (word.0 % 128)
}

impl Before {
    const fn or(self, other: Self) -> Self {
        Self {
            positions: self.positions | other.positions,
            start: self.start || other.start,
        }
    }
}
