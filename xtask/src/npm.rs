//! A folder with a lock file → its packages, installed when they are not those of the lock.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{program_in, run};

/// `npm ci`, when the lock file is not the one that was installed last.
pub fn install(folder: &Path) -> Result<()> {
    let lock =
        fs::read(folder.join("package-lock.json")).context("cannot read package-lock.json")?;
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|last| last == lock) {
        return Ok(());
    }
    run(program_in(folder, "npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::create_dir_all(folder.join("node_modules"))?;
    fs::write(installed, lock)?;
    Ok(())
}
