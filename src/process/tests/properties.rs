//! What holds for any session.

use proptest::prelude::*;

use super::*;

/// One utterance: who, from when (ms), how long (ms), and which of [`WORDS`].
pub(super) type Said = (usize, u32, u32, usize);

/// What may be said. `@` stands for the name of the member after the one who speaks.
const WORDS: [&str; 8] = [
    "So it goes.",
    "Mhm.",
    "Why is that?",
    "@, was it so?",
    "@, listen.",
    "I only wanted \u{2014}",
    "Yeah, and he did.",
    "(noise)",
];

/// Any utterances at all.
pub(super) fn anything() -> impl Strategy<Value = Vec<Said>> {
    let said = (0..5_usize, 0..100_000_u32, 0..9_000_u32, 0..WORDS.len());
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
