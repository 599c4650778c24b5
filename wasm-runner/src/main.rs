//! Runs a wasm test binary in a browser: wasm-bindgen's own runner, linked instead of installed.
//!
//! A crate of its own, so that building or serving the page does not compile it.

use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-runner: {error:#}");
            ExitCode::FAILURE
        }
    }
}
