//! Traits and labelled acts → weights: multinomial logistic regression with an L2 penalty.

use std::collections::BTreeMap;

use kinmap::stance::{ActKind, JUDGED, judged};

/// An utterance with its answer.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its traits, by name.
    pub traits: Vec<String>,
    /// Its judged kinds of act, each once; none where nothing in particular was done.
    pub kinds: Vec<usize>,
}

impl Example {
    /// Nothing where all that was done is of kinds that are not judged.
    pub fn new(traits: Vec<String>, acts: &[ActKind]) -> Option<Self> {
        let mut kinds: Vec<usize> = acts.iter().filter_map(|kind| judged(*kind)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        (acts.is_empty() || !kinds.is_empty()).then_some(Self { traits, kinds })
    }
}

/// Half the weight of the sum of squares, against the sum of log losses.
const PENALTY: f64 = 7.0;
/// How many steps are made.
const STEPS: u32 = 100;
/// Traits that occur less often are not learned.
const RARE: usize = 18;

type Row = [f64; JUDGED.len()];

/// Fits weights on all examples at once: no chance, the same bits every time.
pub fn fit(examples: &[&Example]) -> BTreeMap<String, Row> {
    let names = numbered(examples.iter().flat_map(|it| &it.traits), RARE);
    let examples: Vec<(Vec<usize>, &[usize])> = examples
        .iter()
        .map(|it| {
            let number = |name: &String| names.get(name.as_str()).copied();
            (it.traits.iter().filter_map(number).collect(), &*it.kinds)
        })
        .collect();
    let mut adam = Adam::new(names.len());
    for step in 1..=STEPS {
        let slopes = slopes(&adam.weights, &examples);
        adam.descend(&slopes, step, STEPS);
    }
    adam.named(&names)
}

/// The names that occur often enough to learn from, numbered.
pub fn numbered<'n>(
    names: impl Iterator<Item = &'n String>,
    rare: usize,
) -> BTreeMap<&'n str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let often = counts.into_iter().filter(|(_, count)| *count >= rare);
    often
        .enumerate()
        .map(|(at, (name, _))| (name, at))
        .collect()
}

/// Weights that go down a slope (Adam: Kingma and Ba 2015), slower and slower.
pub struct Adam<const N: usize> {
    /// By trait.
    pub weights: Vec<[f64; N]>,
    moments: Vec<[[f64; N]; 2]>,
}

impl<const N: usize> Adam<N> {
    pub fn new(traits: usize) -> Self {
        Self {
            weights: vec![[0.0; N]; traits],
            moments: vec![[[0.0; N]; 2]; traits],
        }
    }

    /// One step of `steps`.
    pub fn descend(&mut self, slopes: &[[f64; N]], step: u32, steps: u32) {
        let rate = 0.1 * (1.0 - f64::from(step) / f64::from(steps + 1));
        let still = |decay: f64| 1.0 - decay.powi(step.try_into().unwrap_or(i32::MAX));
        let (first_still, second_still) = (still(0.9), still(0.99));
        let rows = self.weights.iter_mut().zip(&mut self.moments).zip(slopes);
        for ((weights, [firsts, seconds]), slopes) in rows {
            let cells = weights.iter_mut().zip(firsts).zip(seconds).zip(slopes);
            for (((weight, first), second), slope) in cells {
                *first = 0.9 * *first + 0.1 * slope;
                *second = 0.99 * *second + 0.01 * slope * slope;
                let down = (*first / first_still) / ((*second / second_still).sqrt() + 1e-8);
                *weight -= rate * down;
            }
        }
    }

    /// The weights by name.
    pub fn named(&self, names: &BTreeMap<&str, usize>) -> BTreeMap<String, [f64; N]> {
        let named = names
            .iter()
            .filter_map(|(name, &at)| Some(((*name).to_owned(), *self.weights.get(at)?)));
        named.collect()
    }
}

fn slopes(weights: &[Row], examples: &[(Vec<usize>, &[usize])]) -> Vec<Row> {
    let mut slopes: Vec<Row> = weights
        .iter()
        .map(|row| row.map(|weight| PENALTY * weight))
        .collect();
    for (traits, kinds) in examples {
        let rows = traits.iter().filter_map(|&at| weights.get(at));
        let mut miss = chances(rows);
        let share = 1.0 / kinds.len() as f64;
        for &kind in *kinds {
            if let Some(place) = miss.get_mut(kind) {
                *place -= share;
            }
        }
        for &at in traits {
            for (slope, miss) in slopes.get_mut(at).into_iter().flatten().zip(miss) {
                *slope += miss;
            }
        }
    }
    slopes
}

fn chances<'r>(rows: impl Iterator<Item = &'r Row>) -> Row {
    let mut odds = [0.0; JUDGED.len()];
    for row in rows {
        for (sum, weight) in odds.iter_mut().zip(row) {
            *sum += weight;
        }
    }
    let odds = odds.map(f64::exp);
    let all = 1.0 + odds.iter().sum::<f64>();
    odds.map(|odds| odds / all)
}
