//! `process`: all process measures natively; milliseconds as JSON, `{ "1": …, "10": …, "99": … }` by hours.
#![allow(clippy::print_stdout, reason = "its output is its answer")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use bench::{generate, talk};
use kinmap::process::measure;

const HOURS: [u32; 3] = [1, 10, 99];
const ROUNDS: usize = 5;

fn main() {
    let figures = HOURS.map(|hours| {
        let session = talk::read(generate::captions(hours).as_bytes());
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                black_box(measure(black_box(&session), None));
                begun.elapsed()
            })
            .collect();
        times.sort();
        let median = times.get(ROUNDS / 2).copied().unwrap_or_default();
        format!("\"{hours}\": {:.4}", median.as_secs_f64() * 1_000.0)
    });
    println!("{{ {} }}", figures.join(", "));
}
