//! Utterances as read → acts: what the rules of the pack say, in the light of what was said before.

mod choose;
mod context;
mod ledger;
mod moves;
mod part;

pub(crate) use ledger::Ledger;
pub(crate) use moves::Moves;

use std::ops::Range;

use super::act::{Act, ActKind, Addressee, Provenance};
use super::addressee::{AddressCue, Around};
use super::cue::{Outcome, Pack, Search};
use super::reading::{self, Meant, Recent, Scene, Sentence, Utterance};
use super::safety::SafetyFlag;
use super::{MentionOf, safety};
use crate::session::{MemberId, Session};

/// Everything the rules find in a session.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// One per utterance.
    pub addressees: Vec<Option<Addressee>>,
    /// One per utterance.
    pub cues: Vec<AddressCue>,
    /// In order of utterance and place.
    pub acts: Vec<Act>,
    /// In order of utterance and place.
    pub safety: Vec<SafetyFlag>,
    /// In order of utterance and place.
    pub mentions: Vec<MentionOf>,
}

/// One utterance in its place: what every rule may look at.
pub(crate) struct Moment<'s> {
    /// The pack.
    pub pack: &'s Pack,
    /// The session.
    pub session: &'s Session,
    /// The utterance as read.
    pub read: &'s Utterance,
    /// Its sentences.
    pub sentences: &'s [Sentence],
    /// Its number.
    pub at: usize,
    /// Who speaks.
    pub speaker: MemberId,
    /// To whom, as far as can be told.
    pub addressee: Option<Addressee>,
    /// What went before.
    pub ledger: &'s Ledger,
}

/// Goes through a session once, from the first utterance to the last.
pub(crate) fn find(pack: &Pack, session: &Session, read: &[Utterance]) -> Found {
    let mut run = Run {
        pack,
        session,
        read,
        present: present(session),
        found: Found::default(),
        recent: Recent::default(),
        ledger: Ledger::default(),
        moves: Moves::default(),
    };
    for (at, utterance) in read.iter().enumerate().take(session.utterances.len()) {
        run.utterance(at, utterance);
    }
    run.found
}

/// A session half read.
struct Run<'s> {
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
        let addressee = match self.found.addressees.get(place) {
            Some(Some(Addressee::Member(id))) => Some(*id),
            _ => None,
        };
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
        let (addressee, cue) = Around {
            session: self.session,
            read: self.read,
            vocabulary: &self.pack.vocabulary,
            decided: &self.found.addressees,
            recent: &self.recent,
            present: &self.present,
        }
        .addressee(at);
        self.found.addressees.push(addressee);
        self.found.cues.push(cue);
        let speaker = self.session.utterances.get(at).and_then(|s| s.speaker);
        match speaker {
            Some(speaker) => self.said(at, utterance, speaker),
            None => {
                let flags = safety::find_unheard(self.pack, at, utterance);
                self.found.safety.extend(flags);
            }
        }
    }

    fn said(&mut self, at: usize, utterance: &Utterance, speaker: MemberId) {
        let family = &self.session.family;
        let turn = self.session.utterances.get(at).map_or(0, |s| s.turn);
        let addressee = self.found.addressees.get(at).copied().flatten();
        let listener = match addressee {
            Some(Addressee::Member(id)) => Some(id),
            _ => None,
        };
        let gender = family.get(speaker).and_then(|m| m.role.gender());
        self.recent.note(turn, Meant::Member(speaker), gender, true);
        let mut scene = Scene {
            family,
            speaker,
            listener,
            turn,
        };
        let sentences = reading::sentences(
            utterance,
            &mut scene,
            &mut self.recent,
            &self.pack.vocabulary,
        );
        // Who was spoken to is in everyone's mind when the next says "he".
        if let Some(listener) = listener {
            self.recent.note(turn, Meant::Member(listener), None, false);
        }
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
        if family.is_therapist(speaker) {
            self.moves.observe(&moment);
        } else {
            self.found.safety.extend(safety::find(&moment));
            let mut acts = moment.acts();
            for act in &mut acts {
                if act.provenance == Provenance::Spontaneous {
                    act.provenance = self.moves.provenance(&moment, act);
                }
            }
            self.ledger.answered(turn, speaker, &acts);
            self.ledger.take(turn, &acts);
            self.found.acts.extend(acts);
        }
        self.ledger.heard(&ledger::Heard {
            speaker,
            addressee,
            asks: utterance.asks(),
        });
    }
}

/// Which members speak at all.
fn present(session: &Session) -> Vec<bool> {
    let mut present = vec![false; session.family.len()];
    for id in session.utterances.iter().filter_map(|s| s.speaker) {
        if let Some(here) = present.get_mut(id.0) {
            *here = true;
        }
    }
    present
}

impl Moment<'_> {
    /// The acts of this utterance: by the words, then by their place in the talk.
    fn acts(&self) -> Vec<Act> {
        let mut acts = Vec::new();
        for (place, sentence) in self.sentences.iter().enumerate() {
            let candidates = self.by_words(place, sentence);
            acts.extend(choose::best(candidates));
        }
        self.in_context(&mut acts);
        choose::once(acts)
    }

    fn by_words(&self, place: usize, sentence: &Sentence) -> Vec<choose::Candidate> {
        let hits = self.pack.hits(&sentence.seen, Search::Acts);
        let wordless = self
            .pack
            .wordless()
            .map(|rule| (rule, 0..sentence.seen.len()));
        hits.iter()
            .map(|hit| (hit.rule, hit.start..hit.end))
            .chain(wordless)
            .filter_map(|(rule, words)| self.candidate(place, sentence, rule, words))
            .collect()
    }

    fn candidate(
        &self,
        place: usize,
        sentence: &Sentence,
        number: usize,
        words: Range<usize>,
    ) -> Option<choose::Candidate> {
        let rule = self.pack.rule(number)?;
        let Outcome::Act(kind) = rule.outcome else {
            return None;
        };
        let at = part::At {
            moment: self,
            sentence,
            place,
            words: words.clone(),
        };
        if at.is_denied() {
            return None;
        }
        let (target, against) = at.parts(rule)?;
        let holds = |&(condition, wanted): &(_, bool)| at.holds(condition, target) == wanted;
        if !rule.conditions.iter().all(holds) {
            return None;
        }
        Some(choose::Candidate {
            act: Act {
                utterance: self.at,
                span: self.span(sentence, words.clone()),
                kind,
                actor: self.speaker,
                target,
                against,
                addressee: at.addressee(),
                strength: rule.strength,
                provenance: if at.is_quoted() {
                    Provenance::Reported
                } else {
                    Provenance::Spontaneous
                },
                why: rule.cue.to_owned(),
            },
            clause: sentence.clauses.get(words.start).copied().unwrap_or(0),
            rule: number,
            length: if rule.wordless { 0 } else { words.len() },
        })
    }

    /// The bytes of a stretch of seen words; the whole utterance where there are none.
    pub(crate) fn span(&self, sentence: &Sentence, seen: Range<usize>) -> Range<usize> {
        let span = self.read.span(sentence, seen);
        if span.is_empty() { self.whole() } else { span }
    }

    fn whole(&self) -> Range<usize> {
        0..self
            .session
            .utterances
            .get(self.at)
            .map_or(0, |s| s.text.len())
    }

    fn mentions(&self) -> Vec<MentionOf> {
        let mut found = Vec::new();
        for sentence in self.sentences {
            for (place, member) in sentence.members.iter().enumerate() {
                if let Some(member) = *member {
                    found.push(MentionOf {
                        utterance: self.at,
                        span: self.span(sentence, place..place + 1),
                        member,
                    });
                }
            }
        }
        found
    }

    /// The member of the family spoken to, if it is one.
    pub(crate) fn listener(&self) -> Option<MemberId> {
        match self.addressee {
            Some(Addressee::Member(id)) if !self.session.family.is_therapist(id) => Some(id),
            _ => None,
        }
    }

    /// The turn this utterance belongs to.
    pub(crate) fn turn(&self) -> usize {
        self.session.utterances.get(self.at).map_or(0, |s| s.turn)
    }

    /// An act of this utterance that no single rule of the pack codes.
    fn act(&self, kind: ActKind, target: MemberId, why: &str) -> Act {
        Act {
            utterance: self.at,
            span: self.whole(),
            kind,
            actor: self.speaker,
            target: Some(target),
            against: None,
            addressee: self.addressee,
            strength: 1.0,
            provenance: Provenance::Spontaneous,
            why: why.to_owned(),
        }
    }
}
