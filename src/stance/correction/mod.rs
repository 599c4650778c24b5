//! The person's word over the rules': acts accepted, rejected, changed or added, words about safety set aside or raised.
//! The source is never edited.
//!
//! Decisions are put in force while the session is read, so that what follows from an act follows from the person's
//! word: who strikes out a charge also strikes out the agreement with it.

mod carry;
mod concern;
mod id;

pub use concern::{RAISED, SafetyVerdict, SafetyWord};
pub use id::ActId;

use id::overlap;

use super::{Act, ActKind, Addressee, Provenance};
use crate::session::MemberId;
use crate::sorted::Order;

/// One decision of the person about one act.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// The act it is about, as the rules coded it; for an added act the name it was given.
    pub subject: ActId,
    /// What was decided.
    pub correction: Correction,
}

/// What a person can decide about an act.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// It stands as coded, and goes on standing if the rules should no longer find it. Cases of older pages do not
    /// hold what was coded; such a decision ends with the act.
    Accept(Option<Given>),
    /// It is struck out.
    Reject,
    /// It is another act than was coded.
    Change(Given),
    /// An act the rules did not see.
    Add(Given),
}

/// An act as a person gives it: where it stands is known, and what is left open follows from the session.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// What kind.
    pub kind: ActKind,
    /// Who acts.
    pub actor: MemberId,
    /// Whom it concerns.
    pub target: Option<MemberId>,
    /// The third, in triadic acts.
    pub against: Option<MemberId>,
    /// To whom it is said; if left open, to whom the utterance is said.
    pub addressee: Option<Addressee>,
    /// 0.5, 1 or 1.5.
    pub strength: f64,
    /// How it came about; if left open, by the therapist's moves before it.
    pub provenance: Option<Provenance>,
}

impl Given {
    /// What is to be changed of an act, to begin with: nothing.
    #[must_use]
    pub fn of(act: &Act) -> Self {
        Self {
            kind: act.kind,
            actor: act.actor,
            target: act.target,
            against: act.against,
            addressee: act.addressee,
            strength: act.strength,
            provenance: Some(act.provenance),
        }
    }

    /// The act, where a name says; said to whom the person says, or else to whom the utterance is.
    pub(super) fn act(&self, place: &ActId, addressee: Option<Addressee>) -> Act {
        Act {
            utterance: place.utterance,
            span: place.span.clone(),
            kind: self.kind,
            actor: self.actor,
            target: self.target,
            against: self.against,
            addressee: self.addressee.or(addressee),
            strength: self.strength,
            provenance: self.provenance.unwrap_or_default(),
            why: "given by a person".to_owned(),
        }
    }
}

/// How an act of a [`Coding`](super::Coding) came to stand there.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The name by which decisions about it go.
    pub id: ActId,
    /// What the person decided; `None` where only the rules have spoken.
    pub decision: Option<Decision>,
    /// What the rules coded, where the person changed it.
    pub coded: Option<Act>,
}

/// An act the person struck out.
#[derive(Clone, Debug, PartialEq)]
pub struct Struck {
    /// The name by which the decision goes: withdrawn, the act stands again.
    pub id: ActId,
    /// What the rules coded.
    pub act: Act,
}

/// What a person decided about an act that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Accepted as coded.
    Accepted,
    /// Changed.
    Changed,
    /// Added.
    Added,
}

impl Decision {
    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accept",
            Self::Changed => "change",
            Self::Added => "add",
        }
    }
}

/// Puts a decision among those made before: a later word on the same act takes the place of the earlier.
pub fn decide(decisions: &mut Vec<Override>, new: Override) {
    let earlier = decisions.iter_mut().find(|it| it.subject == new.subject);
    match (earlier, new.correction) {
        // An added act is the person's own: to change it is to give it anew, to reject it is to take it back.
        (
            Some(Override {
                correction: Correction::Add(given),
                ..
            }),
            Correction::Change(other),
        ) => {
            *given = other;
        }
        (
            Some(Override {
                correction: Correction::Add(_),
                ..
            }),
            Correction::Accept(_),
        ) => {}
        (
            Some(Override {
                correction: Correction::Add(_),
                ..
            }),
            Correction::Reject,
        ) => {
            withdraw(decisions, &new.subject);
        }
        (_, correction) => {
            withdraw(decisions, &new.subject);
            decisions.push(Override {
                subject: new.subject,
                correction,
            });
        }
    }
}

/// Takes back what was decided about an act: the rules' word stands again.
pub fn withdraw(decisions: &mut Vec<Override>, subject: &ActId) {
    decisions.retain(|it| it.subject != *subject);
}

/// The acts of one utterance, with how each came to stand; and those the person struck out.
#[derive(Clone, Debug, Default)]
pub(super) struct Corrected {
    pub standing: Vec<(Act, Standing)>,
    pub struck: Vec<Struck>,
}

impl Corrected {
    /// What the rules coded, before any decision.
    pub(super) fn coded(acts: Vec<Act>) -> Self {
        let standing = |act: Act| {
            let id = ActId::of(&act);
            let standing = Standing {
                id,
                decision: None,
                coded: None,
            };
            (act, standing)
        };
        Self {
            standing: acts.into_iter().map(standing).collect(),
            struck: Vec::new(),
        }
    }

    /// Puts the decisions about this utterance in force, in the order in which they were made. `fill` completes an act
    /// the person gave: its addressee and provenance, where left open.
    pub(super) fn correct<'d>(
        mut self,
        decisions: impl Iterator<Item = &'d Override>,
        fill: impl Fn(&ActId, &Given) -> Act,
    ) -> Self {
        for decision in decisions {
            let subject = &decision.subject;
            let place = self.place(subject);
            match (&decision.correction, place) {
                (Correction::Reject, Some(place)) => {
                    let (act, standing) = self.standing.remove(place);
                    self.struck.push(Struck {
                        id: subject.clone(),
                        act: standing.coded.unwrap_or(act),
                    });
                }
                (Correction::Reject | Correction::Accept(None), None) => {}
                (Correction::Accept(_), Some(place)) => self.accept(place, subject),
                (Correction::Accept(Some(given)), None) => {
                    self.stand(subject, fill(subject, given), Decision::Accepted);
                }
                (Correction::Change(given), _) => {
                    let act = fill(subject, given);
                    match place.or_else(|| self.same_words(subject)) {
                        Some(place) => self.replace(place, subject, act, Decision::Changed),
                        // A change of something the rules no longer find is still the person's word.
                        None => self.stand(subject, act, Decision::Changed),
                    }
                }
                (Correction::Add(given), _) => {
                    let act = fill(subject, given);
                    match self
                        .place(&ActId::of(&act))
                        .filter(|&at| self.is_same(at, &act))
                    {
                        // The rules have learned to see it: it is not counted twice.
                        Some(place) => self.replace(place, subject, act, Decision::Added),
                        None => self.stand(subject, act, Decision::Added),
                    }
                }
            }
        }
        self.standing
            .order_by_key(|(act, _)| (act.span.start, act.kind));
        self
    }

    /// The act a name means: the best fit, if one fits at all.
    fn place(&self, subject: &ActId) -> Option<usize> {
        let fits = |(place, (_, standing)): (usize, &(Act, Standing))| {
            Some((subject.fits(&standing.id)?, std::cmp::Reverse(place)))
        };
        let best = self.standing.iter().enumerate().filter_map(fits).max()?;
        Some(best.1.0)
    }

    /// What the rules now code in place of an act they no longer find: the same member's, on the same words, of the
    /// same form, and not yet decided on.
    fn same_words(&self, subject: &ActId) -> Option<usize> {
        self.standing.iter().position(|(act, standing)| {
            standing.decision.is_none()
                && act.actor == subject.actor
                && act.kind.is_triadic() == subject.kind.is_triadic()
                && overlap(&act.span, &subject.span)
        })
    }

    fn is_same(&self, place: usize, act: &Act) -> bool {
        self.standing.get(place).is_some_and(|(coded, standing)| {
            standing.decision.is_none()
                && coded.target == act.target
                && coded.against == act.against
        })
    }

    fn accept(&mut self, place: usize, subject: &ActId) {
        if let Some((_, standing)) = self.standing.get_mut(place) {
            standing.id = subject.clone();
            standing.decision = Some(Decision::Accepted);
        }
    }

    fn replace(&mut self, place: usize, subject: &ActId, act: Act, decision: Decision) {
        if let Some((coded, standing)) = self.standing.get_mut(place) {
            let was = std::mem::replace(coded, act);
            standing.coded.get_or_insert(was);
            standing.id = subject.clone();
            standing.decision = Some(decision);
        }
    }

    fn stand(&mut self, subject: &ActId, act: Act, decision: Decision) {
        let standing = Standing {
            id: subject.clone(),
            decision: Some(decision),
            coded: None,
        };
        self.standing.push((act, standing));
    }
}

#[cfg(test)]
mod tests;
