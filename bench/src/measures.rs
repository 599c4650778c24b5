//! All process measures of a session that stays on this side of the border.

use kinmap::process::{ORDERS, Timeline, measure};
use kinmap::session::Session;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::talk;

/// A session, and the same made ready to be measured again and again.
#[wasm_bindgen]
pub struct Talk {
    session: Session,
    timeline: Timeline,
}

#[wasm_bindgen]
impl Talk {
    /// The session in a file's bytes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self::of(talk::read(bytes))
    }

    /// So many utterances, each beginning before any has ended.
    #[wasm_bindgen(js_name = everybodyAtOnce)]
    #[must_use]
    pub fn everybody_at_once(count: u32) -> Self {
        Self::of(talk::everybody_at_once(count))
    }

    fn of(session: Session) -> Self {
        let timeline = Timeline::new(&session);
        Self { session, timeline }
    }

    /// How many utterances there are.
    #[must_use]
    pub fn utterances(&self) -> usize {
        self.session.utterances.len()
    }

    /// Every measure of the whole session, from nothing.
    #[must_use]
    pub fn measure(&self) -> usize {
        measure(&self.session, None).floor.len()
    }

    /// What does not depend on the window.
    pub fn prepare(&mut self) {
        self.timeline = Timeline::new(&self.session);
    }

    /// Every measure of a part of the session, from one share of its length to another.
    #[must_use]
    pub fn window(&self, from: f64, to: f64) -> usize {
        let window = talk::part(&self.timeline, from, to);
        self.timeline.measure(window).floor.len()
    }

    /// The permutation test of who follows whom.
    #[must_use]
    pub fn permute(&self) -> bool {
        let found = self.timeline.permute(self.timeline.whole(), ORDERS, 1);
        found.value().is_some()
    }

    /// Speech, overlap, then each member's talk time, in seconds.
    #[must_use]
    pub fn totals(&self) -> Vec<f64> {
        talk::totals(&self.timeline.measure(self.timeline.whole()))
    }
}
