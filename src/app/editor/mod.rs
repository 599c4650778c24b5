//! What a person draws: kept in the document as edits of the map, with what is in their hands on the desk.

mod comparison;
mod tool;

pub use comparison::{Beside, Brought, Comparison, Pair, Shown};
pub use tool::Tool;

use crate::map::edit::Overlay;
use crate::map::{MapDocument, MemberKey, Point};
use crate::session::Role;

/// What a person has drawn: saved and undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Whether a map was begun without a session.
    pub begun: bool,
    /// The person's edits, over what the session suggests or over an empty sheet.
    pub overlay: Overlay,
    /// The map that is hoped for, begun as a copy of the current one.
    pub goal: Option<MapDocument>,
    /// States of the drawing to return to, the oldest first.
    pub checkpoints: Vec<Checkpoint>,
}

impl Drawing {
    /// Whether there is nothing to save.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// A named state of the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checkpoint {
    /// What it is called.
    pub name: String,
    /// The edits as they were.
    pub overlay: Overlay,
}

/// What is in the hands of the person who draws: never saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hands {
    /// Whether the map is being drawn on rather than read.
    pub open: bool,
    /// Whether people are being added.
    pub adding: bool,
    /// Whether the list with its form controls is open.
    pub list: bool,
    /// The mark in hand.
    pub tool: Option<Tool>,
    /// Who is on the one side of the boundary in hand, where several are on each; empty while they are chosen.
    pub near: Option<Vec<MemberKey>>,
    /// Members and marks that are chosen, by id, in the order of choosing.
    pub chosen: Vec<String>,
    /// Whether every press adds to what is chosen, for fingers, which have no Shift.
    pub several: bool,
    /// The member or mark that the keyboard is at.
    pub at: Option<String>,
    /// Whether the menu of what is chosen is open.
    pub menu: bool,
    /// Which map is drawn on.
    pub side: Side,
    /// The part of the sheet that is seen; `None` fits all of it.
    pub view: Option<Sheet>,
    /// The frame that is being drawn around what is to be chosen.
    pub frame: Option<Sheet>,
    /// Whether the view only stands still for a drag.
    pub fitted: bool,
    /// Where those who are dragged stood when the drag began.
    pub dragged: Vec<(MemberKey, Point)>,
    /// The line of text that names people.
    pub line: String,
    /// How many lines there were before it.
    pub lines: usize,
    /// The form of the list: which mark, and who takes part.
    pub form: Form,
}

impl Hands {
    /// The id of the field for people: every line has a field of its own, so that the next begins empty.
    #[must_use]
    pub fn line_id(&self) -> String {
        format!("people-line-{}", self.lines)
    }
}

/// Which of two maps is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The family as it is seen.
    #[default]
    Current,
    /// The family as is hoped.
    Goal,
}

/// The form that draws a mark by choosing from lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// Which mark.
    pub tool: Option<Tool>,
    /// Who takes part, by the mark's parts; empty where nobody is chosen yet.
    pub people: Vec<MemberKey>,
    /// Who is on either side of a boundary, where several are.
    pub sides: [Vec<MemberKey>; 2],
}

/// A part of the drawing, in its own units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width, above zero.
    pub width: f64,
    /// The height, above zero.
    pub height: f64,
}

impl Sheet {
    /// The smallest part that can be looked at, and the largest, in the drawing's units.
    const WIDTHS: std::ops::RangeInclusive<f64> = 120.0..=8000.0;

    /// Enlarged by a factor around a place that stays where it is.
    #[must_use]
    pub fn zoomed(self, factor: f64, (x, y): (f64, f64)) -> Self {
        let width = (self.width / factor).clamp(*Self::WIDTHS.start(), *Self::WIDTHS.end());
        let part = width / self.width;
        Self {
            x: x - (x - self.x) * part,
            y: y - (y - self.y) * part,
            width,
            height: self.height * part,
        }
    }

    /// Moved by so much.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self {
            x: self.x + dx,
            y: self.y + dy,
            ..self
        }
    }

    /// The part between two corners.
    #[must_use]
    pub fn between((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> Self {
        Self {
            x: ax.min(bx),
            y: ay.min(by),
            width: (ax - bx).abs(),
            height: (ay - by).abs(),
        }
    }

    /// Whether a place lies within.
    #[must_use]
    pub fn holds(self, (x, y): (f64, f64)) -> bool {
        self.x <= x && x <= self.x + self.width && self.y <= y && y <= self.y + self.height
    }

    /// The middle.
    #[must_use]
    pub fn middle(self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// The roles that one press adds, in the order in which they are offered.
pub const ROLES: [Role; 8] = [
    Role::Mother,
    Role::Father,
    Role::Daughter,
    Role::Son,
    Role::Child,
    Role::Grandmother,
    Role::Grandfather,
    Role::Partner,
];
