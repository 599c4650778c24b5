//! What each kind of mark is called: in the page's style sheet, and in the key.

use crate::map::document::TieKind;
use crate::structure::BoundaryStyle;

/// What a mark looks like, apart from where it stands. The order is that of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::map) enum Symbol {
    Boundary(BoundaryStyle),
    Tie(TieKind),
    Coalition,
    Detour { attacking: bool },
    Demand,
    Raised,
    Apart,
}

impl Symbol {
    /// The classes under which the page's style sheet knows it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Boundary(BoundaryStyle::Clear) => "boundary clear",
            Self::Boundary(BoundaryStyle::Diffuse) => "boundary diffuse",
            Self::Boundary(BoundaryStyle::Rigid) => "boundary rigid",
            Self::Boundary(BoundaryStyle::NotAssessed) => "boundary not-assessed",
            Self::Tie(TieKind::Affiliation) => "tie affiliation",
            Self::Tie(TieKind::Overinvolvement) => "tie overinvolvement",
            Self::Tie(TieKind::Conflict) => "tie conflict",
            Self::Tie(TieKind::Disengagement) => "tie disengagement",
            Self::Coalition => "triad coalition",
            Self::Detour { attacking: true } => "triad detour attacking",
            Self::Detour { attacking: false } => "triad detour supporting",
            Self::Demand => "triad demand",
            Self::Raised => "placement raised",
            Self::Apart => "placement apart",
        }
    }

    /// A symbol's words in the legend: the term, and what it means.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Boundary(BoundaryStyle::Clear) => "Clear boundary",
            Self::Boundary(BoundaryStyle::Diffuse) => "Diffuse boundary",
            Self::Boundary(BoundaryStyle::Rigid) => "Rigid boundary",
            Self::Boundary(BoundaryStyle::NotAssessed) => "Boundary not assessed",
            Self::Tie(TieKind::Affiliation) => "Affiliation",
            Self::Tie(TieKind::Overinvolvement) => "Overinvolvement",
            Self::Tie(TieKind::Conflict) => "Conflict",
            Self::Tie(TieKind::Disengagement) => "Disengagement",
            Self::Coalition => "Coalition, pointing at whom",
            Self::Detour { attacking: true } => "Conflict turned to a child: blame",
            Self::Detour { attacking: false } => "Conflict turned to a child: worry",
            Self::Demand => "Each parent asks for a side",
            Self::Raised => "Raised: more say than usual",
            Self::Apart => "Stands apart",
        }
    }
}
