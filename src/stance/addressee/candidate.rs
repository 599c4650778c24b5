//! Everyone an utterance may be said to, weighed.

use super::cue::Cue;
use super::hearing::{self, Hearing, Row, Side};
use super::order::{Order, worded};
use super::{Around, Cues, Said};
use crate::session::MemberId;
use crate::stance::act::Addressee;
use crate::stance::weights::Trait;

/// One who may be spoken to, weighed in logits.
pub(crate) struct Candidate<'c> {
    /// Who.
    pub addressee: Addressee,
    /// All that speaks for and against them, summed up.
    pub score: f64,
    side: Side,
    cues: &'c [Cue],
    order: f64,
    words: f64,
}

impl Candidate<'_> {
    /// What speaks for and against them, in plain words, each with what it is worth.
    pub(crate) fn reasons(&self, hearing: &Hearing) -> Vec<(&'static str, f64)> {
        let cues = self.cues.iter();
        let cues = cues.map(|cue| (cue.words(), hearing.cue(*cue, self.side)));
        let learned = [
            ("who speaks before and after", self.order),
            ("its words", self.words),
        ];
        let learned = learned.into_iter().filter(|(_, worth)| *worth != 0.0);
        cues.chain(learned).collect()
    }
}

/// The traits of one who may be spoken to, by name, as weights are fitted on them.
#[derive(Clone, Debug)]
pub struct Traits {
    /// Who.
    pub addressee: Addressee,
    /// Who would be speaking to whom.
    pub side: Side,
    /// What the cues are worth by themselves, in logits.
    pub cues: f64,
    /// The traits, each once.
    pub names: Vec<String>,
}

impl Around<'_> {
    /// Hands over everyone who may be spoken to, weighed: those who are in the room, and the room. Nobody where nobody known
    /// speaks.
    pub(crate) fn candidates<T>(
        &self,
        at: usize,
        take: impl FnOnce(Vec<Candidate<'_>>) -> T,
    ) -> Option<T> {
        let said = self.said(at)?;
        let (cues, order) = (self.cues(said), self.order(said));
        let mut traits = Vec::new();
        worded(said.read, |parts| traits.push(Trait::of(parts)));
        traits.sort_unstable();
        traits.dedup();
        let words = self.hearing.traits(&traits);
        let weigh = |(addressee, cues)| self.weigh(said, addressee, cues, &order, &words);
        Some(take(self.present(&cues, said).map(weigh).collect()))
    }

    fn weigh<'c>(
        &self,
        said: Said<'_>,
        addressee: Addressee,
        cues: &'c [Cue],
        order: &Order,
        words: &Row,
    ) -> Candidate<'c> {
        let side = self.side(said.speaker, addressee);
        let mut ordered = 0.0;
        self.ordered(said, order, addressee, |parts| {
            ordered += self.hearing.weight(Trait::of(parts), side);
        });
        let words = hearing::of(words, side).unwrap_or(0.0);
        let worth = cues.iter().map(|cue| self.hearing.cue(*cue, side));
        Candidate {
            addressee,
            score: worth.sum::<f64>() + ordered + words,
            side,
            cues,
            order: ordered,
            words,
        }
    }

    /// The traits of everyone who may be spoken to.
    pub(crate) fn traits(&self, at: usize) -> Vec<Traits> {
        let Some(said) = self.said(at) else {
            return Vec::new();
        };
        let (cues, order) = (self.cues(said), self.order(said));
        let name = |(addressee, cues): (Addressee, &[Cue])| {
            let mut names: Vec<String> = cues
                .iter()
                .map(|cue| format!("cue {}", cue.name()))
                .collect();
            let mut give = |parts: &[&str]| names.push(parts.join(" "));
            self.ordered(said, &order, addressee, &mut give);
            worded(said.read, &mut give);
            names.sort();
            names.dedup();
            Traits {
                addressee,
                side: self.side(said.speaker, addressee),
                cues: cues.iter().map(|cue| cue.weight()).sum(),
                names,
            }
        };
        self.present(&cues, said).map(name).collect()
    }

    fn side(&self, speaker: MemberId, whom: Addressee) -> Side {
        let therapist = |id| self.session.family.is_therapist(id);
        match (therapist(speaker), whom) {
            (true, Addressee::Member(_)) => Side::TherapistToMember,
            (true, Addressee::All) => Side::TherapistToAll,
            (false, Addressee::Member(id)) if therapist(id) => Side::MemberToTherapist,
            (false, Addressee::Member(_)) => Side::MemberToMember,
            (false, Addressee::All) => Side::MemberToAll,
        }
    }

    /// Everyone in the room but the speaker, and the room.
    fn present<'c>(
        &self,
        cues: &'c Cues,
        said: Said<'_>,
    ) -> impl Iterator<Item = (Addressee, &'c [Cue])> {
        let (present, speaker) = (self.present, said.speaker);
        let here = move |id: MemberId| present.get(id.0).copied().unwrap_or(false);
        let members = cues.members.iter().enumerate();
        members
            .map(|(index, found)| (MemberId(index), found.as_slice()))
            .filter(move |(id, _)| *id != speaker && here(*id))
            .map(|(id, found)| (Addressee::Member(id), found))
            .chain([(Addressee::All, cues.room.as_slice())])
    }
}
