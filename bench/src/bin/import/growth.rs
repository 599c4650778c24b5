//! How the time of each importer grows with inputs made to make it grow: pieces repeated without end.
//!
//! Memory that the system hands out anew each time grows by more than its size. To leave that out, keep what was freed:
//! `GLIBC_TUNABLES=glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=4294967296:glibc.malloc.top_pad=268435456`.

use std::time::Instant;

use kinmap::import::{self, Format, ReadOptions};

/// Pieces on which parsers have been seen to go back over what they have read.
const PIECES: [&str; 42] = [
    "<",
    "<v ",
    "<v a>",
    "</v>",
    "<i>",
    "&",
    "&amp;",
    "&#",
    "[",
    "(",
    "{",
    "{\\an8}",
    "\"",
    "\\",
    "\\u",
    "{\"a\":[",
    "[{\"start\":0,\"text\":\"a\"},",
    "<a>",
    "<a b=\"",
    "<p begin=\"",
    "<!--",
    "a: ",
    "a:\n",
    "[0:0",
    "00:00:01.000 --> ",
    "1\n00:00:01,000 --> 00:00:02,000\na: b\n\n",
    "\n\n",
    " ",
    "*A:\t<a> [>] ",
    "(.) ",
    "a;b\n",
    "\"a\n",
    "{\\rtf1 \\par ",
    "\u{e9}\u{202e}",
    "<b>",
    "<a b=\">",
    "<a b='>\"",
    "<div class=speaker>",
    "<table><tr><td>",
    "<nav>",
    "</",
    "\u{a4}<1",
];
/// What stands before the pieces, so that they are read inside the format and not refused at its door.
const DOORS: [(Format, &str); 10] = [
    (Format::WebVtt, "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"),
    (Format::SubRip, "1\n00:00:01,000 --> 00:00:02,000\n"),
    (
        Format::Chat,
        "@UTF8\n@Begin\n@Participants:\tA Adult\n*A:\t",
    ),
    (Format::Elan, "<ANNOTATION_DOCUMENT><TIER TIER_ID='a'>"),
    (Format::Ttml, "<tt><body><div><p begin='0s' end='1s'>"),
    (Format::Tei, "<TEI><text><body><sp who='#a'><p>"),
    (
        Format::TextGrid,
        "\"ooTextFile\" \"TextGrid\" 0 9 <exists> 1 \"IntervalTier\" \"a\" 0 9 1 0 9 ",
    ),
    (Format::Table, "speaker,text\n"),
    (Format::Rtf, "{\\rtf1 "),
    (Format::Html, "<html><body><p>Mom: a<p>"),
];
const SIZES: [usize; 2] = [200_000, 2_000_000];
/// Growth beyond this is named.
const LINEAR: f64 = 1.15;
/// A reading shorter than this (in seconds) says more about the caches of the machine than about growth.
const TOO_SHORT: f64 = 0.003;

/// Prints the worst growth of each format, and every piece with which it is more than linear.
pub fn print() {
    println!(
        "growth of time from {} to {} bytes of one piece repeated (1 is linear)",
        SIZES[0], SIZES[1]
    );
    for format in Format::ALL {
        let mut worst = (0.0, "");
        for piece in PIECES {
            let exponent = exponent(format, piece);
            if exponent > worst.0 {
                worst = (exponent, piece);
            }
            if exponent > LINEAR {
                println!("  {} grows as {exponent:.2} with {piece:?}", format.id());
            }
        }
        println!("{:20} {:.2} with {:?}", format.id(), worst.0, worst.1);
    }
}

fn exponent(format: Format, piece: &str) -> f64 {
    let door = DOORS
        .iter()
        .find(|door| door.0 == format)
        .map_or("", |door| door.1);
    let times = SIZES.map(|size| {
        let text = format!("{door}{}", piece.repeat(size / piece.len()));
        (0..5)
            .map(|_| seconds(&text, format))
            .fold(f64::INFINITY, f64::min)
    });
    match times {
        [_, long] if long < TOO_SHORT => 0.0,
        [short, long] => (long / short).log10(),
    }
}

fn seconds(text: &str, format: Format) -> f64 {
    let options = ReadOptions {
        format: Some(format),
        ..ReadOptions::default()
    };
    let begun = Instant::now();
    drop(import::read(text.as_bytes(), &options));
    begun.elapsed().as_secs_f64()
}
