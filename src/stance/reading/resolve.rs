//! Whom a name, kin word or pronoun means, given who speaks to whom and who was spoken of last.

use super::kinship::{Kin, from_children, one, partner, relative};
use super::mention::{Form, Owner};
use crate::session::{Family, Gender, MemberId};

/// Whom a mention means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// A member of the session.
    Member(MemberId),
    /// Someone else, or it cannot be told.
    Other,
}

/// Who was spoken of, or spoke, in the last turns; the most recent last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recent(Vec<Trace>);

#[derive(Clone, Copy, Debug)]
struct Trace {
    turn: usize,
    who: Meant,
    gender: Option<Gender>,
    spoke: bool,
}

/// How many turns back a pronoun can reach.
const REACH: usize = 3;
/// More traces than any three turns of talk need.
const KEPT: usize = 24;

impl Recent {
    /// Notes that someone spoke or was spoken of.
    pub(crate) fn note(&mut self, turn: usize, who: Meant, gender: Option<Gender>, spoke: bool) {
        if self.0.len() >= 2 * KEPT {
            self.0.drain(..KEPT);
        }
        self.0.push(Trace {
            turn,
            who,
            gender,
            spoke,
        });
    }
}

/// Who speaks to whom, when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scene<'s> {
    /// The family.
    pub family: &'s Family,
    /// Who speaks.
    pub speaker: MemberId,
    /// Who is spoken to, where it is one person.
    pub listener: Option<MemberId>,
    /// The turn.
    pub turn: usize,
}

impl Scene<'_> {
    /// Whom a mention means.
    pub(crate) fn meant(&self, form: Form, recent: &Recent) -> Meant {
        let member = match form {
            Form::Name(id) => Some(id),
            Form::Kin(owner, kin) => self.kin(owner, kin),
            Form::Pronoun(gender) | Form::Possessive(gender) => {
                return self.pronoun(gender, recent);
            }
            Form::Stranger | Form::Endearment | Form::Group => None,
        };
        member
            .filter(|id| *id != self.speaker)
            .map_or(Meant::Other, Meant::Member)
    }

    /// The same for someone spoken about: a bare kin word is then not the one spoken to.
    pub(crate) fn spoken_about(&self, form: Form, recent: &Recent) -> Meant {
        let meant = self.meant(form, recent);
        let own = matches!(form, Form::Kin(Owner::Bare, _))
            && self.listener.is_some_and(|id| meant == Meant::Member(id));
        if own { Meant::Other } else { meant }
    }

    /// The member a kin word means, seen from its owner.
    pub(crate) fn kin(&self, owner: Owner, kin: Kin) -> Option<MemberId> {
        let family = self.family;
        let child = family.is_child(self.speaker);
        let children = || from_children(family, kin).filter(|id| *id != self.speaker);
        match owner {
            Owner::Speaker => relative(family, self.speaker, kin),
            Owner::Addressee => match self.listener.filter(|id| !family.is_therapist(*id)) {
                Some(listener) => relative(family, listener, kin),
                None => children(),
            },
            Owner::Bare if child => relative(family, self.speaker, kin),
            Owner::Bare => {
                let own = relative(family, self.speaker, kin);
                let to_child = self.listener.is_some_and(|id| family.is_child(id));
                if to_child {
                    children()
                } else {
                    own.or_else(children)
                }
            }
            Owner::Other if matches!(kin, Kin::Husband | Kin::Wife | Kin::Partner) => {
                partner(family, self.speaker)
            }
            Owner::Other => children(),
        }
    }

    fn fits(&self, id: MemberId, gender: Gender) -> bool {
        id != self.speaker
            && Some(id) != self.listener
            && !self.family.is_therapist(id)
            && self
                .family
                .get(id)
                .is_some_and(|m| m.role.gender().is_none_or(|g| g == gender))
    }

    /// Whom an object means that cannot be its clause's subject.
    pub(crate) fn other_than(&self, subject: MemberId, form: Form, recent: &Recent) -> Meant {
        let others = Recent(
            recent
                .0
                .iter()
                .filter(|trace| trace.who != Meant::Member(subject))
                .copied()
                .collect(),
        );
        match self.spoken_about(form, &others) {
            Meant::Member(id) if id == subject => Meant::Other,
            meant => meant,
        }
    }

    /// "Tom! Get down. He never listens": whether one who was called is now spoken about, because the turn before spoke
    /// of them so, or because nobody else fits.
    pub(crate) fn turns_from(&self, called: MemberId, form: Form, recent: &Recent) -> bool {
        let Form::Pronoun(gender) = form else {
            return false;
        };
        let stated = |id: MemberId| self.family.get(id).and_then(|m| m.role.gender());
        if stated(called) != Some(gender) || self.listener != Some(called) {
            return false;
        }
        let last = recent.0.iter().rev().find(|trace| {
            !trace.spoke && trace.turn + 1 == self.turn && trace.gender == Some(gender)
        });
        let alone = !self.family.members().any(|(id, _)| self.fits(id, gender));
        alone || last.is_some_and(|trace| trace.who == Meant::Member(called))
    }

    fn pronoun(&self, gender: Gender, recent: &Recent) -> Meant {
        let near = recent
            .0
            .iter()
            .rev()
            .take(KEPT)
            .take_while(|trace| trace.turn + REACH >= self.turn)
            .filter(|trace| match trace.who {
                Meant::Member(id) => self.fits(id, gender),
                // A name from outside stands in the way only of the one who has just brought it up.
                Meant::Other => match trace.gender {
                    Some(stated) => stated == gender,
                    None => trace.turn == self.turn,
                },
            });
        let mut near = near.peekable();
        if let Some(first) = near.peek().copied() {
            // Someone was spoken of in the turn before by another who fits as well: it cannot be told which.
            let rival = near.find(|trace| trace.spoke && trace.turn + 1 == self.turn);
            let earlier = !first.spoke && first.turn < self.turn;
            if earlier && rival.is_some_and(|rival| rival.who != first.who) {
                return self
                    .other_parent(gender)
                    .map_or(Meant::Other, Meant::Member);
            }
            return first.who;
        }
        let fitting = self
            .family
            .members()
            .filter(|(id, member)| self.fits(*id, gender) && member.role.gender() == Some(gender));
        one(fitting)
            .or_else(|| self.other_parent(gender))
            .map_or(Meant::Other, Meant::Member)
    }

    /// A parent who speaks to a child of "him" or "her" means the other parent, where nothing else tells.
    fn other_parent(&self, gender: Gender) -> Option<MemberId> {
        let to_child = self.listener.is_some_and(|id| self.family.is_child(id));
        partner(self.family, self.speaker).filter(|id| to_child && self.fits(*id, gender))
    }
}
