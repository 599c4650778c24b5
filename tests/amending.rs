//! Who said what, put right in the page: each a step to undo, kept in the case, and everything follows.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop where it fails")]

use kinmap::app::view::REGIONS;
use kinmap::app::{Action, AmendAction, App, Message};

const TALK: &str = "WEBVTT\n
00:00.000 --> 00:02.000\n<v Speaker 1>You never listen, Ben.\n
00:02.000 --> 00:06.000\n<v Speaker 1>Dad always says that. I do listen, Mum.\n
00:06.500 --> 00:08.000\n<v Speaker 2>Stop it, both of you. Ben is right.\n
00:09.000 --> 00:10.000\n<v Karen>You never listen, Ben.\n";

fn opened() -> App {
    let mut app = App::default();
    app.receive(Message::FileRead {
        name: "talk.vtt".into(),
        bytes: TALK.into(),
    });
    app
}

fn press(app: &mut App, action: AmendAction) {
    app.receive(Message::Acted(Action::Amend(action)));
}

fn change(app: &mut App, action: AmendAction, value: &str) {
    app.receive(Message::Changed(Action::Amend(action), value.into()));
}

fn page(app: &App) -> String {
    let views = REGIONS.iter();
    views
        .map(|(_, view)| view(&app.model).into_string())
        .collect()
}

/// Who says what, by the cast.
fn said(app: &App) -> Vec<String> {
    let document = &app.model.document;
    let transcript = &document.origin.as_ref().unwrap().transcript;
    let name = |label| {
        let member = document
            .cast
            .members
            .iter()
            .find(|it| it.speakers.contains(&label));
        member.map_or("?".into(), |it| it.name.clone())
    };
    let spoken = transcript.utterances.iter();
    spoken
        .map(|it| format!("{}: {}", it.speaker.map_or("nobody".into(), name), it.text))
        .collect()
}

/// One step back and one forth, and the case saved and opened again.
fn holds(app: &mut App, before: &[String], name: &str) {
    let now = said(app);
    assert_ne!(now, before);
    assert_eq!(app.model.desk.undo.as_deref(), Some(name));
    app.receive(Message::Acted(Action::Undo));
    assert_eq!(said(app), before);
    app.receive(Message::Acted(Action::Redo));
    assert_eq!(said(app), now);
    let mut again = App::default();
    again.receive(Message::FileRead {
        name: "kept.json".into(),
        bytes: app.saved().into(),
    });
    assert_eq!(again.model.document, app.model.document);
    assert_eq!(said(&again), now);
    let read = &again.model.document.origin.unwrap().read;
    assert_eq!(read.utterances.len(), 4, "what was read is never touched");
}

#[test]
fn an_utterance_is_given_to_somebody_else() {
    let mut app = opened();
    let before = said(&app);
    press(&mut app, AmendAction::Open(3));
    assert!(page(&app).contains("Whose words are these?"));
    change(&mut app, AmendAction::Speaker(3), "0");
    assert_eq!(said(&app)[3], "Speaker 1: You never listen, Ben.");
    holds(&mut app, &before, "giving an utterance to somebody else");
    change(&mut app, AmendAction::Speaker(3), "nobody");
    assert_eq!(said(&app)[3], "nobody: You never listen, Ben.");
    change(&mut app, AmendAction::Speaker(3), "new");
    assert_eq!(said(&app)[3], "Speaker 4: You never listen, Ben.");
    assert_eq!(app.model.document.cast.members.len(), 4);
}

#[test]
fn an_utterance_is_split_where_another_begins_to_speak() {
    let mut app = opened();
    let before = said(&app);
    press(&mut app, AmendAction::Open(1));
    change(&mut app, AmendAction::Cut, "4");
    assert!(page(&app).contains("Split before “I”"));
    change(&mut app, AmendAction::Second, "2");
    assert_eq!(said(&app), before, "nothing is changed until it is said");
    press(&mut app, AmendAction::Split);
    assert_eq!(
        said(&app)[1..4],
        [
            "Speaker 1: Dad always says that.",
            "Karen: I do listen, Mum.",
            "Speaker 2: Stop it, both of you. Ben is right."
        ]
    );
    holds(&mut app, &before, "splitting an utterance");
    let transcript = app.model.transcript().unwrap();
    let times: Vec<_> = transcript
        .utterances
        .iter()
        .map(|it| it.start.unwrap().as_f64())
        .collect();
    assert!(
        times.is_sorted() && times[2] > 2.0 && times[2] < 6.0,
        "{times:?}"
    );
}

#[test]
fn a_speaker_who_is_two_people_becomes_two() {
    let mut app = opened();
    let before = said(&app);
    press(&mut app, AmendAction::Part(0));
    assert!(page(&app).contains("somebody else’s than"));
    press(&mut app, AmendAction::Give);
    assert_eq!(said(&app), before, "nothing was chosen");
    change(&mut app, AmendAction::Tick(1), "on");
    change(&mut app, AmendAction::Tick(0), "on");
    change(&mut app, AmendAction::Tick(0), "on");
    change(&mut app, AmendAction::Name, " Ben ");
    press(&mut app, AmendAction::Give);
    assert_eq!(
        said(&app)[1],
        "Ben: Dad always says that. I do listen, Mum."
    );
    assert_eq!(said(&app)[0], before[0]);
    holds(&mut app, &before, "splitting a speaker in two");
}

#[test]
fn two_labels_for_one_person_become_one_and_decisions_follow() {
    let mut app = opened();
    app.receive(Message::Acted(Action::ConfirmCast));
    let acts = &app.model.derived.as_ref().unwrap().analysis.coding.acts;
    let place = |utterance| {
        acts.iter()
            .rposition(|act| act.utterance == utterance)
            .unwrap()
    };
    let (stop, side) = (place(2), place(3));
    app.receive(Message::Acted(Action::Reject(side)));
    app.receive(Message::Acted(Action::Reject(stop)));
    let before = said(&app);
    let decided = app.model.document.overrides.clone();
    change(&mut app, AmendAction::Join(0), "2");
    assert_eq!(said(&app)[0], "Karen: You never listen, Ben.");
    assert_eq!(app.model.document.cast.members.len(), 2);
    holds(&mut app, &before, "joining two speakers");
    let carried = &app.model.document.overrides;
    assert_eq!(carried.len(), 1, "nobody sides with themselves");
    assert_eq!(carried[0].subject.actor.0, decided[1].subject.actor.0 - 1);
    let coding = &app.model.derived.as_ref().unwrap().analysis.coding;
    assert_eq!(coding.struck.len(), 1, "the moment is still struck out");
}

#[test]
fn decisions_about_moments_follow_a_split_and_come_back_with_the_file() {
    let mut app = opened();
    app.receive(Message::Acted(Action::ConfirmCast));
    let acts = &app.model.derived.as_ref().unwrap().analysis.coding.acts;
    let last = acts.iter().rposition(|act| act.utterance == 3).unwrap();
    app.receive(Message::Acted(Action::Reject(last)));
    let decided = app.model.document.overrides.clone();
    let before = said(&app);
    press(&mut app, AmendAction::Open(1));
    change(&mut app, AmendAction::Cut, "4");
    press(&mut app, AmendAction::Split);
    assert_eq!(app.model.document.overrides[0].subject.utterance, 4);
    let coding = &app.model.derived.as_ref().unwrap().analysis.coding;
    assert_eq!(coding.struck.len(), 1);
    press(&mut app, AmendAction::Restore);
    assert_eq!(said(&app), before);
    assert_eq!(app.model.document.overrides, decided);
}

#[test]
fn a_case_of_an_older_page_still_opens() {
    let app = opened();
    let saved = app.saved();
    assert!(
        !saved.contains("amendments"),
        "nothing is written where nothing was put right"
    );
    let older = saved.replace(",\"reading\":{\"encoding\":\"utf-8\"}", "");
    assert_ne!(older, saved);
    let mut again = App::default();
    again.receive(Message::FileRead {
        name: "older.json".into(),
        bytes: older.into(),
    });
    assert_eq!(said(&again), said(&app));
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    let mut app = opened();
    let before = app.model.document.clone();
    for (action, value) in [
        (AmendAction::Speaker(99), "0"),
        (AmendAction::Speaker(0), "99"),
        (AmendAction::Speaker(0), "mother"),
        (AmendAction::Join(0), ""),
        (AmendAction::Join(0), "0"),
        (AmendAction::Join(99), "0"),
        (AmendAction::Cut, "1"),
        (AmendAction::Tick(0), "on"),
    ] {
        change(&mut app, action, value);
    }
    for action in [
        AmendAction::Split,
        AmendAction::Give,
        AmendAction::Open(99),
        AmendAction::Part(99),
    ] {
        press(&mut app, action);
        let _shown = page(&app);
    }
    let (read, now) = (
        before.origin.unwrap(),
        app.model.document.origin.clone().unwrap(),
    );
    assert_eq!(now.transcript, read.transcript);
    assert_eq!(app.model.document.cast, before.cast);
}
