//! Session → [`ProcessMeasures`]: how the talk went, never what it was about.
//!
//! Every measure that the file cannot support is refused with its reason: [`Measured::Unmeasured`]. Zero is a value.

mod measured;

pub use measured::{Measured, Unmeasured};

use crate::import::Seconds;
use crate::session::{MemberId, Session, Window};

/// How the talk went in one window of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcessMeasures {
    /// The stretch that was measured.
    pub window: Window,
    /// One per member of the cast, therapist included, in cast order.
    pub floor: Vec<Floor>,
    /// Long silences in order, each with the one it belongs to.
    pub silences: Measured<Vec<Silence>>,
    /// Who took the floor from whom: one per overlap that was more than a backchannel.
    pub interruptions: Measured<Vec<Interruption>>,
    /// Who spoke after whom: members × members, the row speaks first; the diagonal is zero by construction.
    pub succession: Vec<Vec<u32>>,
}

/// One member's hold of the floor.
#[derive(Clone, Debug, PartialEq)]
pub struct Floor {
    /// Whose.
    pub member: MemberId,
    /// Turns, backchannels excluded. Count, 0 and up.
    pub turns: usize,
    /// Words (characters in scripts that write no spaces between words). Count, 0 and up.
    pub words: usize,
    /// Length of the union of the member's utterances. Unit: seconds, 0 and up.
    pub talk_time: Measured<Seconds>,
    /// Talk time ÷ the sum of all family members' talk times; 0..=1. For the therapist: of everybody's.
    /// Falls back on words when there are no times (see [`ProcessMeasures::shares_by`]).
    pub share: Measured<f64>,
}

/// A silence long enough to notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// When.
    pub window: Window,
    /// The utterance before it: index into the session's utterances.
    pub after: usize,
    /// The utterance that ends it.
    pub before: usize,
    /// Whose silence it is.
    pub owner: SilenceOwner,
}

/// To whom a silence belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SilenceOwner {
    /// Somebody was asked and did not answer at once.
    Asked(MemberId),
    /// The same speaker went on after it.
    Speaker(MemberId),
    /// It belongs to everyone.
    Shared,
}

/// One speaker starting while another still speaks, in a way that bears on the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interruption {
    /// Who came in: index into the session's utterances.
    pub by: usize,
    /// Over which utterance.
    pub over: usize,
    /// Whether the floor changed hands.
    pub successful: bool,
}

impl ProcessMeasures {
    /// What the shares are shares of: "talk time" where times are real, else "words".
    #[must_use]
    pub fn shares_by(&self) -> &'static str {
        let timed = self
            .floor
            .iter()
            .any(|floor| matches!(floor.talk_time, Measured::Value(_)));
        if timed { "talk time" } else { "words" }
    }
}

/// Measures a session, or one window of it.
#[must_use]
pub fn measure(session: &Session, window: Option<Window>) -> ProcessMeasures {
    let _ = session;
    ProcessMeasures {
        window: window.unwrap_or_default(),
        ..ProcessMeasures::default()
    }
}
