//! Session → [`ProcessMeasures`]: how the talk went, never what it was about.
//!
//! Every measure that the file cannot support is refused with its reason: [`Measured::Unmeasured`]. Zero is a value.

mod address;
mod caution;
pub mod definition;
mod figure;
mod floor;
mod latency;
mod measured;
mod overlap;
mod shift;
mod silence;
mod statistics;
mod succession;
mod sweep;
mod table;
mod talk;
#[cfg(test)]
mod tests;
mod timeline;

pub use address::{AnsweredFor, addressing, answered_for, named_shifts};
pub use caution::{Caution, CautionKind};
pub use definition::{Definition, Needs};
pub use figure::{Figure, Moment};
pub use floor::{
    Balance, Evenness, Floor, Participation, Shares, TurnLengths, balance, evenness, floor,
    participation, turn_lengths,
};
pub use latency::{Latency, latencies};
pub use measured::{Measured, Unmeasured};
pub use overlap::{
    Crossing, Interruption, Outcome, Overlap, crossings, marked_interruptions, overlaps,
};
pub use shift::{Shift, Shifts, shifts};
pub use silence::{
    Gaps, Quiet, Silence, SilenceLedger, SilenceOwner, Space, SpaceKind, gaps, silence_ledger,
    silences, spaces,
};
pub use statistics::Distribution;
pub use succession::{
    Chance, ORDERS, Permutation, against_chance, family_succession, permute, succession,
    therapist_between,
};
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
    pub totals: Totals,
    /// Every overlap of two speakers, with what became of the floor.
    pub overlaps: Measured<Vec<Overlap>>,
    /// How long answers take, for each ordered pair that has some.
    pub latencies: Measured<Vec<Latency>>,
    /// Each member's part in the talk, by time and by words, with the therapist and without.
    pub participation: Vec<Participation>,
    /// Each member's turn lengths and speech rate.
    pub turn_lengths: Vec<TurnLengths>,
    /// How evenly the floor is shared, with the therapist and without.
    pub balance: Balance,
    /// Every silence, long or short: pauses, gaps and lapses.
    pub spaces: Measured<Vec<Space>>,
    /// Who pauses, to whom long silences belong, who breaks them after whom.
    pub silence_ledger: Measured<SilenceLedger>,
    /// How long it is silent between one member and the next.
    pub gaps: Measured<Vec<Gaps>>,
    /// Who comes in over whom, and how that ends.
    pub crossings: Measured<Vec<Crossing>>,
    /// Interruptions that show in the text alone: a lower bound for files without fine times.
    pub marked_interruptions: Vec<Interruption>,
    /// What turn counts alone would give for `succession`.
    pub chance: Measured<Chance>,
    /// Who speaks after whom when the therapist's turns are left out.
    pub family_succession: Vec<Vec<u32>>,
    /// What turn counts alone would give for `family_succession`.
    pub family_chance: Measured<Chance>,
    /// Share of the family's moves that pass through the therapist.
    pub therapist_between: Measured<f64>,
    /// Who speaks to whom by name.
    pub addressing: Vec<Vec<u32>>,
    /// Who answers for whom.
    pub answered_for: Vec<AnsweredFor>,
    /// Participation shifts, as far as names say who is spoken to.
    pub shifts: Measured<Shifts>,
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

impl Timeline {
    /// Every measure over one window: talk time clipped to it, events that begin in it.
    #[must_use]
    pub fn measure(&self, window: Window) -> ProcessMeasures {
        let floor = floor(self, window);
        let overlaps = overlaps(self, window);
        let succession = succession(self, window);
        let family_succession = family_succession(self, window);
        let chance = |table: &Vec<Vec<u32>>| table::side(self).and(|_| against_chance(table));
        ProcessMeasures {
            window,
            silences: silences(self, window),
            interruptions: overlap::interruptions(&overlaps),
            totals: totals(self, window),
            latencies: latencies(self, window),
            participation: participation(self, window),
            turn_lengths: turn_lengths(self, window),
            balance: balance(self, &floor),
            spaces: spaces(self, window),
            silence_ledger: silence_ledger(self, window),
            gaps: gaps(self, window),
            crossings: crossings(&overlaps, &floor),
            marked_interruptions: marked_interruptions(self, window),
            chance: chance(&succession),
            family_chance: chance(&family_succession),
            therapist_between: therapist_between(self, window),
            addressing: addressing(self, window),
            answered_for: answered_for(self, window),
            shifts: named_shifts(self, window),
            floor,
            overlaps,
            succession,
            family_succession,
        }
    }
}
