//! How an utterance is meant as a whole: a log-linear model beside the rules.
//!
//! p(c) ∝ exp Σ w(c, f) over the traits f of an utterance: its words and classes of words, who speaks to whom, what was
//! said in the turns before. What the rules found counts as evidence of its own, with a weight that follows from how often
//! rules are right in sessions they were not written on. The weights stand in `weights.txt`, one trait a line, written by
//! `cargo xtask eval stance train`. A trait can be named, so that every act the model adds can say why.

mod past;
mod traits;

pub(crate) use past::{Past, PastTurn};
pub(crate) use traits::{Gather, Trait};

use std::sync::OnceLock;

use super::{ActKind, Channel};
use crate::sorted::Order;

/// What an utterance can be meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// Takes the other seriously, or helps.
    Support,
    /// Agrees.
    Agree,
    /// Is warm.
    Affiliate,
    /// Judges well.
    Praise,
    /// Runs someone down.
    Negative,
    /// Opposes without devaluing.
    Disagree,
}

impl Meant {
    /// Everything but nothing in particular, which is what is left over.
    pub const ALL: [Self; 6] = [
        Self::Support,
        Self::Agree,
        Self::Affiliate,
        Self::Praise,
        Self::Negative,
        Self::Disagree,
    ];

    /// The act it makes where no rule says more.
    #[must_use]
    pub const fn kind(self) -> ActKind {
        match self {
            Self::Support => ActKind::Support,
            Self::Agree => ActKind::Agree,
            Self::Affiliate => ActKind::Affiliate,
            Self::Praise => ActKind::Praise,
            Self::Negative => ActKind::Criticise,
            Self::Disagree => ActKind::Disagree,
        }
    }

    /// In plain words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Support => "reads as taking the other's part",
            Self::Agree => "reads as agreeing",
            Self::Affiliate => "reads as warm",
            Self::Praise => "reads as praise",
            Self::Negative => "reads as running someone down",
            Self::Disagree => "reads as opposing",
        }
    }
}

/// How many ways of being meant there are, besides nothing in particular.
pub const MEANINGS: usize = Meant::ALL.len();

/// What a weight of one is worth, in logits.
pub const STEP: f64 = 0.03;

/// The model: for each trait what it adds to each meaning.
#[derive(Clone, Debug, Default)]
pub struct Tone {
    weights: Vec<(Trait, [i8; MEANINGS])>,
    /// The chances from which it is believed.
    pub cuts: Cuts,
}

/// From which chances acts are believed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cuts {
    /// Below this chance a kind act is not believed, whatever a rule found.
    pub kind_believed: f64,
    /// The same for an unkind act.
    pub unkind_believed: f64,
    /// From this chance a kind act is added where the rules found none.
    pub kind: f64,
    /// The same for an unkind act.
    pub unkind: f64,
    /// The same for opposition.
    pub opposed: f64,
    /// What a rule's kind act adds, in logits.
    pub rule_kind: f64,
    /// What a rule's unkind act adds.
    pub rule_unkind: f64,
}

impl Default for Cuts {
    /// Chosen on the developed sessions, each judged by weights fitted on the others. A rule's act is worth what its
    /// precision lifts the odds by. Unkind acts are left to the rules: the patterns are weighed for a coding that finds
    /// less (`docs/evaluation-stance.md`).
    fn default() -> Self {
        Self {
            kind_believed: 0.15,
            unkind_believed: 0.0,
            kind: 0.3,
            unkind: 1.0,
            opposed: 0.35,
            rule_kind: 1.2,
            rule_unkind: 1.8,
        }
    }
}

/// How likely an utterance is meant how.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likely {
    /// For each of [`Meant::ALL`]; what is missing to one is the chance of nothing in particular.
    pub each: [f64; MEANINGS],
}

impl Likely {
    /// The chance of one meaning.
    #[must_use]
    pub fn of(&self, meant: Meant) -> f64 {
        self.each.get(meant as usize).copied().unwrap_or(0.0)
    }

    /// The chance of a kind act.
    #[must_use]
    pub fn positive(&self) -> f64 {
        [
            Meant::Support,
            Meant::Agree,
            Meant::Affiliate,
            Meant::Praise,
        ]
        .map(|meant| self.of(meant))
        .iter()
        .sum()
    }

    /// The likeliest kind act.
    #[must_use]
    pub fn kindest(&self) -> Meant {
        [Meant::Support, Meant::Agree, Meant::Praise]
            .into_iter()
            .fold(Meant::Affiliate, |best, meant| {
                if self.of(meant) > self.of(best) {
                    meant
                } else {
                    best
                }
            })
    }
}

impl Tone {
    /// Reads weights: a trait, a tab, and weights in the order of [`Meant::ALL`].
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut weights: Vec<(Trait, [i8; MEANINGS])> = Vec::new();
        for line in text.lines() {
            let Some((name, numbers)) = line.split_once('\t') else {
                continue;
            };
            let mut row = [0; MEANINGS];
            for (place, number) in row.iter_mut().zip(numbers.split(' ')) {
                *place = number.parse().unwrap_or(0);
            }
            weights.push((Trait::of(&[name]), row));
        }
        weights.order_by_key(|(name, _)| *name);
        Self {
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

    fn row(&self, name: Trait) -> Option<&[i8; MEANINGS]> {
        let place = self
            .weights
            .binary_search_by(|(it, _)| it.cmp(&name))
            .ok()?;
        self.weights.get(place).map(|(_, row)| row)
    }

    /// What a trait adds to a meaning, in logits.
    pub(crate) fn weight(&self, name: Trait, meant: Meant) -> f64 {
        let row = self.row(name);
        let weight = row.and_then(|row| row.get(meant as usize)).copied();
        weight.map_or(0.0, |weight| f64::from(weight) * STEP)
    }

    /// How likely an utterance with these traits, in which rules found these kinds of act, is meant how.
    pub(crate) fn judge(
        &self,
        traits: &[Trait],
        found: impl Iterator<Item = (ActKind, f64)>,
    ) -> Likely {
        let mut sums = [0_i32; MEANINGS];
        for row in traits.iter().filter_map(|&name| self.row(name)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(*weight);
            }
        }
        let mut logits = sums.map(|sum| f64::from(sum) * STEP);
        let (mut kind, mut unkind) = (0.0_f64, 0.0_f64);
        for (act, strength) in found {
            match act.channel() {
                Channel::Positive => kind = kind.max(strength.min(1.0)),
                Channel::Negative => unkind = unkind.max(strength.min(1.0)),
                _ => {}
            }
        }
        for (meant, logit) in Meant::ALL.iter().zip(&mut logits) {
            *logit += match meant {
                Meant::Negative => unkind * self.cuts.rule_unkind,
                Meant::Disagree => 0.0,
                _ => kind * self.cuts.rule_kind,
            };
        }
        let odds = logits.map(f64::exp);
        let all = 1.0 + odds.iter().sum::<f64>();
        Likely {
            each: odds.map(|odds| odds / all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone() -> Tone {
        Tone::read("w thanks\t10 0 60 0 0 0\nbias\t-60 -60 -60 -60 -60 -60\nnot a line\n")
    }

    fn judged(found: &[(ActKind, f64)]) -> Likely {
        let traits = [
            Trait::of(&["w", "thanks"]),
            Trait::of(&["bias"]),
            Trait::of(&["w", "new"]),
        ];
        tone().judge(&traits, found.iter().copied())
    }

    #[test]
    fn weights_add_up_to_chances() {
        let likely = judged(&[]);
        let odds = [-50, -60, 0, -60, -60, -60].map(|sum| (f64::from(sum) * STEP).exp());
        let all = 1.0 + odds.iter().sum::<f64>();
        assert!((likely.of(Meant::Affiliate) - odds[2] / all).abs() < 1e-12);
        assert!((likely.of(Meant::Support) - odds[0] / all).abs() < 1e-12);
        assert_eq!(likely.kindest(), Meant::Affiliate);
        assert!(
            (tone().weight(Trait::of(&["w thanks"]), Meant::Affiliate) - 60.0 * STEP).abs() < 1e-12
        );
    }

    #[test]
    fn what_a_rule_found_lifts_its_own_sign() {
        let (none, unkind) = (judged(&[]), judged(&[(ActKind::Criticise, 1.0)]));
        assert!(unkind.of(Meant::Negative) > none.of(Meant::Negative));
        assert!(unkind.positive() < none.positive());
        let mild = judged(&[(ActKind::Criticise, 0.5)]);
        assert!(mild.of(Meant::Negative) < unkind.of(Meant::Negative));
        assert_eq!(judged(&[(ActKind::Command, 1.0)]), none);
    }

    #[test]
    fn the_weights_are_read_whole() {
        let lines = include_str!("weights.txt").lines().count();
        assert_eq!(Tone::english().weights.len(), lines);
        let names: Vec<Trait> = Tone::english()
            .weights
            .iter()
            .map(|(name, _)| *name)
            .collect();
        assert!(
            names.windows(2).all(|pair| pair[0] < pair[1]),
            "two traits share a number"
        );
    }
}
