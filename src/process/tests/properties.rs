//! What holds for any session.

use proptest::prelude::*;

use super::*;

/// One utterance: who, from when (ms), how long (ms), and which of [`WORDS`].
pub(super) type Said = (usize, u32, u32, usize);

/// What may be said; the last two are the first in two parts. `@` stands for the name of the member after the one who speaks.
const WORDS: [&str; 10] = [
    "So it goes.",
    "Mhm.",
    "Why is that?",
    "@, was it so?",
    "@, listen.",
    "I only wanted \u{2014}",
    "Yeah, and he did.",
    "(noise)",
    "So",
    "it goes.",
];

/// Any utterances at all.
pub(super) fn anything() -> impl Strategy<Value = Vec<Said>> {
    let said = (0..5_usize, 0..100_000_u32, 0..9_000_u32, 0..8_usize);
    prop::collection::vec(said, 0..60)
}

pub(super) fn script(utterances: &[Said], order: [usize; 5]) -> String {
    let line = |&(who, start, length, words): &Said| {
        let start = f64::from(start) / 1000.0;
        let end = start + f64::from(length) / 1000.0;
        let label = ["T", "A", "B", "C", "?"][order[who]];
        let called = ["Tess", "Ana", "Ben", "Cleo"][order[(who + 1) % 4]];
        let words = WORDS[words].replace('@', called);
        format!("{label} {start} {end} {words}\n")
    };
    utterances.iter().map(line).collect()
}

#[test]
fn definitions_are_whole_and_each_has_its_own_id() {
    let mut ids: Vec<_> = Definition::ALL.iter().map(|it| it.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Definition::ALL.len());
    for it in Definition::ALL {
        assert!(
            it.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{}",
            it.id
        );
        for sentence in [it.meaning, it.formula, it.undefined] {
            assert!(sentence.ends_with('.'), "{}: {sentence}", it.id);
        }
        for text in [it.name, it.unit, it.range, it.source] {
            assert!(
                !text.is_empty() && !text.ends_with('.'),
                "{}: {text}",
                it.id
            );
        }
        let sourced = it.source.contains(char::is_numeric) || it.source == "Project’s choice";
        assert!(sourced, "{}: {}", it.id, it.source);
        assert_eq!(
            Definition::named(it.id).map(|found| found.name),
            Some(it.name)
        );
    }
    assert_eq!(Definition::named("happiness"), None);
}

proptest! {
    #[test]
    fn family_shares_sum_to_one_or_are_refused(utterances in anything()) {
        let m = measure(&session(&script(&utterances, [0, 1, 2, 3, 4]), REAL), None);
        let shares: Vec<f64> = m.floor[1..].iter().filter_map(|f| f.share.value().copied()).collect();
        prop_assert!(shares.is_empty() || (shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert!(shares.iter().all(|s| (0.0..=1.0).contains(s)));
    }

    #[test]
    fn two_windows_add_up(utterances in anything(), cut in 0..110_000_i64) {
        let session = session(&script(&utterances, [0, 1, 2, 3, 4]), REAL);
        let timeline = Timeline::new(&session);
        let whole = timeline.whole();
        let cut = Seconds::from_millis(cut).clamp(whole.start, whole.end);
        let parts = [Window::between(whole.start, cut), Window::between(cut, whole.end)];
        let [one, other] = parts.map(|part| timeline.measure(part));
        let all = timeline.measure(whole);
        for member in 0..4 {
            let time = |m: &ProcessMeasures| m.floor[member].talk_time.value().copied().unwrap_or_default();
            prop_assert_eq!(time(&one) + time(&other), time(&all));
        }
        let speech = |m: &ProcessMeasures| m.totals.speech.value().copied().unwrap_or_default();
        let overlap = |m: &ProcessMeasures| m.totals.overlap.value().copied().unwrap_or_default();
        prop_assert_eq!(speech(&one) + speech(&other), speech(&all));
        prop_assert_eq!(overlap(&one) + overlap(&other), overlap(&all));
        prop_assert!(overlap(&all) <= speech(&all));
    }

    #[test]
    fn every_kind_of_share_sums_to_one(utterances in anything()) {
        let m = measure(&session(&script(&utterances, [0, 1, 2, 3, 4]), REAL), None);
        let sum = |share: &dyn Fn(&Participation) -> Option<f64>| {
            let shares: Vec<f64> = m.participation.iter().filter_map(share).collect();
            (!shares.is_empty()).then(|| shares.iter().sum::<f64>())
        };
        let sums = [
            sum(&|p| p.time.of_everybody.value().copied()),
            sum(&|p| p.words.of_everybody.value().copied()),
            sum(&|p| p.time.of_family.as_ref()?.value().copied()),
            sum(&|p| p.words.of_family.as_ref()?.value().copied()),
        ];
        for sum in sums.into_iter().flatten() {
            prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        }
        for evenness in [&m.balance.everybody, &m.balance.family] {
            if let Measured::Value(e) = evenness {
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&e.entropy));
                prop_assert!((-1e-9..1.0).contains(&e.gini) && (0.0..=1.0).contains(&e.divergence));
            }
        }
    }

    #[test]
    fn events_of_two_windows_add_up(utterances in anything(), cut in 0..110_000_i64) {
        let session = session(&script(&utterances, [0, 1, 2, 3, 4]), REAL);
        let timeline = Timeline::new(&session);
        let whole = timeline.whole();
        let cut = Seconds::from_millis(cut).clamp(whole.start, whole.end);
        // At the session's very end a window keeps its last moment, so a cut there would count it twice.
        prop_assume!(cut < whole.end);
        let parts = [Window::between(whole.start, cut), Window::between(cut, whole.end)];
        let [one, other] = parts.map(|part| timeline.measure(part));
        let all = timeline.measure(whole);
        let sum = |table: &[Vec<u32>]| table.iter().flatten().sum::<u32>();
        let length = |m: &ProcessMeasures| [
            m.floor.iter().map(|f| f.turns).sum(),
            m.floor.iter().map(|f| f.words).sum(),
            sum(&m.succession) as usize,
            sum(&m.addressing) as usize,
            m.answered_for.iter().map(|a| a.count as usize).sum(),
            m.marked_interruptions.len(),
            m.overlaps.value().map_or(0, Vec::len),
            m.spaces.value().map_or(0, Vec::len),
            m.silences.value().map_or(0, Vec::len),
            m.latencies.value().into_iter().flatten().map(|l| l.count).sum::<usize>(),
        ];
        let (one, other, all) = (length(&one), length(&other), length(&all));
        for ((one, other), all) in one.iter().zip(other).zip(all) {
            prop_assert_eq!(one + other, all);
        }
    }

    #[test]
    fn cutting_an_utterance_in_two_changes_no_amount(utterances in anything(), which in 0..60_usize) {
        prop_assume!(!utterances.is_empty());
        let (mut utterances, which) = (utterances.clone(), which % utterances.len());
        // "So it goes." becomes "So" and "it goes."
        utterances[which] = (utterances[which].0, utterances[which].1, utterances[which].2 + 2, 0);
        let (who, start, length, _) = utterances[which];
        // Nobody may begin in between, or the order of turns would change.
        let others = || utterances.iter().enumerate().filter(|(n, _)| *n != which).map(|(_, it)| it.1);
        prop_assume!(others().all(|other| other != start));
        let next = others().filter(|&other| other > start).min().unwrap_or(u32::MAX);
        let half = (length / 2).min(next - start - 1);
        prop_assume!(half > 0);
        let whole = measure(&session(&script(&utterances, [0, 1, 2, 3, 4]), REAL), None);
        let mut cut = utterances;
        cut.splice(which..=which, [(who, start, half, 8), (who, start + half, length - half, 9)]);
        let parts = measure(&session(&script(&cut, [0, 1, 2, 3, 4]), REAL), None);
        prop_assert_eq!(&whole.totals, &parts.totals);
        prop_assert_eq!(&whole.floor, &parts.floor);
        prop_assert_eq!(&whole.participation, &parts.participation);
        prop_assert_eq!(&whole.balance, &parts.balance);
        prop_assert_eq!(&whole.succession, &parts.succession);
        prop_assert_eq!(&whole.chance, &parts.chance);
        prop_assert_eq!(&whole.therapist_between, &parts.therapist_between);
    }

    #[test]
    fn renaming_members_renames_only(utterances in anything()) {
        let order = [0, 3, 1, 2, 4];
        let as_is = measure(&session(&script(&utterances, [0, 1, 2, 3, 4]), REAL), None);
        let moved = measure(&session(&script(&utterances, order), REAL), None);
        prop_assert_eq!(&as_is.totals, &moved.totals);
        prop_assert_eq!(&as_is.interruptions, &moved.interruptions);
        prop_assert_eq!(&as_is.spaces, &moved.spaces);
        prop_assert_eq!(&as_is.therapist_between, &moved.therapist_between);
        for who in 0..4 {
            prop_assert_eq!(&as_is.floor[who].talk_time, &moved.floor[order[who]].talk_time);
            prop_assert_eq!(as_is.floor[who].turns, moved.floor[order[who]].turns);
            for next in 0..4 {
                prop_assert_eq!(as_is.succession[who][next], moved.succession[order[who]][order[next]]);
            }
        }
    }
}
