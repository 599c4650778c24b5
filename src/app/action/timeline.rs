//! What the timeline offers: brushing a stretch, moving and enlarging what is drawn, showing a turn.

use std::fmt;
use std::str::FromStr;

use crate::app::stretch::{Edge, Nudge};

/// What an element of the timeline does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineAction {
    /// Dragged: draw a stretch. Pressed: show the turn at that place.
    Draw,
    /// Dragged: move the stretch.
    Move,
    /// Dragged: move one end of the stretch. Changed: put it where the field says.
    Edge(Edge),
    /// Move the stretch by one step.
    Nudge(Nudge),
    /// Let go of the stretch: the whole session again.
    Whole,
    /// Draw the session larger or smaller, around its middle or the stretch.
    Zoom(Zoom),
    /// Move what is drawn back or on.
    Pan(Side),
    /// Wheel and pinch: move and enlarge what is drawn.
    View,
    /// Show the turn before or after the one that was shown last, in the transcript too.
    Turn(Side),
    /// Show an utterance on the timeline.
    Show(usize),
    /// Go to the figures.
    Figures,
    /// The map over time: where on its way the stretch stands.
    Scrub,
    /// The map over time: how long the stretch is.
    Length,
    /// The map over time: let the stretch move on by itself, or stand.
    Play,
    /// The map over time: one step back or on.
    Step(Side),
    /// The map over time: the next step of a run, by its number.
    Tick(u32),
}

/// How large the session is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Twice as large.
    In,
    /// Half as large.
    Out,
    /// All of it.
    All,
    /// As large as the stretch allows.
    Stretch,
}

/// A direction along the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Toward the start.
    Earlier,
    /// Toward the end.
    Later,
}

/// Those that carry nothing but their name.
const PLAIN: [(TimelineAction, &str); 26] = [
    (TimelineAction::Draw, "draw"),
    (TimelineAction::Move, "move"),
    (TimelineAction::Edge(Edge::From), "edge-from"),
    (TimelineAction::Edge(Edge::To), "edge-to"),
    (TimelineAction::Nudge(Nudge::Earlier), "nudge-earlier"),
    (TimelineAction::Nudge(Nudge::Later), "nudge-later"),
    (TimelineAction::Nudge(Nudge::Longer), "nudge-longer"),
    (TimelineAction::Nudge(Nudge::Shorter), "nudge-shorter"),
    (TimelineAction::Nudge(Nudge::First), "nudge-first"),
    (TimelineAction::Nudge(Nudge::Last), "nudge-last"),
    (TimelineAction::Whole, "whole"),
    (TimelineAction::Zoom(Zoom::In), "zoom-in"),
    (TimelineAction::Zoom(Zoom::Out), "zoom-out"),
    (TimelineAction::Zoom(Zoom::All), "zoom-all"),
    (TimelineAction::Zoom(Zoom::Stretch), "zoom-stretch"),
    (TimelineAction::Pan(Side::Earlier), "pan-earlier"),
    (TimelineAction::Pan(Side::Later), "pan-later"),
    (TimelineAction::View, "view"),
    (TimelineAction::Turn(Side::Earlier), "turn-before"),
    (TimelineAction::Turn(Side::Later), "turn-after"),
    (TimelineAction::Figures, "figures"),
    (TimelineAction::Scrub, "scrub"),
    (TimelineAction::Length, "length"),
    (TimelineAction::Play, "play"),
    (TimelineAction::Step(Side::Earlier), "step-back"),
    (TimelineAction::Step(Side::Later), "step-on"),
];

impl fmt::Display for TimelineAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Show(utterance) => write!(f, "show:{utterance}"),
            Self::Tick(run) => write!(f, "tick:{run}"),
            plain => {
                let named = PLAIN.iter().find(|(action, _)| action == plain);
                f.write_str(named.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for TimelineAction {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        if let Some(utterance) = written.strip_prefix("show:") {
            return utterance.parse().map(Self::Show).map_err(|_| ());
        }
        if let Some(run) = written.strip_prefix("tick:") {
            return run.parse().map(Self::Tick).map_err(|_| ());
        }
        let named = PLAIN.iter().find(|(_, name)| *name == written);
        named.map(|(action, _)| *action).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_read_as_it_is_written() {
        let plain = PLAIN.iter().map(|(action, _)| *action);
        for action in plain.chain([TimelineAction::Show(7), TimelineAction::Tick(2)]) {
            assert_eq!(action.to_string().parse(), Ok(action));
        }
    }
}
