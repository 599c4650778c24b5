//! Model = Document (saved and undone) + Desk (never saved) + Derived (recomputed, never edited).

use std::rc::Rc;
use std::str::FromStr;

use super::figures::{Curve, Figures};
use super::intake::{Reading, Refused};
use super::stretch::{Axis, Looking};
use super::{Amending, Moments, Origin, Tried};
use crate::Analysis;
use crate::import::Transcript;
use crate::map::{self, MapDocument, Mark};
use crate::process::{Figure, Moment, ProcessMeasures};
use crate::session::{Cast, Window};
use crate::stance::Override;
use crate::structure::{Assumptions, Hypothesis, Structure};

/// Everything the page shows.
#[derive(Debug, Default)]
pub struct Model {
    /// What the person works on.
    pub document: Document,
    /// What is on the desk.
    pub desk: Desk,
    /// What follows from the document; `None` until the cast is confirmed.
    pub derived: Option<Derived>,
    /// Whether files are read apart from the page.
    pub reads_apart: bool,
    /// How many readings apart from the page have begun.
    pub readings: u32,
    /// The texts of the samples, in the order of [`SAMPLES`](crate::app::SAMPLES); empty where one did not arrive.
    pub samples: Vec<Rc<str>>,
    /// What follows from what is tried out on the desk.
    pub tried: Tried,
    derived_from: Option<Document>,
}

/// What the person works on: saved, and undone as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The transcript that was opened.
    pub origin: Option<Rc<Origin>>,
    /// Who is who.
    pub cast: Cast,
    /// Whether a person has confirmed the cast.
    pub confirmed: bool,
    /// The person's word over the rules'.
    pub overrides: Vec<Override>,
}

/// What is on the desk: never saved, never undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// Where on the path the person is.
    pub step: Step,
    /// What is picked out.
    pub selection: Option<Selection>,
    /// The utterance that was last shown in the transcript.
    pub spotlight: Option<usize>,
    /// What is open about coded moments.
    pub moments: Moments,
    /// Which part of the session is looked at.
    pub looking: Looking,
    /// How the figures are looked at.
    pub figures: Figures,
    /// What is tried out.
    pub what_if: Assumptions,
    /// What has to be said to the person.
    pub notice: Option<Notice>,
    /// The text in the paste field.
    pub pasted: String,
    /// The file that is being read apart from the page.
    pub reading: Option<Reading>,
    /// The text that could not be read, while it may still be read in another way.
    pub refused: Option<Refused>,
    /// The note whose place is shown: index into the transcript's warnings.
    pub note: Option<usize>,
    /// What is being put right, until it is done.
    pub amending: Option<Amending>,
    /// The first utterance of those that are laid out beside the notes.
    pub lines: usize,
    /// Whether the help is open.
    pub help: bool,
    /// What undo would undo.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
}

/// The path: open a transcript, say who is who, read the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Open a transcript.
    #[default]
    Open,
    /// Say who is who.
    People,
    /// Read the map.
    Map,
}

impl Step {
    /// The path in order.
    pub const ALL: [Self; 3] = [Self::Open, Self::People, Self::Map];

    /// Its written form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::People => "people",
            Self::Map => "map",
        }
    }
}

impl FromStr for Step {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|s| s.name() == name).ok_or(())
    }
}

/// What is picked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A mark of the map, by its id.
    Mark(String),
    /// A member, by id.
    Member(String),
    /// A hypothesis, by its key (see [`hypothesis_key`]).
    Hypothesis(String),
}

/// Something that has to be said to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is said.
    pub tone: Tone,
    /// What is said.
    pub text: String,
}

/// How a notice is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something was refused or went wrong.
    Trouble,
}

/// What follows from a document, and from the stretch of the session that is looked at.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The analysis. Session and coding are those of the whole session, measures and structure those of the stretch.
    pub analysis: Analysis,
    /// The map that the stretch suggests.
    pub map: MapDocument,
    /// The axis of the session.
    pub axis: Axis,
    /// Shares of the floor along the whole session.
    pub curve: Curve,
    /// The stretch; `None` is the whole session.
    pub stretch: Option<Window>,
    /// Whether structure and map are still those of an earlier stretch, because this one is too long to be read in a frame.
    pub waits: bool,
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

impl Model {
    /// Recomputes what follows from the document and from the stretch that is looked at; answers whether the document
    /// has changed since the last time. Words are coded once for a document, whatever stretch of it is looked at.
    pub fn derive(&mut self) -> bool {
        let changed = self.derived_from.as_ref() != Some(&self.document);
        if changed {
            self.derived = self.document.analysis();
            self.desk.moments.explained = None;
            self.derived_from = Some(self.document.clone());
            self.forget_tried();
        }
        if let Some(derived) = &mut self.derived {
            let looking = &self.desk.looking;
            let live = if looking.grabbed.is_some() {
                LIVE
            } else {
                usize::MAX
            };
            derived.look_at(looking.stretch, live);
        }
        if self.desk.looking.grabbed.is_none() {
            self.try_out();
        }
        changed
    }

    /// The transcript, if one is open.
    #[must_use]
    pub fn transcript(&self) -> Option<&Transcript> {
        self.document.origin.as_deref().map(|o| &*o.transcript)
    }

    /// The hypothesis that is picked out, by itself or through its mark on the map.
    #[must_use]
    pub fn selected_hypothesis(&self) -> Option<usize> {
        match self.desk.selection.as_ref()? {
            Selection::Hypothesis(key) => self
                .derived
                .as_ref()?
                .analysis
                .structure
                .hypotheses
                .iter()
                .position(|hypothesis| hypothesis_key(hypothesis) == *key),
            Selection::Mark(id) => self.derived.as_ref()?.mark(id)?.hypothesis,
            Selection::Member(_) => None,
        }
    }
}

impl Derived {
    fn of(analysis: Analysis) -> Self {
        let axis = Axis::of(&analysis.session);
        Self {
            map: map::compose(&analysis.session.family, &analysis.structure),
            curve: Curve::of(&analysis.timeline, &axis),
            axis,
            stretch: None,
            waits: false,
            whole: None,
            analysis,
        }
    }

    /// Measures and reads another stretch of the session; one of more turns than `live` is only measured.
    fn look_at(&mut self, stretch: Option<Window>, live: usize) {
        let settled = !self.waits || live < usize::MAX;
        if stretch == self.stretch && settled {
            return;
        }
        let present = || Seen {
            process: self.analysis.process.clone(),
            structure: self.analysis.structure.clone(),
            map: self.map.clone(),
        };
        let whole = self.whole.take().unwrap_or_else(present);
        self.stretch = stretch;
        match stretch {
            Some(window) => {
                let process = self.analysis.timeline.measure(window);
                let turns: usize = process.floor.iter().map(|floor| floor.turns).sum();
                self.waits = turns > live;
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
        Seen {
            process: std::mem::replace(&mut self.analysis.process, reading.process),
            structure: std::mem::replace(&mut self.analysis.structure, reading.structure),
            map: std::mem::replace(&mut self.map, reading.map),
        }
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
        let assumptions = Assumptions {
            window: Some(window),
            ..Assumptions::default()
        };
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
        whole.look_at(None, usize::MAX);
        whole
    }

    /// The mark of this id.
    #[must_use]
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.map.marks().find(|mark| mark.id == id)
    }
}

/// A hypothesis' name as long as the cast stays: its pattern and members, so that what is picked out stays picked out
/// while evidence comes and goes.
#[must_use]
pub fn hypothesis_key(hypothesis: &Hypothesis) -> String {
    let mut key = String::from(hypothesis.pattern.name());
    let parts = hypothesis.members.iter().chain(&hypothesis.parents);
    for member in parts.chain(&hypothesis.against).chain(&hypothesis.child) {
        key.push_str(&format!(".{}", member.0));
    }
    key
}

impl Document {
    /// What follows from the document, once the cast is confirmed.
    fn analysis(&self) -> Option<Derived> {
        let origin = self.origin.as_ref().filter(|_| self.confirmed)?;
        let analysis = crate::analyze(&origin.transcript, &self.cast, &self.overrides, None);
        Some(Derived::of(analysis))
    }

    /// Whether both are about the same words, whatever has been put right in them.
    fn is_of_session(&self, other: &Self) -> bool {
        let read = |document: &Self| document.origin.as_ref().map(|it| Rc::clone(&it.read));
        read(self) == read(other)
    }

    /// The last step of the path that can be entered.
    #[must_use]
    pub fn furthest(&self) -> Step {
        match (&self.origin, self.confirmed) {
            (None, _) => Step::Open,
            (Some(_), false) => Step::People,
            (Some(_), true) => Step::Map,
        }
    }
}

impl Desk {
    /// Brings the desk to what a document allows, after undo or redo: what is picked out stays while the session does.
    pub fn settle(&mut self, before: &Document, now: &Document) {
        if self.step as usize > now.furthest() as usize {
            self.step = now.furthest();
        }
        if !before.is_of_session(now) {
            self.selection = None;
            self.spotlight = None;
            self.moments = Moments::default();
            self.looking = Looking::default();
            self.figures = Figures::default();
        }
    }
}
