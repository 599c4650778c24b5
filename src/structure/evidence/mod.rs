//! Session + Coding → [`Record`]: what may be counted as evidence, and where in the session it stands.

mod bearing;
mod comparison;
mod given;
mod grade;
mod graph;
mod independence;
mod participation;
mod spoken_of;
mod topic;

pub(super) use comparison::Comparison;
pub(super) use given::Given;
pub use given::Grounds;
pub(super) use grade::{Case, Grade, cap, cap_of, grade};
pub(super) use graph::{Ties, build as graph};

use participation::{Activity, activity, addresses, heard};
use spoken_of::SpokenOf;

use crate::import::Seconds;
use crate::process::ProcessMeasures;
use crate::session::{Family, MemberId, Session, Turn, Window};
use crate::stance::{Act, ActKind, Channel, Coding, Episode, Provenance};
use crate::structure::Bars;

/// One act between members of the family, with its place in the session.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    /// Index into the coding's acts.
    pub act: usize,
    /// The turn it stands in: index into the session's turns.
    pub turn: usize,
    /// When.
    pub at: Seconds,
    /// What kind.
    pub kind: ActKind,
    /// Who acts.
    pub actor: MemberId,
    /// Toward whom.
    pub target: Option<MemberId>,
    /// Against which third.
    pub against: Option<MemberId>,
    /// Strength × provenance.
    pub weight: f64,
    /// Whether the therapist's lead or task produced it.
    pub induced: bool,
    /// Which fifth of the window, 0..=4.
    pub fifth: usize,
    /// Which episode of open conflict, if any: index into [`Record::episodes`].
    pub episode: Option<usize>,
    /// Which topic: episodes that share their words share their topic.
    pub topic: Option<usize>,
    /// Whether it counts, or repeats a stronger one close by.
    pub counts: bool,
}

impl Moment {
    /// Whom the act judges, shuts out or complains of.
    pub(super) fn subject(&self) -> Option<MemberId> {
        self.against.or(self.target)
    }

    /// Whether it binds its actor and its target against a third: a coalition's own evidence.
    pub(super) fn binds(&self, one: MemberId, other: MemberId, third: MemberId) -> bool {
        let pair = self.actor == one && self.target == Some(other)
            || self.actor == other && self.target == Some(one);
        pair && self.against == Some(third) && self.is_binding()
    }

    /// Whether it is of a kind that binds two against a third.
    pub(super) const fn is_binding(&self) -> bool {
        matches!(
            self.kind,
            ActKind::AgreeAgainst
                | ActKind::Side
                | ActKind::Defend
                | ActKind::Enlist
                | ActKind::Secret
                | ActKind::ComplainToChild
        )
    }

    /// Whether it judges, blames or shuts out `whom`, said to them or about them.
    pub(super) fn is_negative_to(&self, whom: MemberId) -> bool {
        graph::flows(self.kind, self.target, self.against)
            .iter()
            .flatten()
            .any(|flow| flow.channel == Channel::Negative && flow.toward == whom)
    }

    /// Criticism of `whom` or stronger, said to them or about them; taking or asking sides is not that.
    pub(super) fn is_attack_on(&self, whom: MemberId) -> bool {
        self.is_negative_to(whom)
            && !matches!(
                self.kind,
                ActKind::Side | ActKind::Enlist | ActKind::Secret | ActKind::Relay
            )
    }
}

/// Everything the rules read: the family, the acts that count, and where they stand.
#[derive(Debug)]
pub(super) struct Record<'a> {
    /// What was said.
    pub session: &'a Session,
    /// The family.
    pub family: &'a Family,
    /// The coding the indices point into.
    pub coding: &'a Coding,
    /// How the talk went.
    pub measures: &'a ProcessMeasures,
    /// What it takes to offer a reading.
    pub bars: Bars,
    /// The members of the family, in cast order.
    pub members: Vec<MemberId>,
    /// Acts between members inside the window, in order.
    pub moments: Vec<Moment>,
    /// Episodes of open conflict that touch the window.
    pub episodes: Vec<&'a Episode>,
    /// One per person of the cast.
    pub activity: Vec<Activity>,
    /// Who said something to whom, family members only, one per utterance with a known addressee.
    pub addresses: Vec<(MemberId, MemberId)>,
    /// Who is spoken of while there, in order.
    pub spoken_of: Vec<SpokenOf>,
    /// Utterances of family members whose addressee is known to be one person, therapist included.
    pub heard: usize,
    /// Turns of family members in the window.
    pub family_turns: usize,
    /// The first turn in the window: index into the session's turns.
    pub first_turn: usize,
    /// All turns in the window.
    pub turns: usize,
    /// How long the window is, where the file has real times.
    pub length: Option<Seconds>,
    /// Share of the words whose speaker is not known, 0..=1.
    pub unknown_words: f64,
}

impl<'a> Record<'a> {
    /// Gathers the evidence of what is given.
    pub(super) fn of(given: &'a Given<'a>) -> Self {
        let &Given {
            session,
            measures,
            coding,
            grounds,
            assumptions,
            ..
        } = given;
        let window = assumptions.window;
        let inside = |place: Window| window.is_none_or(|window| window.contains(place.start));
        let place = Place::of(session, grounds, &inside);
        let episodes: Vec<&Episode> = given
            .episodes
            .iter()
            .filter(|episode| place.touches(episode))
            .collect();
        let topics = topic::of(session, &grounds.content, &episodes);
        let moments = coding
            .acts
            .iter()
            .enumerate()
            .filter(|(index, _)| {
                assumptions.struck.is_empty() || !assumptions.struck.contains(index)
            })
            .filter_map(|(index, act)| place.moment(session, index, act))
            .map(|moment| set_in_episode(moment, &episodes, &topics))
            .collect();
        let addresses = addresses(session, coding, &inside);
        let of_family = |turn: &&Turn| {
            let known = |who: MemberId| !session.family.is_therapist(who);
            inside(turn.window) && turn.speaker.is_some_and(known)
        };
        Self {
            session,
            family: &given.family,
            coding,
            measures,
            bars: assumptions.bars,
            members: session.family.members().map(|(id, _)| id).collect(),
            moments: independence::sort(moments),
            episodes,
            activity: activity(session, measures, &addresses, &inside),
            addresses,
            spoken_of: spoken_of::gather(session, coding, &inside),
            heard: heard(session, coding, &inside),
            family_turns: session.turns.iter().filter(of_family).count(),
            first_turn: place.first,
            turns: place.turns(),
            length: session.timing.starts.then_some(place.length),
            unknown_words: place.unknown_words,
        }
    }

    /// The acts that count.
    pub(super) fn counting(&self) -> impl Iterator<Item = (usize, &Moment)> {
        self.moments
            .iter()
            .enumerate()
            .filter(|(_, moment)| moment.counts)
    }

    /// The acts that count and pass a test.
    pub(super) fn select(&self, test: impl Fn(&Moment) -> bool) -> Vec<&Moment> {
        self.counting()
            .map(|(_, moment)| moment)
            .filter(|moment| test(moment))
            .collect()
    }

    /// Every unordered pair of members, in cast order.
    pub(super) fn pairs(&self) -> Vec<(MemberId, MemberId)> {
        let later = |at: usize| self.members.iter().skip(at + 1);
        self.members
            .iter()
            .enumerate()
            .flat_map(|(at, &one)| later(at).map(move |&other| (one, other)))
            .collect()
    }

    /// Pairs of members who both decide for the children.
    pub(super) fn executive_pairs(&self) -> Vec<(MemberId, MemberId)> {
        self.pairs()
            .into_iter()
            .filter(|&(one, other)| {
                self.family.is_executive(one) && self.family.is_executive(other)
            })
            .collect()
    }

    /// The children of the family.
    pub(super) fn children(&self) -> impl Iterator<Item = MemberId> {
        self.members
            .iter()
            .copied()
            .filter(|&member| self.family.is_child(member))
    }

    /// The name of a member.
    pub(super) fn name(&self, member: MemberId) -> &str {
        self.family.name(member)
    }

    /// How much of the talk is a member's.
    pub(super) fn activity(&self, member: MemberId) -> Activity {
        self.activity.get(member.0).copied().unwrap_or_default()
    }
}

/// Episodes stand in order and apart, so the one a turn could be in is found by halving.
fn set_in_episode(mut moment: Moment, episodes: &[&Episode], topics: &[usize]) -> Moment {
    let at = episodes.partition_point(|episode| episode.turns.end <= moment.turn);
    let holds = |episode: &&&Episode| episode.turns.contains(&moment.turn);
    moment.episode = episodes.get(at).filter(holds).map(|_| at);
    moment.topic = moment.episode.and_then(|at| topics.get(at)).copied();
    moment
}

/// Whether the therapist's question, task or side produced the act.
const fn is_induced(provenance: Provenance) -> bool {
    matches!(
        provenance,
        Provenance::Led | Provenance::EnactedAsDirected | Provenance::Unbalanced
    )
}

/// Where the window lies in the session.
struct Place {
    first: usize,
    last: usize,
    length: Seconds,
    unknown_words: f64,
}

impl Place {
    fn of(session: &Session, grounds: &Grounds, inside: &impl Fn(Window) -> bool) -> Self {
        let mut turns = session
            .turns
            .iter()
            .enumerate()
            .filter(|(_, turn)| inside(turn.window));
        let first = turns.next();
        let last = turns.next_back().or(first);
        let (mut all, mut unknown) = (0, 0);
        let spoken = session.utterances.iter().zip(&grounds.words);
        for (spoken, &words) in spoken.filter(|(spoken, _)| inside(spoken.window)) {
            all += words;
            unknown += if spoken.speaker.is_none() { words } else { 0 };
        }
        Self {
            first: first.map_or(0, |(index, _)| index),
            last: last.map_or(0, |(index, _)| index + 1),
            length: match (first, last) {
                (Some((_, from)), Some((_, to))) => to.window.end - from.window.start,
                _ => Seconds::ZERO,
            },
            unknown_words: unknown as f64 / f64::from(u32::try_from(all).unwrap_or(1).max(1)),
        }
    }

    const fn turns(&self) -> usize {
        self.last - self.first
    }

    fn touches(&self, episode: &Episode) -> bool {
        episode.turns.start < self.last && self.first < episode.turns.end
    }

    /// The act as a moment, if it is one between members of the family and inside the window.
    fn moment(&self, session: &Session, index: usize, act: &Act) -> Option<Moment> {
        let spoken = session.utterances.get(act.utterance)?;
        let family = &session.family;
        let outside = |member: Option<MemberId>| {
            member.is_some_and(|member| family.is_therapist(member) || member.0 >= family.len())
        };
        let within = (self.first..self.last).contains(&spoken.turn);
        let foreign = outside(Some(act.actor)) || outside(act.target) || outside(act.against);
        (within && !foreign).then(|| Moment {
            act: index,
            turn: spoken.turn,
            at: spoken.window.start,
            kind: act.kind,
            actor: act.actor,
            target: act.target,
            against: act.against,
            weight: act.weight(),
            induced: is_induced(act.provenance),
            fifth: (spoken.turn - self.first) * 5 / self.turns().max(1),
            episode: None,
            topic: None,
            counts: true,
        })
    }
}
