//! The map as a document: what is drawn, where it comes from, how well it is supported.

use crate::session::Role;
use crate::structure::{BoundaryStyle, Pattern, Tier};

/// A family map. Members and marks are named by text ids so that a saved map can be read without its session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapDocument {
    /// The title under which it is kept, possibly empty.
    pub title: String,
    /// Who is on the map, in cast order.
    pub members: Vec<MapMember>,
    /// Lines between two members.
    pub ties: Vec<TieMark>,
    /// Marks between three members.
    pub triads: Vec<TriadMark>,
    /// Boundaries between members, rows and households.
    pub boundaries: Vec<BoundaryLine>,
    /// Members who stand elsewhere than their generation's row would have them, and why.
    pub placements: Vec<PlacementMark>,
    /// Households and subsystems drawn around members.
    pub areas: Vec<Area>,
}

impl MapDocument {
    /// What every mark carries, whatever its kind: three-person marks first, then ties, placements and boundaries.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        let triads = self.triads.iter().map(|it| &it.mark);
        let ties = self.ties.iter().map(|it| &it.mark);
        let placements = self.placements.iter().map(|it| &it.mark);
        let boundaries = self.boundaries.iter().map(|it| &it.mark);
        triads.chain(ties).chain(placements).chain(boundaries)
    }
}

/// The id of a member on a map; equal to the id in the cast.
pub type MemberKey = String;

/// One member on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapMember {
    /// The id.
    pub id: MemberKey,
    /// The name shown.
    pub name: String,
    /// The role, for the legend and for layout.
    pub role: Role,
    /// Generations above the children; `None` for the therapist and where unknown.
    pub generation: Option<i8>,
    /// Age in years, where known.
    pub age: Option<u8>,
    /// Whether the member was present in the session.
    pub present: bool,
    /// Whether the family presents this member as the problem.
    pub identified_patient: bool,
    /// How far above (positive) or below (negative) the row of their generation they stand, in rows: executive power
    /// as seen in the session.
    pub raised: f64,
    /// Where a person has put the member (the middle of their label), in map units; `None` leaves it to the layout.
    pub pinned: Option<Point>,
}

/// A place on the map in map units (one unit is 44 px); y grows downward.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// What every mark carries besides its geometry.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// A stable id, unique on the map: the mark's kind and its members.
    pub id: String,
    /// Where it comes from.
    pub source: Source,
    /// How well it is supported.
    pub tier: Tier,
    /// The mark as a sentence, for readers of the text rather than the picture.
    pub sentence: String,
    /// How many moments speak for it.
    pub evidence: usize,
    /// How many moments speak against it.
    pub counter_evidence: usize,
    /// The hypothesis behind it: index into the structure's hypotheses; `None` for drawn marks and plain ties.
    pub hypothesis: Option<usize>,
}

/// Where a mark comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// From the session's evidence.
    #[default]
    Inferred,
    /// Drawn by a person.
    Drawn,
    /// Inferred, and overruled by a person.
    Overruled,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Higher than the row of their generation: more say than usual. How much is in [`MapMember::raised`].
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

/// Where a boundary runs.
#[derive(Clone, Debug, PartialEq)]
pub enum BoundaryPlace {
    /// Horizontal, under the row of this generation.
    Below {
        /// The generation above the line.
        generation: i8,
    },
    /// Vertical, between two members or the groups they stand in.
    Between {
        /// The members on the left.
        left: Vec<MemberKey>,
        /// The members on the right.
        right: Vec<MemberKey>,
    },
    /// Around a group of members.
    Around {
        /// The members inside.
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

/// Members drawn as a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// A stable id.
    pub id: String,
    /// A household or a subsystem.
    pub kind: AreaKind,
    /// Its name, possibly empty.
    pub name: String,
    /// Who belongs.
    pub members: Vec<MemberKey>,
}

/// The kinds of [`Area`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// People who live together.
    Household,
    /// People with a job together: spouses, parents, siblings.
    Subsystem,
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

impl AreaKind {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Household, Self::Subsystem];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Subsystem => "subsystem",
        }
    }
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
}
