//! How an utterance is meant as a whole: a log-linear model that weighs what the rules found, and adds what they missed.
//!
//! p(k) ∝ exp Σ w(k, t) over the traits t of an utterance, k a kind of act or none: its words, pairs of words and classes
//! of words, who speaks to whom, what stood just before, and which rules fired, which have earned no more than what they
//! are right in talk they were not written on. The weights stand in `weights.txt`, one trait a line, written by
//! `cargo xtask eval stance train` from the project's own scenes (`evaluation/scenes`). A trait has a name, so that every
//! act the model adds can say why.

mod likely;
mod past;
mod traits;

pub(crate) use likely::Likely;
pub(crate) use past::{Past, PastTurn};
pub(crate) use traits::{Gather, RANKS, Trait};

use std::sync::OnceLock;

use super::ActKind;
use crate::sorted::Order;

/// The kinds of act that are judged; the rarer ones are left to the rules.
pub const JUDGED: [ActKind; 26] = [
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
    ActKind::ComplainAbout,
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
        ActKind::Blame => ActKind::Criticise,
        ActKind::Disqualify => ActKind::Dismiss,
        ActKind::MindRead => ActKind::SpeakFor,
        kind => kind,
    };
    JUDGED.iter().position(|it| *it == kind)
}

/// What the weights count in, in logits.
const STEP: f64 = 0.03;

/// One weight for each of [`JUDGED`].
type Row = [i8; JUDGED.len()];

/// The weights, and from which chance on they are acted on.
#[derive(Clone, Debug, Default)]
pub struct Tone {
    /// Sorted by trait.
    weights: Vec<(Trait, Row)>,
    /// Where the traits of each bucket begin, and at last where they end: numbers of traits are spread evenly.
    buckets: Vec<u32>,
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
            believed: 0.15,
            believed_other: 0.05,
            kind: 0.35,
            unkind: 0.33,
            triadic: 0.18,
            other: 0.3,
        }
    }
}

impl Tone {
    /// Reads weights: a trait, a tab, and for each judged kind that has one its letter and its weight in steps.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut weights: Vec<(Trait, Row)> = text.lines().filter_map(read_row).collect();
        weights.order_by_key(|(name, _)| *name);
        let begin = |bucket: usize| weights.partition_point(|(name, _)| name.bucket() < bucket);
        let buckets = (0..=Trait::BUCKETS).map(|bucket| begin(bucket) as u32);
        Self {
            buckets: buckets.collect(),
            weights,
            cuts: Cuts::default(),
        }
    }

    /// The weights that come with the program.
    #[must_use]
    pub fn english() -> &'static Self {
        static TONE: OnceLock<Tone> = OnceLock::new();
        TONE.get_or_init(|| Self::read(include_str!("weights.txt")))
    }

    /// Whether there are no weights: then it judges nothing.
    pub(crate) const fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Whether a trait has a weight.
    pub(crate) fn knows(&self, name: Trait) -> bool {
        self.row(name).is_some()
    }

    fn row(&self, name: Trait) -> Option<&Row> {
        let bucket = name.bucket();
        let (from, to) = (self.buckets.get(bucket)?, self.buckets.get(bucket + 1)?);
        let rows = self.weights.get(*from as usize..*to as usize)?;
        rows.iter().find(|(it, _)| *it == name).map(|(_, row)| row)
    }

    /// What a trait adds to a kind, in logits.
    pub(crate) fn weight(&self, name: Trait, kind: ActKind) -> f64 {
        let row = self.row(name);
        let weight = row
            .zip(judged(kind))
            .and_then(|(row, place)| row.get(place));
        weight.map_or(0.0, |weight| f64::from(*weight) * STEP)
    }

    /// How likely an utterance with these traits is meant how.
    pub(crate) fn judge(&self, traits: &[Trait]) -> Likely {
        let mut sums = [0_i32; JUDGED.len()];
        for row in traits.iter().filter_map(|&name| self.row(name)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
        Likely::from_logits(sums.map(|sum| f64::from(sum) * STEP))
    }
}

/// A line of the weights.
fn read_row(line: &str) -> Option<(Trait, Row)> {
    let (name, weights) = line.split_once('\t')?;
    let mut row = [0; JUDGED.len()];
    for weight in weights.split(' ') {
        let letter = weight.bytes().next()?;
        let place = row.get_mut(usize::from(letter.checked_sub(b'a')?))?;
        *place = weight.get(1..)?.parse().ok()?;
    }
    Some((Trait::of(&[name]), row))
}

/// A line of the weights as it is read; nothing where every weight is too small to count.
#[must_use]
pub fn write_row(name: &str, weights: &[f64]) -> Option<String> {
    let written: Vec<String> = weights
        .iter()
        .zip(b'a'..)
        .filter_map(|(weight, letter)| {
            let steps = (weight / STEP).round().clamp(-127.0, 127.0);
            (steps.abs() >= 3.0).then(|| format!("{}{steps}", char::from(letter)))
        })
        .collect();
    (!written.is_empty() && !name.contains('\t')).then(|| format!("{name}\t{}", written.join(" ")))
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

    #[test]
    fn a_written_row_is_read_back() {
        let mut weights = [0.0; JUDGED.len()];
        weights[0] = 10.0 * STEP;
        weights[25] = -3.0 * STEP;
        weights[4] = 0.4 * STEP;
        let line = write_row("b ^ thank", &weights).expect("weights");
        assert_eq!(line, "b ^ thank\ta10 z-3");
        let (name, row) = read_row(&line).expect("a row");
        assert_eq!((name, row[0], row[25]), (Trait::of(&["b ^ thank"]), 10, -3));
        assert_eq!(write_row("w the", &[0.0; JUDGED.len()]), None);
    }

    #[test]
    fn the_weights_are_read_whole() {
        let lines = include_str!("weights.txt").lines().count();
        let weights = &Tone::english().weights;
        assert_eq!(weights.len(), lines);
        assert!(
            weights.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "two traits share a number"
        );
    }
}
