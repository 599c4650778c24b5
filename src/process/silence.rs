//! Silences long enough to notice, and whose they are.

use super::Measured;
use super::statistics::{median, spread};
use super::sweep::Tracks;
use super::timeline::Timeline;
use crate::import::Seconds;
use crate::session::{MemberId, Window};

/// From here a silence counts whatever the session's pace: the Pausing Inventory for psychotherapy (Levitt 2001).
const LONG: Seconds = Seconds::from_millis(3_000);
/// Above the median by this many median absolute deviations a silence stands out. Project's choice.
const OUTSTANDING: f64 = 3.0;

/// A silence long enough to notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// When.
    pub window: Window,
    /// The utterance before it: index into the session's utterances.
    pub after: usize,
    /// The utterance that ends it.
    pub before: usize,
    /// Whose silence it is.
    pub owner: SilenceOwner,
}

/// To whom a silence belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SilenceOwner {
    /// Somebody was asked and did not answer at once.
    Asked(MemberId),
    /// The same speaker went on after it.
    Speaker(MemberId),
    /// It belongs to everyone.
    Shared,
}

/// The long silences of a session, in order.
///
/// A silence is a stretch between the first start and the last end in which nobody speaks. It is long from
/// max(3 s, median + 3 · MAD) of the session's silences on: the pace of the session, not of a brushed part of it.
pub(super) fn find(timeline: &Timeline, tracks: &Tracks) -> Vec<Silence> {
    let silent: Vec<Window> = tracks
        .speech
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] => Some(Window::between(before.end, after.start)),
            _ => None,
        })
        .collect();
    let lengths: Vec<f64> = silent.iter().map(|s| s.length().as_f64()).collect();
    let usual = median(&lengths).unwrap_or_default();
    let outstanding = usual + OUTSTANDING * spread(&lengths).unwrap_or_default();
    let long = silent
        .into_iter()
        .filter(|s| s.length() >= LONG && s.length().as_f64() >= outstanding);
    let mut cues = timeline.cues.iter().peekable();
    let mut last: Option<(Seconds, usize)> = None;
    let mut silences = Vec::new();
    for window in long {
        while let Some(cue) = cues.next_if(|cue| cue.window.start < window.end) {
            let lasts = cue.window.start < cue.window.end;
            if lasts && last.is_none_or(|(end, _)| cue.window.end >= end) {
                last = Some((cue.window.end, cue.utterance));
            }
        }
        let next = timeline
            .cues
            .partition_point(|cue| cue.window.start < window.end);
        let ends = timeline.cues.get(next..).unwrap_or_default();
        let ends = ends.iter().find(|cue| cue.window.start < cue.window.end);
        if let (Some((_, after)), Some(next)) = (last, ends) {
            let before = next.utterance;
            silences.push(Silence {
                window,
                after,
                before,
                owner: owner(timeline, after, before),
            });
        }
    }
    silences
}

/// The one asked; else whoever was asked by the same person before and answers now; else the speaker who goes on.
fn owner(timeline: &Timeline, after: usize, before: usize) -> SilenceOwner {
    let speaker = |utterance: usize| timeline.session.utterances.get(utterance)?.speaker;
    let (last, next) = (speaker(after), speaker(before));
    let words = timeline.speech.get(after).copied().unwrap_or_default();
    match (words.asks, words.selects, last) {
        (true, Some(asked), _) => SilenceOwner::Asked(asked),
        (_, _, Some(same)) if next == last => SilenceOwner::Speaker(same),
        (true, None, Some(_)) if next == partner(timeline, after) => {
            next.map_or(SilenceOwner::Shared, SilenceOwner::Asked)
        }
        _ => SilenceOwner::Shared,
    }
}

/// Who held the floor before the turn that an utterance closes.
fn partner(timeline: &Timeline, utterance: usize) -> Option<MemberId> {
    let hold = timeline.hold_of(utterance)?;
    timeline.holds.get(hold.checked_sub(1)?)?.speaker
}

/// The long silences that begin in a window, in order.
///
/// A silence is a stretch between the session's first start and last end in which nobody speaks; it is long from
/// max(3 s, median + 3 · MAD) of all the session's silences on. Its owner: whoever was asked by name; else whoever was
/// just talking with the one who asks, if they answer; else the speaker who goes on; else everyone. Unit: seconds.
/// Undefined: files whose times cannot show silence (no ends, whole seconds, cues stretched to touch, roll-up captions).
///
/// # Source
/// Levitt (2001), *Sounds of silence in psychotherapy* (from 3 s); Jaffe & Feldstein (1970), *Rhythms of Dialogue*, and
/// Sacks, Schegloff & Jefferson (1974), *A simplest systematics for the organization of turn-taking*, for ownership.
///
/// ```
/// use kinmap::process::{SilenceOwner, Timeline, silences};
/// # use kinmap::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member, MemberId}};
/// # let said = |who, from, to, text: &str| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize, name: &str| Member { name: name.into(), speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 2.0, "Ben, where were you?"), said(1, 6.0, 6.5, "Out.")],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0, "Ana"), member(1, "Ben")] });
/// // Ana, until 2 s: "Ben, where were you?" Ben, from 6 s: "Out."
/// let timeline = Timeline::new(&session);
/// let silences = silences(&timeline, timeline.whole());
/// assert_eq!(silences.value().map(|s| s[0].owner), Some(SilenceOwner::Asked(MemberId(1))));
/// ```
#[must_use]
pub fn silences(timeline: &Timeline, window: Window) -> Measured<Vec<Silence>> {
    match &timeline.silences {
        Measured::Value(all) => {
            Measured::Value(timeline.starting(all, window, |s| s.window.start).to_vec())
        }
        Measured::Unmeasured(why) => Measured::Unmeasured(*why),
    }
}
