//! Utterances → where anybody speaks and where two or more do, by one sweep over starts and ends.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::timeline::Cue;
use super::{Measured, Needs, Timeline, Unmeasured};
use crate::import::Seconds;
use crate::session::Window;

/// Stretches of the session by how many different people speak. Each list is in order and its stretches do not touch.
#[derive(Clone, Debug, Default)]
pub(super) struct Tracks {
    /// Somebody speaks.
    pub speech: Vec<Window>,
    /// Two or more different people speak.
    pub overlap: Vec<Window>,
}

/// How a stretch of the session divides into speech, overlap and silence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Time in which anybody speaks: length of the union of all utterances. Unit: seconds.
    pub speech: Measured<Seconds>,
    /// Time in which two or more different people speak. Unit: seconds; at most `speech`.
    pub overlap: Measured<Seconds>,
    /// How many stretches of overlap there are; those that touch are one.
    pub overlaps: Measured<usize>,
    /// Time between the first start and the last end in which nobody speaks. Unit: seconds.
    pub silence: Measured<Seconds>,
}

/// How a window divides into speech, overlap and silence.
///
/// `speech` = |∪ᵢ uᵢ|, `overlap` = |{t : at least two different speakers at t}|, `silence` = span − `speech`, where the
/// span is the window cut to the session's first start and last end. One person's utterances that overlap each other
/// are no overlap. Unit: seconds, 0 and up; `speech` and `silence` add up to the span.
/// Undefined: a file without starts and ends; captions that roll up; a window outside the session; `overlap` and `silence`
/// also with whole seconds and with cues stretched until they touch.
///
/// # Source
/// Union and overlap as in pyannote.core (Bredin et al. 2020, *pyannote.audio: neural building blocks for speaker
/// diarization*), `get_timeline().support()` and `get_overlap()`.
///
/// ```
/// use kinmap_core::process::{Timeline, totals};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 4.0), said(1, 3.0, 5.0), said(0, 8.0, 9.0)],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana speaks from 0 to 4 s and from 8 to 9 s, Ben from 3 to 5 s.
/// let timeline = Timeline::new(&session);
/// let totals = totals(&timeline, timeline.whole());
/// let seconds = [&totals.speech, &totals.overlap, &totals.silence].map(|time| time.value().map(|t| t.as_f64()));
/// assert_eq!(seconds, [Some(6.0), Some(1.0), Some(3.0)]);
/// ```
#[must_use]
pub fn totals(timeline: &Timeline, window: Window) -> Totals {
    let span = match window.shared(timeline.whole) {
        Some(span) if !timeline.cues.is_empty() => Measured::Value(span),
        _ => Measured::Unmeasured(Unmeasured::NobodySpoke),
    };
    let parts = timeline.tracks.as_ref().and(|tracks| {
        span.map(|span| {
            let (speech, _) = clipped(&tracks.speech, span);
            let (overlap, overlaps) = clipped(&tracks.overlap, span);
            (speech, overlap, overlaps, span.length() - speech)
        })
    });
    let fine = || {
        Needs::FineTimes
            .met_by(timeline.timing)
            .and(|()| parts.clone())
    };
    Totals {
        speech: parts.clone().map(|(speech, ..)| speech),
        overlap: fine().map(|(_, overlap, ..)| overlap),
        overlaps: fine().map(|(_, _, overlaps, _)| overlaps),
        silence: fine().map(|(.., silence)| silence),
    }
}

/// Length and number of what a window holds of stretches that are in order and apart.
fn clipped(stretches: &[Window], window: Window) -> (Seconds, usize) {
    let from = stretches.partition_point(|s| s.end <= window.start);
    let within = stretches
        .iter()
        .skip(from)
        .take_while(|s| s.start < window.end);
    within.fold((Seconds::ZERO, 0), |(length, count), stretch| {
        let part = stretch.shared(window).map_or(Seconds::ZERO, Window::length);
        (length + part, count + 1)
    })
}

/// Sweeps over all boundaries. Whoever the file does not name counts as one person.
///
/// Utterances come in order of their start, and the ends of those that sound wait in a heap, so that cost grows with the
/// number of utterances times the logarithm of how many people speak at once.
pub(super) fn tracks(cues: &[Cue]) -> Tracks {
    let mut sweep = Sweep::default();
    for cue in cues.iter().filter(|cue| cue.window.start < cue.window.end) {
        sweep.stop_until(cue.window.start);
        sweep.sound(cue);
    }
    sweep.stop_until(Seconds::from_micros(i64::MAX));
    sweep.flush();
    sweep.tracks
}

/// A sweep on its way.
#[derive(Default)]
struct Sweep {
    /// Until when each speaks who does; the first place is for whom the file does not name.
    until: Vec<Option<Seconds>>,
    /// Who may stop when, the soonest on top. One may have gone on since.
    stops: BinaryHeap<Reverse<(Seconds, usize)>>,
    /// The last moment at which somebody started or stopped, and how many speak from then on.
    at: Seconds,
    speaking: usize,
    /// Since when one speaks, and two.
    since: [Option<Seconds>; 2],
    tracks: Tracks,
}

impl Sweep {
    fn sound(&mut self, cue: &Cue) {
        let place = cue.speaker.map_or(0, |speaker| speaker.0 + 1);
        if self.until.len() <= place {
            self.until.resize(place + 1, None);
        }
        let Some(until) = self.until.get_mut(place) else {
            return;
        };
        match until {
            Some(end) => *end = (*end).max(cue.window.end),
            None => {
                *until = Some(cue.window.end);
                self.stops.push(Reverse((cue.window.end, place)));
                self.reach(cue.window.start);
                self.speaking += 1;
            }
        }
    }

    /// Lets those stop who stop up to a moment.
    fn stop_until(&mut self, moment: Seconds) {
        while let Some(&Reverse((end, place))) = self.stops.peek().filter(|it| it.0.0 <= moment) {
            self.stops.pop();
            let Some(until) = self.until.get_mut(place) else {
                continue;
            };
            match until.filter(|&later| later > end) {
                Some(later) => self.stops.push(Reverse((later, place))),
                None => {
                    *until = None;
                    self.reach(end);
                    self.speaking -= 1;
                }
            }
        }
    }

    /// What happens at one moment happens at once: only then do stretches begin and end.
    fn reach(&mut self, moment: Seconds) {
        if moment != self.at {
            self.flush();
            self.at = moment;
        }
    }

    fn flush(&mut self) {
        let lists = [&mut self.tracks.speech, &mut self.tracks.overlap];
        for ((level, list), since) in (1..).zip(lists).zip(&mut self.since) {
            match (*since, self.speaking >= level) {
                (None, true) => *since = Some(self.at),
                (Some(start), false) => {
                    list.push(Window {
                        start,
                        end: self.at,
                    });
                    *since = None;
                }
                _ => {}
            }
        }
    }
}
