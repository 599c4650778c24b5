//! The keys of the map while it is drawn on.

use super::{KeyRow, command};
use crate::app::editor::Tool;
use crate::app::{Action, EditorAction, Sight, Turn, Way};
use crate::map::{AreaKind, TieKind};
use crate::structure::BoundaryStyle;

/// A key that holds while the map has the focus; with Shift where `shift` says so.
const fn map(
    key: &'static str,
    shift: Option<bool>,
    written: &'static str,
    does: &'static str,
    action: fn() -> Action,
) -> KeyRow {
    KeyRow {
        place: "map",
        key,
        command: false,
        shift,
        written,
        does,
        action,
    }
}

/// Every key of the map.
pub(super) const ROWS: &[KeyRow] = &[
    map(
        "ArrowLeft",
        Some(false),
        "←",
        "To whoever stands to the left",
        || go(Way::Left),
    ),
    map(
        "ArrowRight",
        Some(false),
        "→",
        "To whoever stands to the right",
        || go(Way::Right),
    ),
    map(
        "ArrowUp",
        Some(false),
        "↑",
        "To whoever stands above",
        || go(Way::Up),
    ),
    map(
        "ArrowDown",
        Some(false),
        "↓",
        "To whoever stands below",
        || go(Way::Down),
    ),
    map(
        "ArrowLeft",
        Some(true),
        "Shift ←",
        "Move to the left",
        || nudge(Way::Left),
    ),
    map(
        "ArrowRight",
        Some(true),
        "Shift →",
        "Move to the right",
        || nudge(Way::Right),
    ),
    map(
        "ArrowUp",
        Some(true),
        "Shift ↑",
        "Move up: more say",
        || nudge(Way::Up),
    ),
    map(
        "ArrowDown",
        Some(true),
        "Shift ↓",
        "Move down: less say",
        || nudge(Way::Down),
    ),
    map(".", None, ".", "To the next mark", || {
        edit(EditorAction::Mark(Turn::Next))
    }),
    map(",", None, ",", "To the mark before", || {
        edit(EditorAction::Mark(Turn::Back))
    }),
    map("m", None, "M", "What can be done with it", || {
        edit(EditorAction::Menu(String::new()))
    }),
    map("Delete", None, "Delete", "Take away", || {
        edit(EditorAction::Remove)
    }),
    map("Backspace", None, "Backspace", "Take away", || {
        edit(EditorAction::Remove)
    }),
    map("s", None, "S", "Choose several, press by press", || {
        edit(EditorAction::Several)
    }),
    map("a", None, "A", "Affiliation", || {
        take(Tool::Tie(TieKind::Affiliation))
    }),
    map("o", None, "O", "Overinvolvement", || {
        take(Tool::Tie(TieKind::Overinvolvement))
    }),
    map("x", None, "X", "Conflict", || {
        take(Tool::Tie(TieKind::Conflict))
    }),
    map("d", None, "D", "Disengagement", || {
        take(Tool::Tie(TieKind::Disengagement))
    }),
    map("c", None, "C", "Coalition", || take(Tool::Coalition)),
    map("b", None, "B", "Detour with blame", || {
        take(Tool::Detour { attacking: true })
    }),
    map("w", None, "W", "Detour with worry", || {
        take(Tool::Detour { attacking: false })
    }),
    map("p", None, "P", "Pull to side", || take(Tool::Demand)),
    map("l", None, "L", "Clear boundary", || {
        take(Tool::Boundary(BoundaryStyle::Clear))
    }),
    map("f", None, "F", "Diffuse boundary", || {
        take(Tool::Boundary(BoundaryStyle::Diffuse))
    }),
    map("r", None, "R", "Rigid boundary", || {
        take(Tool::Boundary(BoundaryStyle::Rigid))
    }),
    map("u", None, "U", "Boundary, not assessed", || {
        take(Tool::Boundary(BoundaryStyle::NotAssessed))
    }),
    map("g", None, "G", "Subsystem", || {
        take(Tool::Area(AreaKind::Subsystem))
    }),
    map("h", None, "H", "Household", || {
        take(Tool::Area(AreaKind::Household))
    }),
    map("j", None, "J", "Child of", || take(Tool::Parents)),
    map("v", None, "V", "Several on each side of a boundary", || {
        edit(EditorAction::Sides)
    }),
    map(
        "e",
        None,
        "E",
        "The group, or the side, is complete",
        || edit(EditorAction::Done),
    ),
    map("k", None, "K", "Once more, beside itself", || {
        edit(EditorAction::Duplicate)
    }),
    map("n", None, "N", "Back to where the layout puts them", || {
        edit(EditorAction::Unpin)
    }),
    map("+", None, "+", "Nearer", || {
        edit(EditorAction::Zoom(Sight::In))
    }),
    map("=", None, "=", "Nearer", || {
        edit(EditorAction::Zoom(Sight::In))
    }),
    map("-", None, "-", "Farther", || {
        edit(EditorAction::Zoom(Sight::Out))
    }),
    map("0", None, "0", "See everything", || {
        edit(EditorAction::Zoom(Sight::Fit))
    }),
    KeyRow {
        place: "map",
        ..command("a", false, "Ctrl A", "Choose everybody", || {
            edit(EditorAction::All)
        })
    },
];

const fn edit(action: EditorAction) -> Action {
    Action::Editor(action)
}

const fn take(tool: Tool) -> Action {
    edit(EditorAction::Take(tool))
}

const fn go(way: Way) -> Action {
    edit(EditorAction::Go(way))
}

const fn nudge(way: Way) -> Action {
    edit(EditorAction::Nudge(way))
}
