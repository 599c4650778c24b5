//! WebVTT, SubRip, SBV, TTML.
#![no_main]

use kinmap::import::Family;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kinmap_fuzz::family(Family::Captions, bytes));
