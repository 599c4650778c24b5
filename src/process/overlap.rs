//! Two speak at once: who came in over whom, and what became of the floor.

use std::collections::BTreeMap;

use super::definition::{self, Definition};
use super::talk::Speech;
use super::timeline::{Cue, Hold};
use super::{Floor, Measured, Timeline, Unmeasured};
use crate::import::Seconds;
use crate::session::{MemberId, Window};

/// Shorter overlaps go unnoticed or end a turn as ordinary timing does (Heldner & Edlund 2010).
const NOTICED: Seconds = Seconds::from_millis(200);
/// Whoever stops this soon after somebody came in has given way. Project's choice after Beattie (1982).
const GIVES_WAY: Seconds = Seconds::from_millis(1_000);
/// Whoever came in has the floor once they have held it this long. Project's choice.
const HOLDS: Seconds = Seconds::from_millis(1_500);
/// A longer turn that begins with assent is a turn of its own. Project's choice.
const BRIEF: Seconds = Seconds::from_millis(3_000);

/// One speaker starting while another still speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Who came in: index into the session's utterances.
    pub by: usize,
    /// Over which utterance: of those sounding, the one that goes on longest.
    pub over: usize,
    /// Who speaks in the first, and who in the second, where the file says so.
    pub pair: Option<(MemberId, MemberId)>,
    /// While both speak.
    pub window: Window,
    /// What became of the floor.
    pub outcome: Outcome,
}

/// What became of the floor when two spoke at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A sign of listening, or laughter: the floor was never in question.
    Backchannel,
    /// The newcomer briefly goes along ("Yeah, exactly").
    Cooperative,
    /// The speaker had finished a sentence and stops within a second: an early start, not a contest.
    Early,
    /// The speaker stops unfinished within a second, and the newcomer holds the floor.
    FloorTaken,
    /// The newcomer stops first and the speaker goes on.
    Attempt,
    /// Both go on for more than a second; the newcomer is heard out last.
    Contest,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 6] = [
        Self::Backchannel,
        Self::Cooperative,
        Self::Early,
        Self::FloorTaken,
        Self::Attempt,
        Self::Contest,
    ];

    /// What it means; its id is the outcome’s name.
    #[must_use]
    pub const fn definition(self) -> &'static Definition {
        match self {
            Self::Backchannel => &definition::BACKCHANNEL,
            Self::Cooperative => &definition::COOPERATIVE,
            Self::Early => &definition::EARLY_START,
            Self::FloorTaken => &definition::FLOOR_TAKEN,
            Self::Attempt => &definition::ATTEMPT,
            Self::Contest => &definition::CONTEST,
        }
    }

    /// Whether it is an interruption, tried or done.
    #[must_use]
    pub const fn is_interruption(self) -> bool {
        matches!(self, Self::FloorTaken | Self::Attempt | Self::Contest)
    }
}

/// One speaker starting while another still speaks, in a way that bears on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interruption {
    /// Who came in: index into the session's utterances.
    pub by: usize,
    /// Over which utterance.
    pub over: usize,
    /// Whether the floor changed hands.
    pub successful: bool,
}

/// The overlaps of a session in order of their start, one per utterance that comes in over another speaker's.
///
/// Looking only at the utterance that goes on longest keeps this n log n even where everybody talks at once.
pub(super) fn find(cues: &[Cue], speech: &[Speech]) -> Vec<Overlap> {
    let mut sounding = Sounding::default();
    let mut overlaps = Vec::new();
    for cue in cues.iter().filter(|cue| cue.window.start < cue.window.end) {
        let held = sounding.other_than(cue.speaker);
        if let Some(held) = held.filter(|held| held.window.start < cue.window.start) {
            let window = Window {
                start: cue.window.start,
                end: cue.window.end.min(held.window.end),
            };
            if window.start < window.end && window.length() >= NOTICED {
                overlaps.push(Overlap {
                    by: cue.utterance,
                    over: held.utterance,
                    pair: cue.speaker.zip(held.speaker),
                    window,
                    outcome: outcome(cue, held, speech),
                });
            }
        }
        sounding.hear(*cue);
    }
    overlaps
}

/// The utterances of two different speakers that go on longest so far.
#[derive(Default)]
struct Sounding {
    longest: Option<Cue>,
    other: Option<Cue>,
}

impl Sounding {
    fn other_than(&self, speaker: Option<MemberId>) -> Option<&Cue> {
        let longest = self.longest.as_ref().filter(|cue| cue.speaker != speaker);
        longest.or(self.other.as_ref().filter(|cue| cue.speaker != speaker))
    }

    fn hear(&mut self, cue: Cue) {
        let ends = |held: &Option<Cue>| held.is_none_or(|held| held.window.end < cue.window.end);
        let same = self.longest.is_some_and(|held| held.speaker == cue.speaker);
        match (same, ends(&self.longest), ends(&self.other)) {
            (true, true, _) => self.longest = Some(cue),
            (false, true, _) => self.other = self.longest.replace(cue),
            (false, false, true) => self.other = Some(cue),
            _ => {}
        }
    }
}

fn outcome(by: &Cue, over: &Cue, speech: &[Speech]) -> Outcome {
    let words = |cue: &Cue| speech.get(cue.utterance).copied().unwrap_or_default();
    let (newcomer, speaker) = (words(by), words(over));
    let gives_way = over.window.end - by.window.start <= GIVES_WAY;
    let wordless = newcomer.words == 0;
    match by.window.end <= over.window.end {
        _ if newcomer.listening || wordless => Outcome::Backchannel,
        _ if newcomer.assents && by.window.length() <= BRIEF => Outcome::Cooperative,
        true => Outcome::Attempt,
        false if !gives_way => Outcome::Contest,
        false if speaker.finished => Outcome::Early,
        false if by.window.length() >= HOLDS => Outcome::FloorTaken,
        false => Outcome::Contest,
    }
}

/// The overlaps that begin in a window, in order.
///
/// One per utterance b that starts while another speaker's a sounds, with at least 0.2 s in common; `over` is the a that
/// goes on longest. Unit: a list; the time while both speak in seconds.
/// Undefined: files whose times cannot show overlap (no ends, whole seconds, cues stretched to touch, roll-up captions).
///
/// # Source
/// Outcomes after Roger, Bull & Smith (1988), *The development of a comprehensive system for classifying
/// interruptions*; Beattie (1982), *Turn-taking and interruption in political interviews*; the threshold of 0.2 s after
/// Heldner & Edlund (2010), *Pauses, gaps and overlaps in conversations*.
///
/// ```
/// use kinmap_core::process::{Outcome, Timeline, overlaps};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to, text: &str| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 4.0, "I only wanted to"), said(1, 3.5, 6.0, "You never do.")],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana, 0 to 4 s: "I only wanted to". Ben, 3.5 to 6 s: "You never do."
/// let timeline = Timeline::new(&session);
/// let overlaps = overlaps(&timeline, timeline.whole());
/// assert_eq!(overlaps.value().map(|o| o[0].outcome), Some(Outcome::FloorTaken));
/// ```
#[must_use]
pub fn overlaps(timeline: &Timeline, window: Window) -> Measured<Vec<Overlap>> {
    let all = timeline.overlaps.as_ref();
    all.map(|all| timeline.starting(all, window, |o| o.window.start).to_vec())
}

/// The overlaps that are interruptions: those of [`overlaps`] that were neither backchannel nor cooperative nor merely
/// early. `successful` where the floor was taken.
#[must_use]
pub(super) fn interruptions(overlaps: &Measured<Vec<Overlap>>) -> Measured<Vec<Interruption>> {
    let interruption = |overlap: &Overlap| Interruption {
        by: overlap.by,
        over: overlap.over,
        successful: overlap.outcome == Outcome::FloorTaken,
    };
    overlaps.as_ref().map(|all| {
        let bearing = all.iter().filter(|o| o.outcome.is_interruption());
        bearing.map(interruption).collect()
    })
}

/// What one member does over another's talk.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// Who comes in.
    pub by: MemberId,
    /// Over whom.
    pub over: MemberId,
    /// How often, by what became of the floor.
    pub counts: BTreeMap<Outcome, u32>,
    /// Interruptions, done or tried, per hundred of the other's turns; undefined where the other has none.
    pub per_hundred_turns: Measured<f64>,
    /// The same less what the other does over this one; undefined where one of the two has no turn.
    pub net: Measured<f64>,
}

/// Who comes in over whom: one cell for every ordered pair with any overlap, by who comes in.
///
/// Counts of [`overlaps`] by outcome; and 100 · (floor taken + attempts + contests) ÷ turns of the one spoken over.
/// Pairs that are missing have none. Unit: counts; per hundred turns.
/// Undefined: files whose times cannot show overlap.
///
/// # Source
/// Rates by opportunity after Zimmerman & West (1975), *Sex roles, interruptions and silences in conversation*.
///
/// ```
/// use kinmap_core::process::{Outcome, Timeline, crossings, measure};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to, text: &str| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 4.0, "I only wanted to"), said(1, 3.5, 6.0, "You never do.")],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ben takes the floor in Ana's one turn.
/// let measures = measure(&session, None);
/// let crossings = crossings(&measures.overlaps, &measures.floor);
/// let ben = &crossings.value().expect("real times")[0];
/// assert_eq!((ben.counts[&Outcome::FloorTaken], ben.per_hundred_turns.value()), (1, Some(&100.0)));
/// ```
#[must_use]
pub fn crossings(overlaps: &Measured<Vec<Overlap>>, floor: &[Floor]) -> Measured<Vec<Crossing>> {
    let overlaps = match overlaps {
        Measured::Value(overlaps) => overlaps,
        Measured::Unmeasured(why) => return Measured::Unmeasured(*why),
    };
    let mut cells: BTreeMap<(MemberId, MemberId), BTreeMap<Outcome, u32>> = BTreeMap::new();
    for overlap in overlaps {
        if let Some(pair) = overlap.pair {
            let cell = cells.entry(pair).or_default();
            *cell.entry(overlap.outcome).or_default() += 1;
        }
    }
    let rate = |by: MemberId, over: MemberId| {
        let counts = cells.get(&(by, over)).into_iter().flatten();
        let bearing = counts.filter(|(outcome, _)| outcome.is_interruption());
        let interruptions: u32 = bearing.map(|(_, count)| count).sum();
        match floor.get(over.0).map_or(0, |f| f.turns) {
            0 => Measured::Unmeasured(Unmeasured::TooFew { have: 0, need: 1 }),
            turns => Measured::Value(100.0 * f64::from(interruptions) / turns as f64),
        }
    };
    let crossing =
        |(&(by, over), counts): (&(MemberId, MemberId), &BTreeMap<Outcome, u32>)| Crossing {
            by,
            over,
            counts: counts.clone(),
            per_hundred_turns: rate(by, over),
            net: rate(by, over).and(|to| rate(over, by).map(|fro| to - fro)),
        };
    Measured::Value(cells.iter().map(crossing).collect())
}

/// Interruptions that show without times: an utterance that the file marks as broken in upon, or, where it has no sign for
/// how utterances end, one that breaks off with a dash or ends unfinished in points; and another speaker right after it.
/// One that its speaker breaks off or leaves hanging, by such a sign, is none.
///
/// For files whose times cannot show overlap, and beside [`overlaps`] where they can. A lower bound: most transcribers mark
/// some break-offs and none mark all. Unit: a list. Undefined: never.
///
/// # Source
/// Break-off marks as in Jefferson (2004), *Glossary of transcript symbols*, and CHAT (MacWhinney 2000).
///
/// ```
/// use kinmap_core::process::{Timeline, marked_interruptions};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, text: &str| Utterance { speaker: Some(who), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, "I only wanted —"), said(1, "You never do.")], ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana: "I only wanted —" Ben: "You never do."
/// let timeline = Timeline::new(&session);
/// assert_eq!(marked_interruptions(&timeline, timeline.whole()).len(), 1);
/// ```
#[must_use]
pub fn marked_interruptions(timeline: &Timeline, window: Window) -> Vec<Interruption> {
    let broken = |(over, by): (&Hold, &Hold)| {
        let cut = timeline
            .speech
            .get(over.last)
            .is_some_and(|words| words.cut);
        let known = over.speaker.is_some() && by.speaker.is_some();
        (cut && known).then_some(Interruption {
            by: by.first,
            over: over.last,
            successful: true,
        })
    };
    timeline.changes(window).filter_map(broken).collect()
}
