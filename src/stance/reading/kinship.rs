//! Who is whose mother, son or partner, as far as roles and generations say.

use crate::session::{Family, Gender, Generation, Member, MemberId, Role};
use crate::stance::cue::WordClass;

/// A kin word's meaning, seen from someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kin {
    /// "mum".
    Mother,
    /// "dad".
    Father,
    /// "gran".
    Grandmother,
    /// "grandad".
    Grandfather,
    /// "sister".
    Sister,
    /// "brother".
    Brother,
    /// "daughter", "girl".
    Daughter,
    /// "son", "boy".
    Son,
    /// "husband".
    Husband,
    /// "wife".
    Wife,
    /// "partner", gender not said.
    Partner,
    /// "aunt".
    Aunt,
    /// "uncle".
    Uncle,
}

impl Kin {
    /// Every kin word's class in the pack, with its meaning.
    pub(crate) const CLASSES: [(WordClass, Self); 13] = [
        (WordClass::Mother, Self::Mother),
        (WordClass::Father, Self::Father),
        (WordClass::Grandmother, Self::Grandmother),
        (WordClass::Grandfather, Self::Grandfather),
        (WordClass::Sister, Self::Sister),
        (WordClass::Brother, Self::Brother),
        (WordClass::Daughter, Self::Daughter),
        (WordClass::Son, Self::Son),
        (WordClass::Husband, Self::Husband),
        (WordClass::Wife, Self::Wife),
        (WordClass::Partner, Self::Partner),
        (WordClass::Aunt, Self::Aunt),
        (WordClass::Uncle, Self::Uncle),
    ];

    /// The gender the word states.
    pub(crate) const fn gender(self) -> Option<Gender> {
        match self {
            Self::Mother
            | Self::Grandmother
            | Self::Sister
            | Self::Daughter
            | Self::Wife
            | Self::Aunt => Some(Gender::Female),
            Self::Father
            | Self::Grandfather
            | Self::Brother
            | Self::Son
            | Self::Husband
            | Self::Uncle => Some(Gender::Male),
            Self::Partner => None,
        }
    }

    /// How many generations above the one it is seen from.
    const fn steps(self) -> i8 {
        match self {
            Self::Mother | Self::Father | Self::Aunt | Self::Uncle => 1,
            Self::Grandmother | Self::Grandfather => 2,
            Self::Daughter | Self::Son => -1,
            _ => 0,
        }
    }

    fn fits(self, role: Role) -> bool {
        match self {
            Self::Aunt | Self::Uncle => matches!(role, Role::Aunt | Role::Uncle),
            Self::Mother | Self::Father => {
                !matches!(role, Role::Aunt | Role::Uncle | Role::Partner)
            }
            Self::Husband | Self::Wife | Self::Partner => {
                role.is_executive()
                    || matches!(role, Role::Partner | Role::Grandmother | Role::Grandfather)
            }
            _ => true,
        }
    }
}

/// The one member a kin word can mean, seen from `ego`; `None` if nobody or several.
pub(crate) fn relative(family: &Family, ego: MemberId, kin: Kin) -> Option<MemberId> {
    let own = family.generation(ego)?;
    let generation = Generation(own.0.saturating_add(kin.steps()));
    let fitting = |(id, member): &(MemberId, &Member)| {
        let gender = member.role.gender();
        *id != ego
            && member.generation == Some(generation)
            && (gender == kin.gender() || gender.is_none() || kin.gender().is_none())
            && kin.fits(member.role)
    };
    let step = |role: Role| matches!(role, Role::StepMother | Role::StepFather | Role::StepParent);
    one(family
        .members()
        .filter(fitting)
        .filter(|(_, m)| !step(m.role)))
    .or_else(|| one(family.members().filter(fitting)))
}

/// Seen from the children, whoever speaks: "Mum's right" said by a father to his son.
pub(crate) fn from_children(family: &Family, kin: Kin) -> Option<MemberId> {
    let (child, _) = family
        .members()
        .find(|(_, member)| member.generation == Some(Generation(0)))?;
    match kin {
        Kin::Sister | Kin::Brother | Kin::Daughter | Kin::Son => {
            one(family.members().filter(|(_, m)| {
                m.generation == Some(Generation(0))
                    && (m.role.gender() == kin.gender() || m.role.gender().is_none())
            }))
        }
        _ => relative(family, child, kin),
    }
}

/// The only one of several, if there is only one.
pub(crate) fn one<'f>(
    mut members: impl Iterator<Item = (MemberId, &'f Member)>,
) -> Option<MemberId> {
    let (first, _) = members.next()?;
    members.next().is_none().then_some(first)
}

/// The other adult of the same generation, if there is exactly one.
pub(crate) fn partner(family: &Family, ego: MemberId) -> Option<MemberId> {
    let own = family.generation(ego).filter(|g| *g >= Generation(1))?;
    let peer = |(id, member): &(MemberId, &Member)| {
        *id != ego && member.generation == Some(own) && Kin::Partner.fits(member.role)
    };
    one(family.members().filter(peer))
}
