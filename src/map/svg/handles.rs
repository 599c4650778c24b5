//! What makes a drawn map one that can be drawn on: what can be dragged, chosen beside others, and asked for its menu.

use maud::{Markup, html};

use super::{Ink, MARGIN};
use crate::map::geometry::{Frame, UNIT, number};
use crate::map::label::clean;
use crate::map::scene::Scene;
use crate::map::{Editing, element_id};

/// Room around a map that is being drawn on, to move members into, in pixels.
const ROOM: f64 = UNIT;
/// The least of the sheet that is shown, in pixels: a family of two should not fill a wall.
const LEAST: (f64, f64) = (10.0 * UNIT, 7.5 * UNIT);

/// The part of the sheet that is shown of a map that is being drawn on: left, top, width, height.
pub(in crate::map) fn sheet_of(scene: &Scene<'_>) -> [f64; 4] {
    let extent = scene.extent.grown(MARGIN + ROOM);
    let least = Frame::around(extent.center(), LEAST.0, LEAST.1);
    let sheet = extent.union(least);
    [sheet.left, sheet.top, sheet.width(), sheet.height()]
}

/// The part of the sheet that is seen.
pub(super) fn seen(editing: &Editing, scene: &Scene<'_>) -> Frame {
    let [x, y, width, height] = editing.view.unwrap_or_else(|| sheet_of(scene));
    Frame {
        left: x,
        top: y,
        right: x + width,
        bottom: y + height,
    }
}

/// The attributes by which the editor takes hold of an element; none of them on a map that is read.
pub(in crate::map) struct Handles<'a> {
    id: &'a str,
    press: &'static str,
    editing: bool,
    tabbed: bool,
}

impl Handles<'_> {
    fn given(&self, made: impl FnOnce() -> String) -> Option<String> {
        self.editing.then(made)
    }

    pub fn id(&self) -> Option<String> {
        self.given(|| element_id(self.id))
    }

    pub fn act(&self) -> Option<String> {
        self.given(|| format!("{}:{}", self.press, clean(self.id)))
    }

    pub fn extend(&self) -> Option<String> {
        self.given(|| format!("editor.also:{}", clean(self.id)))
    }

    pub fn focus(&self) -> Option<String> {
        self.given(|| format!("editor.at:{}", clean(self.id)))
    }

    pub fn menu(&self) -> Option<String> {
        self.given(|| format!("editor.menu:{}", clean(self.id)))
    }

    pub fn drag(&self) -> Option<String> {
        self.given(|| format!("editor.move:{}", clean(self.id)))
    }

    /// One element of a map that is drawn on is reached by Tab, the others from there by arrows.
    pub const fn tab(&self) -> &'static str {
        if self.tabbed { "0" } else { "-1" }
    }
}

impl Ink<'_> {
    /// Whether something is picked out, or among what is chosen.
    pub fn is_selected(&self, id: &str) -> bool {
        let chosen = self.options.editing.as_ref().map(|it| it.chosen.as_slice());
        chosen.map_or_else(
            || self.options.selected.as_deref() == Some(id),
            |chosen| chosen.iter().any(|it| it == id),
        )
    }

    pub fn handles<'a>(&self, press: &'static str, id: &'a str) -> Handles<'a> {
        let editing = self.options.editing.as_ref();
        Handles {
            id,
            press,
            editing: editing.is_some(),
            tabbed: editing.is_none_or(|it| it.at.as_deref() == Some(id)),
        }
    }

    /// A value for a map that is being drawn on.
    pub fn editing<'v>(&self, value: &'v str) -> Option<&'v str> {
        self.options.editing.as_ref().map(|_| value)
    }

    /// The frame around what is to be chosen.
    pub fn frame(&self) -> Markup {
        let frame = self.options.editing.as_ref().and_then(|it| it.frame);
        html! {
            @if let Some([x, y, width, height]) = frame {
                rect class="choosing" x=(number(x)) y=(number(y)) width=(number(width)) height=(number(height)) {}
            }
        }
    }
}
