//! Decisions after members or words got other numbers: labels joined to one person, an utterance split.

use std::ops::Range;

use super::{ActId, Correction, Given, Override};
use crate::session::MemberId;
use crate::stance::Addressee;

impl Override {
    /// The same decision by the new numbers. `None` when the act would be somebody's towards themselves.
    #[must_use]
    pub fn carried(
        self,
        member: impl Fn(MemberId) -> MemberId,
        words: impl Fn(usize, Range<usize>) -> (usize, Range<usize>),
    ) -> Option<Self> {
        let (utterance, span) = words(self.subject.utterance, self.subject.span);
        let subject = ActId {
            utterance,
            span,
            kind: self.subject.kind,
            actor: member(self.subject.actor),
            target: self.subject.target.map(&member),
            against: self.subject.against.map(&member),
        };
        if subject.target == Some(subject.actor) {
            return None;
        }
        let correction = match self.correction {
            Correction::Accept(Some(given)) => Correction::Accept(Some(given.carried(member)?)),
            Correction::Change(given) => Correction::Change(given.carried(member)?),
            Correction::Add(given) => Correction::Add(given.carried(member)?),
            decision => decision,
        };
        Some(Self {
            subject,
            correction,
        })
    }
}

impl Given {
    fn carried(self, member: impl Fn(MemberId) -> MemberId) -> Option<Self> {
        let given = Self {
            actor: member(self.actor),
            target: self.target.map(&member),
            against: self.against.map(&member),
            addressee: self.addressee.map(|to| match to {
                Addressee::Member(id) => Addressee::Member(member(id)),
                Addressee::All => to,
            }),
            ..self
        };
        (given.target != Some(given.actor)).then_some(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::ActKind;

    fn given(actor: usize, target: usize) -> Given {
        Given {
            kind: ActKind::Support,
            actor: MemberId(actor),
            target: Some(MemberId(target)),
            against: None,
            addressee: Some(Addressee::Member(MemberId(target))),
            strength: 1.0,
            provenance: None,
        }
    }

    fn decision(actor: usize, target: usize) -> Override {
        Override {
            subject: ActId {
                utterance: 3,
                kind: ActKind::Support,
                actor: MemberId(actor),
                span: 4..9,
                target: Some(MemberId(target)),
                against: None,
            },
            correction: Correction::Add(given(actor, target)),
        }
    }

    #[test]
    fn decisions_follow_their_people_and_their_words() {
        let member = |id: MemberId| MemberId(if id.0 == 2 { 0 } else { id.0 });
        let words = |utterance: usize, span: Range<usize>| (utterance + 1, span);
        let carried = decision(2, 1).carried(member, words).unwrap();
        let mut expected = decision(0, 1);
        expected.subject.utterance = 4;
        assert_eq!(carried, expected);
        assert_eq!(decision(2, 0).carried(member, words), None);
    }
}
