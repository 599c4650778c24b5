//! **Conflict.**
//!
//! *What it is.* Open opposition between two members.
//!
//! *What is looked for.* Criticism or stronger in both directions, in at least two episodes, mostly unrepaired, and about
//! as much of it as of warmth between the two, or more.
//! Disagreement counts on neither side.
//!
//! *What it can be mistaken for.* One heated exchange that is mended; a parent who keeps a rule against protest; one
//! side's complaint.
//!
//! *A session that shows it.* A couple return three times to who said what at the wedding, each finding fault with the
//! other, and drop it each time.
//!
//! *One that does not.* A mother and her daughter fight over a curfew, give as good as they get, apologise and decide.
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974; ruling 1 of the project's manual.

use super::alliance::is_bonded;
use super::{Ground, is_explained, weigh};
use crate::session::MemberId;
use crate::sorted::Order;
use crate::stance::{ActKind, Channel, Ending};
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{breaks_in, counted, fill, number, phrases, times, told};
use crate::structure::{Hypothesis, Pattern, Rival, Variant};

/// Independent negative acts it takes from each side.
const EACH: usize = 2;
/// What they must weigh from each side: a plain act and a mild one. Of mild ones coding makes up the most.
const WEIGHT: f64 = 1.5;
/// Episodes it takes.
const EPISODES: usize = 2;
/// Repairs may not exceed this share of the negative acts.
const REPAIRED: f64 = 0.5;

/// Fault found to warmth between the two that it takes.
const MOSTLY: f64 = 0.8;

/// Conflicts between any two members, leaving out those of a parent with a child to whom the parents' own tension turns,
/// and those of two who are offered as bonded against a third.
pub(super) fn find(ground: &Ground<'_>, others: &[Hypothesis]) -> Vec<Hypothesis> {
    let family = ground.record.family;
    let detoured = |one: MemberId, other: MemberId| {
        (family.is_child(one) || family.is_child(other))
            && is_explained(others, Pattern::DetouringAttacking, one, other)
    };
    ground
        .record
        .pairs()
        .into_iter()
        .filter(|&(one, other)| !detoured(one, other) && !is_bonded(others, one, other))
        .filter_map(|(one, other)| between(ground, one, other))
        .collect()
}

/// The conflict of two members, if there is one.
pub(super) fn between(ground: &Ground<'_>, one: MemberId, other: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let attacks = |from: MemberId, to: MemberId| {
        record.select(|moment| moment.actor == from && moment.is_attack_on(to))
    };
    let (given, returned) = (attacks(one, other), attacks(other, one));
    let repairs = record.select(|moment| {
        moment.kind == ActKind::Repair
            && [(one, other), (other, one)]
                .contains(&(moment.actor, moment.target.unwrap_or(moment.actor)))
    });
    let weight = |side: &[&Moment]| side.iter().map(|moment| moment.weight).sum::<f64>();
    let weighty = weight(&given) >= WEIGHT && weight(&returned) >= WEIGHT;
    let negative = given.len() + returned.len();
    let (n, m, mended) = (given.len(), returned.len(), repairs.len());
    let mut supporting: Vec<&Moment> = given;
    supporting.extend(returned);
    let mut episodes: Vec<usize> = supporting.iter().filter_map(|m| m.episode).collect();
    episodes.order();
    episodes.dedup();
    if n < EACH
        || m < EACH
        || !weighty
        || !is_mostly_against(record, one, other)
        || episodes.len() < EPISODES
        || mended as f64 > REPAIRED * negative as f64
    {
        return None;
    }
    let (i, j) = (record.breaks_in(one, other), record.breaks_in(other, one));
    let case = Case {
        supporting,
        opposing: repairs,
        opposed: None,
        actors: vec![one, other],
        triadic: None,
        measure: i >= 1 && j >= 1 && i + j >= 3,
        posterior: 1.0,
    };
    let read = weigh(ground, Pattern::Conflict, &case)?;
    let words = Words {
        counts: [times(n), times(m), told(mended, phrases::MENDED, &[])],
        floor: [i, j],
        episodes: counted(episodes.len(), "episode"),
        endings: endings(record, &episodes),
    };
    Some(words.set(record, one, other, read))
}

/// Whether what the two do to each other is fault found about as often as warmth or more, repeats included: coding makes up
/// some of both, and two who are warm all hour are not in conflict for a few sharp words.
fn is_mostly_against(record: &Record<'_>, one: MemberId, other: MemberId) -> bool {
    let between = |moment: &Moment, attack: bool| {
        [(one, other), (other, one)].iter().any(|&(from, to)| {
            let warm = moment.target == Some(to) && moment.kind.channel() == Channel::Positive;
            moment.actor == from
                && if attack {
                    moment.is_attack_on(to)
                } else {
                    warm
                }
        })
    };
    let count = |attack: bool| {
        let moments = record.moments.iter();
        moments.filter(|moment| between(moment, attack)).count()
    };
    count(true) as f64 >= MOSTLY * count(false) as f64
}

/// How the episodes ended, the commonest way first.
fn endings(record: &Record<'_>, episodes: &[usize]) -> String {
    let count = |ending: Ending| {
        let of = episodes.iter().filter_map(|&at| record.episodes.get(at));
        of.filter(|episode| episode.ending == ending).count()
    };
    let mut counts: Vec<(usize, &str)> = phrases::ENDINGS
        .iter()
        .map(|&(ending, words)| (count(ending), words))
        .filter(|(count, _)| *count > 0)
        .collect();
    counts.order_by(|(one, _), (other, _)| other.cmp(one));
    let told = counts
        .into_iter()
        .map(|(count, words)| format!("{} {words}", number(count)));
    fill(
        phrases::CONFLICT_ENDINGS,
        &[("e", &told.collect::<Vec<_>>().join(", "))],
    )
}

/// The counts that its sentences need.
struct Words {
    counts: [String; 3],
    floor: [usize; 2],
    episodes: String,
    endings: String,
}

impl Words {
    fn set(
        &self,
        record: &Record<'_>,
        one: MemberId,
        other: MemberId,
        read: Hypothesis,
    ) -> Hypothesis {
        let [given, returned, mended] = &self.counts;
        let values = [
            ("a", record.name(one)),
            ("b", record.name(other)),
            ("n", given),
            ("m", returned),
            ("r", mended),
            ("e", &self.episodes),
        ];
        let [i, j] = self.floor;
        let floor = breaks_in((record.name(one), i), (record.name(other), j));
        let family = record.family;
        let rival = if family.is_child(one) == family.is_child(other) {
            phrases::CONFLICT_RIVAL
        } else {
            phrases::CONFLICT_RIVAL_CHILD
        };
        let across = family.is_child(one) != family.is_child(other);
        Hypothesis {
            variants: across.then_some(Variant::ParentChild).into_iter().collect(),
            members: vec![one, other],
            measures: floor.into_iter().chain([self.endings.clone()]).collect(),
            statement: fill(phrases::CONFLICT, &values),
            rival: Some(Rival {
                pattern: None,
                statement: fill(rival, &values),
            }),
            settle: fill(phrases::CONFLICT_SETTLE, &values),
            ..read
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::{Scene, check};

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15";
    const QUARREL: &str = "
        mum criticise dad @10
        dad criticise mum @12
        mum blame dad @60
        dad contempt mum @61
        mum criticise dad @110
        dad dismiss mum @111";

    #[test]
    fn present() {
        check(FAMILY, QUARREL, &["conflict dad+mum"]);
        check(
            FAMILY,
            &QUARREL.replace("dad", "leo"),
            &["conflict leo+mum"],
        );
        check(
            "ann sister, eve sister, kim brother",
            &QUARREL.replace("mum", "ann").replace("dad", "eve"),
            &["conflict ann+eve"],
        );
    }

    #[test]
    fn absent() {
        check(
            FAMILY,
            &QUARREL
                .replace("dad criticise", "dad disagree")
                .replace("dad contempt", "dad disagree"),
            &[],
        );
        let one_sided: String = QUARREL
            .lines()
            .filter(|l| !l.trim().starts_with("dad"))
            .collect::<Vec<_>>()
            .join("\n");
        check(FAMILY, &one_sided, &[]);
        // A parent who keeps the rules against protest.
        check(
            FAMILY,
            "mum executive leo @10
             leo disagree mum @11
             mum executive leo @60
             leo disagree mum @61
             leo dismiss mum @62",
            &[],
        );
    }

    #[test]
    fn near_misses() {
        // One heated exchange only.
        let once: Vec<&str> = QUARREL.lines().collect();
        check(
            FAMILY,
            &once[..5]
                .join("\n")
                .replace("@60", "@16")
                .replace("@61", "@17"),
            &[],
        );
        // The same, mended as often as not.
        let mended = format!(
            "{QUARREL}
             mum repair dad @14
             dad repair mum @66
             mum repair dad @116
             dad repair mum @118"
        );
        check(FAMILY, &mended, &[]);
    }

    #[test]
    fn words() {
        let scene = Scene::of(FAMILY, QUARREL);
        let read = scene.read();
        let statement = &read.hypotheses[0].statement;
        assert!(
            statement.contains("mum criticised dad three times"),
            "{statement}"
        );
        assert!(!statement.contains('{'), "{statement}");
        let measures = read.hypotheses[0].measures.join(" ");
        assert!(
            measures.contains("How these episodes ended: three left open."),
            "{measures}"
        );
        // Words that may concern safety withhold it for the two, and never the whole family's strengths.
        assert!(scene.flagged(&[0]).problems().is_empty());
    }
}
