//! Gold values computed by hand; beside them properties that hold for any session, and what is behind each figure.

mod bad_input;
mod figures;
mod properties;

use super::*;
use crate::import::{self, Seconds, Timing, Transcript, Utterance};
use crate::session::{Cast, Member, MemberId, Role, assemble};

/// The therapist is T, member 0; the family are A, B and C.
const ROOM: [(&str, Role); 4] = [
    ("Tess", Role::Therapist),
    ("Ana", Role::Mother),
    ("Ben", Role::Father),
    ("Cleo", Role::Daughter),
];

const REAL: Timing = Timing {
    starts: true,
    ends: true,
    words: false,
    coarse: false,
    touching: false,
    rolling: false,
};

fn cast() -> Cast {
    let member = |(index, (name, role)): (usize, &(&str, Role))| Member {
        id: name.to_lowercase(),
        name: (*name).into(),
        role: *role,
        generation: role.generation(),
        speakers: vec![index],
        ..Member::default()
    };
    Cast {
        members: ROOM.iter().enumerate().map(member).collect(),
    }
}

/// One utterance a line: `A 0.0 4.0 words`; without times `A words`; a label no member owns is `?`.
pub(super) fn session(script: &str, timing: Timing) -> Session {
    let mut transcript = Transcript {
        speakers: ["T", "A", "B", "C", "?"].map(String::from).to_vec(),
        timing,
        ..Transcript::default()
    };
    for line in script.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (who, mut rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut time = || {
            let (number, after) = rest.split_once(' ').unwrap_or((rest, ""));
            let seconds = number.parse().ok().and_then(Seconds::from_f64)?;
            rest = after;
            Some(seconds)
        };
        let (start, end) = (time(), time());
        transcript.utterances.push(Utterance {
            speaker: transcript.speakers.iter().position(|label| label == who),
            start,
            end,
            text: rest.into(),
            ..Utterance::default()
        });
    }
    assemble(&transcript, &cast())
}

fn seconds(figure: f64) -> Seconds {
    Seconds::from_f64(figure).expect("a time")
}

fn window(start: f64, end: f64) -> Window {
    Window::between(seconds(start), seconds(end))
}

const TALK: &str = "
    T 0 4 What happened on Sunday?
    A 3.5 10 He went out and
    B 9.5 14 I did not go out.
    A 10.5 11 Mhm.
    C 14.5 16 He did. We waited.
    ? 16 17 (noise)
    A 22 25 Ben, is that so?
    B 30 31 No.
";

#[test]
fn floor_of_a_session() {
    let measures = measure(&session(TALK, REAL), None);
    let floors: Vec<_> = measures
        .floor
        .iter()
        .map(|f| {
            let time = f.talk_time.value().map(|t| t.as_f64());
            (f.turns, f.words, time, f.share.value().copied())
        })
        .collect();
    // Ana: 6.5 + 0.5 + 3; the family: 10 + 5.5 + 1.5 = 17; with Tess 21.
    assert_eq!(
        floors,
        [
            (1, 4, Some(4.0), Some(4.0 / 21.0)),
            (2, 9, Some(10.0), Some(10.0 / 17.0)),
            (2, 6, Some(5.5), Some(5.5 / 17.0)),
            (1, 4, Some(1.5), Some(1.5 / 17.0)),
        ]
    );
}

#[test]
fn totals_of_a_session_and_of_a_window() {
    let session = session(TALK, REAL);
    let timeline = Timeline::new(&session);
    let check = |window: Window, expected: [f64; 3], overlaps: usize| {
        let totals = totals(&timeline, window);
        let seconds = |time: &Measured<Seconds>| time.value().map(|t| t.as_f64());
        assert_eq!(
            [&totals.speech, &totals.overlap, &totals.silence].map(seconds),
            expected.map(Some)
        );
        assert_eq!(totals.overlaps, Measured::Value(overlaps));
    };
    // Speech 0–14, 14.5–17, 22–25, 30–31; overlap 3.5–4, 9.5–10, 10.5–11.
    check(timeline.whole(), [20.5, 1.5, 10.5], 3);
    check(window(3.75, 16.0), [11.75, 1.25, 0.5], 3);
    check(window(-10.0, 100.0), [20.5, 1.5, 10.5], 3);
    check(window(26.0, 28.0), [0.0, 0.0, 2.0], 0);
}

#[test]
fn silences_and_their_owners() {
    for (script, owners) in [
        (
            "A 0 2 Ben, why?\n B 6 7 So.",
            vec![(SilenceOwner::Asked(MemberId(2)), 4.0)],
        ),
        (
            "A 0 2 Ben, why?\n C 6 7 So.",
            vec![(SilenceOwner::Asked(MemberId(2)), 4.0)],
        ),
        (
            "A 0 2 Well.\n A 6 7 So.",
            vec![(SilenceOwner::Speaker(MemberId(1)), 4.0)],
        ),
        ("A 0 2 Well.\n B 6 7 So.", vec![(SilenceOwner::Shared, 4.0)]),
        ("A 0 2 Why?\n B 6 7 So.", vec![(SilenceOwner::Shared, 4.0)]),
        (
            "B 0 1 Well.\n A 1 2 Why?\n B 6 7 So.",
            vec![(SilenceOwner::Asked(MemberId(2)), 4.0)],
        ),
        ("A 0 2 Why?\n B 4.999 7 So.", vec![]),
        // Usual silences of 4 s (spread 0) are the session's pace; only one stands out by more.
        (
            "A 0 1 a\n B 5 6 b\n A 10 11 a\n B 15 16 b\n A 28 29 a",
            vec![
                (SilenceOwner::Shared, 4.0),
                (SilenceOwner::Shared, 4.0),
                (SilenceOwner::Shared, 4.0),
                (SilenceOwner::Shared, 12.0),
            ],
        ),
        // Silences 1, 2, 4, 8 s: median 3, MAD 1.5, so from 7.5 s.
        (
            "A 0 1 a\n B 2 3 b\n A 5 6 a\n B 10 11 b\n A 19 20 a",
            vec![(SilenceOwner::Shared, 8.0)],
        ),
        // Somebody unknown speaks: no silence.
        ("A 0 2 Well.\n ? 2 5 x\n B 6 7 So.", vec![]),
    ] {
        let found = measure(&session(script, REAL), None).silences;
        let found: Vec<_> = found
            .value()
            .expect("real times")
            .iter()
            .map(|s| (s.owner, s.window.length().as_f64()))
            .collect();
        assert_eq!(found, owners, "{script}");
    }
}

#[test]
fn outcomes_of_overlaps() {
    for (script, outcomes) in [
        (
            "A 0 4 I only wanted to\n B 3.5 6 You never do.",
            vec![(1, 0, Outcome::FloorTaken)],
        ),
        (
            "A 0 4 I only wanted to\n B 3.5 4.8 You never do.",
            vec![(1, 0, Outcome::Contest)],
        ),
        (
            "A 0 4 I wanted it.\n B 3.5 6 You never do.",
            vec![(1, 0, Outcome::Early)],
        ),
        (
            "A 0 6 I only wanted to\n B 3.5 8 You never do.",
            vec![(1, 0, Outcome::Contest)],
        ),
        (
            "A 0 6 I only wanted to\n B 3.5 4 You never",
            vec![(1, 0, Outcome::Attempt)],
        ),
        (
            "A 0 6 I only wanted to\n B 3.5 4 Mhm.",
            vec![(1, 0, Outcome::Backchannel)],
        ),
        (
            "A 0 6 I only wanted to\n B 3.5 4 (!)",
            vec![(1, 0, Outcome::Backchannel)],
        ),
        (
            "A 0 4 I only wanted to\n B 3.5 6 Yes, and he did.",
            vec![(1, 0, Outcome::Cooperative)],
        ),
        // Less than 0.2 s in common, touching, together from the start: none.
        ("A 0 4 I only wanted to\n B 3.801 6 You never do.", vec![]),
        ("A 0 4 I only wanted to\n B 4 6 You never do.", vec![]),
        ("A 0 4 I only wanted to\n B 0 6 You never do.", vec![]),
        // One's own earlier utterance is nobody's.
        ("A 0 4 I only\n A 3 6 wanted to", vec![]),
        // Cleo comes in over Ana, who goes on longest, not over Ben.
        (
            "A 0 9 I only wanted to\n B 3 5 You never\n C 4 6 Stop it.",
            vec![(1, 0, Outcome::Attempt), (2, 0, Outcome::Attempt)],
        ),
    ] {
        let found = measure(&session(script, REAL), None).overlaps;
        let found: Vec<_> = found
            .value()
            .expect("real times")
            .iter()
            .map(|o| (o.by, o.over, o.outcome))
            .collect();
        assert_eq!(found, outcomes, "{script}");
    }
}

#[test]
fn listening_is_no_turn_and_an_answer_is() {
    for (script, turns, matrix) in [
        (
            "A So.\n B Mhm.\n A And so.",
            [0, 1, 0, 0],
            [(1, 2, 0), (2, 1, 0)],
        ),
        (
            "A Is it?\n B Yeah.\n A And so.",
            [0, 2, 1, 0],
            [(1, 2, 1), (2, 1, 1)],
        ),
        (
            "A Is it?\n A Mhm.\n B Yeah.",
            [0, 1, 1, 0],
            [(1, 2, 1), (2, 1, 0)],
        ),
        (
            "A So.\n ? So.\n B So.",
            [0, 1, 1, 0],
            [(1, 2, 0), (2, 1, 0)],
        ),
    ] {
        let measures = measure(&session(script, Timing::default()), None);
        let found: Vec<_> = measures.floor.iter().map(|f| f.turns).collect();
        assert_eq!(found, turns, "{script}");
        for (first, next, count) in matrix {
            assert_eq!(measures.succession[first][next], count, "{script}");
        }
    }
}

#[test]
fn latency_of_answers() {
    let script = "
        T 0 2 Where was he?
        A 3 4 Out.
        T 4.5 6 And you, Ben?
        B 9 10 Home.
        T 11 12 Was it cold?
        A 11.8 14 It was.
        T 15 16 Was it late?
        A 17.4 18 Yes.
        B 18.5 19 No.
    ";
    let found = measure(&session(script, REAL), None).latencies;
    let found = found.value().expect("real times");
    let figures: Vec<_> = found
        .iter()
        .map(|l| (l.from.0, l.answering.0, l.count, l.median, l.spread))
        .collect();
    // Ana: 1.0, -0.2, 1.4 s, so median 1.0 and spread the middle of 0, 0.4, 1.2.
    assert_eq!(figures.len(), 2);
    assert_eq!((figures[0].0, figures[0].1, figures[0].2), (0, 1, 3));
    assert!((figures[0].3 - 1.0).abs() < 1e-9 && (figures[0].4 - 0.4).abs() < 1e-9);
    assert_eq!(figures[1], (0, 2, 1, 3.0, 0.0));
}

#[test]
fn what_the_file_cannot_show_is_refused_with_the_reason() {
    use Unmeasured::{CoarseTimes, NoEnds, NoTimes, RollingCaptions, TouchingCues};
    let timing = |change: fn(&mut Timing)| {
        let mut timing = REAL;
        change(&mut timing);
        timing
    };
    for (timing, talk, silence) in [
        (REAL, None, None),
        (Timing::default(), Some(NoTimes), Some(NoTimes)),
        (timing(|t| t.ends = false), Some(NoEnds), Some(NoEnds)),
        (
            timing(|t| t.rolling = true),
            Some(RollingCaptions),
            Some(RollingCaptions),
        ),
        (timing(|t| t.coarse = true), None, Some(CoarseTimes)),
        (timing(|t| t.touching = true), None, Some(TouchingCues)),
    ] {
        let m = measure(&session(TALK, timing), None);
        assert_eq!(why(&m.floor[1].talk_time), talk);
        assert_eq!(why(&m.totals.speech), talk);
        assert_eq!(why(&m.totals.overlap), silence);
        assert_eq!(why(&m.totals.overlaps), silence);
        assert_eq!(why(&m.totals.silence), silence);
        assert_eq!(why(&m.silences), silence);
        assert_eq!(why(&m.overlaps), silence);
        assert_eq!(why(&m.interruptions), silence);
        assert_eq!(why(&m.latencies), silence);
        assert_eq!(
            m.shares_by(),
            if talk.is_none() { "talk time" } else { "words" }
        );
        let shares: f64 = m.floor[1..].iter().filter_map(|f| f.share.value()).sum();
        assert!((shares - 1.0).abs() < 1e-12);
    }
}

fn why<T>(measured: &Measured<T>) -> Option<Unmeasured> {
    match measured {
        Measured::Value(_) => None,
        Measured::Unmeasured(why) => Some(*why),
    }
}

#[test]
fn nothing_and_nobody() {
    for (script, timing) in [
        ("", REAL),
        ("", Timing::default()),
        ("? 0 4 x", REAL),
        ("A 3 3 x", REAL),
    ] {
        let m = measure(&session(script, timing), None);
        assert_eq!(m.floor.len(), 4);
        let unshared = m
            .floor
            .iter()
            .filter(|f| why(&f.share) == Some(Unmeasured::NobodySpoke));
        assert_eq!(unshared.count(), 4, "{script}");
        assert_eq!(m.succession.iter().flatten().sum::<u32>(), 0);
    }
    let only = measure(&session("T 0 4 Hello.", REAL), None);
    assert_eq!(only.floor[0].share, Measured::Value(1.0));
    assert_eq!(why(&only.floor[1].share), Some(Unmeasured::NobodySpoke));
}

#[test]
fn participation_by_time_and_words_with_and_without_the_therapist() {
    let measures = measure(&session(TALK, REAL), None);
    let ana = &measures.participation[1];
    // Everybody: 4 + 10 + 5.5 + 1.5 s and 4 + 9 + 6 + 4 words; the family 17 s and 19 words.
    assert_eq!(ana.time.of_everybody, Measured::Value(10.0 / 21.0));
    assert_eq!(ana.time.of_family, Some(Measured::Value(10.0 / 17.0)));
    assert_eq!(ana.words.of_everybody, Measured::Value(9.0 / 23.0));
    assert_eq!(ana.words.of_family, Some(Measured::Value(9.0 / 19.0)));
    assert_eq!(measures.participation[0].time.of_family, None);
    // Own overlaps count twice in the sum only.
    let twice = measure(&session("A 0 4 a\n A 2 6 b", REAL), None);
    let ana = &twice.participation[1];
    assert_eq!(ana.talk_time, Measured::Value(seconds(6.0)));
    assert_eq!(ana.summed, Measured::Value(seconds(8.0)));
    let untimed = measure(&session(TALK, Timing::default()), None);
    assert_eq!(
        why(&untimed.participation[1].summed),
        Some(Unmeasured::NoTimes)
    );
    assert_eq!(
        why(&untimed.participation[1].time.of_everybody),
        Some(Unmeasured::NoTimes)
    );
    assert!(
        untimed.participation[1]
            .words
            .of_everybody
            .value()
            .is_some()
    );
}

#[test]
fn evenness_by_hand() {
    for (amounts, entropy, gini, divergence) in [
        (&[1.0, 1.0, 1.0][..], 1.0, 0.0, 0.0),
        (&[1.0, 0.0], 0.0, 0.5, 0.311_278_124_459_133),
        (
            &[2.0, 1.0, 1.0],
            1.5 / 3.0_f64.log2(),
            1.0 / 6.0,
            0.020_720_839_623_908_1,
        ),
    ] {
        let amounts: Vec<_> = amounts
            .iter()
            .enumerate()
            .map(|(n, &a)| (MemberId(n), a))
            .collect();
        let even = *evenness(&amounts).value().expect("two or more");
        assert!((even.entropy - entropy).abs() < 1e-12, "{even:?}");
        assert!((even.gini - gini).abs() < 1e-12, "{even:?}");
        assert!((even.divergence - divergence).abs() < 1e-12, "{even:?}");
    }
    assert_eq!(
        why(&evenness(&[(MemberId(0), 1.0)])),
        Some(Unmeasured::TooFew { have: 1, need: 2 })
    );
    let nothing = evenness(&[(MemberId(0), 0.0), (MemberId(1), 0.0)]);
    assert_eq!(why(&nothing), Some(Unmeasured::NobodySpoke));
}

#[test]
fn balance_counts_those_who_speak_at_all() {
    // Ben speaks later only; Cleo never.
    let session = session("T 0 2 Hello.\n A 2 4 Hello.\n B 10 12 Hello.", REAL);
    let timeline = Timeline::new(&session);
    let first = timeline.measure(window(0.0, 5.0)).balance;
    let people = |e: &Measured<Evenness>| e.value().map(|e| (e.people, e.largest.1));
    assert_eq!(people(&first.everybody), Some((3, 0.5)));
    assert_eq!(people(&first.family), Some((2, 1.0)));
    let empty = timeline.measure(window(5.0, 9.0)).balance;
    assert_eq!(why(&empty.family), Some(Unmeasured::NobodySpoke));
}

#[test]
fn turn_lengths_and_rates() {
    let words = "word ".repeat(30);
    let script = format!("A 0 12 {words}\n A 13 14 more\n B 14 16 Few words.\n A 20 21 x");
    let measures = measure(&session(&script, REAL), None);
    let ana = &measures.turn_lengths[1];
    let in_brief = |d: &Measured<Distribution>| d.value().map(|d| (d.count, d.mean, d.longest));
    assert_eq!(in_brief(&ana.words), Some((2, 16.0, 31.0)));
    assert_eq!(in_brief(&ana.seconds), Some((2, 7.5, 14.0)));
    // 32 words in 12 + 1 + 1 s.
    assert_eq!(ana.rate, Measured::Value(60.0 * 32.0 / 14.0));
    assert_eq!(
        why(&measures.turn_lengths[2].rate),
        Some(Unmeasured::TooFew { have: 2, need: 20 })
    );
    assert_eq!(
        why(&measures.turn_lengths[3].words),
        Some(Unmeasured::TooFew { have: 0, need: 1 })
    );
    let coarse = measure(
        &session(
            &script,
            Timing {
                coarse: true,
                ..REAL
            },
        ),
        None,
    );
    assert_eq!(
        why(&coarse.turn_lengths[1].rate),
        Some(Unmeasured::CoarseTimes)
    );
    let untimed = measure(&session(&script, Timing::default()), None);
    assert_eq!(
        why(&untimed.turn_lengths[1].seconds),
        Some(Unmeasured::NoTimes)
    );
}

#[test]
fn pauses_gaps_and_lapses() {
    use SpaceKind::{Gap, Lapse, Pause};
    for (script, kinds) in [
        ("A 0 1 a\n A 1.5 2 b\n B 2.2 3 c", vec![Pause, Gap]),
        ("A 0 1 a\n B 9 10 b", vec![Lapse]),
        ("A 0 1 Ben, why?\n B 9 10 b", vec![Gap]),
        ("A 0 1 a\n A 9 10 b", vec![Pause]),
        ("A 0 1 a\n B 1 2 b\n A 1.5 3 c", vec![]),
        // Ben stops last, so the silence after both is his.
        ("A 0 2 a\n B 1 3 b\n B 4 5 c", vec![Pause]),
        // Cues without length end no silence.
        ("A 0 1 a\n B 1.5 1.5 b\n A 2 3 c", vec![Pause]),
    ] {
        let measures = measure(&session(script, REAL), None);
        let spaces = measures.spaces.value().expect("real times");
        let found: Vec<_> = spaces.iter().map(|s| s.kind).collect();
        assert_eq!(found, kinds, "{script}");
    }
    let touching = measure(
        &session(
            TALK,
            Timing {
                touching: true,
                ..REAL
            },
        ),
        None,
    );
    assert_eq!(why(&touching.spaces), Some(Unmeasured::TouchingCues));
}

#[test]
fn the_silence_ledger() {
    let script = "
        A 0 1 Ben, why?
        A 5 6 Well?
        B 10 11 So.
        B 11.5 12 Then.
        C 20 21 Stop.
        ? 30 31 (noise)
        A 40 41 Oh.
    ";
    // Eight short pauses make silences of 3 s long ones.
    let moment = |n: usize| format!("T {}.1 {} So.\n", 41 + n, 42 + n);
    let script = &(script.to_string() + &(0..9).map(moment).collect::<String>());
    let measures = measure(&session(script, REAL), None);
    let ledger = measures.silence_ledger.value().expect("real times");
    let shown = |q: &Quiet| (q.asked, q.paused, q.time.as_f64(), q.broke);
    // Asked by name at 1 s, and at 6 s nobody by name: that silence is shared, as are those at 12, 21 and 31 s.
    assert_eq!(
        ledger.members.iter().map(shown).collect::<Vec<_>>(),
        [
            (0, 0, 0.0, 0),
            (0, 0, 0.0, 2),
            (1, 0, 4.0, 1),
            (0, 0, 0.0, 1)
        ]
    );
    assert_eq!((ledger.shared, ledger.shared_time), (4, seconds(30.0)));
    // After Ana Ana and Ben, after Ben Cleo; before and after noise nobody can be named.
    let cells = [(1, 1), (1, 2), (2, 3)].map(|(after, by)| ledger.broken[after][by]);
    assert_eq!(
        (cells, ledger.broken.iter().flatten().sum::<u32>()),
        ([1; 3], 3)
    );
    assert_eq!(
        ledger.members[2]
            .pauses
            .value()
            .map(|d| (d.count, d.median)),
        Some((1, 0.5))
    );
    assert_eq!(
        why(&ledger.members[3].pauses),
        Some(Unmeasured::TooFew { have: 0, need: 1 })
    );
    let gaps = measures.gaps.value().expect("real times");
    let gaps: Vec<_> = gaps
        .iter()
        .map(|g| (g.from.0, g.to.0, g.lengths.median))
        .collect();
    assert_eq!((gaps.len(), gaps[0].0, gaps[0].1), (1, 1, 0));
    let coarse = measure(
        &session(
            script,
            Timing {
                coarse: true,
                ..REAL
            },
        ),
        None,
    );
    assert_eq!(why(&coarse.silence_ledger), Some(Unmeasured::CoarseTimes));
    assert_eq!(why(&coarse.gaps), Some(Unmeasured::CoarseTimes));
}

#[test]
fn crossings_by_pair() {
    let script = "
        A 0 4 I only wanted to
        B 3.5 8 You never do and
        A 7 10 Mhm.
        A 12 16 So then we
        B 14 15 No
        C 15.5 18 Stop it.
    ";
    let measures = measure(&session(script, REAL), None);
    let crossings = measures.crossings.value().expect("real times");
    let shown: Vec<_> = crossings
        .iter()
        .map(|c| {
            (
                c.by.0,
                c.over.0,
                c.counts.clone().into_iter().collect::<Vec<_>>(),
                c.per_hundred_turns.clone(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (1, 2, vec![(Outcome::Backchannel, 1)], Measured::Value(0.0)),
            (
                2,
                1,
                vec![(Outcome::FloorTaken, 1), (Outcome::Attempt, 1)],
                Measured::Value(100.0)
            ),
            (3, 1, vec![(Outcome::FloorTaken, 1)], Measured::Value(50.0)),
        ]
    );
    // Ana does nothing over Ben but listen, and he interrupts her twice in two turns.
    let net: Vec<_> = crossings.iter().map(|c| c.net.clone()).collect();
    assert_eq!(net, [-100.0, 100.0, 50.0].map(Measured::Value));
    let untimed = measure(&session(script, Timing::default()), None);
    assert_eq!(why(&untimed.crossings), Some(Unmeasured::NoTimes));
    // Ben only listens and has no turn: nobody can interrupt him, so there is no balance either.
    let listener = measure(
        &session("A 0 4 I only\n B 1 2 Mhm.\n A 1.5 3 a", REAL),
        None,
    );
    let crossings = listener.crossings.value().expect("real times");
    let refused = Some(Unmeasured::TooFew { have: 0, need: 1 });
    let (to, fro) = (&crossings[0], &crossings[1]);
    assert_eq!(
        (fro.by.0, why(&fro.per_hundred_turns), why(&fro.net)),
        (2, None, refused)
    );
    assert_eq!(
        (to.by.0, why(&to.per_hundred_turns), why(&to.net)),
        (1, refused, refused)
    );
}

#[test]
fn marked_interruptions_are_break_offs_before_another() {
    for (script, marked) in [
        ("A I only wanted —\n B You never do.", vec![(1, 0)]),
        ("A I only wanted -\n B You never do.", vec![(1, 0)]),
        ("A I only wanted —\n A to go.\n B So.", vec![]),
        ("A I only wanted it.\n B You never do.", vec![]),
        ("A I only wanted —\n B Mhm.\n A to go.", vec![]),
        ("A I only wanted —\n ? You never do.", vec![]),
    ] {
        let measures = measure(&session(script, Timing::default()), None);
        let found: Vec<_> = measures
            .marked_interruptions
            .iter()
            .map(|i| (i.by, i.over))
            .collect();
        assert_eq!(found, marked, "{script}");
    }
}

#[test]
fn a_sign_says_more_of_an_ending_than_the_text() {
    for (sign, marked) in [("+/.", 1), ("+/?", 1), ("+//.", 0), ("+...", 0), (".", 0)] {
        let chat = format!(
            "@UTF8\n@Begin\n@Participants:\tA Mother, B Father\n*A:\tI only wanted {sign}\n*B:\tyou never do .\n@End\n"
        );
        let transcript = import::read(chat.as_bytes(), &import::ReadOptions::default()).unwrap();
        let member = |label| Member {
            speakers: vec![label],
            ..Member::default()
        };
        let cast = Cast {
            members: vec![member(0), member(1)],
        };
        let measures = measure(&assemble(&transcript, &cast), None);
        assert_eq!(measures.marked_interruptions.len(), marked, "{sign}");
    }
}

#[test]
fn the_therapist_between() {
    for (script, share) in [
        ("A a\n T t\n B b", Some(1.0)),
        ("A a\n B b\n A a", Some(0.0)),
        ("A a\n T t\n B b\n C c", Some(0.5)),
        ("A a\n T t\n A a", None),
        ("A a\n ? x\n B b", None),
        ("T t", None),
    ] {
        let between = measure(&session(script, Timing::default()), None).therapist_between;
        assert_eq!(between.value().copied(), share, "{script}");
    }
}

#[test]
fn the_family_without_the_therapist() {
    let m = measure(
        &session(
            "A a\n T t\n B b\n T t\n B b\n C c\n ? x\n A a",
            Timing::default(),
        ),
        None,
    );
    assert_eq!(
        (
            m.family_succession[1][2],
            m.family_succession[2][3],
            m.family_succession[3][1]
        ),
        (1, 1, 0)
    );
    assert_eq!(m.family_succession.iter().flatten().sum::<u32>(), 2);
    assert_eq!(why(&m.family_chance), None);
    let two = measure(&session("A a\n B b\n A a", Timing::default()), None);
    assert_eq!(
        why(&two.chance),
        Some(Unmeasured::TooFew { have: 2, need: 3 })
    );
}

#[test]
fn addressing_and_answering_for() {
    let script = "
        T Cleo, how was school?
        A She liked it.
        T Cleo, did you?
        C Yes.
        A Ben, listen.
        C He does.
    ";
    let m = measure(&session(script, Timing::default()), None);
    assert_eq!((m.addressing[0][3], m.addressing[1][2]), (2, 1));
    assert_eq!(m.addressing.iter().flatten().sum::<u32>(), 3);
    let answered: Vec<_> = m
        .answered_for
        .iter()
        .map(|a| (a.asked.0, a.by.0, a.count))
        .collect();
    assert_eq!(answered, [(3, 1, 1)]);
    let shifts = m.shifts.value().expect("names");
    assert_eq!(shifts.count(Shift::AbX0), 2);
    let nameless = measure(&session("A a\n B b", Timing::default()), None);
    assert_eq!(
        why(&nameless.shifts),
        Some(Unmeasured::TooFew { have: 0, need: 1 })
    );
}

#[test]
fn windows_hold_what_begins_in_them() {
    let session = session(TALK, REAL);
    let timeline = Timeline::new(&session);
    let m = timeline.measure(window(9.0, 22.0));
    // Ben's turn at 9.5 s follows Ana's from before the window; Ana's at 22 s is not in it.
    assert_eq!(m.succession[1][2], 1);
    assert_eq!(m.succession.iter().flatten().sum::<u32>(), 2);
    assert_eq!(
        m.floor.iter().map(|f| f.turns).collect::<Vec<_>>(),
        [0, 0, 1, 1]
    );
    let spans = |width: f64, step: f64| -> Vec<(f64, f64)> {
        let windows = timeline.sliding(seconds(width), seconds(step));
        windows
            .map(|w| (w.start.as_f64(), w.end.as_f64()))
            .collect()
    };
    assert_eq!(spans(20.0, 10.0), [(0.0, 20.0), (10.0, 30.0), (20.0, 31.0)]);
    assert_eq!(spans(100.0, 10.0), [(0.0, 31.0)]);
    assert_eq!((spans(0.0, 1.0), spans(1.0, 0.0)), (vec![], vec![]));
}

#[test]
fn permutations_of_a_session() {
    let script = "A a\n B b\n C c\n T t\n".repeat(8);
    let session = session(&script, Timing::default());
    let timeline = Timeline::new(&session);
    let found = timeline.permute(timeline.whole(), 199, 3);
    assert_eq!(found, timeline.permute(timeline.whole(), 199, 3));
    let round = found.value().expect("four speakers");
    assert_eq!((round.observed[1][2], round.more[1][2]), (8, 1.0 / 200.0));
}

#[test]
fn everybody_at_once_for_ten_hours() {
    let line = |n: usize| format!("{} 0 36000 all at once {n}\n", ["T", "A", "B", "C"][n % 4]);
    let script: String = (0..9_000).map(line).collect();
    let m = measure(&session(&script, REAL), None);
    let hours = Measured::Value(seconds(36_000.0));
    assert_eq!((&m.totals.overlap, &m.totals.speech), (&hours, &hours));
    assert_eq!(m.totals.silence, Measured::Value(Seconds::ZERO));
    assert_eq!(m.overlaps.value().map(Vec::len), Some(0));
    assert_eq!(m.floor[3].talk_time, Measured::Value(seconds(36_000.0)));
}
