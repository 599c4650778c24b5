//! Options and overrides: plain objects in.

use serde::Deserialize;

use super::cast::member_of;
use super::{from_utf16, word};
use crate::api::failure::Failure;
use crate::import::{Format, ReadOptions, Transcript};
use crate::map::DrawOptions;
use crate::session::Cast;
use crate::stance::{Act, ActKind, Addressee, Correction, Override, Provenance};

/// `ReadOptions` of `types.d.ts`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(in crate::api) struct ReadOptionsShape {
    file_name: Option<String>,
    format: Option<String>,
}

impl TryFrom<ReadOptionsShape> for ReadOptions {
    type Error = Failure;

    fn try_from(shape: ReadOptionsShape) -> Result<Self, Failure> {
        let format = |id: String| word(&Format::ALL, Format::id, &id, "format");
        Ok(Self {
            file_name: shape.file_name,
            format: shape.format.map(format).transpose()?,
        })
    }
}

/// `AnalyzeOptions` of `types.d.ts`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::api) struct AnalyzeOptionsShape {
    pub(in crate::api) window: Option<(f64, f64)>,
    pub(in crate::api) overrides: Vec<OverrideShape>,
}

/// `DrawOptions` of `types.d.ts`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::api) struct DrawOptionsShape {
    legend: bool,
    therapist: bool,
}

impl From<DrawOptionsShape> for DrawOptions {
    fn from(shape: DrawOptionsShape) -> Self {
        Self {
            legend: shape.legend,
            therapist: shape.therapist,
            ..Self::default()
        }
    }
}

/// `Override` of `types.d.ts`.
#[derive(Deserialize)]
pub(in crate::api) struct OverrideShape {
    utterance: usize,
    kind: String,
    actor: String,
    span: (usize, usize),
    decision: String,
    #[serde(default)]
    act: Option<GivenActShape>,
}

/// The act a person puts in place of a coded one.
#[derive(Deserialize)]
struct GivenActShape {
    kind: String,
    actor: String,
    #[serde(default)]
    target: Option<String>,
    #[serde(default)]
    against: Option<String>,
    #[serde(default)]
    strength: Option<f64>,
}

impl OverrideShape {
    /// The override, with members and words resolved.
    pub(in crate::api) fn restore(
        self,
        transcript: &Transcript,
        cast: &Cast,
    ) -> Result<Override, Failure> {
        let text = transcript
            .utterances
            .get(self.utterance)
            .map(|utterance| utterance.text.as_str())
            .ok_or_else(|| Failure::argument("override.utterance", "there is no such utterance"))?;
        let span = from_utf16(text, self.span);
        let subject = (
            kind(&self.kind)?,
            member_of(cast, &self.actor)?,
            span.clone(),
        );
        let act = self
            .act
            .map(|given| given.restore(self.utterance, span, cast))
            .transpose()?;
        let correction = match (self.decision.as_str(), act) {
            ("accept", _) => Correction::Accept,
            ("reject", _) => Correction::Reject,
            ("change", Some(act)) => Correction::Change(act),
            ("add", Some(act)) => Correction::Add(act),
            _ => {
                return Err(Failure::argument(
                    "override.decision",
                    "must be accept, reject, or change or add with an act",
                ));
            }
        };
        Ok(Override {
            utterance: self.utterance,
            subject,
            correction,
        })
    }
}

impl GivenActShape {
    fn restore(
        self,
        utterance: usize,
        span: std::ops::Range<usize>,
        cast: &Cast,
    ) -> Result<Act, Failure> {
        let member = |id: Option<String>| id.map(|id| member_of(cast, &id)).transpose();
        let target = member(self.target)?;
        Ok(Act {
            utterance,
            span,
            kind: kind(&self.kind)?,
            actor: member_of(cast, &self.actor)?,
            target,
            against: member(self.against)?,
            addressee: target.map(Addressee::Member),
            strength: self
                .strength
                .filter(|s| (0.0..=1.5).contains(s))
                .unwrap_or(1.0),
            provenance: Provenance::Spontaneous,
            why: "given by a person".into(),
        })
    }
}

fn kind(name: &str) -> Result<ActKind, Failure> {
    word(ActKind::ALL, ActKind::name, name, "kind of act")
}
