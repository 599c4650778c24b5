//! Readings → what is offered: strongest first, and not too much at once.

use super::{Hypothesis, Tier};
use crate::sorted::Order;

/// At most this many difficulties are offered; strengths are not counted.
const PROBLEMS: usize = 3;

/// Splits what was found into what is offered and what is listed as a signal.
pub(super) fn choose(mut found: Vec<Hypothesis>) -> (Vec<Hypothesis>, Vec<Hypothesis>) {
    found.order_by(|one, other| {
        let strength = |h: &Hypothesis| (h.tier, h.confidence.get());
        let (one, other) = (strength(one), strength(other));
        other.0.cmp(&one.0).then(other.1.total_cmp(&one.1))
    });
    let (offered, signals): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|reading| reading.tier > Tier::Signal);
    let mut problems = 0;
    let offered = offered
        .into_iter()
        .filter(|reading| {
            problems += usize::from(!reading.pattern.is_strength());
            reading.pattern.is_strength() || problems <= PROBLEMS
        })
        .collect();
    (offered, signals)
}
