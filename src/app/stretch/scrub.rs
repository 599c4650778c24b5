//! The map over time: a stretch of one length that moves along the session from stop to stop.

use super::Looking;
use super::axis::Axis;
use crate::import::Seconds;
use crate::session::Window;

/// One stop lies this part of the length behind the one before, so that nothing falls between two.
const OVERLAP: i64 = 4;
/// The lengths that are offered are about these parts of the session.
const PARTS: [i64; 5] = [24, 12, 8, 4, 2];
/// Which of them is taken where nobody has chosen.
const USUAL: i64 = 8;

impl Looking {
    /// The lengths that are offered, each below the session's, the shortest first.
    #[must_use]
    pub fn lengths(axis: &Axis) -> Vec<Seconds> {
        let whole = axis.whole.length();
        let mut lengths = Vec::new();
        for of in PARTS {
            let length = axis.step(super::part(whole, of), axis.whole);
            if length < whole && !lengths.contains(&length) {
                lengths.push(length);
            }
        }
        lengths
    }

    /// How long the stretch is that moves: the one that is looked at, else as was chosen last, else an eighth of the session.
    #[must_use]
    pub fn length(&self, axis: &Axis) -> Seconds {
        let usual = || axis.step(super::part(axis.whole.length(), USUAL), axis.whole);
        let looked = self.stretch.map(Window::length);
        // What was brushed is rounded, at the session's end more than elsewhere.
        let rounded = axis.resolution(axis.whole);
        let near = |one: Seconds, other: Seconds| one - other <= rounded && other - one <= rounded;
        let length = match (looked, self.length) {
            (Some(looked), Some(chosen)) if near(looked, chosen) => Some(chosen),
            (looked, chosen) => looked.or(chosen),
        };
        length.unwrap_or_else(usual).min(axis.whole.length())
    }

    /// The number of the last stop; the first is 0.
    #[must_use]
    pub fn stops(&self, axis: &Axis) -> i64 {
        let way = axis.whole.length() - self.length(axis);
        let step = self.stride(axis).as_micros();
        (way.as_micros().max(0) + step - 1) / step
    }

    /// The stop that is nearest to where the stretch is.
    #[must_use]
    pub fn stop(&self, axis: &Axis) -> i64 {
        let Some(stretch) = self.stretch else {
            return 0;
        };
        if stretch.end >= axis.whole.end {
            return self.stops(axis);
        }
        let step = self.stride(axis).as_micros();
        ((stretch.start - axis.whole.start).as_micros() + step / 2) / step
    }

    /// Moves the stretch to a stop.
    pub fn stop_at(&mut self, axis: &Axis, stop: i64) {
        let length = self.length(axis);
        let stop = stop.clamp(0, self.stops(axis));
        let way = Seconds::from_micros(self.stride(axis).as_micros().saturating_mul(stop));
        let last = axis.whole.end - length;
        let start = (axis.whole.start + way).min(last);
        self.lay(axis, start, length);
    }

    /// Gives the stretch another length, from where it begins.
    pub fn lengthen(&mut self, axis: &Axis, length: Seconds) {
        let start = self.stretch.map_or(axis.whole.start, |it| it.start);
        self.lay(axis, start, length);
    }

    /// Lays a stretch of this length where it begins, or as near as it fits.
    fn lay(&mut self, axis: &Axis, start: Seconds, length: Seconds) {
        self.length = Some(length);
        let wanted = Window {
            start,
            end: start + length,
        };
        self.take(axis, axis.inside(wanted));
        self.follow(axis);
    }

    fn stride(&self, axis: &Axis) -> Seconds {
        let step = super::part(self.length(axis), OVERLAP);
        step.max(axis.resolution(axis.whole))
    }
}
