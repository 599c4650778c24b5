//! Windows of a session, and sessions without times.

use super::Scene;
use crate::import::{Seconds, Timing};
use crate::process::measure;
use crate::session::Window;
use crate::structure::{Sufficiency, propose};

const FAMILY: &str = "mum mother 41, dad father 47, leo son 15";
const LINES: &str = "
    mum criticise dad @10
    dad criticise mum @12
    mum blame dad @40
    dad contempt mum @41
    mum criticise dad @60
    dad dismiss mum @61
    mum affiliate leo @100
    leo affiliate mum @101
    mum support leo @120
    leo support mum @121";

#[test]
fn a_window_holds_only_what_was_said_in_it() {
    let scene = Scene::of(FAMILY, LINES);
    let read = |from: i64, to: i64| {
        let second = |n: i64| Seconds::from_millis(5_000 * n);
        let window = Some(Window::between(second(from), second(to)));
        let measures = measure(&scene.session, window);
        propose(&scene.session, &measures, &scene.coding, window)
    };
    let said = |from, to| {
        let read = read(from, to);
        read.hypotheses
            .iter()
            .map(|h| scene.say(h))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(0, 150), ["conflict dad+mum", "alliance leo+mum"]);
    assert_eq!(said(0, 80), ["conflict dad+mum"]);
    assert_eq!(said(80, 150), ["alliance leo+mum"]);
    assert_eq!(said(20, 30), Vec::<String>::new());
    // Half a session is too short for anything about three, and says so.
    assert!(matches!(
        read(0, 80).sufficiency,
        Sufficiency::NotEnough { .. }
    ));
    assert_eq!(read(0, 150).sufficiency, Sufficiency::Enough);
    // Nothing outside the session, nothing found.
    assert!(read(900, 950).hypotheses.is_empty());
}

#[test]
fn without_times_confidence_has_a_lower_ceiling() {
    let mut scene = Scene::of(FAMILY, LINES);
    let timed = scene.read();
    scene.session.timing = Timing::default();
    let untimed = scene.read();
    let names = |read: &crate::structure::Structure| {
        read.hypotheses
            .iter()
            .map(|h| scene.say(h))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&timed), names(&untimed));
    assert!(untimed.hypotheses.iter().all(|h| h.confidence.get() <= 0.7));
}

#[test]
fn nobody_and_nothing() {
    let empty = Scene::of("mum mother", "");
    let read = empty.read();
    assert!(read.hypotheses.is_empty() && read.boundaries.is_empty());
    assert!(matches!(read.sufficiency, Sufficiency::NotEnough { .. }));
    let nothing = crate::session::Session::default();
    let read = propose(
        &nothing,
        &measure(&nothing, None),
        &crate::stance::Coding::default(),
        None,
    );
    assert_eq!(read.graph.node_count(), 0);
}
