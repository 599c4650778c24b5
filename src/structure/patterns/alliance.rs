//! **Alliance.** A strength.
//!
//! *What it is.* Two members cooperating for something. Its test: it needs no opponent.
//!
//! *What is looked for.* Warmth, help or agreement in both directions, at least twice each way, with most of it outside
//! quarrels with a third.
//!
//! *What it can be mistaken for.* A coalition, where the warmth appears only while a third is being run down; courtesy.
//!
//! *A session that shows it.* "Saturday I drive, you cook?" "Deal. Dad, want in?"
//!
//! *One that does not.* "Saturday it's us two, without Mr Grumpy." "Ha, finally."
//!
//! *Source.* Minuchin, *Families and Family Therapy*, 1974.

use super::{Ground, weigh};
use crate::session::MemberId;
use crate::stance::Channel;
use crate::structure::evidence::{Case, Moment, Record};
use crate::structure::wording::{fill, phrases, times};
use crate::structure::{Hypothesis, Pattern, Rival, Tier};

/// Both ties must be this warm at least.
const VALENCE: f64 = 0.2;
/// Positive acts it takes each way.
const EACH: usize = 2;

/// A measure agrees when they follow each other this many times as often as their shares of turns lead to expect.
const CONTACT: f64 = 1.1;

/// Alliances of any two members that no coalition already mentions.
pub(super) fn find(ground: &Ground<'_>, others: &[Hypothesis]) -> Vec<Hypothesis> {
    let bonded = |one, other| is_bonded(others, one, other);
    ground
        .record
        .pairs()
        .into_iter()
        .filter(|&(one, other)| !bonded(one, other))
        .filter_map(|(one, other)| between(ground, one, other))
        .collect()
}

/// Whether the warmth takes an opponent: it binds against a third, or stands in an episode in which one of the two
/// finds fault with somebody else.
fn is_opposing(record: &Record<'_>, warm: &Moment, pair: [MemberId; 2]) -> bool {
    let elsewhere = |moment: &Moment| {
        let third = moment.subject().filter(|subject| !pair.contains(subject));
        pair.contains(&moment.actor) && third.is_some_and(|third| moment.is_negative_to(third))
    };
    let episode = |moment: &&Moment| moment.episode == warm.episode;
    warm.against.is_some()
        || warm.episode.is_some() && record.moments.iter().filter(episode).any(elsewhere)
}

/// Whether an offered coalition has both among its bonded.
pub(super) fn is_bonded(others: &[Hypothesis], one: MemberId, other: MemberId) -> bool {
    others.iter().any(|reading| {
        reading.pattern == Pattern::Coalition
            && reading.tier > Tier::Signal
            && reading.members.contains(&one)
            && reading.members.contains(&other)
    })
}

pub(super) fn between(ground: &Ground<'_>, one: MemberId, other: MemberId) -> Option<Hypothesis> {
    let record = ground.record;
    let warm = |from: MemberId, to: MemberId| {
        record.select(|moment| {
            moment.actor == from
                && moment.target == Some(to)
                && moment.kind.channel() == Channel::Positive
        })
    };
    let (given, returned) = (warm(one, other), warm(other, one));
    let cold = record.select(|moment| {
        moment.actor == one && moment.is_negative_to(other)
            || moment.actor == other && moment.is_negative_to(one)
    });
    let enough = given.len() >= EACH && returned.len() >= EACH;
    let warm_enough =
        ground.ties.valence(one, other) > VALENCE && ground.ties.valence(other, one) > VALENCE;
    let mut supporting: Vec<&Moment> = given;
    supporting.extend(returned);
    let opposed = supporting
        .iter()
        .filter(|moment| is_opposing(record, moment, [one, other]))
        .count();
    if !enough || !warm_enough || opposed * 2 > supporting.len() {
        return None;
    }
    let contact = record.contact(one, other);
    let ratio = format!("{:.1}", contact.unwrap_or_default());
    let values = [
        ("f", &*ratio),
        ("a", record.name(one)),
        ("b", record.name(other)),
        ("n", &*times(supporting.len())),
    ];
    let case = Case {
        supporting,
        opposing: cold,
        opposed: None,
        actors: vec![one, other],
        triadic: None,
        measure: contact.is_some_and(|contact| contact >= CONTACT),
        posterior: 1.0,
    };
    Some(Hypothesis {
        members: vec![one, other],
        measures: contact
            .map(|_| fill(phrases::CONTACT, &values))
            .into_iter()
            .collect(),
        statement: fill(phrases::ALLIANCE, &values),
        rival: Some(Rival {
            pattern: None,
            statement: fill(phrases::ALLIANCE_RIVAL, &values),
        }),
        settle: fill(phrases::ALLIANCE_SETTLE, &values),
        ..weigh(ground, Pattern::Alliance, &case)?
    })
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::Scene;

    const FAMILY: &str = "mum mother 41, dad father 47, leo son 15";

    #[track_caller]
    fn check(lines: &str, expected: &[&str]) {
        let scene = Scene::of(FAMILY, lines);
        let read = scene.read();
        let all = read.hypotheses.iter().map(|h| scene.say(h));
        assert_eq!(all.collect::<Vec<_>>(), expected, "{lines}");
    }

    const WARM: &str = "
        mum affiliate leo @10
        leo agree mum @20
        mum support leo @60
        leo praise mum @90";

    #[test]
    fn present() {
        check(WARM, &["alliance leo+mum"]);
        check(&WARM.replace("mum", "dad"), &["alliance dad+leo"]);
        let also_cross = format!("{WARM}\n mum criticise leo @100\n mum praise leo @120");
        check(&also_cross, &["alliance leo+mum"]);
    }

    #[test]
    fn absent() {
        check("", &[]);
        // Warmth in one direction.
        check(
            &WARM
                .replace("leo agree", "leo disagree")
                .replace("leo praise", "leo yield"),
            &[],
        );
        // As much against each other as for.
        let torn = format!(
            "{WARM}\n mum criticise leo @30\n leo blame mum @40\n mum blame leo @75\n leo criticise mum @120
             mum criticise leo @130\n leo contempt mum @140"
        );
        check(&torn, &["conflict leo+mum"]);
    }

    #[test]
    fn near_misses() {
        // C′ of the manual: warm only while a third is run down.
        check(
            "mum side leo dad @10
             leo side mum dad @12
             mum defend leo dad @60
             leo defend mum dad @61",
            &[],
        );
    }

    #[test]
    fn a_third_may_join() {
        // C of the manual, twice in the hour.
        check(
            "mum affiliate leo @10
             leo agree mum @11
             leo affiliate dad @12
             mum affiliate leo @90
             leo agree mum @91",
            &["alliance leo+mum"],
        );
    }
}
