//! The crate → the package in the page's folder: `kinmap.js`, `kinmap_bg.wasm`, `kinmap.d.ts`.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, output, program_in, run};
use crate::folders::Folders;
use crate::settings::{Budget, Build, Settings, Target};
use crate::step::step;

/// Builds the package and checks its size.
pub fn build(folders: &Folders, settings: &Settings) -> Result<()> {
    let build = &settings.build;
    ensure_target(folders, &build.rust_target)?;
    step("compile to wasm", || {
        compile(folders, build, &build.package)
    })?;
    let package = package(folders, build);
    step("write the package", || {
        bind(folders, build, &build.package, &package)
    })?;
    check_size(&package.join(module_name(build)), &settings.budget)
}

/// The folder of the built package.
pub fn package(folders: &Folders, build: &Build) -> PathBuf {
    folders.root.join(&build.out_dir)
}

/// The file name of the module in the package.
pub fn module_name(build: &Build) -> String {
    format!("{}_bg.wasm", build.package)
}

/// Gzip at its best, without a time stamp: the same bytes every time.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// An error when `size` is over `budget`, both in bytes.
pub fn within(what: &str, size: usize, budget: usize) -> Result<()> {
    if size > budget {
        bail!(
            "{what} has {size} bytes, {} over its budget of {budget} (wasm-pack.toml)",
            size - budget
        );
    }
    println!("   {what}: {size} bytes of {budget}");
    Ok(())
}

/// Adds the wasm target to the toolchain when it is missing.
pub fn ensure_target(folders: &Folders, target: &str) -> Result<()> {
    let mut rustc = program_in(&folders.root, "rustc");
    let libraries = output(rustc.args(["--print", "target-libdir", "--target", target]))?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    step("add the wasm target", || {
        run(program_in(&folders.root, "rustup").args(["target", "add", target])).with_context(|| {
            format!("this Rust has no {target} and it could not be added; install that target with your package manager")
        })
    })
}

/// Compiles one crate of the workspace to a module, with the page's profile.
pub fn compile(folders: &Folders, build: &Build, name: &str) -> Result<()> {
    let arguments = format!(
        "build --locked --lib --package {name} --target {} --profile {}",
        build.rust_target, build.profile
    );
    let variable = format!(
        "CARGO_TARGET_{}_RUSTFLAGS",
        build.rust_target.to_uppercase().replace('-', "_")
    );
    run(cargo(folders, &arguments).env(variable, remap(folders)))
}

/// The module names source files in its panics: without the folders of the machine it was built on.
fn remap(folders: &Folders) -> String {
    let home = |name: &str, folder: &str| {
        let set = env::var_os(name).map(PathBuf::from);
        set.unwrap_or_else(|| PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(folder))
    };
    let crates = home("CARGO_HOME", ".cargo").join("registry").join("src");
    let registries = fs::read_dir(&crates).into_iter().flatten().flatten();
    // Of several that fit, rustc takes the last.
    let mut names = vec![
        (folders.root.clone(), "."),
        (home("RUSTUP_HOME", ".rustup"), "rust"),
    ];
    names.extend(registries.map(|registry| (registry.path(), "crates")));
    let flags = names
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    flags.collect::<Vec<_>>().join(" ")
}

/// Writes the package of a compiled crate into a folder of its own.
pub fn bind(folders: &Folders, build: &Build, name: &str, package: &Path) -> Result<()> {
    let Target::Web = build.target;
    let profile = if build.profile == "dev" {
        "debug"
    } else {
        &build.profile
    };
    let raw = folders
        .target
        .join(&build.rust_target)
        .join(profile)
        .join(format!("{name}.wasm"));
    if package.exists() {
        fs::remove_dir_all(package)
            .with_context(|| format!("cannot clear {}", package.display()))?;
    }
    Bindgen::new()
        .input_path(raw)
        .out_name(name)
        .web(true)?
        .omit_default_module_path(false) // the library's default, unlike the command's, is true
        .typescript(true)
        .remove_name_section(build.strip_names)
        .remove_producers_section(true)
        .reset_state_function(true) // the page begins anew in a fresh instance after a fault
        .generate(package)
}

fn check_size(module: &Path, budget: &Budget) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    within("module", bytes.len(), budget.wasm)?;
    within("module, gzip", gzip(&bytes)?.len(), budget.wasm_gzip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_the_same_every_time_and_holds_no_time() {
        let zipped = gzip(b"kinmap kinmap kinmap").unwrap();
        assert_eq!(zipped, gzip(b"kinmap kinmap kinmap").unwrap());
        assert_eq!(
            zipped.get(4..8),
            Some([0; 4].as_slice()),
            "the header's time stamp"
        );
    }

    #[test]
    fn a_budget_is_met_up_to_its_last_byte() {
        for (size, fits) in [(0, true), (99, true), (100, true), (101, false)] {
            assert_eq!(within("it", size, 100).is_ok(), fits, "{size}");
        }
    }
}
