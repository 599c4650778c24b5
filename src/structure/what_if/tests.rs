//! What is left when something is taken away or set otherwise.

use super::{Assumptions, Bars, Fall, Standing, shifts};
use crate::process::measure;
use crate::session::MemberId;
use crate::structure::trials::Scene;
use crate::structure::{Grounds, Structure};

const FAMILY: &str = "mum mother 41, dad step-father 47, leo son 15, tom son 11";

const LINES: &str = "
    mum complain-about dad @10 #heat
    leo agree-against mum dad @11 #heat
    mum affiliate leo @30
    leo criticise dad @45 #lift
    mum side leo dad @46 #lift
    leo affiliate mum @60
    mum criticise dad @80 #tent
    leo agree-against mum dad @82 #tent
    leo complain-about dad @110 #boat
    mum agree-against leo dad @111 #boat
    dad criticise mum @12
    dad blame mum @81
    leo child-rules mum @20
    mum yield leo @21
    leo child-rules mum @90
    mum yield leo @91
    tom affiliate dad @25
    dad support tom @65
    tom agree dad @100
    dad praise tom @130";

fn read(scene: &Scene, assumptions: &Assumptions) -> Structure {
    let measures = measure(&scene.session, assumptions.window);
    Grounds::new(&scene.session).propose(&scene.session, &measures, &scene.coding, assumptions)
}

fn said(scene: &Scene, read: &Structure) -> Vec<String> {
    let mut said: Vec<String> = read.hypotheses.iter().map(|it| scene.say(it)).collect();
    said.sort();
    said
}

#[test]
fn striking_acts_reads_as_if_they_had_not_been_coded() {
    let scene = Scene::of(FAMILY, LINES);
    let plain = read(&scene, &Assumptions::default());
    assert_eq!(plain.hypotheses, scene.read().hypotheses);
    let struck = Assumptions {
        struck: vec![1, 2, 3],
        ..Assumptions::default()
    };
    let mut left = scene.clone();
    let mut at = 0;
    left.coding.acts.retain(|_| {
        at += 1;
        !struck.struck.contains(&(at - 1))
    });
    left.coding = left.coding.with_episodes(&left.session);
    assert_eq!(
        said(&scene, &read(&scene, &struck)),
        said(&left, &left.read())
    );
}

#[test]
fn bars_and_executives_decide_what_stands() {
    let scene = Scene::of(FAMILY, LINES);
    let before = read(&scene, &Assumptions::default());
    let strict = Assumptions {
        bars: Bars {
            acts: 12,
            ..Bars::default()
        },
        ..Assumptions::default()
    };
    let after = read(&scene, &strict);
    assert!(after.hypotheses.is_empty(), "{:?}", said(&scene, &after));
    let all = shifts(&before, &after);
    assert!(!all.is_empty() && all.iter().all(|it| it.standing() == Standing::Falls));
    // With the mother out of the executive, nobody stands over a parent who decides.
    let childless = Assumptions {
        executive: vec![(MemberId(0), false)],
        ..Assumptions::default()
    };
    let after = read(&scene, &childless);
    let fallen: Vec<String> = shifts(&before, &after)
        .iter()
        .filter(|it| it.standing() == Standing::Falls)
        .filter_map(|it| it.before)
        .map(|it| scene.say(it))
        .collect();
    assert_eq!(fallen, ["inverted-hierarchy leo | mum"]);
}

/// The fewest acts of all that take a reading away, by trying all of up to three.
fn by_trying(scene: &Scene, place: usize) -> Option<usize> {
    let before = scene.read();
    let reading = &before.hypotheses[place];
    let stands = |struck: &[usize]| {
        let assumed = Assumptions {
            struck: struck.to_vec(),
            ..Assumptions::default()
        };
        let after = read(scene, &assumed);
        after.hypotheses.iter().any(|it| it.is_same_as(reading))
    };
    let acts = scene.coding.acts.len();
    let one = (0..acts).any(|a| !stands(&[a]));
    let two = || (0..acts).any(|a| (0..a).any(|b| !stands(&[a, b])));
    let three = || (0..acts).any(|a| (0..a).any(|b| (0..b).any(|c| !stands(&[a, b, c]))));
    match () {
        () if one => Some(1),
        () if two() => Some(2),
        () if three() => Some(3),
        () => None,
    }
}

#[test]
fn the_shortest_way_down_is_found() {
    let scene = Scene::of(FAMILY, LINES);
    let measures = measure(&scene.session, None);
    let grounds = Grounds::new(&scene.session);
    let assumptions = Assumptions::default();
    let read = scene.read();
    assert!(read.hypotheses.len() >= 3);
    for (place, reading) in read.hypotheses.iter().enumerate() {
        let fall = grounds.fall(
            &scene.session,
            &measures,
            &scene.coding,
            &assumptions,
            reading,
        );
        let Fall::Without(acts) = fall else {
            panic!("{} rests on acts", scene.say(reading));
        };
        let least = by_trying(&scene, place);
        match least {
            Some(least) => assert_eq!(acts.len(), least, "{}", scene.say(reading)),
            None => assert!(acts.len() > 3, "{}: {acts:?}", scene.say(reading)),
        }
    }
}
