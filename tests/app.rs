//! What a user can do, without a browser: messages in, views and effects out.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

use std::fs;

use kinmap::app::view::{REGIONS, skeleton};
use kinmap::app::{
    Action, App, Bar, Chord, Effect, Field, Message, PeopleAction, SAMPLES, Step, Tone,
    WhatIfAction,
};

/// The text of a sample, as the page hands it over.
fn text(index: usize) -> String {
    fs::read_to_string(format!("www/samples/{}", SAMPLES[index].file_name)).unwrap()
}

fn fresh() -> App {
    App::new((0..SAMPLES.len()).map(text).collect())
}

fn sample() -> App {
    let mut app = fresh();
    app.receive(Message::Acted(Action::OpenSample(0)));
    app
}

fn on_the_map() -> App {
    let mut app = sample();
    app.receive(Message::Acted(Action::ConfirmCast));
    app
}

fn edit(field: Field) -> Action {
    Action::People(PeopleAction { field, member: 1 })
}

fn opened(name: &str, bytes: &[u8]) -> (App, Vec<Effect>) {
    let mut app = App::default();
    let effects = app.receive(Message::FileRead {
        name: name.into(),
        bytes: bytes.to_vec(),
    });
    (app, effects)
}

fn page(app: &App) -> String {
    REGIONS
        .iter()
        .map(|(_, view)| view(&app.model).into_string())
        .collect()
}

/// Every `data-act` in some markup, character references resolved.
fn offers(markup: &str) -> Vec<String> {
    markup
        .split("data-act=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|written| {
            written
                .replace("&amp;", "&")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
        })
        .collect()
}

#[test]
fn every_offer_on_every_screen_can_be_taken_up() {
    let mut screens = vec![fresh(), sample(), on_the_map()];
    let marks = offers(&page(&on_the_map()));
    for mark in marks.iter().filter(|offer| offer.starts_with("select-")) {
        let mut app = on_the_map();
        app.receive(Message::Acted(mark.parse().unwrap()));
        screens.push(app);
    }
    let mut helped = on_the_map();
    helped.receive(Message::Acted(Action::ToggleHelp));
    screens.push(helped);
    for app in &screens {
        for offer in offers(&page(app)) {
            let action: Result<Action, ()> = offer.parse();
            assert!(action.is_ok(), "a dead button: {offer}");
            assert_eq!(action.unwrap().to_string(), offer);
        }
    }
}

#[test]
fn every_region_has_its_place_in_the_frame() {
    let frame = skeleton().into_string();
    for (id, _) in REGIONS {
        assert!(frame.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn no_markup_carries_styles_or_scripts_of_its_own() {
    let frame = skeleton().into_string();
    for markup in [frame, page(&fresh()), page(&sample()), page(&on_the_map())] {
        for forbidden in [
            " style=\"",
            " onclick=",
            " onload=",
            "<script",
            "javascript:",
        ] {
            assert!(!markup.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn every_sample_goes_all_the_way() {
    for index in 0..SAMPLES.len() {
        let mut app = fresh();
        app.receive(Message::Acted(Action::OpenSample(index)));
        assert_eq!(app.model.desk.step, Step::People, "sample {index}");
        assert!(app.model.document.cast.members.len() >= 5, "sample {index}");
        app.receive(Message::Acted(Action::ConfirmCast));
        let derived = app.model.derived.as_ref().unwrap();
        assert!(derived.analysis.coding.safety.is_empty(), "sample {index}");
        assert!(page(&app).contains("<svg"), "sample {index}");
    }
}

#[test]
fn the_page_hands_over_the_samples_in_their_order() {
    let page = fs::read_to_string("www/index.html").unwrap();
    let handed: Vec<&str> = page
        .split("href=\"samples/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let named: Vec<&str> = SAMPLES.iter().map(|sample| sample.file_name).collect();
    assert_eq!(handed, named);
    for index in 0..SAMPLES.len() {
        let read = kinmap::import::read(text(index).as_bytes(), &Default::default()).unwrap();
        assert!(read.utterances.len() >= 120, "sample {index}");
        assert!(read.speakers.len() >= 4, "sample {index}");
    }
}

#[test]
fn a_sample_that_did_not_arrive_is_not_offered() {
    for (texts, offered) in [
        (vec![], 0),
        (vec![text(0), String::new(), text(2)], 2),
        (vec![text(0), text(1), text(2)], 3),
    ] {
        let markup = page(&App::new(texts));
        assert_eq!(markup.matches("open-sample:").count(), offered);
        assert!(markup.contains("Choose a file"));
    }
}

#[test]
fn the_readings_of_the_samples() {
    let readings = |index| -> Vec<String> {
        let mut app = fresh();
        app.receive(Message::Acted(Action::OpenSample(index)));
        app.receive(Message::Acted(Action::ConfirmCast));
        let derived = app.model.derived.unwrap();
        let family = derived.analysis.session.family;
        let name = |id| family.name(id).to_owned();
        let hypotheses = derived.analysis.structure.hypotheses.into_iter();
        hypotheses
            .filter(|it| !it.pattern.is_strength())
            .map(|it| {
                let mut members: Vec<String> = it.members.iter().map(|&id| name(id)).collect();
                members.sort();
                let against = it.against.or(it.child).map(name);
                format!(
                    "{} {} {}",
                    it.pattern,
                    members.join("+"),
                    against.unwrap_or_default()
                )
            })
            .collect()
    };
    assert!(
        readings(0).contains(&"coalition Noreen+Toby Wendell".to_owned()),
        "{:?}",
        readings(0)
    );
    assert_eq!(
        readings(2),
        Vec::<String>::new(),
        "a family that works is given no problem"
    );
}

#[test]
fn what_cannot_be_read_changes_nothing() {
    for (name, bytes) in [
        ("empty.vtt", b"".as_slice()),
        ("report.pdf", b"%PDF-1.7\n"),
        ("talk.mp3", b"ID3\x04\0\0"),
        ("noise.bin", &[0, 255, 1, 254, 0, 3, 9, 0, 200, 7]),
        (
            "prose.txt",
            b"A quiet evening by the sea. Nothing was said.",
        ),
        ("case.json", b"{\"kinmapCase\":{\"version\":1,\"cast\""),
        ("newer.json", b"{\"kinmapCase\":{\"version\":99}}"),
    ] {
        let mut app = on_the_map();
        let before = (app.model.document.clone(), app.model.desk.step);
        app.receive(Message::FileRead {
            name: name.into(),
            bytes: bytes.to_vec(),
        });
        assert_eq!(
            (app.model.document.clone(), app.model.desk.step),
            before,
            "{name}"
        );
        let notice = app.model.desk.notice.unwrap();
        assert_eq!(notice.tone, Tone::Trouble, "{name}");
        assert!(
            notice.text.contains(name) && notice.text.len() > name.len() + 30,
            "{}",
            notice.text
        );
    }
}

#[test]
fn a_change_is_one_step_back_and_one_forth() {
    let mut app = sample();
    let edits = [
        (Field::Name, "Mother of two"),
        (Field::Role, "grandmother"),
        (Field::Generation, "1"),
    ];
    let mut states = vec![app.model.document.clone()];
    for (field, value) in edits {
        app.receive(Message::Changed(edit(field), value.into()));
        states.push(app.model.document.clone());
    }
    for expected in states.iter().rev().skip(1) {
        app.receive(Message::Acted(Action::Undo));
        assert_eq!(app.model.document, *expected);
    }
    for expected in states.iter().skip(1) {
        app.receive(Message::Acted(Action::Redo));
        assert_eq!(app.model.document, *expected);
    }
}

#[test]
fn looking_is_no_step_to_undo() {
    let mut app = on_the_map();
    let undo = app.model.desk.undo.clone();
    for action in [
        Action::SelectMember("toby".into()),
        Action::Reveal(3),
        Action::ToggleHelp,
        Action::ClearSelection,
        Action::Go(Step::People),
    ] {
        app.receive(Message::Acted(action));
    }
    assert_eq!(app.model.desk.undo, undo);
}

#[test]
fn a_kept_case_comes_back_whole() {
    let mut app = on_the_map();
    app.receive(Message::Acted(Action::Reject(0)));
    let (again, _) = opened("kept.kinmap.json", app.saved().as_bytes());
    assert_eq!(again.model.document, app.model.document);
    assert_eq!(again.model.desk.step, Step::Map);

    let mut restarted = App::default();
    restarted.receive(Message::Restarted {
        saved: app.saved(),
        trouble: "Something broke.".into(),
    });
    assert_eq!(restarted.model.document, app.model.document);
    assert!(page(&restarted).contains("Something broke."));
}

#[test]
fn striking_out_a_moment_moves_what_rests_on_it() {
    let mut app = on_the_map();
    let acts = app
        .model
        .derived
        .as_ref()
        .unwrap()
        .analysis
        .coding
        .acts
        .len();
    app.receive(Message::Acted(Action::Reject(0)));
    let after = app
        .model
        .derived
        .as_ref()
        .unwrap()
        .analysis
        .coding
        .acts
        .len();
    assert_eq!(after, acts - 1);
}

#[test]
fn trying_out_changes_nothing_and_says_what_would_be_left() {
    let mut app = on_the_map();
    let first = |app: &App, offer: &str| -> Action {
        let offers = offers(&page(app));
        let found = offers.iter().find(|it| it.starts_with(offer));
        found
            .unwrap_or_else(|| panic!("no {offer}"))
            .parse()
            .unwrap()
    };
    let coalition = first(&app, "select-hypothesis:coalition");
    app.receive(Message::Acted(coalition));
    let opened = page(&app);
    for heading in [
        "Speaks for it",
        "Speaks against it",
        "Another reading",
        "What would settle it",
        "How firmly it stands",
        "What could be tried",
        "Where a move could have gone",
    ] {
        assert!(opened.contains(heading), "{heading}");
    }
    let before = app.model.document.clone();
    // A bar nothing can pass, set by hand.
    let bar = Action::WhatIf(WhatIfAction::Set(Bar::Acts));
    let effects = app.receive(Message::Changed(bar, "20".into()));
    let told = |effects: &[Effect]| {
        effects
            .iter()
            .any(|it| matches!(it, Effect::Announce(said) if said.contains("fall")))
    };
    assert!(told(&effects), "{effects:?}");
    assert!(page(&app).contains("Trying something out") && page(&app).contains("Falls"));
    // A moment left out, and taken back in.
    let strike = first(&app, "what-if.strike");
    app.receive(Message::Acted(strike.clone()));
    assert!(page(&app).contains("Left out of account"));
    app.receive(Message::Acted(strike));
    assert!(!page(&app).contains("Left out of account"));
    let decides = first(&app, "what-if.decides");
    app.receive(Message::Acted(decides));
    app.receive(Message::Acted(Action::WhatIf(WhatIfAction::Reset)));
    assert!(!page(&app).contains("Trying something out"));
    assert_eq!(app.model.document, before);
    // What no act stands behind is left alone.
    app.receive(Message::Acted(Action::WhatIf(WhatIfAction::Strike(99_999))));
    assert!(app.model.tried.structure.is_none());
}

#[test]
fn downloads_have_safe_names() {
    for (name, expected) in [
        ("../../etc/passwd.vtt", "etc-passwd.kinmap.json"),
        ("CON?.vtt", "CON.kinmap.json"),
        ("Sitzung März.vtt", "Sitzung März.kinmap.json"),
        (".vtt", "session.kinmap.json"),
    ] {
        let (mut app, _) = opened(name, text(0).as_bytes());
        let effects = app.receive(Message::Acted(Action::SaveCase));
        let proposed = effects.iter().find_map(|effect| match effect {
            Effect::Download { name, .. } => Some(name.clone()),
            _ => None,
        });
        assert_eq!(proposed.as_deref(), Some(expected));
    }
}

#[test]
fn names_from_a_file_never_become_markup() {
    let hostile = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v &lt;img src=x onerror=alert(1)&gt;>&lt;script&gt;alert(2)&lt;/script&gt;\n\n00:01.000 --> 00:02.000\n<v Ben>Hello there.\n";
    let (mut app, _) = opened("hostile.vtt", hostile.as_bytes());
    for _ in 0..2 {
        let markup = page(&app);
        assert!(
            !markup.contains("<img") && !markup.contains("<script"),
            "{markup}"
        );
        app.receive(Message::Acted(Action::ConfirmCast));
    }
}

#[test]
fn the_undo_key_undoes() {
    let mut app = sample();
    let before = app.model.document.clone();
    let edit = edit(Field::Role);
    app.receive(Message::Changed(edit, "aunt".into()));
    assert_ne!(app.model.document, before);
    app.receive(Message::KeyPressed(Chord {
        key: "z".into(),
        command: true,
        shift: false,
        place: String::new(),
    }));
    assert_eq!(app.model.document, before);
}

#[test]
fn keys_do_what_the_help_says() {
    let mut app = on_the_map();
    let press = |app: &mut App, key: &str| {
        app.receive(Message::KeyPressed(Chord {
            key: key.into(),
            command: false,
            shift: false,
            place: String::new(),
        }))
    };
    press(&mut app, "2");
    assert_eq!(app.model.desk.step, Step::People);
    press(&mut app, "3");
    assert_eq!(app.model.desk.step, Step::Map);
    press(&mut app, "?");
    assert!(app.model.desk.help);
}

#[test]
fn every_mark_with_moments_opens_their_words() {
    let map = on_the_map().model.derived.unwrap().map;
    let marks: Vec<_> = map.marks().filter(|mark| mark.evidence > 0).collect();
    assert!(marks.len() > 1);
    for mark in marks {
        let mut app = on_the_map();
        app.receive(Message::Acted(Action::SelectMark(mark.id.clone())));
        assert!(page(&app).contains("class=\"moment\""), "{}", mark.id);
    }
}
