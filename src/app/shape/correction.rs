//! Override ⇄ plain object, `Override` of `types.d.ts`: the person's word over the rules'.

use std::ops::Range;

use serde_json::Value;

use super::cast::{id_of, maybe_member, member};
use super::plain::Plain;
use super::{Fields, ShapeError, from_utf16, to_utf16};
use crate::import::Transcript;
use crate::session::Cast;
use crate::stance::{Act, ActKind, Addressee, Correction, Override, Provenance};

/// An override with member ids, its span counted as JavaScript counts.
#[must_use]
pub fn write(transcript: &Transcript, cast: &Cast, it: &Override) -> Value {
    let (kind, actor, span) = &it.subject;
    let text = transcript.utterances.get(it.utterance);
    let (decision, act) = match &it.correction {
        Correction::Accept => ("accept", None),
        Correction::Reject => ("reject", None),
        Correction::Change(act) => ("change", Some(act)),
        Correction::Add(act) => ("add", Some(act)),
    };
    let mut plain = Plain::default();
    plain.put("utterance", it.utterance);
    plain.put("kind", kind.name());
    plain.put("actor", id_of(&cast.members, *actor));
    plain.put(
        "span",
        to_utf16(text.map_or("", |spoken| &spoken.text), span),
    );
    plain.put("decision", decision);
    plain.maybe("act", act.map(|act| write_act(cast, act)));
    plain.into()
}

/// The override, with members and words resolved.
///
/// # Errors
/// When it names an utterance, a member or a kind of act that is not there.
pub fn read(fields: &Fields, transcript: &Transcript, cast: &Cast) -> Result<Override, ShapeError> {
    let utterance = fields.count("utterance")?;
    let spoken = transcript.utterances.get(utterance);
    let spoken = spoken.ok_or_else(|| fields.refuse("utterance", "is not in the transcript"))?;
    let given = fields.maybe_pair("span")?;
    let given = given.ok_or_else(|| fields.refuse("span", "is missing"))?;
    let span = from_utf16(&spoken.text, (given.0 as usize, given.1 as usize));
    let subject = (kind(fields)?, member(fields, "actor", cast)?, span.clone());
    let act = match fields.maybe_within("act")? {
        Some(act) => Some(read_act(&act, utterance, span, cast)?),
        None => None,
    };
    let correction = match (fields.text("decision")?.as_str(), act) {
        ("accept", _) => Correction::Accept,
        ("reject", _) => Correction::Reject,
        ("change", Some(act)) => Correction::Change(act),
        ("add", Some(act)) => Correction::Add(act),
        _ => {
            let why = "must be accept, reject, or change or add with an act";
            return Err(fields.refuse("decision", why));
        }
    };
    Ok(Override {
        utterance,
        subject,
        correction,
    })
}

fn write_act(cast: &Cast, act: &Act) -> Value {
    let mut plain = Plain::default();
    plain.put("kind", act.kind.name());
    plain.put("actor", id_of(&cast.members, act.actor));
    plain.put("target", act.target.map(|it| id_of(&cast.members, it)));
    plain.put("against", act.against.map(|it| id_of(&cast.members, it)));
    plain.put("strength", act.strength);
    plain.into()
}

fn read_act(
    fields: &Fields,
    utterance: usize,
    span: Range<usize>,
    cast: &Cast,
) -> Result<Act, ShapeError> {
    let target = maybe_member(fields, "target", cast)?;
    let strength = fields.maybe_number("strength")?;
    Ok(Act {
        utterance,
        span,
        kind: kind(fields)?,
        actor: member(fields, "actor", cast)?,
        target,
        against: maybe_member(fields, "against", cast)?,
        addressee: target.map(Addressee::Member),
        strength: strength.filter(|s| (0.0..=1.5).contains(s)).unwrap_or(1.0),
        provenance: Provenance::Spontaneous,
        why: "given by a person".into(),
    })
}

fn kind(fields: &Fields) -> Result<ActKind, ShapeError> {
    fields.word("kind", ActKind::ALL, ActKind::name)
}
