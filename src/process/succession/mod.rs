//! Timeline → who follows whom, and whether more often than turn counts alone would have it.

mod chance;
mod permutation;
mod random;

pub use chance::{Chance, against_chance};
pub use permutation::{ORDERS, Permutation, permute};
use random::SplitMix64;

use super::figure::Moment;
use super::table::{side, table};
use super::timeline::Hold;
use super::{Measured, Timeline, Unmeasured};
use crate::session::Window;

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
/// use kinmap_core::process::{Timeline, succession};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: [0, 1, 0, 0, 2].map(|who| Utterance { speaker: Some(who), text: "So it is.".into(), ..Utterance::default() }).to_vec(), ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: [0, 1, 2].map(member).to_vec() });
/// // Ana, Ben, Ana, Ana, Cleo.
/// let timeline = Timeline::new(&session);
/// assert_eq!(succession(&timeline, timeline.whole()), [[0, 1, 1], [1, 0, 0], [0, 0, 0]]);
/// ```
#[must_use]
pub fn succession(timeline: &Timeline, window: Window) -> Vec<Vec<u32>> {
    let pairs = timeline.changes(window);
    table(
        timeline,
        pairs.filter_map(|(one, next)| one.speaker.zip(next.speaker)),
    )
}

/// Who speaks after whom when the therapist is left out: [`succession`] of the family's turns, as if the therapist's were not
/// there; a member before and after the therapist has one turn.
///
/// Unit: counts, members × members; the therapist's row and column are zero.
/// Undefined: never; empty with more than 512 members.
///
/// # Source
/// As [`succession`].
///
/// ```
/// use kinmap_core::process::{Timeline, family_succession};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member, Role}};
/// # let member = |n: usize| Member { speakers: vec![n], role: if n == 0 { Role::Therapist } else { Role::Other }, ..Member::default() };
/// # let transcript = Transcript { utterances: [1, 0, 2, 0, 2].map(|who| Utterance { speaker: Some(who), text: "So it is.".into(), ..Utterance::default() }).to_vec(), ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: [0, 1, 2].map(member).to_vec() });
/// // Ana, therapist, Ben, therapist, Ben.
/// let timeline = Timeline::new(&session);
/// assert_eq!(family_succession(&timeline, timeline.whole()), [[0, 0, 0], [0, 0, 1], [0, 0, 0]]);
/// ```
#[must_use]
pub fn family_succession(timeline: &Timeline, window: Window) -> Vec<Vec<u32>> {
    let turns = kin(timeline, window);
    let pairs = turns.windows(2).filter_map(|pair| match pair {
        [one, next] => one.speaker.zip(next.speaker),
        _ => None,
    });
    table(timeline, pairs)
}

/// The turns that remain without the therapist, one for each member who goes on; from the turn before the window on.
pub(super) fn kin(timeline: &Timeline, window: Window) -> Vec<&Hold> {
    let mut turns: Vec<&Hold> = timeline.and_before(window).iter().collect();
    turns.retain(|hold| {
        !hold
            .speaker
            .is_some_and(|id| timeline.family.is_therapist(id))
    });
    turns.dedup_by_key(|hold| hold.speaker);
    turns
}

/// Share of the family's moves from one member to another that pass through the therapist.
///
/// (a → T → b) ÷ ((a → T → b) + (a → b)) over members a ≠ b of the family. Unit: none, 0..=1. Above 0.6 the family hardly
/// talks to itself, and distance between two members cannot be read from who follows whom.
/// Undefined: no therapist, or nobody in the family ever follows another.
///
/// # Source
/// The switchboard position of the therapist: Minuchin & Fishman (1981), *Family Therapy Techniques*, on enactment. The
/// threshold is the project's choice.
///
/// ```
/// use kinmap_core::process::{Timeline, therapist_between};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member, Role}};
/// # let member = |n: usize| Member { speakers: vec![n], role: if n == 0 { Role::Therapist } else { Role::Other }, ..Member::default() };
/// # let transcript = Transcript { utterances: [1, 0, 2, 1, 0, 1, 0, 2].map(|who| Utterance { speaker: Some(who), text: "So it is.".into(), ..Utterance::default() }).to_vec(), ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: [0, 1, 2].map(member).to_vec() });
/// // Ana, T, Ben, Ana, T, Ana, T, Ben: twice through the therapist, once directly, once back to the same.
/// let timeline = Timeline::new(&session);
/// assert_eq!(therapist_between(&timeline, timeline.whole()).value(), Some(&(2.0 / 3.0)));
/// ```
#[must_use]
pub fn therapist_between(timeline: &Timeline, window: Window) -> Measured<f64> {
    let family = &timeline.family;
    let kin = |hold: &Hold| hold.speaker.is_some_and(|id| !family.is_therapist(id));
    let direct = timeline
        .changes(window)
        .filter(|(one, next)| kin(one) && kin(next));
    let (direct, through) = (direct.count(), through(timeline, window).count());
    let therapist = family.everyone().any(|(id, _)| family.is_therapist(id));
    match direct + through {
        moves if moves > 0 && therapist => Measured::Value(through as f64 / moves as f64),
        _ => Measured::Unmeasured(Unmeasured::TooFew { have: 0, need: 1 }),
    }
}

/// Moves from one member through one turn of the therapist's to another.
pub(super) fn through(timeline: &Timeline, window: Window) -> impl Iterator<Item = Moment> {
    let kin = |hold: &Hold| {
        hold.speaker
            .is_some_and(|id| !timeline.family.is_therapist(id))
    };
    let leads = |hold: &Hold| {
        hold.speaker
            .is_some_and(|id| timeline.family.is_therapist(id))
    };
    let three = timeline.and_before(window).windows(3);
    three.filter_map(move |three| match three {
        [a, t, b] if kin(a) && leads(t) && kin(b) && a.speaker != b.speaker => {
            Some(Moment::new(a.first, b.last))
        }
        _ => None,
    })
}

impl Timeline {
    /// The permutation test of [`permute`] on the turns of a window; turns of unknown speakers are left out.
    #[must_use]
    pub fn permute(&self, window: Window, orders: u32, seed: u64) -> Measured<Permutation> {
        let turns = self.starting(&self.holds, window, |hold| hold.window.start);
        let mut sequence: Vec<usize> = turns
            .iter()
            .filter_map(|hold| Some(hold.speaker?.0))
            .collect();
        sequence.dedup();
        side(self).and(|members| permute(&sequence, members, orders, seed))
    }
}
