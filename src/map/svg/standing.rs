//! Mark → how its strokes tell of its support: by pattern, by strength and by a sign, so that no colour is needed.

use crate::map::document::{Mark, Source};
use crate::map::notation::Pen;
use crate::structure::{BoundaryStyle, Tier};

/// How a mark stands: what its strokes and the sign beside it tell of its support, with and without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::map) enum Standing {
    /// Drawn in full.
    Full,
    /// Faint and broken, with a question mark.
    Tentative,
    /// Faint without a question: there is nothing to tell it from.
    Unknown,
    /// Nearly gone, with a cross.
    Overruled,
}

impl Standing {
    pub fn of(mark: &Mark) -> Self {
        match (mark.source, mark.tier) {
            (Source::Overruled, _) => Self::Overruled,
            (_, Tier::Supported) => Self::Full,
            (_, Tier::Tentative | Tier::Signal) => Self::Tentative,
        }
    }

    pub const fn opacity(self) -> Option<&'static str> {
        match self {
            Self::Full => None,
            // Three to one against white, also for the palest of the pens.
            Self::Tentative | Self::Unknown => Some("0.65"),
            Self::Overruled => Some("0.4"),
        }
    }

    pub const fn dash(self) -> Option<&'static str> {
        match self {
            Self::Full | Self::Unknown => None,
            Self::Tentative => Some("4 3"),
            Self::Overruled => Some("1 4"),
        }
    }

    pub const fn sign(self) -> Option<&'static str> {
        match self {
            Self::Full | Self::Unknown => None,
            Self::Tentative => Some("?"),
            Self::Overruled => Some("×"),
        }
    }
}

/// Width, dashes and caps of a pen.
pub(super) const fn pen(pen: Pen) -> (&'static str, Option<&'static str>, Option<&'static str>) {
    match pen {
        Pen::Line => ("2", None, None),
        Pen::Thin => ("1.25", None, None),
        Pen::Boundary(BoundaryStyle::Clear) => ("2", Some("12 8"), None),
        Pen::Boundary(BoundaryStyle::Diffuse) => ("3", Some("0.1 8"), Some("round")),
        Pen::Boundary(BoundaryStyle::Rigid) => ("3", None, Some("round")),
        Pen::Boundary(BoundaryStyle::NotAssessed) => ("1.5", Some("5 9"), None),
    }
}
