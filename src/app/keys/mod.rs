//! The keyboard, as one table that also fills the help.

mod map;

use super::stretch::Nudge;
use super::{Action, ActsAction, SafetyAction, Side, Step, TimelineAction, Zoom};

/// A key with its modifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key as the browser names it: "z", "Escape", "?".
    pub key: String,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// The `data-keys` of the nearest element around the focus that has one; empty elsewhere.
    pub place: String,
}

/// One row of the keyboard table.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// The `data-keys` of the place where it holds; empty for everywhere.
    pub place: &'static str,
    /// The key as the browser names it.
    pub key: &'static str,
    /// Whether Ctrl (Command) must be held.
    pub command: bool,
    /// Whether Shift must be held; `None` when it does not matter.
    pub shift: Option<bool>,
    /// How the help writes it.
    pub written: &'static str,
    /// What it does, for the help.
    pub does: &'static str,
    /// What it does.
    pub action: fn() -> Action,
}

impl KeyRow {
    /// Where it holds, in words; empty for everywhere.
    #[must_use]
    pub fn whereabouts(&self) -> &'static str {
        match self.place {
            EVERYWHERE => "",
            READING => "On map, findings and transcript: ",
            TRANSCRIPT => "In the transcript: ",
            "timeline" => "In the timeline: ",
            _ => "In the map: ",
        }
    }
}

/// The place of keys that hold on the whole page.
const EVERYWHERE: &str = "";

/// The place where moments are read and decided on: the map, the findings, and the page where nothing else has the
/// focus. A letter must not act where somebody is about to press something else.
pub const READING: &str = "reading";

/// The place of the transcript, where the keys of reading hold too.
pub const TRANSCRIPT: &str = "transcript";

const fn row(
    key: &'static str,
    written: &'static str,
    does: &'static str,
    action: fn() -> Action,
) -> KeyRow {
    KeyRow {
        place: EVERYWHERE,
        key,
        command: false,
        shift: None,
        written,
        does,
        action,
    }
}

/// A key that holds in one part of the page.
const fn within(
    place: &'static str,
    key: &'static str,
    written: &'static str,
    does: &'static str,
    action: fn() -> Action,
) -> KeyRow {
    KeyRow {
        place,
        ..row(key, written, does, action)
    }
}

const fn command(
    key: &'static str,
    shift: bool,
    written: &'static str,
    does: &'static str,
    action: fn() -> Action,
) -> KeyRow {
    KeyRow {
        place: EVERYWHERE,
        key,
        command: true,
        shift: Some(shift),
        written,
        does,
        action,
    }
}

/// Keys that hold on the brush of the timeline.
const fn brush(
    key: &'static str,
    shift: Option<bool>,
    written: &'static str,
    does: &'static str,
    action: fn() -> Action,
) -> KeyRow {
    KeyRow {
        place: "timeline",
        key,
        command: false,
        shift,
        written,
        does,
        action,
    }
}

/// Every key of the page, besides those every browser has (Tab, Enter, Space).
pub fn keys() -> impl Iterator<Item = &'static KeyRow> {
    KEYS.iter().chain(map::ROWS)
}

const KEYS: &[KeyRow] = &[
    row("1", "1", "Open another transcript", || {
        Action::Go(Step::Open)
    }),
    row("2", "2", "Who is who", || Action::Go(Step::People)),
    row("3", "3", "The map", || Action::Go(Step::Map)),
    row("Escape", "Esc", "Let go of what is picked out", || {
        Action::Escape
    }),
    within(
        READING,
        "n",
        "N",
        "Open the next moment in the transcript",
        || Action::Acts(ActsAction::Next),
    ),
    within(READING, "p", "P", "Open the moment before", || {
        Action::Acts(ActsAction::Previous)
    }),
    within(
        READING,
        "a",
        "A",
        "Accept the open moment and go on",
        || Action::Acts(ActsAction::Accept),
    ),
    within(
        READING,
        "r",
        "R",
        "Strike out the open moment and go on",
        || Action::Acts(ActsAction::Reject),
    ),
    within(READING, "e", "E", "Change the open moment", || {
        Action::Acts(ActsAction::Change)
    }),
    within(TRANSCRIPT, "ArrowDown", "↓", "The next line", || {
        Action::Acts(ActsAction::NextLine)
    }),
    within(TRANSCRIPT, "ArrowUp", "↑", "The line before", || {
        Action::Acts(ActsAction::PreviousLine)
    }),
    within(TRANSCRIPT, "+", "+", "Add a moment to this line", || {
        Action::Acts(ActsAction::Add(None))
    }),
    within(TRANSCRIPT, "w", "W", "Why this line is read so", || {
        Action::Acts(ActsAction::Explain(None))
    }),
    within(TRANSCRIPT, "!", "!", "This line concerns safety", || {
        Action::Safety(SafetyAction::Raise(None))
    }),
    row("?", "?", "This help", || Action::ToggleHelp),
    command("z", false, "Ctrl Z", "Undo", || Action::Undo),
    command("z", true, "Ctrl Shift Z", "Redo", || Action::Redo),
    command("y", false, "Ctrl Y", "Redo", || Action::Redo),
    command("s", false, "Ctrl S", "Save the case as a file", || {
        Action::SaveCase
    }),
    command("o", false, "Ctrl O", "Choose a file", || Action::ChooseFile),
    brush(
        "ArrowLeft",
        Some(false),
        "←",
        "Move the stretch back",
        || Action::Timeline(TimelineAction::Nudge(Nudge::Earlier)),
    ),
    brush(
        "ArrowRight",
        Some(false),
        "→",
        "Move the stretch on",
        || Action::Timeline(TimelineAction::Nudge(Nudge::Later)),
    ),
    brush(
        "ArrowLeft",
        Some(true),
        "Shift ←",
        "End the stretch earlier",
        || Action::Timeline(TimelineAction::Nudge(Nudge::Shorter)),
    ),
    brush(
        "ArrowRight",
        Some(true),
        "Shift →",
        "End the stretch later",
        || Action::Timeline(TimelineAction::Nudge(Nudge::Longer)),
    ),
    brush(
        "Home",
        None,
        "Home",
        "Move the stretch to the session’s start",
        || Action::Timeline(TimelineAction::Nudge(Nudge::First)),
    ),
    brush(
        "End",
        None,
        "End",
        "Move the stretch to the session’s end",
        || Action::Timeline(TimelineAction::Nudge(Nudge::Last)),
    ),
    brush(
        "Escape",
        None,
        "Esc",
        "Look at the whole session again",
        || Action::Timeline(TimelineAction::Whole),
    ),
    brush("ArrowUp", None, "↑", "Show the turn before", || {
        Action::Timeline(TimelineAction::Turn(Side::Earlier))
    }),
    brush("ArrowDown", None, "↓", "Show the next turn", || {
        Action::Timeline(TimelineAction::Turn(Side::Later))
    }),
    brush("PageUp", None, "Page ↑", "Draw what is earlier", || {
        Action::Timeline(TimelineAction::Pan(Side::Earlier))
    }),
    brush("PageDown", None, "Page ↓", "Draw what is later", || {
        Action::Timeline(TimelineAction::Pan(Side::Later))
    }),
    brush("+", None, "+", "Draw the session larger", || {
        Action::Timeline(TimelineAction::Zoom(Zoom::In))
    }),
    brush("-", None, "−", "Draw the session smaller", || {
        Action::Timeline(TimelineAction::Zoom(Zoom::Out))
    }),
    brush("0", None, "0", "Draw all of the session", || {
        Action::Timeline(TimelineAction::Zoom(Zoom::All))
    }),
];

/// The action of a chord, if it has one: that of the place where the focus is before that of the whole page.
#[must_use]
pub fn action(chord: &Chord) -> Option<Action> {
    let places: &[&str] = match chord.place.as_str() {
        TRANSCRIPT => &[TRANSCRIPT, READING, EVERYWHERE],
        place => &[place, EVERYWHERE],
    };
    let row = places.iter().find_map(|place| {
        keys().find(|row| {
            row.place == *place
                && row.key.eq_ignore_ascii_case(&chord.key)
                && row.command == chord.command
                && row.shift.is_none_or(|shift| shift == chord.shift)
        })
    });
    row.map(|row| (row.action)())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_find_their_row() {
        let chord = |key: &str, command, shift| Chord {
            key: key.into(),
            command,
            shift,
            place: String::new(),
        };
        for (chord, expected) in [
            (chord("z", true, false), Some(Action::Undo)),
            (chord("Z", true, true), Some(Action::Redo)),
            (chord("z", false, false), None),
            (chord("?", false, true), Some(Action::ToggleHelp)),
            (chord("3", false, false), Some(Action::Go(Step::Map))),
        ] {
            assert_eq!(action(&chord), expected, "{chord:?}");
        }
    }
}
