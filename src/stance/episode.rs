//! Stretches of open conflict, and what each three did in them.

use super::act::{Act, ActKind, Channel};
use super::{Addressee, Coding, Configuration, Ending, Episode, Trio};
use crate::session::{MemberId, Session, Spoken};
use crate::sorted::{Order, SortedMap};

/// The longest run of turns without a conflict act inside one episode.
const GAP: usize = 6;
/// How many turns show whether those in a dispute go on with each other. Project's choice.
const AFTERWARDS: usize = 3;

/// Conflict acts that keep an episode going.
const fn is_conflict(act: &Act) -> bool {
    matches!(act.kind.channel(), Channel::Negative) || act.kind.is_triadic()
}

/// Disagreement opens an episode or keeps it going, but does not make one alone.
fn belongs(act: &Act) -> bool {
    is_conflict(act) || act.kind == ActKind::Disagree
}

/// The episodes of a coding's acts.
fn episodes(session: &Session, acts: &[Act], heard: &[Option<Addressee>]) -> Vec<Episode> {
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
        episode.ending = ending(session, episode, acts, heard);
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

/// How an episode ended.
fn ending(
    session: &Session,
    episode: &Episode,
    acts: &[Act],
    heard: &[Option<Addressee>],
) -> Ending {
    let mut charges = episode.acts.iter().filter_map(|&index| acts.get(index));
    let Some(last) = charges.rfind(|act| is_conflict(act)) else {
        return Ending::Open;
    };
    let turn = |at: usize| session.utterances.get(at).map_or(0, |s| s.turn);
    let (from, until) = (last.utterance, turn(last.utterance) + GAP);
    let here = acts.partition_point(|act| act.utterance < from);
    let later = acts.get(here..).unwrap_or_default().iter();
    let later = later.take_while(|act| turn(act.utterance) <= until);
    let within = |id: MemberId| episode.participants.contains(&id);
    for act in later {
        let settles = matches!(
            act.kind,
            ActKind::Repair | ActKind::Agree | ActKind::Yield | ActKind::Executive
        );
        if settles && act.utterance > from && within(act.actor) && act.target.is_none_or(within) {
            return Ending::Resolved;
        }
        if matches!(act.kind, ActKind::Divert | ActKind::DenyConflict) {
            return Ending::Diverted;
        }
    }
    let spoken = session.utterances.iter().enumerate().skip(from + 1);
    let mut after = spoken
        .filter(|(_, said)| said.turn > turn(from))
        .take_while(|(_, said)| said.turn <= turn(from) + AFTERWARDS)
        .peekable();
    let goes_on = |(at, said): (usize, &Spoken)| {
        let to = heard.get(at).copied().flatten().and_then(Addressee::member);
        said.speaker.is_some_and(within) && to.is_some_and(within)
    };
    if after.peek().is_none() || after.any(goes_on) {
        Ending::Open
    } else {
        Ending::Dropped
    }
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
            episodes: episodes(session, &self.acts, &self.addressees),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stance::Provenance;
    use crate::stance::tests::session;

    /// "Karen > Tom criticise" at a line, for each; Karen and Tom quarrel in the first two lines.
    fn ends(lines: &[&str], more: &[(usize, &str, &str, ActKind)]) -> Ending {
        let session = session(lines);
        let id = |name: &str| {
            let mut members = session.family.everyone();
            let found = members.find(|(_, member)| member.name == name);
            found.map(|(id, _)| id).expect("a member")
        };
        let act = |&(utterance, actor, target, kind): &(usize, &str, &str, ActKind)| Act {
            utterance,
            span: 0..1,
            kind,
            actor: id(actor),
            target: Some(id(target)),
            against: None,
            addressee: None,
            strength: 1.0,
            provenance: Provenance::Spontaneous,
            why: String::new(),
        };
        let quarrel = [
            (0, "Karen", "Tom", ActKind::Criticise),
            (1, "Tom", "Karen", ActKind::Criticise),
        ];
        let heard = session.utterances.iter().map(|said| {
            let to = said.addressees.first();
            to.copied().map(Addressee::Member)
        });
        let coding = Coding {
            addressees: heard.collect(),
            acts: quarrel.iter().chain(more).map(act).collect(),
            ..Coding::default()
        };
        let coding = coding.with_episodes(&session);
        coding.episodes.first().expect("an episode").ending
    }

    const QUARREL: [&str; 2] = [
        "Karen (to Tom): You forgot.",
        "Tom (to Karen): You never said.",
    ];

    #[test]
    fn an_episode_ends_in_one_of_four_ways() {
        let [one, two] = QUARREL;
        let on = [
            one,
            two,
            "Karen (to Tom): I did.",
            "Tom (to Karen): All right, sorry.",
        ];
        let off = [
            one,
            two,
            "Lee (to Leo): And you, Leo?",
            "Leo (to Lee): Fine.",
        ];
        let repair = (3, "Tom", "Karen", ActKind::Repair);
        assert_eq!(ends(&on, &[repair]), Ending::Resolved);
        assert_eq!(ends(&on, &[]), Ending::Open);
        assert_eq!(ends(&QUARREL, &[]), Ending::Open);
        assert_eq!(ends(&off, &[]), Ending::Dropped);
        let divert = (3, "Leo", "Leo", ActKind::Divert);
        assert_eq!(ends(&off, &[divert]), Ending::Diverted);
        // What an outsider says to somebody else settles nothing, nor does what comes before the last charge.
        let agree = (3, "Leo", "Ana", ActKind::Agree);
        assert_eq!(ends(&off, &[agree]), Ending::Dropped);
        let again = (3, "Tom", "Karen", ActKind::Blame);
        let early = (2, "Karen", "Tom", ActKind::Agree);
        assert_eq!(ends(&on, &[early, again]), Ending::Open);
    }
}
