//! The reading of files alone: bytes in, counts out.

use kinmap::import::{self, ReadOptions, Transcript};
use wasm_bindgen::prelude::*;

/// Reads a file; how many utterances it has, none when it cannot be read.
#[wasm_bindgen]
#[must_use]
pub fn parse(bytes: &[u8]) -> usize {
    read(bytes).utterances.len()
}

/// A file and its transcript, kept as the page keeps them.
#[wasm_bindgen]
pub struct Held {
    bytes: Vec<u8>,
    transcript: Transcript,
}

#[wasm_bindgen]
impl Held {
    /// Reads a file and keeps both.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self {
            transcript: read(&bytes),
            bytes,
        }
    }

    /// How many utterances and bytes are kept.
    #[must_use]
    pub fn size(&self) -> usize {
        self.transcript.utterances.len() + self.bytes.len()
    }
}

fn read(bytes: &[u8]) -> Transcript {
    import::read(bytes, &ReadOptions::default()).unwrap_or_default()
}
