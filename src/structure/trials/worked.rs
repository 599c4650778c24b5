//! The manual's worked examples, set into a session long enough to be read at all.

use super::{Scene, check};
use crate::structure::{Pattern, Sufficiency, Tier};

const FAMILY: &str = "mother mother 44, paul father 46, leo son 15";

/// A, line by line.
const A: &str = "
    therapist @61
    paul @62
    mother criticise paul @63 #evening
    leo criticise paul @64 #evening
    leo agree-against mother paul @64 #evening
    mother agree-against leo paul @65 #evening
    paul @66
    leo disagree paul @67 #evening
    mother mind-read leo @68 #evening
    mother side leo paul @68 #evening
    therapist @69
    mother speak-for leo @70 ~enacted-against
    paul support leo @71
    leo disagree paul @72 ~enacted-as-directed
    paul support leo @73 ~enacted-as-directed";

#[test]
fn a_looks_like_a_coalition_and_stays_a_signal() {
    let scene = Scene::of(FAMILY, A);
    let read = scene.read();
    assert_eq!(read.sufficiency, Sufficiency::Enough);
    assert!(scene.problems().is_empty());
    let signal = &read.signals[0];
    assert_eq!(scene.say(signal), "coalition leo+mother | paul");
    assert_eq!(signal.tier, Tier::Signal);
    assert!(signal.confidence.band() == "a few signs" && !signal.missing.is_empty());
    // Mother's two and Leo's one independent moments about Paul, listed; her repeat is not.
    let acts: Vec<usize> = signal
        .evidence
        .iter()
        .map(|&act| scene.coding.acts[act].utterance)
        .collect();
    assert_eq!(acts, [64, 65, 68]);
}

#[test]
fn a_session_that_short_says_nothing_of_three() {
    let filling = super::Filling {
        turns: 90,
        ..super::Filling::default()
    };
    let read = Scene::filled(FAMILY, A, filling).read();
    let Sufficiency::NotEnough { reasons } = &read.sufficiency else {
        panic!("{:?}", read.sufficiency);
    };
    assert!(
        reasons[0].contains("88 turns") && reasons[1].contains("7 minutes"),
        "{reasons:?}"
    );
    assert!(
        read.hypotheses
            .iter()
            .chain(&read.signals)
            .all(|h| h.against.is_none())
    );
}

#[test]
fn c_is_an_alliance_and_c_prime_feeds_a_coalition() {
    let c = "mother agree leo @10\n leo agree mother @11\n leo affiliate paul @12\n mother affiliate leo @80\n leo affiliate mother @81";
    let scene = Scene::of(FAMILY, c);
    let patterns: Vec<Pattern> = scene.read().hypotheses.iter().map(|h| h.pattern).collect();
    assert_eq!(patterns, [Pattern::Alliance]);
    // C′: contempt, shutting out and agreement in it.
    let scene = Scene::of(
        FAMILY,
        "mother contempt paul @10\n mother exclude paul @10\n leo agree-against mother paul @11\n mother side leo paul @12",
    );
    let read = scene.read();
    assert!(read.hypotheses.is_empty());
    assert_eq!(scene.say(&read.signals[0]), "coalition leo+mother | paul");
}

#[test]
fn d_is_autonomy_and_d_prime_is_not() {
    check(
        FAMILY,
        "leo disagree paul @10\n paul executive leo @11\n leo yield paul @12",
        &[],
    );
    let ask = |turn: usize| {
        format!(
            "leo child-rules paul @{turn}\n paul yield leo @{}\n",
            turn + 1
        )
    };
    check(
        FAMILY,
        &[10, 60, 110].map(ask).concat(),
        &["inverted-hierarchy leo | paul"],
    );
}

#[test]
fn e_is_protection_and_the_gate_stands_in_front() {
    let lines = "
        leo defend mother paul @20
        mother complain-about paul @21
        leo criticise paul @22
        leo side mother paul @60
        mother agree-against leo paul @61
        leo agree-against mother paul @100
        mother side leo paul @101
        mother criticise paul @130
        leo agree-against mother paul @131
        mother praise leo @35
        leo praise mother @36
        mother affiliate leo @47
        leo affiliate mother @48
        mother support leo @80
        leo support mother @81
        mother affiliate leo @103
        leo affiliate mother @104
        mother support leo @140
        leo support mother @141";
    let open = Scene::of(FAMILY, lines);
    assert_eq!(open.problems(), ["coalition leo+mother | paul"]);
    let read = open.flagged(&[1, 2]).read();
    assert_eq!(read.sufficiency, Sufficiency::Withheld);
    assert!(read.interventions.is_empty());
    assert!(
        read.hypotheses
            .iter()
            .chain(&read.signals)
            .all(|h| h.pattern == Pattern::Alliance)
    );
    assert_eq!(read.hypotheses.len(), 1, "the strength may still be shown");
}
