//! Word documents, rich text and web pages.
#![no_main]

use kinmap::import::{Format, ReadOptions};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    kinmap_fuzz::read(bytes, &ReadOptions::default());
    kinmap_fuzz::only(Format::Rtf, bytes);
    kinmap_fuzz::only(Format::Html, bytes);
});
