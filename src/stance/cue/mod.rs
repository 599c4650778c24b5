//! Cue pack → [`Pack`]: the rules by which words are read, as a clinician wrote them, compiled once.
//!
//! The language of the packs is described at the head of `packs/english/readme.txt`.

use crate::sorted::Order;
mod class;
mod parse;
mod pattern;
mod rule;

pub(crate) use class::{Vocabulary, WordClass, WordId};
pub(crate) use pattern::{Edge, Person, Seen};
pub(crate) use rule::{Condition, Move, Outcome, Part, Rule};

use std::ops::Range;
use std::sync::OnceLock;

use pattern::{Flaw, Pattern, Test};

/// The files of the English pack, in the order in which they are read.
const ENGLISH: [(&str, &str); 8] = [
    ("words", include_str!("../packs/english/words.txt")),
    ("people", include_str!("../packs/english/people.txt")),
    ("positive", include_str!("../packs/english/positive.txt")),
    ("negative", include_str!("../packs/english/negative.txt")),
    ("intrusion", include_str!("../packs/english/intrusion.txt")),
    ("triadic", include_str!("../packs/english/triadic.txt")),
    ("rank", include_str!("../packs/english/rank.txt")),
    ("room", include_str!("../packs/english/room.txt")),
];

/// A compiled cue pack.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pack {
    /// The words and classes.
    pub vocabulary: Vocabulary,
    rules: Vec<Rule>,
    /// The rules of the heading last read.
    current: Range<usize>,
    patterns: Vec<Written>,
    unless: Vec<Written>,
    /// For acts, moves and concerns: where to begin looking.
    beginnings: [Beginnings; 3],
}

/// A pattern as it stands in a pack, of one rule.
#[derive(Clone, Debug)]
struct Written {
    rule: usize,
    line: &'static str,
    pattern: Pattern,
}

/// Which patterns can begin with a word or person.
#[derive(Clone, Debug, Default)]
struct Beginnings {
    by_word: Vec<Vec<usize>>,
    by_person: Vec<usize>,
    by_any: Vec<usize>,
}

/// For what a stretch of words is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// Acts of members.
    Acts,
    /// Moves of the therapist.
    Moves,
    /// Words that may concern safety.
    Concerns,
}

impl Search {
    const fn fits(self, outcome: Outcome) -> bool {
        matches!(
            (self, outcome),
            (Self::Acts, Outcome::Act(_))
                | (Self::Moves, Outcome::Move(_))
                | (Self::Concerns, Outcome::Concern)
        )
    }
}

/// A rule that matched, and where in the stretch it was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Which rule.
    pub rule: usize,
    /// Which pattern of the pack.
    pub pattern: usize,
    /// The first word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
}

/// A line of a pack that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PackFlaw {
    file: &'static str,
    line: usize,
    flaw: Flaw,
}

/// The English pack. Lines with flaws are left out; a test holds that there are none.
pub(crate) fn english() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| Pack::read(&ENGLISH).0)
}

impl Pack {
    fn read(files: &[(&'static str, &'static str)]) -> (Self, Vec<PackFlaw>) {
        let mut pack = Self::default();
        let mut flaws = Vec::new();
        for &(file, text) in files {
            for (line, read) in pack.read_file(text) {
                if let Err(flaw) = read {
                    flaws.push(PackFlaw { file, line, flaw });
                }
            }
        }
        pack.unless.order_by_key(|it| it.rule);
        pack.index();
        pack.vocabulary.tell();
        (pack, flaws)
    }

    fn read_file(&mut self, text: &'static str) -> Vec<(usize, Result<(), Flaw>)> {
        let mut outcomes = Vec::new();
        let mut lines = text.lines().enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let outcome = if let Some((name, words)) = definition(line) {
                let mut all = words.to_owned();
                // A class goes on over indented lines.
                while let Some((_, more)) = lines.next_if(|(_, l)| l.starts_with("    ")) {
                    all.push(' ');
                    all.push_str(more.trim());
                }
                self.vocabulary.define(name, &all)
            } else {
                self.read_line(line)
            };
            outcomes.push((number + 1, outcome));
        }
        outcomes
    }

    fn read_line(&mut self, line: &'static str) -> Result<(), Flaw> {
        if line.starts_with('[') {
            let rules = Rule::read(line).ok_or(Flaw::Malformed)?;
            self.current = self.rules.len()..self.rules.len() + rules.len();
            self.rules.extend(rules);
            return Ok(());
        }
        if self.current.is_empty() {
            return Err(Flaw::Malformed);
        }
        for rule in self.current.clone() {
            let Some(part) = self.rules.get_mut(rule) else {
                continue;
            };
            if line == "*" {
                part.wordless = true;
                continue;
            }
            let written = part.spell(line);
            if let Some(exception) = written.strip_prefix('!') {
                let pattern = Pattern::read(exception, &mut self.vocabulary)?;
                self.unless.push(Written {
                    rule,
                    line,
                    pattern,
                });
            } else {
                let pattern = Pattern::read(&written, &mut self.vocabulary)?;
                self.patterns.push(Written {
                    rule,
                    line,
                    pattern,
                });
            }
        }
        Ok(())
    }

    fn index(&mut self) {
        self.beginnings = [Search::Acts, Search::Moves, Search::Concerns]
            .map(|search| self.beginnings_of(search));
    }

    fn beginnings_of(&self, search: Search) -> Beginnings {
        let mut index = Beginnings {
            by_word: vec![Vec::new(); self.vocabulary.len()],
            ..Beginnings::default()
        };
        for (place, written) in self.patterns.iter().enumerate() {
            if !self
                .rule(written.rule)
                .is_some_and(|r| search.fits(r.outcome))
            {
                continue;
            }
            let mut words = Vec::new();
            for test in written.pattern.beginnings() {
                match test {
                    Test::Literal(word) => words.push(word),
                    Test::Class(class) => words.extend(self.vocabulary.words_of(class)),
                    Test::Person(_) => index.by_person.push(place),
                    Test::Any => index.by_any.push(place),
                }
            }
            words.order();
            words.dedup();
            for word in words {
                if let Some(row) = index.by_word.get_mut(usize::from(word.0)) {
                    row.push(place);
                }
            }
        }
        index.by_person.dedup();
        index.by_any.dedup();
        index
    }

    /// One rule.
    pub(crate) fn rule(&self, rule: usize) -> Option<&Rule> {
        self.rules.get(rule)
    }

    /// Rules that need no words of their own, only their conditions.
    pub(crate) fn wordless(&self) -> impl Iterator<Item = usize> + '_ {
        self.rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.wordless)
            .map(|(index, _)| index)
    }

    /// Every rule of the wanted kind that matches in a stretch of words, with its longest match, unless one of its
    /// exceptions stands near.
    pub(crate) fn hits(&self, words: &[Seen], search: Search) -> Vec<Hit> {
        self.sifted(words, search).0
    }

    /// The same, and apart from them the matches that an exception silences.
    pub(crate) fn sifted(&self, words: &[Seen], search: Search) -> (Vec<Hit>, Vec<Hit>) {
        let matches = self.matches(words, search).into_iter();
        matches.partition(|hit| self.exception(hit, words).is_none())
    }

    /// Every match of a rule of the wanted kind, exceptions or not.
    pub(crate) fn matches(&self, words: &[Seen], search: Search) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let [acts, moves, concerns] = &self.beginnings;
        let beginnings = match search {
            Search::Acts => acts,
            Search::Moves => moves,
            Search::Concerns => concerns,
        };
        for (start, seen) in words.iter().enumerate() {
            let rest = words.get(start..).unwrap_or_default();
            let known = beginnings.by_word.get(usize::from(seen.word.0));
            let persons = seen.person.map_or(&[][..], |_| &beginnings.by_person);
            let places = known
                .map_or(&[][..], Vec::as_slice)
                .iter()
                .chain(persons)
                .chain(&beginnings.by_any);
            hits.extend(places.filter_map(|&place| self.try_pattern(place, start, rest)));
        }
        hits
    }

    fn try_pattern(&self, place: usize, start: usize, rest: &[Seen]) -> Option<Hit> {
        let written = self.patterns.get(place)?;
        let length = written.pattern.longest(rest, &self.vocabulary)?;
        Some(Hit {
            rule: written.rule,
            pattern: place,
            start,
            end: start + length,
        })
    }

    /// The rule's exception that stands near the match, as it is written.
    pub(crate) fn exception(&self, hit: &Hit, words: &[Seen]) -> Option<&'static str> {
        let near = hit.start.saturating_sub(NEAR)..(hit.end + NEAR).min(words.len());
        let from = self.unless.partition_point(|it| it.rule < hit.rule);
        self.unless
            .iter()
            .skip(from)
            .take_while(|it| it.rule == hit.rule)
            .find(|it| {
                near.clone().any(|start| {
                    words
                        .get(start..near.end)
                        .is_some_and(|rest| it.pattern.longest(rest, &self.vocabulary).is_some())
                })
            })
            .map(|it| it.line)
    }

    /// The pattern of a match as it is written.
    pub(crate) fn line(&self, hit: &Hit) -> &'static str {
        self.patterns.get(hit.pattern).map_or("", |it| it.line)
    }

    /// Patterns that fit but for their last word, or but for where a clause must begin or end.
    pub(crate) fn nearly(&self, words: &[Seen], search: Search) -> Vec<Hit> {
        let mut near = Vec::new();
        for (place, written) in self.patterns.iter().enumerate() {
            if !self
                .rule(written.rule)
                .is_some_and(|r| search.fits(r.outcome))
            {
                continue;
            }
            near.extend((0..words.len()).find_map(|start| {
                let rest = words.get(start..)?;
                let length = written.pattern.nearly(rest, &self.vocabulary)?;
                Some(Hit {
                    rule: written.rule,
                    pattern: place,
                    start,
                    end: start + length,
                })
            }));
        }
        near
    }
}

/// How many words around a match an exception can stand.
const NEAR: usize = 6;

/// "@name = words" at the margin.
fn definition(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (name, words) = line.strip_prefix('@')?.split_once('=')?;
    Some((name.trim(), words))
}

#[cfg(test)]
mod tests;
