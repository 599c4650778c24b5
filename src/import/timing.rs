//! utterances → which of their times can be believed.

use super::{Seconds, Timing, Utterance};

/// Fewer neighbouring pairs than this say nothing about how cues were cut.
const PAIRS: usize = 20;
/// Cues closer than this touch.
const TOUCH: Seconds = Seconds::from_millis(1);

/// What the times of the utterances themselves show. Rolling captions are known only to their reader.
pub(super) fn observed(utterances: &[Utterance]) -> Timing {
    let most = |has: fn(&Utterance) -> bool| {
        utterances.iter().filter(|u| has(u)).count() * 2 > utterances.len()
    };
    let starts = most(|u| u.start.is_some());
    Timing {
        starts,
        ends: most(|u| u.end.is_some() && u.start.is_some()),
        words: most(|u| !u.words.is_empty()),
        coarse: starts && coarse(utterances),
        touching: touching(utterances),
        rolling: false,
    }
}

/// Every time is a whole second.
fn coarse(utterances: &[Utterance]) -> bool {
    let mut times = utterances.iter().flat_map(|u| [u.start, u.end]).flatten();
    times.all(|time| time.as_micros() % 1_000_000 == 0)
}

/// At least 95 % of neighbouring cues touch within a millisecond. Pieces of one cue share its times and are no
/// neighbours.
fn touching(utterances: &[Utterance]) -> bool {
    let (mut pairs, mut touch) = (0usize, 0usize);
    for (one, next) in utterances.iter().zip(utterances.iter().skip(1)) {
        let (Some(end), Some(start)) = (one.end, next.start) else {
            continue;
        };
        if one.start == next.start && one.end == next.end {
            continue;
        }
        pairs += 1;
        let distance = (start - end).max(end - start);
        touch += usize::from(distance <= TOUCH);
    }
    pairs >= PAIRS && touch * 100 >= pairs * 95
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
