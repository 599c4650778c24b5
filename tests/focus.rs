//! Where the focus goes, what is said, and which keys hold: nobody is left on nothing.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop where it fails")]

mod opened;

use kinmap::app::view::{REGIONS, skeleton};
use kinmap::app::{
    Action, ActsAction, App, Chord, EditorAction, Effect, Message, READING, Selection, Side,
    TRANSCRIPT, TimelineAction, hypothesis_key,
};

fn on_the_map() -> App {
    opened::on_the_map(opened::sample())
}

fn act(app: &mut App, action: Action) -> Vec<Effect> {
    app.receive(Message::Acted(action))
}

fn press(app: &mut App, key: &str, place: &str) -> Vec<Effect> {
    app.receive(Message::KeyPressed(Chord {
        key: key.into(),
        command: false,
        shift: false,
        place: place.into(),
    }))
}

/// The key of the first reading that has words behind it.
fn reading(app: &App) -> String {
    let structure = &app.model.derived.as_ref().unwrap().analysis.structure;
    let told = structure
        .hypotheses
        .iter()
        .find(|it| !it.evidence.is_empty());
    hypothesis_key(told.unwrap())
}

fn page(app: &App) -> String {
    let regions = REGIONS
        .iter()
        .map(|(_, view)| view(&app.model).into_string());
    skeleton().into_string() + &regions.collect::<String>()
}

fn ids(markup: &str) -> Vec<&str> {
    let rest = markup.split(" id=\"").skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

fn focused(effects: &[Effect]) -> Vec<&str> {
    let focused = effects.iter().filter_map(|it| match it {
        Effect::Focus(id) => Some(id.as_str()),
        _ => None,
    });
    focused.collect()
}

fn announced(effects: &[Effect]) -> String {
    let said = effects.iter().filter_map(|it| match it {
        Effect::Announce(text) => Some(text.as_str()),
        _ => None,
    });
    said.collect()
}

/// The one place the effects lead the focus to, which must be on the page.
fn lands(app: &App, effects: &[Effect]) -> String {
    let to = *focused(effects).last().unwrap();
    assert!(ids(&page(app)).contains(&to), "nothing is called {to}");
    to.into()
}

#[test]
fn no_id_occurs_twice() {
    let map = on_the_map();
    let mut opened = on_the_map();
    let key = reading(&opened);
    act(&mut opened, Action::SelectHypothesis(key.clone()));
    let mut moment = on_the_map();
    act(&mut moment, Action::SelectHypothesis(key));
    act(&mut moment, Action::Acts(ActsAction::Next));
    act(&mut moment, Action::Acts(ActsAction::Explain(Some(4))));
    let mut drawing = on_the_map();
    act(&mut drawing, Action::Editor(EditorAction::Toggle));
    act(&mut drawing, Action::Editor(EditorAction::List));
    act(&mut drawing, Action::Editor(EditorAction::Adding));
    let mut goal = on_the_map();
    act(&mut goal, Action::Editor(EditorAction::Toggle));
    act(&mut goal, Action::Editor(EditorAction::Goal));
    let mut helped = on_the_map();
    act(&mut helped, Action::ToggleHelp);
    for app in [App::default(), map, opened, moment, drawing, goal, helped] {
        let page = page(&app);
        let mut all = ids(&page);
        all.sort_unstable();
        let twice: Vec<_> = all
            .windows(2)
            .filter(|it| it.first() == it.last())
            .collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}

#[test]
fn a_reading_takes_the_focus_and_gives_it_back() {
    let mut app = on_the_map();
    let key = reading(&app);
    let effects = act(&mut app, Action::SelectHypothesis(key.clone()));
    assert_eq!(lands(&app, &effects), "inspector-title");
    assert!(announced(&effects).contains(": "), "{effects:?}");
    let last = effects.iter().rfind(|it| matches!(it, Effect::Reveal(_)));
    assert_eq!(last, Some(&Effect::Reveal("inspector-head".into())));
    let effects = act(&mut app, Action::ClearSelection);
    assert_eq!(lands(&app, &effects), format!("card-{key}"));
    assert_eq!(announced(&effects), "All findings.");

    let marks: Vec<_> = app.model.map().unwrap().marks().cloned().collect();
    for mark in marks {
        act(&mut app, Action::SelectMark(mark.id));
        let effects = press(&mut app, "Escape", READING);
        let to = lands(&app, &effects);
        let card = to.starts_with("card-");
        assert_eq!(card, mark.hypothesis.is_some(), "{to}");
    }
}

#[test]
fn what_is_struck_out_leaves_the_focus_on_the_heading() {
    let mut app = on_the_map();
    let key = reading(&app);
    act(&mut app, Action::SelectHypothesis(key));
    let offered = page(&app);
    let (_, rest) = offered.split_once("data-act=\"reject:").unwrap();
    let index = rest.split('"').next().unwrap().parse().unwrap();
    let effects = act(&mut app, Action::Reject(index));
    assert_eq!(lands(&app, &effects), "inspector-title");
    assert!(announced(&effects).starts_with("Struck out."));
}

#[test]
fn what_is_closed_gives_the_focus_back() {
    let mut app = on_the_map();
    act(&mut app, Action::Acts(ActsAction::Next));
    let id = app.model.desk.moments.open.clone().unwrap();
    act(&mut app, Action::Acts(ActsAction::Change));
    let effects = press(&mut app, "Escape", TRANSCRIPT);
    assert_eq!(lands(&app, &effects), "act-open");
    let effects = press(&mut app, "Escape", TRANSCRIPT);
    assert_eq!(lands(&app, &effects), format!("chip-{id}"));

    press(&mut app, "ArrowDown", TRANSCRIPT);
    let effects = press(&mut app, "w", TRANSCRIPT);
    assert_eq!(lands(&app, &effects), "explained");
    let effects = press(&mut app, "Escape", TRANSCRIPT);
    assert_eq!(lands(&app, &effects), "line-why");
    press(&mut app, "+", TRANSCRIPT);
    let effects = press(&mut app, "Escape", TRANSCRIPT);
    assert_eq!(lands(&app, &effects), "line-add");
}

#[test]
fn the_last_moment_struck_out_leaves_the_focus_in_the_transcript() {
    let mut app = on_the_map();
    act(&mut app, Action::Acts(ActsAction::Previous));
    let effects = act(&mut app, Action::Acts(ActsAction::Reject));
    assert_eq!(lands(&app, &effects), "transcript");
}

#[test]
fn whoever_asks_to_go_there_takes_the_focus_along() {
    let mut app = on_the_map();
    let effects = act(&mut app, Action::Timeline(TimelineAction::Figures));
    assert_eq!(lands(&app, &effects), "figures-title");
    let effects = act(
        &mut app,
        Action::Timeline(TimelineAction::Turn(Side::Later)),
    );
    assert!(focused(&effects).is_empty());
    let last = effects.iter().rfind(|it| matches!(it, Effect::Reveal(_)));
    assert_eq!(last, Some(&Effect::Reveal("timeline".into())));
    act(&mut app, Action::Editor(EditorAction::Toggle));
    let effects = act(&mut app, Action::Editor(EditorAction::List));
    assert_eq!(lands(&app, &effects), "map-list");
    let effects = act(&mut app, Action::Editor(EditorAction::Goal));
    assert_eq!(lands(&app, &effects), "canvas");
}

#[test]
fn escape_closes_the_help_before_anything_else() {
    for place in ["", TRANSCRIPT, "timeline", "map"] {
        let mut app = on_the_map();
        act(&mut app, Action::Acts(ActsAction::Next));
        act(&mut app, Action::ToggleHelp);
        let effects = press(&mut app, "Escape", place);
        assert!(!app.model.desk.help, "in {place}");
        assert!(app.model.desk.moments.open.is_some());
        assert_eq!(lands(&app, &effects), "help-open");
    }
}

#[test]
fn all_findings_leaves_the_open_moment_alone() {
    let mut app = on_the_map();
    let key = reading(&app);
    act(&mut app, Action::SelectHypothesis(key));
    act(&mut app, Action::Acts(ActsAction::Next));
    act(&mut app, Action::ClearSelection);
    assert_eq!(app.model.desk.selection, None::<Selection>);
    assert!(app.model.desk.moments.open.is_some());
}

#[test]
fn letters_hold_where_moments_are_read_and_nowhere_else() {
    for (place, holds) in [
        (READING, true),
        (TRANSCRIPT, true),
        ("", false),
        ("timeline", false),
    ] {
        let mut app = on_the_map();
        act(&mut app, Action::Acts(ActsAction::Next));
        press(&mut app, "r", place);
        let struck = !app.model.document.overrides.is_empty();
        assert_eq!(struck, holds, "in {place:?}");
    }
}

#[test]
fn letter_keys_can_be_turned_off() {
    let mut app = on_the_map();
    act(&mut app, Action::ToggleLetters);
    for key in ["n", "2", "?"] {
        assert!(press(&mut app, key, READING).is_empty(), "{key}");
    }
    assert!(!press(&mut app, "ArrowDown", TRANSCRIPT).is_empty());
    let command = Chord {
        key: "z".into(),
        command: true,
        shift: false,
        place: READING.into(),
    };
    assert_eq!(app.answer(&command), Some(Action::Undo));
    act(&mut app, Action::OpenSample(0));
    assert!(app.model.desk.letters_off, "another file changes no keys");
    act(&mut app, Action::ToggleLetters);
    assert!(app.model.desk.moments.open.is_none());
}
