//! What holds for every input: nothing panics, and what is printed is read back.

use kinmap::import::{self, Format, ReadOptions, Transcript, WarningCode};
use proptest::prelude::*;

use super::printing::{Keeps, PRINTERS, Printer, Turn};

const NAMES: [&str; 5] = ["Karen", "Tom", "Zoë", "Dr. Meier", "Speaker 2"];

/// A silence of so many milliseconds parts the words of one speaker.
const SILENCE: u32 = 800;

/// Turns one after the other, with words that match; everybody speaks twice, so that everybody is known.
fn turns(words: &'static str) -> impl Strategy<Value = Vec<Turn>> {
    let turn = (0..NAMES.len(), 1_u32..9_000, 500_u32..60_000, words);
    prop::collection::vec(turn, 2..12).prop_map(|mut turns| {
        let all = (0..NAMES.len()).chain(0..NAMES.len());
        turns.extend(all.map(|who| (who, 100, 900, "so it is".to_owned())));
        let mut clock = 0;
        let timed = turns.into_iter().map(|(who, gap, length, text)| {
            let start = clock + gap;
            clock = start + length;
            Turn {
                who: NAMES[who].to_owned(),
                start,
                end: clock,
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            }
        });
        timed.collect()
    })
}

/// Who as the order of first appearance, start and end in milliseconds, what.
type Read = (Option<usize>, Option<i64>, Option<i64>, String);

fn read_back(transcript: &Transcript) -> Vec<Read> {
    let millis = |time: Option<import::Seconds>| time.map(|time| time.as_micros() / 1_000);
    let mut seen = Vec::new();
    let turns = transcript.utterances.iter().map(|u| {
        let who = u.speaker.map(|speaker| place(&mut seen, speaker));
        (who, millis(u.start), millis(u.end), ending(&u.text))
    });
    turns.collect()
}

fn place<T: PartialEq>(seen: &mut Vec<T>, one: T) -> usize {
    if let Some(place) = seen.iter().position(|other| *other == one) {
        return place;
    }
    seen.push(one);
    seen.len() - 1
}

/// The words without the full stop that some formats demand.
fn ending(text: &str) -> String {
    text.trim_end_matches([' ', '.']).to_owned()
}

fn expected(turns: &[Turn], keeps: Keeps) -> Vec<Read> {
    let mut seen = Vec::new();
    let turns = &match keeps {
        Keeps::Words => joined(turns),
        _ => turns.to_vec(),
    };
    let turns = turns.iter().map(|turn| {
        let who = Some(place(&mut seen, &turn.who));
        let (start, end) = (Some(i64::from(turn.start)), Some(i64::from(turn.end)));
        let text = ending(&turn.text);
        match keeps {
            Keeps::All | Keeps::Words => (who, start, end, text),
            Keeps::NoTimes => (who, None, None, text),
            Keeps::StartSeconds => (who, start.map(|start| start / 1_000 * 1_000), None, text),
            Keeps::NoWords => (who, start, end, String::new()),
            Keeps::NoSpeaker => (None, start, end, text),
        }
    });
    turns.collect()
}

/// Turns of one speaker with less than a silence between them as one.
fn joined(turns: &[Turn]) -> Vec<Turn> {
    let mut joined: Vec<Turn> = Vec::new();
    for turn in turns {
        match joined.last_mut() {
            Some(last) if last.who == turn.who && turn.start - last.end <= SILENCE => {
                last.end = turn.end;
                last.text = format!("{} {}", last.text, turn.text);
            }
            _ => joined.push(turn.clone()),
        }
    }
    joined
}

/// Formats whose words may hold any character, because they quote it or set no character apart.
const QUOTING: [&str; 17] = [
    "webvtt",
    "ttml",
    "csv",
    "segments",
    "whisperx",
    "aws-transcribe",
    "deepgram",
    "assemblyai",
    "azure",
    "podcast",
    "google-speech",
    "speechmatics",
    "aws-call-analytics",
    "elan",
    "exmaralda",
    "textgrid",
    "tei",
];

fn round_trip(printer: &Printer, turns: &[Turn]) {
    let name = printer.name;
    let bytes = (printer.print)(turns);
    let transcript = import::read(&bytes, &ReadOptions::default())
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(transcript.format.id(), printer.format, "{name}");
    assert_eq!(
        read_back(&transcript),
        expected(turns, printer.keeps),
        "{name}: {}",
        String::from_utf8_lossy(&bytes)
    );
    let lost = [WarningCode::Skipped, WarningCode::Repaired];
    let lost: Vec<_> = transcript
        .warnings
        .iter()
        .filter(|warning| lost.contains(&warning.code))
        .collect();
    assert!(lost.is_empty(), "{name}: {lost:?}");
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

}

proptest! {
    // Every case is read in every format.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_back(turns in turns("[a-zäöü]{1,8}( [a-zäöü]{1,8}){0,7}")) {
        for printer in PRINTERS {
            round_trip(printer, &turns);
        }
    }

    #[test]
    fn any_words_are_read_back_where_a_format_can_hold_them(turns in turns("[!-~äß“”日🙂]{1,9}( [!-~äß“”日🙂]{1,9}){0,5}")) {
        for printer in PRINTERS.iter().filter(|printer| QUOTING.contains(&printer.name)) {
            round_trip(printer, &turns);
        }
    }

    #[test]
    fn the_encoding_makes_no_difference(turns in turns("[a-zäöü]{1,8}( [a-zäöü]{1,8}){0,7}")) {
        for printer in PRINTERS.iter().filter(|printer| printer.name != "docx") {
            let bytes = (printer.print)(&turns);
            let text = String::from_utf8(bytes.clone()).unwrap();
            let read = |bytes: &[u8]| read_back(&import::read(bytes, &ReadOptions::default()).unwrap());
            let wide: Vec<u8> = "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            let unmarked: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let windows = text.replace('\n', "\r\n");
            let macintosh = text.replace('\n', "\r");
            let marked = format!("\u{FEFF}{text}");
            for other in [wide, unmarked, windows.into_bytes(), macintosh.into_bytes(), marked.into_bytes()] {
                prop_assert_eq!(read(&other), read(&bytes), "{}", printer.name);
            }
        }
    }
}
