//! Labelled text in every layout, and any encoding.
#![no_main]

use kinmap::import::{Encoding, Format, ReadOptions};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    kinmap_fuzz::only(Format::Plain, bytes);
    for encoding in Encoding::all().take(5) {
        let options = ReadOptions {
            encoding: Some(encoding),
            format: Some(Format::Plain),
            restore_letters: true,
            ..ReadOptions::default()
        };
        kinmap_fuzz::read(bytes, &options);
    }
});
