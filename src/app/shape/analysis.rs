//! Analysis → plain object; and the part of one from which a map is made, back.

use serde::Serialize;

use super::act::ActShape;
use super::cast::id_of;
use super::process::ProcessShape;
use super::structure::{HypothesisShape, StructureShape};
use crate::Analysis;
use crate::session::Member;
use crate::stance::{Addressee, SafetyFlag};
use crate::structure::Intervention;

/// `Analysis` of `types.d.ts`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnalysisShape {
    process: ProcessShape,
    addressees: Vec<Option<String>>,
    acts: Vec<ActShape>,
    safety: Vec<SafetyShape>,
    structure: StructureShape,
    hypotheses: Vec<HypothesisShape>,
    signals: Vec<HypothesisShape>,
    interventions: Vec<InterventionShape>,
}

#[derive(Serialize)]
struct SafetyShape {
    utterance: usize,
    span: (usize, usize),
    concern: &'static str,
    members: Vec<String>,
}

#[derive(Serialize)]
struct InterventionShape {
    hypothesis: usize,
    name: String,
    step: String,
    say: Vec<String>,
    expect: String,
    hold: String,
}

impl From<&Analysis> for AnalysisShape {
    fn from(analysis: &Analysis) -> Self {
        let session = &analysis.session;
        let members: Vec<Member> = session.family.everyone().map(|(_, m)| m.clone()).collect();
        let structure = &analysis.structure;
        let hypotheses = |all: &[_]| {
            all.iter()
                .map(|h| HypothesisShape::new(&members, h))
                .collect()
        };
        Self {
            process: ProcessShape::new(&members, &analysis.process),
            addressees: analysis
                .coding
                .addressees
                .iter()
                .map(|addressee| addressee.map(|it| addressee_id(&members, it)))
                .collect(),
            acts: analysis
                .coding
                .acts
                .iter()
                .map(|act| ActShape::new(session, &members, act))
                .collect(),
            safety: analysis
                .coding
                .safety
                .iter()
                .map(|flag| SafetyShape::new(analysis, &members, flag))
                .collect(),
            structure: StructureShape::new(&members, structure),
            hypotheses: hypotheses(&structure.hypotheses),
            signals: hypotheses(&structure.signals),
            interventions: structure
                .interventions
                .iter()
                .map(InterventionShape::from)
                .collect(),
        }
    }
}

impl SafetyShape {
    fn new(analysis: &Analysis, members: &[Member], flag: &SafetyFlag) -> Self {
        let text = analysis.session.utterances.get(flag.utterance);
        Self {
            utterance: flag.utterance,
            span: super::to_utf16(text.map_or("", |spoken| &spoken.text), &flag.span),
            concern: flag.concern,
            members: flag.members.iter().map(|&id| id_of(members, id)).collect(),
        }
    }
}

impl From<&Intervention> for InterventionShape {
    fn from(intervention: &Intervention) -> Self {
        Self {
            hypothesis: intervention.hypothesis,
            name: intervention.name.into(),
            step: intervention.step.clone(),
            say: intervention.say.clone(),
            expect: intervention.expect.clone(),
            hold: intervention.hold.clone(),
        }
    }
}

/// An addressee as the contract writes it: a member's id, or `all`.
pub(super) fn addressee_id(members: &[Member], addressee: Addressee) -> String {
    match addressee {
        Addressee::Member(member) => id_of(members, member),
        Addressee::All => "all".into(),
    }
}
