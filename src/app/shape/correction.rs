//! The person's word over the rules' ⇄ plain objects, `Override` and `SafetyWord` of `types.d.ts`.

use serde_json::Value;

use super::analysis::addressee_id;
use super::cast::{id_of, maybe_member, member};
use super::plain::Plain;
use super::{Fields, ShapeError, from_utf16, to_utf16};
use crate::import::Transcript;
use crate::session::Cast;
use crate::stance::{
    ActId, ActKind, Addressee, Correction, Given, Override, Provenance, SafetyVerdict, SafetyWord,
};

/// How the addressee is written that is everyone in the room.
const ALL: &str = "all";

/// An override with member ids, its span counted as JavaScript counts.
#[must_use]
pub fn write(transcript: &Transcript, cast: &Cast, it: &Override) -> Value {
    let subject = &it.subject;
    let text = transcript.utterances.get(subject.utterance);
    let (decision, act) = match &it.correction {
        Correction::Accept(act) => ("accept", act.as_ref()),
        Correction::Reject => ("reject", None),
        Correction::Change(act) => ("change", Some(act)),
        Correction::Add(act) => ("add", Some(act)),
    };
    let id = |member| id_of(&cast.members, member);
    let mut plain = Plain::default();
    plain.put("utterance", subject.utterance);
    plain.put("kind", subject.kind.name());
    plain.put("actor", id(subject.actor));
    plain.maybe("target", subject.target.map(id));
    plain.maybe("against", subject.against.map(id));
    plain.put(
        "span",
        to_utf16(text.map_or("", |spoken| &spoken.text), &subject.span),
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
    let span = fields.maybe_pair("span")?;
    let span = span.ok_or_else(|| fields.refuse("span", "is missing"))?;
    let subject = ActId {
        utterance,
        kind: kind(fields)?,
        actor: member(fields, "actor", cast)?,
        span: from_utf16(&spoken.text, (span.0 as usize, span.1 as usize)),
        target: maybe_member(fields, "target", cast)?,
        against: maybe_member(fields, "against", cast)?,
    };
    let act = fields.maybe_within("act")?;
    let act = act.map(|act| read_act(&act, cast)).transpose()?;
    let correction = match (fields.text("decision")?.as_str(), act) {
        ("accept", act) => Correction::Accept(act),
        ("reject", _) => Correction::Reject,
        ("change", Some(act)) => Correction::Change(act),
        ("add", Some(act)) => Correction::Add(act),
        _ => {
            let why = "must be accept, reject, or change or add with an act";
            return Err(fields.refuse("decision", why));
        }
    };
    Ok(Override {
        subject,
        correction,
    })
}

/// The person's word on safety, `SafetyWord` of `types.d.ts`.
#[must_use]
pub fn write_safety(it: &SafetyWord) -> Value {
    let (decision, concern) = match &it.verdict {
        SafetyVerdict::SetAside(concern) => ("set-aside", Some(concern.as_str())),
        SafetyVerdict::Raised => ("raise", None),
    };
    let mut plain = Plain::default();
    plain.put("utterance", it.utterance);
    plain.put("decision", decision);
    plain.maybe("concern", concern);
    plain.into()
}

/// The same from a plain object.
///
/// # Errors
/// When it names an utterance that is not there, or sets aside without saying what.
pub fn read_safety(fields: &Fields, transcript: &Transcript) -> Result<SafetyWord, ShapeError> {
    let utterance = fields.count("utterance")?;
    if utterance >= transcript.utterances.len() {
        return Err(fields.refuse("utterance", "is not in the transcript"));
    }
    let concern = fields.maybe_text("concern")?;
    let verdict = match (fields.text("decision")?.as_str(), concern) {
        ("set-aside", Some(concern)) => SafetyVerdict::SetAside(concern),
        ("raise", _) => SafetyVerdict::Raised,
        _ => {
            let why = "must be raise, or set-aside with a concern";
            return Err(fields.refuse("decision", why));
        }
    };
    Ok(SafetyWord { utterance, verdict })
}

fn write_act(cast: &Cast, act: &Given) -> Value {
    let id = |member| id_of(&cast.members, member);
    let mut plain = Plain::default();
    plain.put("kind", act.kind.name());
    plain.put("actor", id(act.actor));
    plain.put("target", act.target.map(id));
    plain.put("against", act.against.map(id));
    plain.maybe(
        "addressee",
        act.addressee.map(|it| addressee_id(&cast.members, it)),
    );
    plain.put("strength", act.strength);
    plain.maybe("provenance", act.provenance.map(Provenance::name));
    plain.into()
}

fn read_act(fields: &Fields, cast: &Cast) -> Result<Given, ShapeError> {
    let strength = fields.maybe_number("strength")?;
    Ok(Given {
        kind: kind(fields)?,
        actor: member(fields, "actor", cast)?,
        target: maybe_member(fields, "target", cast)?,
        against: maybe_member(fields, "against", cast)?,
        addressee: match fields.maybe_text("addressee")?.as_deref() {
            Some(ALL) => Some(Addressee::All),
            _ => maybe_member(fields, "addressee", cast)?.map(Addressee::Member),
        },
        strength: strength.filter(|s| (0.0..=1.5).contains(s)).unwrap_or(1.0),
        provenance: fields.maybe_word("provenance", &Provenance::ALL, Provenance::name)?,
    })
}

fn kind(fields: &Fields) -> Result<ActKind, ShapeError> {
    fields.word("kind", ActKind::ALL, ActKind::name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Utterance;
    use crate::session::{Member, MemberId};
    use serde_json::json;

    fn scene() -> (Transcript, Cast) {
        let member = |id: &str| Member {
            id: id.into(),
            ..Member::default()
        };
        let said = Utterance {
            text: "Ähm 🙂 you never listen.".into(),
            ..Utterance::default()
        };
        let transcript = Transcript {
            utterances: vec![said],
            ..Transcript::default()
        };
        let cast = Cast {
            members: vec![member("karen"), member("tom"), member("leo")],
        };
        (transcript, cast)
    }

    fn read_back(value: &Value) -> Result<Override, ShapeError> {
        let (transcript, cast) = scene();
        read(&Fields::of(value, "override")?, &transcript, &cast)
    }

    #[test]
    fn a_decision_comes_back_as_it_was_made() {
        let (transcript, cast) = scene();
        let given = Given {
            kind: ActKind::AgreeAgainst,
            actor: MemberId(0),
            target: Some(MemberId(2)),
            against: Some(MemberId(1)),
            addressee: Some(Addressee::All),
            strength: 0.5,
            provenance: Some(Provenance::Led),
        };
        let open = Given {
            against: None,
            addressee: None,
            provenance: None,
            ..given.clone()
        };
        let corrections = [
            Correction::Accept(Some(given.clone())),
            Correction::Accept(None),
            Correction::Reject,
            Correction::Change(given),
            Correction::Add(open),
        ];
        for correction in corrections {
            let made = Override {
                subject: ActId {
                    utterance: 0,
                    kind: ActKind::Criticise,
                    actor: MemberId(0),
                    span: 10..19,
                    target: Some(MemberId(1)),
                    against: None,
                },
                correction,
            };
            assert_eq!(read_back(&write(&transcript, &cast, &made)), Ok(made));
        }
    }

    #[test]
    fn decisions_of_older_cases_are_understood() {
        let old = json!({
            "utterance": 0, "kind": "criticise", "actor": "karen", "span": [7, 16], "decision": "change",
            "act": { "kind": "contempt", "actor": "karen", "target": "tom", "against": null, "strength": 1.5 }
        });
        let read = read_back(&old).expect("an override");
        assert_eq!(read.subject.target, None);
        assert_eq!(
            &scene().0.utterances[0].text[read.subject.span],
            "you never"
        );
        let Correction::Change(given) = read.correction else {
            panic!("{:?}", read.correction);
        };
        assert_eq!((given.target, given.provenance), (Some(MemberId(1)), None));
        let accepted = json!({
            "utterance": 0, "kind": "criticise", "actor": "karen", "span": [7, 16], "decision": "accept"
        });
        let read = read_back(&accepted).map(|it| it.correction);
        assert_eq!(read, Ok(Correction::Accept(None)));
    }
}
