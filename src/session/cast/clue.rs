//! One observation that bears on who somebody is, and what it weighs.

use crate::session::Gender;

/// Something in the text that says who a person is.
#[derive(Clone, Debug)]
pub(super) struct Clue {
    /// What it says.
    pub fact: Fact,
    /// How much it weighs: a sum of the constants of [`weight`].
    pub points: u32,
    /// The words that show it, as a sentence.
    pub why: String,
}

/// What a clue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
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

impl Fact {
    /// Whether the fact is about a person.
    pub(super) fn is_about(self, who: usize) -> bool {
        match self {
            Self::Stands { person, .. }
            | Self::Gendered { person, .. }
            | Self::Steps { person }
            | Self::Collateral { person } => person == who,
            Self::Above { elder, younger, .. } => elder == who || younger == who,
        }
    }
}

/// What each kind of clue weighs. Project's choice: a label decides alone, an introduction nearly, one address is a
/// hint, and what a family says about absent kin can never decide against what it says to those present.
pub(super) mod weight {
    /// The label itself says it ("Karen (Mom)").
    pub const LABEL: u32 = 60;
    /// "I'm Leo's mum".
    pub const INTRODUCTION: u32 = 16;
    /// "my son Leo".
    pub const NAMED_KIN: u32 = 10;
    /// "I'm fifteen".
    pub const AGE: u32 = 10;
    /// "Mum, listen": for the one most often next to the speaker when it is said.
    pub const ADDRESS: u32 = 4;
    /// "my daughter": whoever says it has one, in the room or not.
    pub const OWN_KIN: u32 = 3;
    /// "your mother", said to somebody.
    pub const YOUR_KIN: u32 = 2;
    /// "Mum says no".
    pub const KIN_AS_NAME: u32 = 1;
    /// "my homework".
    pub const BELONGING: u32 = 2;
    /// "Leo and Mia".
    pub const NAMED_TOGETHER: u32 = 1;
    /// Somebody who calls others Mum and Dad calls this one by name.
    pub const BY_NAME: u32 = 1;
    /// "Leo … he".
    pub const PRONOUN: u32 = 1;
    /// Less than this in all, and the text does not say who somebody is.
    pub const ENOUGH: u32 = 3;
    /// Pronouns are easily somebody else's: gender takes this much, and twice what speaks for the other.
    pub const ENOUGH_FOR_GENDER: u32 = 2;
}
