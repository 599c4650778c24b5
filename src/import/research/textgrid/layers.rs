//! Tiers that lie inside each other: words inside phrases are layers of one speaker, not people.

use super::{Interval, Tier};
use crate::import::Seconds;
use crate::import::draft::Draft;

/// Grids with more tiers are not compared pair by pair.
const MOST_TIERS: usize = 24;
/// Fewer intervals may lie inside others by chance. Project's choice.
const FEWEST: usize = 3;
/// Limits of intervals that were meant to be equal differ by rounding.
const ROUNDING: Seconds = Seconds::from_millis(1);

/// Says which tiers may be layers of one speaker; which of them are people is for a person to say.
pub(super) fn warn(tiers: &[Tier], draft: &mut Draft) {
    let labelled: Vec<(&str, Vec<&Interval>)> = tiers
        .iter()
        .filter(|tier| !tier.points)
        .map(labelled)
        .collect();
    if labelled.len() > MOST_TIERS {
        return;
    }
    for (outer, wide) in &labelled {
        for (inner, narrow) in &labelled {
            if narrow.len() >= FEWEST && narrow.len() > wide.len() && lies_inside(narrow, wide) {
                draft.assumed_of(
                    None,
                    format!("Every interval of the tier “{inner}” lies inside one of “{outer}”: they may be layers of one speaker. Leave out the tiers that are nobody's."),
                );
            }
        }
    }
}

fn labelled(tier: &Tier) -> (&str, Vec<&Interval>) {
    let intervals = tier
        .intervals
        .iter()
        .filter(|interval| !interval.label.trim().is_empty());
    (tier.name.as_str(), intervals.collect())
}

fn lies_inside(narrow: &[&Interval], wide: &[&Interval]) -> bool {
    let mut around = wide.iter().peekable();
    narrow.iter().all(|interval| {
        while around
            .next_if(|wide| wide.end + ROUNDING < interval.end)
            .is_some()
        {}
        around
            .peek()
            .is_some_and(|wide| wide.start <= interval.start + ROUNDING)
    })
}
