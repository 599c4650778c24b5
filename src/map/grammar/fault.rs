//! What can be wrong with a map: what it is, and what to do about it.

use std::fmt;

/// What a map said that cannot be drawn as it stands. What is sound of it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the member, mark, area or note concerned.
    pub id: String,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// The faults a map can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// The id is used twice; the first keeps it.
    TakenId,
    /// Two members have one name. Both are drawn.
    SameName,
    /// It names somebody who is not on the map.
    UnknownMember,
    /// It joins a member to themselves.
    SelfTie,
    /// A brace over fewer than two.
    TooFewBonded,
    /// A brace whose target is among the bonded.
    TargetInside,
    /// An arrow whose child is one of the couple, or whose couple is one person.
    NoTriangle,
    /// A boundary or an area with nobody on one of its sides.
    EmptySide,
    /// A boundary with somebody on both of its sides.
    BothSides,
    /// A place that is no number, or far off the sheet.
    OffSheet,
    /// A note about something that is not on the map. It is kept as a note about the whole.
    LostNote,
}

impl FaultKind {
    /// What is wrong, and what to do.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::TakenId => (
                "this id is used twice on the map, and the first keeps it",
                "Give each member, area and mark an id of its own.",
            ),
            Self::SameName => (
                "another member has the same name",
                "Add a letter or a second name, so that sentences tell the two apart.",
            ),
            Self::UnknownMember => (
                "it names somebody who is not on the map",
                "Put them on the map, or draw the mark between people who are.",
            ),
            Self::SelfTie => (
                "a tie needs two members, and this one joins a member to themselves",
                "Choose another member for one of its ends.",
            ),
            Self::TooFewBonded => (
                "a brace needs two or more who are bonded",
                "Choose the two who stand together, then the one they stand against.",
            ),
            Self::TargetInside => (
                "a brace needs a target outside the bond",
                "Choose as its target somebody who is not under the brace.",
            ),
            Self::NoTriangle => (
                "this mark needs a couple and a third person",
                "Choose two people, then somebody else to whom they turn.",
            ),
            Self::EmptySide => (
                "it needs somebody on each side",
                "Choose who stands on the side that is empty.",
            ),
            Self::BothSides => (
                "somebody stands on both of its sides",
                "Choose for each member one side of the boundary.",
            ),
            Self::OffSheet => (
                "its place is not on the sheet, and the layout chooses one",
                "Move it to where it should stand.",
            ),
            Self::LostNote => (
                "it is about something that is not on the map",
                "Say whom or what it is about, or leave it as a note on the whole map.",
            ),
        }
    }

    /// What to do about it, as a sentence.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        self.words().1
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().0)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}", self.id, self.kind, self.kind.remedy())
    }
}
