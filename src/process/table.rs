//! Ordered pairs of members → a table of counts.

use super::{Measured, Timeline, Unmeasured};
use crate::session::MemberId;

/// With more members than this no table is made: nobody could read it, and its size grows with the square.
const READABLE: usize = 512;

/// How many members a table of this session is for; none when nobody could read it.
pub(super) fn side(timeline: &Timeline) -> Measured<usize> {
    match timeline.family.len() {
        side @ ..=READABLE => Measured::Value(side),
        have => Measured::Unmeasured(Unmeasured::TooMany {
            have,
            most: READABLE,
        }),
    }
}

/// Counts of ordered pairs, members × members, the first of a pair in the row; empty when nobody could read it.
pub(super) fn table(
    timeline: &Timeline,
    pairs: impl Iterator<Item = (MemberId, MemberId)>,
) -> Vec<Vec<u32>> {
    let side = side(timeline).value().copied().unwrap_or_default();
    let mut counts = vec![vec![0; side]; side];
    for (row, column) in pairs {
        let cell = counts.get_mut(row.0).and_then(|row| row.get_mut(column.0));
        cell.into_iter().for_each(|count| *count += 1);
    }
    counts
}
