//! Speaker labels → people: which labels are one person, and what a label itself says about them.

use super::kin::{Kin, Lexicon};
use crate::sorted::SortedMap;

/// A person as the labels show them.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// The name to show.
    pub name: String,
    /// Their labels: indices into the transcript's speakers.
    pub labels: Vec<usize>,
    /// The kin word in a label, as written, and what it means.
    pub kin: Option<(String, Kin)>,
    /// The word in a label that says they lead the session.
    pub leads: Option<String>,
    /// The age a label gives.
    pub age: Option<u8>,
}

/// Ages a label may state; other numbers count people ("Child 2" has no age, "Kim (14)" has).
const AGES: std::ops::RangeInclusive<u8> = 3..=99;

/// Joins labels that are clearly one person: the same name after folding case, punctuation and what is said in
/// brackets about role or age.
pub(super) fn people(labels: &[String], lexicon: &Lexicon) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut known: SortedMap<String, usize> = SortedMap::new();
    let letters = labels.iter().any(|l| folded(l) == "t") && labels.len() > 1;
    for (index, label) in labels.iter().enumerate() {
        let read = read(label, letters, lexicon);
        let key = folded(&read.name);
        match known.get(&key).and_then(|&at| people.get_mut(at)) {
            Some(person) if !key.is_empty() => {
                person.labels.push(index);
                person.kin = person.kin.take().or(read.kin);
                person.leads = person.leads.take().or(read.leads);
                person.age = person.age.or(read.age);
            }
            _ => {
                known.insert(key, people.len());
                people.push(Person {
                    labels: vec![index],
                    ..read
                });
            }
        }
    }
    people
}

/// What one label says.
fn read(label: &str, letters: bool, lexicon: &Lexicon) -> Person {
    let mut person = Person::default();
    let mut names: Vec<&str> = Vec::new();
    let parts = label
        .split(['(', ')', '[', ']', ',', '/', '|', ':'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty());
    for part in parts {
        if !hint(part, &mut person, lexicon) {
            names.push(part);
        }
    }
    let name = names.join(" ");
    person.name = match name.chars().any(char::is_alphabetic) {
        true => tidy(&name),
        false => tidy(label),
    };
    if letters {
        short(label, &mut person, lexicon);
    }
    titled(&mut person, lexicon);
    person
}

/// Takes a part of a label that is a role word or an age; says whether it was one.
fn hint(part: &str, person: &mut Person, lexicon: &Lexicon) -> bool {
    let key = folded(part);
    let word = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let word: String = word.split_whitespace().collect();
    if let Some(kin) = lexicon.kin(&word) {
        person.kin = Some((part.trim().to_string(), kin));
        return !key.ends_with(|c: char| c.is_ascii_digit());
    }
    if lexicon.senses(&word).contains(&"therapist") {
        person.leads = Some(part.to_string());
        return !key.ends_with(|c: char| c.is_ascii_digit());
    }
    let number = key
        .strip_prefix("age ")
        .or_else(|| key.strip_prefix("aged "));
    match number.unwrap_or(&key).parse::<u8>() {
        Ok(age) if AGES.contains(&age) => {
            person.age = Some(age);
            true
        }
        _ => age_code(&key, person, lexicon),
    }
}

/// "K14", the German short label of a child (Kind) of fourteen.
fn age_code(key: &str, person: &mut Person, lexicon: &Lexicon) -> bool {
    let age = key.strip_prefix('k').and_then(|n| n.parse::<u8>().ok());
    if let (Some(age @ 3..=25), Some(kin)) = (age, lexicon.kin("child")) {
        person.age = Some(age);
        person.kin = Some((key.to_ascii_uppercase(), kin));
    }
    false
}

/// Beside a T for the therapist, M and F (or V) are the mother and the father.
fn short(label: &str, person: &mut Person, lexicon: &Lexicon) {
    let word = match folded(label).as_str() {
        "m" => "mother",
        "f" | "v" => "father",
        _ => return,
    };
    person.kin = lexicon.kin(word).map(|kin| (label.to_string(), kin));
}

/// A name that begins with a title or a kin word ("Dr. Meier", "Aunt May", "Grandma Rose").
fn titled(person: &mut Person, lexicon: &Lexicon) {
    let key = folded(&person.name);
    let Some((first, rest)) = key.split_once(' ') else {
        return;
    };
    if rest.chars().all(|c| c.is_ascii_digit()) {
        return;
    }
    if lexicon.senses(first).contains(&"title") && person.leads.is_none() {
        person.leads = Some(person.name.clone());
    }
    if let Some(kin) = lexicon
        .kin(first)
        .filter(|kin| kin.call && first.chars().count() > 3)
        && person.kin.is_none()
    {
        person.kin = Some((person.name.clone(), kin));
    }
}

/// Lower case, with everything but letters, marks and digits as single spaces.
fn folded(label: &str) -> String {
    let spaced: String = label
        .chars()
        .filter(|&c| c != '-' && !is_format(c))
        .map(|c| if is_kept(c) { c } else { ' ' })
        .collect();
    let lower = spaced.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The label as a name: spaces single, brackets and the colon at the end gone, capitals only where they begin.
fn tidy(label: &str) -> String {
    let name = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches([':', ',', ';', '(', ')', '[', ']', ' ']);
    let shouted = name.chars().count() > 3 && !name.chars().any(char::is_lowercase);
    match shouted {
        true => capitalised(name),
        false => name.to_string(),
    }
}

fn capitalised(name: &str) -> String {
    let mut start = true;
    let mut shown = String::with_capacity(name.len());
    for c in name.chars() {
        match start {
            true => shown.push(c),
            false => shown.extend(c.to_lowercase()),
        }
        start = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    shown
}

/// Letters, digits and the marks that belong to letters; no punctuation in any script that is read here.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(u32::from(c), 0x300..=0x36f | 0x591..=0x5bd | 0x64b..=0x65f | 0x900..=0x963 | 0x980..=0xdff)
        || matches!(u32::from(c), 0xe31..=0xe4e | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff)
}

/// Characters that show nothing: joiners, direction marks, the byte-order mark.
fn is_format(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff)
}

/// The longest id: a name of a whole page is cut.
const LONGEST: usize = 40;

/// Stable ids from names: letters and digits of any script, joined by hyphens; unique, never empty.
pub(super) fn ids<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: SortedMap<String, usize> = SortedMap::new();
    let mut ids = Vec::new();
    for name in names {
        let slug: String = folded(name)
            .replace(' ', "-")
            .chars()
            .take(LONGEST)
            .collect();
        let slug = match slug.trim_matches('-') {
            "" => "person".to_string(),
            slug => slug.to_string(),
        };
        let mut id = slug.clone();
        while taken.contains_key(&id) {
            let count = taken.entry(slug.clone()).or_insert(1);
            *count += 1;
            id = format!("{slug}-{count}");
        }
        taken.insert(id.clone(), 1);
        ids.push(id);
    }
    ids
}
