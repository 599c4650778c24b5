//! Lines of acts → sessions, for tests only: small written sessions, simulated families, worked examples.

mod nulls;
mod scene;

pub(crate) use scene::{Filling, Scene, check};
