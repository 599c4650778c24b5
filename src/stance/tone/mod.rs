//! How an utterance is meant as a whole: a log-linear model that weighs what the rules found, and adds what they missed.
//!
//! p(k) ∝ exp Σ w(k, t) over the traits t of an utterance, k a kind of act or none: its words, pairs of words and classes
//! of words, who speaks to whom, what is said around it, and which rules fired, which have earned no more than what they
//! are right in talk they were not written on. The weights stand in `weights.txt`, one trait a line, written by
//! `cargo xtask eval stance train` from the project's own scenes (`evaluation/scenes`). A trait has a name, so that every
//! act the model adds can say why.

mod likely;
mod nearby;
mod traits;

pub(crate) use likely::Likely;
pub(crate) use nearby::Nearby;
pub(crate) use traits::{Gather, RANKS};

use super::ActKind;
use super::weights::{STEP, Trait, Weights};

/// The kinds of act that are judged; the rarer ones are left to the rules.
pub const JUDGED: [ActKind; 25] = [
    ActKind::Support,
    ActKind::Agree,
    ActKind::Affiliate,
    ActKind::Praise,
    ActKind::Repair,
    ActKind::Defend,
    ActKind::AgreeAgainst,
    ActKind::Side,
    ActKind::Secret,
    ActKind::Criticise,
    ActKind::Contempt,
    ActKind::Dismiss,
    ActKind::Exclude,
    ActKind::ComplainToChild,
    ActKind::Disagree,
    ActKind::Command,
    ActKind::SpeakFor,
    ActKind::Overprotect,
    ActKind::Enlist,
    ActKind::RefuseSide,
    ActKind::Relay,
    ActKind::Divert,
    ActKind::Yield,
    ActKind::ChildRules,
    ActKind::Executive,
];

/// The judged kind that a kind of act is counted as.
#[must_use]
pub fn judged(kind: ActKind) -> Option<usize> {
    let kind = match kind {
        ActKind::Blame | ActKind::ComplainAbout => ActKind::Criticise,
        ActKind::Disqualify => ActKind::Dismiss,
        ActKind::MindRead => ActKind::SpeakFor,
        kind => kind,
    };
    JUDGED.iter().position(|it| *it == kind)
}

/// The weights, and from which chance on they are acted on.
#[derive(Clone, Debug, Default)]
pub struct Tone {
    weights: Weights<{ JUDGED.len() }>,
    /// What is believed.
    pub cuts: Cuts,
}

/// From which chance on something is believed; project's choice, on the project's own scenes, each judged by weights
/// fitted on those of the other writers.
#[derive(Clone, Copy, Debug)]
pub struct Cuts {
    /// A rule's act stands from this chance of its sign.
    pub believed: f64,
    /// A rule's act without a sign stands from this chance of its kind.
    pub believed_other: f64,
    /// A kind act is added from this chance of one.
    pub kind: f64,
    /// An unkind act is added from this chance of one.
    pub unkind: f64,
    /// An act between three is added from this chance of its kind.
    pub triadic: f64,
    /// Any other act is added from this chance of its kind.
    pub other: f64,
}

impl Default for Cuts {
    fn default() -> Self {
        Self {
            believed: 0.2,
            believed_other: 0.03,
            kind: 0.38,
            unkind: 0.33,
            triadic: 0.17,
            other: 0.16,
        }
    }
}

impl Tone {
    /// Reads weights in the form that [`write_row`](super::write_row) writes, an answer being a place in [`JUDGED`].
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self {
            weights: Weights::read(text),
            cuts: Cuts::default(),
        }
    }

    /// Whether there are no weights: then it judges nothing.
    pub(crate) const fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Whether a trait has a weight.
    pub(crate) fn knows(&self, name: Trait) -> bool {
        self.weights.row(name).is_some()
    }

    /// What a trait adds to a kind, in logits.
    pub(crate) fn weight(&self, name: Trait, kind: ActKind) -> f64 {
        let row = self.weights.row(name).zip(judged(kind));
        let weight = row.and_then(|(row, place)| row.get(place));
        weight.map_or(0.0, |weight| f64::from(*weight) * STEP)
    }

    /// How likely an utterance with these traits is meant how.
    pub(crate) fn judge(&self, traits: &[Trait]) -> Likely {
        let sums = self.weights.sums(traits);
        Likely::from_logits(sums.map(|sum| f64::from(sum) * STEP))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone() -> Tone {
        Tone::read("w thanks\ta10 c60\nbias\ta-60 b-60 c-60 j-60\nr criticise\tj90\nnot a line\n")
    }

    fn judged_by(traits: &[&[&str]]) -> Likely {
        let traits: Vec<Trait> = traits.iter().map(|parts| Trait::of(parts)).collect();
        tone().judge(&traits)
    }

    #[test]
    fn weights_add_up_to_chances() {
        let likely = judged_by(&[&["w", "thanks"], &["bias"], &["w", "new"]]);
        let mut odds = [0.0; JUDGED.len()].map(f64::exp);
        for (place, sum) in [(0, -50.0), (1, -60.0), (2, 0.0), (9, -60.0)] {
            odds[place] = (sum * STEP).exp();
        }
        let all = 1.0 + odds.iter().sum::<f64>();
        assert!((likely.of(ActKind::Affiliate) - odds[2] / all).abs() < 1e-12);
        assert!((likely.of(ActKind::Support) - odds[0] / all).abs() < 1e-12);
        let weight = tone().weight(Trait::of(&["w thanks"]), ActKind::Affiliate);
        assert!((weight - 60.0 * STEP).abs() < 1e-12);
    }

    #[test]
    fn what_a_rule_found_is_evidence_like_any_other() {
        let (none, unkind) = (
            judged_by(&[&["bias"]]),
            judged_by(&[&["bias"], &["r", "criticise"]]),
        );
        assert!(unkind.negative() > none.negative());
        assert!(unkind.positive() < none.positive());
    }
}
