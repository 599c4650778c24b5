//! **Triangulation**, in the strict sense.
//!
//! *What it is.* Each parent asks the child to side with them against the other; whatever the child does is a step
//! against someone.
//!
//! *What is looked for.* Open tension between two who decide for the children; demands on the same child from each of them
//! (asking for backing in full; complaining to the child of the other parent, messages through the child and standing
//! with the child against the other by half; speaking to the child of the other, who is there, by a quarter), one and a
//! half from each and at least one plain one; and a child who has not settled on a side.
//!
//! *What it can be mistaken for.* A coalition, where only one side is live; any talk that moves from two people to a third,
//! which is ordinary; a child who is asked and says "that's between you two", and it holds.
//!
//! *A session that shows it.* "Tell your father who forgot." "Tell your mother I was at work. You saw it." The girl looks
//! at the floor and says she doesn't want to choose.
//!
//! *One that does not.* A father asks his son twice to back him; the mother never does.
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974, the rigid triad.

use super::{Ground, weigh};
use crate::session::MemberId;
use crate::stance::ActKind;
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{fill, phrases, times, told};
use crate::structure::{Hypothesis, Pattern, Rival};

/// Demands it takes from each parent, half demands as halves.
const DEMANDS: f64 = 1.5;
/// What speaking to the child of the other parent, who is there, adds for each utterance, and at most.
const SPOKEN_OF: (f64, f64) = (0.25, 1.0);
/// The child's sidings may lean this far to one parent.
const LEAN: f64 = 0.7;
/// Escalations that make a tension without criticism.
const DISAGREEMENTS: usize = 3;
/// Share of all demands on the child against either that the parents themselves make.
const OWN: f64 = 0.7;

/// Triangulations of any child by two who decide for the children.
pub(super) fn find(ground: &Ground<'_>) -> Vec<Hypothesis> {
    let children: Vec<MemberId> = ground.record.children().collect();
    ground
        .record
        .executive_pairs()
        .into_iter()
        .flat_map(|(one, other)| children.iter().map(move |&child| (one, other, child)))
        .filter_map(|(one, other, child)| of(ground, one, other, child))
        .collect()
}

pub(super) fn of(
    ground: &Ground<'_>,
    one: MemberId,
    other: MemberId,
    child: MemberId,
) -> Option<Hypothesis> {
    let record = ground.record;
    let first = demands(record, one, child, other);
    let second = demands(record, other, child, one);
    let posterior = ground.comparison.triangulation(one, other, child);
    let made = (first.len() + second.len()) as f64;
    let presses = |demands: &[&Moment], parent: MemberId, about: MemberId| {
        demands.iter().any(|demand| is_plain(demand.kind))
            && weight(demands) + talk(record, demands, (parent, child, about)) >= DEMANDS
    };
    let pressed = presses(&first, one, other)
        && presses(&second, other, one)
        && made >= OWN * all_demands(record, one, other, child) as f64;
    if !pressed || !is_tense(record, one, other) || posterior <= record.bars.belief {
        return None;
    }
    let opposing = leaning(record, child, one, other)?;
    let refusals = record.select(|m| m.actor == child && m.kind == ActKind::RefuseSide);
    let (n, m, refused) = (first.len(), second.len(), refusals.len());
    let mut supporting: Vec<&Moment> = first;
    supporting.extend(second);
    let triadic = supporting.len();
    supporting.extend(refusals);
    let case = Case {
        supporting,
        opposing,
        opposed: None,
        actors: vec![one, other],
        triadic: Some(triadic),
        measure: refused >= 2,
        posterior,
    };
    let declined = told(refused, phrases::DECLINED, &[("k", record.name(child))]);
    let values = [
        ("a", record.name(one)),
        ("b", record.name(other)),
        ("k", record.name(child)),
        ("n", &*times(n)),
        ("m", &*times(m)),
        ("r", &*declined),
    ];
    Some(Hypothesis {
        parents: vec![one, other],
        child: Some(child),
        statement: fill(phrases::TRIANGULATION, &values),
        rival: Some(Rival {
            pattern: Some(Pattern::Coalition),
            statement: fill(phrases::TRIANGULATION_RIVAL, &values),
        }),
        settle: fill(phrases::TRIANGULATION_SETTLE, &values),
        ..weigh(ground, Pattern::Triangulation, &case)?
    })
}

/// The child's sidings with the parent it leans to; `None` when it has settled there.
fn leaning<'r>(
    record: &'r Record<'_>,
    child: MemberId,
    one: MemberId,
    other: MemberId,
) -> Option<Vec<&'r Moment>> {
    let sided = |with: MemberId, against: MemberId| {
        record.select(|m| m.actor == child && m.binds(child, with, against))
    };
    let (first, second) = (sided(one, other), sided(other, one));
    let all = (first.len() + second.len()) as f64;
    let most = if first.len() > second.len() {
        first
    } else {
        second
    };
    let settled = most.len() >= 2 && most.len() as f64 > LEAN * all;
    (!settled).then_some(most)
}

/// What a parent asks of the child against the other parent.
fn demands<'r>(
    record: &'r Record<'_>,
    parent: MemberId,
    child: MemberId,
    other: MemberId,
) -> Vec<&'r Moment> {
    record.select(|moment| {
        moment.actor == parent
            && moment.target == Some(child)
            && moment.against == Some(other)
            && share(moment.kind) > 0.0
    })
}

/// How many demands on the child against either of the two anybody makes.
fn all_demands(record: &Record<'_>, one: MemberId, other: MemberId, child: MemberId) -> usize {
    let demand = |moment: &Moment| {
        moment.target == Some(child)
            && [Some(one), Some(other)].contains(&moment.against)
            && share(moment.kind) > 0.0
    };
    record.select(demand).len()
}

fn weight(demands: &[&Moment]) -> f64 {
    demands
        .iter()
        .map(|demand| share(demand.kind) * demand.weight)
        .sum()
}

/// A plain demand counts in full; a complaint, a message through the child or standing with the child against the other
/// by half.
const fn share(kind: ActKind) -> f64 {
    match kind {
        ActKind::Enlist => 1.0,
        ActKind::ComplainToChild | ActKind::Relay | ActKind::Side | ActKind::AgreeAgainst => 0.5,
        _ => 0.0,
    }
}

/// Whether the child is asked or used, and not only stood with.
const fn is_plain(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::Enlist | ActKind::ComplainToChild | ActKind::Relay
    )
}

/// What it adds that a parent speaks to the child of the other parent, outside the demands.
fn talk(
    record: &Record<'_>,
    demands: &[&Moment],
    (parent, child, about): (MemberId, MemberId, MemberId),
) -> f64 {
    let (each, most) = SPOKEN_OF;
    let spoken = record.spoken_of.iter().filter(|spoken| {
        (spoken.by, spoken.to, spoken.of) == (parent, Some(child), about)
            && !demands.iter().any(|demand| demand.turn == spoken.turn)
    });
    (spoken.count() as f64 * each).min(most)
}

/// Whether the two are at odds in the open.
pub(super) fn is_tense(record: &Record<'_>, one: MemberId, other: MemberId) -> bool {
    let between = |from: MemberId, to: MemberId, moment: &Moment| {
        moment.actor == from && moment.is_attack_on(to)
    };
    let negative = |from: MemberId, to: MemberId| {
        let moments = record.moments.iter();
        moments.filter(|m| between(from, to, m)).count()
    };
    let (given, returned) = (negative(one, other), negative(other, one));
    let disagreements = record.select(|m| {
        m.kind == ActKind::Disagree
            && [(one, Some(other)), (other, Some(one))].contains(&(m.actor, m.target))
    });
    given + returned >= 2 || disagreements.len() >= DISAGREEMENTS
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::check;

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15, mia daughter 9";
    const EXPECTED: &[&str] = &["triangulation dad+mum | leo"];
    const PULLED: &str = "
        mum disagree dad @8
        mum enlist leo dad @10
        dad enlist leo mum @20
        leo refuse-side mum dad @21
        dad disagree mum @50
        mum enlist leo dad @55
        dad enlist leo mum @58
        leo refuse-side dad mum @59
        mum disagree dad @100
        dad enlist leo mum @104
        mum enlist leo dad @106";

    #[test]
    fn present() {
        check(FAMILY, PULLED, EXPECTED);
        check(
            FAMILY,
            &PULLED.replace("leo", "mia"),
            &["triangulation dad+mum | mia"],
        );
        // Complaints and messages through the child count half.
        let relayed = PULLED.replace("mum enlist leo dad @10", "mum relay leo dad @10")
            + "\n mum complain-to-child leo dad @80";
        check(FAMILY, &relayed, EXPECTED);
    }

    #[test]
    fn absent() {
        // One-sided pressure.
        check(
            FAMILY,
            &PULLED.replace("dad enlist leo mum", "dad agree mum"),
            &[],
        );
        // The child has taken a side.
        let settled = PULLED
            .replace("leo refuse-side mum dad", "leo side mum dad")
            .replace("leo refuse-side dad mum", "leo side mum dad");
        check(FAMILY, &settled, &[]);
        // Questions to the child about something else.
        check(
            FAMILY,
            &PULLED
                .replace("enlist leo mum", "support leo")
                .replace("enlist leo dad", "support leo"),
            &[],
        );
    }

    #[test]
    fn near_misses() {
        // Demands, but no tension between the two.
        check(FAMILY, &PULLED.replace("disagree", "agree"), &[]);
        // Each asks once.
        check(
            FAMILY,
            "mum disagree dad @8
             mum enlist leo dad @10
             dad enlist leo mum @20
             leo refuse-side mum dad @21",
            &[],
        );
    }
}
