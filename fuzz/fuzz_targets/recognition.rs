//! The JSON of services and programs that recognise speech.
#![no_main]

use kinmap::import::Family;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kinmap_fuzz::family(Family::Recognition, bytes));
