//! What is on the desk of the figures: whose figures they are, which is explained, and whose turns are laid open.

mod card;
mod curve;

pub use card::{Card, Company};
pub use curve::{Curve, Point};

use crate::process::Figure;

/// How the figures are looked at. On the desk: never saved, never undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Whose figures.
    pub company: Company,
    /// The figure whose turns are laid open.
    pub behind: Option<Figure>,
    /// The figure whose measures are defined.
    pub defined: Option<Card>,
    /// Whether who comes in over whom, and who follows whom, stand as tables.
    pub tables: bool,
}
