//! Tables: columns guessed, previewed, and told.
#![no_main]

use kinmap::import::{self, Format, ReadOptions};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let table = ReadOptions {
        format: Some(Format::Table),
        ..ReadOptions::default()
    };
    kinmap_fuzz::read(bytes, &table);
    if let Some(preview) = import::preview(bytes, &table) {
        let mut choice = preview.choice;
        choice.columns.reverse();
        let told = ReadOptions {
            columns: Some(choice),
            ..table
        };
        kinmap_fuzz::read(bytes, &told);
    }
});
