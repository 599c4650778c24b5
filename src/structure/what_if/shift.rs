//! Two readings of one session → which lines stand, weaken, fall or appear.

use crate::structure::{Hypothesis, Structure};

/// One line in two readings of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift<'s> {
    /// As it was offered before, if it was.
    pub before: Option<&'s Hypothesis>,
    /// As it is offered now, if it is.
    pub after: Option<&'s Hypothesis>,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is no longer offered.
    Falls,
    /// It is offered with less behind it.
    Weakens,
    /// As before.
    Stands,
    /// It is offered with more behind it.
    Strengthens,
    /// It was not offered before.
    Appears,
}

impl Shift<'_> {
    /// What becomes of the line: compared are tier, then confidence to the hundredth.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let weight = |it: &Hypothesis| (it.tier, (it.confidence.get() * 100.0).round() as i64);
        match (self.before.map(weight), self.after.map(weight)) {
            (_, None) => Standing::Falls,
            (None, Some(_)) => Standing::Appears,
            (Some(before), Some(after)) if after < before => Standing::Weakens,
            (Some(before), Some(after)) if after > before => Standing::Strengthens,
            (Some(_), Some(_)) => Standing::Stands,
        }
    }
}

/// Every line that either reading offers: those of the first in its order, then the new ones.
#[must_use]
pub fn shifts<'s>(before: &'s Structure, after: &'s Structure) -> Vec<Shift<'s>> {
    let same = |all: &'s [Hypothesis], one: &Hypothesis| all.iter().find(|it| it.is_same_as(one));
    let old = before.hypotheses.iter().map(|one| Shift {
        before: Some(one),
        after: same(&after.hypotheses, one),
    });
    let new = after.hypotheses.iter();
    let new = new.filter(|one| same(&before.hypotheses, one).is_none());
    old.chain(new.map(|one| Shift {
        before: None,
        after: Some(one),
    }))
    .collect()
}
