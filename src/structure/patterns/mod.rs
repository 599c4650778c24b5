//! Record → readings: one file per pattern.

mod alliance;
mod coalition;
mod conflict;
mod detouring;
mod disengagement;
mod hierarchy;
mod isolation;
mod observed;
mod overinvolvement;
mod triangulation;
mod trio;

use super::evidence::{Case, Comparison, Grade, Moment, Record, Ties, cap, cap_of, grade};
use super::wording::phrases;
use crate::session::MemberId;
use crate::sorted::Order;

use super::{Confidence, Hypothesis, Pattern, Tier, sufficiency};

pub(super) use observed::observe;

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

/// Every reading that has at least a signal's worth of evidence, in the order in which rules are tested. Safety comes
/// before strengths are compared, so that a withheld coalition hides no alliance.
pub(super) fn find(ground: &Ground<'_>, three: bool) -> Vec<Hypothesis> {
    let mut found = Vec::new();
    if three {
        found.extend(detouring::find(ground));
        found.extend(triangulation::find(ground));
        found.extend(coalition::find(ground));
    }
    let conflicts = conflict::find(ground, &found);
    found.extend(conflicts);
    if three {
        found.extend(hierarchy::find(ground));
        found.extend(isolation::find(ground));
        found.extend(disengagement::find(ground));
    }
    let close = overinvolvement::find(ground, &found);
    found.extend(close);
    found.retain(|reading| !sufficiency::withholds(&ground.record.coding.safety, reading));
    let alliances = alliance::find(ground, &found);
    found.extend(alliances);
    found
}

/// One reading looked for again, alone: nothing else explains it away.
pub(super) fn again(ground: &Ground<'_>, reading: &Hypothesis) -> Option<Hypothesis> {
    let three = sufficiency::allows_three(ground.record);
    let pair = || match [&*reading.members, &*reading.parents].concat()[..] {
        [one, other] => Some((one, other)),
        _ => None,
    };
    match reading.pattern {
        Pattern::Alliance => pair().and_then(|(one, other)| alliance::between(ground, one, other)),
        Pattern::Conflict => pair().and_then(|(one, other)| conflict::between(ground, one, other)),
        Pattern::Overinvolvement => {
            pair().and_then(|(one, other)| overinvolvement::between(ground, one, other))
        }
        _ if !three => None,
        Pattern::Coalition => {
            let ((one, other), third) = pair().zip(reading.against)?;
            coalition::against(ground, trio::Trio { one, other, third })
        }
        Pattern::Triangulation => {
            let ((one, other), child) = pair().zip(reading.child)?;
            triangulation::of(ground, one, other, child)
        }
        Pattern::DetouringAttacking | Pattern::DetouringSupporting => {
            let ((one, other), child) = pair().zip(reading.child)?;
            detouring::through(ground, [one, other], child)
                .filter(|again| again.pattern == reading.pattern)
        }
        Pattern::InvertedHierarchy => {
            let child = reading.members.first()?;
            hierarchy::over(ground, *child, reading.against?)
        }
        Pattern::Isolation => isolation::of(ground, *reading.members.first()?),
        Pattern::Disengagement => disengagement::find(ground),
    }
}

/// A reading with its evidence and grade set, and its parts and sentences still open.
fn graded(pattern: Pattern, case: &Case<'_>, grade: Grade) -> Hypothesis {
    let acts = |moments: &[&Moment]| {
        let mut acts: Vec<usize> = moments.iter().map(|moment| moment.act).collect();
        acts.order();
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
        belief: case.posterior,
        variants: Vec::new(),
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

/// A reading that a rule holds back: listed as a few signs, with the reason first.
fn as_signal(read: Hypothesis, why: &str) -> Hypothesis {
    let mut missing = vec![why.to_owned()];
    missing.extend(read.missing);
    let confidence = read.confidence.get().min(cap_of(Tier::Signal));
    Hypothesis {
        tier: Tier::Signal,
        confidence: Confidence::new(confidence),
        missing,
        ..read
    }
}

/// Whether a reading that would be offered has both members among its own.
fn is_explained(found: &[Hypothesis], pattern: Pattern, one: MemberId, other: MemberId) -> bool {
    found.iter().any(|reading| {
        reading.pattern == pattern
            && reading.tier > Tier::Signal
            && reading.concerns(one)
            && reading.concerns(other)
    })
}

/// Opens a hypothesis that rests on measures of the talk rather than on acts. Confidence = 1 − exp(−lines ÷ 3), where
/// lines is how many figures stand clearly out of line; at most tentative, for the transcript does not show why.
fn by_measures(ground: &Ground<'_>, pattern: Pattern, case: &Case<'_>, lines: usize) -> Hypothesis {
    let confidence = 1.0 - (-(lines as f64) / 3.0).exp();
    let grade = Grade {
        tier: Tier::Tentative,
        confidence: Confidence::new(confidence.min(cap(ground.record, Tier::Tentative))),
        missing: vec![phrases::LACK_WHY.to_owned()],
    };
    graded(pattern, case, grade)
}
