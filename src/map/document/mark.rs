//! The marks of a map: lines of two, marks of three, boundaries, and reasons for where somebody stands.

use super::{MemberKey, Point, Rest};
use crate::structure::{BoundaryStyle, Pattern, Tier};

/// What every mark carries besides its geometry.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// A stable id, unique on the map: the mark's kind and its members.
    pub id: String,
    /// Where it comes from.
    pub source: Source,
    /// How well it is supported.
    pub tier: Tier,
    /// The mark as a sentence, for readers of the text rather than the picture; empty leaves it to the map, which then
    /// says what the mark stands for in the names of its members.
    pub sentence: String,
    /// How many moments speak for it.
    pub evidence: usize,
    /// How many moments speak against it.
    pub counter_evidence: usize,
    /// The hypothesis behind it: index into the hypotheses of the structure the map was composed from; `None` for drawn
    /// marks and plain ties. A kept map finds today's hypothesis through the mark's id on today's map.
    pub hypothesis: Option<usize>,
    /// What a newer program keeps here.
    pub rest: Rest,
}

impl Default for Mark {
    /// A mark drawn by a person, as sure as they are.
    fn default() -> Self {
        Self {
            id: String::new(),
            source: Source::Drawn,
            tier: Tier::Supported,
            sentence: String::new(),
            evidence: 0,
            counter_evidence: 0,
            hypothesis: None,
            rest: Rest::default(),
        }
    }
}

impl Mark {
    /// A mark drawn by a person.
    #[must_use]
    pub fn drawn(id: String) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// Whether the mark is part of what the map says: neither set aside nor a mere signal.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.source != Source::Overruled && self.tier != Tier::Signal
    }
}

/// Where a mark comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// From the session's evidence.
    #[default]
    Inferred,
    /// Drawn by a person.
    Drawn,
    /// Inferred, and overruled by a person.
    Overruled,
}

impl Source {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Inferred, Self::Drawn, Self::Overruled];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::Drawn => "drawn",
            Self::Overruled => "overruled",
        }
    }
}

/// A line between two members.
#[derive(Clone, Debug, PartialEq)]
pub struct TieMark {
    /// Id, source, tier, sentence.
    pub mark: Mark,
    /// Its kind.
    pub kind: TieKind,
    /// One end.
    pub one: MemberKey,
    /// The other end.
    pub other: MemberKey,
}

/// The kinds of tie that have a line of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TieKind {
    /// Two parallel lines.
    Affiliation,
    /// Three parallel lines.
    Overinvolvement,
    /// A line broken by two bars.
    Conflict,
    /// No line: the two stand far apart.
    Disengagement,
}

impl TieKind {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::Affiliation,
        Self::Overinvolvement,
        Self::Conflict,
        Self::Disengagement,
    ];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Affiliation => "affiliation",
            Self::Overinvolvement => "overinvolvement",
            Self::Conflict => "conflict",
            Self::Disengagement => "disengagement",
        }
    }
}

/// A mark between three members.
#[derive(Clone, Debug, PartialEq)]
pub struct TriadMark {
    /// Id, source, tier, sentence.
    pub mark: Mark,
    /// What it shows.
    pub triad: Triad,
}

/// What three members do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Triad {
    /// A brace over the bonded, its point toward the target.
    Coalition {
        /// The bonded, two or more.
        bonded: Vec<MemberKey>,
        /// Against whom.
        target: MemberKey,
    },
    /// An arrow that turns away from the pair's conflict to the child.
    Detour {
        /// The couple.
        pair: [MemberKey; 2],
        /// The child.
        child: MemberKey,
        /// Attacking (filled head) or supporting (open head).
        attacking: bool,
    },
    /// Two thin arrows, from each parent to the child: "side with me".
    Demand {
        /// The couple.
        pair: [MemberKey; 2],
        /// The child.
        child: MemberKey,
    },
}

impl Triad {
    /// The name of the JavaScript contract: that of the pattern it shows.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Coalition { .. } => Pattern::Coalition.name(),
            Self::Detour {
                attacking: true, ..
            } => Pattern::DetouringAttacking.name(),
            Self::Detour {
                attacking: false, ..
            } => Pattern::DetouringSupporting.name(),
            Self::Demand { .. } => Pattern::Triangulation.name(),
        }
    }

    /// The two or more who act together.
    #[must_use]
    pub fn group(&self) -> &[MemberKey] {
        match self {
            Self::Coalition { bonded, .. } => bonded,
            Self::Detour { pair, .. } | Self::Demand { pair, .. } => pair,
        }
    }

    /// The third: against whom, or the child.
    #[must_use]
    pub const fn third(&self) -> &MemberKey {
        match self {
            Self::Coalition { target, .. } => target,
            Self::Detour { child, .. } | Self::Demand { child, .. } => child,
        }
    }
}

/// Why a member stands where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacementMark {
    /// Id, source, tier, sentence.
    pub mark: Mark,
    /// Who.
    pub member: MemberKey,
    /// How they stand.
    pub placement: Placement,
}

/// How a member stands to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placement {
    /// Higher than the row of their generation: more say than usual. How much is in [`MapMember::raised`].
    ///
    /// [`MapMember::raised`]: super::MapMember::raised
    Raised,
    /// Apart from everyone.
    Apart,
}

impl Placement {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Raised, Self::Apart];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Apart => "apart",
        }
    }
}

/// A boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct BoundaryLine {
    /// Id, source, tier, sentence.
    pub mark: Mark,
    /// How permeable.
    pub style: BoundaryStyle,
    /// Where it runs.
    pub place: BoundaryPlace,
}

/// Where a boundary runs. Where it names people, each key is a member's id or that of an [`Area`](super::Area), which
/// stands for whoever belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub enum BoundaryPlace {
    /// Horizontal, under the row of this generation.
    Below {
        /// The generation above the line.
        generation: i8,
    },
    /// Between two members, or the groups they stand in: upright where they stand beside each other.
    Between {
        /// Who is on one side.
        left: Vec<MemberKey>,
        /// Who is on the other.
        right: Vec<MemberKey>,
    },
    /// Around a group of members.
    Around {
        /// Who is inside.
        members: Vec<MemberKey>,
    },
    /// Straight from one place to another, where a person has drawn it.
    Free {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
    },
}
