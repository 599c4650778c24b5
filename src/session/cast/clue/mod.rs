//! Talk → clues: single observations that bear on who somebody is, and what each weighs.

pub mod address;
pub mod manner;
pub mod mention;
pub mod naming;
pub mod relative;
pub mod remark;

use crate::session::Gender;

/// Something in the text that says who a person is.
#[derive(Clone, Debug)]
pub struct Clue {
    /// What it says.
    pub fact: Fact,
    /// How much it weighs: a sum of the constants of [`weight`].
    pub points: u32,
    /// The words that show it, as a sentence.
    pub why: String,
}

/// What a clue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A person stands in a generation.
    Stands {
        /// Who.
        person: usize,
        /// 0 children, 1 parents, 2 grandparents.
        at: i8,
    },
    /// One person stands some generations above another; 0 beside.
    Above {
        /// The elder.
        elder: usize,
        /// The younger.
        younger: usize,
        /// How many generations.
        by: i8,
    },
    /// A person does not stand above another.
    NotAbove {
        /// Who.
        person: usize,
        /// The other.
        than: usize,
    },
    /// A person has somebody so many generations above, in this room or another.
    Has {
        /// Who.
        person: usize,
        /// How many generations above.
        up: i8,
    },
    /// Somebody in the room stands so many generations above a person.
    Present {
        /// Above whom.
        person: usize,
        /// How many generations.
        up: i8,
        /// What the word for them says of gender.
        gender: Option<Gender>,
    },
    /// A person is older kin of a child: a parent or further up.
    Over {
        /// The elder.
        elder: usize,
        /// The child.
        younger: usize,
    },
    /// A person is no child.
    Grown {
        /// Who.
        person: usize,
    },
    /// Most of a person's telling words are those of children, or of the grown.
    Talks {
        /// Who.
        person: usize,
        /// Whether of children.
        young: bool,
    },
    /// A person is the one a kin word calls, or the one who calls.
    Meant {
        /// Who.
        person: usize,
    },
    /// A word of one gender was used for a person.
    Gendered {
        /// Who.
        person: usize,
        /// Which.
        gender: Gender,
    },
    /// A person is a step-parent.
    Steps {
        /// Who.
        person: usize,
    },
    /// A person is an aunt or an uncle.
    Collateral {
        /// Who.
        person: usize,
    },
}

/// What is known of a person before anybody is placed.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// Whether words place them above somebody.
    pub elder: bool,
    /// Whether they are called elder kin by somebody who is grown, or by a word for grandparents.
    pub elder_of_grown: bool,
    /// What pronouns and labels say.
    pub gender: Option<Gender>,
}

impl Known {
    /// Whether a word of a gender can mean the person.
    pub fn may_be(self, gender: Option<Gender>) -> bool {
        self.gender
            .zip(gender)
            .is_none_or(|(one, other)| one == other)
    }
}

impl Fact {
    /// Whom the fact is about.
    pub const fn people(self) -> [Option<usize>; 2] {
        match self {
            Self::Stands { person, .. }
            | Self::Has { person, .. }
            | Self::Present { person, .. }
            | Self::Grown { person }
            | Self::Talks { person, .. }
            | Self::Meant { person }
            | Self::Gendered { person, .. }
            | Self::Steps { person }
            | Self::Collateral { person } => [Some(person), None],
            Self::Above { elder, younger, .. } | Self::Over { elder, younger } => {
                [Some(elder), Some(younger)]
            }
            Self::NotAbove { person, than } => [Some(person), Some(than)],
        }
    }

    /// Whether the fact says anything about generations.
    pub const fn places(self) -> bool {
        !matches!(
            self,
            Self::Meant { .. }
                | Self::Gendered { .. }
                | Self::Steps { .. }
                | Self::Collateral { .. }
        )
    }

    /// How many remarks that say so count: a habit of speech is one sign, not fifty.
    pub const fn habit(self) -> u32 {
        match self {
            Self::Present { .. } => 1,
            _ => 4,
        }
    }

    /// Whether the fact, shown beside somebody's place, is a reason for it: nobody is a grandparent because they say "Mum".
    pub fn supports(self, who: usize, placing: &[Option<i8>]) -> bool {
        let place = |person: usize| placing.get(person).copied().flatten();
        let child = place(who) == Some(0);
        match self {
            Self::Stands { person, .. } if person != who => false,
            Self::Gendered { .. } => false,
            Self::Has { .. } | Self::Present { .. } | Self::NotAbove { .. } => child,
            Self::Over { elder, younger } => (who == elder) != child && place(younger) == Some(0),
            _ => self.people().contains(&Some(who)) && self.agrees(placing, &[]),
        }
    }

    /// Who is said in so many words to be a grandparent, or the elder kin of somebody.
    pub const fn elder(self) -> Option<usize> {
        match self {
            Self::Stands { person, at: 2.. } => Some(person),
            Self::Above { elder, by: 1.., .. } => Some(elder),
            _ => None,
        }
    }

    /// Whether a placing of everybody agrees with the fact.
    pub fn agrees(self, placing: &[Option<i8>], known: &[Known]) -> bool {
        let place = |person: usize| placing.get(person).copied().flatten();
        match self {
            Self::Stands { person, at } => place(person) == Some(at),
            Self::Grown { person } => place(person) > Some(0),
            Self::Talks { person, young } => place(person).is_some_and(|at| (at == 0) == young),
            Self::Above { elder, younger, by } => {
                place(elder).is_some_and(|elder| place(younger) == Some(elder - by))
            }
            Self::NotAbove { person, than } => {
                place(person).zip(place(than)).is_some_and(|(p, t)| p <= t)
            }
            Self::Present { person, up, gender } => place(person).is_some_and(|at| {
                let mut stands = placing.iter().zip(known);
                stands.any(|(&other, known)| {
                    (known.elder || up == 1) && known.may_be(gender) && other == Some(at + up)
                })
            }),
            Self::Over { elder, younger } => {
                place(younger) == Some(0) && place(elder).is_some_and(|at| at > 0)
            }
            // Children, with or without parents in the room; and parents whose own parents are in the room.
            Self::Has { person, up } => place(person).is_some_and(|at| {
                at == 0 || placing.iter().flatten().any(|&other| other == at + up)
            }),
            _ => true,
        }
    }
}

/// What each kind of clue weighs. Project's choice: a label decides alone, an introduction nearly, one address is a
/// hint, and what a family says about absent kin can never decide against what it says to those present.
pub mod weight {
    /// The label itself says it ("Karen (Mom)").
    pub const LABEL: u32 = 60;
    /// "I'm Leo's mum".
    pub const INTRODUCTION: u32 = 16;
    /// "my son Leo".
    pub const NAMED_KIN: u32 = 10;
    /// "Uncle Dennis".
    pub const TITLE: u32 = 5;
    /// "I'm fifteen".
    pub const AGE: u32 = 10;
    /// "Mum, listen": for the one most often next to the speaker when it is said.
    pub const ADDRESS: u32 = 4;
    /// "my daughter": whoever says it has one, in the room or not.
    pub const OWN_KIN: u32 = 3;
    /// "your mother", said to somebody.
    pub const YOUR_KIN: u32 = 2;
    /// "Mum says no".
    pub const KIN_AS_NAME: u32 = 2;
    /// "Grandpa says": he may well be here.
    pub const PRESENT: u32 = 1;
    /// "the kids".
    pub const BROOD: u32 = 1;
    /// "my homework".
    pub const BELONGING: u32 = 2;
    /// Most of somebody's telling words are of one age.
    pub const MANNER: u32 = 4;
    /// The same, less clearly.
    pub const LEANING: u32 = 2;
    /// "Leo and Mia".
    pub const NAMED_TOGETHER: u32 = 1;
    /// Somebody who calls others Mum and Dad calls this one by name.
    pub const BY_NAME: u32 = 1;
    /// Somebody who says Mum and Dad, and calls siblings by name, never calls this one by name.
    pub const NEVER_BY_NAME: u32 = 1;
    /// "Leo … he".
    pub const PRONOUN: u32 = 1;
    /// "my daughter", where there is one child.
    pub const ONLY_CHILD: u32 = 3;
    /// "Leo … he", as the subject.
    pub const SUBJECT: u32 = 2;
    /// "He …", right after somebody told the one who leads something.
    pub const TELLER: u32 = 3;
    /// Less than this in all, and the text does not say who somebody is.
    pub const ENOUGH: u32 = 2;
    /// Pronouns are easily somebody else's: gender takes this much, and three times what speaks for the other.
    pub const ENOUGH_FOR_GENDER: u32 = 3;
    /// So much, and a word of the other gender cannot mean somebody.
    pub const SURE_OF_GENDER: u32 = 5;
}
