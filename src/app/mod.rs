//! Everything a user can do, with no browser in it: [`App::receive`] takes what happened and answers with what the page
//! must do; the views turn the model into markup.

mod action;
mod amending;
mod carried;
mod derived;
pub mod editor;
mod effect;
pub mod figures;
mod gesture;
mod history;
pub mod intake;
mod keys;
mod message;
mod model;
mod moments;
mod origin;
mod project;
mod samples;
pub mod shape;
pub mod stretch;
mod update;
pub mod view;
mod what_if;

use std::rc::Rc;

use intake::Reading;

pub use action::{
    Action, ActsAction, AmendAction, Attribute, Bank, Bar, Blank, CompareAction, EditorAction,
    Field, FiguresAction, IntakeAction, Part, PeopleAction, SafetyAction, Side, Sight,
    TimelineAction, Turn, Way, WhatIfAction, Zoom,
};
pub use amending::{Amending, Whose};
pub use derived::Derived;
pub use effect::{Effect, Order};
pub use gesture::{Gesture, Phase, Place, Wheel};
pub use history::History;
pub use keys::{Chord, KeyRow, READING, TRANSCRIPT, action, keys};
pub use message::Message;
pub use model::{Desk, Document, Model, Notice, Selection, Step, Tone, hypothesis_key};
pub use moments::{Draft, Moments, Show, Trial};
pub use origin::{Origin, Source};
pub use project::{Kept, ProjectError};
pub use samples::{SAMPLES, Sample};
pub use what_if::Tried;

/// The application: the model, and what can be undone.
#[derive(Debug, Default)]
pub struct App {
    /// What is known and what is on the desk.
    pub model: Model,
    history: History,
    /// Whether the document has changed since it was last handed over to be kept.
    unkept: bool,
}

impl App {
    /// The application with the texts of the samples, in the order of [`SAMPLES`]; an empty text is not offered.
    #[must_use]
    pub fn new(samples: Vec<String>) -> Self {
        let mut app = Self::default();
        app.model.samples = samples.into_iter().map(Rc::from).collect();
        app
    }

    /// Files are read apart from the page from now on, by [`Effect::Read`]; otherwise they are read on the spot.
    #[must_use]
    pub fn reading_apart(mut self) -> Self {
        self.model.reads_apart = true;
        self
    }

    /// Takes one thing that happened and says what the page must do about it.
    ///
    /// A change of the document is one step to undo, whatever caused it; what only touches the desk is none.
    pub fn receive(&mut self, message: Message) -> Vec<Effect> {
        // Keys first become what they stand for, so that undo by key is undo.
        let message = match message {
            Message::KeyPressed(chord) => match self.answer(&chord) {
                Some(action) => Message::Acted(action),
                None => return Vec::new(),
            },
            message => message,
        };
        let mut effects = match message {
            Message::Acted(Action::Undo) => self.travel(History::undo, "Undone"),
            Message::Acted(Action::Redo) => self.travel(History::redo, "Done again"),
            Message::Dragged(action, gesture) => self.drag(action, gesture),
            message => self.change(message),
        };
        self.model.desk.undo = self.history.next_undo().map(String::from);
        self.model.desk.redo = self.history.next_redo().map(String::from);
        self.unkept |= self.model.derive();
        // A drag changes the document with every frame; it is kept when the drag is over.
        if self.unkept && !self.history.is_dragging() {
            self.unkept = false;
            effects.push(Effect::Keep(project::kept(&self.model.document)));
        }
        effects
    }

    /// What a chord stands for here and now, if anything.
    #[must_use]
    pub fn answer(&self, chord: &Chord) -> Option<Action> {
        let desk = &self.model.desk;
        if desk.help && chord.key == "Escape" {
            return Some(Action::ToggleHelp);
        }
        let writes = chord.key.chars().count() == 1 && !chord.command;
        if writes && desk.letters_off {
            return None;
        }
        action(chord)
    }

    /// Whether something is being dragged.
    #[must_use]
    pub const fn is_dragging(&self) -> bool {
        self.history.is_dragging()
    }

    /// The case as text, to be kept or downloaded.
    #[must_use]
    pub fn saved(&self) -> String {
        project::write(&self.model.document)
    }

    fn change(&mut self, message: Message) -> Vec<Effect> {
        let before = self.model.document.clone();
        let name = Reading::name_of(self.model.desk.reading.as_ref(), &message);
        let effects = update::update(&mut self.model, message);
        let name = self.model.desk.named.take().unwrap_or(name);
        if self.model.document == before {
            return effects;
        }
        if self.history.is_dragging() {
            self.history.name_drag(name);
        } else {
            self.history.record(before, name);
        }
        effects
    }

    /// One moment of a drag: from its beginning to its end there is one step to undo.
    fn drag(&mut self, action: Action, gesture: Gesture) -> Vec<Effect> {
        if gesture.phase == Phase::Began {
            self.history.begin_drag(self.model.document.clone());
        }
        let name = action.name();
        let effects = self.change(Message::Dragged(action, gesture));
        let name = self.history.name_of_drag().unwrap_or(name);
        match gesture.phase {
            Phase::Began | Phase::Moved => {}
            Phase::Ended => {
                if let Some(before) = self.history.end_drag()
                    && before != self.model.document
                {
                    self.history.record(before, name);
                }
            }
            Phase::Cancelled => {
                if let Some(before) = self.history.end_drag() {
                    self.model.document = before;
                }
            }
        }
        effects
    }

    fn travel(
        &mut self,
        step: fn(&mut History, &Document) -> Option<(Document, String)>,
        verb: &str,
    ) -> Vec<Effect> {
        let Some((document, name)) = step(&mut self.history, &self.model.document) else {
            return vec![Effect::Announce(
                "There is nothing more to undo or redo.".into(),
            )];
        };
        // What was said of a step goes with it: the banner speaks of what stands.
        let notice = &mut self.model.desk.notice;
        notice.take_if(|notice| notice.tone == Tone::Done);
        let before = std::mem::replace(&mut self.model.document, document);
        self.model.desk.settle(&before, &self.model.document);
        vec![Effect::Announce(format!("{verb}: {name}."))]
    }
}
