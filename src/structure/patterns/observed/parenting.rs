//! **Joint parenting.** A strength, and what detouring and coalitions of parents are mistaken for.
//!
//! *What it is.* Two who decide for the children take up a real problem of a child together.
//!
//! *What is looked for.* Both speak to or about the child; there is praise or help for the child at least once in five
//! times; at least one rule is set, explained or kept.
//!
//! *What it can be mistaken for.* An attacking detour, which comes after the couple's own quarrels and holds nothing
//! good; a coalition against the child, which parents who keep a rule together are never read as.
//!
//! *A session that shows it.* "Phones off at ten; we've decided. And the essay was good." "It was. Ten, though."
//!
//! *One that does not.* "That's why we're here, he never sits still." "Exactly."
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974, the executive subsystem.

use super::{Seen, observation};
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Moment, Record};
use crate::structure::patterns::{Ground, is_explained};
use crate::structure::wording::{fill, phrases, times};
use crate::structure::{Hypothesis, Pattern, Variant};

/// Praise or help for every so many moves toward the child.
const GOOD: usize = 5;

/// Moves toward the child it takes from each.
const EACH: usize = 2;

/// Parents who take up a child's problem together, where no detour says otherwise.
pub(super) fn find(ground: &Ground<'_>, offered: &[Hypothesis]) -> Vec<Hypothesis> {
    let record = ground.record;
    let children: Vec<MemberId> = record.children().collect();
    let divided = |parents: [MemberId; 2], child| {
        let [one, other] = parents;
        [Pattern::DetouringAttacking, Pattern::DetouringSupporting]
            .into_iter()
            .any(|pattern| is_explained(offered, pattern, one, child))
            || is_explained(offered, Pattern::Coalition, one, other)
                && is_explained(offered, Pattern::Coalition, one, child)
    };
    record
        .executive_pairs()
        .into_iter()
        .flat_map(|(one, other)| children.iter().map(move |&child| (one, other, child)))
        .filter(|&(one, other, child)| {
            is_joint(record, [one, other], child) && !divided([one, other], child)
        })
        .filter_map(|(one, other, child)| of(ground, [one, other], child))
        .collect()
}

fn of(ground: &Ground<'_>, [one, other]: [MemberId; 2], child: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let by = |parent: MemberId| record.select(|m| m.actor == parent && is_about(m, child));
    let (first, second) = (by(one), by(other));
    if first.len() < EACH || second.len() < EACH {
        return None;
    }
    let values = [
        ("a", record.name(one)),
        ("b", record.name(other)),
        ("k", record.name(child)),
        ("n", &*times(first.len() + second.len())),
    ];
    let seen = Seen {
        supporting: [first, second].concat(),
        statement: fill(phrases::PARENTING, &values),
        rival: fill(phrases::PARENTING_RIVAL, &values),
        settle: fill(phrases::PARENTING_SETTLE, &values),
        ..Seen::default()
    };
    Some(Hypothesis {
        members: vec![one, other],
        child: Some(child),
        ..observation(Pattern::Alliance, Variant::JointParenting, seen)
    })
}

/// Whether two parents deal with a child's problem together.
pub(in crate::structure::patterns) fn is_joint(
    record: &Record<'_>,
    parents: [MemberId; 2],
    child: MemberId,
) -> bool {
    let about = record.select(|moment| parents.contains(&moment.actor) && is_about(moment, child));
    let warm =
        |moment: &&&Moment| is_about(moment, child) && moment.kind.channel() == Channel::Positive;
    let good = about.iter().filter(warm).count();
    let both = parents
        .iter()
        .all(|parent| about.iter().any(|moment| moment.actor == *parent));
    let rules = record
        .select(|moment| moment.kind == ActKind::Executive && parents.contains(&moment.actor));
    both && !rules.is_empty() && good * GOOD >= about.len()
}

/// Done to the child or found fault with it; what is done with the child against somebody else is no parenting.
fn is_about(moment: &Moment, child: MemberId) -> bool {
    moment.target == Some(child) && moment.against.is_none() || moment.is_negative_to(child)
}

#[cfg(test)]
mod tests {
    use crate::session::MemberId;
    use crate::structure::trials::{Scene, check};

    const FAMILY: &str = "mum mother 41, dad father 47, tom son 12";

    #[track_caller]
    fn joint(lines: &str, expected: bool) {
        let scene = Scene::of(FAMILY, lines);
        let found = scene.ground(|ground| {
            super::is_joint(ground.record, [MemberId(0), MemberId(1)], MemberId(2))
        });
        assert_eq!(found, expected, "{lines}");
        check(FAMILY, lines, &[]);
    }

    const TOGETHER: &str = "
        mum criticise tom @10
        dad criticise tom @12
        mum executive tom @13
        dad praise tom @40
        dad executive tom @80";

    #[test]
    fn present() {
        joint(TOGETHER, true);
        joint(&TOGETHER.replace("praise", "support"), true);
        joint(
            &TOGETHER.replace("dad criticise", "dad complain-about"),
            true,
        );
    }

    #[test]
    fn absent() {
        joint("", false);
        joint(&TOGETHER.replace("executive", "criticise"), false);
        joint(&TOGETHER.replace("praise", "criticise"), false);
        // With the child against the other parent is not for the child.
        let against = TOGETHER.replace("dad praise tom", "dad agree-against tom mum");
        joint(&against, false);
    }

    #[test]
    fn near_misses() {
        // One of them leaves it to the other.
        joint(&TOGETHER.replace("dad", "mum"), false);
    }
}
