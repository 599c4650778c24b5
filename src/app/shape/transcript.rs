//! Transcript ⇄ plain object.

use serde::{Deserialize, Serialize};

use crate::import::{Format, Seconds, Timing, Transcript, Utterance, Warning, WarningCode, Word};

/// `Transcript` of `types.d.ts`.
#[derive(Serialize, Deserialize)]
pub struct TranscriptShape {
    #[serde(default)]
    format: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    speakers: Vec<String>,
    utterances: Vec<UtteranceShape>,
    #[serde(default)]
    timing: Option<TimingShape>,
    #[serde(default)]
    warnings: Vec<WarningShape>,
}

#[derive(Serialize, Deserialize)]
struct UtteranceShape {
    #[serde(default)]
    speaker: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<f64>,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<Vec<WordShape>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    addressee: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    manner: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct WordShape {
    start: f64,
    end: f64,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct TimingShape {
    starts: bool,
    ends: bool,
    words: bool,
    coarse: bool,
    touching: bool,
    rolling: bool,
}

#[derive(Serialize, Deserialize)]
struct WarningShape {
    code: String,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

impl From<&Transcript> for TranscriptShape {
    fn from(transcript: &Transcript) -> Self {
        let timing = transcript.timing;
        Self {
            format: transcript.format.id().into(),
            title: transcript.title.clone(),
            speakers: transcript.speakers.clone(),
            utterances: transcript
                .utterances
                .iter()
                .map(UtteranceShape::from)
                .collect(),
            timing: Some(TimingShape {
                starts: timing.starts,
                ends: timing.ends,
                words: timing.words,
                coarse: timing.coarse,
                touching: timing.touching,
                rolling: timing.rolling,
            }),
            warnings: transcript.warnings.iter().map(WarningShape::from).collect(),
        }
    }
}

impl From<TranscriptShape> for Transcript {
    fn from(shape: TranscriptShape) -> Self {
        let utterances: Vec<Utterance> =
            shape.utterances.into_iter().map(Utterance::from).collect();
        let timing = shape.timing.map_or_else(
            || Timing {
                starts: utterances.iter().any(|utterance| utterance.start.is_some()),
                ends: utterances.iter().any(|utterance| utterance.end.is_some()),
                ..Timing::default()
            },
            |timing| Timing {
                starts: timing.starts,
                ends: timing.ends,
                words: timing.words,
                coarse: timing.coarse,
                touching: timing.touching,
                rolling: timing.rolling,
            },
        );
        Self {
            format: shape.format.parse().unwrap_or(Format::Plain),
            title: shape.title,
            speakers: shape.speakers,
            utterances,
            timing,
            warnings: shape.warnings.into_iter().map(Warning::from).collect(),
        }
    }
}

impl From<&Utterance> for UtteranceShape {
    fn from(utterance: &Utterance) -> Self {
        let word = |word: &Word| WordShape {
            start: word.start.as_f64(),
            end: word.end.as_f64(),
            text: word.text.clone(),
        };
        Self {
            speaker: utterance.speaker,
            start: utterance.start.map(Seconds::as_f64),
            end: utterance.end.map(Seconds::as_f64),
            text: utterance.text.clone(),
            words: (!utterance.words.is_empty())
                .then(|| utterance.words.iter().map(word).collect()),
            line: utterance.line,
            addressee: utterance.addressee.clone(),
            manner: utterance.manner.clone(),
        }
    }
}

/// Times that are no times (infinite, not a number) count as absent.
impl From<UtteranceShape> for Utterance {
    fn from(shape: UtteranceShape) -> Self {
        let word = |word: WordShape| {
            Some(Word {
                start: Seconds::from_f64(word.start)?,
                end: Seconds::from_f64(word.end)?,
                text: word.text,
            })
        };
        Self {
            speaker: shape.speaker,
            start: shape.start.and_then(Seconds::from_f64),
            end: shape.end.and_then(Seconds::from_f64),
            text: shape.text,
            words: shape
                .words
                .unwrap_or_default()
                .into_iter()
                .filter_map(word)
                .collect(),
            line: shape.line,
            addressee: shape.addressee,
            manner: shape.manner,
        }
    }
}

impl From<&Warning> for WarningShape {
    fn from(warning: &Warning) -> Self {
        Self {
            code: warning.code.name().into(),
            message: warning.message.clone(),
            line: warning.line,
        }
    }
}

impl From<WarningShape> for Warning {
    fn from(shape: WarningShape) -> Self {
        Self {
            code: shape.code.parse().unwrap_or(WarningCode::Assumed),
            message: shape.message,
            line: shape.line,
        }
    }
}
