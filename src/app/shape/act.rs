//! Act → plain object.

use serde::Serialize;

use super::analysis::addressee_id;
use super::cast::id_of;
use super::to_utf16;
use crate::session::{Member, Session};
use crate::stance::Act;

/// `Act` of `types.d.ts`.
#[derive(Serialize)]
pub(super) struct ActShape {
    utterance: usize,
    kind: &'static str,
    actor: String,
    target: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<String>,
    addressee: Option<String>,
    span: (usize, usize),
    strength: f64,
    provenance: &'static str,
    why: String,
}

impl ActShape {
    /// An act with member ids, its span counted as JavaScript counts.
    pub(super) fn new(session: &Session, members: &[Member], act: &Act) -> Self {
        let text = session.utterances.get(act.utterance);
        Self {
            utterance: act.utterance,
            kind: act.kind.name(),
            actor: id_of(members, act.actor),
            target: act.target.map(|member| id_of(members, member)),
            against: act.against.map(|member| id_of(members, member)),
            addressee: act.addressee.map(|it| addressee_id(members, it)),
            span: to_utf16(text.map_or("", |spoken| &spoken.text), &act.span),
            strength: act.strength,
            provenance: act.provenance.name(),
            why: act.why.clone(),
        }
    }
}
