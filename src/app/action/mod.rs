//! What an element of the page offers, and its written form in `data-act`, `data-drag`, `data-point` and `data-wheel`.
//!
//! A region with several actions of its own has them as a group, in a file of its own and written `group.action`.

mod acts;
mod amend;
mod compare;
mod editor;
mod figures;
mod intake;
mod people;
mod safety;
mod timeline;
mod what_if;
mod word;

use std::fmt;
use std::str::FromStr;

use super::Step;

pub use acts::{ActsAction, Blank, Part};
pub use amend::AmendAction;
pub use compare::CompareAction;
pub use editor::EditorAction;
pub use figures::FiguresAction;
pub use intake::IntakeAction;
pub use people::{Field, PeopleAction};
pub use safety::SafetyAction;
pub use timeline::{Side, TimelineAction, Zoom};
pub use what_if::{Bar, WhatIfAction};
pub use word::{Attribute, Bank, Sight, Turn, Way};

/// What pressing or changing an element does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open the file chooser.
    ChooseFile,
    /// The text to be read, as it is typed or pasted.
    Paste,
    /// Read the pasted text.
    ReadPasted,
    /// Give up the reading that is under way.
    StopReading,
    /// Open a sample session: index into the samples.
    OpenSample(usize),
    /// Go to a step of the path.
    Go(Step),
    /// Say how a file is read, and look at what came of it.
    Intake(IntakeAction),
    /// Put right who said what.
    Amend(AmendAction),
    /// Say who is who.
    People(PeopleAction),
    /// Have the last word on coded acts.
    Acts(ActsAction),
    /// Have the last word on words that may concern safety.
    Safety(SafetyAction),
    /// Read the figures.
    Figures(FiguresAction),
    /// Look at a part of the session.
    Timeline(TimelineAction),
    /// Try out what would be left.
    WhatIf(WhatIfAction),
    /// Draw on the map.
    Editor(EditorAction),
    /// Lay another map beside it.
    Compare(CompareAction),
    /// The cast is right: draw the map.
    ConfirmCast,
    /// Pick out a mark of the map by its id.
    SelectMark(String),
    /// Pick out a member by id.
    SelectMember(String),
    /// Pick out a hypothesis by its key.
    SelectHypothesis(String),
    /// Pick out nothing.
    ClearSelection,
    /// Let go of one thing: a form, a moment, a reading, what is picked out.
    Escape,
    /// Show an utterance in the transcript.
    Reveal(usize),
    /// Strike out a coded act: index into the coding's acts.
    Reject(usize),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// Download the case.
    SaveCase,
    /// Download the map as SVG.
    SaveMap,
    /// Download the session note.
    SaveNote,
    /// Put the notice away.
    DismissNotice,
    /// Show or hide the help.
    ToggleHelp,
    /// Have single keys act, or not.
    ToggleLetters,
}

impl Action {
    /// What undoing it is called.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Intake(action) => action.name(),
            Self::Amend(action) => action.name(),
            Self::People(action) => action.name(),
            Self::Acts(action) => action.name(),
            Self::Safety(action) => action.name(),
            Self::Editor(action) => action.name(),
            Self::ConfirmCast => "confirming who is who".into(),
            Self::Reject(_) => "striking out a moment".into(),
            Self::OpenSample(_) => "opening a sample session".into(),
            Self::ReadPasted => "reading the pasted text".into(),
            _ => "the last change".into(),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ChooseFile => f.write_str("choose-file"),
            Self::Paste => f.write_str("paste"),
            Self::ReadPasted => f.write_str("read-pasted"),
            Self::StopReading => f.write_str("stop-reading"),
            Self::OpenSample(n) => write!(f, "open-sample:{n}"),
            Self::Go(step) => write!(f, "go:{}", step.name()),
            Self::Intake(action) => write!(f, "intake.{action}"),
            Self::Amend(action) => write!(f, "amend.{action}"),
            Self::People(action) => write!(f, "people.{action}"),
            Self::Acts(action) => write!(f, "acts.{action}"),
            Self::Safety(action) => write!(f, "safety.{action}"),
            Self::Figures(action) => write!(f, "figures.{action}"),
            Self::Timeline(action) => write!(f, "timeline.{action}"),
            Self::WhatIf(action) => write!(f, "what-if.{action}"),
            Self::Editor(action) => write!(f, "editor.{action}"),
            Self::Compare(action) => write!(f, "compare.{action}"),
            Self::ConfirmCast => f.write_str("confirm-cast"),
            Self::SelectMark(id) => write!(f, "select-mark:{id}"),
            Self::SelectMember(id) => write!(f, "select-member:{id}"),
            Self::SelectHypothesis(key) => write!(f, "select-hypothesis:{key}"),
            Self::ClearSelection => f.write_str("clear-selection"),
            Self::Escape => f.write_str("escape"),
            Self::Reveal(n) => write!(f, "reveal:{n}"),
            Self::Reject(n) => write!(f, "reject:{n}"),
            Self::Undo => f.write_str("undo"),
            Self::Redo => f.write_str("redo"),
            Self::SaveCase => f.write_str("save-case"),
            Self::SaveMap => f.write_str("save-map"),
            Self::SaveNote => f.write_str("save-note"),
            Self::DismissNotice => f.write_str("dismiss-notice"),
            Self::ToggleHelp => f.write_str("toggle-help"),
            Self::ToggleLetters => f.write_str("toggle-letters"),
        }
    }
}

impl FromStr for Action {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        if let Some((group, _)) = verb.split_once('.') {
            let rest = written.get(group.len() + 1..).unwrap_or_default();
            return match group {
                "intake" => rest.parse().map(Self::Intake),
                "amend" => rest.parse().map(Self::Amend),
                "people" => rest.parse().map(Self::People),
                "acts" => rest.parse().map(Self::Acts),
                "safety" => rest.parse().map(Self::Safety),
                "figures" => rest.parse().map(Self::Figures),
                "timeline" => rest.parse().map(Self::Timeline),
                "what-if" => rest.parse().map(Self::WhatIf),
                "editor" => rest.parse().map(Self::Editor),
                "compare" => rest.parse().map(Self::Compare),
                _ => Err(()),
            };
        }
        let number = || object.parse().map_err(|_| ());
        Ok(match verb {
            "choose-file" => Self::ChooseFile,
            "paste" => Self::Paste,
            "read-pasted" => Self::ReadPasted,
            "stop-reading" => Self::StopReading,
            "open-sample" => Self::OpenSample(number()?),
            "go" => Self::Go(object.parse()?),
            "confirm-cast" => Self::ConfirmCast,
            "select-mark" => Self::SelectMark(object.into()),
            "select-member" => Self::SelectMember(object.into()),
            "select-hypothesis" => Self::SelectHypothesis(object.into()),
            "clear-selection" => Self::ClearSelection,
            "escape" => Self::Escape,
            "reveal" => Self::Reveal(number()?),
            "reject" => Self::Reject(number()?),
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            "save-case" => Self::SaveCase,
            "save-map" => Self::SaveMap,
            "save-note" => Self::SaveNote,
            "dismiss-notice" => Self::DismissNotice,
            "toggle-help" => Self::ToggleHelp,
            "toggle-letters" => Self::ToggleLetters,
            _ => return Err(()),
        })
    }
}
