//! How long an answer takes, for each who asks and each who answers.

use super::statistics::{median, spread};
use super::talk::Speech;
use super::timeline::Hold;
use super::{Measured, Timeline};
use crate::import::Seconds;
use crate::session::{MemberId, Window};
use crate::sorted::Order;

/// An answer: somebody asked or called by name starts to speak next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The utterance that asks.
    pub to: usize,
    /// The utterance that answers.
    pub by: usize,
    /// Who asks.
    pub from: MemberId,
    /// Who answers.
    pub answering: MemberId,
    /// When the answer begins.
    pub start: Seconds,
    /// From the end of the question to the start of the answer; negative where the answer comes in early.
    pub gap: Seconds,
}

/// How long one member takes to answer another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latency {
    /// Who asks.
    pub from: MemberId,
    /// Who answers.
    pub answering: MemberId,
    /// How many answers there are; below five the figure is an anecdote.
    pub count: usize,
    /// The median, in seconds; negative where answers come in early.
    pub median: f64,
    /// The median absolute deviation, in seconds.
    pub spread: f64,
}

/// The answers of a session in order of their start.
pub(super) fn replies(holds: &[Hold], speech: &[Speech]) -> Vec<Reply> {
    let answer = |pair: &[Hold]| {
        let [question, answer] = pair else {
            return None;
        };
        let words = speech.get(question.last).copied().unwrap_or_default();
        let (from, answering) = (question.speaker?, answer.speaker?);
        let addressed = match words.selects {
            Some(selected) => selected == answering,
            None => words.asks,
        };
        addressed.then_some(Reply {
            to: question.last,
            by: answer.first,
            from,
            answering,
            start: answer.window.start,
            gap: answer.window.start - question.window.end,
        })
    };
    holds.windows(2).filter_map(answer).collect()
}

/// Response latency of each ordered pair that has answers in the window, by who asks and who answers.
///
/// Over the answers b gives a: median of start(b) − end(a), with the median absolute deviation and the count. An answer
/// is b's next turn after an utterance of a that names b, or that asks and names nobody. Unit: seconds, negative where
/// the answer overlaps the question. Latency differs from pair to pair: compare a pair with itself and with the session,
/// never with a norm.
/// Undefined: files whose times cannot show gaps; pairs without an answer are left out.
///
/// # Source
/// Switching pause of Jaffe & Feldstein (1970), *Rhythms of Dialogue*, limited to selected next speakers (Sacks,
/// Schegloff & Jefferson 1974).
///
/// ```
/// use kinmap_core::process::{Timeline, latencies};
/// # use kinmap_core::{import::{Seconds, Transcript, Timing, Utterance}, session::{self, Cast, Member}};
/// # let said = |who, from, to, text: &str| Utterance { speaker: Some(who), start: Seconds::from_f64(from), end: Seconds::from_f64(to), text: text.into(), ..Utterance::default() };
/// # let member = |n: usize| Member { speakers: vec![n], ..Member::default() };
/// # let transcript = Transcript { utterances: vec![said(0, 0.0, 2.0, "Where were you?"), said(1, 3.5, 4.0, "Out.")],
/// #     timing: Timing { starts: true, ends: true, ..Timing::default() }, ..Transcript::default() };
/// # let session = session::assemble(&transcript, &Cast { members: vec![member(0), member(1)] });
/// // Ana, until 2 s: "Where were you?" Ben, from 3.5 s: "Out."
/// let timeline = Timeline::new(&session);
/// assert_eq!(latencies(&timeline, timeline.whole()).value().map(|l| l[0].median), Some(1.5));
/// ```
#[must_use]
pub fn latencies(timeline: &Timeline, window: Window) -> Measured<Vec<Latency>> {
    let replies = timeline.replies.as_ref();
    replies.map(|replies| of_pairs(timeline.starting(replies, window, |reply| reply.start)))
}

fn of_pairs(replies: &[Reply]) -> Vec<Latency> {
    let mut pairs: Vec<(MemberId, MemberId, f64)> = replies
        .iter()
        .map(|reply| (reply.from, reply.answering, reply.gap.as_f64()))
        .collect();
    pairs.order_by_key(|&(from, answering, _)| (from, answering));
    let of_pair = |pair: &[(MemberId, MemberId, f64)]| {
        let gaps: Vec<f64> = pair.iter().map(|&(_, _, gap)| gap).collect();
        let &(from, answering, _) = pair.first()?;
        Some(Latency {
            from,
            answering,
            count: gaps.len(),
            median: median(&gaps)?,
            spread: spread(&gaps)?,
        })
    };
    let pairs = pairs.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1));
    pairs.filter_map(of_pair).collect()
}
