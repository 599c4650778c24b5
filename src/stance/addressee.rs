//! Whom an utterance is said to, by cues that can be named.
//!
//! Every cue adds to the score of a candidate; the highest wins if it leads by [`MARGIN`], else nobody is named.
//! The order of the cues follows Jovanović & op den Akker (2004) and Traum (2004): a calling outweighs "you" in reply,
//! which outweighs neighbouring speakers. The weights are the project's choice.

use super::Addressee;
use super::cue::Vocabulary;
use super::reading::{Form, Meant, Mention, Owner, Recent, Scene, Utterance, relative};
use crate::session::{MemberId, Session, Spoken};

/// Why an utterance was taken as said to someone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AddressCue {
    /// The strongest cue, in plain words.
    pub cue: &'static str,
    /// How far the winner leads the next candidate; 0 where nobody could be told.
    pub lead: f64,
}

/// The lead below which nobody is named.
const MARGIN: f64 = 0.5;

mod weight {
    pub(super) const NOTE: f64 = 6.0;
    pub(super) const CALLED: f64 = 4.0;
    pub(super) const GROUP: f64 = 4.0;
    pub(super) const SPOKEN_ABOUT: f64 = -4.0;
    pub(super) const KIN_OF_LISTENER: f64 = 2.0;
    pub(super) const SPOKE_BEFORE: f64 = 1.5;
    pub(super) const SPOKE_EARLIER: f64 = 0.5;
    pub(super) const SPOKE_TO_ME: f64 = 1.0;
    pub(super) const ASKED_ME: f64 = 1.0;
    pub(super) const SECOND_PERSON: f64 = 1.0;
    pub(super) const NEXT_AFTER_QUESTION: f64 = 2.0;
    pub(super) const NEXT: f64 = 1.0;
    pub(super) const NEXT_THERAPIST: f64 = 0.5;
    pub(super) const REPORT_TO_THERAPIST: f64 = 1.5;
    pub(super) const THERAPIST: f64 = 0.4;
    pub(super) const SAME_TURN: f64 = 2.0;
    pub(super) const ROOM: f64 = 1.0;
}

/// Scores of every candidate for one utterance.
struct Scores {
    members: Vec<(f64, f64, &'static str)>,
    room: (f64, f64, &'static str),
}

impl Scores {
    fn new(members: usize) -> Self {
        Self {
            members: vec![(0.0, 0.0, ""); members],
            room: (0.0, 0.0, ""),
        }
    }

    fn add(&mut self, id: MemberId, weight: f64, cue: &'static str) {
        if let Some(entry) = self.members.get_mut(id.0) {
            raise(entry, weight, cue);
        }
    }

    fn add_room(&mut self, weight: f64, cue: &'static str) {
        raise(&mut self.room, weight, cue);
    }
}

/// Adds to a score and keeps the strongest cue's name.
fn raise(entry: &mut (f64, f64, &'static str), weight: f64, cue: &'static str) {
    entry.0 += weight;
    if weight > entry.1 {
        entry.1 = weight;
        entry.2 = cue;
    }
}

/// What is known when an utterance is judged.
pub(crate) struct Around<'s> {
    /// The session.
    pub session: &'s Session,
    /// Every utterance as read.
    pub read: &'s [Utterance],
    /// The pack's words.
    pub vocabulary: &'s Vocabulary,
    /// Addressees decided so far: those of the utterances before.
    pub decided: &'s [Option<Addressee>],
    /// Who was spoken of last.
    pub recent: &'s Recent,
    /// Which members speak at all; the others are not in the room.
    pub present: &'s [bool],
}

impl Around<'_> {
    /// Whom utterance `at` is said to.
    pub(crate) fn addressee(&self, at: usize) -> (Option<Addressee>, AddressCue) {
        let none = AddressCue {
            cue: "cannot be told",
            lead: 0.0,
        };
        let Some(spoken) = self.session.utterances.get(at) else {
            return (None, none);
        };
        match spoken.addressees.as_slice() {
            [] => {}
            [one] => {
                return (
                    Some(Addressee::Member(*one)),
                    AddressCue {
                        cue: "the label says so",
                        lead: weight::NOTE,
                    },
                );
            }
            _ => {
                return (
                    Some(Addressee::All),
                    AddressCue {
                        cue: "the label says so",
                        lead: weight::NOTE,
                    },
                );
            }
        }
        let (Some(speaker), Some(read)) = (spoken.speaker, self.read.get(at)) else {
            return (None, none);
        };
        let mut scores = Scores::new(self.session.family.len());
        self.named(&mut scores, at, speaker, read);
        self.before(&mut scores, at, speaker, read);
        self.after(&mut scores, at, speaker, read);
        self.room(&mut scores, speaker, read);
        self.choose(&scores, speaker)
    }

    fn scene(&self, at: usize, speaker: MemberId) -> Scene<'_> {
        Scene {
            family: &self.session.family,
            speaker,
            listener: None,
            turn: self.session.utterances.get(at).map_or(0, |s| s.turn),
        }
    }

    /// Callings, notes, and those spoken about.
    fn named(&self, scores: &mut Scores, at: usize, speaker: MemberId, read: &Utterance) {
        let scene = self.scene(at, speaker);
        let mut about = Vec::new();
        let mut called = Vec::new();
        for mention in &read.mentions {
            match (mention.form, scene.meant(mention.form, self.recent)) {
                (Form::Group, _) if mention.called => {
                    scores.add_room(weight::GROUP, "everyone is called")
                }
                (_, Meant::Member(id)) if mention.called && !called.contains(&id) => {
                    called.push(id)
                }
                (_, Meant::Member(id)) if !mention.called && !about.contains(&id) => about.push(id),
                _ => {}
            }
            self.kin_of_listener(scores, speaker, mention);
        }
        if let [first, _, ..] = called.as_slice() {
            scores.add_room(weight::CALLED / 2.0, "several are called");
            scores.add(*first, -0.5, "");
        }
        for id in &called {
            scores.add(*id, weight::CALLED, "called by name or kin word");
        }
        about.retain(|id| !called.contains(id));
        for id in &about {
            scores.add(*id, weight::SPOKEN_ABOUT, "");
        }
        let asks_them = self.second_person(read);
        if about.iter().any(|id| self.is_family(*id))
            && !asks_them
            && !self.session.family.is_therapist(speaker)
        {
            self.add_therapists(
                scores,
                weight::REPORT_TO_THERAPIST,
                "tells about others in the third person",
            );
        }
        if let Some(id) = self.note_to(read) {
            scores.add(id, weight::NOTE, "a stage note says so");
        }
    }

    /// "your mother" is said to someone whose mother is here.
    fn kin_of_listener(&self, scores: &mut Scores, speaker: MemberId, mention: &Mention) {
        let Form::Kin(Owner::Addressee, kin) = mention.form else {
            return;
        };
        let family = &self.session.family;
        for (id, _) in family.members().filter(|(id, _)| *id != speaker) {
            if let Some(kin) = relative(family, id, kin) {
                scores.add(
                    id,
                    weight::KIN_OF_LISTENER,
                    "names kin of theirs as \"your\"",
                );
                if family.is_therapist(speaker) {
                    continue;
                }
                scores.add(kin, weight::SPOKEN_ABOUT / 2.0, "");
            }
        }
    }

    /// "[to Tom]", "(whispers to her mother)".
    fn note_to(&self, read: &Utterance) -> Option<MemberId> {
        let words = read.notes.iter().find_map(|note| {
            let to = note.words.iter().position(|w| w == "to" || w == "at")?;
            note.words.get(to + 1..)
        })?;
        let family = &self.session.family;
        family
            .everyone()
            .find(|(_, member)| {
                let name = member.name.to_lowercase();
                words.iter().any(|w| *w == name || *w == member.role.name())
            })
            .map(|(id, _)| id)
    }

    /// Who spoke before, and whether to this speaker.
    fn before(&self, scores: &mut Scores, at: usize, speaker: MemberId, read: &Utterance) {
        let earlier = self.session.utterances.get(..at).unwrap_or_default();
        if let Some(last) = earlier.last().filter(|s| s.speaker == Some(speaker))
            && let Some(Some(Addressee::Member(id))) = self.decided.get(at - 1)
        {
            let _ = last;
            scores.add(*id, weight::SAME_TURN, "goes on speaking to the same");
        }
        let mut others = earlier
            .iter()
            .enumerate()
            .rev()
            .take(8)
            .filter_map(|(place, s)| s.speaker.filter(|id| *id != speaker).map(|id| (place, id)));
        let Some((place, previous)) = others.next() else {
            return;
        };
        scores.add(previous, weight::SPOKE_BEFORE, "spoke just before");
        if let Some((_, other)) = others.find(|(_, id)| *id != previous) {
            scores.add(other, weight::SPOKE_EARLIER, "spoke a moment ago");
        }
        let to_me = self.decided.get(place).copied().flatten();
        let asked = self.read.get(place).is_some_and(Utterance::asks);
        match to_me {
            Some(Addressee::Member(id)) if id == speaker => {
                scores.add(previous, weight::SPOKE_TO_ME, "answers who spoke to them");
                if asked {
                    scores.add(previous, weight::ASKED_ME, "answers a question");
                }
            }
            Some(Addressee::All) if asked => {
                scores.add(previous, weight::ASKED_ME, "answers a question")
            }
            Some(Addressee::Member(id)) if id != previous => {
                // Breaking in: as often to the one who was just addressed.
                scores.add(id, weight::SPOKE_EARLIER, "was just spoken to");
            }
            _ => {}
        }
        if self.second_person(read) {
            scores.add(previous, weight::SECOND_PERSON, "\"you\" in reply");
        }
    }

    /// Who speaks next.
    fn after(&self, scores: &mut Scores, at: usize, speaker: MemberId, read: &Utterance) {
        let next = self
            .session
            .utterances
            .iter()
            .skip(at + 1)
            .take(4)
            .find_map(|s: &Spoken| s.speaker.filter(|id| *id != speaker));
        let Some(next) = next else {
            return;
        };
        let weight = match (self.session.family.is_therapist(next), read.asks()) {
            (_, true) => weight::NEXT_AFTER_QUESTION,
            (true, false) => weight::NEXT_THERAPIST,
            (false, false) => weight::NEXT,
        };
        scores.add(next, weight, "speaks next");
    }

    fn room(&self, scores: &mut Scores, speaker: MemberId, read: &Utterance) {
        let everyone = read.mentions.iter().any(|m| m.form == Form::Group)
            || read.has(self.vocabulary, "everyone");
        if self.session.family.is_therapist(speaker) {
            scores.add_room(weight::ROOM, "the therapist speaks to the room");
            if everyone {
                scores.add_room(weight::GROUP / 2.0, "everyone is asked");
            }
        } else {
            self.add_therapists(
                scores,
                weight::THERAPIST,
                "members mostly answer the therapist",
            );
            if everyone && self.second_person(read) {
                scores.add_room(weight::GROUP / 2.0, "everyone is spoken to");
            }
        }
    }

    fn choose(&self, scores: &Scores, speaker: MemberId) -> (Option<Addressee>, AddressCue) {
        let members = scores
            .members
            .iter()
            .enumerate()
            .map(|(index, entry)| (Addressee::Member(MemberId(index)), MemberId(index), entry))
            .filter(|(_, id, _)| *id != speaker && self.present.get(id.0).copied().unwrap_or(false))
            .map(|(addressee, _, entry)| (addressee, entry));
        let mut best: Option<(Addressee, f64, &'static str)> = None;
        let mut second = 0.0_f64;
        for (addressee, &(score, _, cue)) in members.chain([(Addressee::All, &scores.room)]) {
            match best {
                Some((_, top, _)) if score <= top => second = second.max(score),
                _ => {
                    second = second.max(best.map_or(0.0, |(_, top, _)| top));
                    best = Some((addressee, score, cue));
                }
            }
        }
        match best {
            Some((addressee, top, cue)) if top - second >= MARGIN => (
                Some(addressee),
                AddressCue {
                    cue,
                    lead: top - second,
                },
            ),
            _ => (
                None,
                AddressCue {
                    cue: "cannot be told",
                    lead: 0.0,
                },
            ),
        }
    }

    fn is_family(&self, id: MemberId) -> bool {
        self.session.family.get(id).is_some() && !self.session.family.is_therapist(id)
    }

    fn add_therapists(&self, scores: &mut Scores, weight: f64, cue: &'static str) {
        for (id, _) in self.session.family.everyone() {
            if self.session.family.is_therapist(id) {
                scores.add(id, weight, cue);
            }
        }
    }

    /// Whether "you" is used for someone, beyond "you know" and "thank you".
    fn second_person(&self, read: &Utterance) -> bool {
        let is = |at: usize, class: &str| {
            read.ids
                .get(at)
                .is_some_and(|&id| self.vocabulary.is_in(id, class))
        };
        (0..read.ids.len()).any(|at| {
            (is(at, "you") || is(at, "your"))
                && !is(at + 1, "you-filler")
                && !at.checked_sub(1).is_some_and(|before| is(before, "thank"))
        })
    }
}
