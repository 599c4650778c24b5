use super::*;

fn axis(seconds: i64, kind: AxisKind) -> Axis {
    Axis {
        whole: window(0, seconds),
        kind,
    }
}

fn window(start: i64, end: i64) -> Window {
    Window::between(
        Seconds::from_millis(1_000 * start),
        Seconds::from_millis(1_000 * end),
    )
}

#[test]
fn a_stretch_is_named_and_read_as_people_write_it() {
    let clock = axis(3_130, AxisKind::Clock);
    let order = axis(300, AxisKind::Order);
    assert_eq!(
        clock.words(window(750, 1_085)),
        "from 12:30 to 18:05 of 52:10"
    );
    assert_eq!(
        order.words(window(11, 80)),
        "from utterance 12 to 80 of 300"
    );
    for (axis, edge, written, expected) in [
        (clock, Edge::From, "12:30", Some(750_000)),
        (clock, Edge::To, " 0:12:30.5 ", Some(750_500)),
        (clock, Edge::To, "90", Some(90_000)),
        (clock, Edge::To, "9:00:00", Some(3_130_000)),
        (clock, Edge::From, "1:1:1:1", None),
        (clock, Edge::From, "-3", None),
        (clock, Edge::From, "NaN", None),
        (clock, Edge::From, "noon", None),
        (clock, Edge::From, "", None),
        (order, Edge::From, "12", Some(11_000)),
        (order, Edge::To, "12", Some(12_000)),
        (order, Edge::From, "0", Some(0)),
        (order, Edge::To, "9999", Some(300_000)),
        (order, Edge::To, "12:30", None),
    ] {
        let read = axis.read(edge, written).map(|at| at.as_micros() / 1_000);
        assert_eq!(read, expected, "{written}");
    }
    let place = Seconds::from_millis(750_300);
    assert_eq!(
        clock.read(Edge::From, &clock.label(Edge::From, place)),
        Some(place)
    );
}

#[test]
fn ticks_stand_where_people_count() {
    for (axis, view, first, last, count) in [
        (
            axis(1_320, AxisKind::Clock),
            window(0, 1_320),
            "0:00",
            "22:00",
            12,
        ),
        (
            axis(1_320, AxisKind::Clock),
            window(601, 661),
            "10:05",
            "11:00",
            12,
        ),
        (axis(40, AxisKind::Clock), window(0, 40), "0:00", "0:40", 9),
        (
            axis(356_400, AxisKind::Clock),
            window(0, 356_400),
            "0:00",
            "96:00:00",
            9,
        ),
        (axis(300, AxisKind::Order), window(0, 300), "50", "300", 6),
        (axis(7, AxisKind::Order), window(0, 7), "1", "7", 7),
    ] {
        let ticks = axis.ticks(view);
        let ends = (ticks.first(), ticks.last());
        let labels = (ends.0.map(|t| &*t.label), ends.1.map(|t| &*t.label));
        assert_eq!(labels, (Some(first), Some(last)));
        assert_eq!(ticks.len(), count, "{first}");
        assert!(ticks.iter().filter(|t| t.coarse).count() <= 5, "{ticks:?}");
    }
    assert!(axis(0, AxisKind::Clock).ticks(window(0, 0)).is_empty());
}

#[test]
fn a_brush_snaps_and_stays_inside() {
    let axis = axis(1_320, AxisKind::Clock);
    let mut looking = Looking::default();
    let micros = |start, end| Window {
        start: Seconds::from_micros(start),
        end: Seconds::from_micros(end),
    };
    looking.take(&axis, micros(59_600_000, 120_400_000));
    assert_eq!(looking.stretch, Some(window(60, 120)));
    looking.take(&axis, micros(-5_000_000, 9_900_000));
    assert_eq!(looking.stretch, Some(window(0, 10)));
    looking.take(&axis, micros(30_000_000, 30_000_000));
    assert_eq!(looking.stretch, Some(window(30, 31)), "never empty");
    looking.take(&axis, micros(1_320_000_000, 1_320_000_000));
    assert_eq!(
        looking.stretch,
        Some(window(1_319, 1_320)),
        "nor beyond the end"
    );
    looking.take(&axis, window(-3, 9_999));
    assert_eq!(looking.stretch, None, "all of it is no stretch");
}

#[test]
fn keys_move_and_resize_the_stretch() {
    let axis = axis(1_500, AxisKind::Clock);
    let mut looking = Looking::default();
    for (nudge, expected) in [
        (Nudge::Longer, None),
        (Nudge::Later, Some((0, 300))),
        (Nudge::Later, Some((30, 330))),
        (Nudge::Longer, Some((30, 360))),
        (Nudge::Shorter, Some((30, 330))),
        (Nudge::Last, Some((1_200, 1_500))),
        (Nudge::Later, Some((1_200, 1_500))),
        (Nudge::Longer, Some((1_200, 1_500))),
        (Nudge::Earlier, Some((1_170, 1_470))),
        (Nudge::First, Some((0, 300))),
        (Nudge::Earlier, Some((0, 300))),
    ] {
        looking.nudge(&axis, nudge);
        let expected = expected.map(|(start, end)| window(start, end));
        assert_eq!(looking.stretch, expected, "{nudge:?}");
    }
    for _ in 0..40 {
        looking.nudge(&axis, Nudge::Shorter);
    }
    assert!(looking.stretch.is_some_and(|s| s.length() >= axis.least()));
}

#[test]
fn zoom_keeps_its_place_and_its_limits() {
    let axis = axis(1_000, AxisKind::Clock);
    let mut looking = Looking::default();
    looking.zoom(&axis, 2.0, Seconds::from_millis(250_000));
    assert_eq!(looking.drawn, Some(window(125, 625)));
    looking.pan(&axis, Seconds::from_millis(-900_000));
    assert_eq!(looking.drawn, Some(window(0, 500)));
    looking.pan(&axis, Seconds::from_millis(9_000_000));
    assert_eq!(looking.drawn, Some(window(500, 1_000)));
    for _ in 0..99 {
        looking.zoom(&axis, 2.0, Seconds::from_millis(750_000));
    }
    assert!(looking.drawn.is_some_and(|d| d.length() > Seconds::ZERO));
    for _ in 0..99 {
        looking.zoom(&axis, 0.5, Seconds::from_millis(750_000));
    }
    assert_eq!(looking.drawn, None);
}

#[test]
fn a_key_brings_the_stretch_back_into_sight() {
    let axis = axis(1_000, AxisKind::Clock);
    let mut looking = Looking {
        drawn: Some(window(0, 100)),
        stretch: Some(window(500, 520)),
        ..Looking::default()
    };
    looking.nudge(&axis, Nudge::Later);
    let (view, stretch) = (looking.view(&axis), looking.stretch);
    assert!(stretch.is_some_and(|s| view.start <= s.start && s.end <= view.end));
}
