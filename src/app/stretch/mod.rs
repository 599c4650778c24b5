//! Which part of the session is looked at: the axis it lies on, the part that is drawn, and the stretch that is brushed.

mod axis;
mod lanes;
mod scrub;

pub use axis::{Axis, AxisKind, Edge, Tick};
pub use lanes::{LANE, Scale, WIDTH, lanes, utterance_at};

use crate::import::Seconds;
use crate::session::Window;

/// The part of the session that the timeline draws is never shorter than this many steps of the axis.
const CLOSEST: i64 = 5;
/// One press of a key moves the stretch by about this part of what is drawn.
const NUDGE: i64 = 50;
/// A stretch begun by key is this part of what is drawn.
const BEGUN: i64 = 10;

/// What the person looks at. On the desk: never saved, never undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looking {
    /// The stretch that every figure and the map are of; `None`: the whole session.
    pub stretch: Option<Window>,
    /// The part of the session that the timeline draws; `None`: all of it.
    pub drawn: Option<Window>,
    /// The stretch as it was when the drag that is under way began.
    pub grabbed: Option<Option<Window>>,
    /// How long a stretch was chosen to be that moves along the session.
    pub length: Option<Seconds>,
    /// The number of the run by which the stretch moves on by itself; `None` while it stands.
    pub playing: Option<u32>,
    /// How many such runs there were.
    pub runs: u32,
    /// What was written last into one of the two fields and could not be taken.
    pub refused: Option<Refused>,
}

/// What was written as one end of the stretch and could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which end.
    pub edge: Edge,
    /// Why.
    pub why: Unfit,
}

/// Why a text is no end of the stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no time, or no number of an utterance.
    Form,
    /// The stretch would end where it begins or before.
    Order,
}

impl Refused {
    /// Why, as a sentence that says what would do.
    #[must_use]
    pub fn words(self, axis: &Axis, stretch: Window) -> String {
        match (self.why, self.edge) {
            (Unfit::Form, _) if axis.is_timed() => {
                "That is no time: write minutes and seconds, like “12:30”.".into()
            }
            (Unfit::Form, _) => "That is no utterance: write its number, like “12”.".into(),
            (Unfit::Order, Edge::From) => format!(
                "The stretch ends at {}: it has to begin before that.",
                axis.label(Edge::To, stretch.end)
            ),
            (Unfit::Order, Edge::To) => format!(
                "The stretch begins at {}: it has to end after that.",
                axis.label(Edge::From, stretch.start)
            ),
        }
    }
}

/// What a key does to the stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nudge {
    /// Move it back.
    Earlier,
    /// Move it on.
    Later,
    /// Let it end later.
    Longer,
    /// Let it end earlier.
    Shorter,
    /// Move it to the session's start.
    First,
    /// Move it to the session's end.
    Last,
}

impl Looking {
    /// The part of the session that is drawn.
    #[must_use]
    pub fn view(&self, axis: &Axis) -> Window {
        let drawn = self.drawn.and_then(|drawn| drawn.shared(axis.whole));
        drawn
            .filter(|drawn| drawn.length() > Seconds::ZERO)
            .unwrap_or(axis.whole)
    }

    /// Takes a stretch: snapped to the axis, kept inside the session; all of the session is no stretch.
    pub fn take(&mut self, axis: &Axis, wanted: Window) {
        let step = axis.resolution(self.view(axis));
        let mut stretch = axis.snapped(wanted, step);
        if stretch.length() < step {
            stretch.end = (stretch.start + step).min(axis.whole.end);
            stretch.start = (stretch.end - step).max(axis.whole.start);
        }
        self.stretch = Some(stretch).filter(|&stretch| stretch != axis.whole);
        self.refused = None;
    }

    /// Moves the stretch, or one end of it, by one step of the keyboard.
    pub fn nudge(&mut self, axis: &Axis, nudge: Nudge) {
        let view = self.view(axis);
        let step = axis.step(part(view.length(), NUDGE), view);
        let Some(now) = self.stretch else {
            return self.begin(axis, nudge, step);
        };
        let by = |start: Seconds, end: Seconds| Window {
            start: now.start + start,
            end: now.end + end,
        };
        let wanted = match nudge {
            Nudge::Earlier => by(-step, -step),
            Nudge::Later => by(step, step),
            Nudge::First => by(axis.whole.start - now.start, axis.whole.start - now.start),
            Nudge::Last => by(axis.whole.end - now.end, axis.whole.end - now.end),
            Nudge::Longer => by(Seconds::ZERO, step),
            Nudge::Shorter => by(Seconds::ZERO, -step.min(now.length() - axis.least())),
        };
        match nudge {
            Nudge::Longer | Nudge::Shorter => self.take(axis, wanted),
            _ => self.take(axis, axis.inside(wanted)),
        }
        self.follow(axis);
    }

    /// The first key of all: a stretch at the side of what is drawn that the key points away from.
    fn begin(&mut self, axis: &Axis, nudge: Nudge, step: Seconds) {
        let view = self.view(axis);
        let length = axis.step(part(view.length(), BEGUN), view);
        let wanted = match nudge {
            Nudge::Later | Nudge::First => Window::between(view.start, view.start + length),
            Nudge::Earlier | Nudge::Last => Window::between(view.end - length, view.end),
            Nudge::Shorter => Window::between(view.start, view.end - step),
            Nudge::Longer => return,
        };
        self.take(axis, wanted);
    }

    /// Keeps the stretch in sight where the timeline draws only a part of the session.
    pub fn follow(&mut self, axis: &Axis) {
        if let Some(stretch) = self.stretch {
            self.bring_into_view(axis, stretch);
        }
    }

    /// Moves what is drawn as little as it takes to have a place in it.
    pub fn bring_into_view(&mut self, axis: &Axis, place: Window) {
        let view = self.view(axis);
        let over = (place.end - view.end).max(Seconds::ZERO);
        let under = (view.start - place.start).max(Seconds::ZERO);
        if self.drawn.is_some() && (over > Seconds::ZERO || under > Seconds::ZERO) {
            let by = if under > Seconds::ZERO { -under } else { over };
            self.pan(axis, by);
        }
    }

    /// Moves what is drawn along the axis.
    pub fn pan(&mut self, axis: &Axis, by: Seconds) {
        let view = self.view(axis);
        let moved = Window {
            start: view.start + by,
            end: view.end + by,
        };
        self.draw(axis, axis.inside(moved));
    }

    /// Draws the session larger by a factor, with one moment keeping its place.
    pub fn zoom(&mut self, axis: &Axis, factor: f64, around: Seconds) {
        let view = self.view(axis);
        let closest = axis.least().as_f64() * CLOSEST as f64;
        let length = view.length().as_f64();
        let wanted = (length / factor)
            .max(closest)
            .min(axis.whole.length().as_f64());
        let before = (around - view.start).as_f64() / length.max(1e-6) * wanted;
        let start = around.as_f64() - before;
        let moment = |seconds: f64| Seconds::from_f64(seconds).unwrap_or(axis.whole.start);
        let wanted = Window::between(moment(start), moment(start + wanted));
        self.draw(axis, axis.inside(wanted));
    }

    /// Draws one part of the session.
    pub fn draw(&mut self, axis: &Axis, part: Window) {
        self.drawn = Some(part).filter(|&part| part != axis.whole && part.length() > Seconds::ZERO);
    }
}

/// One n-th of a length.
const fn part(length: Seconds, n: i64) -> Seconds {
    Seconds::from_micros(length.as_micros() / n)
}

#[cfg(test)]
mod tests;
