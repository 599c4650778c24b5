//! House rules as code: dependencies point left, files and functions stay small, and a few things stay out.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop where it fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// The stages from left to right; a file may use its own and what stands to its left.
const STAGES: [&str; 8] = [
    "import",
    "session",
    "process",
    "stance",
    "structure",
    "map",
    "report",
    "app",
];

/// The edges: each may use every stage, and not the other edge.
const EDGES: [&str; 2] = ["api", "page"];

/// Lines of a file without its tests.
const LONGEST_FILE: usize = 400;

/// Lines of a function.
const LONGEST_FUNCTION: usize = 60;

/// Files of Rust in one folder.
const FULLEST_FOLDER: usize = 14;

/// Exceptions, seen here rather than spread: path and reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// Words that name nothing.
const EMPTY_NAMES: [&str; 10] = [
    "util",
    "helper",
    "manager",
    "handler",
    "service",
    "common",
    "misc",
    "data",
    "info",
    "processor",
];

/// What may stand only in the files named: pattern, where, why.
const CONFINED: &[(&str, &[&str], &str)] = &[
    (
        "PreEscaped",
        &[],
        "text reaches markup through an escaping splice only",
    ),
    (
        "set_inner_html",
        &["src/page/patch.rs"],
        "markup is parsed in one place",
    ),
    ("web_sys", &["src/page/"], "only the page knows the browser"),
    ("gloo::", &["src/page/"], "only the page knows the browser"),
    ("serde_wasm_bindgen", &["src/api/"], "one border"),
    (
        "Deserialize",
        &["src/import/json/tree/"],
        "derived readers are large: shapes are read field by field",
    ),
    ("RtcPeerConnection", &[], "a way out that no policy closes"),
    ("std::time", &[], "the core reads no clock"),
    ("HashMap", &[], "hash order would reach the output"),
    ("HashSet", &[], "hash order would reach the output"),
];

struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(Path::new("src"), &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap(),
            path: path.to_str().unwrap().replace('\\', "/"),
        })
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

impl Source {
    fn stage(&self) -> Option<&str> {
        self.path
            .strip_prefix("src/")?
            .split_once('/')
            .map(|(stage, _)| stage)
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }

    /// The text up to the tests at the end of the file.
    fn product(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod ").next().unwrap()
    }
}

#[test]
fn dependencies_point_left() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(stage) = source.stage() else {
            continue;
        };
        let place = STAGES.iter().position(|it| *it == stage);
        for used in source.text.split("crate::").skip(1) {
            let used: String = used
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let allowed = match (place, STAGES.iter().position(|it| *it == used)) {
                (Some(place), Some(other)) => other <= place,
                (None, Some(_)) => true,
                (_, None) => !EDGES.contains(&used.as_str()) || used == stage,
            };
            if !allowed {
                wrong.push(format!("{} uses crate::{used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_and_functions_stay_small() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let lines = source.product().lines().count();
        if lines > LONGEST_FILE && !LONG_FILES.iter().any(|(path, _)| *path == source.path) {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
        for (name, length) in functions(source.product()) {
            if length > LONGEST_FUNCTION {
                wrong.push(format!("{}: fn {name} has {length} lines", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Functions with their length, from the line of `fn` to the brace that closes at the same indent.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let Some((before, rest)) = line.split_once("fn ") else {
            continue;
        };
        let words = ["", "pub", "const", "async", "extern"];
        let is_item = before
            .split_whitespace()
            .all(|word| words.contains(&word) || word.starts_with("pub("));
        if !is_item || line.trim_start().starts_with("//") {
            continue;
        }
        let close = format!("{}}}", " ".repeat(indent));
        let end = lines
            .iter()
            .skip(start)
            .position(|line| *line == close)
            .unwrap_or(0);
        let name = rest.split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), end + 1));
    }
    found
}

#[test]
fn names_name_something() {
    let mut wrong = Vec::new();
    for source in sources() {
        let file = source
            .path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".rs");
        if EMPTY_NAMES.contains(&file) {
            wrong.push(source.path.clone());
        }
        for line in source.text.lines() {
            let declared = ["struct ", "enum ", "trait ", "mod "]
                .iter()
                .find_map(|word| line.trim_start_matches("pub ").strip_prefix(word));
            if let Some(name) = declared {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
                let name = name.to_lowercase();
                if EMPTY_NAMES.iter().any(|empty| name.ends_with(empty)) {
                    wrong.push(format!("{}: {name}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn folders_can_be_taken_in_at_a_glance() {
    let mut counts = std::collections::BTreeMap::new();
    for source in sources() {
        let folder = source.path.rsplit_once('/').unwrap().0.to_owned();
        *counts.entry(folder).or_insert(0_usize) += 1;
    }
    let wrong: Vec<_> = counts
        .into_iter()
        .filter(|(_, count)| *count > FULLEST_FOLDER)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_confined_stays_where_it_is() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        for (pattern, places, why) in CONFINED {
            let code = source
                .product()
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            let seen = code.clone().any(|line| line.contains(pattern));
            if seen && !places.iter().any(|place| source.path.starts_with(place)) {
                wrong.push(format!("{}: {pattern} ({why})", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_begins_with_its_arrow_or_its_noun() {
    for source in sources() {
        assert!(
            source.is_test() || source.text.starts_with("//! "),
            "{} does not say what it is",
            source.path
        );
    }
}

#[test]
fn browser_features_are_sorted_one_a_line() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let (_, rest) = manifest.split_once("dependencies.web-sys]").unwrap();
    let (_, rest) = rest.split_once("features = [\n").unwrap();
    let (list, _) = rest.split_once("\n]").unwrap();
    let features: Vec<String> = list.lines().map(String::from).collect();
    assert!(features.is_sorted(), "{features:#?}");
}
