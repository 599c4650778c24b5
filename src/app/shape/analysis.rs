//! Analysis → plain object, `Analysis` of `types.d.ts`.

use serde_json::Value;

use super::cast::{id_of, ids_of};
use super::plain::{Plain, list};
use super::{act, process, structure};
use crate::Analysis;
use crate::map::Fault;
use crate::session::{Family, Member};
use crate::stance::{Addressee, SafetyFlag};
use crate::structure::{DrawnReading, Intervention, Opening};

/// An analysis with member ids.
#[must_use]
pub fn write(analysis: &Analysis) -> Value {
    let session = &analysis.session;
    let members: Vec<Member> = session.family.everyone().map(|(_, m)| m.clone()).collect();
    let coding = &analysis.coding;
    let addressees = list(&coding.addressees, |addressee| {
        addressee.map(|it| addressee_id(&members, it)).into()
    });
    let decisions = coding.standings.iter().map(|standing| standing.decision);
    let acts = coding
        .acts
        .iter()
        .zip(decisions.chain(std::iter::repeat(None)));
    let acts: Vec<Value> = acts
        .map(|(act, decision)| act::write(session, &members, act, decision))
        .collect();
    let flags = |flags| list(flags, |flag| write_flag(analysis, &members, flag));
    let found = &analysis.structure;
    let mut plain = Plain::default();
    plain.put(
        "process",
        process::write(&members, &analysis.timeline, &analysis.process),
    );
    plain.put("addressees", addressees);
    plain.put("acts", acts);
    plain.put("safety", flags(&coding.safety));
    plain.put("setAside", flags(&coding.set_aside));
    plain.put("structure", structure::write(&members, found));
    plain.put(
        "hypotheses",
        structure::write_all(&members, &found.hypotheses),
    );
    plain.put("signals", structure::write_all(&members, &found.signals));
    plain.put(
        "observations",
        structure::write_all(&members, &found.observations),
    );
    plain.put(
        "interventions",
        list(&found.interventions, write_intervention),
    );
    plain.put("openings", list(&found.openings, write_opening));
    plain.into()
}

/// What a drawn map says, `MapReading` of `types.d.ts`.
#[must_use]
pub fn write_drawn(family: &Family, reading: &DrawnReading, faults: &[Fault]) -> Value {
    let members: Vec<Member> = family.everyone().map(|(_, m)| m.clone()).collect();
    let mut plain = Plain::default();
    plain.put(
        "hypotheses",
        structure::write_all(&members, &reading.hypotheses),
    );
    plain.put(
        "interventions",
        list(&reading.interventions, write_intervention),
    );
    plain.put("gaps", reading.gaps.as_slice());
    plain.put("faults", list(faults, write_fault));
    plain.into()
}

fn write_fault(fault: &Fault) -> Value {
    let mut plain = Plain::default();
    plain.put("id", fault.id.as_str());
    plain.put("sentence", fault.kind.to_string());
    plain.put("remedy", fault.kind.remedy());
    plain.into()
}

fn write_flag(analysis: &Analysis, members: &[Member], flag: &SafetyFlag) -> Value {
    let text = analysis.session.utterances.get(flag.utterance);
    let text = text.map_or("", |spoken| &spoken.text);
    let mut plain = Plain::default();
    plain.put("utterance", flag.utterance);
    plain.put("span", super::to_utf16(text, &flag.span));
    plain.put("concern", flag.concern);
    plain.put("members", ids_of(members, &flag.members));
    plain.into()
}

fn write_opening(opening: &Opening) -> Value {
    let mut plain = Plain::default();
    plain.put("hypothesis", opening.hypothesis);
    plain.put("name", opening.name);
    plain.put("act", opening.act);
    plain.put("why", opening.why.as_str());
    plain.into()
}

fn write_intervention(intervention: &Intervention) -> Value {
    let mut plain = Plain::default();
    plain.put("hypothesis", intervention.hypothesis);
    plain.put("name", intervention.name);
    plain.put("step", intervention.step.as_str());
    plain.put("say", intervention.say.as_slice());
    plain.put("expect", intervention.expect.as_str());
    plain.put("hold", intervention.hold.as_str());
    plain.into()
}

/// An addressee as the contract writes it: a member's id, or `all`.
pub(super) fn addressee_id(members: &[Member], addressee: Addressee) -> String {
    match addressee {
        Addressee::Member(member) => id_of(members, member),
        Addressee::All => "all".into(),
    }
}
