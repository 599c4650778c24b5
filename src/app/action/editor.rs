//! What the editor of the map offers.

use std::fmt;
use std::str::FromStr;

use super::word::{Attribute, Bank, Sight, Turn, Way, Words};
use crate::app::editor::{Side, Tool};
use crate::session::Role;
use crate::structure::BoundaryStyle;

/// Something done to a map by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorAction {
    /// Begin a map without a session.
    Begin,
    /// Draw on the map, or only read it.
    Toggle,
    /// Show or hide the line that adds people.
    Adding,
    /// Show or hide the list with its form controls.
    List,
    /// The line of text that names people, as it is typed.
    Line,
    /// Add the people of the line.
    AddPeople,
    /// Add somebody of a role.
    Add(Role),
    /// Take a mark in hand, or put it down.
    Take(Tool),
    /// A group is complete.
    Done,
    /// Choose a member or mark, by id.
    Press(String),
    /// Add it to what is chosen, or take it out.
    Also(String),
    /// The keyboard has come to a member or mark, by id.
    At(String),
    /// Let every press add to what is chosen.
    Several,
    /// Choose everybody.
    All,
    /// Put down what is in hand, else choose nothing.
    Escape,
    /// The boundary in hand, under the row of a generation.
    Below(i8),
    /// Drag a member, and with it whoever is chosen.
    Move(String),
    /// Drag a frame around what is to be chosen.
    Frame,
    /// Move and enlarge the view.
    View,
    /// Enlarge or reduce the view, or see everything.
    Zoom(Sight),
    /// Move whoever is chosen by a step.
    Nudge(Way),
    /// Go to the next member in a direction.
    Go(Way),
    /// Go to the next mark, or the one before.
    Mark(Turn),
    /// Open the menu of a member or mark, or of what is chosen where the id is empty; close it where it is open.
    Menu(String),
    /// Take away what is chosen.
    Remove,
    /// Take away one member, mark, area or note.
    RemoveOne(String),
    /// A mark that was set aside stands again.
    Restore(String),
    /// Whoever is chosen once more.
    Duplicate,
    /// Give whoever is chosen back to the layout.
    Unpin,
    /// Something about a member: by id.
    Set(Attribute, String),
    /// How permeable a boundary is, by id.
    Style(String),
    /// Make a boundary so permeable, by id.
    Restyle(BoundaryStyle, String),
    /// The name of a group, by id.
    NameArea(String),
    /// A note about something, by id; about the map where it is empty.
    Note(String),
    /// The title of the map.
    Title,
    /// Several on each side of the boundary in hand.
    Sides,
    /// Somebody is on one side of the form's boundary, or on it no more: the side, and the member by id.
    FormSide(Bank, String),
    /// The form's mark.
    FormTool,
    /// Who takes one of the parts of the form's mark.
    FormPart(usize),
    /// Draw what the form says.
    FormDraw,
    /// Stay with one's own where the evidence differs: the entry.
    Keep(usize),
    /// Follow the evidence: the entry.
    Follow(usize),
    /// Keep the drawing as it is under a name.
    Checkpoint,
    /// Return to a kept state.
    Return(usize),
    /// Forget a kept state.
    Forget(usize),
    /// Begin a goal map as a copy of the current one.
    Goal,
    /// Put the goal map away.
    DropGoal,
    /// Draw on one map or the other.
    Side(Side),
    /// Download the map as a picture of pixels, so many to a unit.
    Picture(u8),
    /// Download the map as a drawing.
    Drawing,
    /// Download the map as a drawing that carries the case.
    DrawingWithCase,
}

impl EditorAction {
    /// What undoing it is called where the change itself gives no better name.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Begin => "beginning a map".into(),
            Self::Move(_) | Self::Nudge(_) => "moving on the map".into(),
            _ => "a change of the map".into(),
        }
    }

    /// The verb and what it is done to.
    fn parts(&self) -> (&'static str, String) {
        match self {
            Self::Begin => ("begin", String::new()),
            Self::Toggle => ("toggle", String::new()),
            Self::Adding => ("adding", String::new()),
            Self::List => ("list", String::new()),
            Self::Line => ("line", String::new()),
            Self::AddPeople => ("add-people", String::new()),
            Self::Add(role) => ("add", role.name().into()),
            Self::Take(tool) => ("take", tool.name().into()),
            Self::Done => ("done", String::new()),
            Self::Press(id) => ("press", id.clone()),
            Self::Also(id) => ("also", id.clone()),
            Self::At(id) => ("at", id.clone()),
            Self::Several => ("several", String::new()),
            Self::All => ("all", String::new()),
            Self::Escape => ("escape", String::new()),
            Self::Below(generation) => ("below", generation.to_string()),
            Self::Move(id) => ("move", id.clone()),
            Self::Frame => ("frame", String::new()),
            Self::View => ("view", String::new()),
            Self::Zoom(zoom) => ("zoom", zoom.word().into()),
            Self::Nudge(way) => ("nudge", way.word().into()),
            Self::Go(way) => ("go", way.word().into()),
            Self::Mark(turn) => ("mark", turn.word().into()),
            Self::Menu(id) => ("menu", id.clone()),
            Self::Remove => ("remove", String::new()),
            Self::RemoveOne(id) => ("remove-one", id.clone()),
            Self::Restore(id) => ("restore", id.clone()),
            Self::Duplicate => ("duplicate", String::new()),
            Self::Unpin => ("unpin", String::new()),
            Self::Set(attribute, id) => ("set", format!("{}:{id}", attribute.word())),
            other => other.more_parts(),
        }
    }

    fn more_parts(&self) -> (&'static str, String) {
        match self {
            Self::Style(id) => ("style", id.clone()),
            Self::Restyle(style, id) => ("restyle", format!("{}:{id}", style.name())),
            Self::NameArea(id) => ("name-area", id.clone()),
            Self::Note(id) => ("note", id.clone()),
            Self::Title => ("title", String::new()),
            Self::Sides => ("sides", String::new()),
            Self::FormSide(bank, id) => ("form-side", format!("{}:{id}", bank.word())),
            Self::FormTool => ("form-tool", String::new()),
            Self::FormPart(part) => ("form-part", part.to_string()),
            Self::FormDraw => ("form-draw", String::new()),
            Self::Keep(entry) => ("keep", entry.to_string()),
            Self::Follow(entry) => ("follow", entry.to_string()),
            Self::Checkpoint => ("checkpoint", String::new()),
            Self::Return(index) => ("return", index.to_string()),
            Self::Forget(index) => ("forget", index.to_string()),
            Self::Goal => ("goal", String::new()),
            Self::DropGoal => ("drop-goal", String::new()),
            Self::Side(side) => ("side", side.word().into()),
            Self::Picture(scale) => ("picture", scale.to_string()),
            Self::Drawing => ("drawing", String::new()),
            Self::DrawingWithCase => ("drawing-with-case", String::new()),
            // Every other one is in `parts`.
            _ => ("", String::new()),
        }
    }
}

impl fmt::Display for EditorAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (verb, object) = self.parts();
        if object.is_empty() {
            f.write_str(verb)
        } else {
            write!(f, "{verb}:{object}")
        }
    }
}

impl FromStr for EditorAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (verb, object) = written.split_once(':').unwrap_or((written, ""));
        if let Some(action) = plain(verb) {
            return Ok(action);
        }
        let id = || object.to_owned();
        let number = || object.parse::<usize>().map_err(|_| ());
        Ok(match verb {
            "add" => Self::Add(object.parse()?),
            "take" => {
                let mut tools = Tool::ALL.into_iter();
                Self::Take(tools.find(|it| it.name() == object).ok_or(())?)
            }
            "press" => Self::Press(id()),
            "also" => Self::Also(id()),
            "at" => Self::At(id()),
            "below" => Self::Below(object.parse().map_err(|_| ())?),
            "move" => Self::Move(id()),
            "zoom" => Self::Zoom(Sight::of(object)?),
            "nudge" => Self::Nudge(Way::of(object)?),
            "go" => Self::Go(Way::of(object)?),
            "mark" => Self::Mark(Turn::of(object)?),
            "menu" => Self::Menu(id()),
            "remove-one" => Self::RemoveOne(id()),
            "restore" => Self::Restore(id()),
            "set" => {
                let (attribute, id) = object.split_once(':').ok_or(())?;
                Self::Set(Attribute::of(attribute)?, id.to_owned())
            }
            "style" => Self::Style(id()),
            "restyle" => {
                let (style, id) = object.split_once(':').ok_or(())?;
                let mut styles = BoundaryStyle::ALL.into_iter();
                Self::Restyle(
                    styles.find(|it| it.name() == style).ok_or(())?,
                    id.to_owned(),
                )
            }
            "name-area" => Self::NameArea(id()),
            "note" => Self::Note(id()),
            "form-side" => {
                let (bank, id) = object.split_once(':').ok_or(())?;
                Self::FormSide(Bank::of(bank)?, id.to_owned())
            }
            "form-part" => Self::FormPart(number()?),
            "keep" => Self::Keep(number()?),
            "follow" => Self::Follow(number()?),
            "return" => Self::Return(number()?),
            "forget" => Self::Forget(number()?),
            "side" => Self::Side(Side::of(object)?),
            "picture" => Self::Picture(object.parse().map_err(|_| ())?),
            _ => return Err(()),
        })
    }
}

/// The actions that are done to nothing in particular.
fn plain(verb: &str) -> Option<EditorAction> {
    use EditorAction as Do;
    Some(match verb {
        "begin" => Do::Begin,
        "toggle" => Do::Toggle,
        "adding" => Do::Adding,
        "list" => Do::List,
        "line" => Do::Line,
        "add-people" => Do::AddPeople,
        "done" => Do::Done,
        "several" => Do::Several,
        "all" => Do::All,
        "escape" => Do::Escape,
        "frame" => Do::Frame,
        "view" => Do::View,
        "remove" => Do::Remove,
        "duplicate" => Do::Duplicate,
        "unpin" => Do::Unpin,
        "title" => Do::Title,
        "sides" => Do::Sides,
        "form-tool" => Do::FormTool,
        "form-draw" => Do::FormDraw,
        "checkpoint" => Do::Checkpoint,
        "goal" => Do::Goal,
        "drop-goal" => Do::DropGoal,
        "drawing" => Do::Drawing,
        "drawing-with-case" => Do::DrawingWithCase,
        _ => return None,
    })
}
