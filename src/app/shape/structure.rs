//! Structure and hypotheses ⇄ plain objects.

use petgraph::graph::NodeIndex;
use serde::{Deserialize, Serialize};

use super::ShapeError;
use super::cast::{id_of, member_of, members_of};
use super::word;
use crate::session::{Cast, Member, MemberId};
use crate::structure::{
    Boundary, BoundaryStyle, Confidence, Hypothesis, Pattern, Rival, Structure, Sufficiency, Tie,
    Tier,
};

/// The part of an `Analysis` from which a map is made.
#[derive(Deserialize)]
pub struct GivenAnalysisShape {
    structure: StructureShape,
    hypotheses: Vec<HypothesisShape>,
}

/// `Structure` of `types.d.ts`.
#[derive(Serialize, Deserialize)]
pub(super) struct StructureShape {
    sufficiency: String,
    #[serde(default)]
    reasons: Vec<String>,
    ties: Vec<TieShape>,
    boundaries: Vec<BoundaryShape>,
}

#[derive(Serialize, Deserialize)]
struct TieShape {
    source: String,
    target: String,
    positive: f64,
    negative: f64,
    intrusion: f64,
    control: f64,
    address: usize,
    valence: f64,
    acts: Vec<usize>,
}

#[derive(Serialize, Deserialize)]
struct BoundaryShape {
    one: Vec<String>,
    other: Vec<String>,
    style: String,
    evidence: Vec<usize>,
    why: String,
}

/// `Hypothesis` of `types.d.ts`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HypothesisShape {
    pattern: String,
    members: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    against: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    child: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parents: Option<Vec<String>>,
    #[serde(default)]
    cross_generational: bool,
    #[serde(default)]
    stable: bool,
    tier: String,
    confidence: f64,
    evidence: Vec<usize>,
    counter_evidence: Vec<usize>,
    #[serde(default)]
    measures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rival: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rival_pattern: Option<String>,
    statement: String,
    #[serde(default)]
    missing: Vec<String>,
    #[serde(default)]
    settle: String,
}

impl StructureShape {
    /// A structure with member ids.
    pub(super) fn new(members: &[Member], structure: &Structure) -> Self {
        let (sufficiency, reasons) = match &structure.sufficiency {
            Sufficiency::Enough => ("enough", Vec::new()),
            Sufficiency::NotEnough { reasons } => ("not-enough", reasons.clone()),
            Sufficiency::Withheld => ("withheld", Vec::new()),
        };
        let graph = &structure.graph;
        let ties = graph.edge_indices().filter_map(|edge| {
            let (source, target) = graph.edge_endpoints(edge)?;
            let (source, target) = (graph.node_weight(source)?, graph.node_weight(target)?);
            Some(TieShape::new(
                members,
                (*source, *target),
                graph.edge_weight(edge)?,
            ))
        });
        Self {
            sufficiency: sufficiency.into(),
            reasons,
            ties: ties.collect(),
            boundaries: structure
                .boundaries
                .iter()
                .map(|boundary| BoundaryShape::new(members, boundary))
                .collect(),
        }
    }
}

impl TieShape {
    fn new(members: &[Member], (source, target): (MemberId, MemberId), tie: &Tie) -> Self {
        Self {
            source: id_of(members, source),
            target: id_of(members, target),
            positive: tie.positive,
            negative: tie.negative,
            intrusion: tie.intrusion,
            control: tie.control,
            address: tie.address,
            valence: tie.valence(),
            acts: tie.acts.clone(),
        }
    }
}

impl BoundaryShape {
    fn new(members: &[Member], boundary: &Boundary) -> Self {
        let ids = |side: &[MemberId]| side.iter().map(|&id| id_of(members, id)).collect();
        Self {
            one: ids(&boundary.one),
            other: ids(&boundary.other),
            style: boundary.style.name().into(),
            evidence: boundary.evidence.clone(),
            why: boundary.why.clone(),
        }
    }
}

impl HypothesisShape {
    /// A hypothesis with member ids.
    pub(super) fn new(members: &[Member], hypothesis: &Hypothesis) -> Self {
        let ids = |ids: &[MemberId]| ids.iter().map(|&id| id_of(members, id)).collect::<Vec<_>>();
        let id = |member: Option<MemberId>| member.map(|member| id_of(members, member));
        Self {
            pattern: hypothesis.pattern.name().into(),
            members: ids(&hypothesis.members),
            against: id(hypothesis.against),
            child: id(hypothesis.child),
            parents: (!hypothesis.parents.is_empty()).then(|| ids(&hypothesis.parents)),
            cross_generational: hypothesis.cross_generational,
            stable: hypothesis.stable,
            tier: hypothesis.tier.name().into(),
            confidence: hypothesis.confidence.get(),
            evidence: hypothesis.evidence.clone(),
            counter_evidence: hypothesis.counter_evidence.clone(),
            measures: hypothesis.measures.clone(),
            rival: hypothesis
                .rival
                .as_ref()
                .map(|rival| rival.statement.clone()),
            rival_pattern: hypothesis
                .rival
                .as_ref()
                .and_then(|rival| rival.pattern)
                .map(|pattern| pattern.name().into()),
            statement: hypothesis.statement.clone(),
            missing: hypothesis.missing.clone(),
            settle: hypothesis.settle.clone(),
        }
    }

    fn restore(self, cast: &Cast) -> Result<Hypothesis, ShapeError> {
        let ids = |ids: Vec<String>| members_of(cast, &ids);
        let id = |id: Option<String>| id.map(|id| member_of(cast, &id)).transpose();
        Ok(Hypothesis {
            pattern: word(&Pattern::ALL, Pattern::name, &self.pattern, "pattern")?,
            members: ids(self.members)?,
            against: id(self.against)?,
            child: id(self.child)?,
            parents: ids(self.parents.unwrap_or_default())?,
            cross_generational: self.cross_generational,
            stable: self.stable,
            tier: word(&Tier::ALL, Tier::name, &self.tier, "tier")?,
            confidence: Confidence::new(self.confidence),
            evidence: self.evidence,
            counter_evidence: self.counter_evidence,
            measures: self.measures,
            rival: self.rival.map(|statement| Rival {
                pattern: self.rival_pattern.and_then(|name| {
                    word(&Pattern::ALL, Pattern::name, &name, "rival pattern").ok()
                }),
                statement,
            }),
            statement: self.statement,
            missing: self.missing,
            settle: self.settle,
        })
    }
}

impl GivenAnalysisShape {
    /// The structure a map is composed from.
    pub fn restore(self, cast: &Cast) -> Result<Structure, ShapeError> {
        let mut structure = Structure {
            boundaries: self
                .structure
                .boundaries
                .into_iter()
                .map(|boundary| boundary.restore(cast))
                .collect::<Result<_, _>>()?,
            hypotheses: self
                .hypotheses
                .into_iter()
                .map(|hypothesis| hypothesis.restore(cast))
                .collect::<Result<_, _>>()?,
            sufficiency: match self.structure.sufficiency.as_str() {
                "enough" => Sufficiency::Enough,
                "withheld" => Sufficiency::Withheld,
                _ => Sufficiency::NotEnough {
                    reasons: self.structure.reasons,
                },
            },
            ..Structure::default()
        };
        for index in 0..cast.members.len() {
            structure.graph.add_node(MemberId(index));
        }
        for tie in self.structure.ties {
            let source = member_of(cast, &tie.source)?;
            let target = member_of(cast, &tie.target)?;
            structure.graph.add_edge(
                NodeIndex::new(source.0),
                NodeIndex::new(target.0),
                tie.restore(),
            );
        }
        Ok(structure)
    }
}

impl TieShape {
    fn restore(self) -> Tie {
        Tie {
            positive: self.positive,
            negative: self.negative,
            intrusion: self.intrusion,
            control: self.control,
            address: self.address,
            acts: self.acts,
        }
    }
}

impl BoundaryShape {
    fn restore(self, cast: &Cast) -> Result<Boundary, ShapeError> {
        Ok(Boundary {
            one: members_of(cast, &self.one)?,
            other: members_of(cast, &self.other)?,
            style: word(
                &BoundaryStyle::ALL,
                BoundaryStyle::name,
                &self.style,
                "boundary style",
            )?,
            evidence: self.evidence,
            why: self.why,
        })
    }
}
