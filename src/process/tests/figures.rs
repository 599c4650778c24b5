//! Every figure names the moments behind it.

use proptest::prelude::*;

use super::properties::{anything, script};
use super::*;

#[test]
fn moments_of_a_session() {
    let talk = "
        T 0 4 Ben, what happened?
        A 3.5 10 He went out and
        B 9.5 14 I did not go out.
        C 20 21 He did \u{2014}
        A 21.5 22 Ben, is that so?
        C 22.2 24 So it is.
        B 31 32 No.
        T 32.1 33 So.
        T 33.1 34 So.
        T 34.1 35 So.
        T 35.1 36 So.
        T 36.1 37 So.
    ";
    let session = session(talk, REAL);
    let timeline = Timeline::new(&session);
    for (figure, moments) in [
        ("talk-time.2", vec![(2, 2), (6, 6)]),
        ("turns.1", vec![(1, 1), (4, 4)]),
        ("longest.1", vec![(1, 1)]),
        ("gaps.3.1", vec![(3, 4)]),
        ("lapses", vec![(2, 3), (5, 6)]),
        ("silences", vec![(2, 3), (5, 6)]),
        ("owned", vec![(2, 3), (5, 6)]),
        ("owned.2", vec![]),
        ("broken.2.3", vec![(2, 3)]),
        ("latency.0.1", vec![]),
        ("floor-taken.2.1", vec![(1, 2)]),
        ("early-start.1.0", vec![(0, 1)]),
        ("interruptions.2.1", vec![(1, 2)]),
        ("marked.1.3", vec![(3, 4)]),
        ("succession.3.1", vec![(3, 4)]),
        ("family.1.2", vec![(1, 2)]),
        ("through", vec![]),
        ("addressing.1.2", vec![(4, 4)]),
        ("answered.2.1", vec![(0, 1)]),
        ("answered.2.3", vec![(4, 5)]),
        ("AB-X0", vec![(0, 1), (4, 5)]),
    ] {
        let written = figure;
        let figure: Figure = written.parse().expect("a figure");
        assert_eq!(figure.to_string(), written);
        let found = timeline.moments(figure, timeline.whole());
        let found: Vec<_> = found.iter().map(|it| (it.first, it.last)).collect();
        assert_eq!(found, moments, "{written}: {}", figure.definition().name);
    }
    for nonsense in [
        "",
        "turns",
        "turns.x",
        "turns.1.2",
        "owned.1.2.3",
        "AB-ZZ",
        "latency.1",
    ] {
        assert_eq!(nonsense.parse::<Figure>(), Err(()), "{nonsense}");
    }
}

#[test]
fn figures_the_file_cannot_give_have_no_moments() {
    let session = session(
        TALK,
        Timing {
            touching: true,
            ..REAL
        },
    );
    let timeline = Timeline::new(&session);
    for figure in [
        "pauses.1",
        "lapses",
        "owned",
        "latency.0.1",
        "interruptions.2.1",
    ] {
        let figure: Figure = figure.parse().expect("a figure");
        assert_eq!(timeline.moments(figure, timeline.whole()), []);
    }
}

/// Every figure that is a count, with the count.
fn counted(m: &ProcessMeasures) -> Vec<(Figure, usize)> {
    let people = (0..4).map(MemberId);
    let pairs = || {
        people
            .clone()
            .flat_map(|a| (0..4).map(move |b| (a, MemberId(b))))
    };
    let cell = |table: &[Vec<u32>], (a, b): (MemberId, MemberId)| table[a.0][b.0] as usize;
    let ledger = m.silence_ledger.value().expect("real times");
    let mut all = vec![
        (Figure::LongSilences, m.silences.value().map_or(0, Vec::len)),
        (Figure::Owned(None), ledger.shared as usize),
    ];
    for who in people.clone() {
        let quiet = &ledger.members[who.0];
        let pauses = quiet.pauses.value().map_or(0, |pauses| pauses.count);
        all.push((Figure::Turns(who), m.floor[who.0].turns));
        all.push((Figure::LongestTurn(who), m.floor[who.0].turns.min(1)));
        all.push((Figure::Pauses(who), pauses));
        all.push((
            Figure::Owned(Some(who)),
            (quiet.asked + quiet.paused) as usize,
        ));
    }
    for pair in pairs() {
        let (a, b) = pair;
        let answered = m.answered_for.iter().find(|it| (it.asked, it.by) == pair);
        let latencies = m.latencies.value().expect("real times").iter();
        let latency = latencies.clone().find(|it| (it.from, it.answering) == pair);
        let gaps = m
            .gaps
            .value()
            .expect("real times")
            .iter()
            .find(|it| (it.from, it.to) == pair);
        let crossings = m.crossings.value().expect("real times");
        let crossing = crossings.iter().find(|it| (it.by, it.over) == pair);
        all.push((Figure::Broken(a, b), cell(&ledger.broken, pair)));
        all.push((Figure::Succession(a, b), cell(&m.succession, pair)));
        all.push((
            Figure::FamilySuccession(a, b),
            cell(&m.family_succession, pair),
        ));
        all.push((Figure::Addressing(a, b), cell(&m.addressing, pair)));
        all.push((
            Figure::AnsweredFor(a, b),
            answered.map_or(0, |it| it.count as usize),
        ));
        all.push((Figure::Latency(a, b), latency.map_or(0, |it| it.count)));
        all.push((Figure::Gaps(a, b), gaps.map_or(0, |it| it.lengths.count)));
        for outcome in Outcome::ALL {
            let count = crossing
                .and_then(|it| it.counts.get(&outcome))
                .copied()
                .unwrap_or(0);
            all.push((Figure::Overlaps(a, b, outcome), count as usize));
        }
    }
    for shift in Shift::ALL {
        let count = m
            .shifts
            .value()
            .map_or(0, |shifts| shifts.count(shift) as usize);
        all.push((Figure::Shift(shift), count));
    }
    all
}

proptest! {
    #[test]
    fn as_many_moments_as_the_figure_counts(utterances in anything(), from in 0..90_000_i64, length in 0..90_000_i64) {
        let session = session(&script(&utterances, [0, 1, 2, 3, 4]), REAL);
        let timeline = Timeline::new(&session);
        let window = Window::between(Seconds::from_millis(from), Seconds::from_millis(from + length));
        let measures = timeline.measure(window);
        let named = measures.shifts.value().is_some();
        for (figure, count) in counted(&measures) {
            let moments = timeline.moments(figure, window);
            if named || !matches!(figure, Figure::Shift(_)) {
                prop_assert_eq!(moments.len(), count, "{} {}", figure, figure.definition().name);
            }
            prop_assert_eq!(figure.to_string().parse(), Ok(figure));
            let within = |it: &Moment| it.first.max(it.last) < session.utterances.len();
            prop_assert!(moments.iter().all(within));
        }
    }
}
