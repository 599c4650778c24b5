//! Kinmap turns the transcript of a family-therapy session into a structural family map, in the browser,
//! with nothing sent anywhere.
//!
//! # The pipeline
//!
//! ```text
//! bytes ─import─▶ Transcript ─session─▶ Session ─process─▶ ProcessMeasures
//!                    + Cast                └─────stance──▶ Coding ─structure─▶ Structure
//!                                                     Structure ─map─▶ MapDocument ─▶ SVG
//!                                     all of it ─report─▶ note       app: the page around it
//! ```
//!
//! Each stage is one folder, one verb and one plain value; a stage may use only what stands to its left:
//! `import → session → process → stance → structure → map → report → app → {api, page}`.

pub mod app;
pub mod import;
pub mod map;
pub mod process;
pub mod report;
pub mod session;
mod sorted;
pub mod stance;
pub mod structure;

#[cfg(target_arch = "wasm32")]
pub mod api;
#[cfg(target_arch = "wasm32")]
pub mod page;

use import::Transcript;
use process::ProcessMeasures;
use session::{Cast, Session, Window};
use stance::{Coding, Override};
use structure::Structure;

/// Everything that follows from a transcript and a confirmed cast.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The session as understood.
    pub session: Session,
    /// How the talk went.
    pub process: ProcessMeasures,
    /// Who did what to whom.
    pub coding: Coding,
    /// What follows for the family's structure.
    pub structure: Structure,
}

/// Runs the pipeline from a transcript and a cast to hypotheses, over the whole session or one window of it.
#[must_use]
pub fn analyze(
    transcript: &Transcript,
    cast: &Cast,
    overrides: &[Override],
    window: Option<Window>,
) -> Analysis {
    let session = session::assemble(transcript, cast);
    let process = process::measure(&session, window);
    let coding = stance::code(&session, overrides);
    let structure = structure::propose(&session, &process, &coding, window);
    Analysis {
        session,
        process,
        coding,
        structure,
    }
}
