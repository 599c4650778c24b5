//! **Overinvolvement.**
//!
//! *What it is.* A tie so close that it limits one or both: intrusion, worry, living through the other.
//!
//! *What is looked for.* Five or more intrusions between two, of at least two kinds from the same person: speaking for,
//! reading the other's mind, shielding beyond need, handing over adult trouble. Three will do where one speaks of the other,
//! who is there, in a quarter of their turns and of nobody else half as often.
//!
//! *What it can be mistaken for.* Affection; care that fits the other's age, illness or language; a way of being close that
//! is at home in the family's culture and troubles nobody; both parents' worry when the couple is at odds (detouring).
//!
//! *A session that shows it.* A father answers every question put to his fifteen-year-old, knows what he feels, and carries
//! his bag.
//!
//! *One that does not.* A mother says once what her daughter would like, the daughter corrects her, and she takes it.
//!
//! *Source.* Minuchin, Rosman and Baker, *Psychosomatic Families*, 1978, and its critics: enmeshment did not separate
//! eating-disorder from other families (Dare et al., 1994).

use super::{Ground, by_measures, is_explained, weigh};
use crate::session::MemberId;
use crate::sorted::Order;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{done, fill, phrases, told};
use crate::structure::{Hypothesis, Pattern, Rival};

/// Intrusions it takes between the two, repeats included.
const ACTS: usize = 5;
/// Kinds it takes from one of them.
const KINDS: usize = 2;
/// Where one speaks of the other, who is there, in at least this share of their turns, and so many times, fewer intrusions
/// will do.
const OVERHEAD: (f64, usize) = (0.25, 10);
const FEWER: usize = 3;
/// Up to this age speaking for a child fits the age.
const SMALL: u8 = 5;

/// Overinvolved pairs, leaving out those whose closeness a detour already explains.
pub(super) fn find(ground: &Ground<'_>, others: &[Hypothesis]) -> Vec<Hypothesis> {
    let detoured = |one, other| is_explained(others, Pattern::DetouringSupporting, one, other);
    ground
        .record
        .pairs()
        .into_iter()
        .filter(|&(one, other)| !detoured(one, other))
        .filter_map(|(one, other)| between(ground, one, other))
        .collect()
}

pub(super) fn between(ground: &Ground<'_>, one: MemberId, other: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let all: Vec<&Moment> = record
        .moments
        .iter()
        .filter(|moment| enters(moment, one, other))
        .collect();
    let supporting = record.select(|moment| enters(moment, one, other));
    let ways = [(one, other), (other, one)];
    let varied = ways
        .into_iter()
        .find(|&(from, _)| all.len() >= ACTS && kinds(&supporting, from) >= KINDS);
    let overhead = ways.into_iter().find(|&way| {
        all.iter().filter(|moment| moment.actor == way.0).count() >= FEWER
            && speaks_over(record, way)
    });
    let (from, to) = varied.or(overhead)?;
    if is_small(record, one) || is_small(record, other) {
        return None;
    }
    // Correcting the other and having it accepted shows that the closeness can loosen.
    let opposing = record.select(|moment| {
        moment.kind == ActKind::Disagree && moment.actor == to && moment.target == Some(from)
    });
    let case = Case {
        supporting: supporting.clone(),
        opposing: Vec::new(),
        opposed: None,
        actors: vec![from],
        triadic: None,
        measure: false,
        posterior: 1.0,
    };
    let read = match varied {
        Some(_) => weigh(ground, Pattern::Overinvolvement, &case)?,
        None => by_measures(ground, Pattern::Overinvolvement, &case, 2),
    };
    let read = Hypothesis {
        members: vec![one, other],
        counter_evidence: opposing.iter().map(|moment| moment.act).collect(),
        ..read
    };
    Some(worded(record, (from, to), &supporting, read))
}

/// Whether an act steps into what is the other's own.
fn enters(moment: &Moment, one: MemberId, other: MemberId) -> bool {
    moment.kind.channel() == Channel::Intrusion
        && [(one, Some(other)), (other, Some(one))].contains(&(moment.actor, moment.target))
}

fn worded(
    record: &Record<'_>,
    (from, to): (MemberId, MemberId),
    supporting: &[&Moment],
    read: Hypothesis,
) -> Hypothesis {
    let count = |kind: ActKind| {
        supporting
            .iter()
            .filter(|moment| moment.kind == kind)
            .count()
    };
    let names = [("a", record.name(from)), ("b", record.name(to))];
    let leaned = count(ActKind::Overprotect) + count(ActKind::Confide);
    let clauses = [
        (count(ActKind::SpeakFor), phrases::SPOKE_FOR),
        (count(ActKind::MindRead), phrases::READ_MIND),
        (leaned, phrases::LEANED),
    ];
    let did = done(&clauses, &names);
    let corrected = told(read.counter_evidence.len(), phrases::CORRECTED, &names);
    let [a, b] = names;
    let values = [a, b, ("did", &*did), ("d", &*corrected)];
    let of = spoken_of(record, (from, to));
    let over = told(of, [phrases::OVERINVOLVEMENT_MEASURE, ""], &names);
    Hypothesis {
        measures: (of > 0).then_some(over).into_iter().collect(),
        statement: fill(phrases::OVERINVOLVEMENT, &values),
        rival: Some(Rival {
            pattern: None,
            statement: fill(phrases::OVERINVOLVEMENT_RIVAL, &values),
        }),
        settle: fill(phrases::OVERINVOLVEMENT_SETTLE, &values),
        ..read
    }
}

/// In how many turns one speaks of the other, who is there, without speaking to them.
fn spoken_of(record: &Record<'_>, (by, of): (MemberId, MemberId)) -> usize {
    let mut turns: Vec<usize> = record
        .spoken_of
        .iter()
        .filter(|spoken| (spoken.by, spoken.of) == (by, of))
        .map(|spoken| spoken.turn)
        .collect();
    turns.dedup();
    turns.len()
}

/// Whether one speaks of the other so often, and clearly more than of anyone else.
fn speaks_over(record: &Record<'_>, (by, of): (MemberId, MemberId)) -> bool {
    let (share, least) = OVERHEAD;
    let own = spoken_of(record, (by, of));
    let others = record.members.iter().filter(|&&member| member != of);
    own >= least
        && own as f64 >= share * record.activity(by).turns as f64
        && others
            .map(|&member| spoken_of(record, (by, member)))
            .all(|count| count * 2 <= own)
}

fn is_small(record: &Record<'_>, member: MemberId) -> bool {
    let age = record.family.get(member).and_then(|member| member.age);
    age.is_some_and(|age| age <= SMALL)
}

fn kinds(moments: &[&Moment], from: MemberId) -> usize {
    let mut kinds: Vec<ActKind> = moments
        .iter()
        .filter(|moment| moment.actor == from)
        .map(|moment| moment.kind)
        .collect();
    kinds.order();
    kinds.dedup();
    kinds.len()
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::{Scene, check};

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15";
    const CLOSE: &str = "
        mum speak-for leo @10
        mum mind-read leo @30
        mum speak-for leo @60
        mum overprotect leo @80
        mum speak-for leo @110";

    #[test]
    fn present() {
        let expected = &["overinvolvement leo+mum"];
        check(FAMILY, CLOSE, expected);
        check(FAMILY, &CLOSE.replace("@80", "@62"), expected);
        check(
            FAMILY,
            &CLOSE.replace("mum overprotect leo", "leo mind-read mum"),
            expected,
        );
    }

    #[test]
    fn what_is_told_is_what_is_shown() {
        let twice = CLOSE
            .replace("@30", "@11")
            .replace("mind-read", "speak-for");
        let read = Scene::of(FAMILY, &format!("{twice}\n mum mind-read leo @130")).read();
        let [found] = read.hypotheses.as_slice() else {
            panic!("{:?}", read.hypotheses);
        };
        assert_eq!(found.evidence.len(), 5, "{}", found.statement);
        assert!(
            found.statement.contains("three times"),
            "{}",
            found.statement
        );
    }

    #[test]
    fn absent() {
        check(
            FAMILY,
            &CLOSE
                .replace("overprotect", "protect")
                .replace("mind-read", "support"),
            &[],
        );
        check("mum mother, dad father, leo son 4", CLOSE, &[]);
        check(FAMILY, "", &[]);
    }

    #[test]
    fn near_misses() {
        // One kind only.
        check(
            FAMILY,
            &CLOSE
                .replace("overprotect", "speak-for")
                .replace("mind-read", "speak-for"),
            &[],
        );
        // Shared out among the children.
        check(
            "mum mother, dad father, leo son 15, mia daughter 12",
            &CLOSE
                .replace("mind-read leo", "mind-read mia")
                .replace("overprotect leo", "overprotect mia"),
            &[],
        );
    }
}
