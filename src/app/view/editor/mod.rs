//! The map while it is drawn on: what can be taken in hand, what to press next, and the sheet.

mod beside;
mod icon;
mod list;
mod menu;
mod people;

pub(super) use beside::view as beside;
pub(super) use menu::view as menu;

use maud::{Markup, html};

use super::compare;
use crate::app::editor::{Hands, Pair, Sheet, Side, Tool};
use crate::app::update::prompt;
use crate::app::{Action, EditorAction, Model, Sight, Step};
use crate::map::{self, DrawOptions, Editing, MapDocument, Theme};
use crate::structure::BoundaryStyle;

/// An action of the editor.
const fn act(action: EditorAction) -> Action {
    Action::Editor(action)
}

/// Whether the map is drawn on now.
pub(super) fn is_open(model: &Model) -> bool {
    model.desk.step == Step::Map && model.desk.hands.open
}

/// The button that begins and ends drawing.
pub(super) fn toggle(model: &Model) -> Markup {
    let open = model.desk.hands.open;
    html! {
        button #editor-toggle .tool type="button" data-act=(act(EditorAction::Toggle)) aria-pressed=(open) {
            @if open { "Done drawing" } @else { "Draw on the map" }
        }
    }
}

/// The map pane while it is drawn on.
pub(super) fn pane(model: &Model, map: &MapDocument, pair: Option<&Pair>) -> Markup {
    let sheet = sheet(model, map, pair);
    let hands = &model.desk.hands;
    html! {
        // Always there: the sheet would lose the focus if it were moved.
        div #people-row { @if hands.adding { (people::row(hands)) } }
        (prompt_bar(model, map))
        div #drawing-desk .drawing-desk {
            (palette(hands))
            @match pair {
                Some(pair) => (compare::drawing(model, pair, &sheet)),
                None => (sheet),
            }
        }
        @if let Some(pair) = pair { (compare::words(pair)) }
        @if hands.list { (list::view(model, map)) }
    }
}

/// The sheet with the buttons that move the view.
fn sheet(model: &Model, map: &MapDocument, pair: Option<&Pair>) -> Markup {
    html! {
        div #sheet-frame .sheet-frame {
            (canvas(model, map, pair))
            (views())
        }
    }
}

/// The sheet itself.
fn canvas(model: &Model, map: &MapDocument, pair: Option<&Pair>) -> Markup {
    let hands = &model.desk.hands;
    let numbers = |it: Sheet| [it.x, it.y, it.width, it.height];
    let first = || map.members.first().map(|it| it.id.clone());
    let noted = |id: &String| map.notes.iter().any(|it| it.id == *id);
    let is_there =
        |id: &String| map.member(id).is_some() || map.marks().any(|it| it.id == *id) || noted(id);
    let options = DrawOptions {
        theme: Theme::Page,
        changed: compare::changed_on(pair, hands.side),
        editing: Some(Editing {
            chosen: hands.chosen.clone(),
            at: hands.at.clone().filter(is_there).or_else(first),
            view: hands.view.map(numbers),
            frame: hands.frame.map(numbers),
        }),
        ..DrawOptions::default()
    };
    html! {
        div #canvas .drawing .canvas tabindex="-1" data-keys="map" data-holds=[hands.tool.map(Tool::name)] {
            @if map.members.is_empty() {
                p .empty-sheet { "Nobody is on the map yet. Say who belongs to the family, above." }
            } @else {
                (map::markup(map, &options))
            }
        }
    }
}

/// Whether a mark belongs to a group of the palette.
type Belongs = fn(&Tool) -> bool;

/// The marks that can be taken in hand, by their kind.
fn palette(hands: &Hands) -> Markup {
    let groups: [(&str, Belongs); 4] = [
        ("Between two", |it| matches!(it, Tool::Tie(_))),
        ("Between three", |it| {
            matches!(it, Tool::Coalition | Tool::Detour { .. } | Tool::Demand)
        }),
        ("Boundaries", |it| matches!(it, Tool::Boundary(_))),
        ("Groups and family", |it| {
            matches!(it, Tool::Area(_) | Tool::Parents)
        }),
    ];
    html! {
        div #palette .palette role="group" aria-label="Marks to draw" {
            @for (name, belongs) in groups {
                div .palette-group role="group" aria-label=(name) {
                    span .palette-name aria-hidden="true" { (name) }
                    div .palette-tools {
                        @for tool in Tool::ALL.into_iter().filter(belongs) { (tool_button(hands, tool)) }
                    }
                }
            }
        }
    }
}

fn tool_button(hands: &Hands, tool: Tool) -> Markup {
    let held = hands.tool == Some(tool);
    html! {
        button .mark-tool id={ "tool-" (tool.name()) } type="button" data-act=(act(EditorAction::Take(tool)))
            aria-pressed=(held) title=(tool.word()) {
            (icon::of(tool))
            span { (tool.short()) }
        }
    }
}

/// What to press next; with nothing in hand, what can be done with what is chosen.
fn prompt_bar(model: &Model, map: &MapDocument) -> Markup {
    let hands = &model.desk.hands;
    html! {
        div #prompt-bar .prompt-bar {
            (sides(model))
            @match hands.tool {
                Some(tool) => {
                    p .prompt { (prompt(model, tool)) }
                    (finishing(map, tool, hands.near.as_ref()))
                    button .tool type="button" data-act=(act(EditorAction::Escape)) { "Put down" }
                },
                None => (chosen_bar(map, hands)),
            }
            button #people-toggle .tool type="button" data-act=(act(EditorAction::Adding)) aria-pressed=(hands.adding) { "Add people" }
            button #list-toggle .tool type="button" data-act=(act(EditorAction::List)) aria-pressed=(hands.list) { "List" }
        }
    }
}

/// The presses that complete a mark without a further person.
fn finishing(map: &MapDocument, tool: Tool, near: Option<&Vec<String>>) -> Markup {
    let sided = near.is_some();
    let done = match near {
        Some(near) if near.is_empty() => "The other side",
        _ => "Done",
    };
    html! {
        @if tool.may_end() || sided {
            button .primary type="button" data-act=(act(EditorAction::Done)) { (done) }
        }
        @if let Tool::Boundary(_) = tool {
            button #sides type="button" data-act=(act(EditorAction::Sides)) aria-pressed=(sided) { "Several on each side" }
            @for (generation, words) in generations(map) {
                button type="button" data-act=(act(EditorAction::Below(generation))) { "Between " (words) }
            }
        }
    }
}

/// The lines between neighbouring generations of a map, with their words.
fn generations(map: &MapDocument) -> Vec<(i8, &'static str)> {
    let has = |generation: i8| {
        map.members
            .iter()
            .any(|it| it.generation == Some(generation))
    };
    [
        (2, "grandparents and parents"),
        (1, "parents and children"),
        (0, "children and theirs"),
    ]
    .into_iter()
    .filter(|(above, _)| has(*above) && has(above - 1))
    .collect()
}

fn chosen_bar(map: &MapDocument, hands: &Hands) -> Markup {
    let chosen = hands.chosen.as_slice();
    html! {
        p .prompt {
            @match chosen {
                [] => "Choose a mark, then the people; or the people, then the mark.",
                [one] => (about(map, one)),
                several => { (several.len()) " are chosen." },
            }
        }
        button .tool type="button" data-act=(act(EditorAction::Several)) aria-pressed=(hands.several) { "Choose several" }
        @if !chosen.is_empty() {
            button #chosen-menu .tool type="button" data-act=(act(EditorAction::Menu(String::new())))
                aria-haspopup="menu" aria-expanded=(hands.menu) { "What can be done …" }
            button .tool type="button" data-act=(act(EditorAction::Remove)) { "Take away" }
        }
    }
}

/// The one thing that is chosen, in words.
fn about(map: &MapDocument, id: &str) -> String {
    let sentences = map::listing(map);
    let said = sentences.into_iter().find(|it| it.id == id);
    let area = || {
        map.area(id)
            .map(|it| format!("The {} {}", it.kind.name(), it.name))
    };
    let note = || {
        let note = map.notes.iter().find(|it| it.id == id);
        note.map(|it| format!("Note: {}", it.text))
    };
    let said = said.map(|it| it.text).or_else(area);
    said.or_else(note).unwrap_or_default()
}

/// Which map is drawn on, where there is a goal.
fn sides(model: &Model) -> Markup {
    let goal = model.document.drawing.goal.is_some();
    let side = |side: Side, word: &str| {
        html! {
            button .tool type="button" data-act=(act(EditorAction::Side(side)))
                aria-pressed=(model.desk.hands.side == side) { (word) }
        }
    };
    html! {
        @if goal {
            div .sides role="group" aria-label="Which map" {
                (side(Side::Current, "Now"))
                (side(Side::Goal, "Goal"))
            }
        }
    }
}

fn views() -> Markup {
    let zoom = |zoom: Sight, sign: &str, words: &str| {
        html! {
            button .tool type="button" data-act=(act(EditorAction::Zoom(zoom))) aria-label=(words) title=(words) { (sign) }
        }
    };
    html! {
        div #views .views role="group" aria-label="View" {
            (zoom(Sight::Out, "−", "Farther"))
            (zoom(Sight::Fit, "Fit", "Fit: see everything"))
            (zoom(Sight::In, "+", "Nearer"))
        }
    }
}

/// The words for the styles of boundaries in a field.
const STYLES: [(BoundaryStyle, &str); 4] = [
    (BoundaryStyle::Clear, "clear"),
    (BoundaryStyle::Diffuse, "diffuse"),
    (BoundaryStyle::Rigid, "rigid"),
    (BoundaryStyle::NotAssessed, "not assessed"),
];
