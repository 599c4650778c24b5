//! Whom an utterance is said to, by cues that can be named.
//!
//! Every cue adds to the score of a candidate; the highest wins if it leads by [`MARGIN`], else nobody is named.
//! The cues follow Traum (2004) and Jovanović, op den Akker & Nijholt (2006): a calling outweighs "you" in reply, which
//! outweighs neighbouring speakers.

mod candidate;
mod cue;
mod hearing;
mod neighbor;
mod order;

pub use candidate::Traits;
pub use hearing::{Hearing, SIDES, Side};

pub(crate) use candidate::Candidate;
use cue::Cue;

use super::Addressee;
use super::cue::{Vocabulary, WordClass};
use super::reading::{Form, Meant, Mention, Owner, Recent, Scene, Utterance, relative};
use crate::session::{MemberId, Session};

/// Why an utterance was taken as said to someone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AddressCue {
    /// The strongest cue, in plain words.
    pub cue: &'static str,
    /// How far the winner leads the next candidate, in logits; 0 where nobody could be told.
    pub lead: f64,
}

impl AddressCue {
    const NONE: Self = Self {
        cue: "cannot be told",
        lead: 0.0,
    };
    const LABEL: Self = Self {
        cue: "the label says so",
        lead: Cue::Noted.weight(),
    };
}

/// The lead below which nobody is named.
const MARGIN: f64 = 0.1;
/// A telling longer than this is mostly for the therapist.
const LONG: usize = 25;

/// The cues found for every candidate of one utterance; the room comes last.
pub(crate) struct Cues {
    members: Vec<Vec<Cue>>,
    room: Vec<Cue>,
}

impl Cues {
    fn add(&mut self, id: MemberId, cue: Cue) {
        if let Some(found) = self.members.get_mut(id.0) {
            found.push(cue);
        }
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
    /// What is learned.
    pub hearing: &'s Hearing,
}

/// One utterance to be judged.
#[derive(Clone, Copy)]
struct Said<'s> {
    at: usize,
    speaker: MemberId,
    read: &'s Utterance,
    /// Whether "you" is said to someone.
    you: bool,
}

impl Around<'_> {
    /// Whom utterance `at` is said to.
    pub(crate) fn addressee(&self, at: usize) -> (Option<Addressee>, AddressCue) {
        let labelled = self
            .session
            .utterances
            .get(at)
            .map_or(&[][..], |spoken| &spoken.addressees);
        match labelled {
            [] => {}
            [one] => return (Some(Addressee::Member(*one)), AddressCue::LABEL),
            _ => return (Some(Addressee::All), AddressCue::LABEL),
        }
        self.candidates(at, |all| choose(&all, self.hearing))
            .unwrap_or((None, AddressCue::NONE))
    }

    /// The utterance, if somebody known speaks.
    fn said(&self, at: usize) -> Option<Said<'_>> {
        let read = self.read.get(at)?;
        Some(Said {
            at,
            speaker: self.session.utterances.get(at)?.speaker?,
            read,
            you: self.second_person(read),
        })
    }

    /// The cues for everyone.
    fn cues(&self, said: Said<'_>) -> Cues {
        let mut cues = Cues {
            members: vec![Vec::new(); self.session.family.len()],
            room: Vec::new(),
        };
        self.named(&mut cues, said);
        self.before(&mut cues, said);
        self.earlier(&mut cues, said);
        self.after(&mut cues, said);
        self.room(&mut cues, said);
        cues
    }

    fn scene(&self, said: Said<'_>) -> Scene<'_> {
        Scene {
            family: &self.session.family,
            speaker: said.speaker,
            listener: None,
            turn: self
                .session
                .utterances
                .get(said.at)
                .map_or(0, |spoken| spoken.turn),
        }
    }

    /// Callings, notes, and those spoken about.
    fn named(&self, cues: &mut Cues, said: Said<'_>) {
        let scene = self.scene(said);
        let (mut called, mut about, mut fitting) = (Vec::new(), Vec::new(), Vec::new());
        for mention in &said.read.mentions {
            let Meant::Member(id) = scene.meant(mention.form, self.recent) else {
                continue;
            };
            let list = match (mention.called, mention.form) {
                (true, _) => &mut called,
                (false, Form::Pronoun(_) | Form::Possessive(_)) => &mut fitting,
                (false, _) => &mut about,
            };
            if !list.contains(&id) {
                list.push(id);
            }
            if mention.called && mention.start == 0 {
                cues.add(id, Cue::CalledFirst);
            }
            if mention.called && mention.end == said.read.words.len() {
                cues.add(id, Cue::CalledLast);
            }
        }
        about.retain(|id| !called.contains(id));
        fitting.retain(|id| !called.contains(id) && !about.contains(id));
        for id in &called {
            cues.add(*id, Cue::Called);
            if called.len() > 1 {
                cues.add(*id, Cue::CalledAmongOthers);
            }
        }
        if called.len() > 1 {
            cues.room.push(Cue::SeveralCalled);
        }
        for id in &about {
            cues.add(*id, Cue::SpokenAbout);
        }
        for id in &fitting {
            cues.add(*id, Cue::FitsPronoun);
        }
        let told = about.iter().chain(&fitting).any(|id| self.is_family(*id));
        if told && !said.you && self.is_family(said.speaker) {
            self.to_therapists(cues, Cue::ToldAboutOthers);
        }
        for mention in &said.read.mentions {
            self.kin_of_theirs(cues, said.speaker, mention);
            if mention.called && mention.form == Form::Group {
                cues.room.push(Cue::EveryoneCalled);
            }
        }
        if let Some(id) = self.note_to(said.read) {
            cues.add(id, Cue::Noted);
        }
    }

    /// "your mother" is said to someone whose mother is here.
    fn kin_of_theirs(&self, cues: &mut Cues, speaker: MemberId, mention: &Mention) {
        let Form::Kin(Owner::Addressee, kin) = mention.form else {
            return;
        };
        let family = &self.session.family;
        for (id, _) in family.members().filter(|(id, _)| *id != speaker) {
            if relative(family, id, kin).is_some() {
                cues.add(id, Cue::KinOfTheirs);
            }
        }
    }

    /// "[to Tom]", "(whispers to her mother)".
    fn note_to(&self, read: &Utterance) -> Option<MemberId> {
        let words = read.notes.iter().find_map(|note| {
            let to = note.words.iter().position(|w| w == "to" || w == "at")?;
            note.words.get(to + 1..)
        })?;
        let named = |name: &str| words.iter().any(|word| word == name);
        self.session
            .family
            .everyone()
            .find(|(_, m)| named(&m.name.to_lowercase()) || named(m.role.name()))
            .map(|(id, _)| id)
    }

    fn room(&self, cues: &mut Cues, said: Said<'_>) {
        let everyone = said.read.mentions.iter().any(|m| m.form == Form::Group);
        if everyone {
            cues.room.push(Cue::EveryoneMeant);
        }
        if !self.is_family(said.speaker) {
            cues.room.push(Cue::RoomOfTherapist);
            return;
        }
        cues.room.push(Cue::RoomOfMember);
        self.to_therapists(cues, Cue::Therapist);
        if said.you {
            self.to_therapists(cues, Cue::YouToTherapist);
            cues.room.push(Cue::YouToRoom);
        }
        if said.read.words.len() > LONG {
            self.to_therapists(cues, Cue::LongTelling);
        }
        if said
            .read
            .notes_have(self.vocabulary, WordClass::NoteWhisper)
        {
            self.to_therapists(cues, Cue::Whisper);
        }
        let endeared = said
            .read
            .mentions
            .iter()
            .any(|m| m.called && m.form == Form::Endearment);
        if endeared {
            for (id, _) in self.session.family.members() {
                cues.add(id, Cue::Endearment);
            }
        }
    }

    fn is_family(&self, id: MemberId) -> bool {
        self.session.family.get(id).is_some() && !self.session.family.is_therapist(id)
    }

    fn to_therapists(&self, cues: &mut Cues, cue: Cue) {
        for (id, _) in self.session.family.everyone() {
            if self.session.family.is_therapist(id) {
                cues.add(id, cue);
            }
        }
    }

    /// Whether "you" is used for someone, beyond "you know" and "thank you".
    fn second_person(&self, read: &Utterance) -> bool {
        let is = |at: usize, class: WordClass| {
            read.ids
                .get(at)
                .is_some_and(|&id| self.vocabulary.is_in(id, class))
        };
        (0..read.ids.len()).any(|at| {
            (is(at, WordClass::You) || is(at, WordClass::Your))
                && !is(at + 1, WordClass::YouFiller)
                && !at
                    .checked_sub(1)
                    .is_some_and(|before| is(before, WordClass::Thank))
        })
    }
}

/// The likeliest candidate, if it leads.
fn choose(candidates: &[Candidate<'_>], hearing: &Hearing) -> (Option<Addressee>, AddressCue) {
    let mut best: Option<&Candidate<'_>> = None;
    let mut second = f64::NEG_INFINITY;
    for candidate in candidates {
        match best {
            Some(top) if candidate.score <= top.score => second = second.max(candidate.score),
            _ => {
                second = best.map_or(second, |top| second.max(top.score));
                best = Some(candidate);
            }
        }
    }
    let Some(best) = best.filter(|best| best.score - second >= MARGIN) else {
        return (None, AddressCue::NONE);
    };
    let reasons = best.reasons(hearing).into_iter();
    let strongest = reasons.max_by(|a, b| a.1.total_cmp(&b.1));
    let cue = AddressCue {
        cue: strongest.map_or(AddressCue::NONE.cue, |(told, _)| told),
        lead: (best.score - second).min(Cue::Noted.weight()),
    };
    (Some(best.addressee), cue)
}
