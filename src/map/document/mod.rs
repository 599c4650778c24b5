//! The map as a document: who is on it, what is drawn about them, where it comes from, how well it is supported.

mod id;
mod mark;
mod rest;

pub use mark::{
    BoundaryLine, BoundaryPlace, Mark, Placement, PlacementMark, Source, TieKind, TieMark, Triad,
    TriadMark,
};
pub use rest::Rest;

use crate::session::Role;

/// A family map. Members, areas, marks and notes are named by text ids, so that a saved map can be read without its
/// session.
///
/// Marks on their own never say who moved: what a person drew has [`Source::Drawn`], what the evidence of a session
/// suggests has [`Source::Inferred`], and what a person set aside has [`Source::Overruled`]. A mark of one meaning has one
/// id wherever it comes from ([`TieKind::id`], [`Triad::id`], [`BoundaryPlace::id`], [`Placement::id`]), so that a drawn
/// mark finds the inferred one it agrees with.
///
/// The order of each list is the order in which its entries were added; the layout depends on the order of the members
/// and on nothing else that has no meaning.
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
    /// Boundaries between members, subsystems, rows and households.
    pub boundaries: Vec<BoundaryLine>,
    /// Members who stand elsewhere than their generation's row would have them, and why.
    pub placements: Vec<PlacementMark>,
    /// Households and subsystems drawn around members.
    pub areas: Vec<Area>,
    /// What somebody wrote on the map.
    pub notes: Vec<Note>,
    /// What a newer program keeps here.
    pub rest: Rest,
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

    /// The same, to change them.
    pub fn marks_mut(&mut self) -> impl Iterator<Item = &mut Mark> {
        let triads = self.triads.iter_mut().map(|it| &mut it.mark);
        let ties = self.ties.iter_mut().map(|it| &mut it.mark);
        let placements = self.placements.iter_mut().map(|it| &mut it.mark);
        let boundaries = self.boundaries.iter_mut().map(|it| &mut it.mark);
        triads.chain(ties).chain(placements).chain(boundaries)
    }

    /// The member of an id.
    #[must_use]
    pub fn member(&self, id: &str) -> Option<&MapMember> {
        self.members.iter().find(|it| it.id == id)
    }

    /// The area of an id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|it| it.id == id)
    }

    /// Members by keys of which each names a member or a whole area, each member once.
    #[must_use]
    pub fn people(&self, keys: &[String]) -> Vec<MemberKey> {
        let mut people: Vec<MemberKey> = Vec::new();
        for key in keys {
            let area = self.area(key).map(|area| area.members.as_slice());
            for id in area.unwrap_or(std::slice::from_ref(key)) {
                if self.member(id).is_some() && !people.contains(id) {
                    people.push(id.clone());
                }
            }
        }
        people
    }

    /// The households a member lives in, the main home first.
    pub fn homes<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Area> {
        let homes = self.areas.iter();
        homes.filter(move |it| {
            it.kind == AreaKind::Household && it.members.iter().any(|member| member == id)
        })
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
    /// Whether the member has died.
    pub deceased: bool,
    /// Whether the family presents this member as the problem.
    pub identified_patient: bool,
    /// Whether this member legitimately decides for the children; `None` leaves it to the role.
    pub executive: Option<bool>,
    /// Whose child the member is, where the map should keep that together: in blended families. Ids of members.
    pub parents: Vec<MemberKey>,
    /// The outline where the map is drawn with genogram shapes; `None` leaves it to the role.
    pub outline: Option<Outline>,
    /// How far above (positive) or below (negative) the row of their generation they stand, in rows: executive power
    /// as seen in the session.
    pub raised: f64,
    /// Where a person has put the member (the middle of their label), in map units; `None` leaves it to the layout.
    pub pinned: Option<Point>,
    /// What a newer program keeps here.
    pub rest: Rest,
}

impl Default for MapMember {
    /// Someone of whom nothing is known but that they were there.
    fn default() -> Self {
        Self {
            id: MemberKey::new(),
            name: String::new(),
            role: Role::Other,
            generation: None,
            age: None,
            present: true,
            deceased: false,
            identified_patient: false,
            executive: None,
            parents: Vec::new(),
            outline: None,
            raised: 0.0,
            pinned: None,
            rest: Rest::default(),
        }
    }
}

impl MapMember {
    /// A member of a role, in that role's usual generation.
    #[must_use]
    pub fn new(id: &str, name: &str, role: Role) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            role,
            generation: role.generation().map(|it| it.0),
            ..Self::default()
        }
    }

    /// The outline of the member's symbol where the map is drawn with genogram shapes.
    #[must_use]
    pub fn outline(&self) -> Outline {
        self.outline.unwrap_or(match self.role {
            Role::Mother
            | Role::StepMother
            | Role::Grandmother
            | Role::Aunt
            | Role::Daughter
            | Role::Sister => Outline::Circle,
            Role::Father
            | Role::StepFather
            | Role::Grandfather
            | Role::Uncle
            | Role::Son
            | Role::Brother => Outline::Square,
            _ => Outline::Diamond,
        })
    }
}

/// The outlines of a genogram (Bennett et al. 2022, *J Genet Couns* 31:1238): by gender, as the person or the role says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outline {
    /// A man or a boy.
    Square,
    /// A woman or a girl.
    Circle,
    /// Neither, or not said.
    Diamond,
}

impl Outline {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Square, Self::Circle, Self::Diamond];

    /// The name of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Square => "square",
            Self::Circle => "circle",
            Self::Diamond => "diamond",
        }
    }
}

/// A place on the map in map units (one unit is 44 px); y grows downward.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Members drawn as a group. A member may belong to several; the first household listed is their main home.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// A stable id, different from every member's.
    pub id: String,
    /// A household or a subsystem.
    pub kind: AreaKind,
    /// Its name, possibly empty.
    pub name: String,
    /// Who belongs.
    pub members: Vec<MemberKey>,
    /// What a newer program keeps here.
    pub rest: Rest,
}

/// The kinds of [`Area`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// People who live together.
    Household,
    /// People with a job together: spouses, parents, siblings.
    Subsystem,
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

/// Words that somebody wrote on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// A stable id.
    pub id: String,
    /// The words.
    pub text: String,
    /// The id of the member, mark or area it is about; `None` for the map as a whole.
    pub about: Option<String>,
    /// Where a person has put it (its upper left corner), in map units; `None` lists it under the map.
    pub at: Option<Point>,
    /// What a newer program keeps here.
    pub rest: Rest,
}
