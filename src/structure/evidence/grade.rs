//! How well a reading is supported: its tier, its confidence, and what it lacks.

use super::{Moment, Record};
use crate::session::MemberId;
use crate::sorted::Order;
use crate::structure::wording::{self, Lack};
use crate::structure::{Bars, Confidence, Tier};

/// What a reading rests on.
#[derive(Clone, Debug, Default)]
pub(in crate::structure) struct Case<'r> {
    /// Acts that speak for it.
    pub supporting: Vec<&'r Moment>,
    /// Acts that speak against it.
    pub opposing: Vec<&'r Moment>,
    /// What the acts against it weigh where some of them say less than others; `None` where each counts as one.
    pub opposed: Option<f64>,
    /// Members each of whom must have acted.
    pub actors: Vec<MemberId>,
    /// How many of the supporting acts take three; `None` for readings about two.
    pub triadic: Option<usize>,
    /// Whether a measure of the talk agrees.
    pub measure: bool,
    /// What exact model comparison leaves of it, 0..=1; 1 where nothing was compared.
    pub posterior: f64,
}

/// What a case amounts to.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::structure) struct Grade {
    /// How well supported.
    pub tier: Tier,
    /// How sure, inside the band of the tier.
    pub confidence: Confidence,
    /// What is missing for the next tier, each as a sentence.
    pub missing: Vec<String>,
}

/// What a tier asks for.
struct Bar {
    acts: usize,
    triadic: usize,
    fifths: usize,
    topics: usize,
    ratio: f64,
}

const SIGNAL: usize = 2;

/// What it takes to offer a reading.
const fn tentative(bars: Bars) -> Bar {
    Bar {
        acts: bars.acts,
        triadic: bars.triadic,
        fifths: bars.fifths,
        topics: 0,
        ratio: bars.ratio,
    }
}

/// What it takes to call it supported: twice the acts, one more fifth, two topics, and one more for each against.
/// Project's choice.
fn supported(bars: Bars) -> Bar {
    Bar {
        acts: 2 * bars.acts,
        triadic: 2 * bars.triadic,
        fifths: bars.fifths + 1,
        topics: 2,
        ratio: bars.ratio + 1.0,
    }
}

/// The most one session can carry, and what its tiers can.
const CAP_SUPPORTED: f64 = 0.8;
const CAP_TENTATIVE: f64 = 0.5;
const CAP_SIGNAL: f64 = 0.24;
/// Without times.
const CAP_UNTIMED: f64 = 0.7;

/// Tier, confidence and gaps of a case; `None` when it has fewer than two independent acts.
pub(in crate::structure) fn grade(record: &Record<'_>, case: &Case<'_>) -> Option<Grade> {
    if case.supporting.len() < SIGNAL {
        return None;
    }
    let for_tentative = lacks(record, case, &tentative(record.bars));
    let for_supported = lacks(record, case, &supported(record.bars));
    let (tier, missing) = if !for_tentative.is_empty() {
        (Tier::Signal, for_tentative)
    } else if !for_supported.is_empty() || !case.measure {
        (Tier::Tentative, for_supported)
    } else {
        (Tier::Supported, Vec::new())
    };
    let mut missing: Vec<String> = missing.into_iter().map(wording::lack).collect();
    if tier != Tier::Signal && !case.measure {
        missing.push(wording::lack(Lack::Measure));
    }
    Some(Grade {
        tier,
        confidence: confidence(record, case, tier),
        missing,
    })
}

fn lacks(record: &Record<'_>, case: &Case<'_>, bar: &Bar) -> Vec<Lack> {
    let acts = case.supporting.len();
    let fifths = distinct(case.supporting.iter().map(|moment| moment.fifth));
    // Outside open conflict a moment has no topic of its own; its part of the session stands in for one.
    let topic = |moment: &&Moment| moment.topic.unwrap_or(usize::MAX - moment.fifth);
    let topics = distinct(case.supporting.iter().map(topic));
    let against = case.opposed.unwrap_or(case.opposing.len() as f64);
    let ratio = acts as f64 / against.max(1.0);
    let mut lacks = Vec::new();
    if acts < bar.acts {
        lacks.push(Lack::Acts {
            have: acts,
            need: bar.acts,
        });
    }
    if case.triadic.is_some_and(|have| have < bar.triadic) {
        lacks.push(Lack::Triadic { need: bar.triadic });
    }
    let silent = case
        .actors
        .iter()
        .find(|actor| !case.supporting.iter().any(|moment| moment.actor == **actor));
    if let Some(&silent) = silent {
        lacks.push(Lack::Actor(record.name(silent).to_owned()));
    }
    if fifths < bar.fifths {
        lacks.push(Lack::Fifths { have: fifths });
    }
    if topics < bar.topics {
        lacks.push(Lack::Topics);
    }
    if !case.opposing.is_empty() && ratio < bar.ratio {
        lacks.push(Lack::Contrary {
            count: case.opposing.len(),
        });
    }
    lacks
}

/// Confidence = (1 − exp(−ev ÷ 6)) × q, never above what the tier, the file and the model comparison allow.
fn confidence(record: &Record<'_>, case: &Case<'_>, tier: Tier) -> Confidence {
    let weight = |moments: &[&Moment]| moments.iter().map(|moment| moment.weight).sum::<f64>();
    let evidence = (weight(&case.supporting) - weight(&case.opposing)).max(0.0);
    let induced = case.supporting.iter().filter(|moment| moment.induced);
    let induced = induced.count() as f64 / case.supporting.len().max(1) as f64;
    let quality = (1.0 - 2.0 * record.unknown_words).max(0.0) * (1.0 - 0.6 * induced);
    let raw = (1.0 - (-evidence / 6.0).exp()) * quality;
    let cap = cap(record, tier);
    Confidence::new(raw.min(cap).min(case.posterior))
}

/// The most a reading of this tier can reach with this file.
pub(in crate::structure) fn cap(record: &Record<'_>, tier: Tier) -> f64 {
    let by_file = match record.length {
        Some(_) => CAP_SUPPORTED,
        None => CAP_UNTIMED,
    };
    by_file.min(cap_of(tier))
}

/// The most a tier carries.
pub(in crate::structure) const fn cap_of(tier: Tier) -> f64 {
    match tier {
        Tier::Signal => CAP_SIGNAL,
        Tier::Tentative => CAP_TENTATIVE,
        Tier::Supported => CAP_SUPPORTED,
    }
}

fn distinct(values: impl Iterator<Item = usize>) -> usize {
    let mut values: Vec<usize> = values.collect();
    values.order();
    values.dedup();
    values.len()
}
