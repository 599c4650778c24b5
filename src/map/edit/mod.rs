//! What a person does to a map: one [`Edit`] per change, each with a name in plain words.
//!
//! ```text
//! MapDocument (inferred, or empty) + Overlay (a person's edits) ──▶ MapDocument (shown) + Dispute (to be settled)
//! ```
//!
//! Edits are kept apart from what they change: when the evidence changes, they are laid over the new map. What a person
//! drew, moved or set aside stays theirs, and where the evidence says otherwise both are said.

mod apply;
mod copy;
mod dispute;
mod figure;
mod overlay;
mod quick;
mod snap;
#[cfg(test)]
mod tests;
mod words;

pub use apply::{apply, refusal};
pub use copy::{duplicate, free_id};
pub use dispute::{Dispute, disputes};
pub use figure::{Figure, figures};
pub use overlay::{Entry, Overlay, owned};
pub use quick::{Newcomer, called, newcomers};
pub use snap::{STEP, height_of, raised_at, row_of, snapped, stepped};

use super::document::{MapMember, MemberKey, Note, Point};
use crate::session::Role;

/// One change of a map. Total: where it finds nothing to change, the map stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Somebody joins.
    Join(MapMember),
    /// Something about a member changes.
    Member(MemberKey, Trait),
    /// Somebody leaves, and every mark that cannot be without them.
    Leave(MemberKey),
    /// A mark is drawn. Drawn over one that says the same, it becomes a person's own; over one that says the contrary, it
    /// sets that aside.
    Draw(Figure),
    /// A mark goes, by its id: one that was inferred is set aside, one that was drawn is gone.
    Erase(String),
    /// A mark that was set aside stands again, by its id.
    Restore(String),
    /// Words are written on the map; those of the same id are replaced.
    Write(Note),
    /// The map is called something.
    Title(String),
    /// Several at once.
    All(Vec<Edit>),
}

/// What can change about a member.
#[derive(Clone, Debug, PartialEq)]
pub enum Trait {
    /// The name shown.
    Name(String),
    /// The role, and with it the generation it implies.
    Role(Role),
    /// The generation.
    Generation(Option<i8>),
    /// The age in years.
    Age(Option<u8>),
    /// Whether they were in the session.
    Present(bool),
    /// Whether they have died.
    Deceased(bool),
    /// Whether they decide for the children; `None` leaves it to the role.
    Executive(Option<bool>),
    /// Whether the family presents them as the problem.
    IdentifiedPatient(bool),
    /// Whose child they are, by ids of members.
    Parents(Vec<MemberKey>),
    /// Where they stand, and how many rows above (positive) or below the row of their generation that is; `None` leaves it
    /// to the layout.
    Place(Option<(Point, f64)>),
}

impl Trait {
    /// A place a person has chosen, to a thousandth of a unit, as it is kept.
    #[must_use]
    pub fn place(at: Point, raised: f64) -> Self {
        let thousandths = |value: f64| (value * 1000.0).round() / 1000.0;
        let at = Point {
            x: thousandths(at.x),
            y: thousandths(at.y),
        };
        Self::Place(Some((at, thousandths(raised))))
    }

    /// Whether both are about the same thing.
    #[must_use]
    pub fn is_about(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Edit {
    /// The change as a list of single ones.
    #[must_use]
    pub fn singles(&self) -> Vec<&Self> {
        match self {
            Self::All(edits) => edits.iter().flat_map(Self::singles).collect(),
            single => vec![single],
        }
    }
}
