//! Stretches of open conflict, and what each three did in them.

use super::act::{Act, ActKind, Channel};
use super::{Coding, Configuration, Episode, Trio};
use crate::session::{MemberId, Session};
use crate::sorted::{Order, SortedMap};

/// The longest run of turns without a conflict act inside one episode.
const GAP: usize = 6;

/// Conflict acts that keep an episode going.
const fn is_conflict(act: &Act) -> bool {
    matches!(act.kind.channel(), Channel::Negative) || act.kind.is_triadic()
}

/// Disagreement opens an episode or keeps it going, but does not make one alone.
fn belongs(act: &Act) -> bool {
    is_conflict(act) || act.kind == ActKind::Disagree
}

/// The episodes of a coding's acts.
fn episodes(session: &Session, acts: &[Act]) -> Vec<Episode> {
    let turn = |act: &Act| session.utterances.get(act.utterance).map_or(0, |s| s.turn);
    let mut episodes: Vec<Episode> = Vec::new();
    for (index, act) in acts.iter().enumerate().filter(|(_, act)| belongs(act)) {
        let now = turn(act);
        match episodes.last_mut() {
            Some(episode) if now <= episode.turns.end + GAP => {
                episode.turns.end = episode.turns.end.max(now + 1);
                episode.acts.push(index);
            }
            _ => episodes.push(Episode {
                turns: now..now + 1,
                acts: vec![index],
                ..Episode::default()
            }),
        }
    }
    episodes.retain(|episode| {
        episode
            .acts
            .iter()
            .any(|&a| acts.get(a).is_some_and(is_conflict))
    });
    for episode in &mut episodes {
        episode.participants = participants(&episode.acts, acts);
        episode.trios = trios(episode, acts);
    }
    episodes
}

fn participants(indices: &[usize], acts: &[Act]) -> Vec<MemberId> {
    let mut members: Vec<MemberId> = indices
        .iter()
        .filter_map(|&index| acts.get(index))
        .flat_map(|act| [Some(act.actor), act.target, act.against])
        .flatten()
        .collect();
    members.order();
    members.dedup();
    members
}

/// What every three of the participants did.
fn trios(episode: &Episode, acts: &[Act]) -> Vec<Trio> {
    let mut bonds: SortedMap<(MemberId, MemberId, MemberId), f64> = SortedMap::new();
    let mut clash: SortedMap<(MemberId, MemberId), f64> = SortedMap::new();
    for act in episode.acts.iter().filter_map(|&index| acts.get(index)) {
        let binds = matches!(
            act.kind,
            ActKind::AgreeAgainst | ActKind::Side | ActKind::Defend | ActKind::Secret
        );
        match (act.target, act.against) {
            (Some(ally), Some(third)) if binds => {
                let (one, other) = (act.actor.min(ally), act.actor.max(ally));
                *bonds.entry((one, other, third)).or_default() += act.weight();
            }
            (Some(target), None) => {
                let pair = (act.actor.min(target), act.actor.max(target));
                *clash.entry(pair).or_default() += act.weight();
            }
            _ => {}
        }
    }
    let members = &episode.participants;
    let mut trios = Vec::new();
    for (i, &a) in members.iter().enumerate() {
        for (j, &b) in members.iter().enumerate().skip(i + 1) {
            for &c in members.iter().skip(j + 1) {
                trios.push(Trio {
                    members: [a, b, c],
                    configuration: configuration([a, b, c], &bonds, &clash),
                });
            }
        }
    }
    trios
}

fn configuration(
    [a, b, c]: [MemberId; 3],
    bonds: &SortedMap<(MemberId, MemberId, MemberId), f64>,
    clash: &SortedMap<(MemberId, MemberId), f64>,
) -> Configuration {
    let bond = |x: MemberId, y: MemberId, z: MemberId| {
        bonds.get(&(x.min(y), x.max(y), z)).copied().unwrap_or(0.0)
    };
    let mut against = [(c, bond(a, b, c)), (b, bond(a, c, b)), (a, bond(b, c, a))];
    against.sort_by(|one, other| other.1.total_cmp(&one.1));
    if let [(third, most), (_, next), _] = against
        && most > next
    {
        return Configuration::Against(third);
    }
    let open = [(a, b), (a, c), (b, c)]
        .iter()
        .filter(|pair| clash.contains_key(pair))
        .count();
    match open {
        3 => Configuration::Open,
        1 => Configuration::Dyad,
        _ => Configuration::Mixed,
    }
}

impl Coding {
    /// The same coding with the episodes its acts make.
    pub(crate) fn with_episodes(self, session: &Session) -> Self {
        Self {
            episodes: episodes(session, &self.acts),
            ..self
        }
    }
}
