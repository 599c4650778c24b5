//! A benchmark's name → the figures it prints: the benchmarks' own module, the page's, and the peers, in one run.

use std::fs;

use anyhow::{Result, bail};

use crate::command::{cargo, program_in, run};
use crate::folders::Folders;
use crate::settings::Settings;
use crate::step::step;
use crate::{npm, wasm};

const CRATE: &str = "bench";

/// Builds what the benchmark needs and runs it; without a name it lists them.
pub fn run_one(folders: &Folders, settings: &Settings, name: Option<&str>) -> Result<()> {
    let names = names(folders)?;
    let Some(name) = name.filter(|name| names.iter().any(|it| it == name)) else {
        bail!("which benchmark? {}", names.join(", "));
    };
    wasm::build(folders, settings)?;
    let module = folders.target.join(CRATE);
    step("compile the benchmarks to wasm", || {
        wasm::compile(folders, &settings.build, CRATE)
    })?;
    step("write their package", || {
        wasm::bind(folders, &settings.build, CRATE, &module)
    })?;
    let native = format!("src/bin/{name}.rs");
    if folders.bench().join(native).exists() {
        step("compile the native part", || {
            let part = format!("build --locked --package bench --bin {name} --profile native");
            run(&mut cargo(folders, &part))
        })?;
    }
    step("npm packages", || npm::install(&folders.bench()))?;
    run(program_in(&folders.bench(), "node")
        .arg("--expose-gc")
        .arg(format!("{name}.bench.mjs"))
        .env("KINMAP_PACKAGE", wasm::package(folders, &settings.build))
        .env("KINMAP_BENCH", module)
        .env("KINMAP_NATIVE", folders.target.join("native")))
}

/// The benchmarks there are.
fn names(folders: &Folders) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folders.bench())? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        names.extend(file.strip_suffix(".bench.mjs").map(String::from));
    }
    names.sort();
    Ok(names)
}
