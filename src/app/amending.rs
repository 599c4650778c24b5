//! What is being put right about who said what, until it is done: on the desk, never saved.

use std::fmt;
use std::str::FromStr;

/// A correction that has been begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amending {
    /// Of one utterance.
    Utterance {
        /// Which.
        utterance: usize,
        /// The word with which its second part begins, once it is chosen.
        word: Option<usize>,
        /// Whose words the second part is; the same member's when nothing is chosen.
        second: Option<Whose>,
    },
    /// Of one member, some of whose utterances are somebody else's.
    Member {
        /// Which: place in the cast.
        member: usize,
        /// The utterances that are somebody else's, in order.
        chosen: Vec<usize>,
        /// Whose they are.
        whose: Whose,
        /// How someone new is called.
        name: String,
    },
}

/// Whose words something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// A member's: place in the cast.
    Member(usize),
    /// Someone's who is not in the cast yet.
    #[default]
    New,
    /// Nobody can say.
    Nobody,
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(place) => write!(f, "{place}"),
            Self::New => f.write_str("new"),
            Self::Nobody => f.write_str("nobody"),
        }
    }
}

impl FromStr for Whose {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        match written {
            "new" => Ok(Self::New),
            "nobody" => Ok(Self::Nobody),
            place => place.parse().map(Self::Member).map_err(|_| ()),
        }
    }
}
