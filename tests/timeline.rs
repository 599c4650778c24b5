//! What a user can do with the timeline and the figures, without a browser: messages in, views and effects out.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

use std::fs;

use kinmap::app::figures::{Card, Company};
use kinmap::app::stretch::{Edge, Nudge, WIDTH};
use kinmap::app::view::REGIONS;
use kinmap::app::{
    Action, App, Chord, Effect, FiguresAction, Gesture, Message, Phase, Place, SAMPLES, Side,
    TimelineAction, Wheel, Zoom,
};
use kinmap::import::Seconds;
use kinmap::process::Measured;

fn opened(text: &str, name: &str) -> App {
    let mut app = App::default();
    app.receive(Message::FileRead {
        name: name.into(),
        bytes: text.as_bytes().to_vec(),
    });
    app.receive(Message::Acted(Action::ConfirmCast));
    app
}

fn sample(index: usize) -> App {
    let path = format!("www/samples/{}", SAMPLES[index].file_name);
    opened(&fs::read_to_string(path).unwrap(), "session.vtt")
}

/// A session without times.
fn ordered() -> App {
    let lines = [
        "Ana: Ben, how was it?",
        "Cleo: He liked it, I think, but —",
        "Ben: I did.",
        "Ana: Cleo, let him speak.",
    ];
    opened(&lines.repeat(15).join("\n"), "session.txt")
}

fn region(app: &App, id: &str) -> String {
    let (_, view) = REGIONS.iter().find(|(it, _)| *it == id).unwrap();
    view(&app.model).into_string()
}

fn page(app: &App) -> String {
    REGIONS
        .iter()
        .map(|(_, view)| view(&app.model).into_string())
        .collect()
}

fn act(app: &mut App, action: TimelineAction) -> Vec<Effect> {
    app.receive(Message::Acted(Action::Timeline(action)))
}

fn figures(app: &mut App, action: FiguresAction) -> Vec<Effect> {
    app.receive(Message::Acted(Action::Figures(action)))
}

fn drag(app: &mut App, action: TimelineAction, phase: Phase, from: f64, to: f64) -> Vec<Effect> {
    let place = |part: f64| Place {
        x: part * WIDTH,
        y: 30.0,
    };
    let gesture = Gesture {
        phase,
        from: place(from),
        at: place(to),
        extend: false,
    };
    app.receive(Message::Dragged(Action::Timeline(action), gesture))
}

fn drawn(app: &mut App, from: f64, to: f64) {
    for (phase, at) in [
        (Phase::Began, from + 0.01),
        (Phase::Moved, to),
        (Phase::Ended, to),
    ] {
        drag(app, TimelineAction::Draw, phase, from, at);
    }
}

fn stretch(app: &App) -> Option<(i64, i64)> {
    let window = app.model.desk.looking.stretch?;
    let seconds = |at: Seconds| at.as_micros() / 1_000_000;
    Some((seconds(window.start), seconds(window.end)))
}

#[test]
fn every_figure_and_the_map_follow_while_dragging() {
    let mut app = sample(0);
    let before = page(&app);
    let words = |app: &App| -> usize {
        let process = &app.model.derived.as_ref().unwrap().analysis.process;
        process.floor.iter().map(|it| it.words).sum()
    };
    let whole = words(&app);
    drag(&mut app, TimelineAction::Draw, Phase::Began, 0.2, 0.22);
    let mut last = words(&app);
    assert!(last < whole, "figures follow before the pointer is let go");
    for to in [0.3, 0.4, 0.6] {
        drag(&mut app, TimelineAction::Draw, Phase::Moved, 0.2, to);
        assert!(words(&app) > last, "and at every movement");
        last = words(&app);
    }
    assert_ne!(
        region(&app, "map"),
        region(&sample(0), "map"),
        "so does the map"
    );
    let effects = drag(&mut app, TimelineAction::Draw, Phase::Ended, 0.2, 0.6);
    assert!(
        matches!(&effects[0], Effect::Announce(said) if said.contains("from ")),
        "{effects:?}"
    );
    for id in ["timeline-head", "figures"] {
        assert!(
            region(&app, id).contains(" of 21:37"),
            "{id} names the stretch"
        );
    }
    act(&mut app, TimelineAction::Whole);
    assert_eq!(page(&app), before, "all of it is as it was");
}

#[test]
fn a_drag_that_is_cancelled_leaves_what_was() {
    let mut app = sample(0);
    drawn(&mut app, 0.2, 0.4);
    let before = page(&app);
    drag(
        &mut app,
        TimelineAction::Edge(Edge::To),
        Phase::Began,
        0.4,
        0.5,
    );
    assert_ne!(page(&app), before);
    drag(
        &mut app,
        TimelineAction::Edge(Edge::To),
        Phase::Cancelled,
        0.4,
        0.5,
    );
    assert_eq!(page(&app), before);
}

#[test]
fn looking_at_a_stretch_is_no_step_to_undo() {
    let mut app = sample(0);
    let undo = app.model.desk.undo.clone();
    drawn(&mut app, 0.2, 0.4);
    act(&mut app, TimelineAction::Zoom(Zoom::Stretch));
    assert_eq!(app.model.desk.undo, undo);
}

#[test]
fn a_stretch_is_measured_as_the_contract_measures_it() {
    let mut app = sample(0);
    drawn(&mut app, 0.25, 0.75);
    let derived = app.model.derived.as_ref().unwrap();
    let window = app.model.desk.looking.stretch;
    let origin = app.model.document.origin.as_ref().unwrap();
    let expected = kinmap::analyze(
        &origin.transcript,
        &app.model.document.cast,
        &[],
        &[],
        window,
    );
    assert_eq!(derived.analysis.process, expected.process);
    let names = |it: &kinmap::Analysis| -> Vec<String> {
        it.structure
            .hypotheses
            .iter()
            .map(|it| it.statement.clone())
            .collect()
    };
    assert_eq!(names(&derived.analysis), names(&expected));
}

#[test]
fn nobody_moves_on_the_map_while_brushing() {
    let mut app = sample(0);
    let places = |app: &App| {
        kinmap::map::places(
            &app.model.derived.as_ref().unwrap().map,
            &Default::default(),
        )
    };
    let before = places(&app);
    for to in [0.25, 0.5, 0.99] {
        drawn(&mut app, 0.1, to);
        for ((id, was), (same, is)) in before.iter().zip(places(&app)) {
            let near = (was.x - is.x).abs() < 1e-6 && (was.y - is.y).abs() < 1e-6;
            assert!(
                *id == same && near,
                "{id} stood at {was:?} and stands at {is:?}"
            );
        }
    }
}

#[test]
fn an_edge_moves_and_the_whole_moves_along() {
    let mut app = sample(0);
    drawn(&mut app, 0.25, 0.5);
    let (start, end) = stretch(&app).unwrap();
    for (phase, to) in [(Phase::Began, 0.51), (Phase::Ended, 0.6)] {
        drag(&mut app, TimelineAction::Edge(Edge::To), phase, 0.5, to);
    }
    let (same, later) = stretch(&app).unwrap();
    assert!(same == start && later > end);
    for (phase, to) in [(Phase::Began, 0.41), (Phase::Ended, 0.9)] {
        drag(&mut app, TimelineAction::Move, phase, 0.4, to);
    }
    let (start, end) = stretch(&app).unwrap();
    assert!(
        (end - start - (later - same)).abs() <= 1,
        "the length stays"
    );
    assert_eq!(end, 1_297, "and it stops at the session's end");
}

#[test]
fn the_keyboard_does_what_the_pointer_does() {
    let mut app = sample(0);
    let mut press = |key: &str, shift: bool| {
        app.receive(Message::KeyPressed(Chord {
            key: key.into(),
            command: false,
            shift,
            place: "timeline".into(),
        }));
        (
            stretch(&app),
            app.model.desk.looking.drawn.is_some(),
            app.model.desk.spotlight,
        )
    };
    let (begun, ..) = press("ArrowRight", false);
    let (moved, ..) = press("ArrowRight", false);
    assert!(begun.unwrap().0 < moved.unwrap().0);
    let (longer, ..) = press("ArrowRight", true);
    assert!(longer.unwrap().1 > moved.unwrap().1);
    assert_eq!(press("ArrowLeft", true).0, moved);
    assert_eq!(press("End", false).0.unwrap().1, 1_297);
    assert_eq!(press("Home", false).0.unwrap().0, 2);
    assert!(press("+", true).1);
    assert!(!press("0", false).1);
    let (_, _, first) = press("ArrowDown", false);
    let (_, _, second) = press("ArrowDown", false);
    assert!(first.unwrap() < second.unwrap());
    assert_eq!(press("ArrowUp", false).2, first);
    assert_eq!(press("Escape", false).0, None);
}

#[test]
fn fields_take_what_people_write_and_say_what_they_cannot() {
    let mut app = sample(0);
    let write = |app: &mut App, edge: Edge, text: &str| {
        app.receive(Message::Changed(
            Action::Timeline(TimelineAction::Edge(edge)),
            text.into(),
        ));
        stretch(app)
    };
    assert_eq!(write(&mut app, Edge::From, "5:00"), Some((300, 1_297)));
    assert_eq!(write(&mut app, Edge::To, "7:30"), Some((300, 450)));
    assert_eq!(write(&mut app, Edge::To, "half past"), Some((300, 450)));
    let head = region(&app, "timeline-head");
    assert!(
        head.contains("write minutes and seconds, like “12:30”") && head.contains("value=\"7:30\"")
    );
    assert_eq!(write(&mut app, Edge::To, "21:37"), Some((300, 1_297)));
    assert!(!region(&app, "timeline-head").contains("edge-refused"));
    assert_eq!(
        write(&mut app, Edge::From, "0"),
        None,
        "all of it is the whole session"
    );
}

#[test]
fn an_end_before_the_start_is_refused_and_the_field_put_back() {
    let mut app = sample(0);
    let write = |app: &mut App, edge: Edge, text: &str| {
        let action = Action::Timeline(TimelineAction::Edge(edge));
        app.receive(Message::Changed(action, text.into()))
    };
    let restored = |edge: &str| Effect::Restore(format!("edge-{edge}"));
    let said = |text: &str| Effect::Announce(text.into());
    write(&mut app, Edge::From, "8:00");
    write(&mut app, Edge::To, "12:00");
    for (edge, written, words) in [
        (
            Edge::To,
            "5:00",
            "The stretch begins at 8:00: it has to end after that.",
        ),
        (
            Edge::From,
            "12:00",
            "The stretch ends at 12:00: it has to begin before that.",
        ),
        (
            Edge::To,
            "xyz",
            "That is no time: write minutes and seconds, like “12:30”.",
        ),
    ] {
        let effects = write(&mut app, edge, written);
        assert_eq!(effects, [said(words), restored(edge.name())]);
        assert_eq!(stretch(&app), Some((480, 720)), "{written}");
        assert!(region(&app, "timeline-head").contains(words), "{written}");
    }
    let mut app = ordered();
    let effects = write(&mut app, Edge::From, "5:00");
    assert_eq!(
        effects[0],
        said("That is no utterance: write its number, like “12”.")
    );
}

#[test]
fn labels_of_the_axis_stand_inside_it() {
    let mut app = sample(0);
    // Lines at the very end of what is drawn: one at every minute, the last at 12:00 of 12:05.
    app.model.desk.looking.drawn = Some(kinmap::session::Window::between(
        Seconds::from_millis(60_000),
        Seconds::from_millis(725_000),
    ));
    let lanes = region(&app, "lanes");
    assert!(lanes.contains(">10:00</text>") && lanes.contains("late"));
    assert!(!lanes.contains(">12:00</text>"), "cut at the edge");
}

#[test]
fn wheel_and_pinch_enlarge_around_the_pointer() {
    let mut app = sample(0);
    let at = Place {
        x: WIDTH / 4.0,
        y: 0.0,
    };
    let wheel = |app: &mut App, zoom: f64, pan: f64| {
        let pan = Place { x: pan, y: 0.0 };
        let action = Action::Timeline(TimelineAction::View);
        app.receive(Message::Wheeled(action, Wheel { at, pan, zoom }));
        app.model.desk.looking.drawn
    };
    let near = wheel(&mut app, 2.0, 0.0).unwrap();
    assert!((near.length().as_f64() - 1_295.0 / 2.0).abs() < 2.0);
    let moved = wheel(&mut app, 1.0, WIDTH / 2.0).unwrap();
    assert!(moved.start > near.start && moved.length() == near.length());
    assert_eq!(wheel(&mut app, 0.001, 0.0), None);
}

#[test]
fn a_turn_is_found_from_the_timeline_and_back() {
    let mut app = sample(0);
    let utterance = 40;
    let (window, row) = {
        let derived = app.model.derived.as_ref().unwrap();
        let session = &derived.analysis.session;
        let spoken = &session.utterances[utterance];
        let lanes = kinmap::app::stretch::lanes(session);
        (
            spoken.window,
            lanes.iter().position(|it| *it == spoken.speaker).unwrap(),
        )
    };
    let whole = app.model.derived.as_ref().unwrap().axis.whole;
    let x = (window.start - whole.start).as_f64() / whole.length().as_f64() * WIDTH + 1.0;
    let y = 24.0 * row as f64 + 8.0;
    let point = Action::Timeline(TimelineAction::Draw);
    let effects = app.receive(Message::Pointed(point.clone(), Place { x, y }));
    assert!(
        effects.contains(&Effect::Reveal(format!("u{utterance}"))),
        "{effects:?}"
    );
    assert!(region(&app, "brush").contains("class=\"spotlight\""));
    let nobody = app.receive(Message::Pointed(point, Place { x, y: -10.0 }));
    assert!(nobody.is_empty(), "the axis is nobody's lane");

    act(&mut app, TimelineAction::Zoom(Zoom::In));
    act(&mut app, TimelineAction::Pan(Side::Earlier));
    act(&mut app, TimelineAction::Show(180));
    assert_eq!(app.model.desk.spotlight, Some(180));
    let looking = app.model.desk.looking;
    let derived = app.model.derived.as_ref().unwrap();
    let shown = derived.analysis.session.utterances[180].window;
    let view = looking.view(&derived.axis);
    assert!(
        view.start <= shown.start && shown.end <= view.end,
        "it is brought into sight"
    );
}

#[test]
fn what_is_picked_out_on_the_map_lights_up_on_the_timeline() {
    let mut app = sample(0);
    assert!(!region(&app, "brush").contains("class=\"lit\""));
    let mark = {
        let map = &app.model.derived.as_ref().unwrap().map;
        map.marks()
            .find(|it| it.hypothesis.is_some())
            .unwrap()
            .id
            .clone()
    };
    app.receive(Message::Acted(Action::SelectMark(mark)));
    assert!(region(&app, "brush").contains("class=\"lit\""));
}

#[test]
fn a_session_without_times_is_brushed_by_order_and_says_so() {
    let mut app = ordered();
    let head = region(&app, "timeline-head");
    assert!(
        head.contains("no times") && head.contains("60 utterances"),
        "{head}"
    );
    drawn(&mut app, 0.25, 0.5);
    assert!(region(&app, "timeline-head").contains("from utterance 16 to 30 of 60"));
    assert_eq!(stretch(&app), Some((15, 30)));
    act(&mut app, TimelineAction::Nudge(Nudge::Later));
    assert_eq!(stretch(&app), Some((17, 32)));
    let figures = region(&app, "figures");
    assert!(
        figures.contains("Not measured: this file has no times"),
        "the reason stands in place"
    );
    assert!(
        figures.contains("What the text shows by itself"),
        "and what the text alone shows"
    );
}

#[test]
fn every_figure_opens_as_many_moments_as_it_counts() {
    for (mut app, part) in [
        (sample(0), 0.0),
        (sample(1), 0.3),
        (sample(2), 0.8),
        (ordered(), 0.9),
    ] {
        drawn(&mut app, part, 0.99);
        for company in Company::ALL {
            figures(&mut app, FiguresAction::Company(company));
            let markup = region(&app, "figures");
            for offer in markup.split("data-act=\"figures.behind:").skip(1) {
                let written = offer.split('"').next().unwrap().replace("&amp;", "&");
                let label = offer
                    .split("aria-label=\"")
                    .nth(1)
                    .unwrap()
                    .split('"')
                    .next()
                    .unwrap();
                let figure = written.parse().unwrap();
                let moments = app.model.derived.as_ref().unwrap().moments(figure).len();
                assert!(moments > 0, "{written} opens nothing");
                let counted = label.rsplit(": ").next().unwrap();
                let counted = counted.split([',', ' ', '▲', '▼']).next().unwrap();
                // Parts of a hundred and lengths count nothing.
                if label.contains('%') || label.contains("longest") {
                    continue;
                }
                if let Ok(count) = counted.parse::<usize>() {
                    assert_eq!(moments, count, "{label}");
                }
            }
        }
    }
}

#[test]
fn every_figure_says_what_it_means() {
    let mut app = sample(0);
    for card in Card::ALL {
        figures(&mut app, FiguresAction::Define(card));
        let markup = region(&app, "figures");
        for definition in card.definitions() {
            assert!(markup.contains(definition.name), "{}", definition.name);
        }
        figures(&mut app, FiguresAction::Define(card));
        assert!(!region(&app, "figures").contains("definitions"));
    }
}

#[test]
fn the_switch_leaves_the_therapist_out_and_in() {
    let mut app = sample(0);
    // The therapist is the first of the cast.
    let shown = |app: &App| region(app, "figures").contains("id=\"floor-0\"");
    assert!(!shown(&app));
    figures(&mut app, FiguresAction::Company(Company::Everybody));
    assert!(shown(&app));
    figures(&mut app, FiguresAction::Company(Company::Therapist));
    let markup = region(&app, "figures");
    assert!(shown(&app) && !markup.contains("id=\"floor-1\""));
    let process = &app.model.derived.as_ref().unwrap().analysis.process;
    assert!(matches!(process.balance.everybody, Measured::Value(_)));
}

#[test]
fn every_drag_wheel_and_press_is_an_action() {
    let mut app = sample(0);
    drawn(&mut app, 0.2, 0.4);
    for attribute in ["data-drag", "data-wheel", "data-point"] {
        let markup = page(&app);
        let written: Vec<&str> = markup
            .split(&format!("{attribute}=\""))
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(!written.is_empty(), "{attribute}");
        for written in written {
            let action: Result<Action, ()> = written.parse();
            assert_eq!(action.unwrap().to_string(), written);
        }
    }
}

#[test]
fn shares_along_the_session_are_held_to_its_edges() {
    let app = sample(0);
    let figures = region(&app, "figures");
    let paths = figures.split("class=\"area\" d=\"").skip(1);
    let mut seen = 0;
    for path in paths.filter_map(|rest| rest.split('"').next()) {
        let places: Vec<&str> = path.split(['M', 'V', 'L', 'z']).skip(1).collect();
        let height = |place: &str| place.rsplit(' ').next().unwrap().to_owned();
        let last = places.len() - 3;
        assert_eq!(places[1], height(places[2]), "{path}");
        assert_eq!(height(places[last]), height(places[last - 1]), "{path}");
        seen += 1;
    }
    assert!(seen > 1);
}

#[test]
fn what_is_not_there_adds_up_to_zero_and_not_below() {
    // Talk that never stops: no long silence.
    let line = |n: u32, who: &str| {
        let at = |n: u32| format!("{:02}:{:02}.{:03}", n / 60, n % 60, n * 7 % 1_000);
        format!("{} --> {}\n<v {who}>I said so, Ben.\n\n", at(n), at(n + 1))
    };
    let lines = (0..90).map(|n| line(2 * n, ["Ana", "Ben", "Cleo"][n as usize % 3]));
    let app = opened(&format!("WEBVTT\n\n{}", lines.collect::<String>()), "a.vtt");
    let figures = region(&app, "figures");
    assert!(
        figures.contains("0 long silences, 0.0 s in all."),
        "{figures}"
    );
}

#[test]
fn undoing_an_opening_takes_its_banner_along() {
    let mut app = sample(0);
    let other = fs::read(format!("www/samples/{}", SAMPLES[1].file_name)).unwrap();
    app.receive(Message::FileRead {
        name: "other.vtt".into(),
        bytes: other,
    });
    assert!(region(&app, "notice").contains("Undo brings back"));
    app.receive(Message::Acted(Action::Undo));
    assert_eq!(region(&app, "notice"), "");
    // What could not be read is no step: it stays until it is dismissed.
    app.receive(Message::FileRead {
        name: "picture.png".into(),
        bytes: b"\x89PNG\r\n\x1a\n".to_vec(),
    });
    app.receive(Message::Acted(Action::Redo));
    assert_ne!(region(&app, "notice"), "");
}

#[test]
fn undo_of_another_session_forgets_the_stretch_of_this_one() {
    let mut app = sample(0);
    let bytes = fs::read(format!("www/samples/{}", SAMPLES[1].file_name)).unwrap();
    app.receive(Message::FileRead {
        name: "other.vtt".into(),
        bytes,
    });
    app.receive(Message::Acted(Action::ConfirmCast));
    drawn(&mut app, 0.2, 0.4);
    for _ in 0..2 {
        app.receive(Message::Acted(Action::Undo));
    }
    assert_eq!(stretch(&app), None);
}

#[test]
fn a_long_stretch_is_read_when_it_is_let_go() {
    let line = "Ana: You never listen to me, Ben.\nBen: That is not true, Ana.\nCleo: Stop it, both of you!\n";
    let mut app = opened(&line.repeat(900), "long.txt");
    let whole = region(&app, "map");
    drag(&mut app, TimelineAction::Draw, Phase::Began, 0.0, 0.01);
    drag(&mut app, TimelineAction::Draw, Phase::Moved, 0.0, 0.95);
    assert!(region(&app, "map").contains("follows when you let go"));
    assert!(
        region(&app, "figures").contains("to 2565 of 2700"),
        "figures follow"
    );
    drag(&mut app, TimelineAction::Draw, Phase::Ended, 0.0, 0.95);
    let derived = app.model.derived.as_ref().unwrap();
    assert!(!derived.waits && !region(&app, "map").contains("follows when you let go"));
    let origin = app.model.document.origin.as_ref().unwrap();
    let expected = kinmap::analyze(
        &origin.transcript,
        &app.model.document.cast,
        &[],
        &[],
        derived.stretch,
    );
    let read = &derived.analysis.structure;
    assert_eq!(read.hypotheses.len(), expected.structure.hypotheses.len());
    act(&mut app, TimelineAction::Whole);
    assert_eq!(region(&app, "map"), whole);
}

#[test]
fn the_map_keeps_its_sheet_while_brushing() {
    let mut app = sample(0);
    let sheet = |app: &App| {
        let map = region(app, "map");
        let view = map.split("viewBox=\"").nth(1).unwrap();
        view.split('"').next().unwrap().to_owned()
    };
    let whole = sheet(&app);
    for to in [0.3, 0.6] {
        drawn(&mut app, 0.2, to);
        let numbers =
            |it: &str| -> Vec<f64> { it.split(' ').map(|n| n.parse().unwrap()).collect() };
        for (least, is) in numbers(&whole).iter().zip(numbers(&sheet(&app))).skip(2) {
            assert!(is + 0.5 >= *least, "{whole} became {}", sheet(&app));
        }
    }
}

#[test]
fn documents_say_what_they_are_of() {
    let mut app = sample(0);
    let saved = |app: &mut App, action: Action| {
        let effects = app.receive(Message::Acted(action));
        effects
            .into_iter()
            .find_map(|effect| match effect {
                Effect::Download { name, text, .. } => Some((name, text)),
                _ => None,
            })
            .unwrap()
    };
    let note = saved(&mut app, Action::SaveNote);
    drawn(&mut app, 0.2, 0.4);
    assert_eq!(
        saved(&mut app, Action::SaveNote),
        note,
        "a note is of the whole session"
    );
    let (name, _) = saved(&mut app, Action::SaveMap);
    assert!(name.contains(" map from ") && !name.contains(':'), "{name}");
}
