//! The saved case: its own versioned shapes, apart from the domain's types, because a file format is a promise.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Document, Origin};
use crate::import::{Format, Seconds, Timing, Transcript, Utterance, Warning, WarningCode, Word};
use crate::session::{Cast, Generation, Member, MemberId, Role};
use crate::stance::{Act, ActKind, Addressee, Correction, Override, Provenance};

/// The version that this program writes.
const VERSION: u32 = 1;

/// Why a case file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectError {
    /// It was written by a newer program.
    Newer {
        /// The version it says it is.
        version: u32,
    },
    /// It is damaged.
    Damaged {
        /// The 1-based line of the fault.
        line: usize,
        /// The 1-based column of the fault.
        column: usize,
    },
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer { version } => write!(
                f,
                "this case was saved by a newer Kinmap (version {version} of the file; this page reads up to {VERSION}). Open it with the newer page."
            ),
            Self::Damaged { line, column } => write!(
                f,
                "this case file is damaged at line {line}, column {column}. Open the transcript it was made from, or an earlier copy."
            ),
        }
    }
}

/// Whether bytes begin like a saved case.
#[must_use]
pub(super) fn looks_like_case(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    head.windows(13)
        .any(|window| window == b"\"kinmapCase\":".as_slice())
}

/// A document as text.
#[must_use]
pub(super) fn write(document: &Document) -> String {
    serde_json::to_string(&SavedCase::from(document)).unwrap_or_default()
}

/// A document from its text.
///
/// # Errors
/// When the text is no case, is damaged, or was written by a newer program.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ProjectError> {
    let damaged = |error: serde_json::Error| ProjectError::Damaged {
        line: error.line(),
        column: error.column(),
    };
    let head: SavedHead = serde_json::from_slice(bytes).map_err(damaged)?;
    if head.version > VERSION {
        return Err(ProjectError::Newer {
            version: head.version,
        });
    }
    let case: SavedCase = serde_json::from_slice(bytes).map_err(damaged)?;
    Ok(case.into())
}

#[derive(Deserialize)]
struct SavedHead {
    #[serde(rename = "kinmapCase")]
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SavedCase {
    #[serde(rename = "kinmapCase")]
    version: u32,
    origin: Option<SavedOrigin>,
    members: Vec<SavedMember>,
    confirmed: bool,
    #[serde(default)]
    overrides: Vec<SavedOverride>,
}

#[derive(Serialize, Deserialize)]
struct SavedOrigin {
    name: String,
    format: String,
    title: Option<String>,
    speakers: Vec<String>,
    timing: SavedTiming,
    utterances: Vec<SavedUtterance>,
    warnings: Vec<SavedWarning>,
}

#[derive(Serialize, Deserialize)]
struct SavedTiming {
    starts: bool,
    ends: bool,
    words: bool,
    coarse: bool,
    touching: bool,
    rolling: bool,
}

/// Times are whole microseconds, so that what is read back is what was written.
#[derive(Serialize, Deserialize)]
struct SavedUtterance {
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<i64>,
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<(i64, i64, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    addressee: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manner: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct SavedWarning {
    code: String,
    message: String,
    line: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SavedMember {
    id: String,
    name: String,
    role: String,
    generation: Option<i8>,
    speakers: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<u8>,
    #[serde(default)]
    identified_patient: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    executive: Option<bool>,
}

#[derive(Serialize, Deserialize)]
struct SavedOverride {
    utterance: usize,
    kind: String,
    actor: usize,
    span: (usize, usize),
    decision: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<SavedAct>,
}

#[derive(Serialize, Deserialize)]
struct SavedAct {
    utterance: usize,
    kind: String,
    actor: usize,
    target: Option<usize>,
    against: Option<usize>,
    addressee: Option<SavedAddressee>,
    span: (usize, usize),
    strength: f64,
    provenance: String,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum SavedAddressee {
    Member(usize),
    All,
}

impl From<&Document> for SavedCase {
    fn from(document: &Document) -> Self {
        Self {
            version: VERSION,
            origin: document.origin.as_deref().map(SavedOrigin::from),
            members: document
                .cast
                .members
                .iter()
                .map(SavedMember::from)
                .collect(),
            confirmed: document.confirmed,
            overrides: document.overrides.iter().map(SavedOverride::from).collect(),
        }
    }
}

impl From<SavedCase> for Document {
    fn from(case: SavedCase) -> Self {
        Self {
            confirmed: case.confirmed && case.origin.is_some(),
            origin: case.origin.map(|origin| Rc::new(origin.into())),
            cast: Cast {
                members: case.members.into_iter().map(Member::from).collect(),
            },
            overrides: case
                .overrides
                .into_iter()
                .filter_map(SavedOverride::restore)
                .collect(),
        }
    }
}

impl From<&Origin> for SavedOrigin {
    fn from(origin: &Origin) -> Self {
        let transcript = &origin.transcript;
        let timing = transcript.timing;
        Self {
            name: origin.name.clone(),
            format: transcript.format.id().into(),
            title: transcript.title.clone(),
            speakers: transcript.speakers.clone(),
            timing: SavedTiming {
                starts: timing.starts,
                ends: timing.ends,
                words: timing.words,
                coarse: timing.coarse,
                touching: timing.touching,
                rolling: timing.rolling,
            },
            utterances: transcript
                .utterances
                .iter()
                .map(SavedUtterance::from)
                .collect(),
            warnings: transcript.warnings.iter().map(SavedWarning::from).collect(),
        }
    }
}

impl From<SavedOrigin> for Origin {
    fn from(origin: SavedOrigin) -> Self {
        let timing = origin.timing;
        Self {
            name: origin.name,
            transcript: Transcript {
                format: origin.format.parse().unwrap_or(Format::Plain),
                title: origin.title,
                speakers: origin.speakers,
                timing: Timing {
                    starts: timing.starts,
                    ends: timing.ends,
                    words: timing.words,
                    coarse: timing.coarse,
                    touching: timing.touching,
                    rolling: timing.rolling,
                },
                utterances: origin.utterances.into_iter().map(Utterance::from).collect(),
                warnings: origin.warnings.into_iter().map(Warning::from).collect(),
            },
        }
    }
}

impl From<&Utterance> for SavedUtterance {
    fn from(utterance: &Utterance) -> Self {
        let word = |word: &Word| {
            (
                word.start.as_micros(),
                word.end.as_micros(),
                word.text.clone(),
            )
        };
        Self {
            speaker: utterance.speaker,
            start: utterance.start.map(Seconds::as_micros),
            end: utterance.end.map(Seconds::as_micros),
            text: utterance.text.clone(),
            words: utterance.words.iter().map(word).collect(),
            line: utterance.line,
            addressee: utterance.addressee.clone(),
            manner: utterance.manner.clone(),
        }
    }
}

impl From<SavedUtterance> for Utterance {
    fn from(utterance: SavedUtterance) -> Self {
        let word = |(start, end, text)| Word {
            start: Seconds::from_micros(start),
            end: Seconds::from_micros(end),
            text,
        };
        Self {
            speaker: utterance.speaker,
            start: utterance.start.map(Seconds::from_micros),
            end: utterance.end.map(Seconds::from_micros),
            text: utterance.text,
            words: utterance.words.into_iter().map(word).collect(),
            line: utterance.line,
            addressee: utterance.addressee,
            manner: utterance.manner,
        }
    }
}

impl From<&Warning> for SavedWarning {
    fn from(warning: &Warning) -> Self {
        Self {
            code: warning.code.name().into(),
            message: warning.message.clone(),
            line: warning.line,
        }
    }
}

impl From<SavedWarning> for Warning {
    fn from(warning: SavedWarning) -> Self {
        Self {
            code: warning.code.parse().unwrap_or(WarningCode::Assumed),
            message: warning.message,
            line: warning.line,
        }
    }
}

impl From<&Member> for SavedMember {
    fn from(member: &Member) -> Self {
        Self {
            id: member.id.clone(),
            name: member.name.clone(),
            role: member.role.name().into(),
            generation: member.generation.map(|generation| generation.0),
            speakers: member.speakers.clone(),
            why: member.why.clone(),
            age: member.age,
            identified_patient: member.identified_patient,
            executive: member.executive,
        }
    }
}

impl From<SavedMember> for Member {
    fn from(member: SavedMember) -> Self {
        Self {
            id: member.id,
            name: member.name,
            role: member.role.parse().unwrap_or(Role::Other),
            generation: member.generation.map(Generation),
            speakers: member.speakers,
            why: member.why,
            age: member.age,
            identified_patient: member.identified_patient,
            executive: member.executive,
        }
    }
}

impl From<&Override> for SavedOverride {
    fn from(it: &Override) -> Self {
        let (kind, actor, span) = &it.subject;
        let (decision, act) = match &it.correction {
            Correction::Accept => ("accept", None),
            Correction::Reject => ("reject", None),
            Correction::Change(act) => ("change", Some(act)),
            Correction::Add(act) => ("add", Some(act)),
        };
        Self {
            utterance: it.utterance,
            kind: kind.name().into(),
            actor: actor.0,
            span: (span.start, span.end),
            decision: decision.into(),
            act: act.map(SavedAct::from),
        }
    }
}

impl SavedOverride {
    /// The override; `None` when it names a kind this program does not know.
    fn restore(self) -> Option<Override> {
        let act = self.act.and_then(SavedAct::restore);
        Some(Override {
            utterance: self.utterance,
            subject: (
                self.kind.parse().ok()?,
                MemberId(self.actor),
                self.span.0..self.span.1,
            ),
            correction: match (self.decision.as_str(), act) {
                ("accept", _) => Correction::Accept,
                ("reject", _) => Correction::Reject,
                ("change", Some(act)) => Correction::Change(act),
                ("add", Some(act)) => Correction::Add(act),
                _ => return None,
            },
        })
    }
}

impl From<&Act> for SavedAct {
    fn from(act: &Act) -> Self {
        Self {
            utterance: act.utterance,
            kind: act.kind.name().into(),
            actor: act.actor.0,
            target: act.target.map(|member| member.0),
            against: act.against.map(|member| member.0),
            addressee: act.addressee.map(|addressee| match addressee {
                Addressee::Member(member) => SavedAddressee::Member(member.0),
                Addressee::All => SavedAddressee::All,
            }),
            span: (act.span.start, act.span.end),
            strength: act.strength,
            provenance: act.provenance.name().into(),
            why: act.why.clone(),
        }
    }
}

impl SavedAct {
    fn restore(self) -> Option<Act> {
        let kind: ActKind = self.kind.parse().ok()?;
        let provenance = Provenance::ALL
            .into_iter()
            .find(|provenance| provenance.name() == self.provenance)?;
        Some(Act {
            utterance: self.utterance,
            span: self.span.0..self.span.1,
            kind,
            actor: MemberId(self.actor),
            target: self.target.map(MemberId),
            against: self.against.map(MemberId),
            addressee: self.addressee.map(|addressee| match addressee {
                SavedAddressee::Member(member) => Addressee::Member(MemberId(member)),
                SavedAddressee::All => Addressee::All,
            }),
            strength: self.strength,
            provenance,
            why: self.why,
        })
    }
}
