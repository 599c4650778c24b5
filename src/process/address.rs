//! Who is spoken to, as far as names and labels say, and who answers for whom.

use super::figure::Moment;
use super::shift::{Shift, Shifts, shifts};
use super::table::table;
use super::timeline::Hold;
use super::{Timeline, Unmeasured};
use crate::process::Measured;
use crate::session::{MemberId, Window};
use crate::sorted::Order;

/// Somebody asked by name, and another who answers first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnsweredFor {
    /// Who was asked.
    pub asked: MemberId,
    /// Who answered.
    pub by: MemberId,
    /// How often.
    pub count: u32,
}

/// Who speaks to whom by name: members × members, the row speaks.
///
/// Dᵢⱼ = number of i's utterances beginning in the window that address j and nobody else, by the label ("Karen (to Tom)") or
/// by calling the name between marks ("Tom, listen"). A lower bound: most talk names nobody. Unit: counts, 0 and up.
/// Undefined: never; empty with more than 512 members.
///
/// # Source
/// Vocatives as the surest cue of addressing: Jovanović & op den Akker (2004), *Towards automatic addressee
/// identification in multi-party dialogues*.
///
/// ```
/// use kinmap_core::process::{Timeline, addressing};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, text: &str| Utterance { speaker: Some(who), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize, name: &str| Member { name: name.into(), speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, "Ben, listen."), said(1, "To Ana?")], ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0, "Ana"), member(1, "Ben")] });
/// // Ana: "Ben, listen." Ben: "To Ana?"
/// let timeline = Timeline::new(&session);
/// assert_eq!(addressing(&timeline, timeline.whole()), [[0, 1], [0, 0]]);
/// ```
#[must_use]
pub fn addressing(timeline: &Timeline, window: Window) -> Vec<Vec<u32>> {
    let pairs = addressed(timeline, window).map(|(by, to, _)| (by, to));
    table(timeline, pairs)
}

/// Utterances that address one member by name: who, whom, which.
pub(super) fn addressed(
    timeline: &Timeline,
    window: Window,
) -> impl Iterator<Item = (MemberId, MemberId, usize)> {
    let cues = timeline.starting(&timeline.cues, window, |cue| cue.window.start);
    cues.iter().filter_map(|cue| {
        let to = timeline.speech.get(cue.utterance)?.selects?;
        Some((cue.speaker?, to, cue.utterance))
    })
}

/// Who answers for whom: after a question that names one member, another answers first.
///
/// Counted over turns beginning in the window: i asks j by name (or by the label), and the next turn is k's, k being
/// neither. Unit: counts above 0, by who was asked. Small children, interpreters and the hard of hearing are answered for as
/// a kindness.
/// Undefined: never; a file whose questions name nobody has none.
///
/// # Source
/// Speaking for another as a sign of diffuse boundaries: Minuchin & Fishman (1981), *Family Therapy Techniques*, ch. 11.
///
/// ```
/// use kinmap_core::process::{Timeline, answered_for};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, text: &str| Utterance { speaker: Some(who), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize, name: &str| Member { name: name.into(), speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, "Ben, how was it?"), said(2, "He liked it.")], ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0, "Ana"), member(1, "Ben"), member(2, "Cleo")] });
/// // Ana: "Ben, how was it?" Cleo: "He liked it."
/// let timeline = Timeline::new(&session);
/// let found = answered_for(&timeline, timeline.whole());
/// assert_eq!((found[0].asked.0, found[0].by.0, found[0].count), (1, 2, 1));
/// ```
#[must_use]
pub fn answered_for(timeline: &Timeline, window: Window) -> Vec<AnsweredFor> {
    let mut pairs: Vec<_> = answers_for(timeline, window)
        .map(|(asked, by, _)| (asked, by))
        .collect();
    pairs.order();
    let counted = pairs.chunk_by(|one, next| one == next).filter_map(|same| {
        let &(asked, by) = same.first()?;
        let count = u32::try_from(same.len()).unwrap_or(u32::MAX);
        Some(AnsweredFor { asked, by, count })
    });
    counted.collect()
}

/// Questions by name that another answers: who was asked, who answers, question and answer.
pub(super) fn answers_for(
    timeline: &Timeline,
    window: Window,
) -> impl Iterator<Item = (MemberId, MemberId, Moment)> {
    timeline.changes(window).filter_map(|(question, answer)| {
        let words = timeline.speech.get(question.last)?;
        let (asked, by) = (words.selects.filter(|_| words.asks)?, answer.speaker?);
        let moment = Moment::new(question.last, answer.first);
        (asked != by).then_some((asked, by, moment))
    })
}

/// Participation shifts of the turns in a window, as far as names say who is spoken to; a turn that names nobody counts as
/// spoken to the group.
///
/// See [`shifts`] for the counts. Where better addressees are known, give them to [`shifts`]. Unit: counts.
/// Undefined: where no turn names anybody, every shift would be A0-X0 and say nothing.
///
/// # Source
/// Gibson (2003), *Participation shifts: order and differentiation in group conversation*, Social Forces 81.
///
/// ```
/// use kinmap_core::process::{Shift, Timeline, named_shifts};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, text: &str| Utterance { speaker: Some(who), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize, name: &str| Member { name: name.into(), speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, "Ben, how was it?"), said(2, "Ana, he liked it.")], ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0, "Ana"), member(1, "Ben"), member(2, "Cleo")] });
/// // Ana: "Ben, how was it?" Cleo: "Ana, he liked it."
/// let timeline = Timeline::new(&session);
/// assert_eq!(named_shifts(&timeline, timeline.whole()).value().map(|s| s.count(Shift::AbXa)), Some(1));
/// ```
#[must_use]
pub fn named_shifts(timeline: &Timeline, window: Window) -> Measured<Shifts> {
    let turns: Vec<_> = aimed(timeline, window).map(|(turn, _)| turn).collect();
    match turns.iter().any(|(_, target)| target.is_some()) {
        true => Measured::Value(shifts(&turns)),
        false => Measured::Unmeasured(Unmeasured::TooFew { have: 0, need: 1 }),
    }
}

/// Who speaks, and whom they name.
type Aim = (MemberId, Option<MemberId>);

/// Turns with their aim.
fn aimed(timeline: &Timeline, window: Window) -> impl Iterator<Item = (Aim, &Hold)> {
    let holds = timeline.starting(&timeline.holds, window, |hold| hold.window.start);
    let target = |hold: &Hold| timeline.speech.get(hold.last)?.selects;
    holds
        .iter()
        .filter_map(move |hold| Some(((hold.speaker?, target(hold)), hold)))
}

/// Where one participation shift occurs.
pub(super) fn shifted(timeline: &Timeline, window: Window, shift: Shift) -> Vec<Moment> {
    let turns: Vec<_> = aimed(timeline, window).collect();
    let moment = |pair: &[(Aim, &Hold)]| match *pair {
        [(before, one), (next, other)] if Shift::between(before, next) == Some(shift) => {
            Some(Moment::new(one.first, other.last))
        }
        _ => None,
    };
    turns.windows(2).filter_map(moment).collect()
}
