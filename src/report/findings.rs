//! What a session shows, sorted as page and note tell it: difficulties, strengths, what else was seen.

use crate::structure::{Hypothesis, Structure};

/// Readings, each with its index in the structure.
pub type Indexed<'a> = Vec<(usize, &'a Hypothesis)>;

/// The readings of a session, each where it is told.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    /// Hypotheses to discuss.
    pub difficulties: Indexed<'a>,
    /// Readings that are strengths.
    pub strengths: Indexed<'a>,
    /// Strengths that have no mark on the map.
    pub good: Indexed<'a>,
    /// What else has none.
    pub seen: Indexed<'a>,
}

impl<'a> Findings<'a> {
    /// Sorts what a structure holds, each group in the structure's order.
    #[must_use]
    pub fn of(structure: &'a Structure) -> Self {
        let (strengths, difficulties) =
            parted(&structure.hypotheses, |it| it.pattern.is_strength());
        let (good, seen) = parted(&structure.observations, |it| {
            it.variants.iter().any(|kind| kind.is_strength())
        });
        Self {
            difficulties,
            strengths,
            good,
            seen,
        }
    }
}

/// Strengths, and the others.
fn parted(all: &[Hypothesis], strong: fn(&Hypothesis) -> bool) -> (Indexed<'_>, Indexed<'_>) {
    all.iter().enumerate().partition(|(_, it)| strong(it))
}
