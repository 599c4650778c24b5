//! The figures by name, and whose they are.

use std::str::FromStr;

use crate::process::definition as defined;
use crate::process::{Definition, Figure};
use crate::session::{Family, MemberId};

/// One figure, or a group that is read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Card {
    /// Who holds the floor.
    Floor,
    /// How the time divides, and how evenly the floor is shared.
    Room,
    /// Who comes in over whom.
    Crossings,
    /// Who speaks after whom.
    Succession,
    /// The long silences.
    Silences,
    /// How long answers take.
    Latency,
    /// Shares along the session.
    Curve,
    /// How speaker and target change, and who answers for whom.
    Shifts,
}

impl Card {
    /// Every figure, in the order in which they are read.
    pub const ALL: [Self; 8] = [
        Self::Floor,
        Self::Curve,
        Self::Crossings,
        Self::Succession,
        Self::Silences,
        Self::Latency,
        Self::Room,
        Self::Shifts,
    ];

    /// Its name, for ids and actions.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Room => "room",
            Self::Crossings => "crossings",
            Self::Succession => "succession",
            Self::Silences => "silences",
            Self::Latency => "latency",
            Self::Curve => "curve",
            Self::Shifts => "shifts",
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Floor => "Who holds the floor",
            Self::Room => "How the time divides, and how evenly",
            Self::Crossings => "Who comes in over whom",
            Self::Succession => "Who speaks after whom",
            Self::Silences => "Long silences, and whose they are",
            Self::Latency => "How long answers take",
            Self::Curve => "Shares along the session",
            Self::Shifts => "Who is spoken to, and who answers",
        }
    }

    /// Where a figure stands.
    #[must_use]
    pub const fn of(figure: Figure) -> Self {
        match figure {
            Figure::TalkTime(_) | Figure::Turns(_) | Figure::LongestTurn(_) => Self::Floor,
            Figure::Pauses(_)
            | Figure::Gaps(..)
            | Figure::Lapses
            | Figure::LongSilences
            | Figure::Owned(_)
            | Figure::Broken(..) => Self::Silences,
            Figure::Latency(..) => Self::Latency,
            Figure::Overlaps(..) | Figure::Interruptions(..) | Figure::Marked(..) => {
                Self::Crossings
            }
            Figure::Succession(..) | Figure::FamilySuccession(..) => Self::Succession,
            Figure::ThroughTherapist => Self::Room,
            Figure::Shift(_) | Figure::Addressing(..) | Figure::AnsweredFor(..) => Self::Shifts,
        }
    }

    /// The measures in it.
    #[must_use]
    pub fn definitions(self) -> Vec<&'static Definition> {
        match self {
            Self::Floor => vec![
                &defined::TALK_TIME,
                &defined::SHARE,
                &defined::TURNS,
                &defined::WORDS,
                &defined::TURN_SECONDS,
                &defined::TURN_WORDS,
                &defined::SPEECH_RATE,
            ],
            Self::Room => vec![
                &defined::SPEECH,
                &defined::OVERLAP,
                &defined::SILENCE,
                &defined::ENTROPY,
                &defined::GINI,
                &defined::LARGEST_SHARE,
                &defined::THERAPIST_BETWEEN,
            ],
            Self::Crossings => vec![
                &defined::FLOOR_TAKEN,
                &defined::ATTEMPT,
                &defined::CONTEST,
                &defined::COOPERATIVE,
                &defined::BACKCHANNEL,
                &defined::EARLY_START,
                &defined::INTERRUPTION_RATE,
                &defined::MARKED_INTERRUPTION,
            ],
            Self::Succession => vec![
                &defined::SUCCESSION,
                &defined::FAMILY_SUCCESSION,
                &defined::EXPECTED,
                &defined::RESIDUAL,
            ],
            Self::Silences => vec![
                &defined::LONG_SILENCE,
                &defined::SILENCE_OWNED,
                &defined::SILENCE_BROKEN,
            ],
            Self::Latency => vec![&defined::LATENCY],
            Self::Curve => vec![&defined::SHARE],
            Self::Shifts => vec![&defined::SHIFTS, &defined::ANSWERED_FOR],
        }
    }
}

impl FromStr for Card {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.name() == name).ok_or(())
    }
}

/// Whose figures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Company {
    /// The family's, as if the therapist were not there.
    #[default]
    Family,
    /// Everybody's in the room.
    Everybody,
    /// Only what the therapist takes part in.
    Therapist,
}

impl Company {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Family, Self::Everybody, Self::Therapist];

    /// Its name, for actions.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Everybody => "everybody",
            Self::Therapist => "therapist",
        }
    }

    /// What the switch says.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Family => "Family",
            Self::Everybody => "With therapist",
            Self::Therapist => "Therapist only",
        }
    }

    /// Whether one person's figures are shown.
    #[must_use]
    pub fn has(self, family: &Family, id: MemberId) -> bool {
        match self {
            Self::Family => !family.is_therapist(id),
            Self::Everybody => true,
            Self::Therapist => family.is_therapist(id),
        }
    }

    /// Whether what passes between two is shown.
    #[must_use]
    pub fn has_pair(self, family: &Family, one: MemberId, other: MemberId) -> bool {
        match self {
            Self::Therapist => self.has(family, one) || self.has(family, other),
            _ => self.has(family, one) && self.has(family, other),
        }
    }
}

impl FromStr for Company {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|it| it.name() == name).ok_or(())
    }
}
