//! The safety gate: what it withholds, and a person's word on every moment of it.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

mod opened;

use kinmap::app::view::REGIONS;
use kinmap::app::{Action, ActsAction, App, Effect, Message, SafetyAction};
use kinmap::session::Amendment;
use kinmap::structure::Sufficiency;
use opened::{on_the_map, sample};

fn act(app: &mut App, action: SafetyAction) -> Vec<Effect> {
    app.receive(Message::Acted(Action::Safety(action)))
}

fn gate(app: &App) -> String {
    let (_, view) = REGIONS.iter().find(|(id, _)| *id == "safety").unwrap();
    view(&app.model).into_string()
}

/// How many flags are open, how many set aside, and whether readings are withheld.
fn state(app: &App) -> (usize, usize, bool) {
    let analysis = &app.model.derived.as_ref().unwrap().analysis;
    let withheld = analysis.structure.sufficiency == Sufficiency::Withheld;
    let coding = &analysis.coding;
    (coding.safety.len(), coding.set_aside.len(), withheld)
}

fn readings(app: &App) -> usize {
    let analysis = &app.model.derived.as_ref().unwrap().analysis;
    analysis.structure.hypotheses.len()
}

/// What Wendell says first.
const FIRST: usize = 6;

/// The sample with a word about safety in what he says.
fn flagged() -> App {
    let text = sample();
    let mut parts: Vec<&str> = text.split("<v ").collect();
    let (speaker, rest) = parts[FIRST + 1].split_once('>').unwrap();
    let said = format!("{speaker}>I could have pushed him down the stairs. {rest}");
    parts[FIRST + 1] = &said;
    on_the_map(parts.join("<v "))
}

#[test]
fn what_was_read_and_set_aside_withholds_nothing() {
    let plain = readings(&on_the_map(sample()));
    let mut app = flagged();
    assert_eq!(state(&app), (1, 0, true));
    assert!(readings(&app) < plain && gate(&app).contains("Safety comes first"));
    let effects = act(&mut app, SafetyAction::SetAside(0));
    assert!(effects.contains(&Effect::Focus("set-aside".into())));
    assert_eq!((state(&app), readings(&app)), ((0, 1, false), plain));
    assert!(gate(&app).contains("1 moment read and set aside"));
    act(&mut app, SafetyAction::BringBack(0));
    assert_eq!(state(&app), (1, 0, true));
    app.receive(Message::Acted(Action::Undo));
    assert_eq!(state(&app), (0, 1, false));
    app.receive(Message::Acted(Action::Undo));
    assert_eq!(state(&app), (1, 0, true));
}

#[test]
fn a_line_that_no_cue_sees_can_be_raised_and_taken_back() {
    let mut app = on_the_map(sample());
    assert_eq!((state(&app), gate(&app).as_str()), ((0, 0, false), ""));
    let said = act(&mut app, SafetyAction::Raise(None));
    assert!(matches!(&said[..], [Effect::Announce(why)] if why.contains("No line is chosen")));
    app.receive(Message::Acted(Action::Acts(ActsAction::NextLine)));
    act(&mut app, SafetyAction::Raise(None));
    assert_eq!(state(&app), (1, 0, true));
    assert!(gate(&app).contains("marked by you") && gate(&app).contains("Take back"));
    act(&mut app, SafetyAction::Raise(Some(0)));
    assert_eq!(state(&app).0, 1, "it is marked already");
    act(&mut app, SafetyAction::SetAside(0));
    assert_eq!((state(&app), gate(&app).as_str()), ((0, 0, false), ""));
}

/// To mark a line whose flag was set aside is to bring that flag back, and nothing beside it.
#[test]
fn a_line_is_not_flagged_twice() {
    let mut app = flagged();
    act(&mut app, SafetyAction::SetAside(0));
    act(&mut app, SafetyAction::Raise(Some(FIRST)));
    assert_eq!(state(&app), (1, 0, true));
    act(&mut app, SafetyAction::SetAside(0));
    assert_eq!(state(&app), (0, 1, false));
}

#[test]
fn the_word_is_saved_with_the_case_and_stands_in_the_note() {
    let mut app = flagged();
    act(&mut app, SafetyAction::SetAside(0));
    act(&mut app, SafetyAction::Raise(Some(4)));
    let file = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Download { text, .. } => Some(text),
            _ => None,
        })
    };
    let note = file(app.receive(Message::Acted(Action::SaveNote))).unwrap();
    assert!(note.contains("Read, and set aside as no matter of safety:"));
    assert!(note.contains("marked by you"));
    let case = file(app.receive(Message::Acted(Action::SaveCase))).unwrap();
    let mut again = App::default();
    again.receive(Message::FileRead {
        name: "case.json".into(),
        bytes: case.into_bytes(),
    });
    assert_eq!(again.model.document.safety, app.model.document.safety);
    assert_eq!(state(&again), (1, 1, true));
}

#[test]
fn the_word_follows_its_utterance_when_one_before_it_is_split() {
    let app = flagged();
    let transcript = &app.model.document.origin.as_ref().unwrap().transcript;
    let split = Amendment::Split {
        utterance: 0,
        word: 1,
    };
    assert_eq!(split.carry(transcript, FIRST, 0..0).0, FIRST + 1);
    let mut app = app;
    act(&mut app, SafetyAction::SetAside(0));
    for (action, value) in [
        (kinmap::app::AmendAction::Open(0), None),
        (kinmap::app::AmendAction::Cut, Some("1")),
        (kinmap::app::AmendAction::Split, None),
    ] {
        let action = Action::Amend(action);
        app.receive(match value {
            Some(value) => Message::Changed(action, value.into()),
            None => Message::Acted(action),
        });
    }
    assert_eq!(app.model.document.safety[0].utterance, FIRST + 1);
    assert_eq!(state(&app), (0, 1, false));
}
