//! **Disengagement.**
//!
//! *What it is.* Little response between members even when it is needed; what one feels does not reach the others.
//!
//! *What is looked for.* Members speak to the therapist and hardly to each other, and few acts of any sign pass between
//! them. Signed acts cannot show it, for there are hardly any: the share of what is said inside the family does.
//!
//! *What it can be mistaken for.* A first session in which everyone politely answers the therapist; a quiet culture; a
//! tired teenager; a therapist who does all the linking; a transcript whose addressees could not be told.
//!
//! *A session that shows it.* A son tells of a bad week; the father goes on about the car, the mother looks at her phone,
//! and each reports to the therapist in turn.
//!
//! *One that does not.* A family of few words, who turn to each other when one of them is upset.
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974; the project's note on labelled sessions: use the share of
//! family-to-family address with the density of acts.

use super::{Ground, by_measures};
use crate::structure::evidence::Case;
use crate::structure::wording::{counted, fill, percent, phrases};
use crate::structure::{Hypothesis, Pattern, Rival};

/// At most this share of what members say is said to a member, with at most so many acts per family turn: hardly
/// anything to each other, or somewhat more with nothing in it. Project's choice.
const BARS: [(f64, f64); 2] = [(0.2, 0.1), (0.5, 0.08)];
/// Utterances with a known addressee it takes to say so.
const KNOWN: usize = 60;

/// The whole family as disengaged, if its members hardly speak to each other.
pub(super) fn find(ground: &Ground<'_>) -> Option<Hypothesis> {
    let record = ground.record;
    let (inside, known) = (record.addresses.len(), record.heard);
    let share = inside as f64 / known.max(1) as f64;
    let density = record.moments.len() as f64 / record.family_turns.max(1) as f64;
    let low = BARS
        .iter()
        .filter(|&&(inside, acts)| share <= inside && density <= acts)
        .count();
    if known < KNOWN || low == 0 {
        return None;
    }
    let values = [
        ("s", &*percent(share)),
        ("n", &*counted(record.moments.len(), "act")),
    ];
    let case = Case {
        opposing: record.moments.iter().filter(|m| m.counts).collect(),
        posterior: 1.0,
        ..Case::default()
    };
    Some(Hypothesis {
        members: record.members.clone(),
        measures: vec![fill(phrases::DISENGAGEMENT_MEASURE, &values)],
        statement: fill(phrases::DISENGAGEMENT, &values),
        rival: Some(Rival {
            pattern: None,
            statement: phrases::DISENGAGEMENT_RIVAL.to_owned(),
        }),
        settle: phrases::DISENGAGEMENT_SETTLE.to_owned(),
        ..by_measures(ground, Pattern::Disengagement, &case, low + 1)
    })
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::{Filling, Scene};

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15";

    #[track_caller]
    fn check(to_therapist: bool, lines: &str, expected: &[&str]) {
        let filling = Filling {
            to_therapist,
            ..Filling::default()
        };
        let problems = Scene::filled(FAMILY, lines, filling).problems();
        assert_eq!(problems, expected, "{lines}");
    }

    /// So many acts one after the other, ten turns apart.
    fn acts(count: usize) -> String {
        let lines = (0..count).map(|at| format!("mum support leo @{}", 3 + at * 7));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn present() {
        let expected = &["disengagement dad+leo+mum"];
        check(true, "", expected);
        check(true, "mum support leo @10", expected);
        check(true, &acts(9), expected);
    }

    #[test]
    fn absent() {
        check(false, "", &[]);
        check(false, &acts(5), &[]);
    }

    #[test]
    fn near_misses() {
        // Hardly to each other, but plenty passes when they do.
        check(true, &acts(20), &[]);
        // They talk to each other, of trains.
        check(false, "mum affiliate leo @10", &[]);
        // Too short to say.
        let short = Filling {
            to_therapist: true,
            turns: 100,
            ..Filling::default()
        };
        assert!(Scene::filled(FAMILY, "", short).problems().is_empty());
    }
}
