//! Command line → one task: build, serve, pack or test the page. `cargo xtask` without a word lists them.

mod bench;
mod chromium;
mod command;
mod eval;
mod folders;
mod hosted;
mod npm;
mod policy;
mod serve;
mod settings;
mod single;
mod step;
mod test;
mod wasm;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use folders::Folders;
use settings::Settings;

const TASKS: &str = "\
cargo xtask build                                   build the page into www/pkg
cargo xtask serve [PORT]                            build, then serve it on this machine alone
cargo xtask dist                                    pack it: a folder for a host, and one file that runs from disk
cargo xtask test [native|wasm|node|journeys]        run the tests; all of them when none is named
cargo xtask bench [NAME]                            time it beside its peers; without a name, list the benchmarks
cargo xtask eval [NAME]                             read the labelled sessions and print how well; without a name, list what is measured";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    let folders = Folders::find()?;
    let settings = Settings::read(&folders)?;
    match *words {
        [] | ["help" | "--help" | "-h"] => println!("{TASKS}"),
        ["build"] => wasm::build(&folders, &settings)?,
        ["serve"] => serve_page(&folders, &settings, settings.serve.port)?,
        ["serve", port] => {
            let port = port
                .parse()
                .with_context(|| format!("{port} is not a port"))?;
            serve_page(&folders, &settings, port)?;
        }
        ["dist"] => {
            wasm::build(&folders, &settings)?;
            pack(&folders, &settings)?;
        }
        ["test"] => test::run_all(&folders, &settings)?,
        ["test", layer] => test::run_layer(&folders, &settings, layer)?,
        ["bench"] => bench::run_one(&folders, &settings, None)?,
        ["bench", name] => bench::run_one(&folders, &settings, Some(name))?,
        ["eval", ..] => eval::run_one(&folders, words.get(1..).unwrap_or_default())?,
        _ => bail!("no task '{}'. The tasks:\n{TASKS}", words.join(" ")),
    }
    Ok(())
}

fn serve_page(folders: &Folders, settings: &Settings, port: u16) -> Result<()> {
    wasm::build(folders, settings)?;
    serve::forever(folders.page(), &settings.serve, port)
}

/// Packs what [`wasm::build`] left in the page's folder.
fn pack(folders: &Folders, settings: &Settings) -> Result<()> {
    step::step("pack the hosted folder", || hosted::pack(folders, settings))?;
    step::step("pack the single file", || single::pack(folders, settings))
}
