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
//!
//! | folder | from → to | can it fail |
//! | --- | --- | --- |
//! | [`import`] | bytes → [`import::Transcript`]; formats in one table, what was repaired listed by line | yes: nothing in the bytes is talk |
//! | [`session`] | Transcript + [`session::Cast`] → [`session::Session`]: members, turns; `cast::suggest` proposes who is who | no |
//! | [`process`] | Session → [`process::ProcessMeasures`]: how the talk went; a figure, or the reason why there is none | no |
//! | [`stance`] | Session → [`stance::Coding`]: who does what to whom, in which words, by rules kept as readable packs of cues, weighed by weights learned from scenes of the project’s own | no |
//! | [`structure`] | Coding + measures → [`structure::Structure`]: the petgraph graph, hypotheses with rivals, interventions, balance | no |
//! | [`map`] | Structure → [`map::MapDocument`] → SVG; a person’s edits laid over it (`map::edit`); a drawn map back into what its marks say; two maps → what differs | no |
//! | [`report`] | all of it → documents to keep | no |
//! | [`app`] | message → effects; model → markup; case files and the plain shapes of the contract | opening a case can |
//! | `api` (wasm32) | the JavaScript contract of `src/api/types.d.ts`; no document, works in Node | throws `Error` with a `code` |
//! | `page` (wasm32) | DOM events → messages; markup → DOM, keeping focus; files read in a worker of the same module | shows what went wrong |
//!
//! The stages up to `map` are a crate of their own (`core.rs`), compiled for speed; what shows them, `report` and to its
//! right, is compiled for size. `sorted` holds the sorted lists that several stages use; it knows no stage. `decoder` (wasm32) is the browser's
//! `TextDecoder`, for both edges.
//!
//! # Invariants
//!
//! 1. Nothing left of `api` does IO, reads a clock, draws a random number or follows hash order: same bytes in, same bytes
//!    out. (`tests/architecture.rs`, `tests/journeys/contract.test.mjs`)
//! 2. Only `import` and opening a saved case can fail. Elsewhere absence is a value that says why.
//! 3. Every hypothesis and every tie carries its evidence, and what speaks against it; a reader can always go from a claim
//!    to the words.
//! 4. Few words count before `stance`: `session` reads how people call one another, `process` counts words and knows a
//!    question mark, a backchannel and a broken-off sentence. What words mean enters at `stance` and only there.
//! 5. Text of a transcript reaches markup only through an escaping splice; markup is parsed in one place, `page/patch.rs`.
//! 6. The page makes no request after loading; the single file can make none.
//! 7. What leaves the program has its own shapes (`app/shape`), apart from the domain's types: formats are promises.
//!
//! # Where the walls stand elsewhere than one might expect
//!
//! - Warnings travel inside [`import::Transcript`] rather than beside it: page, contract and case file all carry them.
//! - Time is whole microseconds ([`import::Seconds`]), so that sums are exact and "ends where the next begins" can be asked.
//! - The shapes are read and written by hand over `serde_json::Value`: deriving them cost more of the module than all of
//!   the page's views. One set serves the border and the case file.
//! - [`Analysis`] and [`analyze`] stand in `core.rs`, above the stages, since they are their composition.
//! - What a person puts right about who said what ([`session::Amendment`]) is a list beside the transcript, put in force
//!   anew each time; the transcript as it was read is never edited. A split renumbers what follows, and the person's
//!   decisions about acts are carried along when it is made.
//! - A worker hands a transcript over in packed parts (`app/intake/pack.rs`), not in the shapes: both sides are one module.
//! - The sample sessions are handed to the page by its boot script rather than compiled in.

pub mod app;
pub mod report;

#[cfg(target_arch = "wasm32")]
pub mod api;
#[cfg(target_arch = "wasm32")]
mod decoder;
#[cfg(target_arch = "wasm32")]
pub mod page;

use kinmap_core::sorted;
#[doc(inline)]
pub use kinmap_core::{Analysis, analyze, import, map, process, session, stance, structure};
