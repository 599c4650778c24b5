//! utterances → which of their times can be believed.

use super::{Seconds, Timing, Utterance};

/// Fewer neighbouring pairs than this say nothing about how cues were cut.
const PAIRS: usize = 20;
/// Cues closer than this touch.
const TOUCH: Seconds = Seconds::from_millis(1);

/// What the times of the utterances themselves show. Rolling captions are known only to their reader.
pub(super) fn observed(utterances: &[Utterance]) -> Timing {
    let mut seen = Seen::default();
    let mut before: Option<&Utterance> = None;
    for utterance in utterances {
        seen.take(utterance, before);
        before = Some(utterance);
    }
    let most = |count: usize| count * 2 > utterances.len();
    Timing {
        starts: most(seen.starts),
        ends: most(seen.ends),
        words: most(seen.words),
        coarse: most(seen.starts) && !seen.fine,
        touching: seen.pairs >= PAIRS && seen.touch * 100 >= seen.pairs * 95,
        rolling: false,
    }
}

/// Counts over all utterances, in one pass.
#[derive(Default)]
struct Seen {
    starts: usize,
    ends: usize,
    words: usize,
    /// Some time is not a whole second.
    fine: bool,
    pairs: usize,
    touch: usize,
}

impl Seen {
    fn take(&mut self, utterance: &Utterance, before: Option<&Utterance>) {
        let fine = |time: Option<Seconds>| time.is_some_and(|t| t.as_micros() % 1_000_000 != 0);
        self.starts += usize::from(utterance.start.is_some());
        self.ends += usize::from(utterance.end.is_some() && utterance.start.is_some());
        self.words += usize::from(!utterance.words.is_empty());
        self.fine = self.fine || fine(utterance.start) || fine(utterance.end);
        if let Some(before) = before {
            self.pair(before, utterance);
        }
    }

    /// Pieces of one cue share its times and are no neighbours.
    fn pair(&mut self, one: &Utterance, next: &Utterance) {
        let (Some(end), Some(start)) = (one.end, next.start) else {
            return;
        };
        if one.start == next.start && one.end == next.end {
            return;
        }
        self.pairs += 1;
        let distance = (start - end).max(end - start);
        self.touch += usize::from(distance <= TOUCH);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues(times: impl Iterator<Item = (i64, i64)>) -> Vec<Utterance> {
        times
            .map(|(start, end)| Utterance {
                start: Some(Seconds::from_millis(start)),
                end: Some(Seconds::from_millis(end)),
                ..Utterance::default()
            })
            .collect()
    }

    fn check(utterances: &[Utterance], expected: [bool; 5]) {
        let t = observed(utterances);
        let found = [t.starts, t.ends, t.words, t.coarse, t.touching];
        assert_eq!(found, expected);
    }

    #[test]
    fn capabilities() {
        check(&[], [false; 5]);
        check(&[Utterance::default()], [false; 5]);
        let seconds = cues((0..9).map(|n| (n * 5_000, n * 5_000 + 4_000)));
        check(&seconds, [true, true, false, true, false]);
        let fine = cues((0..30).map(|n| (n * 5_100, n * 5_100 + 4_000)));
        check(&fine, [true, true, false, false, false]);
        let stretched = cues((0..21).map(|n| (n * 5_100, n * 5_100 + 5_099)));
        check(&stretched, [true, true, false, false, true]);
        let too_few = cues((0..20).map(|n| (n * 5_100, n * 5_100 + 5_099)));
        check(&too_few, [true, true, false, false, false]);
        let loose = cues((0..30).map(|n| (n * 5_100, n * 5_100 + 5_098)));
        check(&loose, [true, true, false, false, false]);
    }
}
