//! **Peripheral member.**
//!
//! *What it is.* A member with little part in what goes on, who is not alone.
//!
//! *What is looked for.* Words or turns, and what family members say to the member, each below half of an even share,
//! without what makes it isolation.
//!
//! *What it can be mistaken for.* A quiet member who is central, with whom all check; a small child; an interpreter's member.
//!
//! *A session that shows it.* A father says little, is asked little, and laughs with his son when he is.
//!
//! *One that does not.* A boy of eight plays on the floor and everyone talks to him.
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974; rule R13 of the manual.

use super::{Seen, observation};
use crate::session::MemberId;
use crate::structure::patterns::Ground;
use crate::structure::patterns::isolation::{Part, is_small};
use crate::structure::wording::{fill, percent, phrases};
use crate::structure::{Hypothesis, Pattern, Variant};

/// Peripheral members who are not offered as isolated.
pub(super) fn find(ground: &Ground<'_>, offered: &[Hypothesis]) -> Vec<Hypothesis> {
    let isolated = |member: MemberId| {
        offered
            .iter()
            .any(|reading| reading.pattern == Pattern::Isolation && reading.concerns(member))
    };
    let members = ground.record.members.iter().copied();
    members
        .filter(|&member| !isolated(member) && !is_small(ground.record, member))
        .filter_map(|member| of(ground, member))
        .collect()
}

fn of(ground: &Ground<'_>, member: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let part = Part::of(record, member).filter(|part| part.is_little())?;
    let share = |of: f64| percent(of / record.members.len() as f64);
    let values = [
        ("a", record.name(member)),
        ("w", &*share(part.words)),
        ("t", &*share(part.addressed)),
        ("e", &*share(1.0)),
    ];
    let seen = Seen {
        measures: vec![fill(phrases::ISOLATION_MEASURE, &values)],
        statement: fill(phrases::PERIPHERAL, &values),
        rival: fill(phrases::ISOLATION_RIVAL, &values),
        settle: fill(phrases::ISOLATION_SETTLE, &values),
        ..Seen::default()
    };
    Some(Hypothesis {
        members: vec![member],
        ..observation(Pattern::Isolation, Variant::Peripheral, seen)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::structure::Variant::Peripheral;
    use crate::structure::trials::{Filling, Scene};

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15, gramps grandfather 77";

    fn quiet(lines: &str) -> Vec<String> {
        let filling = Filling {
            silent: "gramps",
            ..Filling::default()
        };
        let scene = Scene::filled(FAMILY, lines, filling);
        let read = scene.read();
        let own = read
            .observations
            .iter()
            .filter(|it| it.variants == [Peripheral]);
        own.map(|it| scene.say(it)).collect()
    }

    const LIKED: &str = "gramps @10\n gramps @60\n leo affiliate gramps @30\n dad support gramps @70\n mum praise gramps @120";

    #[test]
    fn present() {
        assert_eq!(quiet(LIKED), ["isolation gramps"]);
    }

    #[test]
    fn absent() {
        check(FAMILY, "", Peripheral, &[]);
        assert!(quiet("").is_empty());
    }

    #[test]
    fn near_misses() {
        // Nobody is warm to him: that is isolation.
        assert!(quiet("gramps @10\n gramps @60\n gramps @110").is_empty());
    }
}
