//! Act → plain object, `Act` of `types.d.ts`.

use serde_json::Value;

use super::analysis::addressee_id;
use super::cast::id_of;
use super::plain::Plain;
use super::to_utf16;
use crate::session::{Member, Session};
use crate::stance::{Act, Decision};

/// An act with member ids, its span counted as JavaScript counts.
pub(super) fn write(
    session: &Session,
    members: &[Member],
    act: &Act,
    decision: Option<Decision>,
) -> Value {
    let text = session.utterances.get(act.utterance);
    let mut plain = Plain::default();
    plain.put("utterance", act.utterance);
    plain.put("kind", act.kind.name());
    plain.put("actor", id_of(members, act.actor));
    plain.put("target", act.target.map(|it| id_of(members, it)));
    plain.maybe("against", act.against.map(|it| id_of(members, it)));
    plain.put(
        "addressee",
        act.addressee.map(|it| addressee_id(members, it)),
    );
    plain.put(
        "span",
        to_utf16(text.map_or("", |spoken| &spoken.text), &act.span),
    );
    plain.put("strength", act.strength);
    plain.put("provenance", act.provenance.name());
    plain.put("why", act.why.as_str());
    plain.maybe("decision", decision.map(Decision::name));
    plain.into()
}
