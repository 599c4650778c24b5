//! **Conflict.**
//!
//! *What it is.* Open opposition between two members.
//!
//! *What is looked for.* Criticism or stronger in both directions, in at least two episodes, mostly unrepaired.
//! Disagreement counts on neither side.
//!
//! *What it can be mistaken for.* One heated exchange that is mended; a parent who keeps a rule against protest; one
//! side's complaint.
//!
//! *A session that shows it.* A couple return three times to who said what at the wedding, each finding fault with the
//! other, and drop it each time.
//!
//! *One that does not.* A mother and her daughter fight over a curfew, give as good as they get, apologise and decide.
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974; ruling 1 of the project's manual.

use super::{Ground, is_explained, weigh};
use crate::session::MemberId;
use crate::stance::ActKind;
use crate::structure::evidence::{Case, Moment};
use crate::structure::wording::{counted, fill, times};
use crate::structure::{Hypothesis, Pattern, Rival, phrases};

/// Independent negative acts it takes from each side.
const EACH: usize = 2;
/// Episodes it takes.
const EPISODES: usize = 2;
/// Repairs may not exceed this share of the negative acts.
const REPAIRED: f64 = 0.5;

/// Conflicts between any two members, leaving out those of a parent with a child to whom the parents' own tension turns.
pub(super) fn find(ground: &Ground<'_>, others: &[Hypothesis]) -> Vec<Hypothesis> {
    let family = ground.record.family;
    let detoured = |one: MemberId, other: MemberId| {
        (family.is_child(one) || family.is_child(other))
            && is_explained(others, Pattern::DetouringAttacking, one, other)
    };
    ground
        .record
        .pairs()
        .into_iter()
        .filter(|&(one, other)| !detoured(one, other))
        .filter_map(|(one, other)| between(ground, one, other))
        .collect()
}

/// The conflict of two members, if there is one.
fn between(ground: &Ground<'_>, one: MemberId, other: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let attacks = |from: MemberId, to: MemberId| {
        record.select(|moment| moment.actor == from && is_attack(moment, to))
    };
    let (given, returned) = (attacks(one, other), attacks(other, one));
    let repairs = record.select(|moment| {
        moment.kind == ActKind::Repair
            && [(one, other), (other, one)]
                .contains(&(moment.actor, moment.target.unwrap_or(moment.actor)))
    });
    let negative = given.len() + returned.len();
    let (n, m, mended) = (given.len(), returned.len(), repairs.len());
    let mut supporting: Vec<&Moment> = given;
    supporting.extend(returned);
    let mut episodes: Vec<usize> = supporting.iter().filter_map(|m| m.episode).collect();
    episodes.sort_unstable();
    episodes.dedup();
    if n < EACH
        || m < EACH
        || episodes.len() < EPISODES
        || mended as f64 > REPAIRED * negative as f64
    {
        return None;
    }
    let (i, j) = (record.breaks_in(one, other), record.breaks_in(other, one));
    let case = Case {
        supporting,
        opposing: repairs,
        actors: vec![one, other],
        triadic: None,
        measure: i >= 1 && j >= 1 && i + j >= 3,
        posterior: 1.0,
    };
    let (a, b) = (record.name(one), record.name(other));
    let values = [
        ("a", a),
        ("b", b),
        ("n", &*times(n)),
        ("m", &*times(m)),
        ("e", &*counted(episodes.len(), "episode")),
        ("r", &*times(mended)),
        ("i", &*times(i)),
        ("j", &*times(j)),
    ];
    let same_row = record.family.generation(one) == record.family.generation(other);
    let rival = if same_row {
        phrases::CONFLICT_RIVAL
    } else {
        phrases::CONFLICT_RIVAL_CHILD
    };
    Some(Hypothesis {
        members: vec![one, other],
        measures: (i + j > 0)
            .then(|| fill(phrases::BREAKS_IN, &values))
            .into_iter()
            .collect(),
        statement: fill(phrases::CONFLICT, &values),
        rival: Some(Rival {
            pattern: None,
            statement: fill(rival, &values),
        }),
        settle: fill(phrases::CONFLICT_SETTLE, &values),
        ..weigh(ground, Pattern::Conflict, &case)?
    })
}

/// Criticism or stronger, said to the other or about them.
fn is_attack(moment: &Moment, to: MemberId) -> bool {
    moment.is_negative_to(to)
        && !matches!(
            moment.kind,
            ActKind::Side | ActKind::Enlist | ActKind::Secret | ActKind::Relay
        )
}
