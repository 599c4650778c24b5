//! One step of a task → a line when it begins, a line with its time when it ends, its name in the error when it fails.

use std::time::Instant;

use anyhow::{Context, Result};

/// Runs `work` as the step `name`.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("== {name}");
    let begun = Instant::now();
    let made = work().with_context(|| format!("step '{name}' failed"))?;
    println!("== {name}: {:.1} s", begun.elapsed().as_secs_f64());
    Ok(made)
}
