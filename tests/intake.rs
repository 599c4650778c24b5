//! What a user meets when handing over a file, without a browser: it is read apart, stopped, read otherwise.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop where it fails")]

use std::rc::Rc;

use kinmap::app::intake::{self, Opened, Refusal, Stage, Unpacked, pack};
use kinmap::app::view::REGIONS;
use kinmap::app::{Action, App, Chord, Effect, Message, Order, Source, Tone};

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
