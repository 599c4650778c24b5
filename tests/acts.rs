//! A person's word on coded acts: every decision is one step, and the map answers.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it fails"
)]

mod opened;

use kinmap::app::view::REGIONS;
use kinmap::app::{Action, ActsAction, App, Blank, Effect, Message, Part, Show};
use kinmap::stance::{ActId, ActKind, Decision};

fn on_the_map() -> App {
    opened::on_the_map(opened::sample())
}

fn act(app: &mut App, action: ActsAction) -> Vec<Effect> {
    app.receive(Message::Acted(Action::Acts(action)))
}

fn fill(app: &mut App, blank: Blank, value: &str) {
    app.receive(Message::Changed(
        Action::Acts(ActsAction::Fill(blank)),
        value.into(),
    ));
}

fn transcript(app: &App) -> String {
    let (_, view) = REGIONS.iter().find(|(id, _)| *id == "transcript").unwrap();
    view(&app.model).into_string()
}

fn open(app: &App) -> ActId {
    app.model.desk.moments.open.clone().unwrap()
}

fn decision(app: &App, id: &ActId) -> Option<Decision> {
    let coding = &app.model.derived.as_ref().unwrap().analysis.coding;
    coding.standings[coding.find(id).unwrap()].decision
}

fn acts(app: &App) -> usize {
    app.model
        .derived
        .as_ref()
        .unwrap()
        .analysis
        .coding
        .acts
        .len()
}

#[test]
fn the_walk_goes_through_every_moment_and_back() {
    let mut app = on_the_map();
    for _ in 0..acts(&app) {
        act(&mut app, ActsAction::Next);
    }
    let last = open(&app);
    act(&mut app, ActsAction::Next);
    assert_eq!(open(&app), last, "past the last there is none");
    act(&mut app, ActsAction::Previous);
    assert_ne!(open(&app), last);
    assert!(transcript(&app).contains("id=\"act-open\""));
}

#[test]
fn each_decision_is_one_step_and_leads_on() {
    for (action, decided) in [
        (ActsAction::Accept, Some(Some(Decision::Accepted))),
        (ActsAction::Reject, None),
    ] {
        let mut app = on_the_map();
        act(&mut app, ActsAction::Next);
        let first = open(&app);
        let before = app.model.document.clone();
        act(&mut app, action.clone());
        assert_ne!(open(&app), first, "{action}: the next one is open");
        let coding = &app.model.derived.as_ref().unwrap().analysis.coding;
        let found = coding.find(&first).map(|_| decision(&app, &first));
        assert_eq!(found, decided, "{action}");
        app.receive(Message::Acted(Action::Undo));
        assert_eq!(app.model.document, before, "{action}");
    }
}

#[test]
fn what_is_struck_out_is_shown_and_can_be_put_back() {
    let mut app = on_the_map();
    act(&mut app, ActsAction::Next);
    let first = open(&app);
    act(&mut app, ActsAction::Reject);
    assert!(transcript(&app).contains("Put back"));
    act(&mut app, ActsAction::Withdraw(first.clone()));
    assert_eq!(decision(&app, &first), None);
    assert!(app.model.document.overrides.is_empty());
}

#[test]
fn a_changed_moment_says_what_the_rules_said() {
    let mut app = on_the_map();
    act(&mut app, ActsAction::Next);
    act(&mut app, ActsAction::Change);
    fill(&mut app, Blank::Kind, "praise");
    fill(&mut app, Blank::Strength, "1.5");
    act(&mut app, ActsAction::Save);
    let id = open(&app);
    assert_eq!(decision(&app, &id), Some(Decision::Changed));
    let coding = &app.model.derived.as_ref().unwrap().analysis.coding;
    let changed = &coding.acts[coding.find(&id).unwrap()];
    assert_eq!((changed.kind, changed.strength), (ActKind::Praise, 1.5));
    assert!(transcript(&app).contains("The rules said"));
}

#[test]
fn an_added_moment_stands_on_the_words_that_show_it() {
    let mut app = on_the_map();
    let before = acts(&app);
    let text = app.model.transcript().unwrap().utterances[3].text.clone();
    let words = text.split_whitespace().next().unwrap();
    let others: Vec<String> = (0..3).map(|n| n.to_string()).collect();
    act(&mut app, ActsAction::Add(Some(3)));
    for (blank, value) in [
        (Blank::Kind, "side"),
        (Blank::Actor, others[0].as_str()),
        (Blank::Target, others[1].as_str()),
        (Blank::Words, words),
    ] {
        fill(&mut app, blank, value);
    }
    act(&mut app, ActsAction::Save);
    assert!(transcript(&app).contains("takes three different people"));
    fill(&mut app, Blank::Against, &others[2]);
    fill(&mut app, Blank::Words, "no such words");
    act(&mut app, ActsAction::Save);
    assert!(transcript(&app).contains("not in this utterance"));
    fill(&mut app, Blank::Words, words);
    act(&mut app, ActsAction::Save);
    assert_eq!(acts(&app), before + 1);
    assert_eq!(decision(&app, &open(&app)), Some(Decision::Added));
    app.receive(Message::Acted(Action::Undo));
    assert_eq!(acts(&app), before);
}

#[test]
fn striking_out_what_a_line_rests_on_takes_the_line_off_the_map() {
    let mut app = on_the_map();
    let readings = |app: &App| {
        app.model
            .derived
            .as_ref()
            .unwrap()
            .analysis
            .structure
            .hypotheses
            .len()
    };
    let before = readings(&app);
    // What is struck out may leave its words to another cue, or take others with it: the first that stands, again and again.
    for _ in 0..4 * acts(&app) {
        app.model.desk.moments.open = None;
        act(&mut app, ActsAction::Next);
        act(&mut app, ActsAction::Reject);
    }
    assert_eq!(acts(&app), 0);
    assert!(readings(&app) < before);
}

#[test]
fn only_what_was_asked_for_is_shown() {
    let mut app = on_the_map();
    let chips = |app: &App| transcript(app).matches("aria-expanded").count();
    let all = chips(&app);
    for (show, expected) in [
        (Show::Nothing, 0),
        (Show::Decided, 0),
        (Show::Undecided, all),
    ] {
        app.receive(Message::Changed(
            Action::Acts(ActsAction::Show),
            show.word().into(),
        ));
        assert_eq!(chips(&app), expected, "{show:?}");
    }
}

#[test]
fn a_sentence_can_be_tried_out_and_changes_nothing() {
    let mut app = on_the_map();
    let before = app.model.document.clone();
    for (part, value) in [
        (Part::Speaker, "1"),
        (Part::Addressee, "2"),
        (Part::Text, "You never listen."),
    ] {
        app.receive(Message::Changed(
            Action::Acts(ActsAction::Try(part)),
            value.into(),
        ));
    }
    assert!(transcript(&app).contains("Cues that fired"));
    assert_eq!(app.model.document, before);
}

#[test]
fn every_line_can_be_explained_and_escape_closes_it() {
    let mut app = on_the_map();
    for line in 0..5 {
        act(&mut app, ActsAction::Explain(Some(line)));
        assert!(
            transcript(&app).contains("class=\"explanation\""),
            "line {line}"
        );
    }
    app.receive(Message::Acted(Action::Escape));
    assert!(!transcript(&app).contains("class=\"explanation\""));
}

#[test]
fn arrow_keys_go_from_line_to_line() {
    let mut app = on_the_map();
    for (action, expected) in [
        (ActsAction::NextLine, 0),
        (ActsAction::NextLine, 1),
        (ActsAction::PreviousLine, 0),
        (ActsAction::PreviousLine, 0),
    ] {
        act(&mut app, action);
        assert_eq!(app.model.desk.spotlight, Some(expected));
    }
}
