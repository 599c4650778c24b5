//! **Scapegoating.**
//!
//! *What it is.* One member's supposed badness gathers the family's trouble. The pattern is the senders', not the member's.
//!
//! *What is looked for.* Half or more of all fault that is found goes to one member, not at the therapist's word; from two
//! members or more; over two topics or more; and less warmth than others get.
//!
//! *What it can be mistaken for.* A coalition (two of them, bonded) and an attacking detour (after the couple's own
//! quarrels), which are offered before it; a real problem told with when and where; an answer to "how is he at school?".
//!
//! *A session that shows it.* Whatever comes up, mother, father and sister end with Kim, who never helps and always starts it.
//!
//! *One that does not.* A father and a son fight, and the others find fault with neither.
//!
//! *Source.* Vogel and Bell, "The emotionally disturbed child as the family scapegoat", 1960; rule R12 of the manual.

use super::{Seen, observation};
use crate::session::MemberId;
use crate::stance::Channel;
use crate::structure::evidence::Moment;
use crate::structure::patterns::Ground;
use crate::structure::patterns::trio::Places;
use crate::structure::wording::{fill, names, phrases, times};
use crate::structure::{Hypothesis, Pattern, Variant};

/// Share of all fault found that goes to one.
const SHARE: f64 = 0.5;
/// How much of it there must be.
const FAULTS: usize = 6;

/// Members who get half of all fault that is found, where no offered reading explains it.
pub(super) fn find(ground: &Ground<'_>, offered: &[Hypothesis]) -> Vec<Hypothesis> {
    let explained = |member: MemberId| {
        offered.iter().any(|reading| {
            reading.against == Some(member) && reading.pattern == Pattern::Coalition
                || reading.child == Some(member)
        })
    };
    let members = ground.record.members.iter().copied();
    members
        .filter(|&member| !explained(member))
        .filter_map(|member| of(ground, member))
        .collect()
}

fn of(ground: &Ground<'_>, member: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let everyone = &record.members;
    let faults = record.select(|m| !m.induced && everyone.iter().any(|&one| m.is_attack_on(one)));
    let own: Vec<&Moment> = record.select(|m| !m.induced && m.is_attack_on(member));
    let senders: Vec<MemberId> = record
        .members
        .iter()
        .copied()
        .filter(|&sender| own.iter().filter(|m| m.actor == sender).count() >= 2)
        .collect();
    let places = Places::of(&own);
    let warm = |to: MemberId| {
        record
            .select(|m| m.target == Some(to) && m.kind.channel() == Channel::Positive)
            .len()
    };
    let mut others: Vec<usize> = record.members.iter().map(|&one| warm(one)).collect();
    others.sort_unstable();
    let median = others.get(others.len() / 2).copied().unwrap_or(0);
    if own.len() < FAULTS
        || (own.len() as f64) < SHARE * faults.len() as f64
        || senders.len() < 2
        || places.episodes.max(places.topics) < 2
        || warm(member) > median
    {
        return None;
    }
    // Who found fault once is no part of the pattern.
    let supporting: Vec<&Moment> = own
        .into_iter()
        .filter(|moment| senders.contains(&moment.actor))
        .collect();
    let values = [
        ("c", record.name(member)),
        ("who", &*names(record, &senders)),
        ("n", &*times(supporting.len())),
    ];
    let opposing =
        record.select(|m| m.target == Some(member) && m.kind.channel() == Channel::Positive);
    let seen = Seen {
        supporting,
        opposing,
        statement: fill(phrases::SCAPEGOATING, &values),
        rival: fill(phrases::SCAPEGOATING_RIVAL, &values),
        settle: fill(phrases::SCAPEGOATING_SETTLE, &values),
        ..Seen::default()
    };
    Some(Hypothesis {
        members: senders,
        against: Some(member),
        ..observation(Pattern::Conflict, Variant::Scapegoating, seen)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::structure::Variant::Scapegoating;
    use crate::structure::trials::Scene;

    const FAMILY: &str = "mum mother 41, dad father 47, ann daughter 15, kim son 10";
    const BLAMED: &str = "
        mum criticise kim @10 #shoes
        ann blame kim @12 #shoes
        dad criticise kim @40 #school
        mum blame kim @60 #supper
        ann criticise kim @90 #room
        dad blame kim @110 #car
        mum criticise kim @130 #bed";

    #[test]
    fn present() {
        let expected = &["conflict ann+dad+mum | kim"];
        check(FAMILY, BLAMED, Scapegoating, expected);
        let answered = format!("{BLAMED}\n kim criticise ann @13\n kim blame mum @61");
        check(FAMILY, &answered, Scapegoating, expected);
        let gran = FAMILY.replace("ann daughter 15", "ann grandmother 70");
        check(&gran, BLAMED, Scapegoating, expected);
    }

    #[test]
    fn absent() {
        check(FAMILY, "", Scapegoating, &[]);
        check(
            FAMILY,
            &BLAMED.replace("ann", "mum").replace("dad", "mum"),
            Scapegoating,
            &[],
        );
        let spread = BLAMED.replacen("kim", "dad", 4);
        check(FAMILY, &spread, Scapegoating, &[]);
    }

    #[test]
    fn what_is_told_is_what_is_shown() {
        let family = format!("{FAMILY}, gran grandmother 70");
        let read = Scene::of(
            &family,
            &format!("{BLAMED}\n gran criticise kim @95 #garden"),
        )
        .read();
        let mut found = read.observations.iter();
        let found = found.find(|it| it.variants.contains(&Scapegoating));
        let told = found.map(|it| (it.evidence.len(), it.statement.contains("seven times")));
        assert_eq!(told, Some((7, true)), "{found:?}");
    }

    #[test]
    fn near_misses() {
        // As much warmth as anyone gets.
        let warm =
            format!("{BLAMED}\n mum praise kim @20\n dad support kim @70\n ann affiliate kim @100");
        check(FAMILY, &warm, Scapegoating, &[]);
        // At the therapist's word.
        check(FAMILY, &BLAMED.replace(" #", " ~led #"), Scapegoating, &[]);
    }
}
