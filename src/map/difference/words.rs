//! What differs, in words.

use super::Change;
use crate::map::document::TieKind;
use crate::structure::BoundaryStyle;

/// What two maps are to each other, and so in which words their difference is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The present, and the goal.
    Goal,
    /// An earlier session, and a later one.
    Sessions,
    /// What the evidence suggests, and what a person drew.
    Evidence,
    /// Two drawings of one family.
    Drawings,
}

impl Voice {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Goal, Self::Sessions, Self::Evidence, Self::Drawings];

    /// Its written form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Sessions => "sessions",
            Self::Evidence => "evidence",
            Self::Drawings => "drawings",
        }
    }

    /// How the first and the second map are spoken of: before what they say, and where they say nothing.
    const fn words(self) -> [(&'static str, &'static str); 2] {
        match self {
            Self::Goal => [("now", "now nothing"), ("in the goal", "not in the goal")],
            Self::Sessions => [("before", "before nothing"), ("after", "after nothing")],
            Self::Evidence => [
                ("evidence suggests", "evidence does not suggest it"),
                ("you drew", "you drew nothing"),
            ],
            Self::Drawings => [
                ("the first has", "the first has nothing"),
                ("the second has", "the second has nothing"),
            ],
        }
    }
}

/// How one thing on a map differs from the other map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contrast {
    /// Only the second map says so.
    New,
    /// Only the first map says so.
    Gone,
    /// Both say something, and not the same.
    Changed,
}

impl Contrast {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::New, Self::Gone, Self::Changed];

    /// Its name in classes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "other",
        }
    }

    /// The word beside what differs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Gone => "Gone",
            Self::Changed => "Changed",
        }
    }

    /// What the band under it means.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::New => "New on the second map",
            Self::Gone => "Gone from the second map",
            Self::Changed => "Different from the other map",
        }
    }
}

impl Change {
    /// Whether it is new, gone, or otherwise.
    #[must_use]
    pub const fn contrast(&self) -> Contrast {
        match (&self.was, &self.is) {
            (None, Some(_)) => Contrast::New,
            (Some(_), None) => Contrast::Gone,
            _ => Contrast::Changed,
        }
    }

    /// The change as a sentence: "Karen and Sam: evidence suggests overinvolvement; you drew affiliation."
    #[must_use]
    pub fn say(&self, voice: Voice) -> String {
        let [first, second] = voice.words();
        let side = |(with, without): (&str, &str), said: &Option<String>| match said {
            Some(said) => format!("{with} {said}"),
            None => without.to_owned(),
        };
        let was = side(first, &self.was);
        let is = if self.set_aside && voice == Voice::Evidence {
            "you set it aside".into()
        } else {
            side(second, &self.is)
        };
        format!("{}: {was}; {is}.", self.subject)
    }

    /// What the first map says of it, and the second; `None` where one says nothing.
    #[must_use]
    pub fn sides(&self) -> (Option<&str>, Option<&str>) {
        (self.was.as_deref(), self.is.as_deref())
    }

    /// Whom or what it is about, in words.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

/// A tie as part of a sentence.
pub(super) const fn tie(kind: TieKind) -> &'static str {
    match kind {
        TieKind::Affiliation => "affiliation",
        TieKind::Overinvolvement => "overinvolvement",
        TieKind::Conflict => "conflict",
        TieKind::Disengagement => "disengagement",
    }
}

/// A boundary as part of a sentence.
pub(super) const fn boundary(style: BoundaryStyle) -> &'static str {
    match style {
        BoundaryStyle::Clear => "clear",
        BoundaryStyle::Diffuse => "diffuse",
        BoundaryStyle::Rigid => "rigid",
        BoundaryStyle::NotAssessed => "not assessed",
    }
}
