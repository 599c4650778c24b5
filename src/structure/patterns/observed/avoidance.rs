//! **Conflict avoidance.**
//!
//! *What it is.* Differences of a couple end before they begin: denied, dropped, turned to something else.
//!
//! *What is looked for.* At least four onsets of a difference between two who decide for the children, of which three in
//! five are denied or turned away within two turns, and at most one is settled.
//!
//! *What it can be mistaken for.* Detouring, where what is turned to is a child and both turn (offered before it); a couple who
//! settle small things fast; politeness in a first hour.
//!
//! *A session that shows it.* "You were late again." "We're fine. — Did you see the match?" Four times in the hour.
//!
//! *One that does not.* "You were late." "I was. Sorry; I'll ring." "All right."
//!
//! *Source.* Szapocznik et al., Structural Family Systems Ratings, 1991 (conflict resolution); rule R9 of the manual.

use super::{Seen, observation};
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Moment, Record};
use crate::structure::patterns::{Ground, is_explained};
use crate::structure::wording::{counted, fill, phrases, times};
use crate::structure::{Hypothesis, Pattern, Variant};

/// Onsets it takes, and the share of them that must be turned away.
const ONSETS: usize = 4;
const TURNED: f64 = 0.6;
/// A difference that is turned away is so within so many turns.
const WITHIN: usize = 2;
/// One further apart than this from the last act of the same two is a new onset.
const APART: usize = 5;

/// Couples whose differences end before they begin, where no detour says more.
pub(super) fn find(ground: &Ground<'_>, offered: &[Hypothesis]) -> Vec<Hypothesis> {
    let detours = [Pattern::DetouringAttacking, Pattern::DetouringSupporting];
    let explained = |one, other| {
        detours
            .into_iter()
            .any(|pattern| is_explained(offered, pattern, one, other))
    };
    let pairs = ground.record.executive_pairs().into_iter();
    pairs
        .filter(|&(one, other)| !explained(one, other))
        .filter_map(|(one, other)| of(ground, [one, other]))
        .collect()
}

fn of(ground: &Ground<'_>, pair: [MemberId; 2]) -> Option<Hypothesis> {
    let record = ground.record;
    let [one, other] = pair;
    let onsets = onsets(record, pair);
    let after = |onset: &Moment, kinds: &[ActKind]| {
        let soon = onset.turn..=onset.turn + WITHIN;
        record
            .moments
            .iter()
            .find(|m| soon.contains(&m.turn) && kinds.contains(&m.kind))
    };
    let away: Vec<&Moment> = onsets
        .iter()
        .filter_map(|onset| after(onset, &[ActKind::Divert, ActKind::DenyConflict]))
        .collect();
    let settled = onsets
        .iter()
        .filter(|onset| after(onset, &[ActKind::Repair, ActKind::Yield]).is_some())
        .count();
    if onsets.len() < ONSETS || (away.len() as f64) < TURNED * onsets.len() as f64 || settled > 1 {
        return None;
    }
    let values = [
        ("a", record.name(one)),
        ("b", record.name(other)),
        ("n", &*times(away.len())),
        ("q", &*counted(onsets.len(), "difference")),
    ];
    let seen = Seen {
        supporting: [onsets.clone(), away.clone()].concat(),
        statement: fill(phrases::AVOIDANCE, &values),
        rival: fill(phrases::AVOIDANCE_RIVAL, &values),
        settle: fill(phrases::AVOIDANCE_SETTLE, &values),
        ..Seen::default()
    };
    Some(Hypothesis {
        members: pair.to_vec(),
        ..observation(Pattern::Conflict, Variant::ConflictAvoidance, seen)
    })
}

/// The first acts of the couple's differences.
fn onsets<'r>(record: &'r Record<'_>, [one, other]: [MemberId; 2]) -> Vec<&'r Moment> {
    let between = |m: &Moment| {
        let pair = [(one, Some(other)), (other, Some(one))].contains(&(m.actor, m.target));
        pair && (m.kind == ActKind::Disagree || m.kind.channel() == Channel::Negative)
    };
    let mut onsets: Vec<&Moment> = Vec::new();
    let mut last: Option<usize> = None;
    for moment in record.moments.iter().filter(|m| between(m)) {
        if last.is_none_or(|last| moment.turn > last + APART) {
            onsets.push(moment);
        }
        last = Some(moment.turn);
    }
    onsets
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use crate::structure::Variant::ConflictAvoidance;

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 12";
    const AWAY: &str = "
        mum disagree dad @10
        dad divert @11
        mum criticise dad @40
        dad deny-conflict mum @41
        dad disagree mum @70
        leo divert @72
        mum disagree dad @110
        dad divert @111";

    #[test]
    fn present() {
        let expected = &["conflict dad+mum"];
        check(FAMILY, AWAY, ConflictAvoidance, expected);
        check(
            FAMILY,
            &AWAY.replace("criticise", "disagree"),
            ConflictAvoidance,
            expected,
        );
        let one_stays = format!("{AWAY}\n mum disagree dad @140");
        check(FAMILY, &one_stays, ConflictAvoidance, expected);
    }

    #[test]
    fn absent() {
        check(FAMILY, "", ConflictAvoidance, &[]);
        let met = AWAY
            .replace("divert", "disagree mum")
            .replace("deny-conflict", "disagree");
        check(FAMILY, &met, ConflictAvoidance, &[]);
        let settled = AWAY
            .replace("divert", "repair mum")
            .replace("deny-conflict", "repair");
        check(FAMILY, &settled, ConflictAvoidance, &[]);
    }

    #[test]
    fn near_misses() {
        // Three times only.
        check(FAMILY, &AWAY.replace("@110", "@74"), ConflictAvoidance, &[]);
        // Two of them are settled after all.
        let later = format!("{AWAY}\n dad repair mum @12\n mum repair dad @42");
        check(FAMILY, &later, ConflictAvoidance, &[]);
    }
}
