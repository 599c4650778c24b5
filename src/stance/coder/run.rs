//! A session read once, from the first utterance to the last: addressees, then acts, with the person's decisions in force.

use super::{Found, Ledger, Moment, Moves, ledger, trace};
use crate::session::{MemberId, Session};
use crate::sorted::Order;
use crate::stance::act::{Act, Addressee, Provenance};
use crate::stance::addressee::Around;
use crate::stance::correction::{ActId, Corrected, Given, Override};
use crate::stance::cue::Pack;
use crate::stance::learned::Learned;
use crate::stance::reading::{self, Meant, Recent, Scene, Sentence, Utterance};
use crate::stance::safety;
use crate::stance::tone::{Gather, Nearby};

/// What besides the words decides.
pub(crate) struct Directions<'d> {
    /// The person's decisions, in the order in which they were made.
    pub decisions: &'d [Override],
    /// Whether the rules' language is spoken: without it only the person codes.
    pub by_rule: bool,
    /// An utterance to be explained: reading ends with it.
    pub explained: Option<usize>,
    /// Whether those who say nothing are in the room too.
    pub all_present: bool,
    /// What weighs the rules' cues and acts.
    pub learned: &'d Learned,
    /// Whether the traits of every utterance are wanted.
    pub traits: bool,
}

impl Default for Directions<'_> {
    fn default() -> Self {
        Self {
            decisions: &[],
            by_rule: true,
            explained: None,
            all_present: false,
            learned: Learned::english(),
            traits: false,
        }
    }
}

/// Goes through a session once, from the first utterance to the last.
pub(crate) fn find(
    pack: &Pack,
    session: &Session,
    read: &[Utterance],
    directions: &Directions<'_>,
) -> Found {
    let mut run = Run {
        decisions: decisions(directions.decisions),
        by_rule: directions.by_rule,
        explained: directions.explained,
        learned: directions.learned,
        traits: directions.traits,
        pack,
        session,
        read,
        present: present(session, directions.all_present),
        found: Found::default(),
        recent: Recent::default(),
        ledger: Ledger::default(),
        moves: Moves::default(),
    };
    let end = directions.explained.map_or(usize::MAX, |at| at + 1);
    let read = read.iter().take(session.utterances.len().min(end));
    for (at, utterance) in read.enumerate() {
        run.utterance(at, utterance);
    }
    run.found
}

/// The decisions by utterance, those on one utterance in the order in which they were made.
fn decisions(made: &[Override]) -> Vec<&Override> {
    let mut sorted: Vec<&Override> = made.iter().collect();
    sorted.order_by_key(|decision| decision.subject.utterance);
    sorted
}

/// A session half read.
struct Run<'s> {
    decisions: Vec<&'s Override>,
    by_rule: bool,
    explained: Option<usize>,
    learned: &'s Learned,
    traits: bool,
    pack: &'s Pack,
    session: &'s Session,
    read: &'s [Utterance],
    present: Vec<bool>,
    found: Found,
    recent: Recent,
    ledger: Ledger,
    moves: Moves,
}

impl Run<'_> {
    /// An opening "he" takes up someone from the turn before: that one is in mind from then on.
    fn take_up(&mut self, at: usize, utterance: &Utterance) {
        let spoken = |at: usize| self.session.utterances.get(at);
        let Some(now) = spoken(at) else { return };
        let Some((place, speaker)) = at
            .checked_sub(1)
            .and_then(|last| spoken(last).and_then(|s| s.speaker).map(|id| (last, id)))
            .filter(|(_, id)| now.speaker.is_some_and(|own| own != *id))
        else {
            return;
        };
        let from = self.found.mentions.partition_point(|m| m.utterance < place);
        let (Some(read), Some(about)) = (self.read.get(place), self.found.mentions.get(from..))
        else {
            return;
        };
        let addressee = self.found.addressees.get(place).copied().flatten();
        let addressee = addressee.and_then(Addressee::member);
        let before = reading::Before {
            speaker,
            addressee,
            read,
            about,
        };
        let family = &self.session.family;
        let meant = reading::taken_up(utterance, &before, family, &self.pack.vocabulary);
        if let Some(meant) = meant.filter(|id| now.speaker != Some(*id)) {
            self.recent
                .note(now.turn, Meant::Member(meant), None, false);
        }
    }

    fn utterance(&mut self, at: usize, utterance: &Utterance) {
        self.take_up(at, utterance);
        let around = Around {
            session: self.session,
            read: self.read,
            vocabulary: &self.pack.vocabulary,
            decided: &self.found.addressees,
            recent: &self.recent,
            present: &self.present,
            hearing: &self.learned.hearing,
        };
        if self.traits {
            self.found.heard.push(around.traits(at));
        }
        let (addressee, cue) = around.addressee(at);
        if self.explained == Some(at) {
            self.found.explanation.candidates = trace::candidates(&around, at);
        }
        self.found.addressees.push(addressee);
        self.found.cues.push(cue);
        let speaker = self.session.utterances.get(at).and_then(|s| s.speaker);
        match speaker {
            Some(speaker) => self.said(at, utterance, speaker),
            None => {
                let flags = safety::find_unheard(self.pack, at, utterance);
                self.found.safety.extend(flags);
                let unheard = |_: &Act| Provenance::Spontaneous;
                let acts = self.corrected(at, Vec::new(), None, unheard);
                self.keep(acts);
            }
        }
    }

    /// The acts of an utterance with the person's decisions in force.
    fn corrected(
        &self,
        at: usize,
        acts: Vec<Act>,
        addressee: Option<Addressee>,
        provenance: impl Fn(&Act) -> Provenance,
    ) -> Corrected {
        let from = self.decisions.partition_point(|d| d.subject.utterance < at);
        let to = self
            .decisions
            .partition_point(|d| d.subject.utterance <= at);
        let decisions = self.decisions.get(from..to).unwrap_or_default();
        let fill = |subject: &ActId, given: &Given| {
            let mut act = given.act(subject, addressee);
            act.provenance = given.provenance.unwrap_or_else(|| provenance(&act));
            act
        };
        Corrected::coded(acts).correct(decisions.iter().copied(), fill)
    }

    /// Takes in what was done by whom, for those who speak next.
    fn take(&mut self, turn: usize, speaker: MemberId, corrected: Corrected) {
        let acts = corrected.standing.iter().map(|(act, _)| act.clone());
        let acts: Vec<Act> = acts.collect();
        if !self.session.family.is_therapist(speaker) {
            self.ledger.answered(turn, speaker, &acts);
        }
        self.ledger.take(turn, &acts);
        if !corrected.struck.is_empty() {
            self.ledger.strike(turn);
        }
        self.keep(corrected);
    }

    fn keep(&mut self, corrected: Corrected) {
        let (acts, standings): (Vec<_>, Vec<_>) = corrected.standing.into_iter().unzip();
        self.found.acts.extend(acts);
        self.found.standings.extend(standings);
        self.found.struck.extend(corrected.struck);
    }

    /// The sentences of an utterance, with who is meant by "he" and "your father" kept in mind for what comes.
    fn sentences(
        &mut self,
        utterance: &Utterance,
        speaker: MemberId,
        listener: Option<MemberId>,
        turn: usize,
    ) -> Vec<Sentence> {
        let family = &self.session.family;
        let gender = family.get(speaker).and_then(|m| m.role.gender());
        self.recent.note(turn, Meant::Member(speaker), gender, true);
        let scene = Scene {
            family,
            speaker,
            listener,
            turn,
        };
        let vocabulary = &self.pack.vocabulary;
        let sentences = reading::sentences(utterance, scene, &mut self.recent, vocabulary);
        // Who was spoken to is in everyone's mind when the next says "he".
        if let Some(listener) = listener {
            self.recent.note(turn, Meant::Member(listener), None, false);
        }
        sentences
    }

    fn said(&mut self, at: usize, utterance: &Utterance, speaker: MemberId) {
        let family = &self.session.family;
        let turn = self.session.utterances.get(at).map_or(0, |s| s.turn);
        let addressee = self.found.addressees.get(at).copied().flatten();
        let listener = addressee.and_then(Addressee::member);
        let sentences = self.sentences(utterance, speaker, listener, turn);
        let moment = Moment {
            pack: self.pack,
            session: self.session,
            read: utterance,
            sentences: &sentences,
            at,
            speaker,
            addressee,
            ledger: &self.ledger,
        };
        self.found.mentions.extend(moment.mentions());
        let mut acts = Vec::new();
        if family.is_therapist(speaker) {
            self.moves.observe(&moment);
        } else {
            self.found.safety.extend(safety::find(&moment));
            if self.by_rule {
                let (ruled, missed) = moment.by_rule();
                let gather = Gather {
                    moment: &moment,
                    nearby: Nearby {
                        session: self.session,
                        read: self.read,
                        decided: &self.found.addressees,
                        vocabulary: &self.pack.vocabulary,
                    },
                    acts: &ruled,
                    missed: &missed,
                };
                acts = moment.acts(&gather, &self.learned.tone, &self.moves);
                if self.traits {
                    note_traits(&mut self.found.traits, at, &gather);
                }
            }
        }
        if self.explained == Some(at) {
            moment.lay_open(&acts, &mut self.found.explanation);
        }
        let provenance = |act: &Act| self.moves.provenance(&moment, act);
        let corrected = self.corrected(at, acts, addressee, provenance);
        self.take(turn, speaker, corrected);
        self.ledger.heard(&ledger::Heard {
            speaker,
            addressee,
            asks: utterance.asks(),
        });
    }
}

fn note_traits(traits: &mut Vec<Vec<String>>, at: usize, gather: &Gather<'_>) {
    traits.resize(at, Vec::new());
    traits.push(gather.named());
}

/// Which members speak at all, or everyone.
fn present(session: &Session, all: bool) -> Vec<bool> {
    let mut present = vec![all; session.family.len()];
    for id in session.utterances.iter().filter_map(|s| s.speaker) {
        if let Some(here) = present.get_mut(id.0) {
            *here = true;
        }
    }
    present
}
