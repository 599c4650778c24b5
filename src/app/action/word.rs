//! The words of what the editor's actions are done with: directions, sides, what is set.

use crate::app::editor::Side;

/// How the view changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Nearer.
    In,
    /// Farther.
    Out,
    /// So that everything is seen.
    Fit,
}

/// A direction on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// A direction in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The next.
    Next,
    /// The one before.
    Back,
}

/// One side of a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bank {
    /// The one.
    Near,
    /// The other.
    Far,
}

/// What can be changed about a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// The name.
    Name,
    /// The role.
    Role,
    /// The generation.
    Generation,
    /// The age.
    Age,
    /// The height: how much say.
    Height,
    /// Whether they were there.
    Present,
    /// Whether the family presents them as the problem.
    Presented,
    /// Whether they have died.
    Deceased,
    /// Whether they decide for the children.
    Executive,
    /// One of their parents.
    Parent,
    /// The other of their parents.
    OtherParent,
}

/// A word for each of a kind, both ways.
pub(super) trait Words: Sized + Copy + PartialEq + 'static {
    /// Each with its word.
    const WORDS: &'static [(&'static str, Self)];

    fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(_, it)| *it == self);
        found.map_or("", |(word, _)| word)
    }

    fn of(word: &str) -> Result<Self, ()> {
        let found = Self::WORDS.iter().find(|(it, _)| *it == word);
        found.map(|(_, it)| *it).ok_or(())
    }
}

impl Words for Sight {
    const WORDS: &'static [(&'static str, Self)] =
        &[("in", Self::In), ("out", Self::Out), ("fit", Self::Fit)];
}

impl Words for Way {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("left", Self::Left),
        ("right", Self::Right),
        ("up", Self::Up),
        ("down", Self::Down),
    ];
}

impl Words for Turn {
    const WORDS: &'static [(&'static str, Self)] = &[("next", Self::Next), ("back", Self::Back)];
}

impl Words for Bank {
    const WORDS: &'static [(&'static str, Self)] = &[("near", Self::Near), ("far", Self::Far)];
}

impl Words for Side {
    const WORDS: &'static [(&'static str, Self)] =
        &[("current", Self::Current), ("goal", Self::Goal)];
}

impl Words for Attribute {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("name", Self::Name),
        ("role", Self::Role),
        ("generation", Self::Generation),
        ("age", Self::Age),
        ("height", Self::Height),
        ("present", Self::Present),
        ("presented", Self::Presented),
        ("deceased", Self::Deceased),
        ("executive", Self::Executive),
        ("parent", Self::Parent),
        ("other-parent", Self::OtherParent),
    ];
}
