//! One line of text → a family: "mother Karen 41, father, two children".

use crate::session::{Role, cast};

/// The most people one line brings.
const MOST: usize = 20;

/// The highest age that is taken for one.
const OLDEST: u8 = 120;

/// The highest number before a role that counts; higher ones are ages.
const MOST_OF_A_KIND: usize = 12;

/// Somebody named in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Their name, or their role where none is said.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Their age, where it is said.
    pub age: Option<u8>,
}

/// The people a line names, in its order. Names stand beside the role ("mother Karen", "Karen (mother)"), ages are
/// numbers, and a number before a role in the plural counts.
#[must_use]
pub fn newcomers(line: &str) -> Vec<Newcomer> {
    let mut found = Vec::new();
    for part in line.split([',', ';', '\n', '+', '&', '、', '،']) {
        for part in part.split(" and ") {
            match lone_number(part) {
                Some(age) => found
                    .iter_mut()
                    .rev()
                    .take(1)
                    .for_each(|it: &mut Newcomer| it.age = Some(age)),
                None => found.extend(people(part)),
            }
        }
    }
    found.truncate(MOST);
    found
}

fn people(part: &str) -> Vec<Newcomer> {
    let words: Vec<&str> = part
        .split(|c: char| c.is_whitespace() || "()[]:=".contains(c))
        .filter(|it| !it.is_empty())
        .collect();
    let roles = cast::roles(&words);
    let role = roles.iter().flatten().next().copied();
    let mut many = 1;
    let mut age = None;
    let mut name = Vec::new();
    for (place, (word, is_role)) in words.iter().zip(&roles).enumerate() {
        let before_role = roles.get(place + 1).is_some_and(Option::is_some);
        match number(word) {
            _ if is_role.is_some() => {}
            Some(count) if before_role && count <= MOST_OF_A_KIND => many = count,
            Some(years) => age = u8::try_from(years).ok().filter(|it| *it <= OLDEST),
            None if !IGNORED.contains(&word.to_lowercase().as_str()) => name.push(*word),
            None => {}
        }
    }
    if role.is_none() && name.is_empty() {
        return Vec::new();
    }
    let role = role.unwrap_or_default();
    let called = |turn: usize| match (name.is_empty(), many) {
        (false, 1) => name.join(" "),
        (false, _) => format!("{} {turn}", name.join(" ")),
        (true, 1) => called(role),
        (true, _) => format!("{} {turn}", called(role)),
    };
    let person = |turn| Newcomer {
        name: called(turn),
        role,
        age,
    };
    (1..=many).map(person).collect()
}

/// The age that stands by itself, after a comma: "Karen (mother, 41)".
fn lone_number(part: &str) -> Option<u8> {
    let bare = part.trim_matches(|c: char| c.is_whitespace() || c == ')');
    bare.parse().ok().filter(|it| *it <= OLDEST)
}

/// Words between a number and what it counts, or before a role.
const IGNORED: [&str; 13] = [
    "a", "an", "the", "my", "their", "his", "her", "our", "aged", "age", "year", "years", "old",
];

/// Numbers in figures and, up to ten, in words.
fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 11] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let word = word.to_lowercase();
    let spelled = WORDS.iter().position(|it| *it == word);
    spelled.or_else(|| word.parse().ok())
}

/// What somebody is called of whom only the role is said: "Mother".
#[must_use]
pub fn called(role: Role) -> String {
    capital(role.name())
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
