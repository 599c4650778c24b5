//! The machine → a Chromium and its chromedriver: found, installed where that is this program's to do, or asked for.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, bail};

use crate::command::{output, program_in, run};
use crate::step::step;

/// A browser and the driver that came with it.
#[derive(Clone)]
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// A browser that may still be on its way while other steps compile.
pub struct Coming(JoinHandle<Result<Browser>>);

impl Coming {
    /// Waits until the browser is there.
    pub fn wait(self) -> Result<Browser> {
        let browser = self
            .0
            .join()
            .map_err(|_| anyhow!("the browser's installation stopped"))??;
        println!(
            "   {}",
            output(program_in(Path::new("."), &browser.chromium).arg("--version"))?
        );
        Ok(browser)
    }
}

/// Looks for the browser and, as root on Debian, begins to install it; an error at once when neither can be.
pub fn prepare(packages: &[String]) -> Result<Coming> {
    if let Some(browser) = find() {
        return Ok(Coming(thread::spawn(|| Ok(browser))));
    }
    if !is_root() || on_path("apt-get").is_none() {
        bail!(
            "no Chromium with its chromedriver on PATH, and nothing was installed. Debian or Ubuntu: sudo apt-get install {}. \
             Elsewhere: set CHROMIUM and CHROMEDRIVER to your own.",
            packages.join(" ")
        );
    }
    let packages = packages.to_vec();
    Ok(Coming(thread::spawn(move || {
        step("install Chromium", || install(&packages))?;
        find().context("Chromium was installed but is not on PATH")
    })))
}

/// Whether this user is root: Chromium's sandbox then cannot be used.
pub fn is_root() -> bool {
    output(program_in(Path::new("."), "id").arg("-u")).is_ok_and(|user| user == "0")
}

/// The capabilities that wasm-bindgen's runner hands to chromedriver.
pub fn capabilities(browser: &Browser, root: bool) -> String {
    let mut switches = vec![
        "--headless=new",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];
    if root {
        switches.push("--no-sandbox");
    }
    let quoted: Vec<String> = switches
        .iter()
        .map(|switch| format!("{switch:?}"))
        .collect();
    let binary = browser.chromium.display().to_string();
    format!(
        "{{\"goog:chromeOptions\":{{\"binary\":{binary:?},\"args\":[{}]}}}}\n",
        quoted.join(",")
    )
}

fn find() -> Option<Browser> {
    let named = |variable: &str, programs: &[&str]| match env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)),
        None => programs.iter().find_map(|program| on_path(program)),
    };
    Some(Browser {
        chromium: named(
            "CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome"],
        )?,
        driver: named("CHROMEDRIVER", &["chromedriver"])?,
    })
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| fs::metadata(file).is_ok_and(|it| it.is_file()))
}

fn install(packages: &[String]) -> Result<()> {
    let apt = || {
        let mut command = program_in(Path::new("/"), "apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null());
        command.args([
            "-qq",
            "-o",
            "DPkg::Lock::Timeout=300",
            "-o",
            "Acquire::Retries=3",
        ]);
        command
    };
    run(apt().arg("update"))?;
    run(apt()
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sandbox_is_given_up_by_root_alone() {
        let browser = Browser {
            chromium: "/usr/bin/chromium".into(),
            driver: "/usr/bin/chromedriver".into(),
        };
        assert!(capabilities(&browser, true).contains("\"--no-sandbox\""));
        let text = capabilities(&browser, false);
        assert!(!text.contains("no-sandbox"));
        assert!(text.starts_with("{\"goog:chromeOptions\":{\"binary\":\"/usr/bin/chromium\",\"args\":[\"--headless=new\","));
    }

    #[test]
    fn programs_are_looked_for_on_the_path() {
        assert!(on_path("cargo").is_some());
        assert!(on_path("no-such-program-anywhere").is_none());
    }
}
