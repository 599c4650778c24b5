//! `import FOLDER`: writes one simulated session of 1 hour and one of 99 hours in every measured format, reads
//! each natively, and writes what that took (milliseconds) to `native.json`.
//!
//! `import growth`: how reading grows with inputs made to make it grow.
//!
//! `import FOLDER NAME`: only reads the hour of one format, ten times, for a profiler to look at.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement may stop where it fails"
)]

#[path = "import/growth.rs"]
mod growth;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../../tests/printing/mod.rs"]
mod printing;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use kinmap::import::{self, ReadOptions};
use printing::session::simulated;
use printing::{PRINTERS, Printer};

const HOURS: [u32; 2] = [1, 99];
/// Word lists of services are left to one of them: they are alike, and large.
const LEFT_OUT: [&str; 13] = [
    "whisper-cpp",
    "aws-transcribe",
    "deepgram",
    "assemblyai",
    "azure",
    "rev-ai",
    "podcast",
    "google-speech",
    "speechmatics",
    "aws-call-analytics",
    "ctm",
    "lab",
    "tsv",
];
const ROUNDS: usize = 5;
/// A short reading is repeated until it has taken this long.
const LONG_ENOUGH: Duration = Duration::from_millis(30);

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".into());
    let folder = Path::new(&folder);
    if folder == Path::new("growth") {
        return growth::print();
    }
    if let Some(name) = std::env::args().nth(2) {
        return repeat(&name);
    }
    fs::create_dir_all(folder).unwrap();
    let measured: Vec<&Printer> = PRINTERS
        .iter()
        .filter(|printer| !LEFT_OUT.contains(&printer.name))
        .collect();
    let mut rows = Vec::new();
    for hours in HOURS {
        let turns = simulated(hours);
        for printer in &measured {
            let bytes = (printer.print)(&turns);
            let file = format!(
                "{}-{hours}.{}",
                printer.name.replace([' ', ','], ""),
                printer.ending
            );
            fs::write(folder.join(&file), &bytes).unwrap();
            let took = median(&bytes, printer, turns.len());
            rows.push(format!(
                "{{\"name\":\"{}\",\"hours\":{hours},\"file\":\"{file}\",\"bytes\":{},\"utterances\":{},\"native\":{took}}}",
                printer.name,
                bytes.len(),
                turns.len()
            ));
        }
    }
    fs::write(
        folder.join("native.json"),
        format!("[{}]\n", rows.join(",\n")),
    )
    .unwrap();
}

fn repeat(name: &str) {
    let named = PRINTERS.iter().find(|printer| printer.name == name);
    let bytes = (named.unwrap().print)(&simulated(1));
    for _ in 0..10 {
        let transcript = import::read(&bytes, &ReadOptions::default()).unwrap();
        assert!(!transcript.utterances.is_empty());
    }
}

/// Milliseconds of a reading.
fn median(bytes: &[u8], printer: &Printer, expected: usize) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let (begun, mut count) = (Instant::now(), 0);
            while count == 0 || begun.elapsed() < LONG_ENOUGH {
                let transcript = import::read(bytes, &ReadOptions::default()).unwrap();
                assert_eq!(transcript.format.id(), printer.format, "{}", printer.name);
                assert_eq!(transcript.utterances.len(), expected, "{}", printer.name);
                count += 1;
            }
            begun.elapsed().as_secs_f64() * 1e3 / f64::from(count)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}
