//! Model = Document (saved and undone) + Desk (never saved) + Derived (recomputed, never edited).

use std::rc::Rc;
use std::str::FromStr;

use super::editor::{Beside, Comparison, Drawing, Hands, Side};
use super::figures::Figures;
use super::intake::{Reading, Refused};
use super::stretch::Looking;
use super::{Amending, Derived, Moments, Origin, Tried};
use crate::import::Transcript;
use crate::map::MapDocument;
use crate::session::Cast;
use crate::stance::{Override, SafetyWord};
use crate::structure::{Assumptions, Hypothesis};

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
    /// The map of a drawing without a session.
    pub sheet: Option<MapDocument>,
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
    /// The person's word on words that may concern safety.
    pub safety: Vec<SafetyWord>,
    /// What a person has drawn. Shared by the steps of undo.
    pub drawing: Rc<Drawing>,
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
    /// Whether keys that write a sign do nothing.
    pub letters_off: bool,
    /// What is in the hands of who draws.
    pub hands: Hands,
    /// What stands beside the map.
    pub comparison: Option<Comparison>,
    /// What the change just made is called, where the action alone does not tell.
    pub named: Option<String>,
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

impl Model {
    /// Recomputes what follows from the document and from the stretch that is looked at; answers whether the document
    /// has changed since the last time. Words are coded once for a document, whatever stretch of it is looked at.
    pub fn derive(&mut self) -> bool {
        let before = self.derived_from.as_ref();
        let changed = before != Some(&self.document);
        if changed {
            if !before.is_some_and(|it| it.has_evidence_of(&self.document)) {
                self.derived = self.document.analysis();
                self.desk.moments.explained = None;
            }
            self.lay();
            self.derived_from = Some(self.document.clone());
            self.forget_tried();
        }
        if let Some(derived) = &mut self.derived {
            let looking = &self.desk.looking;
            derived.look_at(looking.stretch, looking.grabbed.is_some());
        }
        self.try_out();
        changed
    }

    /// Lays what a person drew over what the session suggests, or over an empty sheet.
    fn lay(&mut self) {
        let drawing = &self.document.drawing;
        if let Some(derived) = &mut self.derived {
            derived.drawing = Rc::clone(drawing);
            derived.lay();
        }
        let alone = self.derived.is_none() && drawing.begun;
        self.sheet = alone.then(|| drawing.overlay.over(&MapDocument::default()));
    }

    /// The map as it is shown: what the session suggests with what a person has drawn, or the drawing alone.
    #[must_use]
    pub fn map(&self) -> Option<&MapDocument> {
        let derived = self.derived.as_ref().map(|it| &it.map);
        derived.or(self.sheet.as_ref())
    }

    /// The map that is being drawn on: the current one or the goal.
    #[must_use]
    pub fn canvas(&self) -> Option<&MapDocument> {
        match self.desk.hands.side {
            Side::Current => self.map(),
            Side::Goal => self.document.drawing.goal.as_ref().or_else(|| self.map()),
        }
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
    /// Whether the session and what is known of it are the same, whatever was drawn.
    fn has_evidence_of(&self, other: &Self) -> bool {
        self.confirmed == other.confirmed
            && self.origin == other.origin
            && self.cast == other.cast
            && self.overrides == other.overrides
            && self.safety == other.safety
    }

    /// What follows from the document, once the cast is confirmed.
    fn analysis(&self) -> Option<Derived> {
        let origin = self.origin.as_ref().filter(|_| self.confirmed)?;
        Some(Derived::of(crate::analyze(
            &origin.transcript,
            &self.cast,
            &self.overrides,
            &self.safety,
            None,
        )))
    }

    /// The map of the document: of its session with what was drawn on it, or the drawing alone. `None` where nobody has said
    /// who is who.
    #[must_use]
    pub fn drawn(&self) -> Option<MapDocument> {
        if let Some(mut derived) = self.analysis() {
            derived.drawing = Rc::clone(&self.drawing);
            derived.lay();
            return Some(derived.map);
        }
        let blank = MapDocument::default();
        let alone = self.origin.is_none() && self.drawing.begun;
        alone.then(|| self.drawing.overlay.over(&blank))
    }

    /// Whether both are about the same words, whatever has been put right in them.
    fn is_of_session(&self, other: &Self) -> bool {
        let read = |document: &Self| document.origin.as_ref().map(|it| Rc::clone(&it.read));
        read(self) == read(other)
    }

    /// Whether a step of the path can be entered: a drawing without a session has nobody to cast.
    #[must_use]
    pub fn can_enter(&self, step: Step) -> bool {
        step as usize <= self.furthest() as usize && (step != Step::People || self.origin.is_some())
    }

    /// The last step of the path that can be entered.
    #[must_use]
    pub fn furthest(&self) -> Step {
        match (&self.origin, self.confirmed) {
            (None, _) if self.drawing.begun => Step::Map,
            (None, _) => Step::Open,
            (Some(_), false) => Step::People,
            (Some(_), true) => Step::Map,
        }
    }
}

impl Desk {
    /// Brings the desk to what a document allows, after undo or redo: what is picked out stays while the session does.
    pub fn settle(&mut self, before: &Document, now: &Document) {
        if !now.can_enter(self.step) {
            self.step = now.furthest();
        }
        if !before.is_of_session(now) {
            self.selection = None;
            self.spotlight = None;
            self.moments = Moments::default();
            self.looking = Looking::default();
            self.figures = Figures::default();
        }
        if now.drawing.goal.is_none() {
            self.hands.side = Side::Current;
        }
        let with = self.comparison.as_ref().and_then(|it| it.with.as_ref());
        let gone = match with {
            Some(Beside::Goal) => now.drawing.goal.is_none(),
            Some(Beside::Kept(index)) => *index >= now.drawing.checkpoints.len(),
            Some(Beside::Case(_)) | None => false,
        };
        if gone || !before.is_of_session(now) {
            self.comparison = None;
        }
        self.hands.menu = false;
    }
}
