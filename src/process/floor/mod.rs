//! Timeline → who holds the floor: how long, how often, in turns how long, and how evenly.

mod balance;
mod share;
mod turns;

pub use balance::{Balance, Evenness, balance, evenness};
pub use share::{Participation, Shares, participation};
pub use turns::{TurnLengths, turn_lengths};

use super::{Measured, Timeline, Unmeasured};
use crate::import::Seconds;
use crate::session::{MemberId, Window};

/// One member's hold of the floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    /// Whose.
    pub member: MemberId,
    /// Turns that begin in the window, backchannels excluded. Count, 0 and up.
    pub turns: usize,
    /// Words of the utterances that begin in the window (characters in scripts that write no spaces between words).
    /// Count, 0 and up.
    pub words: usize,
    /// Length of the union of the member's utterances within the window. Unit: seconds, 0 and up.
    pub talk_time: Measured<Seconds>,
    /// Talk time ÷ the sum of all family members' talk times; 0..=1. For the therapist: of everybody's.
    /// Falls back on words when there are no times (see [`super::ProcessMeasures::shares_by`]).
    pub share: Measured<f64>,
}

/// Each member's turns, words, talk time and share of the floor, therapist included, in cast order.
///
/// Talk time tᵢ = |∪ uᵢ ∩ window|, never the sum: a person's own utterances that overlap count once. Share = tᵢ ÷ Σ t
/// over the family's members; the therapist's, tᵢ ÷ Σ t over everybody. Without times the same with words. A turn is a
/// run of one speaker's utterances; signs of listening of at most two words ("mhm", "yeah right") are no turns and end
/// none, except after somebody else's question, where they answer.
/// Unit: counts, seconds, 0..=1. Family shares sum to 1.
/// Undefined: talk time without starts and ends or with captions that roll up; shares where nobody spoke.
///
/// # Source
/// `label_duration` of pyannote.core (Bredin et al. 2020) for talk time; Jaffe & Feldstein (1970), *Rhythms of
/// Dialogue*, for the turn as the stretch between two speaker changes.
///
/// ```
/// use kinmap_core::process::{Timeline, floor};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 4.0), said(0, 2.0, 6.0), said(1, 6.5, 8.5)],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana speaks from 0 to 4 s and from 2 to 6 s, Ben from 6.5 to 8.5 s.
/// let timeline = Timeline::new(&session);
/// let shares: Vec<_> = floor(&timeline, timeline.whole()).into_iter().map(|f| f.share).collect();
/// assert_eq!(shares.iter().filter_map(|s| s.value()).copied().collect::<Vec<_>>(), [0.75, 0.25]);
/// ```
#[must_use]
pub fn floor(timeline: &Timeline, window: Window) -> Vec<Floor> {
    let family = &timeline.family;
    let words = words(timeline, window);
    let turns = turns(timeline, window);
    let times = talk_times(timeline, window);
    let amounts: Vec<f64> = match &times {
        Measured::Value(times) => times.iter().map(|t| t.as_f64()).collect(),
        Measured::Unmeasured(_) => words.iter().map(|&w| w as f64).collect(),
    };
    let everybodys: f64 = amounts.iter().sum();
    let familys: f64 = family
        .members()
        .filter_map(|(id, _)| amounts.get(id.0))
        .sum();
    family
        .everyone()
        .map(|(member, _)| {
            let at = member.0;
            let whole = match family.is_therapist(member) {
                true => everybodys,
                false => familys,
            };
            Floor {
                member,
                turns: turns.get(at).copied().unwrap_or_default(),
                words: words.get(at).copied().unwrap_or_default(),
                talk_time: times.at(at),
                share: share(amounts.get(at).copied().unwrap_or_default(), whole),
            }
        })
        .collect()
}

/// A part of a whole; undefined where the whole is nothing.
fn share(part: f64, whole: f64) -> Measured<f64> {
    match whole > 0.0 {
        true => Measured::Value(part / whole),
        false => Measured::Unmeasured(Unmeasured::NobodySpoke),
    }
}

impl<T: Copy> Measured<Vec<T>> {
    /// One figure of a measured list.
    fn at(&self, index: usize) -> Measured<T> {
        match self {
            Self::Value(list) => match list.get(index) {
                Some(&figure) => Measured::Value(figure),
                None => Measured::Unmeasured(Unmeasured::NobodySpoke),
            },
            Self::Unmeasured(why) => Measured::Unmeasured(*why),
        }
    }
}

fn words(timeline: &Timeline, window: Window) -> Vec<usize> {
    let mut words = vec![0; timeline.family.len()];
    for cue in timeline.starting(&timeline.cues, window, |cue| cue.window.start) {
        let said = timeline.speech.get(cue.utterance).map_or(0, |s| s.words);
        if let Some(sum) = cue.speaker.and_then(|id| words.get_mut(id.0)) {
            *sum += said;
        }
    }
    words
}

fn turns(timeline: &Timeline, window: Window) -> Vec<usize> {
    let mut turns = vec![0; timeline.family.len()];
    for hold in timeline.starting(&timeline.holds, window, |hold| hold.window.start) {
        if let Some(count) = hold.speaker.and_then(|id| turns.get_mut(id.0)) {
            *count += 1;
        }
    }
    turns
}

/// The union of each member's utterances in the window, by one pass in order of start.
fn talk_times(timeline: &Timeline, window: Window) -> Measured<Vec<Seconds>> {
    if let Measured::Unmeasured(why) = timeline.tracks {
        return Measured::Unmeasured(why);
    }
    let mut times = vec![(Seconds::ZERO, window.start); timeline.family.len()];
    for cue in timeline.within(window) {
        let Some((time, until)) = cue.speaker.and_then(|id| times.get_mut(id.0)) else {
            continue;
        };
        let start = cue.window.start.max(*until);
        let end = cue.window.end.min(window.end);
        if start < end {
            *time += end - start;
            *until = end;
        }
    }
    Measured::Value(times.into_iter().map(|(time, _)| time).collect())
}
