//! Session → each person's share of the floor in windows that slide along it.

use crate::app::stretch::Axis;
use crate::import::Seconds;
use crate::process::{Timeline, floor};
use crate::session::{MemberId, Window};

/// How wide a window is: two and a half minutes, or so many utterances where there are no times. ConvoKit's talk-time
/// sharing takes the same width and step.
const WIDTH: Seconds = Seconds::from_millis(150_000);
/// How far one window is from the next.
const STEP: Seconds = Seconds::from_millis(30_000);
/// The most windows; in longer sessions they stand further apart.
const MOST: i64 = 240;

/// Shares of the floor along a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// In order.
    pub points: Vec<Point>,
    /// How wide each window is.
    pub width: Seconds,
}

/// Shares in one window.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The window.
    pub window: Window,
    /// By member: 0..=1 of everybody's talk; 0 where nobody speaks.
    pub shares: Vec<f64>,
}

impl Curve {
    /// Measures a session from its start to its end.
    #[must_use]
    pub fn of(timeline: &Timeline, axis: &Axis) -> Self {
        let length = axis.whole.length();
        let width = WIDTH.min(length);
        let spread = Seconds::from_micros(length.as_micros() / MOST);
        let windows = timeline.sliding(width, STEP.max(spread));
        Self {
            points: windows.map(|window| point(timeline, window)).collect(),
            width,
        }
    }

    /// One member's share in each window.
    pub fn shares(&self, member: MemberId) -> impl Iterator<Item = (Window, f64)> {
        self.points.iter().map(move |point| {
            let share = point.shares.get(member.0).copied();
            (point.window, share.unwrap_or_default())
        })
    }
}

fn point(timeline: &Timeline, window: Window) -> Point {
    let floor = floor(timeline, window);
    let amount = |it: &crate::process::Floor| {
        let time = it.talk_time.value().map(|time| time.as_f64());
        time.unwrap_or(it.words as f64)
    };
    let amounts: Vec<f64> = floor.iter().map(amount).collect();
    let all: f64 = amounts.iter().sum();
    let share = |amount: f64| if all > 0.0 { amount / all } else { 0.0 };
    Point {
        window,
        shares: amounts.into_iter().map(share).collect(),
    }
}
