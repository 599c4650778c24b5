//! The repository and cargo's environment → the folders everything is read from and written to.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders of one checkout.
pub struct Folders {
    /// The repository's root.
    pub root: PathBuf,
    /// Where cargo builds: `CARGO_TARGET_DIR`, or `target` in the root.
    pub target: PathBuf,
}

impl Folders {
    /// Finds the checkout this program was compiled in.
    pub fn find() -> Result<Folders> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest
            .parent()
            .context("xtask stands in no workspace")?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(chosen) => std::path::absolute(Path::new(&chosen))?,
            None => root.join("target"),
        };
        Ok(Folders { root, target })
    }

    /// The page's sources, and the built package under them.
    pub fn page(&self) -> PathBuf {
        self.root.join("www")
    }

    /// What `dist` packs.
    pub fn dist(&self) -> PathBuf {
        self.target.join("dist")
    }

    /// The hosted folder that `dist` packs.
    pub fn hosted(&self) -> PathBuf {
        self.dist().join("hosted")
    }

    /// The single file that `dist` packs.
    pub fn single(&self) -> PathBuf {
        self.dist().join("kinmap.html")
    }

    /// The tests that drive the page as its users do.
    pub fn journeys(&self) -> PathBuf {
        self.root.join("tests").join("journeys")
    }

    /// The benchmarks.
    pub fn bench(&self) -> PathBuf {
        self.root.join("bench")
    }
}
