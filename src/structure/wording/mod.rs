//! Names and counts → sentences: set into phrases, nothing else changed.

pub(super) mod phrases;

use super::evidence::Record;
use crate::session::{MemberId, isolated};

/// What a reading lacks for the next tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// Fewer independent acts than needed.
    Acts {
        /// How many there are.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// Fewer acts that take three.
    Triadic {
        /// How many it takes.
        need: usize,
    },
    /// One member said to take part has not acted.
    Actor(String),
    /// The acts stand close together.
    Fifths {
        /// In how many fifths of the session they stand.
        have: usize,
    },
    /// They are all about one thing.
    Topics,
    /// Too much speaks against it.
    Contrary {
        /// How many acts.
        count: usize,
    },
    /// No measure of the talk agrees.
    Measure,
}

/// What is missing, as a sentence.
pub(super) fn lack(lack: Lack) -> String {
    match lack {
        Lack::Acts { have, need } => fill(
            phrases::LACK_ACTS,
            &[("have", &have.to_string()), ("need", &need.to_string())],
        ),
        Lack::Triadic { need } => fill(phrases::LACK_TRIADIC, &[("need", &need.to_string())]),
        Lack::Actor(name) => fill(phrases::LACK_ACTOR, &[("a", &name)]),
        Lack::Fifths { have } => fill(phrases::LACK_FIFTHS, &[("have", &fifths(have))]),
        Lack::Topics => phrases::LACK_TOPICS.to_owned(),
        Lack::Contrary { count } => fill(phrases::LACK_CONTRARY, &[("have", &moments(count))]),
        Lack::Measure => phrases::LACK_MEASURE.to_owned(),
    }
}

/// A phrase with its `{placeholders}` filled. A placeholder without a value stays, so that a test can see it.
pub(super) fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(phrase.len() + 32);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((key, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == key) {
            Some((_, value)) => filled.push_str(&isolated(value)),
            None => {
                filled.push('{');
                filled.push_str(key);
                filled.push('}');
            }
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// What was done so many times, by one clause where it was done (`{t}` says how often) and another where it was not: a
/// count of none seldom fits where a count stands.
pub(super) fn told(count: usize, [done, not]: [&str; 2], values: &[(&str, &str)]) -> String {
    match count {
        0 => fill(not, values),
        _ => fill(&fill(done, &[("t", &times(count))]), values),
    }
}

/// How often each of two sides took the floor from the other; nothing where neither did.
pub(super) fn breaks_in(one: (&str, usize), other: (&str, usize)) -> Option<String> {
    let ((a, i), (b, j)) = if one.1 > 0 {
        (one, other)
    } else {
        (other, one)
    };
    let values = [("a", a), ("b", b), ("i", &*times(i)), ("j", &*times(j))];
    (i > 0).then(|| fill(phrases::BREAKS_IN, &values))
}

/// The clauses of what was done, each with its number; what was not done is left out.
pub(super) fn done(clauses: &[(usize, &str)], values: &[(&str, &str)]) -> String {
    let counted = clauses.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = counted
        .map(|&(count, clause)| told(count, [clause, ""], values))
        .collect();
    listed(&told)
}

/// "once", "twice", "three times"; none only where words stand before it that the clause leaves out: "he from her not once".
pub(super) fn times(count: usize) -> String {
    match count {
        0 => "not once".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{} times", number(count)),
    }
}

/// "one moment", "six moments".
pub(super) fn moments(count: usize) -> String {
    counted(count, "moment")
}

/// "one episode", "six episodes".
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", number(count))
}

fn fifths(count: usize) -> String {
    counted(count, "fifth")
}

/// Numbers up to twelve as words.
pub(super) fn number(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "Ana", "Ana and Leo", "Ana, Leo and Tom".
pub(super) fn names(record: &Record<'_>, members: &[MemberId]) -> String {
    let names = members.iter().map(|&member| isolated(record.name(member)));
    listed(&names.collect::<Vec<_>>())
}

fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A share as a percentage of talk, rounded: "12 %".
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_braces_survive() {
        let values = [("a", "{b}"), ("b", "Leo")];
        assert_eq!(fill("{a} and {b}; {c} {", &values), "{b} and Leo; {c} {");
    }

    #[test]
    fn what_was_not_done_has_a_clause_of_its_own_or_none() {
        let values = [("a", "Ana")];
        let held = ["a rule of {a} held {t}", "no rule of {a} held"];
        assert_eq!(told(0, held, &values), "no rule of Ana held");
        assert_eq!(told(2, held, &values), "a rule of Ana held twice");
        let clauses = |n| [(1, "spoke for {a} {t}"), (n, "shielded {a} {t}")];
        assert_eq!(done(&clauses(0), &values), "spoke for Ana once");
        assert_eq!(
            done(&clauses(3), &values),
            "spoke for Ana once and shielded Ana three times"
        );
    }

    #[test]
    fn the_side_that_breaks_in_at_all_is_named_first() {
        let told = |i, j| breaks_in(("Ana and Leo", i), ("Paul", j));
        assert_eq!(
            told(0, 1).unwrap(),
            "Paul took the floor from Ana and Leo once, Ana and Leo from Paul not once."
        );
        assert_eq!(
            told(2, 1).unwrap(),
            "Ana and Leo took the floor from Paul twice, Paul from Ana and Leo once."
        );
        assert_eq!(told(0, 0), None);
    }

    #[test]
    fn counts_read_as_words() {
        let read: Vec<String> = [0, 1, 2, 3, 12, 13].map(times).to_vec();
        assert_eq!(
            read,
            [
                "not once",
                "once",
                "twice",
                "three times",
                "twelve times",
                "13 times"
            ]
        );
    }
}
