//! What the benchmarks call: generated sessions, and single stages of the pipeline without the border around them.
//!
//! `cargo xtask bench NAME` builds this crate as a module of its own, with the page's profile, and runs `NAME.bench.mjs` beside
//! this folder's `package.json` in Node. Nothing here is in the page.

pub mod generate;
pub mod talk;

#[cfg(target_arch = "wasm32")]
mod files;
#[cfg(target_arch = "wasm32")]
mod maps;
#[cfg(target_arch = "wasm32")]
mod measures;
#[cfg(target_arch = "wasm32")]
mod readings;
#[cfg(target_arch = "wasm32")]
mod stages;
