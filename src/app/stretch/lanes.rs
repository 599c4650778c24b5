//! The drawing of the timeline in its own units: across, the part of the session that is drawn; down, one lane a person.

use crate::app::{Gesture, Place};
use crate::import::Seconds;
use crate::session::{MemberId, Session, Window};

/// Units across the drawing, whatever part of the session it shows.
pub const WIDTH: f64 = 4_000.0;
/// Units down one lane, which are pixels of the screen.
pub const LANE: f64 = 24.0;
/// How far beside a turn it can still be pressed, in units across.
const REACH: f64 = 24.0;

/// Who has a lane, from the top: the family in the order of the cast, then the therapist, then whom the file leaves
/// unnamed. Whoever never speaks has none.
#[must_use]
pub fn lanes(session: &Session) -> Vec<Option<MemberId>> {
    let family = &session.family;
    let mut speaks = vec![false; family.len()];
    let mut unnamed = false;
    for spoken in &session.utterances {
        match spoken.speaker.and_then(|id| speaks.get_mut(id.0)) {
            Some(speaks) => *speaks = true,
            None => unnamed = true,
        }
    }
    let heard = |id: &MemberId| speaks.get(id.0).copied().unwrap_or(false);
    let kin = family.members().map(|(id, _)| id);
    let therapist = family.everyone().map(|(id, _)| id);
    let therapist = therapist.filter(|&id| family.is_therapist(id));
    let named = kin.chain(therapist).filter(heard).map(Some);
    named.chain(unnamed.then_some(None)).collect()
}

/// Between moments of the session and units across the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    view: Window,
}

impl Scale {
    /// The scale of what is drawn.
    #[must_use]
    pub const fn of(view: Window) -> Self {
        Self { view }
    }

    /// Where a moment stands, in units; outside what is drawn, beyond the edges.
    #[must_use]
    pub fn x(&self, at: Seconds) -> f64 {
        let length = self.view.length().as_f64().max(1e-6);
        (at - self.view.start).as_f64() / length * WIDTH
    }

    /// The part of the drawing's width at which a moment stands, in percent.
    #[must_use]
    pub fn percent(&self, at: Seconds) -> f64 {
        self.x(at) * 100.0 / WIDTH
    }

    /// A distance across as a length of time.
    #[must_use]
    pub fn length(&self, units: f64) -> Seconds {
        let seconds = units / WIDTH * self.view.length().as_f64();
        Seconds::from_f64(seconds).unwrap_or_default()
    }

    /// The moment at a place.
    #[must_use]
    pub fn at(&self, x: f64) -> Seconds {
        self.view.start + self.length(x)
    }

    /// The stretch between where a drag began and where it is.
    #[must_use]
    pub fn between(&self, gesture: &Gesture) -> Window {
        Window::between(self.at(gesture.from.x), self.at(gesture.at.x))
    }
}

/// The utterance pressed at a place: of those in that lane the one that is nearest, if one is near.
#[must_use]
pub fn utterance_at(session: &Session, view: Window, place: Place) -> Option<usize> {
    let scale = Scale::of(view);
    let lane = (place.y / LANE).floor();
    let speaker = lanes(session)
        .into_iter()
        .enumerate()
        .find(|(row, _)| *row as f64 == lane)?
        .1;
    let distance = |window: Window| {
        let (start, end) = (scale.x(window.start), scale.x(window.end));
        (start - place.x).max(place.x - end).max(0.0)
    };
    let own = session.utterances.iter().enumerate();
    own.filter(|(_, spoken)| spoken.speaker == speaker)
        .map(|(index, spoken)| (index, distance(spoken.window)))
        .filter(|(_, distance)| *distance <= REACH)
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(index, _)| index)
}
