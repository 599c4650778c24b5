//! Session → [`ProcessMeasures`]: how the talk went, never what it was about.
//!
//! Every measure that the file cannot support is refused with its reason: [`Measured::Unmeasured`]. Zero is a value.

mod floor;
mod latency;
mod measured;
mod overlap;
mod silence;
mod statistics;
mod succession;
mod sweep;
mod talk;
#[cfg(test)]
mod tests;
mod timeline;

pub use floor::{Floor, floor};
pub use latency::{Latency, latencies};
pub use measured::{Measured, Unmeasured};
pub use overlap::{Interruption, Outcome, Overlap, overlaps};
pub use silence::{Silence, SilenceOwner, silences};
pub use succession::succession;
pub use sweep::{Totals, totals};
pub use timeline::Timeline;

use crate::session::{Session, Window};

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
    /// How the window divides into speech, overlap and silence.
    pub totals: Measured<Totals>,
    /// Every overlap of two speakers, with what became of the floor.
    pub overlaps: Measured<Vec<Overlap>>,
    /// How long answers take, for each ordered pair that has some.
    pub latencies: Measured<Vec<Latency>>,
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
///
/// To measure one session again and again, keep a [`Timeline`] and ask [`Timeline::measure`].
#[must_use]
pub fn measure(session: &Session, window: Option<Window>) -> ProcessMeasures {
    let timeline = Timeline::new(session);
    timeline.measure(window.unwrap_or(timeline.whole()))
}

impl Timeline<'_> {
    /// Every measure over one window: talk time clipped to it, events that begin in it.
    #[must_use]
    pub fn measure(&self, window: Window) -> ProcessMeasures {
        let overlaps = overlaps(self, window);
        ProcessMeasures {
            window,
            floor: floor(self, window),
            silences: silences(self, window),
            interruptions: overlap::interruptions(&overlaps),
            succession: succession(self, window),
            totals: totals(self, window),
            overlaps,
            latencies: latencies(self, window),
        }
    }
}
