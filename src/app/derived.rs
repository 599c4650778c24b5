//! What follows from a document: the analysis of the whole session or of the stretch that is looked at, and its map.

use std::rc::Rc;

use super::editor::Drawing;
use super::figures::Curve;
use super::stretch::Axis;
use crate::Analysis;
use crate::map::{self, DrawOptions, MapDocument, Mark, Room};
use crate::process::{Figure, Moment, ProcessMeasures};
use crate::report::wording;
use crate::session::Window;
use crate::structure::{Assumptions, Hypothesis, Structure};

/// What follows from a document, and from the stretch of the session that is looked at.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The analysis. Session and coding are those of the whole session, measures and structure those of the stretch.
    pub analysis: Analysis,
    /// The map that the stretch suggests.
    pub inferred: MapDocument,
    /// That map with what a person has drawn on it.
    pub map: MapDocument,
    /// The axis of the session.
    pub axis: Axis,
    /// Shares of the floor along the whole session.
    pub curve: Curve,
    /// The stretch; `None` is the whole session.
    pub stretch: Option<Window>,
    /// Whether structure and map are still those of an earlier stretch, because this one is too long to be read in a frame.
    pub waits: bool,
    /// What a person drew, for the stretches to come.
    pub(super) drawing: Rc<Drawing>,
    /// What follows from the whole session, while a stretch is looked at.
    whole: Option<Seen>,
}

/// A stretch of more turns than this is read for its structure when the drag ends, not in every frame of it: reading
/// takes longer the more acts it weighs, and the measures must not wait for it.
const LIVE: usize = 2_000;

/// What depends on the stretch.
#[derive(Clone, Debug)]
struct Seen {
    process: ProcessMeasures,
    structure: Structure,
    map: MapDocument,
}

impl Derived {
    pub(super) fn of(analysis: Analysis) -> Self {
        let axis = Axis::of(&analysis.session);
        let inferred = map::compose(&analysis.session.family, &analysis.structure);
        Self {
            map: inferred.clone(),
            inferred,
            drawing: Rc::default(),
            curve: Curve::of(&analysis.timeline, &axis),
            axis,
            stretch: None,
            waits: false,
            whole: None,
            analysis,
        }
    }

    /// Lays what a person drew over what the stretch suggests.
    pub(super) fn lay(&mut self) {
        self.map = self.drawing.overlay.over(&self.inferred);
    }

    /// Measures and reads another stretch of the session; while it is dragged, one of more turns than [`LIVE`] is
    /// only measured.
    pub(super) fn look_at(&mut self, stretch: Option<Window>, dragging: bool) {
        let settled = !self.waits || dragging;
        if stretch == self.stretch && settled {
            return;
        }
        let present = || Seen {
            process: self.analysis.process.clone(),
            structure: self.analysis.structure.clone(),
            map: self.inferred.clone(),
        };
        let whole = self.whole.take().unwrap_or_else(present);
        self.stretch = stretch;
        match stretch {
            Some(window) => {
                let process = self.analysis.timeline.measure(window);
                let turns: usize = process.floor.iter().map(|floor| floor.turns).sum();
                self.waits = dragging && turns > LIVE;
                match self.waits {
                    true => self.analysis.process = process,
                    false => {
                        let reading = self.read(window, process, &whole);
                        self.exchange(reading);
                    }
                }
                self.whole = Some(whole);
            }
            None => {
                self.waits = false;
                self.exchange(whole);
            }
        }
    }

    /// Puts a reading in place of the present one, which it answers.
    fn exchange(&mut self, reading: Seen) -> Seen {
        let before = Seen {
            process: std::mem::replace(&mut self.analysis.process, reading.process),
            structure: std::mem::replace(&mut self.analysis.structure, reading.structure),
            map: std::mem::replace(&mut self.inferred, reading.map),
        };
        self.lay();
        before
    }

    /// Everybody stands on the map of a stretch where they stand on that of the whole session, so that only marks come
    /// and go.
    fn read(&self, window: Window, process: ProcessMeasures, whole: &Seen) -> Seen {
        let Analysis {
            session,
            coding,
            grounds,
            ..
        } = &self.analysis;
        let assumptions = Assumptions::over(Some(window));
        let structure = grounds.propose(session, &process, coding, &assumptions);
        let map = map::compose(&session.family, &structure);
        Seen {
            process,
            structure,
            map: map::held(map, &whole.map),
        }
    }

    /// The moments behind a figure, in the stretch that is looked at.
    #[must_use]
    pub fn moments(&self, figure: Figure) -> Vec<Moment> {
        let window = self.stretch.unwrap_or(self.axis.whole);
        self.analysis.timeline.moments(figure, window)
    }

    /// A stretch and how many moments were coded in it: "minutes 12:30–18:05, 9 acts".
    #[must_use]
    pub fn told(&self, stretch: Window) -> String {
        let spoken = &self.analysis.session.utterances;
        let inside = |utterance: usize| {
            let spoken = spoken.get(utterance);
            spoken.is_some_and(|it| stretch.contains(it.window.start))
        };
        let acts = self.analysis.coding.acts.iter();
        let acts = acts.filter(|act| inside(act.utterance)).count();
        let many = if acts == 1 { "" } else { "s" };
        format!("{}, {acts} act{many}", self.axis.between(stretch))
    }

    /// A reading in a few words: "Coalition: Ana and Leo, against Paul".
    #[must_use]
    pub fn title(&self, reading: &Hypothesis) -> String {
        wording::title(&self.analysis.session.family, reading)
    }

    /// The same with how well it is supported: "Coalition: Ana and Leo, against Paul · tentative".
    #[must_use]
    pub fn banded(&self, reading: &Hypothesis) -> String {
        wording::banded(&self.analysis.session.family, reading)
    }

    /// What the map of the whole session covers, while a stretch is looked at.
    #[must_use]
    pub fn room(&self, options: &DrawOptions) -> Option<Room> {
        self.whole
            .as_ref()
            .map(|whole| map::room(&whole.map, options))
    }

    /// How the talk of the whole session went, whatever stretch is looked at.
    #[must_use]
    pub fn of_session(&self) -> &ProcessMeasures {
        self.whole
            .as_ref()
            .map_or(&self.analysis.process, |whole| &whole.process)
    }

    /// The analysis and the map of the whole session, whatever stretch is looked at: what documents are made of.
    #[must_use]
    pub fn of_whole(&self) -> Self {
        let mut whole = self.clone();
        whole.look_at(None, false);
        whole
    }

    /// The mark of this id.
    #[must_use]
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.map.marks().find(|mark| mark.id == id)
    }
}
