//! Words → the roles they name by themselves: "mum" a mother, "twins" children.

use super::kin::{Bond, Kin, Lexicon};
use super::{aunt_or_uncle, child, grandparent, parent, sibling, step_parent};
use crate::session::Role;

/// The role each word names, where it names one.
#[must_use]
pub fn roles(words: &[&str]) -> Vec<Option<Role>> {
    let lexicon = Lexicon::new();
    words.iter().map(|word| role(&lexicon, word)).collect()
}

fn role(lexicon: &Lexicon, word: &str) -> Option<Role> {
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let key: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    if let Ok(role) = word.parse() {
        return Some(role);
    }
    // "sons" tells more than that they are children.
    let singular = key.strip_suffix('s').and_then(|key| lexicon.kin(key));
    match singular.or_else(|| lexicon.kin(&key)) {
        Some(kin) => Some(of(kin)),
        None => {
            let leads = lexicon.senses(&key).contains(&"therapist");
            leads.then_some(Role::Therapist)
        }
    }
}

const fn of(kin: Kin) -> Role {
    match (kin.bond, kin.up) {
        (Bond::Step, _) => step_parent(kin.gender),
        (Bond::Collateral, _) => aunt_or_uncle(kin.gender),
        (Bond::Marriage, _) => Role::Partner,
        (Bond::Siblings, _) => sibling(kin.gender),
        (Bond::Descent, 2..) => grandparent(kin.gender),
        (Bond::Descent, 1) => parent(kin.gender),
        (Bond::Descent, _) => child(kin.gender),
    }
}
