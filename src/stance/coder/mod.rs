//! Utterances as read → acts: what the rules of the pack say, in the light of what was said before.

mod choose;
mod context;
mod ledger;
mod moves;
mod part;
mod run;
mod trace;

pub(crate) use ledger::Ledger;
pub(crate) use moves::Moves;
pub(crate) use part::Held;
pub(crate) use run::{Directions, find};

use std::ops::Range;

use super::MentionOf;
use super::act::{Act, ActKind, Addressee, Provenance};
use super::addressee::AddressCue;
use super::correction::{Standing, Struck};
use super::cue::{Outcome, Pack, Search};
use super::explain::Explanation;
use super::reading::{Sentence, Utterance};
use super::safety::SafetyFlag;
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
    /// One per act.
    pub standings: Vec<Standing>,
    /// In order of utterance.
    pub struck: Vec<Struck>,
    /// In order of utterance and place.
    pub safety: Vec<SafetyFlag>,
    /// In order of utterance and place.
    pub mentions: Vec<MentionOf>,
    /// Why the utterance that was asked about is read as it is.
    pub explanation: Explanation,
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

impl Moment<'_> {
    /// The acts of this utterance: by the words, then by their place in the talk.
    fn acts(&self, moves: &Moves) -> Vec<Act> {
        let mut acts = Vec::new();
        for (place, sentence) in self.sentences.iter().enumerate() {
            acts.extend(choose::best(self.by_words(place, sentence)));
        }
        self.in_context(&mut acts);
        let mut acts = choose::once(acts);
        for act in &mut acts {
            if act.provenance == Provenance::Spontaneous {
                act.provenance = moves.provenance(self, act);
            }
        }
        acts
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
            .filter_map(|(rule, words)| self.candidate(place, sentence, rule, words).ok())
            .collect()
    }

    /// The act a rule offers for words that fit it, or what holds it back.
    pub(crate) fn candidate(
        &self,
        place: usize,
        sentence: &Sentence,
        number: usize,
        words: Range<usize>,
    ) -> Result<choose::Candidate, Held> {
        let (rule, kind) = match self.pack.rule(number).map(|rule| (rule, rule.outcome)) {
            Some((rule, Outcome::Act(kind))) => (rule, kind),
            _ => return Err(Held::NoAct),
        };
        let at = part::At {
            moment: self,
            sentence,
            place,
            words: words.clone(),
        };
        if at.is_denied() {
            return Err(Held::Denied);
        }
        let (target, against) = at.parts(rule)?;
        let fails = |&&(condition, wanted): &&(_, bool)| at.holds(condition, target) != wanted;
        if let Some(&(condition, wanted)) = rule.conditions.iter().find(fails) {
            return Err(Held::Condition(condition, wanted));
        }
        let provenance = if at.is_quoted() {
            Provenance::Reported
        } else {
            Provenance::Spontaneous
        };
        Ok(choose::Candidate {
            act: Act {
                utterance: self.at,
                span: self.span(sentence, words.clone()),
                kind,
                actor: self.speaker,
                target,
                against,
                addressee: at.addressee(),
                strength: rule.strength,
                provenance,
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
