//! What the manual names and the contract's patterns do not: seen, said, and never drawn.

mod avoidance;
mod caretaking;
mod loyalty;
pub(super) mod parenting;
mod peripheral;
mod scapegoating;

use super::Ground;
use crate::sorted::Order;
use crate::structure::evidence::{Moment, cap_of};
use crate::structure::wording::phrases;
use crate::structure::{Confidence, Hypothesis, Pattern, Rival, Tier, Variant, sufficiency};

/// Every observation, difficulties before strengths; those that an offered reading explains are left out, and so is what
/// words about safety concern.
pub(in crate::structure) fn observe(
    ground: &Ground<'_>,
    offered: &[Hypothesis],
) -> Vec<Hypothesis> {
    if !sufficiency::allows_three(ground.record) {
        return Vec::new();
    }
    let found = [
        scapegoating::find(ground, offered),
        loyalty::find(ground, offered),
        avoidance::find(ground, offered),
        caretaking::find(ground, offered),
        peripheral::find(ground, offered),
        parenting::find(ground, offered),
    ];
    let mut found = found.concat();
    found.retain(|seen| !sufficiency::withholds(&ground.record.coding.safety, seen));
    found
}

/// What an observation rests on, and its sentences.
#[derive(Default)]
struct Seen<'r> {
    supporting: Vec<&'r Moment>,
    opposing: Vec<&'r Moment>,
    measures: Vec<String>,
    statement: String,
    rival: String,
    settle: String,
}

/// An observation with its parts still open. Never more than tentative; confidence = 1 − exp(−acts ÷ 6).
fn observation(pattern: Pattern, variant: Variant, seen: Seen<'_>) -> Hypothesis {
    let acts = |moments: &[&Moment]| {
        let mut acts: Vec<usize> = moments.iter().map(|moment| moment.act).collect();
        acts.order();
        acts.dedup();
        acts
    };
    let confidence = 1.0 - (-(seen.supporting.len() as f64) / 6.0).exp();
    Hypothesis {
        pattern,
        members: Vec::new(),
        against: None,
        child: None,
        parents: Vec::new(),
        cross_generational: false,
        stable: false,
        variants: vec![variant],
        tier: Tier::Tentative,
        confidence: Confidence::new(confidence.min(cap_of(Tier::Tentative))),
        belief: 1.0,
        evidence: acts(&seen.supporting),
        counter_evidence: acts(&seen.opposing),
        measures: seen.measures,
        rival: Some(Rival {
            pattern: None,
            statement: seen.rival,
        }),
        statement: seen.statement,
        missing: vec![phrases::LACK_WHY.to_owned()],
        settle: seen.settle,
    }
}

#[cfg(test)]
#[track_caller]
fn check(family: &str, lines: &str, variant: Variant, expected: &[&str]) {
    let scene = crate::structure::trials::Scene::of(family, lines);
    let read = scene.read();
    let own = read
        .observations
        .iter()
        .filter(|it| it.variants == [variant]);
    for seen in own.clone() {
        let text = [&*seen.statement, &*seen.settle].concat();
        assert!(!text.contains('{') && !seen.settle.is_empty(), "{text}");
    }
    let said: Vec<String> = own.map(|it| scene.say(it)).collect();
    assert_eq!(said, expected, "{lines}");
}
