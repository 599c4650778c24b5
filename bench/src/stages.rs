//! One stage at a time, on values that stay on this side of the border.

use kinmap::import::{self, ReadOptions, Transcript};
use kinmap::session::{self, Cast, Session, cast};
use kinmap::structure::Structure;
use kinmap::{map, process, stance, structure};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::generate;

/// A generated session as the bytes of a caption file.
#[wasm_bindgen]
#[must_use]
pub fn captions(hours: u32) -> Vec<u8> {
    generate::captions(hours).into_bytes()
}

/// A session on its way through the pipeline.
#[wasm_bindgen]
#[derive(Default)]
pub struct Pipeline {
    transcript: Transcript,
    cast: Cast,
    session: Session,
    process: process::ProcessMeasures,
    coding: stance::Coding,
    structure: Structure,
}

#[wasm_bindgen]
impl Pipeline {
    /// An empty one.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// bytes → Transcript; answers the number of utterances.
    pub fn import(&mut self, bytes: &[u8]) -> usize {
        self.transcript = import::read(bytes, &ReadOptions::default()).unwrap_or_default();
        self.transcript.utterances.len()
    }

    /// Transcript → Cast; answers the number of members.
    pub fn cast(&mut self) -> usize {
        self.cast = cast::suggest(&self.transcript);
        self.cast.members.len()
    }

    /// Transcript + Cast → Session; answers the number of turns.
    pub fn session(&mut self) -> usize {
        self.session = session::assemble(&self.transcript, &self.cast);
        self.session.turns.len()
    }

    /// Session → measures; answers the number of members measured.
    pub fn process(&mut self) -> usize {
        self.process = process::measure(&self.session, None);
        self.process.floor.len()
    }

    /// Session → acts; answers their number.
    pub fn stance(&mut self) -> usize {
        self.coding = stance::code(&self.session, &[]);
        self.coding.acts.len()
    }

    /// Acts and measures → Structure; answers the number of hypotheses.
    pub fn structure(&mut self) -> usize {
        self.structure = structure::propose(&self.session, &self.process, &self.coding, None);
        self.structure.hypotheses.len()
    }

    /// Structure → SVG; answers its length.
    #[must_use]
    pub fn map(&self) -> usize {
        let drawn = map::compose(&self.session.family, &self.structure);
        map::draw(&drawn, &map::DrawOptions::default()).len()
    }
}
