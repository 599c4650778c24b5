//! What a user meets when handing over a file, without a browser: it is read apart, stopped, read otherwise.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

use std::rc::Rc;

use kinmap::app::intake::{self, Opened, Refusal, Stage, Unpacked, pack};
use kinmap::app::view::REGIONS;
use kinmap::app::{
    Action, AmendAction, App, Chord, Effect, Field, IntakeAction, Message, Order, PeopleAction,
    Source, Tone,
};
use kinmap::import::Format;
use kinmap::session::Role;

const TALK: &str = "Ana: You never call.\nBen: I did call.\nAna: When?\n";

fn page(app: &App) -> String {
    let views = REGIONS.iter();
    views
        .map(|(_, view)| view(&app.model).into_string())
        .collect()
}

fn give(app: &mut App, name: &str, text: &str) -> Vec<Effect> {
    app.receive(Message::FileRead {
        name: name.into(),
        bytes: text.into(),
    })
}

fn ordered(effects: &[Effect]) -> Order {
    let order = effects.iter().find_map(|effect| match effect {
        Effect::Read(order) => Some(order.clone()),
        _ => None,
    });
    order.unwrap()
}

/// What the worker makes of an order, handed over as it does.
fn carried_out(order: &Order) -> Result<Box<Opened>, Refusal> {
    let opened = intake::open(&order.name, &order.source, |_| {})?;
    let mut lists = Unpacked::default();
    if let Some(origin) = &opened.document.origin {
        pack(&origin.read, |part| lists.take(part).unwrap());
    }
    let outline = opened.outline();
    let origin = opened.document.origin.as_ref();
    let table = origin.and_then(|origin| origin.table.as_deref().cloned());
    Opened::assemble(order, &outline, lists, opened.said, table).map(Box::new)
}

fn answer(app: &mut App, order: &Order) -> Vec<Effect> {
    app.receive(Message::Read {
        number: order.number,
        outcome: carried_out(order),
    })
}

#[test]
fn a_file_that_is_read_apart_is_the_same_as_one_read_on_the_spot() {
    let (mut here, mut apart) = (App::default(), App::default().reading_apart());
    for (name, text) in [
        ("talk.txt", TALK),
        (
            "talk.vtt",
            "WEBVTT\n\n00:00.000 --> 00:01.500\n<v Ana>Hi <00:01.000>you.\n\n00:02.000 --> bad\nx\n",
        ),
        (
            "talk.csv",
            "speaker,text,start\nAna,\"Hi, you\",1\nBen,Yes,2\n",
        ),
    ] {
        give(&mut here, name, text);
        let order = ordered(&give(&mut apart, name, text));
        assert!(page(&apart).contains(name), "it is said what is being read");
        answer(&mut apart, &order);
        assert_eq!(here.model.document, apart.model.document, "{name}");
        assert_eq!(here.model.desk.undo, apart.model.desk.undo);
        let source = apart.model.document.origin.as_ref().unwrap().source.clone();
        assert_eq!(*source.unwrap().bytes, text.as_bytes());
    }
    let saved = here.saved();
    let order = ordered(&give(&mut apart, "kept.json", &saved));
    answer(&mut apart, &order);
    assert_eq!(here.model.document, apart.model.document);
}

#[test]
fn nothing_changes_until_a_reading_ends() {
    let mut app = App::default().reading_apart();
    let order = ordered(&give(&mut app, "talk.txt", TALK));
    assert!(app.model.document.origin.is_none());
    let stage = Stage::People;
    app.receive(Message::ReadOn {
        number: order.number,
        stage,
    });
    assert!(page(&app).contains(stage.words()));
    answer(&mut app, &order);
    assert!(app.model.desk.reading.is_none());
    assert_eq!(app.model.desk.undo.as_deref(), Some("opening talk.txt"));
}

#[test]
fn a_reading_can_be_given_up_and_answers_that_come_too_late_do_not_count() {
    let escape = Message::KeyPressed(Chord {
        key: "Escape".into(),
        command: false,
        shift: false,
        place: String::new(),
    });
    for stop in [Message::Acted(Action::StopReading), escape] {
        let mut app = App::default().reading_apart();
        let order = ordered(&give(&mut app, "talk.txt", TALK));
        let effects = app.receive(stop);
        assert!(effects.contains(&Effect::StopReading));
        answer(&mut app, &order);
        assert!(app.model.document.origin.is_none());
        assert!(app.model.desk.undo.is_none());

        let first = ordered(&give(&mut app, "first.txt", TALK));
        let second = ordered(&give(&mut app, "second.txt", TALK));
        answer(&mut app, &first);
        assert!(app.model.document.origin.is_none());
        answer(&mut app, &second);
        assert_eq!(
            app.model.document.origin.as_ref().unwrap().name,
            "second.txt"
        );
    }
}

#[test]
fn what_is_refused_apart_leaves_everything_as_it_was() {
    let mut app = App::default().reading_apart();
    let order = ordered(&give(&mut app, "talk.txt", TALK));
    answer(&mut app, &order);
    let before = app.model.document.clone();
    let order = ordered(&give(&mut app, "report.pdf", "%PDF-1.7\n"));
    answer(&mut app, &order);
    let notice = app.model.desk.notice.clone().unwrap();
    assert_eq!(notice.tone, Tone::Trouble);
    assert!(notice.text.starts_with("report.pdf: "));
    assert_eq!(app.model.document, before);
}

#[test]
fn pasted_text_stays_until_it_could_be_read() {
    let mut app = App::default().reading_apart();
    app.receive(Message::Changed(
        Action::Paste,
        "Nobody speaks here.".into(),
    ));
    let order = ordered(&app.receive(Message::Acted(Action::ReadPasted)));
    answer(&mut app, &order);
    assert_eq!(app.model.desk.pasted, "Nobody speaks here.");
    app.receive(Message::Changed(Action::Paste, TALK.into()));
    let order = ordered(&app.receive(Message::Acted(Action::ReadPasted)));
    answer(&mut app, &order);
    assert_eq!(app.model.desk.pasted, "");
    let source: Source = app
        .model
        .document
        .origin
        .clone()
        .unwrap()
        .source
        .clone()
        .unwrap();
    assert_eq!(source.bytes, Rc::new(TALK.as_bytes().to_vec()));
}

fn say(app: &mut App, action: IntakeAction, value: &str) {
    app.receive(Message::Changed(Action::Intake(action), value.into()));
}

fn texts(app: &App) -> Vec<String> {
    let transcript = app.model.transcript().unwrap();
    let name = |label: usize| transcript.speakers[label].clone();
    let spoken = transcript.utterances.iter();
    spoken
        .map(|it| format!("{}: {}", it.speaker.map_or(String::new(), name), it.text))
        .collect()
}

#[test]
fn a_file_is_read_as_a_person_says_and_undo_brings_the_first_reading_back() {
    let mut app = App::default();
    give(
        &mut app,
        "talk.txt",
        "WEBVTT\n\n00:00.000 --> 00:01.000\nAna: Hi.\n\n00:01.000 --> 00:02.000\nBen: No.\n",
    );
    let first = texts(&app);
    app.receive(Message::Changed(
        Action::People(PeopleAction {
            field: Field::Role,
            member: 1,
        }),
        "uncle".into(),
    ));
    say(&mut app, IntakeAction::Format, "plain");
    assert!(page(&app).contains("Read as"));
    assert_eq!(app.model.transcript().unwrap().format, Format::Plain);
    let role = |app: &App| {
        app.model
            .document
            .cast
            .members
            .iter()
            .find(|it| it.name == "Ben")
            .unwrap()
            .role
    };
    assert_eq!(
        role(&app),
        Role::Uncle,
        "what a person said of a speaker stays said"
    );
    app.receive(Message::Acted(Action::Undo));
    assert_eq!(texts(&app), first);
    assert_eq!(role(&app), Role::Uncle);
}

#[test]
fn what_no_format_fits_changes_nothing_and_can_be_read_as_it_was() {
    let mut app = App::default();
    give(&mut app, "talk.txt", TALK);
    let before = app.model.document.clone();
    say(&mut app, IntakeAction::Format, "elan");
    assert_eq!(app.model.document, before);
    assert_eq!(app.model.desk.notice.clone().unwrap().tone, Tone::Trouble);
    say(&mut app, IntakeAction::Format, "no such format");
    say(&mut app, IntakeAction::Format, "");
    assert_eq!(app.model.document, before);
}

#[test]
fn letters_are_turned_back_when_asked() {
    let mut app = App::default();
    give(
        &mut app,
        "talk.txt",
        "ZoÃ«: Iâ€™m here.\nTom: Stay.\nZoÃ«: Fine.\n",
    );
    let shown = page(&app);
    assert!(
        shown.contains("ZoÃ«") && shown.contains("Zoë"),
        "an example before it is done"
    );
    app.receive(Message::Acted(Action::Intake(IntakeAction::Restore(true))));
    assert_eq!(texts(&app)[0], "Zoë: I’m here.");
    app.receive(Message::Acted(Action::Undo));
    assert_eq!(texts(&app)[0], "ZoÃ«: Iâ€™m here.");
}

#[test]
fn an_encoding_is_overruled() {
    let mut app = App::default();
    app.receive(Message::FileRead {
        name: "talk.txt".into(),
        bytes: b"Zo\xEB: hi.\nTom: Stay.\nZo\xEB: Fine.\n".to_vec(),
    });
    assert_eq!(texts(&app)[0], "Zoë: hi.");
    say(&mut app, IntakeAction::Encoding, "utf-8");
    assert_eq!(texts(&app)[0], "Zo\u{FFFD}: hi.");
}

#[test]
fn columns_are_put_right() {
    let mut app = App::default();
    give(
        &mut app,
        "talk.csv",
        "who;what;zeit\nAna;Hi there;1\nBen;Not today;2\nAna;Why?;3\n",
    );
    say(&mut app, IntakeAction::Column(1), "text");
    assert_eq!(
        texts(&app),
        ["Ana: Hi there", "Ben: Not today", "Ana: Why?"]
    );
    say(&mut app, IntakeAction::Column(2), "text");
    assert_eq!(texts(&app)[0], "Ana: 1");
    app.receive(Message::Acted(Action::Undo));
    say(&mut app, IntakeAction::Above, "2");
    assert_eq!(texts(&app), ["Ben: Not today", "Ana: Why?"]);
}

#[test]
fn what_was_said_a_moment_ago_counts_before_its_reading_has_ended() {
    let mut app = App::default().reading_apart();
    let order = ordered(&give(
        &mut app,
        "talk.csv",
        "who;what;zeit\nAna;Hi;1\nBen;No;2\nAna;Why?;3\n",
    ));
    answer(&mut app, &order);
    say(&mut app, IntakeAction::Column(1), "text");
    let above = Message::Changed(Action::Intake(IntakeAction::Above), "2".into());
    let order = ordered(&app.receive(above));
    answer(&mut app, &order);
    assert_eq!(texts(&app), ["Ben: No", "Ana: Why?"]);
}

#[test]
fn a_refused_table_can_be_read_by_saying_what_its_columns_hold() {
    let mut app = App::default();
    give(&mut app, "talk.csv", "x,y\n1,Hi there you\n2,Not today\n");
    assert!(app.model.document.origin.is_none());
    say(&mut app, IntakeAction::Format, "table");
    assert!(page(&app).contains("What its columns hold"));
    say(&mut app, IntakeAction::Column(0), "speaker");
    say(&mut app, IntakeAction::Column(1), "text");
    assert!(
        texts(&app).contains(&"2: Not today".to_owned()),
        "{:?}",
        texts(&app)
    );
    assert!(app.model.desk.refused.is_none());
}

#[test]
fn notes_lead_to_their_lines() {
    let mut app = App::default();
    let text = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ana>Hi.\n\n00:61.000 --> 00:62.000\n<v Ben>Lost.\n\n00:03.000 --> 00:04.000\n<v Ben>Found.\n";
    give(&mut app, "talk.vtt", text);
    let shown = page(&app);
    assert!(shown.contains("Left out") && shown.contains("line 6"));
    app.receive(Message::Acted(Action::Intake(IntakeAction::Note(0))));
    let shown = page(&app);
    assert!(
        shown.contains("00:61.000 --&gt; 00:62.000"),
        "the line as it stands in the file"
    );
    assert_eq!(app.model.desk.spotlight, Some(0));
    assert!(
        app.model
            .desk
            .undo
            .is_some_and(|it| it.starts_with("opening")),
        "looking is no step"
    );
}

#[test]
fn long_texts_are_laid_out_a_page_at_a_time() {
    let mut app = App::default();
    let text: String = (0..250)
        .map(|n| format!("{}: line {n}.\n", ["Ana", "Ben"][n % 2]))
        .collect();
    give(&mut app, "talk.txt", &text);
    assert!(page(&app).contains("1–100 of 250"));
    app.receive(Message::Acted(Action::Intake(IntakeAction::Lines(200))));
    let shown = page(&app);
    assert!(
        shown.contains("201–250 of 250")
            && shown.contains("line 249.")
            && !shown.contains("line 100.")
    );
}

#[test]
fn every_offer_about_a_file_can_be_taken_up() {
    let files = ["a.csv", "b.txt", "c.txt"].into_iter().zip([
        "who;what;zeit\nAna;Hi there;1\nBen;Not today;2\nAna;Why?;3\n",
        "ZoÃ«: Iâ€™m here.\nTom: Stay.\nZoÃ«: Fine.\n",
        "Nobody speaks in this file.",
    ]);
    let mut screens = Vec::new();
    for (name, text) in files {
        for action in [AmendAction::Open(0), AmendAction::Part(0)] {
            let mut app = App::default();
            give(&mut app, name, text);
            app.receive(Message::Acted(Action::Amend(action)));
            app.receive(Message::Changed(
                Action::Amend(AmendAction::Cut),
                "1".into(),
            ));
            screens.push(app);
        }
    }
    let mut reading = App::default().reading_apart();
    give(&mut reading, "talk.txt", TALK);
    screens.push(reading);
    for app in &screens {
        let shown = page(app);
        for offer in shown.split("data-act=\"").skip(1) {
            let offer = offer.split('"').next().unwrap();
            let action: Result<Action, ()> = offer.parse();
            assert!(action.is_ok(), "a dead button: {offer}");
            assert_eq!(action.unwrap().to_string(), offer);
        }
        let ids: Vec<&str> = shown
            .split(" id=\"")
            .skip(1)
            .filter_map(|it| it.split('"').next())
            .collect();
        let mut distinct = ids.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), ids.len(), "an id stands twice: {ids:?}");
    }
}

#[test]
fn characters_that_turn_text_around_are_shown_and_not_obeyed() {
    let mut app = App::default();
    give(
        &mut app,
        "talk.txt",
        "Ana: I \u{202E}never\u{202C} said so.\nBen: Yes.\nAna: No.\n",
    );
    for _ in 0..2 {
        let shown = page(&app);
        assert!(shown.contains("⟨U+202E⟩") && !shown.contains("I \u{202E}never"));
        app.receive(Message::Acted(Action::ConfirmCast));
    }
}

#[test]
fn a_file_that_names_nobody_says_what_to_do() {
    let mut app = App::default();
    give(
        &mut app,
        "talk.vtt",
        "WEBVTT\n\n00:00.000 --> 00:01.000\nHi.\n\n00:02.000 --> 00:03.000\nNo.\n",
    );
    assert!(page(&app).contains("Nobody is named in this file."));
    let amend = |action, value: &str| Message::Changed(Action::Amend(action), value.into());
    app.receive(amend(AmendAction::Speaker(0), "new"));
    app.receive(amend(AmendAction::Speaker(1), "new"));
    assert_eq!(texts(&app), ["Speaker 1: Hi.", "Speaker 2: No."]);
    assert_eq!(app.model.document.cast.members.len(), 2);
}
