//! **Inverted hierarchy.**
//!
//! *What it is.* A child holds more say than a parent over what is the parents' to decide.
//!
//! *What is looked for.* The child instructs, corrects or punishes in a parent's domain, or the parent gives way or asks
//! leave, at least three times together and from both sides; and the parent's own rules and orders that hold are fewer by
//! half. A parent who has stopped trying is evidence, not a gap.
//!
//! *What it can be mistaken for.* Say over one's own life, which grows with age; a child in charge by open delegation; an
//! adult child who cares for a frail parent; one defiant child, as long as the parent does not give way.
//!
//! *A session that shows it.* "You're not going to that party, Dad." "Is it okay if I go till ten?"
//!
//! *One that does not.* "I'm dropping piano, I decided." "You finish the term, then it's up to you." "Fine."
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974; relational control: Rogers and Farace, 1975.

use super::{Ground, weigh};
use crate::session::MemberId;
use crate::stance::ActKind;
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{fill, phrases, times, told};
use crate::structure::{Hypothesis, Pattern, Rival, Variant};

/// Rulings and givings-way it takes, together.
const ACTS: usize = 3;
/// How many times the parent's kept rules they must outnumber.
const RATIO: f64 = 2.0;
/// An order the parent takes back within so many turns has not held.
const TAKEN_BACK: usize = 8;
/// Moments in which another parent stands with the child against this one that make its say a borrowed one.
const BACKED: usize = 2;
/// From this age on it is two adults.
const ADULT: u8 = 18;

/// Every child that stands over somebody who decides for the children.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Hypothesis> {
    let record = ground.record;
    let minor = |child: &MemberId| {
        let age = record.family.get(*child).and_then(|member| member.age);
        age.is_none_or(|age| age < ADULT)
    };
    let children: Vec<MemberId> = record.children().filter(minor).collect();
    record
        .members
        .iter()
        .filter(|&&member| record.family.is_executive(member))
        .flat_map(|&parent| children.iter().map(move |&child| (child, parent)))
        .filter_map(|(child, parent)| over(ground, child, parent))
        .collect()
}

pub(super) fn over(ground: &Ground<'_>, child: MemberId, parent: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let toward = |moment: &Moment, kind: ActKind, from: MemberId, to: MemberId| {
        moment.kind == kind && moment.actor == from && moment.target == Some(to)
    };
    let rulings = record.select(|m| toward(m, ActKind::ChildRules, child, parent));
    let yields = record.select(|m| toward(m, ActKind::Yield, parent, child));
    let kept = kept(record, child, parent);
    let (n, m, held) = (rulings.len(), yields.len(), kept.len());
    let weighed: f64 = kept.iter().map(|moment| holds(moment.kind)).sum();
    if n == 0 || m == 0 || n + m < ACTS || ((n + m) as f64) < RATIO * weighed {
        return None;
    }
    let mut supporting: Vec<&Moment> = rulings;
    supporting.extend(yields);
    let case = Case {
        supporting,
        opposing: kept,
        opposed: Some(weighed),
        actors: vec![child, parent],
        triadic: None,
        measure: m >= 2 && m > held,
        posterior: 1.0,
    };
    let rules = told(held, phrases::RULE_HELD, &[("a", record.name(parent))]);
    let values = [
        ("k", record.name(child)),
        ("a", record.name(parent)),
        ("n", &*times(n)),
        ("m", &*times(m)),
        ("h", &*rules),
    ];
    let borrowed = is_borrowed(record, child, parent);
    Some(Hypothesis {
        variants: borrowed
            .then_some(Variant::BorrowedPower)
            .into_iter()
            .collect(),
        members: vec![child],
        against: Some(parent),
        statement: fill(phrases::HIERARCHY, &values),
        rival: Some(Rival {
            pattern: None,
            statement: fill(phrases::HIERARCHY_RIVAL, &values),
        }),
        settle: fill(phrases::HIERARCHY_SETTLE, &values),
        ..weigh(ground, Pattern::InvertedHierarchy, &case)?
    })
}

/// Whether somebody else who decides stands with the child against the parent: the child's say may be lent.
fn is_borrowed(record: &Record<'_>, child: MemberId, parent: MemberId) -> bool {
    let backs = record.select(|moment| {
        moment.target == Some(child)
            && moment.against == Some(parent)
            && moment.is_binding()
            && record.family.is_executive(moment.actor)
    });
    backs.len() >= BACKED
}

/// A rule set, explained or kept counts in full; an order alone by half, for nobody knows whether it was followed.
const fn holds(kind: ActKind) -> f64 {
    match kind {
        ActKind::Executive => 1.0,
        _ => 0.5,
    }
}

/// The parent's rules, and orders to the child that the parent did not take back soon after.
fn kept<'r>(record: &'r Record<'_>, child: MemberId, parent: MemberId) -> Vec<&'r Moment> {
    let taken_back = |turn: usize| {
        record.moments.iter().any(|later| {
            later.kind == ActKind::Yield
                && later.actor == parent
                && later.target == Some(child)
                && (turn..=turn + TAKEN_BACK).contains(&later.turn)
        })
    };
    record.select(|moment| {
        let to_child = moment.target.is_none_or(|target| target == child);
        moment.actor == parent
            && to_child
            && matches!(moment.kind, ActKind::Executive | ActKind::Command)
            && !taken_back(moment.turn)
    })
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::{Scene, check};
    use crate::structure::{Pattern, Variant};

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 10";
    const EXPECTED: &[&str] = &["inverted-hierarchy leo | mum"];
    const RULES: &str = "
        leo child-rules mum @10
        mum yield leo @11
        leo child-rules mum @50
        mum yield leo @52
        leo child-rules mum @90
        mum yield leo @91";

    #[test]
    fn present() {
        check(FAMILY, RULES, EXPECTED);
        // D′ of the manual, more than once; orders that she takes back are no gap.
        let tries = format!("{RULES}\n mum command leo @48\n mum command leo @89");
        check(FAMILY, &tries, EXPECTED);
        check(
            FAMILY,
            &format!(
                "{RULES}\n{}",
                RULES
                    .replace("mum", "dad")
                    .replace("0\n", "4\n")
                    .replace("@9", "@13")
            ),
            &[
                "inverted-hierarchy leo | dad",
                "inverted-hierarchy leo | mum",
            ],
        );
    }

    #[test]
    fn borrowed_power_is_marked() {
        let variants = |lines: &str| {
            let read = Scene::of(FAMILY, lines).read();
            let own = read.hypotheses.into_iter();
            let own = own.filter(|it| it.pattern == Pattern::InvertedHierarchy);
            own.flat_map(|it| it.variants).collect::<Vec<_>>()
        };
        assert!(variants(RULES).is_empty());
        let backed = format!("{RULES}\n dad side leo mum @12\n dad agree-against leo mum @92");
        assert_eq!(variants(&backed), [Variant::BorrowedPower]);
    }

    #[test]
    fn absent() {
        // D of the manual: say over one's own life, the last word kept.
        check(
            FAMILY,
            "leo disagree mum @10
             mum executive leo @11
             leo yield mum @12
             leo disagree mum @50
             mum executive leo @51",
            &[],
        );
        // Defiance without giving way.
        check(
            FAMILY,
            &RULES.replace("mum yield leo", "mum disagree leo"),
            &[],
        );
        // Two adults.
        check("mum mother 71, leo son 44, ann daughter 40", RULES, &[]);
    }

    #[test]
    fn near_misses() {
        // Her rules hold as often as his.
        let kept = format!(
            "{RULES}\n mum executive leo @25\n mum executive leo @70\n mum executive leo @110\n mum command leo @130"
        );
        check(FAMILY, &kept, &[]);
        check(FAMILY, "leo child-rules mum @10\n mum yield leo @11", &[]);
    }
}
