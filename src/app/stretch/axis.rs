//! The axis along which a session is drawn and brushed: the file's clock, or the order of what was said.

use crate::import::Seconds;
use crate::session::{Session, Window};

/// At most this many lines across the timeline.
const LINES: i64 = 12;
/// At most this many on a narrow screen.
const COARSE_LINES: i64 = 4;

/// Steps that a clock's dial is divided by, in seconds; beyond the last, its multiples.
const DIAL: [i64; 16] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200,
];

/// The axis of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// From the first start to the last end.
    pub whole: Window,
    /// What places on it mean.
    pub kind: AxisKind,
}

/// What a place on the axis means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisKind {
    /// The file's clock.
    Clock,
    /// The file's clock, which tells when each utterance begins and not when it ends.
    Starts,
    /// The n-th utterance: the file has no times.
    Order,
}

/// One end of the stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    From,
    /// Where it ends.
    To,
}

impl Edge {
    /// Its name, for ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }
}

/// A line across the timeline with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub at: Seconds,
    /// What stands there.
    pub label: String,
    /// Whether it stays where there is room for few.
    pub coarse: bool,
}

impl Axis {
    /// The axis of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let windows = || session.utterances.iter().map(|spoken| spoken.window);
        let start = windows().map(|window| window.start).min();
        let end = windows().map(|window| window.end).max();
        Self {
            whole: Window::between(start.unwrap_or_default(), end.unwrap_or_default()),
            kind: match session.timing {
                timing if !timing.starts => AxisKind::Order,
                timing if !timing.ends => AxisKind::Starts,
                _ => AxisKind::Clock,
            },
        }
    }

    /// Whether places are times.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        self.kind != AxisKind::Order
    }

    /// The smallest length that can be brushed: a tenth of a second, or one utterance.
    #[must_use]
    pub fn least(&self) -> Seconds {
        Seconds::from_millis(if self.is_timed() { 100 } else { 1_000 })
    }

    /// A place as one end of a stretch: "12:30", or the number of the first or last utterance.
    #[must_use]
    pub fn label(&self, edge: Edge, at: Seconds) -> String {
        match (self.kind, edge) {
            (AxisKind::Order, Edge::From) => ((at.as_micros() / 1_000_000) + 1).to_string(),
            (AxisKind::Order, Edge::To) => (at.as_micros() / 1_000_000).to_string(),
            _ => match at.as_micros() / 100_000 % 10 {
                tenths if tenths > 0 && at != self.whole.start && at != self.whole.end => {
                    format!("{at}.{tenths}")
                }
                _ => at.to_string(),
            },
        }
    }

    /// A place as somebody writes it: "12:30", "1:02:03", "12:30.5", or seconds; on an axis of order the number of an
    /// utterance. Clamped to the session.
    #[must_use]
    pub fn read(&self, edge: Edge, written: &str) -> Option<Seconds> {
        let written = written.trim();
        let seconds = match self.kind {
            AxisKind::Order => {
                let number: u32 = written.parse().ok()?;
                f64::from(number) - if edge == Edge::From { 1.0 } else { 0.0 }
            }
            _ => clock(written)?,
        };
        let at = Seconds::from_f64(seconds)?;
        // A clock is shown without its tenths at the session's own ends.
        let cut =
            |end: Seconds| Seconds::from_micros(end.as_micros().div_euclid(1_000_000) * 1_000_000);
        let at = if at == cut(self.whole.end) {
            self.whole.end
        } else {
            at
        };
        Some(at.max(self.whole.start).min(self.whole.end))
    }

    /// A stretch in words: "from 12:30 to 18:05 of 52:10".
    #[must_use]
    pub fn words(&self, stretch: Window) -> String {
        let unit = if self.is_timed() { "" } else { "utterance " };
        format!(
            "from {unit}{} to {} of {}",
            self.label(Edge::From, stretch.start),
            self.label(Edge::To, stretch.end),
            self.end_label()
        )
    }

    /// A length in words: "30 seconds", "5 minutes", "20 utterances".
    #[must_use]
    pub fn long(&self, length: Seconds) -> String {
        let seconds = length.as_micros() / 1_000_000;
        let (number, unit) = match self.is_timed() {
            false => (seconds, "utterance"),
            true if seconds > 0 && seconds % 3_600 == 0 => (seconds / 3_600, "hour"),
            true if seconds > 0 && seconds % 60 == 0 => (seconds / 60, "minute"),
            true => (seconds, "second"),
        };
        let many = if number == 1 { "" } else { "s" };
        format!("{number} {unit}{many}")
    }

    /// A stretch by its two ends: "minutes 12:30–18:05", "utterances 12–80".
    #[must_use]
    pub fn between(&self, stretch: Window) -> String {
        let unit = if self.is_timed() {
            "minutes"
        } else {
            "utterances"
        };
        let (from, to) = (
            self.label(Edge::From, stretch.start),
            self.label(Edge::To, stretch.end),
        );
        format!("{unit} {from}–{to}")
    }

    /// The session's end: "52:10", or the number of utterances.
    #[must_use]
    pub fn end_label(&self) -> String {
        match self.is_timed() {
            true => self.whole.end.to_string(),
            false => self.label(Edge::To, self.whole.end),
        }
    }

    /// The least length on the dial that is not below a length.
    #[must_use]
    pub fn step(&self, length: Seconds, view: Window) -> Seconds {
        let least = self.resolution(view);
        match length <= least {
            true => least,
            false => {
                Seconds::from_millis(1_000 * self.dial((length.as_micros() + 999_999) / 1_000_000))
            }
        }
    }

    /// What a brush over this view is rounded to: a tenth of a second where a tenth can be aimed at.
    #[must_use]
    pub fn resolution(&self, view: Window) -> Seconds {
        let close = view.length() < Seconds::from_millis(120_000);
        match self.is_timed() && close {
            true => self.least(),
            false => Seconds::from_millis(1_000),
        }
    }

    /// A window with its ends on multiples of a step, kept inside the session; the session's own ends stay as they are.
    #[must_use]
    pub fn snapped(&self, wanted: Window, step: Seconds) -> Window {
        let round = |at: Seconds| {
            let step = step.as_micros().max(1);
            let steps = (at.as_micros() + step / 2).div_euclid(step);
            Seconds::from_micros(steps * step)
                .max(self.whole.start)
                .min(self.whole.end)
        };
        let end = if wanted.end >= self.whole.end {
            self.whole.end
        } else {
            round(wanted.end)
        };
        let start = if wanted.start <= self.whole.start {
            self.whole.start
        } else {
            round(wanted.start)
        };
        Window::between(start, end)
    }

    /// A window of the same length moved inside the session; the session where it is longer.
    #[must_use]
    pub fn inside(&self, wanted: Window) -> Window {
        let length = wanted.length().min(self.whole.length());
        let start = wanted
            .start
            .min(self.whole.end - length)
            .max(self.whole.start);
        Window {
            start,
            end: start + length,
        }
    }

    /// The lines across a view: few enough to read, on places a person would count by.
    #[must_use]
    pub fn ticks(&self, view: Window) -> Vec<Tick> {
        let length = view.length().as_micros() / 1_000_000;
        let fine = self.dial((length / LINES).max(1));
        let coarse = self.multiple(fine, (length + COARSE_LINES - 1) / COARSE_LINES);
        // Counting begins at one: the tenth utterance begins nine steps from the start.
        let shift = i64::from(!self.is_timed());
        let first = (view.start.as_micros().div_euclid(1_000_000) + shift).div_euclid(fine);
        (first..)
            .map(|n| n * fine)
            .map(|count| (count, Seconds::from_millis(1_000 * (count - shift))))
            .skip_while(|(_, at)| *at < view.start)
            .take_while(|(_, at)| {
                length > 0 && *at + Seconds::from_millis(1_000 * shift) <= view.end
            })
            .map(|(count, at)| Tick {
                at,
                label: match self.is_timed() {
                    true => at.to_string(),
                    false => count.to_string(),
                },
                coarse: count % coarse == 0,
            })
            .collect()
    }

    /// The least number that people count by and that is not below one: of seconds or of utterances.
    fn dial(&self, least: i64) -> i64 {
        self.multiple(1, least)
    }

    /// The same among the multiples of a step.
    fn multiple(&self, of: i64, least: i64) -> i64 {
        let decades = (0..12).flat_map(|power| [1, 2, 5].map(|n| n * 10_i64.pow(power)));
        let clock = DIAL
            .into_iter()
            .chain((1..).map(|days| days * 86_400).take(64));
        let fits = |step: &i64| *step >= least && step % of == 0;
        match self.is_timed() {
            true => clock.into_iter().find(fits),
            false => decades.into_iter().find(fits),
        }
        .unwrap_or(of)
    }
}

/// "12:30", "1:02:03.5" or "754" in seconds.
fn clock(written: &str) -> Option<f64> {
    let mut parts = written.split(':').rev();
    let seconds: f64 = parts.next()?.parse().ok().filter(|s: &f64| *s >= 0.0)?;
    let mut sum = seconds;
    let mut unit = 60.0;
    for part in parts {
        if unit > 3_600.0 {
            return None;
        }
        let count: u32 = part.parse().ok()?;
        sum += unit * f64::from(count);
        unit *= 60.0;
    }
    Some(sum)
}
