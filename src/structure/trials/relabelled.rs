//! The order in which members stand in the cast must not matter.

use super::Scene;
use crate::process::measure;
use crate::session::{Cast, Family, Member, MemberId};
use crate::stance::Addressee;
use crate::structure::{Hypothesis, propose};

/// The same scene with the members in another order: place `n` goes to place `order[n]`.
fn reordered(scene: &Scene, order: &[usize]) -> Scene {
    let moved = |member: MemberId| MemberId(order[member.0]);
    let mut members = vec![Member::default(); order.len()];
    for (member, known) in scene.session.family.everyone() {
        members[moved(member).0] = known.clone();
    }
    let mut other = scene.clone();
    other.session.family = Family::new(Cast { members }.members);
    for turn in &mut other.session.turns {
        turn.speaker = turn.speaker.map(moved);
    }
    for spoken in &mut other.session.utterances {
        spoken.speaker = spoken.speaker.map(moved);
    }
    for act in &mut other.coding.acts {
        act.actor = moved(act.actor);
        act.target = act.target.map(moved);
        act.against = act.against.map(moved);
    }
    for addressee in &mut other.coding.addressees {
        if let Some(Addressee::Member(member)) = addressee {
            *member = moved(*member);
        }
    }
    other
}

/// What is read, without the order of members and of readings.
fn said(scene: &Scene) -> Vec<(String, String, String)> {
    let measures = measure(&scene.session, None);
    let read = propose(&scene.session, &measures, &scene.coding, None);
    let say = |h: &Hypothesis| {
        let confidence = format!("{:?} {:.9}", h.tier, h.confidence.get());
        (scene.say(h), confidence, format!("{:?}", h.evidence))
    };
    let mut said: Vec<_> = read
        .hypotheses
        .iter()
        .chain(&read.signals)
        .map(say)
        .collect();
    said.sort();
    said
}

#[test]
fn readings_do_not_depend_on_the_order_of_the_cast() {
    let scene = Scene::of(
        "mum mother 41, dad step-father 47, leo son 15, mia daughter 11",
        "mum complain-about dad @10 #heat
         leo agree-against mum dad @11 #heat
         dad criticise mum @12
         mia affiliate dad @20
         leo criticise dad @45 #lift
         mum side leo dad @46 #lift
         dad praise mia @50
         mia praise dad @62
         dad blame mum @70
         mum criticise dad @80 #tent
         leo agree-against mum dad @82 #tent
         dad support mia @90
         leo complain-about dad @110 #boat
         mum agree-against leo dad @111 #boat
         leo child-rules mum @120
         mum yield leo @121
         mum speak-for mia @130",
    );
    let expected = said(&scene);
    assert!(expected.len() >= 3, "{expected:?}");
    for order in [[4, 3, 2, 1, 0], [1, 0, 3, 2, 4], [2, 4, 0, 1, 3]] {
        assert_eq!(said(&reordered(&scene, &order)), expected, "{order:?}");
    }
}
