//! Traits and what was meant → weights: multinomial logistic regression with L1 and L2 penalties.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kinmap::stance::{ActKind, Channel, MEANINGS, Meant, STEP};

/// An utterance with its answer.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its traits, by name.
    pub traits: Vec<String>,
    /// How it is meant; `None` for nothing in particular.
    pub meant: Option<Meant>,
}

/// How the weights are fitted.
#[derive(Clone, Copy, Debug)]
pub struct Penalty {
    /// Half the weight of the sum of squares, against the sum of log losses.
    pub l2: f64,
    /// How many steps are made.
    pub steps: u32,
}

impl Penalty {
    /// As the program's weights are fitted.
    pub const OURS: Self = Self {
        l2: 6.0,
        steps: 120,
    };
}

type Row = [f64; MEANINGS];

/// What a turn's acts make it: the sign with more acts, then the first of that sign.
pub fn meant(kinds: &[ActKind]) -> Option<Meant> {
    let count = |channel: Channel| {
        kinds
            .iter()
            .filter(|kind| kind.channel() == channel)
            .count()
    };
    let (kind, unkind) = (count(Channel::Positive), count(Channel::Negative));
    if unkind > 0 && unkind >= kind {
        return Some(Meant::Negative);
    }
    let of = |kind: &ActKind| match kind {
        ActKind::Support | ActKind::Defend | ActKind::Repair => Some(Meant::Support),
        ActKind::Agree | ActKind::AgreeAgainst | ActKind::Side => Some(Meant::Agree),
        ActKind::Affiliate | ActKind::Secret => Some(Meant::Affiliate),
        ActKind::Praise => Some(Meant::Praise),
        _ => None,
    };
    let disagrees = kinds
        .contains(&ActKind::Disagree)
        .then_some(Meant::Disagree);
    kinds.iter().find_map(of).or(disagrees)
}

/// Fits weights by Adam (Kingma and Ba 2015) on all examples at once: no chance, the same bits every time.
pub fn fit(examples: &[Example], penalty: Penalty) -> BTreeMap<String, Row> {
    let names = known(examples);
    let numbered: Vec<(Vec<usize>, Option<Meant>)> = examples
        .iter()
        .map(|it| {
            let number = |name: &String| names.get(name.as_str()).copied();
            (it.traits.iter().filter_map(number).collect(), it.meant)
        })
        .collect();
    let mut weights: Vec<Row> = vec![[0.0; MEANINGS]; names.len()];
    let mut moments: Vec<(Row, Row)> = vec![([0.0; MEANINGS], [0.0; MEANINGS]); names.len()];
    for step in 1..=penalty.steps {
        let slopes = slopes(&weights, &numbered, penalty);
        let rate = 0.1 * (1.0 - f64::from(step) / f64::from(penalty.steps + 1));
        for ((weights, moments), slopes) in weights.iter_mut().zip(&mut moments).zip(&slopes) {
            descend(weights, moments, slopes, rate, step);
        }
    }
    let named = names
        .iter()
        .filter_map(|(name, &at)| Some(((*name).to_owned(), *weights.get(at)?)));
    named.collect()
}

/// The traits that occur often enough to learn from, numbered.
fn known(examples: &[Example]) -> BTreeMap<&str, usize> {
    const RARE: usize = 3;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in examples.iter().flat_map(|it| &it.traits) {
        *counts.entry(name).or_default() += 1;
    }
    let often = counts.into_iter().filter(|(_, count)| *count >= RARE);
    often
        .enumerate()
        .map(|(at, (name, _))| (name, at))
        .collect()
}

fn descend(weights: &mut Row, moments: &mut (Row, Row), slopes: &Row, rate: f64, step: u32) {
    let (first, second) = moments;
    let still = |decay: f64| 1.0 - decay.powi(step.try_into().unwrap_or(i32::MAX));
    for (((weight, first), second), slope) in weights.iter_mut().zip(first).zip(second).zip(slopes)
    {
        *first = 0.9 * *first + 0.1 * slope;
        *second = 0.99 * *second + 0.01 * slope * slope;
        *weight -= rate * (*first / still(0.9)) / ((*second / still(0.99)).sqrt() + 1e-8);
    }
}

fn slopes(weights: &[Row], examples: &[(Vec<usize>, Option<Meant>)], penalty: Penalty) -> Vec<Row> {
    let mut slopes: Vec<Row> = weights
        .iter()
        .map(|row| row.map(|weight| penalty.l2 * weight))
        .collect();
    for (traits, meant) in examples {
        let rows = traits.iter().filter_map(|&at| weights.get(at));
        let mut miss = chances(rows);
        if let Some(place) = meant.and_then(|meant| miss.get_mut(meant as usize)) {
            *place -= 1.0;
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
    let mut odds = [0.0; MEANINGS];
    for row in rows {
        for (sum, weight) in odds.iter_mut().zip(row) {
            *sum += weight;
        }
    }
    let odds = odds.map(f64::exp);
    let all = 1.0 + odds.iter().sum::<f64>();
    odds.map(|odds| odds / all)
}

/// Weights as the program reads them: whole steps, traits without any left out.
pub fn written(weights: &BTreeMap<String, Row>) -> String {
    let mut text = String::new();
    for (name, row) in weights {
        let steps = row.map(|weight| (weight / STEP).round().clamp(-127.0, 127.0) as i32);
        if name.contains('\t') || steps.iter().all(|step| *step == 0) {
            continue;
        }
        let numbers = steps.map(|step| step.to_string()).join(" ");
        let _ = writeln!(text, "{name}\t{numbers}");
    }
    text
}
