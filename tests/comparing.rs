//! Two maps beside each other and the map over time, without a browser: messages in, views and effects out.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where it fails"
)]

use std::fs;

use kinmap::app::editor::Pair;
use kinmap::app::view::REGIONS;
use kinmap::app::{Action, App, Effect, Message};
use kinmap::map::{Contrast, DrawOptions, MapDocument, MapMember, identified, places};
use kinmap::session::Role;

fn run(app: &mut App, steps: &str) -> Vec<Effect> {
    let steps = steps.split(" ; ").filter(|it| !it.is_empty());
    steps
        .flat_map(|step| {
            let (action, value) = match step.split_once('=') {
                Some((action, value)) => (action, Some(value)),
                None => (step, None),
            };
            let action: Action = action.parse().unwrap_or_else(|()| panic!("no {action}"));
            app.receive(match value {
                Some(value) => Message::Changed(action, value.into()),
                None => Message::Acted(action),
            })
        })
        .collect()
}

fn drawn(line: &str, steps: &str) -> App {
    let mut app = App::default();
    run(&mut app, &format!("editor.begin ; editor.line={line}"));
    run(&mut app, steps);
    app
}

fn now() -> App {
    drawn(
        "mother Nora, father Emil, daughter Ida, son Piet",
        "editor.press:p1 ; editor.also:p3 ; editor.take:affiliation ; editor.press:p2 ; editor.also:p4 ; editor.take:conflict",
    )
}

/// The same family in a file of its own, drawn in another order: Piet is p3 and Ida p4 there.
fn earlier() -> Vec<u8> {
    let app = drawn(
        "mother Nora, father Emil, son Piet, daughter Ida, grandmother Rosa",
        "editor.press:p1 ; editor.also:p2 ; editor.take:conflict ; editor.press:p1 ; editor.also:p4 ; editor.take:overinvolvement",
    );
    app.saved().into_bytes()
}

fn bring(app: &mut App, name: &str, bytes: Vec<u8>) -> Vec<Effect> {
    app.receive(Message::BesideRead {
        name: name.into(),
        bytes,
    })
}

fn pair(app: &App) -> Pair {
    app.model.pair().unwrap()
}

fn told(app: &App) -> Vec<String> {
    let pair = pair(app);
    let told = pair.sentences();
    told.map(|(contrast, words)| format!("{}: {words}", contrast.word()))
        .collect()
}

fn page(app: &App) -> String {
    REGIONS
        .iter()
        .map(|(_, view)| view(&app.model).into_string())
        .collect()
}

fn announced(effects: &[Effect]) -> String {
    let said = effects.iter().filter_map(|it| match it {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn another_case_stands_beside_the_map_and_what_differs_is_said() {
    let mut app = now();
    let before = app.model.document.clone();
    let effects = run(&mut app, "compare.toggle ; compare.case");
    assert!(effects.contains(&Effect::ChooseBeside));
    let effects = bring(&mut app, "june.kinmap.json", earlier());
    assert_eq!(
        announced(&effects),
        "Two maps beside each other. First: Before june. Second: Now. 4 differences."
    );
    assert!(effects.contains(&Effect::Focus("comparison".into())));
    let expected = [
        "Gone: Rosa: before on the map; after nothing.",
        "Changed: Nora and Ida: before overinvolvement; after affiliation.",
        "Gone: Nora and Emil: before conflict; after nothing.",
        "New: Emil and Piet: before nothing; after conflict.",
    ];
    assert_eq!(told(&app), expected);
    assert_eq!(app.model.document, before, "only looked at");
    for (_, words) in pair(&app).sentences() {
        assert!(page(&app).contains(&words), "{words}");
    }
    for contrast in Contrast::ALL {
        let band = format!("changed {}", contrast.name());
        assert!(page(&app).contains(&band), "{band}");
    }

    run(&mut app, "compare.swap");
    assert!(told(&app).contains(&"New: Nora and Emil: before nothing; after conflict.".into()));
    run(&mut app, "compare.toggle");
    assert!(app.model.pair().is_none());
}

#[test]
fn who_is_on_both_maps_stands_in_the_same_order() {
    let mut app = now();
    bring(&mut app, "june.kinmap.json", earlier());
    let [first, second] = pair(&app).maps;
    let across = |map: &MapDocument| {
        let mut places = places(map, &DrawOptions::default());
        places.retain(|(id, _)| ["p1", "p2", "p3", "p4"].contains(&id.as_str()));
        places.sort_by(|a, b| a.1.x.total_cmp(&b.1.x).then(a.0.cmp(&b.0)));
        places
            .into_iter()
            .map(|(id, at)| (id, (at.x * 100.0).round()))
            .collect::<Vec<_>>()
    };
    assert_eq!(across(&first.map), across(&second.map));
    let name = |map: &MapDocument, id: &str| map.member(id).unwrap().name.clone();
    assert_eq!(name(&first.map, "p3"), "Ida");
    assert_eq!(name(&first.map, "p4"), "Piet");
}

#[test]
fn people_are_found_by_name_before_their_ids_count() {
    let map = |members: &[(&str, &str, Role)]| MapDocument {
        members: members
            .iter()
            .map(|(id, name, role)| MapMember::new(id, name, *role))
            .collect(),
        ..MapDocument::default()
    };
    let here = map(&[
        ("p1", "Nora", Role::Mother),
        ("p2", "Emil", Role::Father),
        ("p3", "Ida", Role::Daughter),
    ]);
    for (other, expected) in [
        (("p9", "Nora", Role::Mother), "p1"),
        (("p2", "NORA ", Role::Mother), "p1"),
        (("p9", "Ida", Role::Child), "p3"),
        (("p2", "Emilio", Role::Father), "p2"),
        (("p3", "Knut", Role::Son), "other p3"),
        (("p9", "Knut", Role::Son), "p9"),
    ] {
        let found = identified(&here, map(&[other]));
        assert_eq!(found.members[0].id, expected, "{other:?}");
    }
}

#[test]
fn a_file_without_a_map_is_refused_and_nothing_changes() {
    let mut app = now();
    let before = app.model.document.clone();
    for (name, text, said) in [
        (
            "talk.txt",
            "Ana: Ben, how was it?\nBen: Fine.\nAna: Good.\nBen: Yes.\n",
            "has no map yet",
        ),
        ("broken.kinmap.json", "{\"kinmapCase\": [", "damaged"),
    ] {
        bring(&mut app, name, text.as_bytes().to_vec());
        let notice = app.model.desk.notice.clone().unwrap();
        assert!(notice.text.contains(said), "{}", notice.text);
        assert!(app.model.pair().is_none() && app.model.desk.refused.is_none());
        assert_eq!(app.model.document, before);
    }
}

#[test]
fn a_kept_state_and_the_goal_stand_beside_the_map() {
    let mut app = now();
    run(
        &mut app,
        "editor.checkpoint=after June ; editor.remove-one:conflict:p2+p4 ; compare.kept:0",
    );
    assert_eq!(
        told(&app),
        ["Gone: Emil and Piet: before conflict; after nothing."]
    );
    run(&mut app, "editor.forget:0");
    assert!(
        app.model.pair().is_none(),
        "what is forgotten stands nowhere"
    );
    run(
        &mut app,
        "editor.goal ; editor.remove-one:affiliation:p1+p3",
    );
    assert_eq!(
        told(&app),
        ["Gone: Nora and Ida: now affiliation; not in the goal."]
    );
    let shown = page(&app);
    assert_eq!(
        shown.matches("class=\"family-map\"").count(),
        2,
        "both are seen"
    );
    assert_eq!(shown.matches("id=\"canvas\"").count(), 1, "one is drawn on");
    run(&mut app, "editor.side:current");
    assert_eq!(page(&app).matches("class=\"family-map\"").count(), 2);
    run(&mut app, "editor.drop-goal");
    assert_eq!(page(&app).matches("class=\"family-map\"").count(), 1);
    run(&mut app, "undo");
    assert!(app.model.document.drawing.goal.is_some());
    run(&mut app, "compare.goal ; undo ; undo");
    assert!(app.model.pair().is_none(), "the goal is undone");
}

#[test]
fn the_map_beside_is_a_picture_and_only_one_can_be_pressed() {
    let mut app = now();
    run(&mut app, "editor.toggle");
    bring(&mut app, "june.kinmap.json", earlier());
    let shown = page(&app);
    let maps: Vec<&str> = shown
        .split("<svg")
        .filter(|it| it.contains("family-map"))
        .collect();
    let buttons = |map: &str| {
        map.split("</svg>")
            .next()
            .unwrap()
            .matches("role=\"button\"")
            .count()
    };
    assert_eq!(buttons(maps[0]), 0);
    assert!(buttons(maps[1]) > 0);
    assert!(maps[0].starts_with(|c: char| c.is_whitespace()) && maps[0].contains("role=\"img\""));
}

/// The first sample session on its map.
fn session() -> App {
    let text = fs::read_to_string("www/samples/stable-coalition.vtt").unwrap();
    let mut app = App::new(vec![text]);
    run(&mut app, "open-sample:0 ; confirm-cast");
    app
}

#[test]
fn the_map_over_time_moves_in_steps_and_nobody_is_reshuffled() {
    let mut app = session();
    let at = |app: &App| places(app.model.map().unwrap(), &DrawOptions::default());
    let whole = at(&app);
    let document = app.model.document.clone();
    let looking = |app: &App| app.model.desk.looking;
    let axis = app.model.derived.as_ref().unwrap().axis;
    let stops = looking(&app).stops(&axis);
    assert!(stops > 8, "{stops}");
    let mut seen = Vec::new();
    for stop in 0..=stops {
        let effects = run(&mut app, &format!("timeline.scrub={stop}"));
        let stretch = looking(&app).stretch.unwrap();
        seen.push(stretch);
        assert_eq!(looking(&app).stop(&axis), stop);
        assert_eq!(at(&app), whole, "nobody moves");
        let words = announced(&effects);
        assert!(
            words.starts_with("Minutes ") && words.contains(" act"),
            "{words}"
        );
        assert!(page(&app).contains(words.trim_end_matches('.').trim_start_matches('M')));
    }
    assert_eq!(seen[0].start, axis.whole.start);
    assert_eq!(seen.last().unwrap().end, axis.whole.end);
    assert!(
        seen.windows(2)
            .all(|it| it[0].start < it[1].start && it[1].start < it[0].end)
    );
    let seconds = |it: &kinmap::session::Window| it.length().as_f64();
    let first = seconds(&seen[0]);
    assert!(seen.iter().all(|it| (seconds(it) - first).abs() <= 1.0));
    run(&mut app, "timeline.step-back");
    assert_eq!(looking(&app).stop(&axis), stops - 1);
    let longer = kinmap::app::stretch::Looking::lengths(&axis);
    let longer = longer.last().unwrap();
    run(&mut app, &format!("timeline.length={}", longer.as_micros()));
    let now = looking(&app).stretch.unwrap();
    assert!((seconds(&now) - longer.as_f64()).abs() <= 1.0);
    assert_eq!(looking(&app).length(&axis), *longer);
    for wrong in ["timeline.scrub=x", "timeline.length=", "timeline.length=-5"] {
        let before = looking(&app);
        run(&mut app, wrong);
        assert_eq!(looking(&app), before, "{wrong}");
    }
    assert_eq!(app.model.document, document, "looked at, not changed");
}

#[test]
fn it_plays_to_the_end_and_stands_when_it_is_paused_or_left() {
    let next = |effects: &[Effect]| {
        effects.iter().find_map(|it| match it {
            Effect::Later(action) => Some(action.clone()),
            _ => None,
        })
    };
    let mut app = session();
    let mut then = next(&run(&mut app, "timeline.play"));
    let mut steps = 0;
    while let Some(action) = then {
        then = next(&app.receive(Message::Acted(action)));
        steps += 1;
        assert!(steps < 500, "it ends");
    }
    let axis = app.model.derived.as_ref().unwrap().axis;
    let looking = app.model.desk.looking;
    assert_eq!(looking.stretch.unwrap().end, axis.whole.end);
    assert_eq!(looking.playing, None);
    for stops in [
        "timeline.play",
        "timeline.scrub=2",
        "timeline.step-on",
        "timeline.whole",
    ] {
        let late = next(&run(&mut app, "timeline.play")).unwrap();
        run(&mut app, stops);
        let before = app.model.desk.looking;
        assert_eq!(app.receive(Message::Acted(late)), []);
        assert_eq!(app.model.desk.looking, before, "{stops}");
    }
    let late = next(&run(&mut app, "timeline.play")).unwrap();
    run(&mut app, "go:people");
    let before = app.model.desk.looking.stretch;
    assert_eq!(next(&app.receive(Message::Acted(late))), None);
    assert_eq!(app.model.desk.looking.stretch, before);
}
