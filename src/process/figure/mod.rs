//! A figure among the measures → the moments behind it.

mod written;

use super::address::{addressed, answers_for, shifted};
use super::definition::{self, Definition};
use super::succession::{kin, through};
use super::timeline::Hold;
use super::{Measured, Outcome, Shift, Silence, SpaceKind, Timeline, marked_interruptions};
use crate::import::Seconds;
use crate::session::{MemberId, Window};

/// One figure among the measures: what can be opened, and defined. Written and read as a word, as in `latency.0.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// How long a member speaks.
    TalkTime(MemberId),
    /// How often a member takes the floor.
    Turns(MemberId),
    /// A member's longest turn: in time, without times in words.
    LongestTurn(MemberId),
    /// Pauses within what a member says.
    Pauses(MemberId),
    /// Gaps between one who stops and one who goes on.
    Gaps(MemberId, MemberId),
    /// Where the talk stopped.
    Lapses,
    /// Every long silence.
    LongSilences,
    /// Long silences that belong to a member, or to everyone.
    Owned(Option<MemberId>),
    /// Long silences after the first that the second breaks.
    Broken(MemberId, MemberId),
    /// Answers of the second to the first.
    Latency(MemberId, MemberId),
    /// Overlaps in which the first comes in over the second, by what became of the floor.
    Overlaps(MemberId, MemberId, Outcome),
    /// Interruptions, done or tried, of the first over the second.
    Interruptions(MemberId, MemberId),
    /// Interruptions of the first over the second that show in the text.
    Marked(MemberId, MemberId),
    /// Where the second follows the first.
    Succession(MemberId, MemberId),
    /// Where the second follows the first, the therapist's turns left out.
    FamilySuccession(MemberId, MemberId),
    /// Moves that pass through the therapist.
    ThroughTherapist,
    /// Where a participation shift occurs.
    Shift(Shift),
    /// Where the first addresses the second by name.
    Addressing(MemberId, MemberId),
    /// Where the first is asked and the second answers.
    AnsweredFor(MemberId, MemberId),
}

/// A moment behind a figure: where it begins and where it ends, as indices into the session's utterances.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The utterance in which it begins: the one that asks, is spoken over, is followed.
    pub first: usize,
    /// The utterance in which it ends: the one that answers, comes in, follows.
    pub last: usize,
}

impl Moment {
    pub(super) const fn new(first: usize, last: usize) -> Self {
        Self { first, last }
    }

    const fn of(hold: &Hold) -> Self {
        Self::new(hold.first, hold.last)
    }
}

impl Figure {
    /// What the figure means.
    #[must_use]
    pub const fn definition(self) -> &'static Definition {
        match self {
            Self::TalkTime(_) => &definition::TALK_TIME,
            Self::Turns(_) => &definition::TURNS,
            Self::LongestTurn(_) => &definition::TURN_SECONDS,
            Self::Pauses(_) => &definition::PAUSE,
            Self::Gaps(..) => &definition::GAP,
            Self::Lapses => &definition::LAPSE,
            Self::LongSilences => &definition::LONG_SILENCE,
            Self::Owned(_) => &definition::SILENCE_OWNED,
            Self::Broken(..) => &definition::SILENCE_BROKEN,
            Self::Latency(..) => &definition::LATENCY,
            Self::Overlaps(_, _, outcome) => outcome.definition(),
            Self::Interruptions(..) => &definition::INTERRUPTION_RATE,
            Self::Marked(..) => &definition::MARKED_INTERRUPTION,
            Self::Succession(..) => &definition::SUCCESSION,
            Self::FamilySuccession(..) => &definition::FAMILY_SUCCESSION,
            Self::ThroughTherapist => &definition::THERAPIST_BETWEEN,
            Self::Shift(_) => &definition::SHIFTS,
            Self::Addressing(..) => &definition::ADDRESSING,
            Self::AnsweredFor(..) => &definition::ANSWERED_FOR,
        }
    }
}

impl Timeline {
    /// The moments behind a figure, in order; as many as the figure counts. None where the file cannot give the figure.
    ///
    /// ```
    /// use kinmap_core::process::{Figure, Moment, Timeline};
    /// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
    /// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
    /// # let transcript = Transcript { utterances: [0, 1, 0, 0, 2].map(|who| Utterance { speaker: Some(who), text: "So it is.".into(), ..Utterance::default() }).to_vec(), ..Transcript::default() };
    /// # let session = session::assemble(&transcript, &Cast { members: [0, 1, 2].map(member).to_vec() });
    /// // Ana, Ben, Ana, Ana, Cleo.
    /// let timeline = Timeline::new(&session);
    /// let figure: Figure = "turns.0".parse().expect("a figure");
    /// let turns = timeline.moments(figure, timeline.whole());
    /// assert_eq!(turns, [Moment { first: 0, last: 0 }, Moment { first: 2, last: 3 }]);
    /// ```
    #[must_use]
    pub fn moments(&self, figure: Figure, window: Window) -> Vec<Moment> {
        match figure {
            Figure::TalkTime(who) => self.sounding(who, window),
            Figure::Turns(who) => self.turns(who, window).map(Moment::of).collect(),
            Figure::LongestTurn(who) => self.longest(who, window).into_iter().collect(),
            Figure::Pauses(who) => self.silent(window, SpaceKind::Pause, Some((who, who))),
            Figure::Gaps(from, to) => self.silent(window, SpaceKind::Gap, Some((from, to))),
            Figure::Lapses => self.silent(window, SpaceKind::Lapse, None),
            Figure::LongSilences => self.long(window, |_| true),
            Figure::Owned(who) => self.long(window, |it| it.owner.member() == who),
            Figure::Broken(from, by) => self.long(window, |it| {
                (it.fell_after, it.broken_by) == (Some(from), Some(by))
            }),
            Figure::Latency(from, to) => self.answers((from, to), window),
            Figure::Overlaps(by, over, outcome) => {
                self.crossed((by, over), window, |found| found == outcome)
            }
            Figure::Interruptions(by, over) => {
                self.crossed((by, over), window, Outcome::is_interruption)
            }
            Figure::Marked(by, over) => self.marked((by, over), window),
            Figure::Succession(one, next) => follow(self.changes(window), (one, next)),
            Figure::FamilySuccession(one, next) => follow_kin(&kin(self, window), (one, next)),
            Figure::ThroughTherapist => through(self, window).collect(),
            Figure::Shift(shift) => shifted(self, window, shift),
            Figure::Addressing(by, to) => addressed(self, window)
                .filter(|it| (it.0, it.1) == (by, to))
                .map(|(_, _, utterance)| Moment::new(utterance, utterance))
                .collect(),
            Figure::AnsweredFor(asked, by) => answers_for(self, window)
                .filter(|it| (it.0, it.1) == (asked, by))
                .map(|(_, _, moment)| moment)
                .collect(),
        }
    }

    fn sounding(&self, who: MemberId, window: Window) -> Vec<Moment> {
        let cues = self.within(window).iter();
        let sounds = cues.filter(|cue| {
            let shared = cue.window.shared(window);
            cue.speaker == Some(who) && shared.is_some_and(|part| part.start < part.end)
        });
        sounds
            .map(|cue| Moment::new(cue.utterance, cue.utterance))
            .collect()
    }

    fn turns(&self, who: MemberId, window: Window) -> impl Iterator<Item = &Hold> {
        let holds = self.starting(&self.holds, window, |hold| hold.window.start);
        holds.iter().filter(move |hold| hold.speaker == Some(who))
    }

    /// The first of the longest.
    fn longest(&self, who: MemberId, window: Window) -> Option<Moment> {
        let timed = self.tracks.value().is_some();
        let length = |hold: &&Hold| {
            let time = timed.then(|| hold.window.length());
            (time, hold.words, std::cmp::Reverse(hold.window.start))
        };
        self.turns(who, window).max_by_key(length).map(Moment::of)
    }

    /// What begins in the window; nothing where the file cannot show it.
    fn shown<'a, T>(
        &self,
        things: &'a Measured<Vec<T>>,
        window: Window,
        start: impl Fn(&T) -> Seconds,
    ) -> std::slice::Iter<'a, T> {
        let things = things.value().map_or(&[][..], Vec::as_slice);
        self.starting(things, window, start).iter()
    }

    fn silent(
        &self,
        window: Window,
        kind: SpaceKind,
        pair: Option<(MemberId, MemberId)>,
    ) -> Vec<Moment> {
        let wanted = self
            .shown(&self.spaces, window, |space| space.window.start)
            .filter(|space| {
                let found = self.speaker(space.after).zip(self.speaker(space.before));
                space.kind == kind && (pair.is_none() || found == pair)
            });
        wanted
            .map(|space| Moment::new(space.after, space.before))
            .collect()
    }

    fn long(&self, window: Window, wanted: impl Fn(&Silence) -> bool) -> Vec<Moment> {
        let silences = self.shown(&self.silences, window, |silence| silence.window.start);
        silences
            .filter(|silence| wanted(silence))
            .map(|silence| Moment::new(silence.after, silence.before))
            .collect()
    }

    fn answers(&self, pair: (MemberId, MemberId), window: Window) -> Vec<Moment> {
        let replies = self.shown(&self.replies, window, |reply| reply.start);
        let wanted = replies.filter(|it| (it.from, it.answering) == pair);
        wanted.map(|it| Moment::new(it.to, it.by)).collect()
    }

    fn crossed(
        &self,
        pair: (MemberId, MemberId),
        window: Window,
        wanted: impl Fn(Outcome) -> bool,
    ) -> Vec<Moment> {
        let overlaps = self.shown(&self.overlaps, window, |overlap| overlap.window.start);
        let wanted = overlaps.filter(|it| it.pair == Some(pair) && wanted(it.outcome));
        wanted.map(|it| Moment::new(it.over, it.by)).collect()
    }

    fn marked(&self, (by, over): (MemberId, MemberId), window: Window) -> Vec<Moment> {
        let marked = marked_interruptions(self, window).into_iter();
        let pair = (Some(by), Some(over));
        let wanted = marked.filter(|it| (self.speaker(it.by), self.speaker(it.over)) == pair);
        wanted.map(|it| Moment::new(it.over, it.by)).collect()
    }
}

fn follow_kin(turns: &[&Hold], pair: (MemberId, MemberId)) -> Vec<Moment> {
    let pairs = turns.windows(2);
    let pairs = pairs.filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    follow(pairs, pair)
}

fn follow<'a>(
    pairs: impl Iterator<Item = (&'a Hold, &'a Hold)>,
    (one, next): (MemberId, MemberId),
) -> Vec<Moment> {
    let wanted = pairs.filter(|(a, b)| (a.speaker, b.speaker) == (Some(one), Some(next)));
    wanted.map(|(a, b)| Moment::new(a.first, b.last)).collect()
}
