//! Drawing on the map as a person does it, message by message: every change is one step with a name, kept and undone.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where it fails"
)]

use std::fs;

use kinmap::app::editor::Tool;
use kinmap::app::view::{REGIONS, skeleton};
use kinmap::app::{Action, App, Chord, Effect, Gesture, Message, Phase, Place, Step, keys};
use kinmap::map::edit::disputes;
use kinmap::map::{MapDocument, Source, Voice};

/// "action" is pressed, "action=value" is filled in.
fn message(written: &str) -> Message {
    let (action, value) = written
        .split_once('=')
        .map_or((written, None), |(action, value)| (action, Some(value)));
    let action: Action = action
        .parse()
        .unwrap_or_else(|()| panic!("no action {action}"));
    match value {
        Some(value) => Message::Changed(action, value.into()),
        None => Message::Acted(action),
    }
}

fn run(app: &mut App, steps: &str) -> Vec<Effect> {
    let steps = steps.split(" ; ").filter(|it| !it.is_empty());
    steps.flat_map(|step| app.receive(message(step))).collect()
}

/// Karen (p1), Tom (p2), Sam (p3) and Lily (p4) on a map without a session.
fn family() -> App {
    let mut app = App::default();
    run(
        &mut app,
        "editor.begin ; editor.line=mother Karen, father Tom, son Sam 15, daughter Lily 12",
    );
    app
}

/// The first sample session on its map, being drawn on.
fn session() -> App {
    let text = fs::read_to_string("www/samples/stable-coalition.vtt").unwrap();
    let mut app = App::new(vec![text]);
    run(&mut app, "open-sample:0 ; confirm-cast ; editor.toggle");
    app
}

fn map(app: &App) -> &MapDocument {
    app.model.canvas().unwrap()
}

fn page(app: &App) -> String {
    let regions = REGIONS
        .iter()
        .map(|(_, view)| view(&app.model).into_string());
    skeleton().into_string() + &regions.collect::<String>()
}

fn drag(action: &str, from: (f64, f64), to: (f64, f64), last: Phase) -> Vec<Message> {
    let place = |(x, y)| Place { x, y };
    let at = |phase, at| {
        let gesture = Gesture {
            phase,
            from: place(from),
            at: place(at),
            extend: false,
        };
        Message::Dragged(action.parse().unwrap(), gesture)
    };
    let half = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    vec![at(Phase::Began, half), at(Phase::Moved, to), at(last, to)]
}

/// Everything that changes a map: the steps before, the one change, and what undo calls it.
const CHANGES: &[(&str, &str, &str)] = &[
    ("", "editor.line=grandma Ruth", "adding Ruth"),
    ("", "editor.line=two sons", "adding Son 1 and Son 2"),
    ("", "editor.add:grandfather", "adding Grandfather"),
    ("", "editor.set:name:p2=Thomas", "renaming Tom to Thomas"),
    (
        "",
        "editor.set:role:p2=step-father",
        "Tom’s role, step-father",
    ),
    ("", "editor.set:generation:p4=1", "Lily’s generation"),
    ("", "editor.set:age:p4=13", "Lily’s age"),
    ("", "editor.set:height:p3=1", "moving Sam"),
    (
        "",
        "editor.set:executive:p1=no",
        "whether Karen decides for the children",
    ),
    ("", "editor.set:present:p2", "Tom as absent"),
    ("", "editor.set:presented:p3", "Sam as the one presented"),
    ("", "editor.set:deceased:p2", "Tom as having died"),
    ("editor.press:p4", "editor.remove", "removing Lily"),
    ("", "editor.remove-one:p4", "removing Lily"),
    ("editor.press:p3", "editor.nudge:right", "moving Sam"),
    (
        "editor.press:p3 ; editor.also:p4",
        "editor.nudge:up",
        "moving Sam and Lily",
    ),
    (
        "editor.press:p3 ; editor.nudge:left",
        "editor.unpin",
        "giving Sam back to the layout",
    ),
    ("editor.press:p3", "editor.duplicate", "adding Sam 2"),
    (
        "editor.take:affiliation ; select-member:p1",
        "select-member:p3",
        "affiliation Karen – Sam",
    ),
    (
        "editor.take:overinvolvement ; select-member:p1",
        "select-member:p3",
        "overinvolvement Karen – Sam",
    ),
    (
        "editor.take:conflict ; select-member:p1",
        "select-member:p2",
        "conflict Karen – Tom",
    ),
    (
        "editor.take:disengagement ; select-member:p2",
        "select-member:p4",
        "disengagement Tom – Lily",
    ),
    (
        "editor.press:p1 ; editor.also:p2",
        "editor.take:conflict",
        "conflict Karen – Tom",
    ),
    (
        "editor.take:coalition ; select-member:p1 ; select-member:p3",
        "select-member:p2",
        "coalition Karen + Sam against Tom",
    ),
    (
        "editor.press:p1 ; editor.also:p3 ; editor.also:p4 ; editor.also:p2",
        "editor.take:coalition",
        "coalition Karen + Sam + Lily against Tom",
    ),
    (
        "editor.take:detour-blame ; select-member:p1 ; select-member:p2",
        "select-member:p3",
        "detour of Karen + Tom to Sam (blame)",
    ),
    (
        "editor.take:detour-worry ; select-member:p1 ; select-member:p2",
        "select-member:p3",
        "detour of Karen + Tom to Sam (worry)",
    ),
    (
        "editor.take:demand ; select-member:p1 ; select-member:p2",
        "select-member:p3",
        "demand of Karen + Tom that Sam side with them",
    ),
    (
        "editor.take:rigid ; select-member:p1",
        "select-member:p2",
        "rigid boundary between Karen and Tom",
    ),
    (
        "editor.take:clear",
        "editor.below:1",
        "clear boundary between the parents and the children",
    ),
    (
        "editor.press:p3 ; editor.also:p4 ; editor.also:p1",
        "editor.take:diffuse",
        "diffuse boundary around Sam, Lily and Karen",
    ),
    (
        "editor.take:not-assessed ; select-member:p1",
        "select-member:p3",
        "not assessed boundary between Karen and Sam",
    ),
    (
        "editor.take:subsystem ; select-member:p3 ; select-member:p4",
        "editor.done",
        "subsystem Sam + Lily",
    ),
    (
        "editor.press:p1 ; editor.also:p3",
        "editor.take:household",
        "household Karen + Sam",
    ),
    (
        "editor.press:p3 ; editor.also:p4 ; editor.take:subsystem",
        "editor.name-area:subsystem:p3+p4=siblings",
        "subsystem siblings: Sam + Lily",
    ),
    (
        "editor.take:rigid ; editor.below:1",
        "editor.style:boundary:below-1=diffuse",
        "diffuse boundary between the parents and the children",
    ),
    (
        "editor.take:rigid ; editor.below:1",
        "editor.restyle:clear:boundary:below-1",
        "clear boundary between the parents and the children",
    ),
    (
        "editor.press:p1 ; editor.also:p2 ; editor.take:conflict",
        "editor.remove-one:conflict:p1+p2",
        "erasing conflict Karen – Tom",
    ),
    ("", "editor.note:p3=since the move", "a note"),
    (
        "editor.note:p3=since the move ; editor.press:note:p3",
        "editor.nudge:right",
        "moving a note",
    ),
    (
        "editor.note:p3=since the move ; editor.press:note:p3 ; editor.nudge:right",
        "editor.unpin",
        "giving a note back to the layout",
    ),
    (
        "editor.note:p3=since the move ; editor.press:note:p3",
        "editor.remove",
        "erasing a note",
    ),
    ("", "editor.set:parent:p3=p1", "whose child Sam is"),
    (
        "editor.set:parent:p3=p1",
        "editor.set:other-parent:p3=p2",
        "whose child Sam is",
    ),
    (
        "editor.set:parent:p3=p1",
        "editor.set:parent:p3=",
        "whose child Sam is",
    ),
    (
        "editor.take:parents ; select-member:p4 ; select-member:p1",
        "select-member:p2",
        "whose child Lily is",
    ),
    (
        "editor.take:parents ; select-member:p4 ; select-member:p2",
        "editor.done",
        "whose child Lily is",
    ),
    (
        "editor.take:rigid ; editor.sides ; select-member:p1 ; select-member:p2 ; editor.done ; select-member:p3 ; select-member:p4",
        "editor.done",
        "rigid boundary between Karen and Tom and Sam and Lily",
    ),
    (
        "editor.form-tool=diffuse ; editor.form-side:near:p1 ; editor.form-side:far:p2 ; editor.form-side:far:p4 ; editor.form-side:near:p2",
        "editor.form-draw",
        "diffuse boundary between Karen and Tom and Lily",
    ),
    (
        "editor.note:=first map",
        "editor.note:=second map",
        "rewriting a note",
    ),
    ("", "editor.title=The Hales", "the title of the map"),
    (
        "editor.form-tool=coalition ; editor.form-part:0=p1 ; editor.form-part:1=p3 ; editor.form-part:2=p2",
        "editor.form-draw",
        "coalition Karen + Sam against Tom",
    ),
    (
        "editor.form-tool=rigid ; editor.form-part:0=below 1",
        "editor.form-draw",
        "rigid boundary between the parents and the children",
    ),
    (
        "editor.form-tool=household ; editor.form-part:0=p1 ; editor.form-part:1=p3",
        "editor.form-draw",
        "household Karen + Sam",
    ),
    (
        "",
        "editor.checkpoint=before the talk",
        "keeping the map as before the talk",
    ),
    (
        "editor.checkpoint=before ; editor.add:son",
        "editor.return:0",
        "returning to before",
    ),
    (
        "editor.checkpoint=before",
        "editor.forget:0",
        "forgetting before",
    ),
    ("", "editor.goal", "a goal map"),
    (
        "editor.goal",
        "editor.drop-goal",
        "putting the goal map away",
    ),
    (
        "editor.goal ; editor.take:conflict ; select-member:p1",
        "select-member:p2",
        "conflict Karen – Tom",
    ),
];

#[test]
fn every_change_of_the_map_is_one_step_with_a_name_and_is_kept() {
    for (before, change, name) in CHANGES {
        let mut app = family();
        run(&mut app, before);
        let old = app.model.document.clone();
        run(&mut app, change);
        let new = app.model.document.clone();
        assert_ne!(new, old, "{change} changes something");
        assert_eq!(app.model.desk.undo.as_deref(), Some(*name), "{change}");

        let mut again = App::default();
        again.receive(Message::FileRead {
            name: "kept.kinmap.json".into(),
            bytes: app.saved().into_bytes(),
        });
        assert_eq!(again.model.document, new, "{change} is kept");

        run(&mut app, "undo");
        assert_eq!(app.model.document, old, "{change} is undone");
        run(&mut app, "redo");
        assert_eq!(app.model.document, new, "{change} is done again");
        let (_, faults) = kinmap::map::check(map(&app));
        assert_eq!(faults, [], "{change} leaves a sound map");
    }
}

#[test]
fn every_tool_has_a_change_above_and_a_key() {
    for tool in Tool::ALL {
        let take = format!("editor.take:{}", tool.name());
        let form = format!("form-tool={}", tool.name());
        let is_tried = |(before, change, _): &(&str, &str, &str)| {
            [before, change]
                .iter()
                .any(|it| it.contains(&take) || it.contains(&form))
        };
        assert!(CHANGES.iter().any(is_tried), "{take}");
        let has_key = keys().any(|row| (row.action)().to_string() == take);
        assert!(has_key, "{take} has a key");
    }
}

/// Every action of the editor: its variant and verb, whether it changes the map, the journey that reaches it by keyboard, and
/// what that journey does for it. What only the pointer can do (to drag, to turn the wheel) names what the keys do instead.
const ACTIONS: &[(&str, &str, bool, &str, &str)] = &[
    ("Begin", "begin", false, MARKS, "draw(page)"),
    ("Toggle", "toggle", false, VIEWS, "#editor-toggle"),
    ("Adding", "adding", false, PEOPLE, "#people-toggle"),
    ("List", "list", false, PEOPLE, "#list-toggle"),
    ("Line", "line", true, MARKS, "draw(page)"),
    ("AddPeople", "line", true, MARKS, "draw(page)"),
    ("Add", "add", true, PEOPLE, "add:partner"),
    ("Take", "take", true, MARKS, "KEYS"),
    ("Done", "done", true, ARROWS, "'e'"),
    ("Press", "press", false, MARKS, "press('Enter')"),
    ("Also", "also", false, PEOPLE, "Shift+Enter"),
    ("At", "at", false, ARROWS, "activeElement"),
    ("Several", "several", false, PEOPLE, "press('s')"),
    ("All", "all", false, PEOPLE, "Control+a"),
    ("Escape", "escape", false, PEOPLE, "Escape"),
    ("Below", "below", true, ARROWS, "editor.below:1"),
    ("Move", "nudge", true, MARKS, "KEYS"),
    ("Frame", "all", false, PEOPLE, "Control+a"),
    ("View", "zoom", false, VIEWS, "seen('+'"),
    ("Zoom", "zoom", false, VIEWS, "seen('0'"),
    ("Nudge", "nudge", true, PEOPLE, "Shift+ArrowRight"),
    ("Go", "go", false, ARROWS, "ArrowDown"),
    ("Mark", "mark", false, ARROWS, "press('.')"),
    ("Menu", "menu", false, ARROWS, "'m'"),
    ("Remove", "remove", true, PEOPLE, "Delete"),
    ("RemoveOne", "remove-one", true, FORMS, "remove-one:"),
    ("Restore", "restore", false, EVIDENCE, "editor.restore:"),
    ("Duplicate", "duplicate", true, MARKS, "KEYS"),
    ("Unpin", "unpin", true, PEOPLE, "press('n')"),
    ("Set", "set", true, FORMS, "set:role:p2"),
    ("Style", "style", true, PEOPLE, "editor.style:"),
    (
        "Restyle",
        "restyle",
        true,
        ARROWS,
        "rigid boundary between the parents",
    ),
    ("NameArea", "name-area", true, PEOPLE, "name-area:"),
    ("Note", "note", true, PEOPLE, "editor.note:p3"),
    ("Title", "title", true, FORMS, "'title'"),
    ("Sides", "sides", false, PEOPLE, "press('v')"),
    ("FormSide", "form-side", false, PEOPLE, "form-side:"),
    ("FormTool", "form-tool", false, PEOPLE, "#form-tool"),
    ("FormPart", "form-part", false, FORMS, "#form-part-"),
    ("FormDraw", "form-draw", true, PEOPLE, "#form-draw"),
    ("Keep", "keep", false, EVIDENCE, "editor.keep:0"),
    ("Follow", "follow", false, EVIDENCE, "editor.follow:0"),
    ("Checkpoint", "checkpoint", true, VIEWS, "editor.checkpoint"),
    ("Return", "return", true, VIEWS, "return:0"),
    ("Forget", "forget", true, VIEWS, "forget:0"),
    ("Goal", "goal", true, VIEWS, "'goal'"),
    ("DropGoal", "drop-goal", true, VIEWS, "drop-goal"),
    ("Side", "side", false, VIEWS, "side:current"),
    ("Picture", "picture", false, VIEWS, "picture:1"),
    ("Drawing", "drawing", false, VIEWS, "'drawing'"),
    (
        "DrawingWithCase",
        "drawing-with-case",
        false,
        VIEWS,
        "drawing-with-case",
    ),
];
const MARKS: &str = "every mark can be drawn by keyboard, and undone";
const ARROWS: &str = "arrows go from one to the next, and groups are completed by a key";
const PEOPLE: &str = "people, groups, notes and several on each side by keyboard, each undone";
const VIEWS: &str = "views, versions and files by keyboard";
const FORMS: &str = "everything can be done in the list, with form controls alone";
const EVIDENCE: &str =
    "what the evidence suggests is set aside, brought back, kept and followed by keyboard";

#[test]
fn every_action_of_the_editor_has_a_journey_by_keyboard_and_is_undone() {
    let source = fs::read_to_string("src/app/action/editor.rs").unwrap();
    let (_, rest) = source.split_once("pub enum EditorAction {").unwrap();
    let (body, _) = rest.split_once("\n}\n").unwrap();
    let lines = body.lines().map(str::trim);
    let variants = lines.filter(|it| it.starts_with(|c: char| c.is_ascii_uppercase()));
    let variants: Vec<&str> = variants
        .filter_map(|it| it.split(['(', ',']).next())
        .collect();
    let told: Vec<&str> = ACTIONS.iter().map(|it| it.0).collect();
    let untold = variants.iter().filter(|it| !told.contains(it));
    assert_eq!(
        untold.collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "say here how each is reached"
    );

    let journeys = fs::read_to_string("tests/journeys/editor.test.mjs").unwrap();
    for (variant, verb, changes, title, proof) in ACTIONS {
        let found = journeys
            .split("\nforBoth('")
            .find(|it| it.starts_with(title));
        let journey = found.unwrap_or_else(|| panic!("no journey {title:?}"));
        assert!(journey.contains(proof), "{variant}: {proof} in {title:?}");
        let undone = CHANGES.iter().any(|(_, change, _)| {
            let own = change.strip_prefix("editor.").unwrap_or("take");
            own.split([':', '=']).next() == Some(*verb)
        });
        assert_eq!(
            undone, *changes,
            "{variant} among the changes that are undone"
        );
    }
}

#[test]
fn a_drag_is_one_step_and_can_be_taken_back_before_it_ends() {
    for (last, moved) in [(Phase::Ended, true), (Phase::Cancelled, false)] {
        let mut app = family();
        let before = app.model.document.clone();
        let kept = drag("editor.move:p3", (0.0, 0.0), (88.0, -40.0), last)
            .into_iter()
            .map(|message| app.receive(message))
            .map(|effects| {
                effects
                    .iter()
                    .filter(|it| matches!(it, Effect::Keep(_)))
                    .count()
            })
            .collect::<Vec<_>>();
        assert_eq!(app.model.document != before, moved);
        assert_eq!(kept, [0, 0, 1], "a drag is handed over when it is over");
        if moved {
            assert_eq!(app.model.desk.undo.as_deref(), Some("moving Sam"));
            let sam = map(&app).member("p3").unwrap();
            assert!(sam.pinned.is_some());
            run(&mut app, "undo");
            assert_eq!(app.model.document, before);
        }
        assert_eq!(app.model.desk.hands.view, None, "everything is seen again");
    }
}

#[test]
fn whoever_is_chosen_is_dragged_along() {
    let mut app = family();
    run(&mut app, "editor.press:p3 ; editor.also:p4");
    for message in drag("editor.move:p4", (0.0, 0.0), (44.0, 0.0), Phase::Ended) {
        app.receive(message);
    }
    let pinned = |id| map(&app).member(id).unwrap().pinned.is_some();
    assert!(pinned("p3") && pinned("p4") && !pinned("p1"));
    run(&mut app, "undo");
    assert!(map(&app).members.iter().all(|it| it.pinned.is_none()));
}

#[test]
fn a_frame_chooses_whom_it_holds_and_is_no_change() {
    let mut app = family();
    let before = app.model.document.clone();
    for message in drag(
        "editor.frame",
        (-2000.0, -2000.0),
        (2000.0, 2000.0),
        Phase::Ended,
    ) {
        app.receive(message);
    }
    assert_eq!(app.model.desk.hands.chosen, ["p1", "p2", "p3", "p4"]);
    assert_eq!(app.model.document, before);
}

#[test]
fn the_next_press_is_always_said() {
    let mut app = family();
    let mut said = Vec::new();
    for step in [
        "editor.take:coalition",
        "select-member:p1",
        "select-member:p3",
        "select-member:p2",
    ] {
        for effect in run(&mut app, step) {
            if let Effect::Announce(text) = effect {
                said.push(text);
            }
        }
    }
    assert_eq!(
        said,
        [
            "Coalition: choose the first of the two who side together.",
            "Coalition: Karen and …? Choose the second of the two who side together.",
            "Coalition: Karen, Sam and …? Choose against whom they side.",
            "Done: coalition Karen + Sam against Tom.",
        ]
    );
}

#[test]
fn what_cannot_be_drawn_is_said_and_changes_nothing() {
    for steps in [
        "editor.form-tool=conflict ; editor.form-part:0=p1 ; editor.form-part:1=p1 ; editor.form-draw",
        "editor.form-tool=coalition ; editor.form-part:0=p1 ; editor.form-part:1=p3 ; editor.form-part:2=p3 ; editor.form-draw",
        "editor.form-tool=coalition ; editor.form-draw",
        "editor.set:name:p1= ",
        "editor.line=,,",
        "editor.set:role:p1=wizard",
        "editor.set:parent:p1=p1",
        "editor.set:parent:p1=p9",
        "editor.set:parent:p1=",
        "editor.sides ; editor.done",
        "editor.form-tool=rigid ; editor.form-side:near:p1 ; editor.form-draw",
        "editor.remove",
        "editor.return:7",
    ] {
        let mut app = family();
        let before = app.model.document.clone();
        run(&mut app, steps);
        assert_eq!(app.model.document, before, "{steps}");
    }
}

#[test]
fn what_is_drawn_on_a_session_stays_when_the_evidence_moves() {
    let mut app = session();
    let derived = app.model.derived.as_ref().unwrap();
    let brace = derived.inferred.triads.first().unwrap().mark.id.clone();
    run(&mut app, &format!("editor.remove-one:{brace}"));
    let source = |app: &App| {
        map(app)
            .marks()
            .find(|it| it.id == brace)
            .map(|it| it.source)
    };
    assert_eq!(source(&app), Some(Source::Overruled));
    let derived = app.model.derived.as_ref().unwrap();
    let found = disputes(&derived.inferred, &app.model.document.drawing.overlay);
    assert_eq!(found.len(), 1, "the evidence still suggests it: {found:?}");
    assert!(page(&app).contains("Evidence suggests"));

    let kept = app.model.document.clone();
    run(&mut app, "editor.keep:0");
    assert!(
        !page(&app).contains("Take the evidence’s</button><button"),
        "settled"
    );
    assert_eq!(
        app.model.desk.undo.as_deref(),
        Some("keeping what was drawn")
    );
    run(&mut app, "undo");
    assert_eq!(app.model.document, kept);
    run(&mut app, "editor.follow:0");
    assert_eq!(source(&app), Some(Source::Inferred));
    assert_eq!(
        app.model.desk.undo.as_deref(),
        Some("following the evidence")
    );
}

#[test]
fn who_somebody_is_goes_to_the_cast_and_the_readings_follow() {
    let mut app = session();
    let id = map(&app)
        .members
        .iter()
        .find(|it| it.name == "Wendell")
        .unwrap()
        .id
        .clone();
    run(&mut app, &format!("editor.set:name:{id}=Wen"));
    assert!(
        app.model
            .document
            .cast
            .members
            .iter()
            .any(|it| it.name == "Wen")
    );
    assert!(app.model.document.drawing.overlay.is_empty());
    let hypotheses = &app
        .model
        .derived
        .as_ref()
        .unwrap()
        .analysis
        .structure
        .hypotheses;
    assert!(hypotheses.iter().any(|it| it.statement.contains("Wen")));
}

#[test]
fn the_goal_is_a_map_of_its_own() {
    let mut app = family();
    run(
        &mut app,
        "editor.press:p1 ; editor.also:p2 ; editor.take:conflict ; editor.goal",
    );
    run(&mut app, "editor.remove-one:conflict:p1+p2");
    assert_eq!(
        app.model.map().unwrap().ties.len(),
        1,
        "the current map is as it was"
    );
    assert_eq!(map(&app).ties.len(), 0);
    let changes = kinmap::map::difference(app.model.map().unwrap(), map(&app));
    let [change] = changes.as_slice() else {
        panic!("{changes:?}");
    };
    assert!(page(&app).contains(&change.say(Voice::Goal)));
    run(&mut app, "editor.side:current");
    assert_eq!(map(&app).ties.len(), 1);
}

#[test]
fn a_drawing_carries_its_case() {
    let mut app = family();
    run(
        &mut app,
        "editor.press:p1 ; editor.also:p2 ; editor.take:conflict",
    );
    let effects = run(&mut app, "editor.drawing-with-case");
    let Some(Effect::Download { name, text, .. }) = effects.first() else {
        panic!("{effects:?}");
    };
    roxmltree::Document::parse(text).unwrap();
    let mut again = App::default();
    again.receive(Message::FileRead {
        name: name.clone(),
        bytes: text.clone().into_bytes(),
    });
    assert_eq!(again.model.document, app.model.document);
    assert_eq!(again.model.desk.step, Step::Map);
}

#[test]
fn every_button_of_the_editor_can_be_pressed() {
    let mut app = session();
    for steps in [
        "",
        "editor.list",
        "editor.all",
        "editor.menu:",
        "editor.goal ; editor.take:rigid",
    ] {
        run(&mut app, steps);
        let markup = page(&app);
        for attribute in [
            "data-act",
            "data-drag",
            "data-wheel",
            "data-extend",
            "data-menu",
        ] {
            let opening = format!("{attribute}=\"");
            let written = markup.split(&opening).skip(1);
            for written in written.filter_map(|it| it.split('"').next()) {
                let written = written
                    .replace("&gt;", ">")
                    .replace("&lt;", "<")
                    .replace("&amp;", "&");
                let action = written.parse::<Action>();
                assert_eq!(action.map(|it| it.to_string()), Ok(written), "{attribute}");
            }
        }
    }
}

#[test]
fn hostile_names_stay_text_on_the_sheet_and_in_every_field() {
    let mut app = family();
    let hostile = "<img src=x onerror=alert(1)>";
    for step in [
        "editor.set:name:p1",
        "editor.title",
        "editor.note:",
        "editor.checkpoint",
    ] {
        app.receive(Message::Changed(step.parse().unwrap(), hostile.into()));
    }
    run(&mut app, "editor.list ; editor.all ; editor.menu:");
    assert!(!page(&app).contains("<img"));
    let effects = run(&mut app, "editor.drawing-with-case");
    let Some(Effect::Download { text, .. }) = effects.first() else {
        panic!("a drawing");
    };
    assert!(!text.contains("<img"));
}

#[test]
fn keys_draw_a_coalition() {
    let mut app = family();
    app.receive(Message::KeyPressed(Chord {
        key: "c".into(),
        command: false,
        shift: false,
        place: "map".into(),
    }));
    run(
        &mut app,
        "select-member:p1 ; select-member:p3 ; select-member:p2",
    );
    assert_eq!(map(&app).triads.len(), 1);
}
