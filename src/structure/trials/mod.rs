//! Lines of acts → sessions, for tests only: small written sessions, simulated families, worked examples.

mod counts;
mod relabelled;
mod scene;
mod stretches;
mod worked;

pub(crate) use scene::{Filling, Scene, check};
