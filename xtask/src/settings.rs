//! `wasm-pack.toml` → Settings: every number and policy of the tool chain, from one file.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::folders::Folders;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub build: Build,
    pub tools: Tools,
    pub budget: Budget,
    pub serve: Serve,
    pub single: Single,
    pub debian: Debian,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Build {
    #[serde(rename = "crate")]
    pub package: String,
    pub target: Target,
    pub profile: String,
    pub rust_target: String,
    pub out_dir: String,
    pub strip_names: bool,
}

/// Only `web`: one package for browsers and Node, and the one whose state can be reset after a fault.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    Web,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tools {
    pub wasm_bindgen: String,
}

/// Upper limits in bytes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    pub wasm: usize,
    pub wasm_gzip: usize,
    pub single_file: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serve {
    pub port: u16,
    pub csp: String,
    pub headers: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Single {
    pub csp: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Debian {
    pub packages: Vec<String>,
}

impl Settings {
    /// Reads the settings and compares the versions they name with `Cargo.lock`.
    pub fn read(folders: &Folders) -> Result<Settings> {
        let text = fs::read_to_string(folders.root.join("wasm-pack.toml"))
            .context("cannot read wasm-pack.toml")?;
        let settings: Settings = toml::from_str(&text).context("wasm-pack.toml")?;
        let lock = fs::read_to_string(folders.root.join("Cargo.lock"))
            .context("cannot read Cargo.lock")?;
        check_version(&lock, "wasm-bindgen", &settings.tools.wasm_bindgen)?;
        Ok(settings)
    }
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
}

fn check_version(lock: &str, package: &str, wanted: &str) -> Result<()> {
    let lock: Lock = toml::from_str(lock).context("Cargo.lock")?;
    let Some(locked) = lock.package.iter().find(|locked| locked.name == package) else {
        bail!("Cargo.lock has no {package}");
    };
    if locked.version != wanted {
        bail!(
            "wasm-pack.toml names {package} {wanted}, Cargo.lock has {}: raise them together",
            locked.version
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = include_str!("../../wasm-pack.toml");

    #[test]
    fn own_settings_are_read() {
        let settings: Settings = toml::from_str(OWN).unwrap();
        assert_eq!(settings.build.package, "kinmap");
        assert_eq!(settings.build.out_dir, "www/pkg");
        assert!(settings.budget.wasm_gzip < settings.budget.wasm);
        assert!(settings.single.csp.contains("connect-src 'none'"));
        assert!(!settings.serve.csp.contains("unsafe-inline"));
    }

    #[test]
    fn a_typo_is_an_error() {
        for (right, wrong) in [
            ("strip_names", "strip_name"),
            ("[budget]", "[budgets]"),
            ("\"web\"", "\"nodejs\""),
            ("wasm_gzip = ", "wasm_gzip = -"),
            ("packages", "package"),
        ] {
            let text = OWN.replace(right, wrong);
            assert_ne!(text, OWN, "{right} is in the file");
            assert!(
                toml::from_str::<Settings>(&text).is_err(),
                "{wrong} was taken"
            );
        }
    }

    #[test]
    fn versions_are_compared_with_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        for (package, wanted, agrees) in [
            ("wasm-bindgen", "0.2.130", true),
            ("wasm-bindgen", "0.2.131", false),
            ("wasm-bindgen", "0.2.13", false),
            ("walrus", "0.2.130", false),
        ] {
            assert_eq!(
                check_version(lock, package, wanted).is_ok(),
                agrees,
                "{package} {wanted}"
            );
        }
    }
}
