//! How somebody talks → whether a child talks: words of the young against words of the grown.

use super::{Clue, Fact, weight};
use crate::session::cast::talk::Talk;

/// Fewer of these words say nothing.
const FEWEST: usize = 6;

/// What each person's words of the two lists say, where there are enough of them and most are of one.
///
/// Children hedge more ("just", "kind of"), ask for leave ("can I"), and speak of what they are allowed; grown people speak
/// of years and of what they would have done. No word tells; the share of many does.
pub fn clues(talk: &Talk, leads: &[usize]) -> Vec<Clue> {
    let mut counts = vec![(Vec::new(), Vec::new()); talk.people.len()];
    for said in &talk.said {
        let Some((young, grown)) = counts.get_mut(said.by) else {
            continue;
        };
        for word in said.words.iter().filter(|word| !word.quoted) {
            if word.is_in("youthful") {
                young.push(word.text.as_str());
            } else if word.is_in("grown") {
                grown.push(word.text.as_str());
            }
        }
    }
    let people = counts.iter().enumerate();
    people
        .filter(|(person, _)| !leads.contains(person))
        .filter_map(|(person, (young, grown))| clue(talk, person, young, grown))
        .collect()
}

fn clue(talk: &Talk, person: usize, young: &[&str], grown: &[&str]) -> Option<Clue> {
    let (some, others) = (young.len(), grown.len());
    if some + others < FEWEST {
        return None;
    }
    let (is_young, points) = match (some + 1) * 100 / (some + others + 2) {
        70.. => (true, weight::MANNER),
        60..70 => (true, weight::LEANING),
        ..30 => (false, weight::MANNER),
        30..40 => (false, weight::LEANING),
        _ => return None,
    };
    let (whose, words) = match is_young {
        true => ("a child", young),
        false => ("a grown-up", grown),
    };
    let quoted = frequent(words).join("\", \"");
    let name = talk.name(person);
    Some(Clue {
        fact: Fact::Talks {
            person,
            young: is_young,
        },
        points,
        why: format!("{name} talks more as {whose} does: \"{quoted}\""),
    })
}

/// The three words said most often, the earlier said first where they are as many.
fn frequent<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut shown: Vec<&str> = Vec::new();
    let times = |word: &str| words.iter().filter(|it| **it == word).count();
    while shown.len() < 3 {
        let mut most: Option<&str> = None;
        for word in words.iter().filter(|word| !shown.contains(word)) {
            if most.is_none_or(|it| times(word) > times(it)) {
                most = Some(word);
            }
        }
        match most {
            Some(word) => shown.push(word),
            None => break,
        }
    }
    shown
}
