//! The formats that can be read, and the families in which they are offered.

use std::fmt;
use std::str::FromStr;

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
    /// A web page.
    Html,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 31] = [
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
        Self::Html,
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
            Self::Html => "html",
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
            Self::Html => "web page",
        }
    }

    /// The kind of format it is.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            Self::WebVtt | Self::SubRip | Self::Sbv | Self::Ttml => Family::Captions,
            Self::Plain | Self::Table | Self::Docx | Self::Rtf | Self::Html => Family::Text,
            Self::Whisper
            | Self::WhisperX
            | Self::WhisperCpp
            | Self::AwsTranscribe
            | Self::AwsCallAnalytics
            | Self::GoogleSpeech
            | Self::Deepgram
            | Self::AssemblyAi
            | Self::Speechmatics
            | Self::Azure
            | Self::RevAi
            | Self::Podcast
            | Self::Segments => Family::Recognition,
            Self::Rttm
            | Self::Ctm
            | Self::Stm
            | Self::Lab
            | Self::Chat
            | Self::Elan
            | Self::TextGrid
            | Self::Exmaralda
            | Self::Tei => Family::Research,
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

/// Kinds of formats, as a chooser groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Cues with times, made to be shown with a video.
    Captions,
    /// Written to be read: text, documents, tables.
    Text,
    /// The JSON of services and programs that recognise speech.
    Recognition,
    /// Made with the tools of linguistics and speech research.
    Research,
}

impl Family {
    /// Every family, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Text,
        Self::Captions,
        Self::Recognition,
        Self::Research,
    ];

    /// The name a person knows it by.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Captions => "Captions and subtitles",
            Self::Text => "Text, documents and tables",
            Self::Recognition => "Speech recognition (JSON)",
            Self::Research => "Research",
        }
    }

    /// Its formats, in the order in which they are offered.
    pub fn formats(self) -> impl Iterator<Item = Format> {
        Format::ALL
            .into_iter()
            .filter(move |format| format.family() == self)
    }
}
