//! What a session shows, sorted as page and note tell it: difficulties, strengths, what else was seen.

use crate::structure::{Hypothesis, Structure};

/// The readings of a session, each where it is told.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    /// Hypotheses to discuss, each with its index in the structure.
    pub difficulties: Vec<(usize, &'a Hypothesis)>,
    /// Readings that are strengths.
    pub strengths: Vec<&'a Hypothesis>,
    /// Strengths that have no mark on the map.
    pub good: Vec<&'a Hypothesis>,
    /// What else has none.
    pub seen: Vec<&'a Hypothesis>,
}

impl<'a> Findings<'a> {
    /// Sorts what a structure holds, each group in the structure's order.
    #[must_use]
    pub fn of(structure: &'a Structure) -> Self {
        let readings = structure.hypotheses.iter().enumerate();
        let (strengths, difficulties): (Vec<_>, Vec<_>) =
            readings.partition(|(_, reading)| reading.pattern.is_strength());
        let strong = |seen: &&Hypothesis| seen.variants.iter().any(|kind| kind.is_strength());
        let (good, seen) = structure.observations.iter().partition(strong);
        Self {
            difficulties,
            strengths: strengths.into_iter().map(|(_, reading)| reading).collect(),
            good,
            seen,
        }
    }
}
