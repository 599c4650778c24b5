//! Shares of the floor by time and by words, among everybody and among the family.

use super::{share, talk_times, words};
use crate::import::Seconds;
use crate::process::{Measured, Timeline};
use crate::session::{MemberId, Window};

/// One member's part in the talk, counted every way.
#[derive(Clone, Debug, PartialEq)]
pub struct Participation {
    /// Whose.
    pub member: MemberId,
    /// Length of the union of the member's utterances in the window, in seconds.
    pub talk_time: Measured<Seconds>,
    /// Sum of their lengths in the window, in seconds: own overlaps count twice; at least `talk_time`.
    pub summed: Measured<Seconds>,
    /// Shares of talk time.
    pub time: Shares,
    /// Shares of words.
    pub words: Shares,
}

/// One member's share, therapist in and therapist out.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// Of everybody's; 0..=1.
    pub of_everybody: Measured<f64>,
    /// Of the family's; 0..=1; none for the therapist.
    pub of_family: Option<Measured<f64>>,
}

/// Each member's part in the talk by time and by words, with the therapist and without, in cast order.
///
/// Share = own ÷ Σ over everybody, and own ÷ Σ over the family without the therapist. What the therapist alone has is
/// the therapist's share of everybody's. Unit: seconds; 0..=1; each kind of share sums to 1.
/// Undefined: times without starts and ends or with roll-up captions; shares where nobody of the group spoke.
///
/// # Source
/// Union: `label_duration` of pyannote.core (Bredin et al. 2020); sum: `Annotation.chart` of the same on disjoint tracks.
///
/// ```
/// use kinmap_core::process::{Timeline, participation};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 4.0), said(0, 2.0, 6.0), said(1, 6.5, 8.5)],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana speaks from 0 to 4 s and from 2 to 6 s: 6 s of union, 8 s of sum.
/// let timeline = Timeline::new(&session);
/// let ana = &participation(&timeline, timeline.whole())[0];
/// assert_eq!((ana.talk_time.value().map(|t| t.as_f64()), ana.summed.value().map(|t| t.as_f64())), (Some(6.0), Some(8.0)));
/// ```
#[must_use]
pub fn participation(timeline: &Timeline, window: Window) -> Vec<Participation> {
    let times = talk_times(timeline, window);
    let seconds: Measured<Vec<f64>> = times
        .clone()
        .map(|times| times.iter().map(|t| t.as_f64()).collect());
    let words = words(timeline, window).iter().map(|&w| w as f64).collect();
    let by_time = shares(timeline, &seconds);
    let by_words = shares(timeline, &Measured::Value(words));
    let summed = summed(timeline, window);
    let kinds = by_time.into_iter().zip(by_words);
    let members = timeline.family.everyone().zip(kinds);
    members
        .map(|((member, _), (time, words))| Participation {
            member,
            talk_time: times.at(member.0),
            summed: summed.at(member.0),
            time,
            words,
        })
        .collect()
}

/// Everybody's shares of an amount.
fn shares(timeline: &Timeline, amounts: &Measured<Vec<f64>>) -> Vec<Shares> {
    let family = &timeline.family;
    let all = match amounts {
        Measured::Value(all) => all.as_slice(),
        Measured::Unmeasured(_) => &[],
    };
    let everybodys = all.iter().sum();
    let familys = family.members().filter_map(|(id, _)| all.get(id.0)).sum();
    let part = |id: MemberId, whole: f64| match amounts {
        Measured::Value(all) => share(all.get(id.0).copied().unwrap_or_default(), whole),
        Measured::Unmeasured(why) => Measured::Unmeasured(*why),
    };
    family
        .everyone()
        .map(|(id, _)| Shares {
            of_everybody: part(id, everybodys),
            of_family: (!family.is_therapist(id)).then(|| part(id, familys)),
        })
        .collect()
}

fn summed(timeline: &Timeline, window: Window) -> Measured<Vec<Seconds>> {
    if let Measured::Unmeasured(why) = timeline.tracks {
        return Measured::Unmeasured(why);
    }
    let mut sums = vec![Seconds::ZERO; timeline.family.len()];
    for cue in timeline.within(window) {
        let part = cue
            .window
            .shared(window)
            .map_or(Seconds::ZERO, Window::length);
        if let Some(sum) = cue.speaker.and_then(|id| sums.get_mut(id.0)) {
            *sum += part;
        }
    }
    Measured::Value(sums)
}
