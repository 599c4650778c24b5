//! What is learned from the project's own scenes: it weighs what the rules find, and never speaks where they cannot.

use std::sync::OnceLock;

use super::addressee::{Hearing, Traits};
use super::coder::{self, Directions};
use super::tone::Tone;
use super::{cue, reading};
use crate::session::Session;

/// The weights that stand beside the rules.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    /// How an utterance is meant.
    pub tone: Tone,
    /// Whom it is said to.
    pub hearing: Hearing,
}

impl Learned {
    /// Those that come with the program.
    #[must_use]
    pub fn english() -> &'static Self {
        static LEARNED: OnceLock<Learned> = OnceLock::new();
        LEARNED.get_or_init(|| Self {
            tone: Tone::read(include_str!("tone/weights.txt")),
            hearing: Hearing::read(include_str!("addressee/weights.txt")),
        })
    }
}

/// The traits of an utterance, by name: what [`Learned`] is fitted on.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Those by which it is judged how it is meant; none where no member of the family speaks.
    pub tone: Vec<String>,
    /// Those of everyone it may be said to.
    pub hearing: Vec<Traits>,
}

/// The traits of every utterance, as they are when other weights have judged what went before.
#[must_use]
pub fn traits(session: &Session, learned: &Learned) -> Vec<Told> {
    let pack = cue::english();
    let read = reading::read(session, &pack.vocabulary);
    let directions = Directions {
        traits: true,
        learned,
        ..Directions::default()
    };
    let found = coder::find(pack, session, &read, &directions);
    let mut tones = found.traits.into_iter();
    let told = |hearing| Told {
        tone: tones.next().unwrap_or_default(),
        hearing,
    };
    found.heard.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use crate::stance::weights::Trait;

    #[test]
    fn no_two_traits_share_a_number() {
        for text in [
            include_str!("tone/weights.txt"),
            include_str!("addressee/weights.txt"),
        ] {
            let names = text.lines().filter_map(|line| line.split_once('\t'));
            let mut traits: Vec<Trait> = names.map(|(name, _)| Trait::of(&[name])).collect();
            assert_eq!(traits.len(), text.lines().count());
            traits.sort_unstable();
            assert!(traits.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }
}
