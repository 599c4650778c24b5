//! Acts → graph: what each act adds to which tie.

use petgraph::graph::DiGraph;

use super::Record;
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};
use crate::structure::Tie;

/// What one act adds to the tie from its actor to somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Flow {
    /// To whom.
    pub toward: MemberId,
    /// On which channel.
    pub channel: Channel,
    /// Which share of the act's weight.
    pub share: f64,
}

/// What the third of a triadic act receives, as a share of the act's weight. Joining or making a charge against someone
/// is negative in full; taking the other side, asking for backing, speaking past someone or leaving them out is so by
/// half; a defence answers an attack and attacks nobody. Project's choice.
const fn against_share(kind: ActKind) -> f64 {
    match kind {
        ActKind::AgreeAgainst | ActKind::ComplainAbout | ActKind::ComplainToChild => 1.0,
        ActKind::Side | ActKind::Enlist | ActKind::Secret | ActKind::Relay => 0.5,
        _ => 0.0,
    }
}

/// What an act adds to the ties of its actor.
///
/// Dyadic acts flow to their target on their own channel. Triadic acts that bind (agree-against, side, defend, secret)
/// are positive to the one bonded with; complaints give their hearer nothing, for being told is not being liked; asking
/// and relaying give nothing either. A complaint coded without a third is about its target.
pub(super) fn flows(
    kind: ActKind,
    target: Option<MemberId>,
    against: Option<MemberId>,
) -> [Option<Flow>; 2] {
    let complaint = matches!(kind, ActKind::ComplainAbout | ActKind::ComplainToChild);
    let third = if complaint {
        against.or(target)
    } else {
        against
    };
    let to_third = third
        .filter(|_| against_share(kind) > 0.0)
        .map(|toward| Flow {
            toward,
            channel: Channel::Negative,
            share: against_share(kind),
        });
    let signed = matches!(
        kind.channel(),
        Channel::Positive | Channel::Negative | Channel::Intrusion | Channel::Control
    );
    let to_target = target.filter(|_| signed && !complaint).map(|toward| Flow {
        toward,
        channel: kind.channel(),
        share: 1.0,
    });
    [to_target, to_third]
}

/// The family's graph: everyone of the cast as a node, ties summed from the acts that count.
///
/// A repair takes back half the weight of the actor's last negative act toward the same member.
pub(in crate::structure) fn build(record: &Record<'_>) -> DiGraph<MemberId, Tie> {
    let mut graph = DiGraph::new();
    for (member, _) in record.family.everyone() {
        graph.add_node(member);
    }
    let mut ties = Ties::of(record);
    for (one, row) in ties.rows.iter_mut().enumerate() {
        for (other, tie) in row.iter_mut().enumerate() {
            if tie.address > 0 || !tie.acts.is_empty() {
                let (from, to) = (
                    petgraph::graph::NodeIndex::new(one),
                    petgraph::graph::NodeIndex::new(other),
                );
                graph.add_edge(from, to, std::mem::take(tie));
            }
        }
    }
    graph
}

/// Ties between all members, row to column.
#[derive(Clone, Debug, Default)]
pub(in crate::structure) struct Ties {
    rows: Vec<Vec<Tie>>,
}

impl Ties {
    /// Sums the acts that count.
    pub(in crate::structure) fn of(record: &Record<'_>) -> Self {
        let people = record.family.len();
        let mut ties = Self {
            rows: vec![vec![Tie::default(); people]; people],
        };
        let mut last_negative: Vec<(MemberId, MemberId, f64)> = Vec::new();
        for (_, moment) in record.counting() {
            let flows = flows(moment.kind, moment.target, moment.against);
            for flow in flows.into_iter().flatten() {
                let weight = moment.weight * flow.share;
                ties.add(moment.actor, flow, weight, moment.act);
                if flow.channel == Channel::Negative {
                    last_negative.push((moment.actor, flow.toward, weight));
                }
            }
            if moment.kind == ActKind::Repair {
                let taken = last_negative
                    .iter()
                    .rposition(|&(who, whom, _)| who == moment.actor && Some(whom) == moment.target)
                    .map(|at| last_negative.remove(at));
                if let Some((who, whom, weight)) = taken
                    && let Some(tie) = ties.get_mut(who, whom)
                {
                    tie.negative = (tie.negative - weight / 2.0).max(0.0);
                }
            }
        }
        ties.count_addresses(record);
        ties
    }

    /// The tie from one member to another.
    fn get(&self, from: MemberId, to: MemberId) -> Option<&Tie> {
        self.rows.get(from.0)?.get(to.0)
    }

    /// Valence of the tie from one member to another, −1..1; 0 when nothing is known.
    pub(in crate::structure) fn valence(&self, from: MemberId, to: MemberId) -> f64 {
        self.get(from, to).map_or(0.0, Tie::valence)
    }

    fn get_mut(&mut self, from: MemberId, to: MemberId) -> Option<&mut Tie> {
        self.rows.get_mut(from.0)?.get_mut(to.0)
    }

    fn add(&mut self, from: MemberId, flow: Flow, weight: f64, act: usize) {
        let Some(tie) = self.get_mut(from, flow.toward) else {
            return;
        };
        match flow.channel {
            Channel::Positive => tie.positive += weight,
            Channel::Negative => tie.negative += weight,
            Channel::Intrusion => tie.intrusion += weight,
            Channel::Control => tie.control += weight,
            Channel::Rank | Channel::Neutral => {}
        }
        tie.acts.push(act);
    }

    fn count_addresses(&mut self, record: &Record<'_>) {
        for &(from, to) in &record.addresses {
            if let Some(tie) = self.get_mut(from, to) {
                tie.address += 1;
            }
        }
    }
}
