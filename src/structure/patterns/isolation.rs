//! **Isolation.**
//!
//! *What it is.* A member who is there, and whom little reaches: hardly addressed, with no positive tie, or shut out.
//!
//! *What is looked for.* Share of the words or turns, and share of what family members say to each other, each below half
//! of an even share; and no more than two warm acts toward the member, or two that shut them out. Signed acts hardly show
//! it: measures do. Whoever is often found fault with or spoken of is in the middle of things, and not read as isolated
//! unless shut out as well.
//!
//! *What it can be mistaken for.* Somebody quiet and central, with whom all check; a small child; a member who speaks
//! through an interpreter; quiet by choice (others invite, the member declines).
//!
//! *A session that shows it.* A grandfather sits through the hour; others answer for him, and the plans are made without
//! him.
//!
//! *One that does not.* A boy of eight says little, and everyone plays with him.
//!
//! *Source.* Minuchin and Fishman, *Family Therapy Techniques*, 1981, ch. 11.

use super::{Ground, by_measures};
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Case, Record};
use crate::structure::wording::{counted, fill, percent, phrases};
use crate::structure::{Hypothesis, Pattern, Rival, Variant};

/// Below this part of an even share a member takes little part.
const LITTLE: f64 = 0.5;
/// Where nobody shuts the member out, they must be addressed less than this part of an even share.
const HARDLY: f64 = 0.35;
/// Warm acts toward the member that are still compatible with it.
const WARM: usize = 2;
/// Whoever is found fault with more often than this is reached, if not kindly: that is another pattern.
const ATTACKED: usize = 4;
/// Whoever is spoken of in more than this share of the family's turns is in the middle of things, if not spoken to.
const SPOKEN_OF: f64 = 0.06;
/// Acts of shutting out that make a quiet member an excluded one.
const SHUT: usize = 2;
/// Up to this age a child says little.
const SMALL: u8 = 6;
/// Members whose addressees are known too rarely cannot be judged.
const ADDRESSES: usize = 20;

/// Every isolated member of a family of three or more.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Hypothesis> {
    let record = ground.record;
    record
        .members
        .iter()
        .filter(|&&member| !is_small(record, member))
        .filter_map(|&member| of(ground, member))
        .collect()
}

/// Whether a member is of an age at which little is said.
pub(super) fn is_small(record: &Record<'_>, member: MemberId) -> bool {
    let age = record.family.get(member).and_then(|member| member.age);
    age.is_some_and(|age| age <= SMALL)
}

/// A member's parts of an even share, 1 being even.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub words: f64,
    turns: f64,
    pub addressed: f64,
}

impl Part {
    pub(super) fn of(record: &Record<'_>, member: MemberId) -> Option<Self> {
        let sum = |count: &dyn Fn(MemberId) -> usize| {
            record.members.iter().map(|&one| count(one)).sum::<usize>()
        };
        let part = |count: &dyn Fn(MemberId) -> usize| {
            let even = sum(count) as f64 / record.members.len() as f64;
            count(member) as f64 / even.max(f64::MIN_POSITIVE)
        };
        let words = |one: MemberId| record.activity(one).words;
        let turns = |one: MemberId| record.activity(one).turns;
        let addressed = |one: MemberId| record.activity(one).addressed;
        let known = sum(&addressed) >= ADDRESSES && record.activity(member).turns > 0;
        known.then(|| Self {
            words: part(&words),
            turns: part(&turns),
            addressed: part(&addressed),
        })
    }

    pub(super) fn is_little(self) -> bool {
        self.addressed < LITTLE && self.words.min(self.turns) < LITTLE
    }
}

pub(super) fn of(ground: &Ground<'_>, member: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let part = Part::of(record, member)?;
    let warm = record.select(|moment| {
        moment.target == Some(member) && moment.kind.channel() == Channel::Positive
    });
    let shut = record.select(|moment| {
        let left_out = moment.kind == ActKind::Exclude && moment.target == Some(member);
        left_out || moment.kind == ActKind::Secret && moment.against == Some(member)
    });
    let excluded = shut.len() >= SHUT;
    let attacks = record.moments.iter().filter(|m| m.is_attack_on(member));
    let spoken_of = record.spoken_of.iter().filter(|it| it.of == member);
    let reached = attacks.count() > ATTACKED
        || spoken_of.count() as f64 > SPOKEN_OF * record.family_turns as f64;
    let alone = warm.len() <= WARM && part.addressed < HARDLY && !reached;
    if !part.is_little() || !(excluded || alone) {
        return None;
    }
    let mut supporting = shut;
    supporting.extend(
        record.select(|moment| moment.kind == ActKind::SpeakFor && moment.target == Some(member)),
    );
    let share = |of: f64| percent(of / record.members.len() as f64);
    let values = [
        ("a", record.name(member)),
        ("w", &*share(part.words)),
        ("t", &*share(part.addressed)),
        ("e", &*share(1.0)),
        ("n", &*counted(warm.len(), "warm or helping word")),
    ];
    let lines = [part.words, part.turns, part.addressed];
    let low = lines.iter().filter(|&&part| part < LITTLE).count() + usize::from(excluded);
    let rival = if excluded {
        phrases::ISOLATION_RIVAL_SHUT
    } else {
        phrases::ISOLATION_RIVAL
    };
    let case = Case {
        supporting,
        opposing: warm,
        posterior: 1.0,
        ..Case::default()
    };
    Some(Hypothesis {
        variants: vec![variant(record, member, excluded)],
        members: vec![member],
        measures: vec![fill(phrases::ISOLATION_MEASURE, &values)],
        statement: fill(phrases::ISOLATION, &values),
        rival: Some(Rival {
            pattern: None,
            statement: fill(rival, &values),
        }),
        settle: fill(phrases::ISOLATION_SETTLE, &values),
        ..by_measures(ground, Pattern::Isolation, &case, low)
    })
}

/// Left out or talked over, spoken for, or asked and declining: the most telling of them.
fn variant(record: &Record<'_>, member: MemberId, excluded: bool) -> Variant {
    let spoken_for = record
        .select(|moment| moment.kind == ActKind::SpeakFor && moment.target == Some(member))
        .len();
    let broken: usize = record
        .members
        .iter()
        .map(|&by| record.breaks_in(by, member))
        .sum();
    if excluded || broken >= SHUT {
        Variant::ShutOut
    } else if spoken_for >= SHUT {
        Variant::Protected
    } else {
        Variant::Withdrawn
    }
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::{Filling, Scene, check};

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15, gramps grandfather 77";
    const EXPECTED: &[&str] = &["isolation gramps"];

    #[track_caller]
    fn quiet(family: &str, who: &str, lines: &str, expected: &[&str]) {
        let filling = Filling {
            silent: who,
            ..Filling::default()
        };
        let problems = Scene::filled(family, lines, filling).problems();
        assert_eq!(problems, expected, "{lines}");
    }

    const FEW: &str = "gramps @10\n gramps @60\n gramps @110\n mum @12";

    #[test]
    fn present() {
        quiet(FAMILY, "gramps", FEW, EXPECTED);
        quiet(
            FAMILY,
            "gramps",
            &format!(
                "{FEW}\n mum speak-for gramps @30\n dad exclude gramps @70\n mum exclude gramps @120"
            ),
            EXPECTED,
        );
        quiet(
            &FAMILY.replace("gramps grandfather 77", "gramps uncle 50"),
            "gramps",
            FEW,
            EXPECTED,
        );
    }

    #[test]
    fn absent() {
        check(FAMILY, "", &[]);
        // A small child says little.
        quiet(
            &FAMILY.replace("gramps grandfather 77", "tim son 4"),
            "tim",
            "tim @10\n tim @60",
            &[],
        );
        // Nobody of that name was in the room.
        quiet(FAMILY, "gramps", "", &[]);
    }

    #[test]
    fn near_misses() {
        // Quiet, and everyone is warm to him.
        quiet(
            FAMILY,
            "gramps",
            &format!(
                "{FEW}\n leo affiliate gramps @30\n dad support gramps @70\n mum praise gramps @120"
            ),
            &[],
        );
        // Shut out twice, and talking as much as anyone.
        check(
            FAMILY,
            "mum exclude gramps @30\n dad exclude gramps @70",
            &[],
        );
    }
}
