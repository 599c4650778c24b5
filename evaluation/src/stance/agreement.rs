//! Labels beside what was coded → counts, and Cohen's kappa with an interval.

use std::collections::BTreeMap;

use kinmap::session::MemberId;
use kinmap::stance::{Act, ActKind, Addressee, Channel, Coding};

use crate::dice::Dice;
use crate::labelled::Labelled;
use crate::tally::Tally;

/// Pairs of (labelled, found), session by session, so that intervals are drawn over families and not over turns.
#[derive(Clone, Debug, Default)]
pub struct Pairs(Vec<Vec<(i8, i8)>>);

impl Pairs {
    /// Opens a session.
    pub fn open(&mut self) {
        self.0.push(Vec::new());
    }

    /// Takes in one turn of the session that was opened last.
    pub fn push(&mut self, labelled: i8, found: i8) {
        if let Some(last) = self.0.last_mut() {
            last.push((labelled, found));
        }
    }

    /// Chance-corrected agreement (Cohen 1960): (observed − expected) ÷ (1 − expected).
    pub fn kappa(&self) -> f64 {
        kappa(self.0.iter().flatten().copied())
    }

    /// The middle 95 % of kappa over 1,000 draws of as many sessions, with replacement and a fixed seed.
    pub fn interval(&self) -> (f64, f64) {
        let mut dice = Dice::new(5);
        let mut drawn: Vec<f64> = (0..1_000)
            .map(|_| {
                let sample = (0..self.0.len()).filter_map(|_| self.0.get(dice.below(self.0.len())));
                kappa(sample.flatten().copied())
            })
            .collect();
        drawn.sort_by(f64::total_cmp);
        let at = |share: usize| drawn.get(share).copied().unwrap_or(f64::NAN);
        (at(25), at(975))
    }

    /// Hits, false alarms and misses of what is not zero.
    pub fn tally(&self) -> Tally {
        let count = |test: fn(i8, i8) -> bool| {
            self.0
                .iter()
                .flatten()
                .filter(|&&(l, f)| test(l, f))
                .count()
        };
        Tally {
            hits: count(|l, f| l != 0 && l == f),
            false_alarms: count(|l, f| f != 0 && l != f),
            misses: count(|l, f| l != 0 && l != f),
        }
    }

    /// Counts of one pair.
    pub fn count(&self, pair: (i8, i8)) -> usize {
        self.0.iter().flatten().filter(|it| **it == pair).count()
    }
}

fn kappa(pairs: impl Iterator<Item = (i8, i8)>) -> f64 {
    let (mut all, mut same) = (0.0, 0.0);
    let (mut left, mut right): (BTreeMap<i8, f64>, BTreeMap<i8, f64>) = Default::default();
    for (labelled, found) in pairs {
        all += 1.0;
        same += f64::from(u8::from(labelled == found));
        *left.entry(labelled).or_default() += 1.0;
        *right.entry(found).or_default() += 1.0;
    }
    let expected: f64 = left
        .iter()
        .map(|(value, count)| count / all * right.get(value).copied().unwrap_or(0.0) / all)
        .sum();
    (same / all - expected) / (1.0 - expected)
}

/// Everything that is counted over some sessions.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// The turn's sign: −1, 0, 1.
    pub sign: Pairs,
    /// Whether the turn holds a triadic act.
    pub triadic: Pairs,
    /// Per act: whether the turn holds one.
    pub acts: BTreeMap<ActKind, Pairs>,
    /// Acts with the right target and third, among those found and those labelled.
    pub exact: Tally,
    /// Utterances, those with a named addressee, those with the right one.
    pub heard: [usize; 3],
    /// What went wrong, by kind, quoted.
    pub confusions: BTreeMap<(&'static str, ActKind), Vec<String>>,
}

impl Agreement {
    /// Takes in a session and how it was coded.
    pub fn add(&mut self, session: &Labelled, coding: &Coding) {
        self.sign.open();
        self.triadic.open();
        for &kind in ActKind::ALL {
            self.acts.entry(kind).or_default().open();
        }
        for (at, spoken) in session.session.utterances.iter().enumerate() {
            self.hear(session, coding, at);
            let therapist = |id: MemberId| session.session.family.is_therapist(id);
            if !spoken.speaker.is_some_and(therapist) {
                self.turn(session, coding, at);
            }
        }
    }

    fn hear(&mut self, session: &Labelled, coding: &Coding, at: usize) {
        let named: Option<Addressee> = coding.addressees.get(at).copied().flatten();
        let right =
            named.is_some_and(|it| session.heard.get(at).is_some_and(|all| all.contains(&it)));
        for (count, more) in self.heard.iter_mut().zip([true, named.is_some(), right]) {
            *count += usize::from(more);
        }
    }

    fn turn(&mut self, session: &Labelled, coding: &Coding, at: usize) {
        let (gold, found) = (of(&session.truth, at), of(coding, at));
        let kinds = |acts: &[&Act]| acts.iter().map(|act| act.kind).collect::<Vec<_>>();
        self.sign.push(sign(&kinds(&gold)), sign(&kinds(&found)));
        let triadic = |acts: &[&Act]| i8::from(acts.iter().any(|act| act.kind.is_triadic()));
        self.triadic.push(triadic(&gold), triadic(&found));
        let parts = |act: &Act| (act.kind, act.target, act.against);
        let hits = found
            .iter()
            .filter(|act| gold.iter().any(|it| parts(it) == parts(act)))
            .count();
        self.exact += Tally {
            hits,
            false_alarms: found.len() - hits,
            misses: gold.len().saturating_sub(hits),
        };
        for &kind in ActKind::ALL {
            let has = |acts: &[&Act]| acts.iter().any(|act| act.kind == kind);
            let (labelled, coded) = (has(&gold), has(&found));
            let pairs = self.acts.entry(kind).or_default();
            pairs.push(i8::from(labelled), i8::from(coded));
            if labelled != coded {
                let what = if labelled { "missed" } else { "invented" };
                let line = quote(session, &gold, &found, at);
                self.confusions.entry((what, kind)).or_default().push(line);
            }
        }
    }
}

fn of(coding: &Coding, at: usize) -> Vec<&Act> {
    coding
        .acts
        .iter()
        .filter(|act| act.utterance == at)
        .collect()
}

/// The sign of a turn: by the count of positive and negative acts; a tie is negative.
fn sign(kinds: &[ActKind]) -> i8 {
    let count = |channel: Channel| {
        kinds
            .iter()
            .filter(|kind| kind.channel() == channel)
            .count()
    };
    let (plus, minus) = (count(Channel::Positive), count(Channel::Negative));
    if minus > 0 && minus >= plus {
        -1
    } else {
        i8::from(plus > 0)
    }
}

/// One turn with its labels and what was found.
fn quote(session: &Labelled, gold: &[&Act], found: &[&Act], at: usize) -> String {
    let name = |id: Option<MemberId>| {
        id.and_then(|id| session.ids.get(id.0))
            .map_or("-", String::as_str)
    };
    let listed = |acts: &[&Act], why: bool| {
        let one = |act: &&Act| {
            let why = if why {
                format!(" [{}]", act.why)
            } else {
                String::new()
            };
            format!(
                "{}({};{}){why}",
                act.kind,
                name(act.target),
                name(act.against)
            )
        };
        acts.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    let spoken = session.session.utterances.get(at);
    let heard = session.heard.get(at).and_then(|all| all.first()).copied();
    format!(
        "{} {at} {} → {}: {} | labelled {} | found {}",
        session.name,
        name(spoken.and_then(|it| it.speaker)),
        heard
            .and_then(Addressee::member)
            .map_or("all", |id| name(Some(id))),
        spoken.map_or("", |it| &it.text),
        listed(gold, false),
        listed(found, true)
    )
}
