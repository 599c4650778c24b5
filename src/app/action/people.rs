//! What the step "who is who" offers.

use std::fmt;
use std::str::FromStr;

/// A change of one member of the cast, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleAction {
    /// What is changed.
    pub field: Field,
    /// Whose.
    pub member: usize,
}

/// The fields of a member that a person fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name shown.
    Name,
    /// The role in the family.
    Role,
    /// The generation.
    Generation,
}

impl Field {
    const ALL: [Self; 3] = [Self::Name, Self::Role, Self::Generation];

    const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Generation => "generation",
        }
    }
}

impl PeopleAction {
    /// What undoing it is called.
    pub(super) fn name(self) -> String {
        format!("a change of {}", self.field.word())
    }
}

impl fmt::Display for PeopleAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.field.word(), self.member)
    }
}

impl FromStr for PeopleAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (word, member) = written.split_once(':').ok_or(())?;
        let field = Field::ALL
            .into_iter()
            .find(|f| f.word() == word)
            .ok_or(())?;
        let member = member.parse().map_err(|_| ())?;
        Ok(Self { field, member })
    }
}
