//! Structure and hypotheses ⇄ plain objects.

use petgraph::graph::NodeIndex;
use serde_json::Value;

use super::cast::{id_of, ids_of, maybe_member, member, members as read_members};
use super::plain::{Plain, list};
use super::{Fields, ShapeError};
use crate::session::{Cast, Member, MemberId};
use crate::structure::{
    Boundary, BoundaryStyle, Confidence, Hypothesis, Pattern, Rival, Structure, Sufficiency, Tie,
    Tier, Variant,
};

/// `Structure` of `types.d.ts`.
pub(super) fn write(members: &[Member], structure: &Structure) -> Value {
    let (sufficiency, reasons) = match &structure.sufficiency {
        Sufficiency::Enough => ("enough", [].as_slice()),
        Sufficiency::NotEnough { reasons } => ("not-enough", reasons.as_slice()),
        Sufficiency::Withheld => ("withheld", [].as_slice()),
    };
    let graph = &structure.graph;
    let ties = graph.edge_indices().filter_map(|edge| {
        let (source, target) = graph.edge_endpoints(edge)?;
        let (source, target) = (*graph.node_weight(source)?, *graph.node_weight(target)?);
        Some(write_tie(
            members,
            (source, target),
            graph.edge_weight(edge)?,
        ))
    });
    let mut plain = Plain::default();
    plain.put("sufficiency", sufficiency);
    plain.put("reasons", reasons);
    plain.put("ties", ties.collect::<Vec<_>>());
    plain.put(
        "boundaries",
        list(&structure.boundaries, |it| write_boundary(members, it)),
    );
    plain.into()
}

/// Each `Hypothesis` of `types.d.ts`.
pub(super) fn write_all(members: &[Member], hypotheses: &[Hypothesis]) -> Value {
    list(hypotheses, |hypothesis| {
        write_hypothesis(members, hypothesis)
    })
}

/// The structure a map is composed from, out of an `Analysis`.
///
/// # Errors
/// When a field is missing or not what it should be, or names members that are not in the cast.
pub fn read(analysis: &Fields, cast: &Cast) -> Result<Structure, ShapeError> {
    let fields = analysis.within("structure")?;
    let hypotheses = analysis.list("hypotheses", |it| read_hypothesis(it, cast))?;
    let mut structure = Structure {
        boundaries: fields.list("boundaries", |it| read_boundary(it, cast))?,
        hypotheses,
        sufficiency: match fields.text("sufficiency")?.as_str() {
            "enough" => Sufficiency::Enough,
            "withheld" => Sufficiency::Withheld,
            _ => Sufficiency::NotEnough {
                reasons: fields.maybe_texts("reasons")?.unwrap_or_default(),
            },
        },
        ..Structure::default()
    };
    for index in 0..cast.members.len() {
        structure.graph.add_node(MemberId(index));
    }
    for (source, target, tie) in fields.list("ties", |it| read_tie(it, cast))? {
        structure
            .graph
            .add_edge(NodeIndex::new(source.0), NodeIndex::new(target.0), tie);
    }
    Ok(structure)
}

fn write_tie(members: &[Member], (source, target): (MemberId, MemberId), tie: &Tie) -> Value {
    let mut plain = Plain::default();
    plain.put("source", id_of(members, source));
    plain.put("target", id_of(members, target));
    plain.put("positive", tie.positive);
    plain.put("negative", tie.negative);
    plain.put("intrusion", tie.intrusion);
    plain.put("control", tie.control);
    plain.put("address", tie.address);
    plain.put("valence", tie.valence());
    plain.put("acts", tie.acts.as_slice());
    plain.into()
}

fn read_tie(fields: &Fields, cast: &Cast) -> Result<(MemberId, MemberId, Tie), ShapeError> {
    let tie = Tie {
        positive: fields.number("positive")?,
        negative: fields.number("negative")?,
        intrusion: fields.number("intrusion")?,
        control: fields.number("control")?,
        address: fields.count("address")?,
        acts: fields.counts("acts")?,
    };
    let source = member(fields, "source", cast)?;
    Ok((source, member(fields, "target", cast)?, tie))
}

fn write_boundary(members: &[Member], boundary: &Boundary) -> Value {
    let mut plain = Plain::default();
    plain.put("one", ids_of(members, &boundary.one));
    plain.put("other", ids_of(members, &boundary.other));
    plain.put("style", boundary.style.name());
    plain.put("evidence", boundary.evidence.as_slice());
    plain.put("why", boundary.why.as_str());
    plain.into()
}

fn read_boundary(fields: &Fields, cast: &Cast) -> Result<Boundary, ShapeError> {
    Ok(Boundary {
        one: read_members(fields, "one", cast)?,
        other: read_members(fields, "other", cast)?,
        style: fields.word("style", &BoundaryStyle::ALL, BoundaryStyle::name)?,
        evidence: fields.counts("evidence")?,
        why: fields.text("why")?,
    })
}

fn write_hypothesis(members: &[Member], hypothesis: &Hypothesis) -> Value {
    let rival = hypothesis.rival.as_ref();
    let rival_pattern = rival.and_then(|rival| rival.pattern);
    let mut plain = Plain::default();
    plain.put("pattern", hypothesis.pattern.name());
    plain.put("members", ids_of(members, &hypothesis.members));
    plain.maybe("against", hypothesis.against.map(|it| id_of(members, it)));
    plain.maybe("child", hypothesis.child.map(|it| id_of(members, it)));
    if !hypothesis.parents.is_empty() {
        plain.put("parents", ids_of(members, &hypothesis.parents));
    }
    plain.put("crossGenerational", hypothesis.cross_generational);
    plain.put("stable", hypothesis.stable);
    if !hypothesis.variants.is_empty() {
        let names = hypothesis.variants.iter().map(|it| it.name());
        plain.put("variants", names.collect::<Vec<_>>());
    }
    plain.put("tier", hypothesis.tier.name());
    plain.put("confidence", hypothesis.confidence.get());
    plain.put("belief", hypothesis.belief);
    plain.put("evidence", hypothesis.evidence.as_slice());
    plain.put("counterEvidence", hypothesis.counter_evidence.as_slice());
    plain.put("measures", hypothesis.measures.as_slice());
    plain.maybe("rival", rival.map(|rival| rival.statement.as_str()));
    plain.maybe("rivalPattern", rival_pattern.map(Pattern::name));
    plain.put("statement", hypothesis.statement.as_str());
    plain.put("missing", hypothesis.missing.as_slice());
    plain.put("settle", hypothesis.settle.as_str());
    plain.into()
}

fn read_hypothesis(fields: &Fields, cast: &Cast) -> Result<Hypothesis, ShapeError> {
    let rival = fields.maybe_text("rival")?;
    let rival_pattern = fields.maybe_word("rivalPattern", &Pattern::ALL, Pattern::name);
    let texts = |key| Ok::<_, ShapeError>(fields.maybe_texts(key)?.unwrap_or_default());
    Ok(Hypothesis {
        pattern: fields.word("pattern", &Pattern::ALL, Pattern::name)?,
        members: read_members(fields, "members", cast)?,
        against: maybe_member(fields, "against", cast)?,
        child: maybe_member(fields, "child", cast)?,
        parents: read_members(fields, "parents", cast)?,
        cross_generational: fields.flag("crossGenerational")?,
        stable: fields.flag("stable")?,
        variants: fields
            .maybe_texts("variants")?
            .unwrap_or_default()
            .iter()
            .filter_map(|name| Variant::ALL.into_iter().find(|it| it.name() == name))
            .collect(),
        tier: fields.word("tier", &Tier::ALL, Tier::name)?,
        confidence: Confidence::new(fields.number("confidence")?),
        belief: fields.maybe_number("belief")?.unwrap_or(1.0),
        evidence: fields.counts("evidence")?,
        counter_evidence: fields.counts("counterEvidence")?,
        measures: texts("measures")?,
        rival: rival.map(|statement| Rival {
            pattern: rival_pattern.ok().flatten(),
            statement,
        }),
        statement: fields.text("statement")?,
        missing: texts("missing")?,
        settle: fields.maybe_text("settle")?.unwrap_or_default(),
    })
}
