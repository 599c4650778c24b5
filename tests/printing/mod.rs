//! Turns of a session → the same session in every format, for round trips and for measuring.

mod captions;
mod documents;
mod recognition;
mod research;
pub mod session;

/// Who said what, when. Times are whole milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    pub who: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// A format that a session can be printed in.
pub struct Printer {
    /// The identifier of the format, and what is special about this way of printing it.
    pub name: &'static str,
    /// The identifier under which it is read.
    pub format: &'static str,
    pub ending: &'static str,
    pub print: fn(&[Turn]) -> Vec<u8>,
    /// What of a turn the format keeps.
    pub keeps: Keeps,
}

/// What of a turn can be read back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// Speaker, times and words.
    All,
    /// Speaker and words.
    NoTimes,
    /// Speaker, start to the second, and words.
    StartSeconds,
    /// Speaker and times.
    NoWords,
    /// Times and words, one after the other.
    NoSpeaker,
    /// Words with speaker and times, but not where one turn of a speaker ends and the next begins without a silence.
    Words,
}

const fn printer(
    name: &'static str,
    format: &'static str,
    ending: &'static str,
    print: fn(&[Turn]) -> Vec<u8>,
    keeps: Keeps,
) -> Printer {
    Printer {
        name,
        format,
        ending,
        print,
        keeps,
    }
}

/// Every format in which a session is printed.
pub const PRINTERS: &[Printer] = &[
    printer("webvtt", "webvtt", "vtt", captions::webvtt, Keeps::All),
    printer(
        "webvtt, names in the text",
        "webvtt",
        "vtt",
        captions::webvtt_named,
        Keeps::All,
    ),
    printer("subrip", "subrip", "srt", captions::subrip, Keeps::All),
    printer("sbv", "sbv", "sbv", captions::sbv, Keeps::All),
    printer("ttml", "ttml", "ttml", captions::ttml, Keeps::All),
    printer("plain", "plain", "txt", documents::plain, Keeps::NoTimes),
    printer(
        "plain, with times",
        "plain",
        "txt",
        documents::stamped,
        Keeps::StartSeconds,
    ),
    printer("csv", "table", "csv", documents::csv, Keeps::All),
    printer("tsv", "table", "tsv", documents::tsv, Keeps::All),
    printer("rtf", "rtf", "rtf", documents::rtf, Keeps::NoTimes),
    printer("docx", "docx", "docx", documents::docx, Keeps::NoTimes),
    printer("html", "html", "html", documents::html, Keeps::NoTimes),
    printer(
        "segments",
        "segments",
        "json",
        recognition::segments,
        Keeps::All,
    ),
    printer(
        "whisperx",
        "whisperx",
        "json",
        recognition::whisperx,
        Keeps::All,
    ),
    printer(
        "whisper-cpp",
        "whisper-cpp",
        "json",
        recognition::whisper_cpp,
        Keeps::NoSpeaker,
    ),
    printer(
        "aws-transcribe",
        "aws-transcribe",
        "json",
        recognition::aws,
        Keeps::All,
    ),
    printer(
        "deepgram",
        "deepgram",
        "json",
        recognition::deepgram,
        Keeps::All,
    ),
    printer(
        "assemblyai",
        "assemblyai",
        "json",
        recognition::assemblyai,
        Keeps::All,
    ),
    printer("azure", "azure", "json", recognition::azure, Keeps::All),
    printer("rev-ai", "rev-ai", "json", recognition::rev, Keeps::All),
    printer(
        "podcast",
        "podcast",
        "json",
        recognition::podcast,
        Keeps::All,
    ),
    printer(
        "google-speech",
        "google-speech",
        "json",
        recognition::google,
        Keeps::All,
    ),
    printer(
        "speechmatics",
        "speechmatics",
        "json",
        recognition::speechmatics,
        Keeps::Words,
    ),
    printer(
        "aws-call-analytics",
        "aws-call-analytics",
        "json",
        recognition::aws_call,
        Keeps::All,
    ),
    printer("chat", "chat", "cha", research::chat, Keeps::All),
    printer("elan", "elan", "eaf", research::elan, Keeps::All),
    printer(
        "exmaralda",
        "exmaralda",
        "exb",
        research::exmaralda,
        Keeps::All,
    ),
    printer(
        "textgrid",
        "textgrid",
        "TextGrid",
        research::textgrid,
        Keeps::All,
    ),
    printer("tei", "tei", "xml", research::tei, Keeps::All),
    printer("stm", "stm", "stm", research::stm, Keeps::All),
    printer("rttm", "rttm", "rttm", research::rttm, Keeps::NoWords),
    printer("ctm", "ctm", "ctm", research::ctm, Keeps::Words),
    printer("lab", "lab", "lab", research::lab, Keeps::NoWords),
];

/// `01:02:03.456` with the given mark before the milliseconds and so many digits for the hours.
fn clock(millis: u32, mark: char, hours: usize) -> String {
    let (seconds, rest) = (millis / 1_000, millis % 1_000);
    format!(
        "{:0hours$}:{:02}:{:02}{mark}{rest:03}",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// `12.345`
fn seconds(millis: u32) -> String {
    format!("{}.{:03}", millis / 1_000, millis % 1_000)
}

/// Text in XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The words of a turn, its time shared out evenly.
fn words(turn: &Turn) -> Vec<(u32, u32, &str)> {
    let words: Vec<&str> = turn.text.split_whitespace().collect();
    let count = u32::try_from(words.len()).unwrap_or(1).max(1);
    let length = turn.end - turn.start;
    (0..)
        .zip(words)
        .map(|(at, word)| {
            let (from, to) = (length / count * at, length / count * (at + 1));
            let to = if at + 1 == count { length } else { to };
            (turn.start + from, turn.start + to, word)
        })
        .collect()
}
