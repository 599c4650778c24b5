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

/// "once", "twice", "three times".
pub(super) fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
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
    let names: Vec<String> = members
        .iter()
        .map(|&member| isolated(record.name(member)))
        .collect();
    match names.as_slice() {
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
    fn counts_read_as_words() {
        let read: Vec<String> = [0, 1, 2, 3, 12, 13].map(times).to_vec();
        assert_eq!(
            read,
            [
                "never",
                "once",
                "twice",
                "three times",
                "twelve times",
                "13 times"
            ]
        );
    }
}
