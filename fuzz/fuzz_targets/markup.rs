//! The formats in XML: ELAN, EXMARaLDA, TEI, TTML.
#![no_main]

use kinmap::import::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Elan, Format::Exmaralda, Format::Tei, Format::Ttml] {
        kinmap_fuzz::only(format, bytes);
    }
});
