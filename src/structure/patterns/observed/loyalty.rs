//! **Split loyalty** without a demand.
//!
//! *What it is.* Parents are at odds, neither asks the child to side, and the child keeps the peace between them.
//!
//! *What is looked for.* Tension between two who decide for the children; a child who is warm to both; and who declines to
//! side, stands up for either or turns the talk elsewhere at least three times.
//!
//! *What it can be mistaken for.* Triangulation, where both parents press (offered before it); a child who jokes because it is
//! funny.
//!
//! *A session that shows it.* Each time the voices rise the boy shows a drawing, or says that Mum did not mean it.
//!
//! *One that does not.* The parents argue over money and the girl goes on reading.
//!
//! *Source.* Boszormenyi-Nagy and Spark, *Invisible Loyalties*, 1973; rule R5 of the manual.

use super::{Seen, observation};
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::Moment;
use crate::structure::patterns::triangulation::is_tense;
use crate::structure::patterns::{Ground, is_explained};
use crate::structure::wording::{fill, phrases, times};
use crate::structure::{Hypothesis, Pattern, Variant};

/// Steps to keep the peace it takes.
const STEPS: usize = 3;

/// Children who keep the peace, where no triangulation says more.
pub(super) fn find(ground: &Ground<'_>, offered: &[Hypothesis]) -> Vec<Hypothesis> {
    let record = ground.record;
    let children: Vec<MemberId> = record.children().collect();
    record
        .executive_pairs()
        .into_iter()
        .filter(|&(one, other)| is_tense(record, one, other))
        .flat_map(|(one, other)| children.iter().map(move |&child| (one, other, child)))
        .filter(|&(one, _, child)| !is_explained(offered, Pattern::Triangulation, one, child))
        .filter_map(|(one, other, child)| of(ground, [one, other], child))
        .collect()
}

fn of(ground: &Ground<'_>, parents: [MemberId; 2], child: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let [one, other] = parents;
    let own = |moment: &Moment| moment.actor == child;
    let warm = |to: MemberId| {
        let warm =
            |m: &Moment| own(m) && m.target == Some(to) && m.kind.channel() == Channel::Positive;
        !record.select(warm).is_empty()
    };
    let between = |moment: &Moment| match moment.kind {
        ActKind::RefuseSide => true,
        ActKind::Divert => moment.target.is_none(),
        ActKind::Defend => {
            let pair = (moment.target, moment.against);
            pair == (Some(one), Some(other)) || pair == (Some(other), Some(one))
        }
        _ => false,
    };
    let steps = record.select(|moment| own(moment) && between(moment));
    let sides = record.select(|m| {
        own(m)
            && (m.binds(child, one, other) || m.binds(child, other, one))
            && m.kind != ActKind::Defend
    });
    if steps.len() < STEPS || !warm(one) || !warm(other) || sides.len() * 2 > steps.len() {
        return None;
    }
    let values = [
        ("a", record.name(one)),
        ("b", record.name(other)),
        ("k", record.name(child)),
        ("n", &*times(steps.len())),
    ];
    let seen = Seen {
        supporting: steps,
        opposing: sides,
        statement: fill(phrases::LOYALTY, &values),
        rival: fill(phrases::LOYALTY_RIVAL, &values),
        settle: fill(phrases::LOYALTY_SETTLE, &values),
        ..Seen::default()
    };
    Some(Hypothesis {
        parents: parents.to_vec(),
        child: Some(child),
        ..observation(Pattern::Triangulation, Variant::SplitLoyalty, seen)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::structure::Variant::SplitLoyalty;

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 12";
    const PEACE: &str = "
        mum criticise dad @10
        dad criticise mum @12
        leo divert @13
        leo affiliate mum @30
        leo affiliate dad @35
        dad blame mum @60
        leo defend mum dad @61
        mum criticise dad @100
        leo refuse-side mum dad @102
        leo divert @103";

    #[test]
    fn present() {
        let expected = &["triangulation dad+mum | leo"];
        check(FAMILY, PEACE, SplitLoyalty, expected);
        check(
            FAMILY,
            &PEACE.replace("affiliate", "support"),
            SplitLoyalty,
            expected,
        );
        check(
            FAMILY,
            &PEACE.replace("defend mum dad", "refuse-side mum dad"),
            SplitLoyalty,
            expected,
        );
    }

    #[test]
    fn absent() {
        check(FAMILY, "", SplitLoyalty, &[]);
        // The parents get on.
        let peaceful = PEACE
            .replace("criticise", "agree")
            .replace("blame", "agree");
        check(FAMILY, &peaceful, SplitLoyalty, &[]);
        // The child keeps out of it.
        let reading: String = PEACE
            .lines()
            .filter(|line| !line.contains("leo"))
            .collect::<Vec<_>>()
            .join("\n");
        check(FAMILY, &reading, SplitLoyalty, &[]);
    }

    #[test]
    fn near_misses() {
        // Warm to one of them alone.
        check(
            FAMILY,
            &PEACE.replace("affiliate dad", "affiliate mum"),
            SplitLoyalty,
            &[],
        );
        // Twice only.
        check(
            FAMILY,
            &PEACE.replace("leo divert", "leo agree mum"),
            SplitLoyalty,
            &[],
        );
    }
}
