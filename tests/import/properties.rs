//! What holds for every input: nothing panics, and what is printed is read back.

use kinmap::import::{self, Format, ReadOptions, Transcript};
use proptest::prelude::*;

/// A turn to be printed: who, when (milliseconds), how long, what.
type Turn = (usize, u32, u32, String);

const NAMES: [&str; 5] = ["Karen", "Tom", "Zoë", "Dr. Meier", "Speaker 2"];

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let words = "[a-zA-Zäöüß,'?! ]{0,40}[a-z]";
    let turn = (0..NAMES.len(), 0u32..40_000_000, 0u32..60_000, words);
    prop::collection::vec(turn, 6..30)
}

fn stamp(millis: u32, mark: char) -> String {
    let (seconds, rest) = (millis / 1_000, millis % 1_000);
    format!(
        "{:02}:{:02}:{:02}{mark}{rest:03}",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    )
}

fn webvtt(turns: &[Turn]) -> String {
    let cue = |(who, start, length, said): &Turn| {
        let (from, to) = (stamp(*start, '.'), stamp(start + length, '.'));
        format!("{from} --> {to}\n<v {}>{said}</v>\n\n", NAMES[*who])
    };
    format!("WEBVTT\n\n{}", turns.iter().map(cue).collect::<String>())
}

fn subrip(turns: &[Turn]) -> String {
    let cue = |(number, (who, start, length, said)): (usize, &Turn)| {
        let (from, to) = (stamp(*start, ','), stamp(start + length, ','));
        format!(
            "{}\n{from} --> {to}\n{}: {said}\n\n",
            number + 1,
            NAMES[*who]
        )
    };
    turns.iter().enumerate().map(cue).collect()
}

fn plain(turns: &[Turn]) -> String {
    turns
        .iter()
        .map(|(who, _, _, said)| format!("{}: {said}\n", NAMES[*who]))
        .collect()
}

/// Who, start and end (milliseconds), what.
type Read = (String, Option<i64>, Option<i64>, String);

fn read_back(transcript: &Transcript) -> Vec<Read> {
    let millis = |time: Option<import::Seconds>| time.map(|time| time.as_micros() / 1_000);
    let turns = transcript.utterances.iter().map(|u| {
        let name = u
            .speaker
            .map_or("?", |speaker| transcript.speakers[speaker].as_str());
        (
            name.to_owned(),
            millis(u.start),
            millis(u.end),
            u.text.clone(),
        )
    });
    turns.collect()
}

fn expected(turns: &[Turn], timed: bool) -> Vec<Read> {
    let turns = turns.iter().map(|(who, start, length, said)| {
        let start = timed.then_some(i64::from(*start));
        let end = start.map(|start| start + i64::from(*length));
        (NAMES[*who].to_owned(), start, end, said.trim().to_owned())
    });
    turns.collect()
}

/// Everybody speaks twice, so that everybody is known.
fn known(mut turns: Vec<Turn>) -> Vec<Turn> {
    let all = (0..NAMES.len()).chain(0..NAMES.len());
    turns.extend(all.map(|who| (who, 0, 0, "so".to_owned())));
    turns
}

fn read_as(bytes: &[u8], format: Option<Format>) {
    let options = ReadOptions {
        format,
        ..ReadOptions::default()
    };
    if let Ok(transcript) = import::read(bytes, &options) {
        for utterance in &transcript.utterances {
            assert!(
                utterance
                    .speaker
                    .is_none_or(|speaker| speaker < transcript.speakers.len())
            );
            if let (Some(start), Some(end)) = (utterance.start, utterance.end) {
                assert!(start <= end);
            }
        }
    }
}

/// Pieces of which transcripts are made, in any order.
fn fragments() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "WEBVTT",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "00:00:01.000",
        "00:00:02,500",
        " --> ",
        "-->",
        "->",
        "1",
        "42",
        "<v ",
        "<v Tom>",
        "</v>",
        ">",
        "<",
        "&",
        "&amp;",
        "&#x41;",
        "&lrm",
        "Karen",
        "Tom",
        ":",
        ": ",
        "：",
        " ",
        "\t",
        "[",
        "]",
        "(",
        ")",
        "0:03",
        "[00:00:03]",
        "#00:01:23-4#",
        "-00:00:01",
        "01:02:03:04",
        ";",
        "{\\an8}",
        "NORA.",
        "_",
        "**",
        "> ",
        ">>",
        "- ",
        "NOTE",
        "STYLE",
        "\u{200F}",
        "\u{202E}",
        "\u{301}",
        "é",
        "ế",
        "각",
        "Ã©",
        "\0",
        "\u{FEFF}",
        "999999:59:59.999",
        "99999999999",
        "3 minutes 12 seconds",
        "14:03:05 From Karen to Tom:",
        "04.03.25, 14:03",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_as(&bytes, None);
        for format in Format::ALL {
            read_as(&bytes, Some(format));
        }
    }

    #[test]
    fn any_mixture_is_read_or_refused(text in fragments()) {
        read_as(text.as_bytes(), None);
        for format in Format::ALL {
            read_as(text.as_bytes(), Some(format));
        }
    }

    #[test]
    fn what_is_printed_is_read_back(turns in turns()) {
        let turns = known(turns);
        for (text, format) in [(webvtt(&turns), Format::WebVtt), (subrip(&turns), Format::SubRip), (plain(&turns), Format::Plain)] {
            let transcript = import::read(text.as_bytes(), &ReadOptions::default()).unwrap();
            prop_assert_eq!(transcript.format, format);
            prop_assert_eq!(read_back(&transcript), expected(&turns, format != Format::Plain));
            prop_assert_eq!(&transcript.warnings, &[]);
        }
    }

    #[test]
    fn the_encoding_makes_no_difference(turns in turns()) {
        let text = webvtt(&known(turns));
        let read = |bytes: &[u8]| read_back(&import::read(bytes, &ReadOptions::default()).unwrap());
        let utf16: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let windows = text.replace('\n', "\r\n");
        prop_assert_eq!(read(&utf16), read(text.as_bytes()));
        prop_assert_eq!(read(windows.as_bytes()), read(text.as_bytes()));
    }
}
