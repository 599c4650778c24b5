//! The transcript as read: nothing merged, nothing interpreted.

use std::fmt;
use std::str::FromStr;

use super::Seconds;

/// What was read from one file: utterances in file order, and what had to be skipped or repaired.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The format the file was read as.
    pub format: Format,
    /// The title the file gives itself, if it does.
    pub title: Option<String>,
    /// Distinct speaker labels in order of first appearance. [`Utterance::speaker`] points here.
    pub speakers: Vec<String>,
    /// What the file itself says about speakers, where it does.
    pub profiles: Vec<Profile>,
    /// One per cue, line or segment, in file order.
    pub utterances: Vec<Utterance>,
    /// Which timing fields of the file are real.
    pub timing: Timing,
    /// What was skipped, repaired or assumed, with its line.
    pub warnings: Vec<Warning>,
}

/// What a file says about a speaker beyond the label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Index into [`Transcript::speakers`].
    pub speaker: usize,
    /// The name, where the label is a code.
    pub name: Option<String>,
    /// The part in the family or the setting, as written: `Mother`, `Target_Child`, `Investigator`.
    pub role: Option<String>,
}

/// One cue, line or segment of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Utterance {
    /// Index into [`Transcript::speakers`]; `None` when the file does not say who spoke.
    pub speaker: Option<usize>,
    /// When it begins, where the file says so.
    pub start: Option<Seconds>,
    /// When it ends, where the file says so; never before `start`.
    pub end: Option<Seconds>,
    /// The words, with markup removed and character references resolved once.
    pub text: String,
    /// Word times, where the file has them.
    pub words: Vec<Word>,
    /// The 1-based line of the file on which it begins.
    pub line: Option<u32>,
    /// Whom the label says it was said to ("Karen (to Tom)"), as written.
    pub addressee: Option<String>,
    /// How the label says it was said ("Karen (crying)"), as written.
    pub manner: Option<String>,
}

/// One word with its own times.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// When it begins.
    pub start: Seconds,
    /// When it ends.
    pub end: Seconds,
    /// The word as written.
    pub text: String,
}

/// Which timing fields of a file are real. A measure that needs a field the file lacks is refused with the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// Most utterances have a start.
    pub starts: bool,
    /// Most utterances have an end of their own.
    pub ends: bool,
    /// Words have times.
    pub words: bool,
    /// Times are given to the whole second or coarser.
    pub coarse: bool,
    /// Nearly every utterance ends exactly where the next one begins: the writing program stretched the cues,
    /// so silences and overlaps cannot be seen.
    pub touching: bool,
    /// Captions repeat the line before (roll-up captions): starts are display times, not speech.
    pub rolling: bool,
}

impl Timing {
    /// Silences and overlaps can be measured: starts and ends are real, fine and not stretched to touch.
    #[must_use]
    pub fn shows_silence(self) -> bool {
        self.starts && self.ends && !self.coarse && !self.touching && !self.rolling
    }
}

/// Something that was skipped, repaired or assumed while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What kind of thing it is.
    pub code: WarningCode,
    /// One sentence for a person, naming the thing and what was done.
    pub message: String,
    /// The 1-based line, where there is one.
    pub line: Option<u32>,
}

/// The kinds of [`Warning`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningCode {
    /// Part of the file was not read.
    Skipped,
    /// Part of the file was read although it breaks its format.
    Repaired,
    /// The file leaves something open and a choice was made.
    Assumed,
    /// A name or text holds invisible or direction-changing characters.
    Invisible,
}

impl WarningCode {
    /// Every code.
    pub const ALL: [Self; 4] = [
        Self::Skipped,
        Self::Repaired,
        Self::Assumed,
        Self::Invisible,
    ];

    /// The code of the JavaScript contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Repaired => "repaired",
            Self::Assumed => "assumed",
            Self::Invisible => "invisible",
        }
    }
}

impl FromStr for WarningCode {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|c| c.name() == name).ok_or(())
    }
}

/// The formats that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// WebVTT, with the dialects of Zoom, Teams and others.
    WebVtt,
    /// SubRip (`.srt`).
    SubRip,
    /// SBV, the captions of YouTube and Meet (`.sbv`).
    Sbv,
    /// Plain text with speaker labels.
    #[default]
    Plain,
    /// Whisper, faster-whisper and whisper-timestamped (JSON).
    Whisper,
    /// WhisperX (JSON).
    WhisperX,
    /// whisper.cpp (JSON).
    WhisperCpp,
    /// Amazon Transcribe (JSON).
    AwsTranscribe,
    /// Amazon Transcribe Call Analytics (JSON).
    AwsCallAnalytics,
    /// Google Speech-to-Text, versions 1 and 2 (JSON).
    GoogleSpeech,
    /// Deepgram (JSON).
    Deepgram,
    /// AssemblyAI (JSON).
    AssemblyAi,
    /// Speechmatics (JSON).
    Speechmatics,
    /// Azure Speech (JSON).
    Azure,
    /// Rev.ai (JSON).
    RevAi,
    /// The podcast namespace (JSON).
    Podcast,
    /// A list of segments with labels (JSON).
    Segments,
    /// Rich Transcription Time Marked (`.rttm`).
    Rttm,
    /// Time-marked words (`.ctm`).
    Ctm,
    /// Segment time marks (`.stm`).
    Stm,
    /// Start, end and label, one a line (`.lab`, Audacity).
    Lab,
    /// CHAT of TalkBank and CHILDES (`.cha`).
    Chat,
    /// ELAN (`.eaf`).
    Elan,
    /// Praat TextGrid, long or short.
    TextGrid,
    /// EXMARaLDA basic transcription (`.exb`).
    Exmaralda,
    /// TTML, DFXP, EBU-TT, IMSC.
    Ttml,
    /// TEI: plays and transcriptions of speech.
    Tei,
    /// A table with a speaker, a text and perhaps times (CSV, TSV).
    Table,
    /// A Word document (`.docx`).
    Docx,
    /// Rich Text Format.
    Rtf,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 30] = [
        Self::WebVtt,
        Self::SubRip,
        Self::Sbv,
        Self::Plain,
        Self::Whisper,
        Self::WhisperX,
        Self::WhisperCpp,
        Self::AwsTranscribe,
        Self::AwsCallAnalytics,
        Self::GoogleSpeech,
        Self::Deepgram,
        Self::AssemblyAi,
        Self::Speechmatics,
        Self::Azure,
        Self::RevAi,
        Self::Podcast,
        Self::Segments,
        Self::Rttm,
        Self::Ctm,
        Self::Stm,
        Self::Lab,
        Self::Chat,
        Self::Elan,
        Self::TextGrid,
        Self::Exmaralda,
        Self::Ttml,
        Self::Tei,
        Self::Table,
        Self::Docx,
        Self::Rtf,
    ];

    /// The identifier of the JavaScript contract.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::WebVtt => "webvtt",
            Self::SubRip => "subrip",
            Self::Sbv => "sbv",
            Self::Plain => "plain",
            Self::Whisper => "whisper",
            Self::WhisperX => "whisperx",
            Self::WhisperCpp => "whisper-cpp",
            Self::AwsTranscribe => "aws-transcribe",
            Self::AwsCallAnalytics => "aws-call-analytics",
            Self::GoogleSpeech => "google-speech",
            Self::Deepgram => "deepgram",
            Self::AssemblyAi => "assemblyai",
            Self::Speechmatics => "speechmatics",
            Self::Azure => "azure",
            Self::RevAi => "rev-ai",
            Self::Podcast => "podcast",
            Self::Segments => "segments",
            Self::Rttm => "rttm",
            Self::Ctm => "ctm",
            Self::Stm => "stm",
            Self::Lab => "lab",
            Self::Chat => "chat",
            Self::Elan => "elan",
            Self::TextGrid => "textgrid",
            Self::Exmaralda => "exmaralda",
            Self::Ttml => "ttml",
            Self::Tei => "tei",
            Self::Table => "table",
            Self::Docx => "docx",
            Self::Rtf => "rtf",
        }
    }

    /// The name a person knows it by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::WebVtt => "WebVTT",
            Self::SubRip => "SubRip",
            Self::Sbv => "SBV",
            Self::Plain => "plain text",
            Self::Whisper => "Whisper JSON",
            Self::WhisperX => "WhisperX JSON",
            Self::WhisperCpp => "whisper.cpp JSON",
            Self::AwsTranscribe => "Amazon Transcribe JSON",
            Self::AwsCallAnalytics => "Amazon Call Analytics JSON",
            Self::GoogleSpeech => "Google Speech-to-Text JSON",
            Self::Deepgram => "Deepgram JSON",
            Self::AssemblyAi => "AssemblyAI JSON",
            Self::Speechmatics => "Speechmatics JSON",
            Self::Azure => "Azure Speech JSON",
            Self::RevAi => "Rev.ai JSON",
            Self::Podcast => "podcast transcript JSON",
            Self::Segments => "a JSON list of segments",
            Self::Rttm => "RTTM",
            Self::Ctm => "CTM",
            Self::Stm => "STM",
            Self::Lab => "time labels",
            Self::Chat => "CHAT",
            Self::Elan => "ELAN",
            Self::TextGrid => "Praat TextGrid",
            Self::Exmaralda => "EXMARaLDA",
            Self::Ttml => "TTML",
            Self::Tei => "TEI",
            Self::Table => "a table",
            Self::Docx => "Word document",
            Self::Rtf => "RTF",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl FromStr for Format {
    type Err = ();
    fn from_str(id: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|f| f.id() == id).ok_or(())
    }
}
