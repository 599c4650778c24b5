//! **Detouring**, attacking or supporting.
//!
//! *What it is.* The couple's tension goes quiet because both turn to a child. *Attacking*: the child is at fault.
//! *Supporting*: the child is fragile and needs them.
//!
//! *What is looked for.* At least three quarrels of two who decide for the children; after most of them both turn to the
//! same child within eight turns of the quarrel's last act, on their own and not at the therapist's word; the tension
//! then rests for eight turns; and both turn to the child after quarrels more often than at other times, which is tested
//! by moving the child talk round the session in all possible steps.
//!
//! *What it can be mistaken for.* A plain quarrel of parent and child; good joint parenting of a real problem, which is
//! specific, holds some praise, and comes as often without a quarrel before it; an answer to "How is Tom at school?".
//!
//! *A session that shows it.* "We haven't, you walked out." "Look at the chair, he never sits still." "Tom, sit. It's the
//! same at school." "Exactly, that's why we're here." Three times in the hour.
//!
//! *One that does not.* The same last three lines after the therapist asked about school.
//!
//! *Source.* Minuchin, Rosman and Baker, *Psychosomatic Families*, 1978; children's part in quarrels: Vuchinich, Emery and
//! Cassidy, 1988.

use super::observed::parenting;
use super::{Ground, weigh};
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{counted, fill, phrases, times, told};
use crate::structure::{Hypothesis, Pattern, Rival, Variant};

/// Quarrels it takes, and how many of them must turn to the child.
const QUARRELS: usize = 3;
/// Share of the quarrels that must turn to the child.
const TURNED: f64 = 0.5;
/// A quarrel ends when its next act is further than this.
const PAUSE: usize = 4;
/// Both turn to the child within so many turns of the quarrel's last act.
const WITHIN: usize = 8;
/// One agrees to the other's child talk within so many turns.
const JOINS: usize = 3;
/// The share of shifts that may do as well.
const CHANCE: f64 = 0.1;
/// Share of what is said of or to the child after the quarrels that must be the parents': where everyone turns to the
/// child it is the family's trouble that gathers there.
const OWN: f64 = 0.8;
/// From this share of the child talk on it is attacking, or supporting.
const KIND: f64 = 0.5;
/// Below this share of either it is mixed.
const CLEAR: f64 = 0.7;

/// Detours of any two who decide for the children through any child.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Hypothesis> {
    let children: Vec<MemberId> = ground.record.children().collect();
    ground
        .record
        .executive_pairs()
        .into_iter()
        .flat_map(|(one, other)| children.iter().map(move |&child| (one, other, child)))
        .filter_map(|(one, other, child)| through(ground, [one, other], child))
        .collect()
}

pub(super) fn through(
    ground: &Ground<'_>,
    parents: [MemberId; 2],
    child: MemberId,
) -> Option<Hypothesis> {
    let record = ground.record;
    let quarrels = quarrels(record, parents);
    let talk = child_talk(record, parents, child);
    let turned: Vec<&Quarrel> = quarrels
        .iter()
        .filter(|quarrel| is_followed(record, quarrel, &talk, parents))
        .collect();
    let rested = turned.iter().filter(|quarrel| quarrel.rests).count();
    if turned.len() < QUARRELS
        || (turned.len() as f64) < TURNED * quarrels.len() as f64
        || rested * 3 < turned.len() * 2
    {
        return None;
    }
    let chance = chance(record, &quarrels, &talk, parents);
    if chance >= CHANCE {
        return None;
    }
    let after = |moment: &&Focus<'_>| {
        turned
            .iter()
            .any(|quarrel| (quarrel.last..=quarrel.last + WITHIN).contains(&moment.turn))
    };
    let shown: Vec<&Focus<'_>> = talk.iter().filter(after).collect();
    if !is_their_own(record, &turned, parents, child) {
        return None;
    }
    let words = Words {
        turned: turned.len(),
        quarrels: quarrels.len(),
        attacks: shown.iter().filter(|f| f.tone == Tone::Attack).count(),
        worries: shown.iter().filter(|f| f.tone == Tone::Worry).count(),
        chance,
    };
    let supporting: Vec<&Moment> = shown.iter().map(|focus| focus.moment).collect();
    let case = Case {
        triadic: Some(supporting.len()),
        supporting,
        opposing: Vec::new(),
        opposed: None,
        actors: parents.to_vec(),
        measure: true,
        posterior: 1.0,
    };
    let (pattern, variants) = words.kind();
    let read = Hypothesis {
        variants,
        ..weigh(ground, pattern, &case)?
    };
    Some(words.set(record, parents, child, read))
}

/// The counts that its sentences need.
struct Words {
    turned: usize,
    quarrels: usize,
    attacks: usize,
    worries: usize,
    chance: f64,
}

impl Words {
    /// Attacking or supporting, and whether it is both.
    fn kind(&self) -> (Pattern, Vec<Variant>) {
        let all = (self.attacks + self.worries) as f64;
        let attacking = self.attacks as f64 >= KIND * all.max(1.0);
        let mixed = (self.attacks.max(self.worries) as f64) < CLEAR * all;
        let pattern = if attacking {
            Pattern::DetouringAttacking
        } else {
            Pattern::DetouringSupporting
        };
        (
            pattern,
            mixed.then_some(Variant::Mixed).into_iter().collect(),
        )
    }

    fn set(
        &self,
        record: &Record<'_>,
        [one, other]: [MemberId; 2],
        child: MemberId,
        read: Hypothesis,
    ) -> Hypothesis {
        let percent = format!("{:.0}", self.chance * 100.0);
        let name = [("k", record.name(child))];
        let attacked = told(self.attacks, phrases::DETOURING_ATTACKED, &name);
        let worried = told(self.worries, phrases::DETOURING_WORRIED, &name);
        let values = [
            ("a", record.name(one)),
            ("b", record.name(other)),
            ("k", record.name(child)),
            ("n", &*times(self.turned)),
            ("q", &*counted(self.quarrels, "quarrel")),
            ("x", &*attacked),
            ("y", &*worried),
            ("p", &*percent),
        ];
        let rival = if parenting::is_joint(record, [one, other], child) {
            phrases::DETOURING_RIVAL_PARENTING
        } else {
            phrases::DETOURING_RIVAL
        };
        let statement = if read.pattern == Pattern::DetouringAttacking {
            phrases::DETOURING_ATTACKING
        } else {
            phrases::DETOURING_SUPPORTING
        };
        Hypothesis {
            parents: vec![one, other],
            child: Some(child),
            measures: vec![
                fill(phrases::DETOURING_CHANCE, &values),
                fill(phrases::DETOURING_KIND, &values),
            ],
            statement: fill(statement, &values),
            rival: Some(Rival {
                pattern: None,
                statement: fill(rival, &values),
            }),
            settle: fill(phrases::DETOURING_SETTLE, &values),
            ..read
        }
    }
}

/// A run of tension between the two.
#[derive(Clone, Copy, Debug)]
struct Quarrel {
    last: usize,
    /// Whether no tension follows for a while.
    rests: bool,
    /// Whether one of them says so to the other: to complain to somebody else is no quarrel yet.
    open: bool,
}

/// One parent's move to the child.
#[derive(Clone, Copy, Debug)]
struct Focus<'r> {
    moment: &'r Moment,
    turn: usize,
    actor: MemberId,
    tone: Tone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Attack,
    Worry,
    Plain,
}

/// The couple's quarrels: runs of disagreement or criticism between them.
fn quarrels(record: &Record<'_>, [one, other]: [MemberId; 2]) -> Vec<Quarrel> {
    let between = |from: MemberId, to: MemberId, moment: &Moment| {
        let differs = moment.kind == ActKind::Disagree && moment.target == Some(to);
        moment.actor == from && (differs || moment.is_negative_to(to))
    };
    let mut quarrels: Vec<Quarrel> = Vec::new();
    let moments = record.moments.iter();
    for moment in moments.filter(|m| between(one, other, m) || between(other, one, m)) {
        let (turn, open) = (moment.turn, moment.kind != ActKind::ComplainAbout);
        if let Some(quarrel) = quarrels.last_mut() {
            if turn <= quarrel.last + PAUSE {
                quarrel.last = turn;
                quarrel.open |= open;
                continue;
            }
            quarrel.rests = turn > quarrel.last + WITHIN;
        }
        quarrels.push(Quarrel {
            last: turn,
            rests: true,
            open,
        });
    }
    quarrels.retain(|quarrel| quarrel.open);
    quarrels
}

/// Every move of the two toward the child, agreement with the other's move included.
fn child_talk<'r>(
    record: &'r Record<'_>,
    parents: [MemberId; 2],
    child: MemberId,
) -> Vec<Focus<'r>> {
    let mut talk: Vec<Focus<'r>> = Vec::new();
    for moment in record.moments.iter().filter(|m| parents.contains(&m.actor)) {
        let direct = tone(moment, child);
        let joins = moment.kind == ActKind::Agree
            && moment
                .target
                .is_some_and(|target| parents.contains(&target))
            && talk.iter().any(|earlier| {
                earlier.actor != moment.actor && moment.turn - earlier.turn <= JOINS
            });
        let tone = direct.or(joins.then_some(Tone::Plain));
        talk.extend(tone.map(|tone| Focus {
            moment,
            turn: moment.turn,
            actor: moment.actor,
            tone,
        }));
    }
    talk
}

/// How a move bears on the child; `None` when it is not about the child.
fn tone(moment: &Moment, child: MemberId) -> Option<Tone> {
    let at_child = moment.target == Some(child);
    if moment.is_negative_to(child) {
        return Some(Tone::Attack);
    }
    match moment.kind {
        ActKind::Command if at_child => Some(Tone::Attack),
        ActKind::Divert if at_child => Some(Tone::Plain),
        ActKind::Protect if at_child => Some(Tone::Worry),
        kind if at_child && kind.channel() == Channel::Intrusion => Some(Tone::Worry),
        _ => None,
    }
}

/// Whether both turn to the child soon after the quarrel, and not at the therapist's word.
fn is_followed(
    record: &Record<'_>,
    quarrel: &Quarrel,
    talk: &[Focus<'_>],
    parents: [MemberId; 2],
) -> bool {
    let soon = |focus: &&Focus<'_>| (quarrel.last..=quarrel.last + WITHIN).contains(&focus.turn);
    let first = talk.iter().find(soon);
    first.is_some_and(|first| !is_led(record, first.turn))
        && parents
            .iter()
            .all(|parent| talk.iter().filter(soon).any(|focus| focus.actor == *parent))
}

/// Whether the talk about the child after the quarrels is the parents', and not everybody's.
fn is_their_own(
    record: &Record<'_>,
    turned: &[&Quarrel],
    parents: [MemberId; 2],
    child: MemberId,
) -> bool {
    let after = |moment: &&Moment| {
        let soon =
            |quarrel: &&Quarrel| (quarrel.last..=quarrel.last + WITHIN).contains(&moment.turn);
        turned.iter().any(soon)
    };
    let about = record
        .moments
        .iter()
        .filter(|moment| tone(moment, child).is_some());
    let (mut all, mut own) = (0.0, 0.0);
    for moment in about.filter(after) {
        all += 1.0;
        own += f64::from(u8::from(parents.contains(&moment.actor)));
    }
    own >= OWN * all
}

/// Whether the therapist spoke just before.
fn is_led(record: &Record<'_>, turn: usize) -> bool {
    turn.checked_sub(1)
        .and_then(|before| record.session.turns.get(before))
        .and_then(|turn| turn.speaker)
        .is_some_and(|speaker| record.family.is_therapist(speaker))
}

/// In which share of all circular shifts of the child talk as many quarrels are followed by both parents' turn to the
/// child: the exact p of the shift test, 0..=1.
fn chance(
    record: &Record<'_>,
    quarrels: &[Quarrel],
    talk: &[Focus<'_>],
    parents: [MemberId; 2],
) -> f64 {
    let turns = record.turns.max(1);
    let followed = parents.map(|parent| {
        let mut after = vec![false; turns];
        for focus in talk.iter().filter(|focus| focus.actor == parent) {
            for back in 0..=WITHIN {
                let turn =
                    (focus.turn.saturating_sub(record.first_turn) + turns - back % turns) % turns;
                if let Some(mark) = after.get_mut(turn) {
                    *mark = true;
                }
            }
        }
        after
    });
    let count = |shift: usize| {
        let both = |quarrel: &&Quarrel| {
            let turn = (quarrel.last.saturating_sub(record.first_turn) + turns - shift) % turns;
            followed.iter().all(|after| after.get(turn) == Some(&true))
        };
        quarrels.iter().filter(both).count()
    };
    let seen = count(0);
    let as_good = (0..turns).filter(|&shift| count(shift) >= seen).count();
    as_good as f64 / turns as f64
}

#[cfg(test)]
mod tests {
    use crate::structure::Pattern;
    use crate::structure::trials::{Scene, check};

    const FAMILY: &str = "mum mother 41, dad father 47, tom son 12";

    /// Where the quarrels begin: unevenly, for a shift by one period would meet them all again.
    const STARTS: [usize; 5] = [5, 29, 66, 90, 128];

    /// B of the manual, as often as asked: `first` moves to the child, `then` the other joins.
    fn cycles(count: usize, first: &str, then: &str) -> String {
        let cycle = |at: usize| {
            format!(
                "mum criticise dad @{}
                 dad disagree mum @{}
                 mum disagree dad @{}
                 dad divert tom @{}
                 dad {first} tom @{}
                 mum {then} tom @{}
                 dad agree mum @{}",
                at,
                at + 1,
                at + 2,
                at + 3,
                at + 3,
                at + 4,
                at + 5
            )
        };
        let all = (0..count).map(|n| cycle(STARTS[n]));
        all.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn present() {
        let attacking = &["detouring-attacking dad+mum | tom"];
        check(FAMILY, &cycles(5, "criticise", "command"), attacking);
        check(FAMILY, &cycles(4, "blame", "criticise"), attacking);
        check(
            FAMILY,
            &cycles(4, "overprotect", "speak-for"),
            &["detouring-supporting dad+mum | tom"],
        );
        // Complaints to the therapist are no quarrels that would have had to turn to the child.
        let mild: String = [18, 45, 79, 110, 118, 142, 147]
            .map(|at| format!("\n mum complain-about dad @{at}"))
            .concat();
        let lines = cycles(4, "blame", "criticise") + &mild;
        check(FAMILY, &lines, attacking);
    }

    #[test]
    fn absent() {
        // Quarrels that stay with the couple.
        let plain: String = cycles(5, "", "")
            .lines()
            .filter(|l| !l.contains("tom"))
            .collect::<Vec<_>>()
            .join("\n");
        check(FAMILY, &plain, &[]);
        // B′: the therapist asks about the child each time.
        let led: String = (0..5)
            .map(|n| format!("therapist @{}\n", STARTS[n] + 2))
            .collect();
        let led = cycles(5, "criticise", "command")
            .lines()
            .filter(|line| !line.contains("mum disagree dad"))
            .collect::<Vec<_>>()
            .join("\n")
            + "\n"
            + &led;
        check(FAMILY, &led, &[]);
        // One parent moves, the other does not join.
        let alone: String = cycles(5, "criticise", "command")
            .lines()
            .filter(|line| !line.contains("mum command") && !line.contains("dad agree"))
            .collect::<Vec<_>>()
            .join("\n");
        check(FAMILY, &alone, &[]);
    }

    #[test]
    fn near_misses() {
        // Twice only.
        check(FAMILY, &cycles(2, "criticise", "command"), &[]);
        // The same all hour long, quarrel or not: joint concern, not a detour.
        let throughout: String = (0..50)
            .map(|n| {
                let (first, second) = (n * 3, n * 3 + 1);
                format!("dad criticise tom @{first}\n mum command tom @{second}\n")
            })
            .collect();
        let lines = format!("{}\n{throughout}", cycles(3, "criticise", "command"));
        let offered = Scene::of(FAMILY, &lines).read().hypotheses;
        assert!(
            offered
                .iter()
                .all(|h| h.pattern != Pattern::DetouringAttacking)
        );
    }
}
