//! Whom an act concerns that no cue names the parts of: by who is spoken to, who is spoken about, and what was done before.

use super::Moment;
use super::ledger::UPTAKE;
use crate::session::MemberId;
use crate::stance::act::{Act, ActKind, Addressee, Channel};
use crate::stance::cue::WordClass;
use crate::stance::reading::{Form, Mention};

/// Target and third.
type Parts = (Option<MemberId>, Option<MemberId>);

impl Moment<'_> {
    /// Whom an act of this kind concerns here; nothing where its parts cannot be told.
    pub(super) fn parts(&self, kind: ActKind) -> Option<Parts> {
        match kind {
            ActKind::AgreeAgainst => self.joined(),
            ActKind::Defend | ActKind::Side => self.backed(),
            ActKind::Enlist | ActKind::Relay | ActKind::Secret => self.pulled(),
            ActKind::ComplainToChild => self.pulled().filter(|(child, adult)| {
                let is_child =
                    |id: &Option<MemberId>| id.is_some_and(|id| self.session.family.is_child(id));
                is_child(child) && !is_child(adult)
            }),
            ActKind::RefuseSide => self.disputants(),
            ActKind::Divert => Some((self.about(|id| self.session.family.is_child(id)), None)),
            ActKind::Executive => Some((self.concerned(kind), None)),
            _ => self.concerned(kind).map(alone),
        }
    }

    /// Fault that is found with someone in the hearing of another is told about them.
    pub(super) fn told(&self, act: &mut Act) {
        let heard = self.addressee.and_then(Addressee::member);
        let apart = heard.is_some() && act.target.is_some() && heard != act.target;
        let calls = |it: &Mention| it.called && act.target.map(Form::Name) == Some(it.form);
        if act.kind == ActKind::Criticise && apart && !self.read.mentions.iter().any(calls) {
            act.kind = ActKind::ComplainAbout;
        }
    }

    /// Another has just charged a third, and the speaker joins in. Where no charge was seen, it is the one who spoke before
    /// that is joined, against whom the speaker speaks about; unless the person has struck it.
    fn joined(&self) -> Option<Parts> {
        let mut charges = self.ledger.charges(self.turn(), UPTAKE);
        let charge = charges.find(|it| it.actor != self.speaker && it.target != self.speaker);
        if let Some(charge) = charge {
            return Some((Some(charge.actor), Some(charge.target)));
        }
        let ally = self.ledger.others(self.speaker).next()?.speaker;
        let third = self.about(|id| id != ally)?;
        let may = !self.session.family.is_therapist(ally) && !self.ledger.is_struck(self.turn());
        may.then_some((Some(ally), Some(third)))
    }

    /// One of two who have just clashed, against the other.
    fn backed(&self) -> Option<Parts> {
        let (speaker, listener) = (self.speaker, self.listener());
        let clash = self
            .ledger
            .clashes(self.turn(), 2 * UPTAKE)
            .find(|it| it.actor != speaker && it.target != speaker)
            .map(|it| (it.actor, it.target));
        let about = self.about(|id| listener != Some(id));
        match (clash, listener, about) {
            (_, Some(rival), Some(backed)) => Some((Some(backed), Some(rival))),
            (Some((one, other)), Some(rival), None) if rival == one => {
                Some((Some(other), Some(one)))
            }
            (Some((one, other)), Some(rival), None) if rival == other => {
                Some((Some(one), Some(other)))
            }
            (Some((one, other)), None, Some(backed)) if backed == one => {
                Some((Some(one), Some(other)))
            }
            (Some((one, other)), None, _) => Some((Some(other), Some(one))),
            _ => None,
        }
    }

    /// The one spoken to, and a third spoken about or in dispute with the speaker.
    fn pulled(&self) -> Option<Parts> {
        let listener = self.listener()?;
        let third = self.about(|id| id != listener).or_else(|| {
            self.ledger
                .opponent(self.speaker, self.turn())
                .filter(|id| *id != listener)
        })?;
        Some((Some(listener), Some(third)))
    }

    /// Whom an act between two concerns: "you", or who is spoken about, or who is spoken to.
    fn concerned(&self, kind: ActKind) -> Option<MemberId> {
        let listener = self.listener();
        let you = self.read.has(&self.pack.vocabulary, WordClass::You)
            || self.read.has(&self.pack.vocabulary, WordClass::Your);
        let about = self.about(|_| true);
        match kind {
            ActKind::Agree | ActKind::Disagree => listener.or_else(|| {
                let last = self.ledger.others(self.speaker).next()?.speaker;
                Some(last).filter(|id| !self.session.family.is_therapist(*id))
            }),
            ActKind::Affiliate | ActKind::Repair | ActKind::Yield | ActKind::Command => {
                listener.or(about)
            }
            ActKind::SpeakFor => about.or(listener),
            _ if you || kind.channel() == Channel::Control => listener.or(about),
            _ => about.or(listener),
        }
    }

    /// The first other member of the family who is spoken about and fits.
    fn about(&self, fits: impl Fn(MemberId) -> bool) -> Option<MemberId> {
        let family = &self.session.family;
        let mut about = self
            .sentences
            .iter()
            .flat_map(|sentence| sentence.about(0..sentence.seen.len()));
        about.find(|id| *id != self.speaker && !family.is_therapist(*id) && fits(*id))
    }
}

const fn alone(target: MemberId) -> Parts {
    (Some(target), None)
}
