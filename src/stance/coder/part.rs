//! Who fills the parts of a matched rule, and whether its conditions hold.

use std::ops::Range;

use super::Moment;
use super::ledger::{LIVE, UPTAKE};
use crate::session::{Generation, MemberId};
use crate::sorted::Order;
use crate::stance::act::Addressee;
use crate::stance::cue::{Condition, Part, Rule, WordClass};
use crate::stance::reading::{Mark, Sentence, partner};

/// What holds a rule back whose words fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// It codes no act of a member.
    NoAct,
    /// What the words say is denied.
    Denied,
    /// This part cannot be filled.
    Missing(Part),
    /// The speaker would act on themself, or someone against themself.
    Oneself,
    /// This does not hold though it must, or the reverse.
    Condition(Condition, bool),
}

/// A matched stretch of words in its sentence and moment.
pub(crate) struct At<'m> {
    /// The utterance.
    pub moment: &'m Moment<'m>,
    /// The sentence.
    pub sentence: &'m Sentence,
    /// The sentence's number in the utterance.
    pub place: usize,
    /// The matched words, as the matcher sees them.
    pub words: Range<usize>,
}

impl At<'_> {
    /// To whom the sentence is said: who is called in it, or whom the utterance is said to.
    pub(crate) fn addressee(&self) -> Option<Addressee> {
        let earlier = self.moment.sentences.get(..=self.place).unwrap_or_default();
        let called = earlier.iter().rev().find_map(|sentence| sentence.called);
        called.map(Addressee::Member).or(self.moment.addressee)
    }

    /// The member of the family the sentence is said to.
    fn listener(&self) -> Option<MemberId> {
        match self.addressee() {
            Some(Addressee::Member(id)) if !self.is_therapist(id) => Some(id),
            _ => None,
        }
    }

    fn is_therapist(&self, id: MemberId) -> bool {
        self.moment.session.family.is_therapist(id)
    }

    fn is_adult(&self, id: MemberId) -> bool {
        self.moment
            .session
            .family
            .generation(id)
            .is_some_and(|g| g >= Generation(1))
    }

    fn is_child(&self, id: MemberId) -> bool {
        self.moment.session.family.is_child(id)
    }

    /// Target and third of a rule.
    ///
    /// # Errors
    /// Where someone the rule needs cannot be told, or is someone it cannot be.
    pub(crate) fn parts(&self, rule: &Rule) -> Result<(Option<MemberId>, Option<MemberId>), Held> {
        let depends = matches!(rule.target, Part::Accuser | Part::Opponent);
        let (target, against) = if depends {
            let against = self.part(rule.against, None);
            (self.part(rule.target, against), against)
        } else {
            let target = self.part(rule.target, None);
            (target, self.part(rule.against, target))
        };
        let missing = |part: Part, who: Option<MemberId>| {
            !matches!(part, Part::Nobody | Part::Anyone) && who.is_none()
        };
        let itself = target.is_some() && target == against;
        let own = target == Some(self.moment.speaker) || against == Some(self.moment.speaker);
        if missing(rule.target, target) {
            return Err(Held::Missing(rule.target));
        }
        if missing(rule.against, against) {
            return Err(Held::Missing(rule.against));
        }
        if itself || own {
            return Err(Held::Oneself);
        }
        Ok((target, against))
    }

    fn part(&self, part: Part, other: Option<MemberId>) -> Option<MemberId> {
        let (moment, speaker, turn) = (self.moment, self.moment.speaker, self.moment.turn());
        match part {
            Part::Nobody => None,
            Part::You => self.listener(),
            Part::Anyone => self.listener().filter(|id| self.is_child(*id)),
            Part::Who => self.spoken_about().first().copied(),
            Part::Child => self
                .spoken_about()
                .into_iter()
                .find(|id| self.is_child(*id)),
            Part::Adult => self
                .spoken_about()
                .into_iter()
                .find(|id| self.is_adult(*id)),
            Part::Second => self.spoken_about().get(1).copied(),
            Part::Previous => self.previous(),
            Part::Accuser => moment
                .ledger
                .charges(turn, UPTAKE + 1)
                .find(|c| Some(c.target) == other && c.actor != speaker)
                .map(|c| c.actor),
            Part::Opponent => {
                let rival = |of: MemberId| {
                    let rival = moment.ledger.opponent(of, turn)?;
                    Some(rival).filter(|id| *id != speaker && Some(*id) != other)
                };
                let live = moment.ledger.clashes(turn, LIVE).next().is_some();
                rival(other?)
                    .or_else(|| {
                        other
                            .filter(|_| live)
                            .and_then(|of| self.partner_in_talk(of))
                    })
                    .or_else(|| rival(speaker))
            }
            Part::Accused => {
                let by = self.listener().or_else(|| self.previous())?;
                moment
                    .ledger
                    .charges(turn, UPTAKE)
                    .find(|c| c.actor == by && c.target != speaker)
                    .map(|c| c.target)
            }
            Part::Asked => self.asked(),
            Part::Partner => partner(&moment.session.family, speaker),
            Part::Topic => self.topic(),
        }
    }

    /// With whom a member has just talked, if with another of the family.
    fn partner_in_talk(&self, of: MemberId) -> Option<MemberId> {
        let speaker = self.moment.speaker;
        self.moment
            .ledger
            .others(speaker)
            .take(4)
            .find_map(|heard| match heard.addressee {
                Some(Addressee::Member(to)) if heard.speaker == of => Some(to),
                Some(Addressee::Member(to)) if to == of => Some(heard.speaker),
                _ => None,
            })
            .filter(|id| *id != speaker && *id != of && !self.is_therapist(*id))
    }

    fn spoken_about(&self) -> Vec<MemberId> {
        self.sentence.about(self.words.clone())
    }

    /// The last other speaker, if a member of the family.
    fn previous(&self) -> Option<MemberId> {
        let last = self.moment.ledger.others(self.moment.speaker).next()?;
        Some(last.speaker).filter(|id| !self.is_therapist(*id))
    }

    /// Who was just asked something by another, and did not answer.
    fn asked(&self) -> Option<MemberId> {
        let last = self.moment.ledger.last().filter(|last| last.asks)?;
        match last.addressee {
            Some(Addressee::Member(id)) if id != self.moment.speaker => Some(id),
            _ => None,
        }
    }

    /// The only member spoken about in this sentence, or else in the utterance; a parent who talks to a child of
    /// nobody in particular talks of the other parent.
    fn topic(&self) -> Option<MemberId> {
        let (speaker, listener) = (self.moment.speaker, self.listener());
        let whole = |sentence: &Sentence| {
            let mut about = sentence.about(0..sentence.seen.len());
            about.retain(|id| Some(*id) != listener);
            about
        };
        let here = whole(self.sentence);
        if let [one] = here.as_slice() {
            return Some(*one);
        }
        let mut all: Vec<MemberId> = self.moment.sentences.iter().flat_map(whole).collect();
        all.order();
        all.dedup();
        match all.as_slice() {
            [one] => Some(*one),
            [] if listener.is_some_and(|id| self.is_child(id)) => {
                partner(&self.moment.session.family, speaker)
            }
            _ => None,
        }
    }

    /// Whether the words stand in quotes or after "he said".
    pub(crate) fn is_quoted(&self) -> bool {
        let quoted = self
            .sentence
            .words
            .get(self.words.start)
            .and_then(|words| self.moment.read.words.get(words.start))
            .is_some_and(|word| word.quoted);
        let from = self.words.start.saturating_sub(5);
        quoted || self.any(from..self.words.start, WordClass::Saying)
    }

    /// Whether what matched is denied: "I don't think you're lazy", "not that he's rude".
    pub(crate) fn is_denied(&self) -> bool {
        let start = self.words.start;
        let clause = self.sentence.clauses.get(start);
        // "You'd have said no, you always say no": what stands in another clause denies nothing here.
        let first = self.sentence.clauses.iter().position(|c| Some(c) == clause);
        let near = start.saturating_sub(5).max(first.unwrap_or(0))..start;
        let hedge = start.checked_sub(1).is_some_and(|last| {
            self.any(
                near.start.max(last.saturating_sub(1))..start,
                WordClass::Denied,
            )
        });
        hedge && self.any(near, WordClass::Not)
    }

    fn any(&self, seen: Range<usize>, class: WordClass) -> bool {
        self.sentence
            .seen
            .get(seen)
            .unwrap_or_default()
            .iter()
            .any(|seen| self.moment.pack.vocabulary.is_in(seen.word, class))
    }

    fn noted(&self, class: WordClass) -> bool {
        self.moment
            .read
            .notes_have(&self.moment.pack.vocabulary, class)
    }

    /// Whether a condition of a rule holds here.
    pub(crate) fn holds(&self, condition: Condition, target: Option<MemberId>) -> bool {
        match condition {
            Condition::Question => self.sentence.mark == Mark::Question,
            Condition::Exclaimed => self.sentence.mark == Mark::Exclaim,
            Condition::First => self.place == 0,
            Condition::Short => self.moment.read.words.len() <= 6,
            Condition::Laughs => self.noted(WordClass::NoteLaugh),
            Condition::Touch => self.noted(WordClass::NoteTouch),
            Condition::Whispers => self.noted(WordClass::NoteWhisper),
            Condition::Mimics => self.noted(WordClass::NoteMimic),
            Condition::Scorn => self.noted(WordClass::NoteScorn),
            Condition::Endearment => self.sentence.endearment,
            Condition::Three => self.moment.session.family.members().count() >= 3,
            _ => {
                self.holds_of_people(condition, target)
                    || self.holds_of_past(condition)
                    || self.holds_of_charges(condition, target)
            }
        }
    }

    fn holds_of_people(&self, condition: Condition, target: Option<MemberId>) -> bool {
        let (speaker, listener) = (self.moment.speaker, self.listener());
        let family = &self.moment.session.family;
        match condition {
            Condition::ToFamily => listener.is_some(),
            Condition::ToTherapist => {
                matches!(self.addressee(), Some(Addressee::Member(id)) if self.is_therapist(id))
            }
            Condition::ToChild => listener.is_some_and(|id| self.is_child(id)),
            Condition::ToAdult => listener.is_some_and(|id| self.is_adult(id)),
            Condition::FromChild => self.is_child(speaker),
            Condition::FromAdult => self.is_adult(speaker),
            Condition::FromExecutive => family.is_executive(speaker),
            Condition::ToPartner => listener.is_some() && partner(family, speaker) == listener,
            Condition::Older => target
                .and_then(|id| family.get(id))
                .is_some_and(|m| m.age.is_none_or(|age| age >= 10)),
            Condition::AboutChild => target.is_some_and(|id| self.is_child(id)),
            Condition::AboutAdult => target.is_some_and(|id| self.is_adult(id)),
            _ => false,
        }
    }

    fn holds_of_charges(&self, condition: Condition, target: Option<MemberId>) -> bool {
        let (ledger, turn) = (self.moment.ledger, self.moment.turn());
        match condition {
            Condition::ToAccuser => ledger
                .charges(turn, UPTAKE)
                .any(|c| Some(c.actor) == self.listener() && Some(c.target) == target),
            Condition::InTalk => target
                .and_then(|of| self.partner_in_talk(of))
                .is_some_and(|other| Some(other) == self.listener()),
            Condition::ToAccused => self
                .part(Part::Accused, None)
                .is_some_and(|accused| Some(accused) == self.listener()),
            Condition::AboutAccused => self
                .part(Part::Accused, None)
                .is_some_and(|accused| self.spoken_about().first() == Some(&accused)),
            _ => false,
        }
    }

    fn holds_of_past(&self, condition: Condition) -> bool {
        let (ledger, turn, speaker) = (self.moment.ledger, self.moment.turn(), self.moment.speaker);
        match condition {
            Condition::Live => ledger.clashes(turn, LIVE).next().is_some(),
            Condition::AdultsLive => ledger
                .clashes(turn, LIVE)
                .any(|c| self.is_adult(c.actor) && self.is_adult(c.target)),
            Condition::Charged => ledger
                .charges(turn, UPTAKE)
                .any(|c| Some(c.actor) == self.previous() && c.target != speaker),
            Condition::UnderFire => ledger.charges(turn, 2).any(|c| c.target == speaker),
            Condition::Answered => ledger
                .clashes(turn, UPTAKE)
                .any(|c| Some(c.actor) == self.listener()),
            Condition::Warmed => ledger
                .kindnesses(turn, 1)
                .any(|c| Some(c.actor) == self.listener() && c.target == speaker),
            Condition::Ruled => ledger
                .rulings(turn, 1)
                .any(|c| Some(c.actor) == self.previous() && c.target == speaker),
            Condition::Embattled => ledger.charges(turn, UPTAKE).any(|c| {
                let other = self.listener();
                (Some(c.actor) == other && c.target == speaker)
                    || (c.actor == speaker && Some(c.target) == other)
            }),
            Condition::AfterFamily => ledger.last().is_some_and(|h| !self.is_therapist(h.speaker)),
            Condition::AfterOffer => ledger.last().is_some_and(|h| {
                !self.is_therapist(h.speaker) && h.addressee == Some(Addressee::Member(speaker))
            }),
            Condition::AfterQuestion => ledger.last().is_some_and(|h| h.asks),
            _ => false,
        }
    }
}
