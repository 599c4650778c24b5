//! Deflated bytes → what they were, up to a limit.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// Why bytes could not be inflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    TooLarge,
    Damaged,
}

/// Inflates; stops at the limit.
pub(super) fn inflate(packed: &[u8], limit: usize) -> Result<Vec<u8>, Refused> {
    decompress_to_vec_with_limit(packed, limit).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => Refused::TooLarge,
        _ => Refused::Damaged,
    })
}
