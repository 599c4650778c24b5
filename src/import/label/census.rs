//! heads of a whole file → which labels are speakers.

use super::decoration::{Parts, parts};
use super::words::{INTRODUCTIONS, NOBODY, NOT_NAMES, OPENERS, PARTICLES};
use super::{Head, Style, fold};
use crate::import::index::Index;

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
    index: Index,
    labels: Vec<(&'a str, Tally)>,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    colon: usize,
    bracket: usize,
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
    index: Index,
    known: Vec<Attribution>,
    /// By the place at which the label was counted.
    places: Vec<Option<usize>>,
}

impl Labels {
    /// Who speaks, if the head is that of a speaker.
    pub fn of(&self, head: &Head<'_>) -> Option<&Attribution> {
        self.known.get(self.index.get(head.label)?)
    }

    /// The same for the place that [`Census::see`] gave back.
    pub fn at(&self, place: usize) -> Option<&Attribution> {
        let known = self.places.get(place).copied().flatten()?;
        self.known.get(known)
    }

    /// A text is nothing but the label of a speaker.
    pub fn are_named(&self, text: &str) -> bool {
        self.index.get(text).is_some()
    }

    /// No label was found to be a speaker.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

/// A name, however it is spelled, over the whole file.
#[derive(Default)]
struct Name {
    folded: String,
    tally: Tally,
    /// It occurs without a bracket that may be a role or an alias.
    bare: bool,
}

impl<'a> Census<'a> {
    /// Counts a head; gives back the place of its label, by which [`Labels::at`] knows it.
    pub fn see(&mut self, head: &Head<'a>) -> Option<usize> {
        if head.label.len() > 4 * LONGEST {
            return None;
        }
        let place = self.index.enter(head.label);
        if place == self.labels.len() {
            self.labels.push((head.label, Tally::default()));
        }
        if let Some((_, tally)) = self.labels.get_mut(place) {
            match head.style {
                Style::Colon => tally.colon += 1,
                Style::TightColon => {}
                Style::Bracket => tally.bracket += 1,
            }
        }
        Some(place)
    }

    /// Decides which of the labels are speakers.
    pub fn decide(self) -> Labels {
        let (mut index, mut names) = (Index::default(), Vec::new());
        let mut candidates = Vec::new();
        let places = vec![None; self.labels.len()];
        for (seen, (label, tally)) in self.labels.into_iter().enumerate() {
            let parts = parts(label);
            let folded = fold(parts.name);
            if plausible(parts.name, &folded) {
                let place = index.enter(&folded);
                if place == names.len() {
                    names.push(Name::new(folded));
                }
                let name = names.get_mut(place).into_iter();
                name.for_each(|name: &mut Name| name.take(tally, &parts));
                candidates.push((label, parts, place, seen));
            }
        }
        let labelled: usize = names.iter().map(|name| name.tally.colon).sum();
        let few = names.len() < FEW || names.len() * 100 < labelled * FEW_RATIO;
        // `Q:` is a speaker only beside `A:`.
        let answers = index.get("a").is_some();
        let mut labels = Labels {
            places,
            ..Labels::default()
        };
        for (label, parts, place, seen) in candidates {
            let name = names
                .get(place)
                .filter(|name| name.folded != "q" || answers);
            if let Some(name) = name.filter(|name| name.speaks(&parts, few)) {
                let known = labels.index.enter(label);
                labels.known.push(attribution(&parts, name));
                let place = labels.places.get_mut(seen).into_iter();
                place.for_each(|place| *place = Some(known));
            }
        }
        labels
    }
}

impl Name {
    fn new(folded: String) -> Self {
        Self {
            folded,
            ..Self::default()
        }
    }

    fn take(&mut self, tally: Tally, parts: &Parts<'_>) {
        self.tally.colon += tally.colon;
        self.tally.bracket += tally.bracket;
        self.bare = self.bare || parts.bracket.is_none() || parts.manner;
    }

    /// It recurs and is short, or it occurs once and is written as names are. Brackets alone hold sounds as often as
    /// names, so they need to recur.
    fn speaks(&self, parts: &Parts<'_>, few: bool) -> bool {
        let recurs = self.tally.colon + self.tally.bracket >= 2;
        let lone = few && self.tally.colon == 1 && looks_like_a_name(parts.name);
        recurs && may_recur(&self.folded) || lone
    }
}

/// A bracket stays in the name unless the name also occurs without it; what says how goes with the turn.
fn attribution(parts: &Parts<'_>, name: &Name) -> Attribution {
    if NOBODY.contains(&name.folded.as_str()) {
        return Attribution::default();
    }
    let written = match parts.bracket {
        Some(bracket) if !parts.manner && !name.bare => format!("{} ({bracket})", parts.name),
        _ => parts.name.to_owned(),
    };
    Attribution {
        name: Some(written),
        addressee: parts.addressee.map(str::to_owned),
        manner: parts.bracket.filter(|_| parts.manner).map(str::to_owned),
    }
}

/// What a name cannot be, whatever the count.
fn plausible(name: &str, folded: &str) -> bool {
    if NOBODY.contains(&folded) {
        return true;
    }
    let words = name.split_whitespace().count();
    !name.is_empty()
        && name.chars().count() <= LONGEST
        && words <= MOST_WORDS
        && (name.chars().any(char::is_alphabetic) || is_telephone(name))
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
        && !NOT_NAMES.contains(&folded)
        && !ends_a_sentence(name)
        && !is_division(folded)
}

/// A participant who called in: `+49 151 2345678`.
fn is_telephone(name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let only = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '*');
    name.starts_with('+') && digits >= 6 && name.chars().all(only)
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
fn may_recur(folded: &str) -> bool {
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
    let folded = fold(name);
    let starts = name.chars().next().is_some_and(|c| !c.is_lowercase());
    let word = folded.as_str();
    let opens = word.len() > 1 && (OPENERS.contains(&word) || INTRODUCTIONS.contains(&word));
    starts && !opens && may_recur(&folded) && name.split_whitespace().all(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::label::head;

    fn speakers(lines: &[&str]) -> Vec<String> {
        let mut census = Census::default();
        lines.iter().filter_map(|line| head(line)).for_each(|head| {
            census.see(&head);
        });
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
        check(
            &["+49 151 2345678: x", "Mom: y"],
            &["+49 151 2345678", "Mom"],
        );
        check(&["Mom: x", "Look: y", "Dad: z"], &["Mom", "Dad"]);
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
