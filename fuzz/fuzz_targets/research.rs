//! CHAT, TextGrid, RTTM, CTM, STM, time labels.
#![no_main]

use kinmap::import::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Chat, Format::TextGrid, Format::Rttm, Format::Ctm, Format::Stm, Format::Lab] {
        kinmap_fuzz::only(format, bytes);
    }
});
