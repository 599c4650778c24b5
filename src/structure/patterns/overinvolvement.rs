//! **Overinvolvement.**
//!
//! *What it is.* A tie so close that it limits one or both: intrusion, worry, living through the other.
//!
//! *What is looked for.* Five or more intrusions between two, of at least two kinds from the same person: speaking for,
//! reading the other's mind, shielding beyond need, handing over adult trouble.
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

use super::{Ground, is_explained, weigh};
use crate::session::MemberId;
use crate::sorted::Order;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{fill, phrases, times};
use crate::structure::{Hypothesis, Pattern, Rival};

/// Intrusions it takes between the two, repeats included.
const ACTS: usize = 5;
/// Kinds it takes from one of them.
const KINDS: usize = 2;
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

fn between(ground: &Ground<'_>, one: MemberId, other: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let enters = |moment: &Moment| {
        moment.kind.channel() == Channel::Intrusion
            && [(one, Some(other)), (other, Some(one))].contains(&(moment.actor, moment.target))
    };
    let all = record.moments.iter().filter(|m| enters(m)).count();
    let supporting = record.select(enters);
    let (from, to) = [(one, other), (other, one)]
        .into_iter()
        .find(|&(from, _)| kinds(&supporting, from) >= KINDS)?;
    if all < ACTS || is_small(record, one) || is_small(record, other) {
        return None;
    }
    let count = |kind: ActKind| {
        record
            .moments
            .iter()
            .filter(|m| enters(m) && m.kind == kind)
            .count()
    };
    // Correcting the other and having it accepted shows that the closeness can loosen.
    let opposing = record.select(|moment| {
        moment.kind == ActKind::Disagree && moment.actor == to && moment.target == Some(from)
    });
    let values = [
        ("a", record.name(from)),
        ("b", record.name(to)),
        ("s", &*times(count(ActKind::SpeakFor))),
        ("m", &*times(count(ActKind::MindRead))),
        (
            "o",
            &*times(count(ActKind::Overprotect) + count(ActKind::Confide)),
        ),
        ("d", &*times(opposing.len())),
    ];
    let case = Case {
        supporting,
        opposing: Vec::new(),
        actors: vec![from],
        triadic: None,
        measure: false,
        posterior: 1.0,
    };
    let read = weigh(ground, Pattern::Overinvolvement, &case)?;
    Some(Hypothesis {
        members: vec![one, other],
        counter_evidence: opposing.iter().map(|moment| moment.act).collect(),
        statement: fill(phrases::OVERINVOLVEMENT, &values),
        rival: Some(Rival {
            pattern: None,
            statement: fill(phrases::OVERINVOLVEMENT_RIVAL, &values),
        }),
        settle: fill(phrases::OVERINVOLVEMENT_SETTLE, &values),
        ..read
    })
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
    use crate::structure::trials::check;

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
