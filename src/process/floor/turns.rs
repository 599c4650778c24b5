//! How long turns are, and how fast people speak.

use crate::process::statistics::Distribution;
use crate::process::{Measured, Needs, Timeline, Unmeasured};
use crate::session::{MemberId, Window};

/// Fewer words make no speech rate. Project's choice: a rate from one short answer swings by half.
const WORDS_FOR_A_RATE: usize = 20;

/// One member's turns.
#[derive(Clone, Debug, PartialEq)]
pub struct TurnLengths {
    /// Whose.
    pub member: MemberId,
    /// Words per turn.
    pub words: Measured<Distribution>,
    /// Seconds per turn, pauses within it included.
    pub seconds: Measured<Distribution>,
    /// Words per minute of the member's own utterances.
    pub rate: Measured<f64>,
}

/// Each member's turn lengths and speech rate, in cast order.
///
/// Over the turns that begin in the window: their words, and their seconds from first start to last end. Speech rate =
/// 60 · words ÷ Σ lengths of the utterances that begin in the window. Unit: words, seconds, words per minute; 0 and up.
/// Undefined: for who has no turn; seconds without starts and ends or with roll-up captions; the rate also with whole
/// seconds and stretched cues, or with fewer than 20 words.
///
/// # Source
/// Turn length and rate as in Jaffe & Feldstein (1970), *Rhythms of Dialogue*; words in place of syllables.
///
/// ```
/// use kinmap_core::process::{Timeline, turn_lengths};
/// # use kinmap_core::{import::{Transcript, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, text: &str| Utterance { speaker: Some(who), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, "One two."), said(1, "So?"), said(0, "One."), said(0, "Two three four.")], ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana: "One two." Ben: "So?" Ana: "One." "Two three four."
/// let timeline = Timeline::new(&session);
/// let lengths = turn_lengths(&timeline, timeline.whole());
/// assert_eq!(lengths[0].words.value().map(|w| (w.count, w.median, w.longest)), Some((2, 3.0, 4.0)));
/// ```
#[must_use]
pub fn turn_lengths(timeline: &Timeline, window: Window) -> Vec<TurnLengths> {
    let members = timeline.family.len();
    let mut words = vec![Vec::new(); members];
    let mut seconds = vec![Vec::new(); members];
    for hold in timeline.starting(&timeline.holds, window, |hold| hold.window.start) {
        let Some(MemberId(at)) = hold.speaker else {
            continue;
        };
        for (list, figure) in [
            (&mut words, hold.words as f64),
            (&mut seconds, hold.window.length().as_f64()),
        ] {
            list.get_mut(at)
                .into_iter()
                .for_each(|turns: &mut Vec<f64>| turns.push(figure));
        }
    }
    let rates = rates(timeline, window);
    let lengths = words.iter().zip(&seconds).zip(rates).enumerate();
    lengths
        .map(|(at, ((words, seconds), rate))| TurnLengths {
            member: MemberId(at),
            words: Distribution::of(words),
            seconds: match timeline.tracks {
                Measured::Value(_) => Distribution::of(seconds),
                Measured::Unmeasured(why) => Measured::Unmeasured(why),
            },
            rate,
        })
        .collect()
}

fn rates(timeline: &Timeline, window: Window) -> Vec<Measured<f64>> {
    let mut spoken = vec![(0, 0.0); timeline.family.len()];
    for cue in timeline.starting(&timeline.cues, window, |cue| cue.window.start) {
        let words = timeline.speech.get(cue.utterance).map_or(0, |s| s.words);
        if let Some((sum, time)) = cue.speaker.and_then(|id| spoken.get_mut(id.0)) {
            *sum += words;
            *time += cue.window.length().as_f64();
        }
    }
    let rate = |(words, seconds): (usize, f64)| match Needs::FineTimes.met_by(timeline.timing) {
        Measured::Unmeasured(why) => Measured::Unmeasured(why),
        Measured::Value(()) if words < WORDS_FOR_A_RATE || seconds <= 0.0 => {
            Measured::Unmeasured(Unmeasured::TooFew {
                have: words,
                need: WORDS_FOR_A_RATE,
            })
        }
        Measured::Value(()) => Measured::Value(60.0 * words as f64 / seconds),
    };
    spoken.into_iter().map(rate).collect()
}
