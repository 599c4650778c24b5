//! Record → readings: one file per pattern.

mod alliance;
mod coalition;
mod conflict;

use super::comparison::Comparison;
use super::evidence::{Case, Grade, Moment, Record, grade};
use super::graph::Ties;
use super::{Hypothesis, Pattern};

/// What the patterns stand on.
#[derive(Debug)]
pub(super) struct Ground<'r> {
    /// The acts that count and where they stand.
    pub record: &'r Record<'r>,
    /// Their sums per pair.
    pub ties: &'r Ties,
    /// Their sums per trio, ready to be compared.
    pub comparison: &'r Comparison,
}

/// Every reading that has at least a signal's worth of evidence, in the order in which rules are tested.
pub(super) fn find(ground: &Ground<'_>, three: bool) -> Vec<Hypothesis> {
    let mut found = Vec::new();
    if three {
        found.extend(coalition::find(ground));
    }
    found.extend(conflict::find(ground));
    let alliances = alliance::find(ground, &found);
    found.extend(alliances);
    found
}

/// A reading with its evidence and grade set, and its parts and sentences still open.
fn graded(pattern: Pattern, case: &Case<'_>, grade: Grade) -> Hypothesis {
    let acts = |moments: &[&Moment]| {
        let mut acts: Vec<usize> = moments.iter().map(|moment| moment.act).collect();
        acts.sort_unstable();
        acts.dedup();
        acts
    };
    Hypothesis {
        pattern,
        members: Vec::new(),
        against: None,
        child: None,
        parents: Vec::new(),
        cross_generational: false,
        stable: false,
        tier: grade.tier,
        confidence: grade.confidence,
        evidence: acts(&case.supporting),
        counter_evidence: acts(&case.opposing),
        measures: Vec::new(),
        rival: None,
        statement: String::new(),
        missing: grade.missing,
        settle: String::new(),
    }
}

/// Grades a case and opens its hypothesis.
fn weigh(ground: &Ground<'_>, pattern: Pattern, case: &Case<'_>) -> Option<Hypothesis> {
    grade(ground.record, case).map(|grade| graded(pattern, case, grade))
}
