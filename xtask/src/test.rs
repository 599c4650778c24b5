//! The checkout → passed or failed: every layer of tests, each a row of steps.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::chromium::{self, Browser};
use crate::command::{cargo, output, program_in, run};
use crate::folders::Folders;
use crate::settings::Settings;
use crate::step::step;
use crate::{npm, pack, serve, wasm};

const OLDEST_NODE: u32 = 20;
const CONTRACT: &str = "contract.test.mjs";

/// Every layer, the cheapest first.
pub fn run_all(folders: &Folders, settings: &Settings) -> Result<()> {
    let begun = Instant::now();
    let coming = chromium::prepare(&settings.debian.packages)?;
    check_node(folders)?;
    native(folders)?;
    let browser = coming.wait()?;
    in_browser(folders, settings, &browser)?;
    wasm::build(folders, settings)?;
    contract(folders, settings)?;
    journeys(folders, settings, &browser)?;
    println!(
        "== every layer passed: {:.0} s",
        begun.elapsed().as_secs_f64()
    );
    Ok(())
}

/// One layer, with all it needs.
pub fn run_layer(folders: &Folders, settings: &Settings, layer: &str) -> Result<()> {
    match layer {
        "native" => native(folders),
        "wasm" => in_browser(
            folders,
            settings,
            &chromium::prepare(&settings.debian.packages)?.wait()?,
        ),
        "node" => {
            check_node(folders)?;
            wasm::build(folders, settings)?;
            contract(folders, settings)
        }
        "journeys" => {
            check_node(folders)?;
            let coming = chromium::prepare(&settings.debian.packages)?;
            wasm::build(folders, settings)?;
            journeys(folders, settings, &coming.wait()?)
        }
        _ => bail!("no layer '{layer}': native, wasm, node, journeys"),
    }
}

fn native(folders: &Folders) -> Result<()> {
    step("format", || run(&mut cargo(folders, "fmt --all --check")))?;
    step("lints", || {
        run(&mut cargo(
            folders,
            "clippy --locked --workspace --all-targets -- -D warnings",
        ))
    })?;
    step("native tests", || {
        run(&mut cargo(
            folders,
            "test --locked --workspace --exclude wasm-runner",
        ))
    })?;
    step("documentation", || {
        run(cargo(
            folders,
            "doc --locked --no-deps --package kinmap --package kinmap-core",
        )
        .env("RUSTDOCFLAGS", "-D warnings"))
    })
}

/// Lints and tests of what is compiled for the browser alone.
fn in_browser(folders: &Folders, settings: &Settings, browser: &Browser) -> Result<()> {
    let build = &settings.build;
    wasm::ensure_target(folders, &build.rust_target)?;
    let chosen = format!(
        "--locked --target {} --package {}",
        build.rust_target, build.package
    );
    step("lints for wasm", || {
        run(&mut cargo(
            folders,
            &format!("clippy {chosen} --lib --test browser -- -D warnings"),
        ))
    })?;
    step("browser test runner", || {
        run(&mut cargo(folders, "build --locked --package wasm-runner"))
    })?;
    step("browser tests", || {
        let capabilities = folders.target.join("webdriver.json");
        fs::write(
            &capabilities,
            chromium::capabilities(browser, chromium::is_root()),
        )?;
        let runner = folders
            .target
            .join("debug")
            .join(format!("wasm-runner{}", std::env::consts::EXE_SUFFIX));
        let variable = format!(
            "CARGO_TARGET_{}_RUNNER",
            build.rust_target.to_uppercase().replace('-', "_")
        );
        run(cargo(folders, &format!("test {chosen} --test browser"))
            .env(variable, runner)
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities))
    })
}

/// The built package in Node, as a developer's program would load it.
fn contract(folders: &Folders, settings: &Settings) -> Result<()> {
    step("package in Node", || {
        let package = wasm::package(folders, &settings.build);
        run(node_test(folders, &[CONTRACT.into()]).env("KINMAP_PACKAGE", package))
    })
}

/// The page as its users meet it: served, hosted and from disk.
fn journeys(folders: &Folders, settings: &Settings, browser: &Browser) -> Result<()> {
    pack(folders, settings)?;
    step("npm packages", || npm::install(&folders.journeys()))?;
    step("journeys", || {
        let served = serve::in_background(folders.page(), &settings.serve)?;
        let hosted = serve::in_background(folders.hosted(), &settings.serve)?;
        run(node_test(folders, &journey_files(folders)?)
            .env("KINMAP_SERVED", served)
            .env("KINMAP_HOSTED", hosted)
            .env("KINMAP_DISK", folders.single())
            .env("CHROMIUM", &browser.chromium))
    })
}

fn node_test(folders: &Folders, files: &[PathBuf]) -> Command {
    let mut command = program_in(&folders.journeys(), "node");
    command.args(["--test", "--test-reporter=spec"]).args(files);
    command
}

/// Each file by its name: what a folder means to `node --test` changed between its versions.
fn journey_files(folders: &Folders) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folders.journeys())? {
        let name = PathBuf::from(entry?.file_name());
        let text = name.to_string_lossy();
        if text.ends_with(".test.mjs") && text != CONTRACT {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

fn check_node(folders: &Folders) -> Result<()> {
    let version = output(program_in(&folders.root, "node").arg("--version"))
        .with_context(|| format!("the tests need node {OLDEST_NODE} or newer on PATH, with npm"))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("node is {version}; the tests need {OLDEST_NODE} or newer");
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        for (version, expected) in [
            ("v20.20.2", Some(20)),
            ("v4.1.0", Some(4)),
            ("20.1", None),
            ("vx", None),
            ("", None),
        ] {
            assert_eq!(major(version), expected, "{version}");
        }
    }
}
