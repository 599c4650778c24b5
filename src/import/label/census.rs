//! heads of a whole file → which labels are speakers.

use std::collections::{BTreeMap, BTreeSet};

use super::decoration::{Parts, parts};
use super::words::{NOBODY, NOT_NAMES, OPENERS, PARTICLES};
use super::{Head, Style, fold};

/// A name has at most this many characters and words.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 8;
/// A label of more words than this is a sentence, even when it recurs.
const NAME_WORDS: usize = 5;
/// With fewer candidate labels than this, or with less than `FEW_RATIO` distinct ones in a hundred labelled lines, a
/// label that occurs once may be a name (project's choice).
const FEW: usize = 15;
const FEW_RATIO: usize = 30;

/// Counts heads.
#[derive(Default)]
pub(in crate::import) struct Census<'a> {
    labels: BTreeMap<&'a str, Tally>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    colon: usize,
    tight: usize,
    bracket: usize,
}

impl Tally {
    const fn plus(self, other: Self) -> Self {
        Self {
            colon: self.colon + other.colon,
            tight: self.tight + other.tight,
            bracket: self.bracket + other.bracket,
        }
    }
}

/// Who a label says is speaking, to whom and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Attribution {
    /// The name; `None` where the label says that nobody knows.
    pub name: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// How.
    pub manner: Option<String>,
}

/// The labels of a file that are speakers.
#[derive(Default)]
pub(in crate::import) struct Labels {
    known: BTreeMap<String, Attribution>,
    /// The names among them, in comparison form.
    names: BTreeSet<String>,
}

impl Labels {
    /// Who speaks, if the head is that of a speaker.
    pub fn of(&self, head: &Head<'_>) -> Option<&Attribution> {
        self.known.get(head.label)
    }

    /// A text is nothing but the name of a speaker.
    pub fn are_named(&self, text: &str) -> bool {
        text.len() <= 4 * LONGEST && self.names.contains(&fold(text))
    }

    /// No label was found to be a speaker.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

impl<'a> Census<'a> {
    /// Counts a head.
    pub fn see(&mut self, head: &Head<'a>) {
        if head.label.len() > 4 * LONGEST {
            return;
        }
        let tally = self.labels.entry(head.label).or_default();
        match head.style {
            Style::Colon => tally.colon += 1,
            Style::TightColon => tally.tight += 1,
            Style::Bracket => tally.bracket += 1,
        }
    }

    /// Decides which of the labels are speakers.
    pub fn decide(self) -> Labels {
        let candidates: Vec<(&'a str, Tally, Parts<'a>)> = self
            .labels
            .into_iter()
            .map(|(label, tally)| (label, tally, parts(label)))
            .filter(|(_, _, parts)| plausible(parts.name))
            .collect();
        let mut names: BTreeMap<String, Tally> = BTreeMap::new();
        for (_, tally, parts) in &candidates {
            let sum = names.entry(fold(parts.name)).or_default();
            *sum = sum.plus(*tally);
        }
        let labelled: usize = names.values().map(|tally| tally.colon).sum();
        let few = names.len() < FEW || names.len() * 100 < labelled * FEW_RATIO;
        let both = both_letters(&names);
        names.retain(|name, tally| match name.as_str() {
            "q" | "a" | "f" => both || !matches!(name.as_str(), "q"),
            _ => true,
        } && is_speaker(*tally));
        let written: BTreeMap<String, Form> = forms(&candidates);
        let known: BTreeMap<String, Attribution> = candidates
            .into_iter()
            .filter_map(|(label, _, parts)| {
                let name = fold(parts.name);
                let tally = names.get(&name)?;
                let recurs = tally.colon + tally.bracket >= 2;
                let lone = few && tally.colon == 1 && looks_like_a_name(parts.name);
                (recurs && may_recur(parts.name) || lone)
                    .then(|| (label.to_owned(), attribution(&parts, written.get(&name))))
            })
            .collect();
        let names = known.values().filter_map(|who| who.name.as_deref());
        Labels {
            names: names.map(fold).collect(),
            known,
        }
    }
}

/// `Q:` is a speaker only beside `A:`.
fn both_letters(names: &BTreeMap<String, Tally>) -> bool {
    names.contains_key("q") && names.contains_key("a")
}

/// Brackets alone hold sounds as often as names; they need to recur.
fn is_speaker(tally: Tally) -> bool {
    tally.colon > 0 || tally.bracket >= 2
}

/// How a name occurs over the file.
#[derive(Clone, Copy, Default)]
struct Form {
    bare: bool,
    brackets: usize,
}

fn forms(candidates: &[(&str, Tally, Parts<'_>)]) -> BTreeMap<String, Form> {
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    for (_, _, parts) in candidates {
        let form = forms.entry(fold(parts.name)).or_default();
        match parts.bracket.filter(|_| !parts.manner) {
            Some(_) => form.brackets += 1,
            None => form.bare = true,
        }
    }
    forms
}

/// A bracket stays in the name unless the name also occurs without it; what says how goes with the turn.
fn attribution(parts: &Parts<'_>, form: Option<&Form>) -> Attribution {
    if NOBODY.contains(&fold(parts.name).as_str()) {
        return Attribution::default();
    }
    let bare = form.is_some_and(|form| form.bare);
    let name = match parts.bracket {
        Some(bracket) if !parts.manner && !bare => format!("{} ({bracket})", parts.name),
        _ => parts.name.to_owned(),
    };
    Attribution {
        name: Some(name),
        addressee: parts.addressee.map(str::to_owned),
        manner: parts.bracket.filter(|_| parts.manner).map(str::to_owned),
    }
}

/// What a name cannot be, whatever the count.
fn plausible(name: &str) -> bool {
    let folded = fold(name);
    if NOBODY.contains(&folded.as_str()) {
        return true;
    }
    let words = name.split_whitespace().count();
    !name.is_empty()
        && name.chars().count() <= LONGEST
        && words <= MOST_WORDS
        && name.chars().any(char::is_alphabetic)
        && !name.contains(|c: char| {
            matches!(
                c,
                '?' | '!'
                    | ';'
                    | '"'
                    | '“'
                    | '”'
                    | '…'
                    | ':'
                    | '：'
                    | '\t'
                    | '='
                    | '<'
                    | '>'
                    | '{'
                    | '}'
                    | '['
                    | ']'
            )
        })
        && !name.starts_with(['-', '.', ',', '_', '#', '@'])
        && !NOT_NAMES.contains(&folded.as_str())
        && !ends_a_sentence(name)
        && !is_division(&folded)
}

/// A heading of a play: "ACT II", "Scene 3".
fn is_division(folded: &str) -> bool {
    let (word, number) = folded.split_once(' ').unwrap_or((folded, ""));
    let divides = [
        "act", "scene", "akt", "szene", "aufzug", "auftritt", "acte", "scène", "prologue",
        "epilogue",
    ];
    let counts = number
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x' | '.'));
    divides.contains(&word) && counts
}

/// A full stop after anything but an abbreviation or an initial ends a sentence.
fn ends_a_sentence(name: &str) -> bool {
    name.split_whitespace().rev().skip(1).any(|word| {
        word.strip_suffix('.')
            .is_some_and(|word| word.chars().filter(|c| c.is_alphanumeric()).count() > 4)
    })
}

/// A label that recurs: short, and no clause.
fn may_recur(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let count = 1 + words.count();
    count <= NAME_WORDS && (count == 1 || !OPENERS.contains(&first))
}

/// A label that occurs once: every word of it is written as a name is.
fn looks_like_a_name(name: &str) -> bool {
    let named = |word: &str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|c| !c.is_lowercase()) || PARTICLES.contains(&fold(word).as_str())
    };
    let starts = name.chars().next().is_some_and(|c| !c.is_lowercase());
    starts && may_recur(name) && name.split_whitespace().all(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::label::head;

    fn speakers(lines: &[&str]) -> Vec<String> {
        let mut census = Census::default();
        lines
            .iter()
            .filter_map(|line| head(line))
            .for_each(|head| census.see(&head));
        let labels = census.decide();
        let mut found: Vec<String> = Vec::new();
        for line in lines {
            let name = head(line).and_then(|head| labels.of(&head).cloned());
            match name {
                Some(Attribution {
                    name: Some(name), ..
                }) if !found.contains(&name) => found.push(name),
                _ => {}
            }
        }
        found
    }

    fn check(lines: &[&str], expected: &[&str]) {
        assert_eq!(speakers(lines), expected, "{lines:?}");
    }

    #[test]
    fn names_and_not_names() {
        check(&["Karen: hi", "Tom: hello"], &["Karen", "Tom"]);
        check(
            &["spk_0: hi", "spk_1: hello", "spk_0: so", "spk_1: yes"],
            &["spk_0", "spk_1"],
        );
        check(&["Mom: x", "the point is this: y", "Mom: z"], &["Mom"]);
        check(&["Mom: x", "Note: y", "Mom: z", "Note: w"], &["Mom"]);
        check(
            &["Mom: x", "And I said: y", "Mom: z", "And I said: w"],
            &["Mom"],
        );
        check(&["Mom: see https://a", "https://example.org: no"], &["Mom"]);
        check(&["Mom: x", "10:30: y", "12:30: y"], &["Mom"]);
        check(&["Dad: x", "Dad:y", "ratio:3"], &["Dad"]);
        check(&["Q: x", "A: y", "Q: z"], &["Q", "A"]);
        check(&["Mom: x", "Q: z"], &["Mom"]);
        check(
            &["Dr. Meier: x", "Meier, Anna: y"],
            &["Dr. Meier", "Meier, Anna"],
        );
        check(
            &["Ludwig van Beethoven: x", "Older Brother: y"],
            &["Ludwig van Beethoven", "Older Brother"],
        );
        check(&["He thought about it. Then: x", "Mom: y"], &["Mom"]);
        check(&["[laughs] Well", "[Karen] no", "[Karen] yes"], &["Karen"]);
        check(&["妈妈：你好", "爸爸：好"], &["妈妈", "爸爸"]);
    }

    #[test]
    fn brackets_behind_names() {
        check(&["Mom (Karen): x", "Mom: y"], &["Mom"]);
        check(
            &["Mom (Karen): x", "Dad (Tom): y"],
            &["Mom (Karen)", "Dad (Tom)"],
        );
        check(&["Mom (crying): x", "Mom (to Tom): y"], &["Mom"]);
        check(&["Unknown: x", "Mom: y", "?: z"], &["Mom"]);
    }
}
