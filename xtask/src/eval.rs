//! What is to be measured → its tables, printed by the crate that reads the labelled sessions.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::folders::Folders;

/// Hands the words over as they are.
pub fn run_one(folders: &Folders, words: &[&str]) -> Result<()> {
    run(cargo(folders, "run --quiet --locked --package evaluation --").args(words))
}
