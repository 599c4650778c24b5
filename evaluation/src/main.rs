//! What is read from sessions whose answer is known → tables in Markdown. `cargo xtask eval` runs it.
#![allow(missing_docs, reason = "a program, not a library")]

mod cast;
mod claim;
mod dice;
mod labelled;
mod manual;
mod scene;
mod stance;
mod structure;
mod tally;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use labelled::Labelled;

const SESSIONS: &str = "../shared/data/vignettes";

const USES: &str = "\
evaluation cast                 who is who, suggested from labels and words: the project's own scenes and the labelled sessions
evaluation cast each            what was not right of it, person by person, with the reasons shown
evaluation structure           the tables of the chapter on structure
evaluation structure each      what was found and missed in each session, with true acts and with coded ones
evaluation stance              the tables of the chapter on stance
evaluation stance developed    the same for the sessions developed on, with every confusion of the kinds that follow
evaluation stance scenes       the project's own scenes, those of each writer judged by weights fitted on the others'; with `tried`,
                               for other cuts too
evaluation stance train        fits the weights on the project's own scenes and writes them where the program reads them
evaluation structure scenes    what was found and missed in each of the project's own scenes";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("evaluation: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<String> {
    let sessions = || -> Result<Vec<Labelled>> {
        let folders = labelled::folders(Path::new(SESSIONS));
        folders
            .iter()
            .map(|folder| Labelled::read(folder))
            .collect()
    };
    match words {
        ["cast"] => Ok(cast::tables(&scene::read_all()?, &sessions()?)),
        ["cast", "each"] => Ok(cast::each(&scene::read_all()?, &sessions()?)),
        ["structure"] => Ok(structure::tables(&sessions()?)),
        ["structure", "each"] => Ok(structure::each(&sessions()?)),
        ["stance"] => Ok(stance::tables(&sessions()?)),
        ["stance", "developed", kinds @ ..] => Ok(stance::developed(&sessions()?, kinds)),
        ["stance", "scenes"] => stance::across(false),
        ["stance", "scenes", "tried"] => stance::across(true),
        ["stance", "train"] => stance::train(),
        ["structure", "scenes"] => Ok(structure::scenes(&stance::coded()?)),
        _ => bail!("what is to be measured? The uses:\n{USES}"),
    }
}
