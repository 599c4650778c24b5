//! What can be drawn, whom it needs, and what to press next.

use crate::map::edit::{Edit, Figure, Trait};
use crate::map::{AreaKind, BoundaryPlace, MemberKey, TieKind, Triad};
use crate::structure::BoundaryStyle;

/// A mark that can be taken in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// A line between two.
    Tie(TieKind),
    /// Two or more side together against somebody.
    Coalition,
    /// A couple's tension turns to a child, with blame or with worry.
    Detour {
        /// With blame.
        attacking: bool,
    },
    /// Two each ask a third to side with them.
    Demand,
    /// A boundary between two sides.
    Boundary(BoundaryStyle),
    /// A group.
    Area(AreaKind),
    /// Whose child somebody is.
    Parents,
}

impl Tool {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Tie(TieKind::Affiliation),
        Self::Tie(TieKind::Overinvolvement),
        Self::Tie(TieKind::Conflict),
        Self::Tie(TieKind::Disengagement),
        Self::Coalition,
        Self::Detour { attacking: true },
        Self::Detour { attacking: false },
        Self::Demand,
        Self::Boundary(BoundaryStyle::Clear),
        Self::Boundary(BoundaryStyle::Diffuse),
        Self::Boundary(BoundaryStyle::Rigid),
        Self::Boundary(BoundaryStyle::NotAssessed),
        Self::Area(AreaKind::Subsystem),
        Self::Area(AreaKind::Household),
        Self::Parents,
    ];

    /// Its written form in actions.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tie(kind) => kind.name(),
            Self::Coalition => "coalition",
            Self::Detour { attacking: true } => "detour-blame",
            Self::Detour { attacking: false } => "detour-worry",
            Self::Demand => "demand",
            Self::Boundary(style) => style.name(),
            Self::Area(kind) => kind.name(),
            Self::Parents => "parents",
        }
    }

    /// The word on its button.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tie(TieKind::Affiliation) => "Affiliation",
            Self::Tie(TieKind::Overinvolvement) => "Overinvolvement",
            Self::Tie(TieKind::Conflict) => "Conflict",
            Self::Tie(TieKind::Disengagement) => "Disengagement",
            Self::Coalition => "Coalition",
            Self::Detour { attacking: true } => "Detour: blame",
            Self::Detour { attacking: false } => "Detour: worry",
            Self::Demand => "Pull to side",
            Self::Boundary(BoundaryStyle::Clear) => "Clear boundary",
            Self::Boundary(BoundaryStyle::Diffuse) => "Diffuse boundary",
            Self::Boundary(BoundaryStyle::Rigid) => "Rigid boundary",
            Self::Boundary(BoundaryStyle::NotAssessed) => "Boundary, not assessed",
            Self::Area(AreaKind::Subsystem) => "Subsystem",
            Self::Area(AreaKind::Household) => "Household",
            Self::Parents => "Child of",
        }
    }

    /// The word on its button, where the buttons beside it say the rest.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Detour { attacking: true } => "Blame",
            Self::Detour { attacking: false } => "Worry",
            Self::Demand => "Pull",
            Self::Tie(TieKind::Affiliation) => "Close",
            Self::Tie(TieKind::Overinvolvement) => "Too close",
            Self::Tie(TieKind::Disengagement) => "Distant",
            Self::Boundary(BoundaryStyle::Clear) => "Clear",
            Self::Boundary(BoundaryStyle::Diffuse) => "Diffuse",
            Self::Boundary(BoundaryStyle::Rigid) => "Rigid",
            Self::Boundary(BoundaryStyle::NotAssessed) => "Unknown",
            _ => self.word(),
        }
    }

    /// Whom to choose, one after the other. A group takes as many as there are, and says so once.
    #[must_use]
    pub const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Tie(_) => &["the first of the two", "the second of the two"],
            Self::Coalition => &[
                "the first of the two who side together",
                "the second of the two who side together",
                "against whom they side",
            ],
            Self::Detour { .. } => &[
                "the first of the two whose tension it is",
                "the second of the two whose tension it is",
                "the one to whom both turn",
            ],
            Self::Demand => &[
                "the first of the two who pull",
                "the second of the two who pull",
                "the one they pull at",
            ],
            Self::Boundary(_) => &["somebody on one side", "somebody on the other side"],
            Self::Area(_) => &["who belongs"],
            Self::Parents => &["the child", "one parent", "the other parent"],
        }
    }

    /// Whether it is done when as many are chosen as it has parts; groups are done when the person says so.
    #[must_use]
    pub const fn is_group(self) -> bool {
        matches!(self, Self::Area(_))
    }

    /// Whether it may be complete before all its parts are there: a child has one parent or two.
    #[must_use]
    pub const fn may_end(self) -> bool {
        matches!(self, Self::Area(_) | Self::Parents)
    }

    /// What to press next, with this many chosen.
    #[must_use]
    pub fn prompt(self, chosen: &[String]) -> String {
        let word = self.word();
        let so_far = match chosen {
            [] => String::new(),
            chosen => format!(" {} and …?", chosen.join(", ")),
        };
        match self.parts().get(chosen.len()) {
            _ if self.is_group() && chosen.is_empty() => {
                format!("{word}: choose who belongs.")
            }
            _ if self.is_group() => {
                format!("{word}:{so_far} Choose who else belongs, or press Done.")
            }
            Some(part) if self.may_end() && chosen.len() > 1 => {
                format!("{word}:{so_far} Choose {part}, or press Done.")
            }
            Some(part) if chosen.is_empty() => format!("{word}: choose {part}."),
            Some(part) => format!("{word}:{so_far} Choose {part}."),
            None => format!("{word}: {}.", chosen.join(", ")),
        }
    }

    /// The edit that draws it with the chosen, in their order; `None` until all parts are there. Of more than it needs, a
    /// coalition takes all but the last as the bonded, and a boundary goes around them.
    #[must_use]
    pub fn edit(self, chosen: &[MemberKey]) -> Option<Edit> {
        if let (Self::Parents, [child, parents @ ..]) = (self, chosen)
            && (1..=2).contains(&parents.len())
        {
            let change = Trait::Parents(parents.to_vec());
            return Some(Edit::Member(child.clone(), change));
        }
        let figure = match (self, chosen) {
            (Self::Tie(kind), [one, other]) => Figure::Tie(kind, one.clone(), other.clone()),
            (Self::Coalition, [bonded @ .., target]) if bonded.len() >= 2 => {
                Figure::Triad(Triad::Coalition {
                    bonded: bonded.to_vec(),
                    target: target.clone(),
                })
            }
            (Self::Detour { attacking }, [one, other, child]) => Figure::Triad(Triad::Detour {
                pair: [one.clone(), other.clone()],
                child: child.clone(),
                attacking,
            }),
            (Self::Demand, [one, other, child]) => Figure::Triad(Triad::Demand {
                pair: [one.clone(), other.clone()],
                child: child.clone(),
            }),
            (Self::Boundary(style), [one, other]) => Figure::Boundary(
                style,
                BoundaryPlace::Between {
                    left: vec![one.clone()],
                    right: vec![other.clone()],
                },
            ),
            (Self::Boundary(style), [_, _, ..]) => Figure::Boundary(
                style,
                BoundaryPlace::Around {
                    members: chosen.to_vec(),
                },
            ),
            (Self::Area(kind), [_, ..]) => Figure::Area(kind, String::new(), chosen.to_vec()),
            _ => return None,
        };
        Some(Edit::Draw(figure))
    }
}
