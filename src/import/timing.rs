//! Utterances → [`Timing`]: which of their times are real.

use super::transcript::{Timing, Utterance};

/// Cues are called touching from this many neighbours on; fewer may touch by chance. Project's choice.
const FEWEST_NEIGHBORS: usize = 4;

impl Timing {
    /// What the times of these utterances can carry. Roll-up captions cannot be seen from times: the caption readers say so.
    pub(in crate::import) fn of(utterances: &[Utterance]) -> Self {
        let share = |real: fn(&Utterance) -> bool| {
            2 * utterances
                .iter()
                .filter(|utterance| real(utterance))
                .count()
                > utterances.len()
        };
        let starts = share(|utterance| utterance.start.is_some());
        Self {
            starts,
            ends: share(|utterance| utterance.end.is_some()),
            words: utterances
                .iter()
                .any(|utterance| !utterance.words.is_empty()),
            coarse: starts && is_coarse(utterances),
            touching: is_touching(utterances),
            rolling: false,
        }
    }
}

fn is_coarse(utterances: &[Utterance]) -> bool {
    let mut times = utterances
        .iter()
        .flat_map(|utterance| [utterance.start, utterance.end])
        .flatten();
    times.all(|time| time.as_micros() % 1_000_000 == 0)
}

/// At least nine of ten neighbours meet exactly.
fn is_touching(utterances: &[Utterance]) -> bool {
    let neighbors = utterances.iter().zip(utterances.iter().skip(1));
    let (mut met, mut all) = (0_usize, 0_usize);
    for (first, second) in neighbors {
        if let (Some(end), Some(start)) = (first.end, second.start) {
            all += 1;
            met += usize::from(end == start);
        }
    }
    all >= FEWEST_NEIGHBORS && 10 * met >= 9 * all
}

#[cfg(test)]
mod tests {
    use super::{Timing, Utterance};
    use crate::import::Seconds;

    fn utterances(millis: &[(i64, i64)]) -> Vec<Utterance> {
        let timed = |(start, end): &(i64, i64)| Utterance {
            start: (*start >= 0).then(|| Seconds::from_millis(*start)),
            end: (*end >= 0).then(|| Seconds::from_millis(*end)),
            ..Utterance::default()
        };
        millis.iter().map(timed).collect()
    }

    /// Which of starts, ends, coarse and touching are said of utterances with these milliseconds; -1 is no time.
    fn check(millis: &[(i64, i64)], expected: &str) {
        let timing = Timing::of(&utterances(millis));
        let said = [
            (timing.starts, "starts"),
            (timing.ends, "ends"),
            (timing.coarse, "coarse"),
            (timing.touching, "touching"),
        ];
        let said: Vec<&str> = said
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, name)| *name)
            .collect();
        assert_eq!(said.join(" "), expected, "{millis:?}");
    }

    #[test]
    fn what_times_can_carry() {
        check(&[], "");
        check(&[(-1, -1), (0, -1)], "");
        check(&[(0, -1), (1_500, -1), (-1, -1)], "starts");
        check(&[(0, 900), (1_500, 2_000)], "starts ends");
        check(&[(0, 1_000), (5_000, 9_000)], "starts ends coarse");
        let touching = [(0, 100), (100, 250), (250, 300), (300, 470), (470, 500)];
        check(&touching, "starts ends touching");
        check(touching.get(..4).unwrap_or_default(), "starts ends");
        let gap = [(0, 100), (100, 250), (260, 300), (300, 470), (470, 500)];
        check(&gap, "starts ends");
    }
}
