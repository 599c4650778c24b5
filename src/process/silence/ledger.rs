//! Silences, summed up: who pauses, who is waited for, who breaks the silence after whom.

use super::{Silence, SilenceOwner, Space, SpaceKind};
use crate::import::Seconds;
use crate::process::statistics::Distribution;
use crate::process::table::table;
use crate::process::{Measured, Timeline};
use crate::session::{MemberId, Window};
use crate::sorted::Order;

/// What the silences of a window come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SilenceLedger {
    /// One per member, in cast order.
    pub members: Vec<Quiet>,
    /// Long silences that belong to everyone.
    pub shared: u32,
    /// How long these last together.
    pub shared_time: Seconds,
    /// Long silences by pair, members × members: the row spoke last before, the column breaks it; on the diagonal the same
    /// member goes on.
    pub broken: Vec<Vec<u32>>,
}

/// One member’s part in the silences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quiet {
    /// Pauses within the member’s own turns, long or short, in seconds.
    pub pauses: Measured<Distribution>,
    /// Long silences after the member was asked.
    pub asked: u32,
    /// Long silences within what the member says.
    pub paused: u32,
    /// How long the member’s long silences, asked and paused, last together.
    pub time: Seconds,
    /// Long silences that the member ends.
    pub broke: u32,
}

/// Gaps between one member and the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaps {
    /// Who stops.
    pub from: MemberId,
    /// Who goes on.
    pub to: MemberId,
    /// How long it is silent between them, in seconds.
    pub lengths: Distribution,
}

/// Who pauses, to whom long silences belong, and who breaks them after whom.
///
/// Over the silences that begin in the window: per member the pauses, the long silences owned ([`SilenceOwner`]) and those
/// ended; per ordered pair (a, b) the long silences after an utterance of a that b ends. Unit: seconds; counts, 0 and up.
/// Undefined: files whose times cannot show silence; the pauses of who has none.
///
/// # Source
/// Levitt (2001), *Sounds of silence in psychotherapy*; Jaffe & Feldstein (1970), *Rhythms of Dialogue*, for ownership.
///
/// ```
/// use kinmap_core::process::{Timeline, silence_ledger};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to, text: &str| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize, name: &str| Member { name: name.into(), speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 2.0, "Ben, where were you?"), said(0, 6.0, 7.0, "Well?"), said(1, 7.0, 8.0, "Out.")],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0, "Ana"), member(1, "Ben")] });
/// // Ana, until 2 s: "Ben, where were you?" Ana, from 6 s: "Well?" Ben, from 7 s: "Out."
/// let timeline = Timeline::new(&session);
/// let ledger = silence_ledger(&timeline, timeline.whole());
/// let ledger = ledger.value().expect("real times");
/// assert_eq!((ledger.members[1].asked, ledger.members[0].broke, ledger.broken[0][0]), (1, 1, 1));
/// ```
#[must_use]
pub fn silence_ledger(timeline: &Timeline, window: Window) -> Measured<SilenceLedger> {
    let spaces = timeline.spaces.as_ref();
    spaces.and(|spaces| {
        let silences = timeline.silences.as_ref();
        silences.map(|silences| {
            let spaces = timeline.starting(spaces, window, |s| s.window.start);
            let silences = timeline.starting(silences, window, |s| s.window.start);
            sum_up(timeline, spaces, silences)
        })
    })
}

fn sum_up(timeline: &Timeline, spaces: &[Space], silences: &[Silence]) -> SilenceLedger {
    let members = timeline.family.len();
    let mut pauses = vec![Vec::new(); members];
    for space in spaces.iter().filter(|s| s.kind == SpaceKind::Pause) {
        let list = timeline
            .speaker(space.after)
            .and_then(|id| pauses.get_mut(id.0));
        list.into_iter()
            .for_each(|list| list.push(space.window.length().as_f64()));
    }
    let quiet = |pauses: &Vec<f64>| Quiet {
        pauses: Distribution::of(pauses),
        ..Quiet::default()
    };
    let broken = silences
        .iter()
        .filter_map(|it| it.fell_after.zip(it.broken_by));
    let mut ledger = SilenceLedger {
        members: pauses.iter().map(quiet).collect(),
        broken: table(timeline, broken),
        ..SilenceLedger::default()
    };
    silences.iter().for_each(|silence| ledger.enter(silence));
    ledger
}

impl SilenceLedger {
    fn enter(&mut self, silence: &Silence) {
        let length = silence.window.length();
        match silence
            .owner
            .member()
            .and_then(|id| self.members.get_mut(id.0))
        {
            Some(quiet) => {
                let asked = matches!(silence.owner, SilenceOwner::Asked(_));
                quiet.asked += u32::from(asked);
                quiet.paused += u32::from(!asked);
                quiet.time += length;
            }
            None => {
                self.shared += 1;
                self.shared_time += length;
            }
        }
        if let Some(breaker) = silence.broken_by {
            let quiet = self.members.get_mut(breaker.0);
            quiet.into_iter().for_each(|quiet| quiet.broke += 1);
        }
    }
}

/// How long it is silent between one member and the next, by ordered pair.
///
/// Over the gaps that begin in the window, lapses left out: their lengths. Unit: seconds, above 0. Pairs that are missing
/// have none.
/// Undefined: files whose times cannot show silence.
///
/// # Source
/// Heldner & Edlund (2010), *Pauses, gaps and overlaps in conversations*.
///
/// ```
/// use kinmap_core::process::{Timeline, gaps};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), text: "So.".into(), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 1.0), said(1, 1.5, 2.0), said(0, 2.0, 3.0), said(1, 4.0, 5.0)],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana until 1 s, Ben from 1.5 to 2 s, Ana from 2 to 3 s, Ben from 4 s.
/// let timeline = Timeline::new(&session);
/// let gaps = gaps(&timeline, timeline.whole());
/// assert_eq!(gaps.value().map(|g| (g.len(), g[0].lengths.count, g[0].lengths.median)), Some((1, 2, 0.75)));
/// ```
#[must_use]
pub fn gaps(timeline: &Timeline, window: Window) -> Measured<Vec<Gaps>> {
    timeline.spaces.as_ref().map(|spaces| {
        let spaces = timeline.starting(spaces, window, |s| s.window.start);
        let between = spaces.iter().filter(|s| s.kind == SpaceKind::Gap);
        let mut lengths: Vec<(MemberId, MemberId, f64)> = between
            .filter_map(|space| {
                let pair = timeline
                    .speaker(space.after)
                    .zip(timeline.speaker(space.before));
                pair.map(|(from, to)| (from, to, space.window.length().as_f64()))
            })
            .collect();
        lengths.order_by_key(|&(from, to, _)| (from, to));
        let pairs = lengths.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1));
        pairs.filter_map(of_pair).collect()
    })
}

fn of_pair(pair: &[(MemberId, MemberId, f64)]) -> Option<Gaps> {
    let &(from, to, _) = pair.first()?;
    let lengths: Vec<f64> = pair.iter().map(|&(_, _, length)| length).collect();
    let lengths = *Distribution::of(&lengths).value()?;
    Some(Gaps { from, to, lengths })
}
