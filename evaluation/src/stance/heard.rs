//! Traits and labelled addressees → weights: a conditional logit with an L2 penalty, beside what the cues are worth.

use std::collections::BTreeMap;

use kinmap::stance::{Addressee, SIDES, Traits};

use super::fit::{Adam, numbered};

/// An utterance with its answer.
#[derive(Clone, Debug)]
pub struct Heard {
    candidates: Vec<Traits>,
    right: usize,
}

impl Heard {
    /// Nothing where the answer is not among the candidates.
    pub fn new(candidates: Vec<Traits>, right: Addressee) -> Option<Self> {
        let right = candidates.iter().position(|it| it.addressee == right)?;
        Some(Self { candidates, right })
    }
}

/// Half the weight of the sum of squares, against the sum of log losses.
const PENALTY: f64 = 3.0;
/// How many steps are made.
const STEPS: u32 = 120;
/// Traits that occur less often are not learned.
const RARE: usize = 100;

type Row = [f64; SIDES];

/// A candidate: the place of its side, what its cues are worth, and the numbers of its traits.
type Numbered = (usize, f64, Vec<usize>);

/// Fits weights on all utterances at once: no chance, the same bits every time.
pub fn fit(heard: &[&Heard]) -> BTreeMap<String, Row> {
    let all = heard.iter().flat_map(|it| &it.candidates);
    let names = numbered(all.flat_map(|it| &it.names), RARE);
    let number = |it: &Traits| -> Numbered {
        let traits = it.names.iter();
        let traits = traits.filter_map(|name| names.get(name.as_str()).copied());
        (it.side as usize, it.cues, traits.collect())
    };
    let examples: Vec<(Vec<Numbered>, usize)> = heard
        .iter()
        .map(|it| (it.candidates.iter().map(number).collect(), it.right))
        .collect();
    let mut adam = Adam::<SIDES>::new(names.len());
    for step in 1..=STEPS {
        let slopes = slopes(&adam.weights, &examples);
        adam.descend(&slopes, step, STEPS);
    }
    adam.named(&names)
}

fn slopes(weights: &[Row], examples: &[(Vec<Numbered>, usize)]) -> Vec<Row> {
    let mut slopes: Vec<Row> = weights
        .iter()
        .map(|row| row.map(|weight| PENALTY * weight))
        .collect();
    for (candidates, right) in examples {
        let odds: Vec<f64> = candidates.iter().map(|it| odds(weights, it)).collect();
        let all: f64 = odds.iter().sum();
        for (place, ((side, _, traits), odds)) in candidates.iter().zip(odds).enumerate() {
            let miss = odds / all - f64::from(u8::from(place == *right));
            for &at in traits {
                if let Some(slope) = slopes.get_mut(at).and_then(|row| row.get_mut(*side)) {
                    *slope += miss;
                }
            }
        }
    }
    slopes
}

fn odds(weights: &[Row], (side, cues, traits): &Numbered) -> f64 {
    let weights = traits.iter().filter_map(|&at| weights.get(at)?.get(*side));
    (cues + weights.sum::<f64>()).exp()
}
