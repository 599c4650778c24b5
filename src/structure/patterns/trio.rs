//! What three members did, episode by episode.

use crate::session::MemberId;
use crate::structure::evidence::{Moment, Record};
use crate::structure::wording::{counted, number};

/// Stable: share of the trio's episodes in one configuration, of at least so many episodes, with so few of the others.
/// Project's choice (rule R3 of the manual).
const STABLE: (f64, usize, f64) = (0.6, 4, 0.15);

/// Two, and a third.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trio {
    pub one: MemberId,
    pub other: MemberId,
    pub third: MemberId,
}

/// Episodes and topics in which acts stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    pub episodes: usize,
    pub topics: usize,
}

impl Places {
    pub(super) fn of(moments: &[&Moment]) -> Self {
        let distinct = |mut places: Vec<usize>| {
            places.sort_unstable();
            places.dedup();
            places.len()
        };
        Self {
            episodes: distinct(moments.iter().filter_map(|m| m.episode).collect()),
            topics: distinct(moments.iter().filter_map(|m| m.topic).collect()),
        }
    }
}

/// In how many episodes the two were bound against the third, in how many another pair was, and in how many any of the
/// three acted on another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Configurations {
    this: usize,
    others: usize,
    all: usize,
}

impl Configurations {
    pub(super) fn of(record: &Record<'_>, Trio { one, other, third }: Trio) -> Self {
        let trio = [
            (one, other, third),
            (one, third, other),
            (other, third, one),
        ];
        let in_trio = |who: MemberId| [one, other, third].contains(&who);
        let mut bound = vec![([0.0; 3], false); record.episodes.len()];
        for moment in &record.moments {
            let Some((weights, acted)) = moment.episode.and_then(|at| bound.get_mut(at)) else {
                continue;
            };
            *acted |= in_trio(moment.actor) && moment.subject().is_some_and(in_trio);
            for (weight, (a, b, c)) in weights.iter_mut().zip(trio) {
                *weight += if moment.binds(a, b, c) {
                    moment.weight
                } else {
                    0.0
                };
            }
        }
        let mut counted = Self::default();
        for ([this, second, last], _) in bound.into_iter().filter(|(_, acted)| *acted) {
            let rest = f64::max(second, last);
            counted.all += 1;
            counted.this += usize::from(this > 0.0 && this >= rest);
            counted.others += usize::from(rest > this);
        }
        counted
    }

    /// Whether most episodes of the trio went this way.
    pub(super) const fn agree(self) -> bool {
        self.this >= 2 && self.this * 2 > self.all
    }

    pub(super) fn are_stable(self) -> bool {
        let (share, least, rest) = STABLE;
        let of = |count: usize| count as f64 / self.all.max(1) as f64;
        self.all >= least && of(self.this) >= share && of(self.others) <= rest
    }

    /// This configuration's episodes and all of them, in words; empty where there are none.
    pub(super) fn counts(self) -> (String, String) {
        match self.all {
            0 => (String::new(), String::new()),
            all => (number(self.this), counted(all, "episode")),
        }
    }
}
