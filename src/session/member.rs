//! Members of the family and of the room: who they are, and in which generation.

use std::fmt;
use std::str::FromStr;

/// A member's place in the cast: index into [`Cast::members`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId(pub usize);

/// How many generations above the children: 0 children, 1 their parents, 2 grandparents, -1 grandchildren.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(pub i8);

/// Everyone who speaks or is known to belong, and which labels are theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    /// The members, in the order in which they are shown.
    pub members: Vec<Member>,
}

/// One person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// A stable name for files and maps; unique in the cast.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// What they are in the family.
    pub role: Role,
    /// Their generation; `None` for the therapist and where it is not known.
    pub generation: Option<Generation>,
    /// The labels that are theirs: indices into the transcript's speakers.
    pub speakers: Vec<usize>,
    /// Why this role was suggested, in a sentence; `None` once a person has decided.
    pub why: Option<String>,
    /// Age in years, where it is known.
    pub age: Option<u8>,
    /// Whether the family presents this member as the problem.
    pub identified_patient: bool,
    /// Whether this member legitimately decides for the children; `None` leaves it to the role.
    pub executive: Option<bool>,
}

/// What a member is in the family, seen from the youngest generation that is present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A mother.
    Mother,
    /// A father.
    Father,
    /// A parent, gender not said.
    Parent,
    /// A stepmother.
    StepMother,
    /// A stepfather.
    StepFather,
    /// A step-parent, gender not said.
    StepParent,
    /// A parent's partner who is not (yet) a step-parent.
    Partner,
    /// A grandmother.
    Grandmother,
    /// A grandfather.
    Grandfather,
    /// A grandparent, gender not said.
    Grandparent,
    /// An aunt.
    Aunt,
    /// An uncle.
    Uncle,
    /// A daughter.
    Daughter,
    /// A son.
    Son,
    /// A child, gender not said.
    Child,
    /// A sister among siblings whose parents are absent.
    Sister,
    /// A brother among siblings whose parents are absent.
    Brother,
    /// A sibling, gender not said, whose parents are absent.
    Sibling,
    /// The therapist or a co-therapist.
    Therapist,
    /// Someone else: kin, friend, interpreter, teacher.
    #[default]
    Other,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 20] = [
        Self::Mother,
        Self::Father,
        Self::Parent,
        Self::StepMother,
        Self::StepFather,
        Self::StepParent,
        Self::Partner,
        Self::Grandmother,
        Self::Grandfather,
        Self::Grandparent,
        Self::Aunt,
        Self::Uncle,
        Self::Daughter,
        Self::Son,
        Self::Child,
        Self::Sister,
        Self::Brother,
        Self::Sibling,
        Self::Therapist,
        Self::Other,
    ];

    /// The name of the JavaScript contract, which is also the word shown.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Parent => "parent",
            Self::StepMother => "step-mother",
            Self::StepFather => "step-father",
            Self::StepParent => "step-parent",
            Self::Partner => "partner",
            Self::Grandmother => "grandmother",
            Self::Grandfather => "grandfather",
            Self::Grandparent => "grandparent",
            Self::Aunt => "aunt",
            Self::Uncle => "uncle",
            Self::Daughter => "daughter",
            Self::Son => "son",
            Self::Child => "child",
            Self::Sister => "sister",
            Self::Brother => "brother",
            Self::Sibling => "sibling",
            Self::Therapist => "therapist",
            Self::Other => "other",
        }
    }

    /// The generation the role implies; `None` for the therapist and for others.
    #[must_use]
    pub const fn generation(self) -> Option<Generation> {
        match self {
            Self::Grandmother | Self::Grandfather | Self::Grandparent => Some(Generation(2)),
            Self::Mother
            | Self::Father
            | Self::Parent
            | Self::StepMother
            | Self::StepFather
            | Self::StepParent
            | Self::Partner
            | Self::Aunt
            | Self::Uncle => Some(Generation(1)),
            Self::Daughter
            | Self::Son
            | Self::Child
            | Self::Sister
            | Self::Brother
            | Self::Sibling => Some(Generation(0)),
            Self::Therapist | Self::Other => None,
        }
    }

    /// Whether the role carries parental say by default: parents, step-parents and a partner who lives as one.
    #[must_use]
    pub const fn is_executive(self) -> bool {
        matches!(
            self,
            Self::Mother
                | Self::Father
                | Self::Parent
                | Self::StepMother
                | Self::StepFather
                | Self::StepParent
        )
    }

    /// The gender the role states, for resolving "he" and "she"; `None` where it states none.
    #[must_use]
    pub const fn gender(self) -> Option<Gender> {
        match self {
            Self::Mother
            | Self::StepMother
            | Self::Grandmother
            | Self::Aunt
            | Self::Daughter
            | Self::Sister => Some(Gender::Female),
            Self::Father
            | Self::StepFather
            | Self::Grandfather
            | Self::Uncle
            | Self::Son
            | Self::Brother => Some(Gender::Male),
            _ => None,
        }
    }
}

/// Grammatical gender of the words used for a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|r| r.name() == name).ok_or(())
    }
}
