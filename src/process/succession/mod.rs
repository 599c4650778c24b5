//! Who follows whom, and whether more often than turn counts alone would have it.

use super::Timeline;
use crate::session::Window;

/// With more members than this no matrix is made: nobody could read it, and its size grows with the square.
const READABLE: usize = 512;

/// Who spoke after whom: members × members, the row speaks first.
///
/// xᵢⱼ = number of times a turn of j that begins in the window comes right after a turn of i. Signs of listening are no
/// turns, and one speaker's turns in a row are one; so the diagonal is zero by construction. A turn whose speaker the
/// file does not name breaks the row. Unit: counts, 0 and up; they sum to the number of speaker changes.
/// Undefined: never; empty with more than 512 members.
///
/// # Source
/// Lag-1 transitions as in Bakeman & Gottman (1997), *Observing Interaction*, ch. 6.
///
/// ```
/// use kinmap::process::{Timeline, succession};
/// # use kinmap::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: [0, 1, 0, 0, 2].map(|who| Utterance { speaker: Some(who), text: "So it is.".into(), ..Utterance::default() }).to_vec(), ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: [0, 1, 2].map(member).to_vec() });
/// // Ana, Ben, Ana, Ana, Cleo.
/// let timeline = Timeline::new(&session);
/// assert_eq!(succession(&timeline, timeline.whole()), [[0, 1, 1], [1, 0, 0], [0, 0, 0]]);
/// ```
#[must_use]
pub fn succession(timeline: &Timeline, window: Window) -> Vec<Vec<u32>> {
    let members = timeline.session.family.len();
    if members > READABLE {
        return Vec::new();
    }
    let mut counts = vec![vec![0; members]; members];
    let range = timeline.range(&timeline.holds, window, |hold| hold.window.start);
    let before = range.start.saturating_sub(1);
    let holds = timeline.holds.get(before..range.end).unwrap_or_default();
    for pair in holds.windows(2) {
        let [Some(first), Some(next)] =
            [pair.first(), pair.last()].map(|h| h.and_then(|h| h.speaker))
        else {
            continue;
        };
        if let Some(count) = counts.get_mut(first.0).and_then(|row| row.get_mut(next.0)) {
            *count += 1;
        }
    }
    counts
}
