//! Override ⇄ plain object: the person's word over the rules'.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::cast::{id_of, member_of};
use super::{ShapeError, from_utf16, to_utf16, word};
use crate::import::Transcript;
use crate::session::{Cast, MemberId};
use crate::stance::{Act, ActKind, Addressee, Correction, Override, Provenance};

/// `Override` of `types.d.ts`.
#[derive(Serialize, Deserialize)]
pub struct OverrideShape {
    utterance: usize,
    kind: String,
    actor: String,
    span: (usize, usize),
    decision: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    act: Option<GivenActShape>,
}

/// The act a person puts in place of a coded one.
#[derive(Serialize, Deserialize)]
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
    /// An override with member ids, its span counted as JavaScript counts.
    #[must_use]
    pub fn new(transcript: &Transcript, cast: &Cast, it: &Override) -> Self {
        let (kind, actor, span) = &it.subject;
        let text = transcript.utterances.get(it.utterance);
        let (decision, act) = match &it.correction {
            Correction::Accept => ("accept", None),
            Correction::Reject => ("reject", None),
            Correction::Change(act) => ("change", Some(act)),
            Correction::Add(act) => ("add", Some(act)),
        };
        Self {
            utterance: it.utterance,
            kind: kind.name().into(),
            actor: id_of(&cast.members, *actor),
            span: to_utf16(text.map_or("", |utterance| &utterance.text), span),
            decision: decision.into(),
            act: act.map(|act| GivenActShape::new(cast, act)),
        }
    }

    /// The override, with members and words resolved.
    ///
    /// # Errors
    /// When it names an utterance, a member or a kind of act that is not there.
    pub fn restore(self, transcript: &Transcript, cast: &Cast) -> Result<Override, ShapeError> {
        let text = transcript
            .utterances
            .get(self.utterance)
            .map(|utterance| utterance.text.as_str())
            .ok_or_else(|| ShapeError::new("override.utterance", "there is no such utterance"))?;
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
                return Err(ShapeError::new(
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
    fn new(cast: &Cast, act: &Act) -> Self {
        let id = |member: Option<MemberId>| member.map(|member| id_of(&cast.members, member));
        Self {
            kind: act.kind.name().into(),
            actor: id_of(&cast.members, act.actor),
            target: id(act.target),
            against: id(act.against),
            strength: Some(act.strength),
        }
    }

    fn restore(self, utterance: usize, span: Range<usize>, cast: &Cast) -> Result<Act, ShapeError> {
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

fn kind(name: &str) -> Result<ActKind, ShapeError> {
    word(ActKind::ALL, ActKind::name, name, "kind of act")
}
