//! What single sentences cannot show: charges taken up, sides taken, answers given in another's place.

use super::Moment;
use super::ledger::{LIVE, UPTAKE};
use crate::session::MemberId;
use crate::stance::act::{Act, ActKind, Addressee, Channel};
use crate::stance::cue::{Edge, WordClass};
use crate::stance::reading::Mark;

impl Moment<'_> {
    /// Recasts and adds acts by their place in the talk.
    pub(crate) fn in_context(&self, acts: &mut Vec<Act>) {
        self.recast_complaints(acts);
        self.name_disputants(acts);
        if let Some(act) = self.speaks_for(acts) {
            acts.push(act);
        }
        let triadic = acts.iter().any(|act| binds(act.kind));
        if !triadic && let Some(act) = self.takes_up(acts).or_else(|| self.sides(acts)) {
            acts.push(act);
        }
    }

    /// A charge that is not said to the one charged is a complaint about them; from a parent to a child about another
    /// adult it is a complaint to the child.
    fn recast_complaints(&self, acts: &mut [Act]) {
        for act in acts.iter_mut() {
            let Some(target) = act.target else {
                continue;
            };
            let charge = matches!(act.kind, ActKind::Criticise | ActKind::ComplainAbout);
            let said_to = match act.addressee {
                Some(Addressee::Member(id)) => id,
                _ => continue,
            };
            if !charge || said_to == target {
                continue;
            }
            let family = &self.session.family;
            let burdens = family.is_child(said_to)
                && !family.is_child(self.speaker)
                && !family.is_child(target)
                && family.generation(target).is_some();
            if burdens {
                act.kind = ActKind::ComplainToChild;
                act.target = Some(said_to);
                act.against = Some(target);
            } else if family.is_therapist(said_to) {
                act.kind = ActKind::ComplainAbout;
            }
        }
    }

    /// Who declines to take sides declines between the two who clashed last, or else between the parents.
    fn name_disputants(&self, acts: &mut [Act]) {
        for act in acts
            .iter_mut()
            .filter(|act| act.kind == ActKind::RefuseSide)
        {
            if let Some((one, other)) = self.disputants() {
                act.target = one;
                act.against = other;
            }
        }
    }

    /// The two who clashed last, the speaker not among them, or else the parents; in member order.
    pub(super) fn disputants(&self) -> Option<(Option<MemberId>, Option<MemberId>)> {
        let speaker = self.speaker;
        let clash = self
            .ledger
            .clashes(self.turn(), 2 * LIVE)
            .find(|clash| clash.actor != speaker && clash.target != speaker)
            .map(|clash| (clash.actor, clash.target));
        let mut parents = self
            .session
            .family
            .members()
            .map(|(id, _)| id)
            .filter(|id| *id != speaker && self.session.family.is_executive(*id));
        let (one, other) = clash.or_else(|| parents.next().zip(parents.next()))?;
        Some((Some(one.min(other)), Some(one.max(other))))
    }

    /// Answers, about them, a question put to another.
    fn speaks_for(&self, acts: &[Act]) -> Option<Act> {
        let last = self
            .ledger
            .last()
            .filter(|last| last.asks && last.speaker != self.speaker)?;
        let asked = match last.addressee {
            Some(Addressee::Member(id)) if id != self.speaker => id,
            _ => return None,
        };
        let family = &self.session.family;
        if family.is_therapist(asked) || acts.iter().any(|act| act.target == Some(asked)) {
            return None;
        }
        let first = self.sentences.first()?;
        let opens = first
            .seen
            .iter()
            .zip(&first.members)
            .find(|(seen, _)| seen.opens > Edge::None && seen.person.is_some())
            .or_else(|| first.seen.iter().zip(&first.members).next());
        let about = opens.and_then(|(_, member)| *member) == Some(asked);
        (about && first.mark != Mark::Question).then(|| {
            self.act(
                ActKind::SpeakFor,
                asked,
                "answers, about them, a question that was put to them",
            )
        })
    }

    /// Joins in a charge another has just made against a third who is here.
    fn takes_up(&self, acts: &[Act]) -> Option<Act> {
        let charge = self
            .ledger
            .charges(self.turn(), UPTAKE)
            .find(|charge| charge.actor != self.speaker)?;
        let (ally, third) = (charge.actor, charge.target);
        if third == self.speaker || acts.iter().any(|act| against(act, ally)) {
            return None;
        }
        let own = acts
            .iter()
            .find(|act| act.target == Some(third) && act.kind.channel() == Channel::Negative);
        let own = own.or_else(|| {
            acts.iter()
                .find(|act| act.kind == ActKind::ComplainToChild && act.against == Some(third))
        });
        let near = charge.turn + 2 >= self.turn();
        let joins = own.filter(|_| near)?;
        let opens = self
            .sentences
            .first()
            .and_then(|s| s.seen.first())
            .is_some_and(|seen| self.pack.vocabulary.is_in(seen.word, WordClass::Joining));
        let too = self.read.has(&self.pack.vocabulary, WordClass::Too);
        (opens || too || charge.turn + 1 == self.turn()).then(|| Act {
            kind: ActKind::AgreeAgainst,
            target: Some(ally),
            against: Some(third),
            span: joins.span.clone(),
            strength: if opens || too { 1.0 } else { 0.5 },
            ..self.act(
                ActKind::AgreeAgainst,
                ally,
                "adds a charge to the one just made",
            )
        })
    }

    /// Goes at one side of a dispute that two others have just had.
    fn sides(&self, acts: &[Act]) -> Option<Act> {
        let turn = self.turn();
        let own = acts.iter().find(|act| {
            act.kind.channel() == Channel::Negative && act.target.is_some() && act.against.is_none()
        })?;
        let third = own.target?;
        let clash = self
            .ledger
            .clashes(turn, UPTAKE)
            .find(|clash| clash.actor == third || clash.target == third)?;
        let ally = if clash.actor == third {
            clash.target
        } else {
            clash.actor
        };
        let aside =
            ally != self.speaker && clash.actor != self.speaker && self.listener() != Some(ally);
        aside.then(|| Act {
            against: Some(third),
            span: own.span.clone(),
            strength: 0.5,
            ..self.act(
                ActKind::Side,
                ally,
                "goes at one side of a dispute two others have just had",
            )
        })
    }
}

/// Whether an act of this kind already binds two against a third.
const fn binds(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::AgreeAgainst
            | ActKind::Side
            | ActKind::Defend
            | ActKind::Enlist
            | ActKind::RefuseSide
            | ActKind::Secret
    )
}

/// Whether an act goes against a member.
fn against(act: &Act, member: MemberId) -> bool {
    act.target == Some(member) && act.kind.channel() == Channel::Negative
}
