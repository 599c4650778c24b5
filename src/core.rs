//! The stages from the bytes of a transcript to the family map, and their composition: all that is computed,
//! none of what is shown.
//!
//! They are a crate of their own for one reason: compiled for speed they are twice as fast, and the page around them,
//! compiled for size, is half as large. The architecture stands in the crate `kinmap` (`lib.rs`), which hands them on.

pub mod import;
pub mod map;
pub mod process;
pub mod session;
#[expect(missing_docs, reason = "named and meant as in the standard library")]
pub mod sorted;
pub mod stance;
pub mod structure;

use import::Transcript;
use process::{ProcessMeasures, Timeline};
use session::{Cast, Session, Window};
use stance::{Coding, Override, SafetyWord};
use structure::{Assumptions, Grounds, Structure};

/// Everything that follows from a transcript and a confirmed cast.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The session as understood.
    pub session: Session,
    /// The session made ready to be measured over any other window.
    pub timeline: Timeline,
    /// How the talk went.
    pub process: ProcessMeasures,
    /// Who did what to whom.
    pub coding: Coding,
    /// The session made ready to be read over any other window, or under other assumptions.
    pub grounds: Grounds,
    /// What follows for the family's structure.
    pub structure: Structure,
}

/// Runs the pipeline from a transcript and a cast to hypotheses, over the whole session or one window of it, with the
/// person's word on acts and on safety in force.
#[must_use]
pub fn analyze(
    transcript: &Transcript,
    cast: &Cast,
    overrides: &[Override],
    safety: &[SafetyWord],
    window: Option<Window>,
) -> Analysis {
    let session = session::assemble(transcript, cast);
    let timeline = Timeline::new(&session);
    let process = timeline.measure(window.unwrap_or(timeline.whole()));
    let coding = stance::code(&session, overrides).heeding(&session, safety);
    let grounds = Grounds::new(&session);
    let assumptions = Assumptions::over(window);
    let structure = grounds.propose(&session, &process, &coding, &assumptions);
    Analysis {
        session,
        timeline,
        process,
        coding,
        grounds,
        structure,
    }
}
