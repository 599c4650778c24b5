//! Session → [`Timeline`]: everything that does not depend on the window, worked out once.

use std::ops::Range;

use super::caution::{self, Caution};
use super::latency::{self, Reply};
use super::overlap::{self, Overlap};
use super::silence::{self, Silence, Space};
use super::sweep::{self, Tracks};
use super::talk::{Ear, Speech};
use super::{Measured, Needs};
use crate::import::{Seconds, Timing};
use crate::session::{Family, MemberId, Session, Spoken, Window};
use crate::sorted::Order;

/// A session made ready to be measured again and again, as when a stretch of it is brushed.
///
/// Building it takes n log n in the number of utterances; [`Timeline::measure`] then takes time linear in what the
/// window holds.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    pub(super) family: Family,
    pub(super) timing: Timing,
    /// Who says each utterance, in the session's order.
    speakers: Vec<Option<MemberId>>,
    /// Utterances by start; equal starts keep the order of the file. One that repeats another is not among them.
    pub(super) cues: Vec<Cue>,
    /// The latest end among the cues up to each one: never falls, so that a window can be searched for.
    reach: Vec<Seconds>,
    /// What the words of each utterance are, in the session's order.
    pub(super) speech: Vec<Speech>,
    /// Who held the floor, in order, signs of listening left out.
    pub(super) holds: Vec<Hold>,
    hold_of: Vec<Option<usize>>,
    speaks: Vec<bool>,
    /// Where somebody speaks, and where two or more do.
    pub(super) tracks: Measured<Tracks>,
    /// Overlaps of the whole session by start.
    pub(super) overlaps: Measured<Vec<Overlap>>,
    /// Silences of the whole session by start, the long ones with their owner.
    pub(super) spaces: Measured<Vec<Space>>,
    /// Long silences of the whole session by start.
    pub(super) silences: Measured<Vec<Silence>>,
    /// Answers of the whole session by start.
    pub(super) replies: Measured<Vec<Reply>>,
    /// From the first start to the last end.
    pub(super) whole: Window,
    cautions: Vec<Caution>,
}

/// One utterance on the axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Index into the session's utterances.
    pub utterance: usize,
    /// Who speaks.
    pub speaker: Option<MemberId>,
    /// When.
    pub window: Window,
}

/// A hold of the floor: consecutive utterances of one speaker, signs of listening between them left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hold {
    /// Who; `None` when the file does not say.
    pub speaker: Option<MemberId>,
    /// Its first utterance.
    pub first: usize,
    /// Its last utterance.
    pub last: usize,
    /// From its first start to its last end.
    pub window: Window,
    /// The words said in it.
    pub words: usize,
}

impl Timeline {
    /// Makes a session ready.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let ear = Ear::new(&session.family);
        let speakers: Vec<_> = session.utterances.iter().map(|it| it.speaker).collect();
        let mut cues = in_order(session);
        let repeated = caution::take_repeated(session, &mut cues);
        let reach = reach(&cues);
        let mut speech: Vec<Speech> = session
            .utterances
            .iter()
            .map(|spoken| Speech::of(spoken, &ear))
            .collect();
        answers_are_turns(&cues, &mut speech);
        let (holds, hold_of) = holds(&cues, &speech);
        let tracks = Needs::Times
            .met_by(session.timing)
            .map(|()| sweep::tracks(&cues));
        let audible = Needs::FineTimes.met_by(session.timing);
        let mut timeline = Self {
            whole: Window {
                start: cues.first().map_or(Seconds::ZERO, |cue| cue.window.start),
                end: reach.last().copied().unwrap_or_default(),
            },
            overlaps: audible.clone().map(|()| overlap::find(&cues, &speech)),
            spaces: Measured::default(),
            silences: Measured::default(),
            replies: audible.clone().map(|()| latency::replies(&holds, &speech)),
            speaks: speaks(&speakers, session.family.len()),
            cautions: caution::find(session, repeated),
            family: session.family.clone(),
            timing: session.timing,
            speakers,
            cues,
            reach,
            speech,
            holds,
            hold_of,
            tracks,
        };
        let tracks = audible.and(|()| timeline.tracks.as_ref());
        let found = tracks.map(|tracks| silence::find(&timeline, tracks));
        timeline.silences = found.as_ref().map(|(_, silences)| silences.clone());
        timeline.spaces = found.map(|(spaces, _)| spaces);
        timeline
    }

    /// From the first start to the last end of the session.
    #[must_use]
    pub const fn whole(&self) -> Window {
        self.whole
    }

    /// What about the session bears on its figures, and what was made of it.
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        &self.cautions
    }

    /// Windows of one width, one step apart, from the session's start on; the last one reaches its end. None where width
    /// or step is not above zero.
    ///
    /// # Source
    /// Windows of 2.5 minutes in steps of 30 seconds are the custom of conversational balance: Cornell's ConvoKit,
    /// *talk-time sharing*.
    pub fn sliding(&self, width: Seconds, step: Seconds) -> impl Iterator<Item = Window> + use<> {
        let whole = self.whole;
        let moves = width > Seconds::ZERO && step > Seconds::ZERO && whole.start < whole.end;
        let first = moves.then_some(whole.start);
        let next = move |start: &Seconds| (*start + width < whole.end).then_some(*start + step);
        std::iter::successors(first, next).map(move |start| Window {
            start,
            end: (start + width).min(whole.end),
        })
    }

    /// Whether a member says anything in the session.
    pub(super) fn speaks(&self, member: MemberId) -> bool {
        self.speaks.get(member.0).copied().unwrap_or(false)
    }

    /// Who says an utterance, where the file says so.
    pub(super) fn speaker(&self, utterance: usize) -> Option<MemberId> {
        self.speakers.get(utterance).copied().flatten()
    }

    /// The cues that sound in a window, and perhaps a few that end before it.
    pub(super) fn within(&self, window: Window) -> &[Cue] {
        let from = self.reach.partition_point(|&end| end < window.start);
        let to = self
            .cues
            .partition_point(|cue| cue.window.start <= window.end);
        self.cues.get(from..to).unwrap_or_default()
    }

    /// Of things in order of their start, those that start in a window.
    pub(super) fn starting<'a, T>(
        &self,
        things: &'a [T],
        window: Window,
        start: impl Fn(&T) -> Seconds,
    ) -> &'a [T] {
        things
            .get(self.range(things, window, start))
            .unwrap_or_default()
    }

    /// Which of the things start in a window; one that reaches the session's end keeps its last moment.
    pub(super) fn range<T>(
        &self,
        things: &[T],
        window: Window,
        start: impl Fn(&T) -> Seconds,
    ) -> Range<usize> {
        let from = things.partition_point(|thing| start(thing) < window.start);
        let to = match window.end >= self.whole.end {
            true => things.len(),
            false => things.partition_point(|thing| start(thing) < window.end),
        };
        from..to.max(from)
    }

    /// The turns that begin in a window, and the one before them.
    pub(super) fn and_before(&self, window: Window) -> &[Hold] {
        let range = self.range(&self.holds, window, |hold| hold.window.start);
        let from = range.start.saturating_sub(1);
        self.holds.get(from..range.end).unwrap_or_default()
    }

    /// Each turn that begins in a window, behind the one before it.
    pub(super) fn changes(&self, window: Window) -> impl Iterator<Item = (&Hold, &Hold)> {
        let pairs = self.and_before(window).windows(2);
        pairs.filter_map(|pair| Some((pair.first()?, pair.last()?)))
    }

    /// The hold of the floor that an utterance is part of; none for a sign of listening.
    pub(super) fn hold_of(&self, utterance: usize) -> Option<usize> {
        self.hold_of.get(utterance).copied().flatten()
    }
}

/// Utterances by start.
fn in_order(session: &Session) -> Vec<Cue> {
    let cue = |(utterance, spoken): (usize, &Spoken)| Cue {
        utterance,
        speaker: spoken.speaker,
        window: spoken.window,
    };
    let mut cues: Vec<Cue> = session.utterances.iter().enumerate().map(cue).collect();
    cues.order_by_key(|cue| cue.window.start);
    cues
}

/// The latest end among the cues up to each one.
fn reach(cues: &[Cue]) -> Vec<Seconds> {
    let mut latest = Seconds::from_micros(i64::MIN);
    let ends = cues.iter().map(|cue| {
        latest = latest.max(cue.window.end);
        latest
    });
    ends.collect()
}

fn speaks(speakers: &[Option<MemberId>], members: usize) -> Vec<bool> {
    let mut speaks = vec![false; members];
    for member in speakers.iter().flatten() {
        let slot = speaks.get_mut(member.0);
        slot.into_iter().for_each(|speaks| *speaks = true);
    }
    speaks
}

/// "Yeah." after somebody else's question is an answer and a turn.
fn answers_are_turns(cues: &[Cue], speech: &mut [Speech]) {
    let mut asked: Option<MemberId> = None;
    for cue in cues {
        let Some(words) = speech.get_mut(cue.utterance) else {
            continue;
        };
        let answers = asked.is_some() && asked != cue.speaker;
        words.listening &= !answers;
        if words.listening {
            continue;
        }
        asked = cue.speaker.filter(|_| words.asks);
    }
}

/// The holds of the floor, and for each utterance the one it is part of.
fn holds(cues: &[Cue], speech: &[Speech]) -> (Vec<Hold>, Vec<Option<usize>>) {
    let mut holds: Vec<Hold> = Vec::new();
    let mut hold_of = vec![None; speech.len()];
    for cue in cues {
        let words = speech.get(cue.utterance).copied().unwrap_or_default();
        if words.listening {
            continue;
        }
        match holds.last_mut().filter(|hold| hold.speaker == cue.speaker) {
            Some(hold) => {
                hold.last = cue.utterance;
                hold.window.end = hold.window.end.max(cue.window.end);
                hold.words += words.words;
            }
            None => holds.push(Hold {
                speaker: cue.speaker,
                first: cue.utterance,
                last: cue.utterance,
                window: cue.window,
                words: words.words,
            }),
        }
        if let Some(slot) = hold_of.get_mut(cue.utterance) {
            *slot = holds.len().checked_sub(1);
        }
    }
    (holds, hold_of)
}
