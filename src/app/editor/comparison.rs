//! What stands beside the map: the goal, a kept state, or the map of another case.

use std::rc::Rc;

use super::Side;
use crate::app::Model;
use crate::map::{self, Change, Contrast, MapDocument, Voice};

/// What the map is compared with. On the desk: never saved, never undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What stands beside the map; `None` while it is being chosen.
    pub with: Option<Beside>,
    /// Whether what stands beside the map is the later of both.
    pub later: bool,
}

/// What stands beside the map.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// The goal.
    Goal,
    /// A kept state of the drawing, by its place in the list.
    Kept(usize),
    /// The map of another case.
    Case(Rc<Brought>),
}

/// The map of another case.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// The name of its file.
    pub name: String,
    /// Its map.
    pub map: MapDocument,
}

/// One of two maps.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it is: "Before".
    pub title: &'static str,
    /// Which it is: the name of a kept state or of a file; possibly empty.
    pub name: String,
    /// The map, with everybody where they stand on the other.
    pub map: MapDocument,
    /// Which of the maps that can be drawn on it is.
    pub side: Option<Side>,
    /// Members and marks that differ, by id, and how.
    pub changed: Vec<(String, Contrast)>,
}

/// Two maps beside each other, the first of them what was, or is.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Both maps.
    pub maps: [Shown; 2],
    /// What differs between them.
    pub changes: Vec<Change>,
    /// In which words that is told.
    pub voice: Voice,
}

impl Pair {
    /// What differs, in one sentence each.
    pub fn sentences(&self) -> impl Iterator<Item = (Contrast, String)> {
        let changes = self.changes.iter();
        changes.map(|it| (it.contrast(), it.say(self.voice)))
    }

    /// How much differs, in words.
    #[must_use]
    pub fn count(&self) -> String {
        match self.changes.len() {
            0 => "The maps say the same.".into(),
            1 => "1 difference.".into(),
            many => format!("{many} differences."),
        }
    }
}

impl Model {
    /// The map and what stands beside it, where there is such a thing.
    #[must_use]
    pub fn pair(&self) -> Option<Pair> {
        let comparison = self.desk.comparison.as_ref()?;
        let drawing = &self.document.drawing;
        let now = |side: Side| -> Option<Shown> {
            let (title, map) = match side {
                Side::Current => ("Now", self.map()),
                Side::Goal => ("Goal", drawing.goal.as_ref()),
            };
            Some(Shown::new(title, map?.clone()).drawn_on(side))
        };
        let (other, voice) = match comparison.with.as_ref()? {
            Beside::Goal => (now(Side::Goal)?, Voice::Goal),
            Beside::Kept(index) => {
                let kept = drawing.checkpoints.get(*index)?;
                let base = self.derived.as_ref().map(|it| &it.inferred);
                let blank = MapDocument::default();
                let map = kept.overlay.over(base.unwrap_or(&blank));
                let shown = Shown::new("Kept", map).named(&kept.name);
                (shown, Voice::Sessions)
            }
            Beside::Case(brought) => {
                let map = map::identified(self.map()?, brought.map.clone());
                let shown = Shown::new("Before", map).named(&brought.name);
                (shown, Voice::Sessions)
            }
        };
        if voice == Voice::Goal {
            return Some(Pair::of(now(Side::Current)?, other, voice, true));
        }
        let own = now(self.desk.hands.side)?;
        Some(match comparison.later {
            false => Pair::of(other, own, voice, false),
            true => Pair::of(own, other.titled("After"), voice, true),
        })
    }
}

impl Pair {
    fn of(mut first: Shown, mut second: Shown, voice: Voice, first_stays: bool) -> Self {
        let changes = map::difference(&first.map, &second.map);
        for change in &changes {
            let contrast = change.contrast();
            let with = |id: &String| (id.clone(), contrast);
            first.changed.extend(change.before.iter().map(with));
            second.changed.extend(change.after.iter().map(with));
        }
        if first_stays {
            second.map = map::beside(&first.map, &second.map);
        } else {
            first.map = map::beside(&second.map, &first.map);
        }
        Self {
            maps: [first, second],
            changes,
            voice,
        }
    }
}

impl Shown {
    fn new(title: &'static str, map: MapDocument) -> Self {
        Self {
            title,
            name: String::new(),
            map,
            side: None,
            changed: Vec::new(),
        }
    }

    fn named(self, name: &str) -> Self {
        Self {
            name: name.into(),
            ..self
        }
    }

    fn titled(self, title: &'static str) -> Self {
        Self { title, ..self }
    }

    fn drawn_on(self, side: Side) -> Self {
        Self {
            side: Some(side),
            ..self
        }
    }
}
