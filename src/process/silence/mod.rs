//! Timeline → silences: where they stand, and the long ones with the one they belong to.

mod ledger;

pub use ledger::{Gaps, Quiet, SilenceLedger, gaps, silence_ledger};

use super::Measured;
use super::statistics::{median, spread};
use super::sweep::Tracks;
use super::timeline::{Cue, Timeline};
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
    /// Who spoke last before it, where the file says so.
    pub fell_after: Option<MemberId>,
    /// Who breaks it, where the file says so.
    pub broken_by: Option<MemberId>,
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

impl SilenceOwner {
    /// The member it belongs to; `None` where it belongs to everyone.
    #[must_use]
    pub const fn member(self) -> Option<MemberId> {
        match self {
            Self::Asked(member) | Self::Speaker(member) => Some(member),
            Self::Shared => None,
        }
    }
}

/// Any silence, long or short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// When.
    pub window: Window,
    /// The utterance before it: of those that ended, the last to end.
    pub after: usize,
    /// The utterance that ends it.
    pub before: usize,
    /// Between whom.
    pub kind: SpaceKind,
}

/// Where a silence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpaceKind {
    /// Within what one speaker says.
    Pause,
    /// Between one speaker and the next.
    Gap,
    /// A long one between speakers, with nobody asked: the talk had stopped.
    Lapse,
}

/// All silences of a session and the long ones among them, in order.
pub(super) fn find(timeline: &Timeline, tracks: &Tracks) -> (Vec<Space>, Vec<Silence>) {
    let mut spaces = between(timeline, tracks);
    let lengths: Vec<f64> = spaces.iter().map(|s| s.window.length().as_f64()).collect();
    let usual = median(&lengths).unwrap_or_default();
    let outstanding = usual + OUTSTANDING * spread(&lengths).unwrap_or_default();
    let mut silences = Vec::new();
    for space in &mut spaces {
        let length = space.window.length();
        if length < LONG || length.as_f64() < outstanding {
            continue;
        }
        let owner = owner(timeline, space.after, space.before);
        if space.kind == SpaceKind::Gap && owner == SilenceOwner::Shared {
            space.kind = SpaceKind::Lapse;
        }
        silences.push(Silence {
            window: space.window,
            after: space.after,
            before: space.before,
            owner,
            fell_after: timeline.speaker(space.after),
            broken_by: timeline.speaker(space.before),
        });
    }
    (spaces, silences)
}

fn between(timeline: &Timeline, tracks: &Tracks) -> Vec<Space> {
    let speaker = |utterance: usize| timeline.speaker(utterance);
    let lasting = |cue: &&Cue| cue.window.start < cue.window.end;
    let mut cues = timeline.cues.iter().filter(lasting).peekable();
    let mut last: Option<&Cue> = None;
    let mut spaces = Vec::new();
    for pair in tracks.speech.windows(2) {
        let [one, other] = pair else {
            continue;
        };
        while let Some(cue) = cues.next_if(|cue| cue.window.start < other.start) {
            if last.is_none_or(|last| cue.window.end >= last.window.end) {
                last = Some(cue);
            }
        }
        if let (Some(last), Some(next)) = (last, cues.peek()) {
            let (after, before) = (last.utterance, next.utterance);
            let same = speaker(after).is_some() && speaker(after) == speaker(before);
            spaces.push(Space {
                window: Window::between(one.end, other.start),
                after,
                before,
                kind: if same {
                    SpaceKind::Pause
                } else {
                    SpaceKind::Gap
                },
            });
        }
    }
    spaces
}

/// The one asked; else whoever was asked by the same person before and answers now; else the speaker who goes on.
fn owner(timeline: &Timeline, after: usize, before: usize) -> SilenceOwner {
    let speaker = |utterance: usize| timeline.speaker(utterance);
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
/// use kinmap_core::process::{SilenceOwner, Timeline, silences};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member, MemberId}};
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
    let all = timeline.silences.as_ref();
    all.map(|all| timeline.starting(all, window, |s| s.window.start).to_vec())
}

/// Every silence that begins in a window, in order: pauses within what one speaker says, gaps between speakers, and lapses,
/// long gaps with nobody asked.
///
/// Of all the stretches between the session's first start and last end in which nobody speaks. Unit: seconds. Everyday gaps
/// centre near 0.2 s; therapy is slower.
/// Undefined: files whose times cannot show silence.
///
/// # Source
/// Sacks, Schegloff & Jefferson (1974) for pause, gap and lapse; Heldner & Edlund (2010), *Pauses, gaps and overlaps in
/// conversations*; Levinson & Torreira (2015) for everyday gaps.
///
/// ```
/// use kinmap_core::process::{SpaceKind, Timeline, spaces};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), text: "So.".into(), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 1.0), said(0, 1.5, 2.0), said(1, 2.2, 3.0)],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana from 0 to 1 s and from 1.5 to 2 s, Ben from 2.2 s.
/// let timeline = Timeline::new(&session);
/// let spaces = spaces(&timeline, timeline.whole());
/// let kinds: Vec<_> = spaces.value().into_iter().flatten().map(|s| s.kind).collect();
/// assert_eq!(kinds, [SpaceKind::Pause, SpaceKind::Gap]);
/// ```
#[must_use]
pub fn spaces(timeline: &Timeline, window: Window) -> Measured<Vec<Space>> {
    let all = timeline.spaces.as_ref();
    all.map(|all| timeline.starting(all, window, |s| s.window.start).to_vec())
}
