//! Session → what about its times and labels bears on the figures, and what was made of it.

use std::fmt;

use super::timeline::Cue;
use crate::session::{MemberId, Session, Spoken};
use crate::sorted::Order;

/// Something about a session that bears on its figures. Written out, it is a sentence that says what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// What it is.
    pub kind: CautionKind,
    /// Which utterances it concerns, in order; none where it concerns the session.
    pub utterances: Vec<usize>,
}

/// What can bear on the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CautionKind {
    /// Utterances end where they begin.
    WithoutLength,
    /// Utterances have no time in a file that has times.
    WithoutTime,
    /// Utterances begin before the one above them.
    OutOfOrder,
    /// Utterances repeat speaker, times and words of another.
    Repeated,
    /// Utterances name nobody of the cast.
    Unnamed,
    /// One member alone speaks.
    OneSpeaker,
    /// Nobody of the family speaks.
    NoFamily,
}

impl CautionKind {
    /// Its name in the contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WithoutLength => "without-length",
            Self::WithoutTime => "without-time",
            Self::OutOfOrder => "out-of-order",
            Self::Repeated => "repeated",
            Self::Unnamed => "unnamed",
            Self::OneSpeaker => "one-speaker",
            Self::NoFamily => "no-family",
        }
    }

    const fn sentences(self) -> (&'static str, &'static str) {
        match self {
            Self::WithoutLength => (
                "ends where it begins: it counts as talk and takes no time.",
                "end where they begin: they count as talk and take no time.",
            ),
            Self::WithoutTime => (
                "has no time of its own: it stands right after the one before and takes no time.",
                "have no time of their own: they stand right after the one before and take no time.",
            ),
            Self::OutOfOrder => (
                "begins before the one above it: turns follow the times, not the lines.",
                "begin before the one above them: turns follow the times, not the lines.",
            ),
            Self::Repeated => (
                "repeats the speaker, times and words of another: it is counted once.",
                "repeat the speaker, times and words of another: they are counted once.",
            ),
            Self::Unnamed => (
                "is nobody\u{2019}s in the cast: it breaks silences and turns, and belongs to no member.",
                "are nobody\u{2019}s in the cast: they break silences and turns, and belong to no member.",
            ),
            Self::OneSpeaker => (
                "Only one member speaks: nothing between members can be measured.",
                "",
            ),
            Self::NoFamily => (
                "Nobody of the family speaks: shares and balance of the family can\u{2019}t be measured.",
                "",
            ),
        }
    }
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, several) = self.kind.sentences();
        match self.utterances.len() {
            0 => f.write_str(one),
            1 => write!(f, "1 utterance {one}"),
            count => write!(f, "{count} utterances {several}"),
        }
    }
}

/// What bears on a session's figures; `repeated` are the utterances that were left out for repeating another.
pub(super) fn find(session: &Session, repeated: Vec<usize>) -> Vec<Caution> {
    let timing = session.timing;
    let concerned = |is: &dyn Fn(usize, &Spoken) -> bool| -> Vec<usize> {
        let utterances = session.utterances.iter().enumerate();
        let concerned = utterances.filter(|(index, spoken)| is(*index, spoken));
        concerned.map(|(index, _)| index).collect()
    };
    let empty = |_: usize, it: &Spoken| it.timed && it.window.start == it.window.end;
    let untimed = |_: usize, it: &Spoken| !it.timed;
    let early = |index: usize, it: &Spoken| {
        let above = index
            .checked_sub(1)
            .and_then(|above| session.utterances.get(above));
        above.is_some_and(|above| it.window.start < above.window.start)
    };
    let unnamed = |_: usize, it: &Spoken| it.speaker.is_none();
    let mut found = Vec::new();
    let mut note = |kind, utterances: Vec<usize>| {
        if !utterances.is_empty() {
            found.push(Caution { kind, utterances });
        }
    };
    if timing.starts && timing.ends {
        note(CautionKind::WithoutLength, concerned(&empty));
    }
    if timing.starts {
        note(CautionKind::WithoutTime, concerned(&untimed));
    }
    note(CautionKind::OutOfOrder, concerned(&early));
    note(CautionKind::Repeated, repeated);
    note(CautionKind::Unnamed, concerned(&unnamed));
    found.extend(of_speakers(session));
    found
}

fn of_speakers(session: &Session) -> Vec<Caution> {
    let mut speakers: Vec<MemberId> = session
        .utterances
        .iter()
        .filter_map(|it| it.speaker)
        .collect();
    speakers.order();
    speakers.dedup();
    let family = &session.family;
    let mut kin = speakers.iter().filter(|&&id| !family.is_therapist(id));
    let kinds = [
        (CautionKind::OneSpeaker, speakers.len() == 1),
        (
            CautionKind::NoFamily,
            !speakers.is_empty() && kin.next().is_none(),
        ),
    ];
    let holding = kinds.into_iter().filter(|(_, holds)| *holds);
    let caution = |(kind, _)| Caution {
        kind,
        utterances: Vec::new(),
    };
    holding.map(caution).collect()
}

/// Takes out of utterances in order of their start those that repeat another's speaker, times and words.
pub(super) fn take_repeated(session: &Session, cues: &mut Vec<Cue>) -> Vec<usize> {
    let mut repeated = Vec::new();
    for together in cues.chunk_by(|one, next| one.window.start == next.window.start) {
        if together.len() < 2 {
            continue;
        }
        let mut alike: Vec<_> = together
            .iter()
            .filter_map(|cue| Some((cue, session.utterances.get(cue.utterance)?)))
            .filter(|(_, spoken)| spoken.timed)
            .map(|(cue, spoken)| {
                (
                    (cue.speaker, cue.window.end, spoken.text.as_str()),
                    cue.utterance,
                )
            })
            .collect();
        alike.order();
        let again = alike.windows(2).filter_map(|pair| match pair {
            [(one, _), (next, utterance)] if one == next => Some(*utterance),
            _ => None,
        });
        repeated.extend(again);
    }
    if repeated.is_empty() {
        return repeated;
    }
    repeated.order();
    cues.retain(|cue| repeated.binary_search(&cue.utterance).is_err());
    repeated
}
