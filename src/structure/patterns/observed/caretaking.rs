//! **Parental child** and **parentified child.**
//!
//! *What it is.* A child with delegated authority over brothers and sisters: adaptive while it is open, limited and backed.
//! Parentified: a child who carries a parent's worries, a burden.
//!
//! *What is looked for.* Parental: four acts of directing or looking after brothers and sisters, and a parent who backs the
//! child. Parentified: a parent hands adult trouble to the child twice, or the child comforts a parent three times; where one
//! parent alone is there, both.
//!
//! *What it can be mistaken for.* An inverted hierarchy, over a parent (offered before it); babysitting once; ordinary
//! kindness of a child; a home with one parent, where an older child who shares the lead is usual.
//!
//! *A session that shows it.* The girl tells her brothers when to sit, wipes a nose, answers for the small one; "she's my right
//! hand", says the mother.
//!
//! *One that does not.* A brother explains the rule of a game to his sister.
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974; Boszormenyi-Nagy and Spark, 1973; rule R11 of the manual.

use super::{Seen, observation};
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Moment, Record};
use crate::structure::patterns::{Ground, is_explained};
use crate::structure::wording::{fill, phrases, times, told};
use crate::structure::{Hypothesis, Pattern, Variant};

/// Acts toward brothers and sisters it takes.
const CARE: usize = 4;
/// Times adult trouble is handed over, and times a parent is comforted.
const CONFIDED: usize = 2;
const COMFORTED: usize = 3;
/// From this age on it is two adults.
const ADULT: u8 = 18;

/// Children who look after others, where no inverted hierarchy says more.
pub(super) fn find(ground: &Ground<'_>, offered: &[Hypothesis]) -> Vec<Hypothesis> {
    let record = ground.record;
    let young = |child: &MemberId| {
        let age = record.family.get(*child).and_then(|member| member.age);
        age.is_none_or(|age| age < ADULT)
    };
    let children: Vec<MemberId> = record.children().filter(young).collect();
    let parents: Vec<MemberId> = record
        .members
        .iter()
        .copied()
        .filter(|&member| record.family.is_executive(member))
        .collect();
    let carried = children.iter().flat_map(|&child| {
        parents
            .iter()
            .filter(move |&&parent| {
                !is_explained(offered, Pattern::InvertedHierarchy, child, parent)
            })
            .filter_map(move |&parent| (child != parent).then_some((child, parent)))
    });
    let alone = parents.len() == 1;
    let parentified =
        carried.filter_map(|(child, parent)| parentified(record, child, parent, alone));
    let parental = children.iter().filter_map(|&child| parental(record, child));
    parentified.chain(parental).collect()
}

fn parental(record: &Record<'_>, child: MemberId) -> Option<Hypothesis> {
    let looks_after = |m: &Moment| {
        let kind = matches!(
            m.kind,
            ActKind::Command
                | ActKind::Support
                | ActKind::Protect
                | ActKind::SpeakFor
                | ActKind::ChildRules
                | ActKind::Executive
        );
        let sibling = m
            .target
            .is_some_and(|to| to != child && record.family.is_child(to));
        m.actor == child && kind && sibling
    };
    let care = record.select(looks_after);
    let directs = care.iter().any(|m| {
        matches!(
            m.kind,
            ActKind::Command | ActKind::ChildRules | ActKind::Executive
        )
    });
    let backed = record.select(|m| {
        record.family.is_executive(m.actor)
            && m.target == Some(child)
            && m.kind.channel() == Channel::Positive
    });
    if care.len() < CARE || !directs || backed.is_empty() {
        return None;
    }
    let values = [("k", record.name(child)), ("n", &*times(care.len()))];
    let seen = Seen {
        supporting: care,
        statement: fill(phrases::PARENTAL, &values),
        rival: fill(phrases::PARENTAL_RIVAL, &values),
        settle: fill(phrases::PARENTAL_SETTLE, &values),
        ..Seen::default()
    };
    Some(Hypothesis {
        members: vec![child],
        ..observation(Pattern::InvertedHierarchy, Variant::ParentalChild, seen)
    })
}

fn parentified(
    record: &Record<'_>,
    child: MemberId,
    parent: MemberId,
    alone: bool,
) -> Option<Hypothesis> {
    let confided = record
        .select(|m| m.kind == ActKind::Confide && m.actor == parent && m.target == Some(child));
    let comforted = record.select(|m| {
        matches!(m.kind, ActKind::Support | ActKind::Protect)
            && m.actor == child
            && m.target == Some(parent)
    });
    let (trouble, comfort) = (confided.len() >= CONFIDED, comforted.len() >= COMFORTED);
    let enough = if alone {
        trouble && comfort
    } else {
        trouble || comfort && !confided.is_empty()
    };
    if !enough {
        return None;
    }
    let names = [("k", record.name(child)), ("a", record.name(parent))];
    let comfort = told(comforted.len(), phrases::COMFORTED, &names);
    let often = times(confided.len());
    let [k, a] = names;
    let values = [k, a, ("n", &*often), ("m", &*comfort)];
    let seen = Seen {
        statement: fill(phrases::PARENTIFIED, &values),
        rival: fill(phrases::PARENTIFIED_RIVAL, &values),
        settle: fill(phrases::PARENTIFIED_SETTLE, &values),
        supporting: [confided, comforted].concat(),
        ..Seen::default()
    };
    Some(Hypothesis {
        members: vec![child],
        against: Some(parent),
        ..observation(Pattern::InvertedHierarchy, Variant::ParentifiedChild, seen)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::structure::Variant::{ParentalChild, ParentifiedChild};

    const FAMILY: &str = "mum mother 41, dad father 47, ann daughter 14, tom son 8, kim son 5";
    const CARE: &str = "
        ann command tom @10
        ann support kim @40
        ann speak-for kim @70
        ann command kim @110
        mum praise ann @111";
    const TROUBLE: &str = "
        mum confide ann @10
        ann support mum @11
        mum confide ann @60
        ann support mum @61
        ann support mum @110";

    #[test]
    fn present() {
        check(FAMILY, CARE, ParentalChild, &["inverted-hierarchy ann"]);
        check(
            FAMILY,
            &CARE.replace("praise", "agree"),
            ParentalChild,
            &["inverted-hierarchy ann"],
        );
        let expected = &["inverted-hierarchy ann | mum"];
        check(FAMILY, TROUBLE, ParentifiedChild, expected);
        let single = FAMILY.replace("dad father 47, ", "");
        check(&single, TROUBLE, ParentifiedChild, expected);
    }

    #[test]
    fn absent() {
        check(FAMILY, "", ParentalChild, &[]);
        check(FAMILY, "", ParentifiedChild, &[]);
        check(
            FAMILY,
            &CARE.replace("command", "disagree"),
            ParentalChild,
            &[],
        );
        check(
            FAMILY,
            &TROUBLE.replace("confide", "support"),
            ParentifiedChild,
            &[],
        );
    }

    #[test]
    fn near_misses() {
        // Nobody has put her in charge.
        check(
            FAMILY,
            &CARE.replace("mum praise ann", "mum criticise ann"),
            ParentalChild,
            &[],
        );
        // One parent at home, and one sign alone.
        let single = FAMILY.replace("dad father 47, ", "");
        let one_sign: String = TROUBLE
            .lines()
            .filter(|line| !line.contains("support"))
            .collect::<Vec<_>>()
            .join("\n");
        check(&single, &one_sign, ParentifiedChild, &[]);
    }
}
