//! Utterances as read → acts: what the rules of the pack say, in the light of what was said before.

mod choose;
mod concern;
mod context;
mod ledger;
mod moves;
mod part;
mod run;
mod trace;
mod weigh;

pub(crate) use ledger::{Charge, Ledger, UPTAKE};
pub(crate) use moves::Moves;
pub(crate) use part::Held;
pub(crate) use run::{Directions, find};

use std::ops::Range;

use super::MentionOf;
use super::act::{Act, ActKind, Addressee, Channel, Provenance};
use super::addressee::{AddressCue, Traits};
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
    /// The traits of every utterance, where they were asked for.
    pub traits: Vec<Vec<String>>,
    /// Those of everyone it may be said to.
    pub heard: Vec<Vec<Traits>>,
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
    /// The acts the rules find in the words, and of which channels a near-miss was seen: there they know better.
    fn by_rule(&self) -> (Vec<Act>, Vec<Channel>) {
        let (mut acts, mut missed) = (Vec::new(), Vec::new());
        for (place, sentence) in self.sentences.iter().enumerate() {
            let candidates = self.by_words(place, sentence, &mut missed);
            acts.extend(choose::best(candidates));
        }
        self.in_context(&mut acts);
        (acts, missed)
    }

    fn by_words(
        &self,
        place: usize,
        sentence: &Sentence,
        missed: &mut Vec<Channel>,
    ) -> Vec<choose::Candidate> {
        let channel = |rule: usize| match self.pack.rule(rule)?.outcome {
            Outcome::Act(kind) => Some(kind.channel()),
            _ => None,
        };
        let (hits, silenced) = self.pack.sifted(&sentence.seen, Search::Acts);
        missed.extend(silenced.iter().filter_map(|hit| channel(hit.rule)));
        let wordless = self
            .pack
            .wordless()
            .map(|rule| (rule, 0..sentence.seen.len()));
        let mut candidates = Vec::new();
        for (rule, words) in hits
            .iter()
            .map(|hit| (hit.rule, hit.start..hit.end))
            .chain(wordless)
        {
            match self.candidate(place, sentence, rule, words) {
                Ok(candidate) => candidates.push(candidate),
                Err(Held::Denied) => missed.extend(channel(rule)),
                Err(_) => {}
            }
        }
        candidates
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
