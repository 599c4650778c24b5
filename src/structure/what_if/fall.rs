//! How many moments a reading would lose before it falls, and which.

use super::Assumptions;
use crate::process::ProcessMeasures;
use crate::session::{MemberId, Session};
use crate::sorted::Order;
use crate::stance::{Act, Coding};
use crate::structure::evidence::{Given, Grounds};
use crate::structure::patterns;
use crate::structure::{Hypothesis, Tier};

/// What takes a reading away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fall {
    /// Striking these acts out; fewer would not do. Indices into the coding's acts, in order.
    Without(Vec<usize>),
    /// No loss of acts takes it away: it rests on measures of the talk.
    Never,
}

impl Grounds {
    /// The fewest acts that a reading would have to lose before it is no longer offered.
    ///
    /// A rule asks for so many moments of some kind: of one member, of three, in one fifth, in one quarrel. For each kind
    /// the moments are taken away in the order in which that costs fewest, with the repeats that would stand in for them,
    /// and the reading is made anew each time; the shortest way is the answer. It is looked at alone: that other readings
    /// would come up, or explain it away, does not count.
    #[must_use]
    pub fn fall(
        &self,
        session: &Session,
        measures: &ProcessMeasures,
        coding: &Coding,
        assumptions: &Assumptions,
        reading: &Hypothesis,
    ) -> Fall {
        let stands = |struck: &[usize]| {
            let assumed = Assumptions {
                struck: [&*assumptions.struck, struck].concat(),
                ..assumptions.clone()
            };
            let given = Given::new(session, measures, coding, self, &assumed);
            let again = given.with_ground(|ground| patterns::again(ground, reading));
            again.is_some_and(|again| again.tier > Tier::Signal)
        };
        let given = Given::new(session, measures, coding, self, assumptions);
        let ways = given.with_ground(|ground| {
            let bursts = Bursts::of(ground, reading);
            bursts.ways(coding)
        });
        let mut least: Option<Vec<usize>> = None;
        for way in ways {
            let mut struck: Vec<usize> = Vec::new();
            for burst in way {
                struck.extend(burst);
                if least
                    .as_ref()
                    .is_some_and(|least| struck.len() >= least.len())
                {
                    break;
                }
                if !stands(&struck) {
                    least = Some(struck.clone());
                    break;
                }
            }
        }
        least.map_or(Fall::Never, |mut acts| {
            acts.order();
            Fall::Without(acts)
        })
    }
}

/// A moment with its repeats close by: struck one by one, the next would count in its place.
type Burst = Vec<usize>;

/// The moments a reading rests on.
struct Bursts {
    bursts: Vec<Placed>,
}

/// A burst and where it stands.
struct Placed {
    acts: Burst,
    actor: MemberId,
    fifth: usize,
    episode: Option<usize>,
}

impl Bursts {
    fn of(ground: &patterns::Ground<'_>, reading: &Hypothesis) -> Self {
        let record = ground.record;
        let near = |one: usize, other: usize| one.abs_diff(other) < 5;
        let of_reading = |act: &usize| reading.evidence.contains(act);
        let counting = record.counting().map(|(_, moment)| moment);
        let bursts = counting
            .filter(|moment| of_reading(&moment.act))
            .map(|moment| {
                let repeats = record.moments.iter().filter(|other| {
                    !other.counts
                        && other.actor == moment.actor
                        && other.subject() == moment.subject()
                        && near(other.turn, moment.turn)
                });
                Placed {
                    acts: std::iter::once(moment)
                        .chain(repeats)
                        .map(|it| it.act)
                        .collect(),
                    actor: moment.actor,
                    fifth: moment.fifth,
                    episode: moment.episode,
                }
            });
        Self {
            bursts: bursts.collect(),
        }
    }

    /// The ways in which a reading can lose its moments, the cheapest moments first in each.
    fn ways(&self, coding: &Coding) -> Vec<Vec<Burst>> {
        let kind = |act: usize| coding.acts.get(act).map(|act| act.kind);
        let triadic = |burst: &Placed| {
            let acts = burst.acts.iter().filter_map(|&act| coding.acts.get(act));
            acts.into_iter().any(|act: &Act| act.against.is_some())
        };
        let mut ways = vec![self.those(|_| true), self.those(triadic)];
        for burst in &self.bursts {
            ways.push(self.those(|other| other.actor == burst.actor));
            ways.push(self.those(|other| other.actor == burst.actor && triadic(other)));
            ways.push(self.those(|other| other.actor == burst.actor && !triadic(other)));
            ways.push(self.those(|other| other.fifth != burst.fifth));
            ways.push(self.those(|other| other.episode != burst.episode));
            let own = burst.acts.first().and_then(|&act| kind(act));
            ways.push(self.those(|other| {
                let other = other.acts.first().and_then(|&act| kind(act));
                other == own
            }));
        }
        ways.order_by_key(|way: &Vec<Burst>| way.concat());
        ways.dedup();
        ways.order_by_key(Vec::len);
        ways
    }

    fn those(&self, test: impl Fn(&Placed) -> bool) -> Vec<Burst> {
        let chosen = self.bursts.iter().filter(|burst| test(burst));
        let mut way: Vec<Burst> = chosen.map(|burst| burst.acts.clone()).collect();
        way.order_by_key(Vec::len);
        way
    }
}
