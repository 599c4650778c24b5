//! Sessions that are wrong in some way: each is measured as far as it goes, and what was made of it is said.

use super::*;

/// The cautions as names with their utterances.
fn cautions(session: &Session) -> Vec<(&'static str, Vec<usize>)> {
    let timeline = Timeline::new(session);
    let cautions = timeline.cautions().iter();
    cautions
        .map(|it| (it.kind.name(), it.utterances.clone()))
        .collect()
}

#[test]
fn what_is_wrong_is_said() {
    for (script, expected) in [
        (TALK, vec![("unnamed", vec![5])]),
        (
            "A 0 1 a\n B 1 1 b\n A 2 3 a",
            vec![("without-length", vec![1])],
        ),
        // An end before its start counts as no length.
        (
            "A 0 1 a\n B 2 1 b\n A 3 4 a",
            vec![("without-length", vec![1])],
        ),
        ("A 0 1 a\n B b\n A 3 4 a", vec![("without-time", vec![1])]),
        (
            "A 5 6 a\n B 2 3 b\n A 1 2 a",
            vec![("out-of-order", vec![1, 2])],
        ),
        (
            "A 0 1 a\n B 2 3 b\n B 2 3 b\n B 2 3 b",
            vec![("repeated", vec![2, 3])],
        ),
        // Another's words, or other times, repeat nothing.
        ("A 0 1 a\n B 0 1 a\n A 0 2 a\n A 0 1 b", vec![]),
        ("A 0 1 a\n A 2 3 a", vec![("one-speaker", vec![])]),
        (
            "T 0 1 a",
            vec![("one-speaker", vec![]), ("no-family", vec![])],
        ),
        ("? 0 1 a\n ? 1 2 b", vec![("unnamed", vec![0, 1])]),
        ("", vec![]),
    ] {
        assert_eq!(cautions(&session(script, REAL)), expected, "{script}");
    }
    // Without times there is nothing to be out of order, without length or repeated.
    assert_eq!(cautions(&session("A a\n B b\n B b", Timing::default())), []);
    // With starts only, nothing can have a length.
    let starts = Timing {
        ends: false,
        ..REAL
    };
    assert_eq!(cautions(&session("A 0 0 a\n B 1 1 b", starts)), []);
}

#[test]
fn cautions_are_sentences() {
    let said = |script: &str| Timeline::new(&session(script, REAL)).cautions()[0].to_string();
    assert_eq!(
        said("A 0 1 a\n B 1 1 b\n A 2 3 a"),
        "1 utterance ends where it begins: it counts as talk and takes no time."
    );
    assert_eq!(
        said("A 5 6 a\n B 2 3 b\n A 1 2 a"),
        "2 utterances begin before the one above them: turns follow the times, not the lines."
    );
    assert_eq!(
        said("A 0 1 a\n A 2 3 a"),
        "Only one member speaks: nothing between members can be measured."
    );
}

#[test]
fn a_cue_without_length_is_talk_and_takes_no_time() {
    let m = measure(
        &session("A 0 1 So it is.\n B 1.5 1.5 No.\n A 2 3 It is.", REAL),
        None,
    );
    let ben = &m.floor[2];
    assert_eq!((ben.turns, ben.words), (1, 1));
    assert_eq!(ben.talk_time, Measured::Value(Seconds::ZERO));
    assert_eq!(ben.share, Measured::Value(0.0));
    assert_eq!(m.succession[1][2], 1);
    assert_eq!(m.overlaps.value().map(Vec::len), Some(0));
}

#[test]
fn times_out_of_order_give_what_the_same_times_in_order_give() {
    let mut lines: Vec<&str> = TALK
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let sorted = measure(&session(&lines.join("\n"), REAL), None);
    lines.reverse();
    let turned = measure(&session(&lines.join("\n"), REAL), None);
    assert_eq!(sorted.floor, turned.floor);
    assert_eq!(sorted.totals, turned.totals);
    assert_eq!(sorted.crossings, turned.crossings);
    assert_eq!(sorted.latencies, turned.latencies);
    assert_eq!(sorted.silence_ledger, turned.silence_ledger);
    assert_eq!(sorted.succession, turned.succession);
}

#[test]
fn what_is_repeated_counts_once() {
    let once = "A 0 2 Ben, why?\n B 5.5 7 So it is.\n A 6 8 Mhm.";
    let twice =
        "A 0 2 Ben, why?\n A 0 2 Ben, why?\n B 5.5 7 So it is.\n B 5.5 7 So it is.\n A 6 8 Mhm.";
    let [once, twice] = [once, twice].map(|script| measure(&session(script, REAL), None));
    assert_eq!(once.floor, twice.floor);
    assert_eq!(once.participation, twice.participation);
    assert_eq!(once.turn_lengths, twice.turn_lengths);
    assert_eq!(once.totals, twice.totals);
    assert_eq!(once.crossings, twice.crossings);
    assert_eq!(once.addressing, twice.addressing);
    assert_eq!(once.shifts, twice.shifts);
}

#[test]
fn one_speaker() {
    let m = measure(&session("A 0 2 So it is.\n A 4 6 And so.", REAL), None);
    assert_eq!(m.floor[1].share, Measured::Value(1.0));
    let too_few = |need, have| Some(Unmeasured::TooFew { have, need });
    assert_eq!(why(&m.balance.family), too_few(2, 1));
    assert_eq!(why(&m.chance), too_few(3, 0));
    assert_eq!(why(&m.therapist_between), too_few(1, 0));
    assert_eq!(m.latencies, Measured::Value(vec![]));
    assert_eq!(m.crossings, Measured::Value(vec![]));
    assert_eq!(m.gaps, Measured::Value(vec![]));
    let session = session("A 0 2 So it is.\n A 4 6 And so.", REAL);
    let timeline = Timeline::new(&session);
    assert_eq!(
        why(&timeline.permute(timeline.whole(), 9, 1)),
        too_few(3, 1)
    );
}

#[test]
fn nobody_of_the_family() {
    let m = measure(&session("T 0 2 Hello?\n T 4 6 Anybody?", REAL), None);
    assert_eq!(m.floor[0].share, Measured::Value(1.0));
    for member in 1..4 {
        assert_eq!(why(&m.floor[member].share), Some(Unmeasured::NobodySpoke));
        let part = &m.participation[member];
        assert_eq!(part.time.of_everybody, Measured::Value(0.0));
        assert_eq!(
            part.words.of_family.as_ref().and_then(why),
            Some(Unmeasured::NobodySpoke)
        );
    }
    assert_eq!(
        why(&m.balance.family),
        Some(Unmeasured::TooFew { have: 0, need: 2 })
    );
    assert_eq!(m.family_succession.iter().flatten().sum::<u32>(), 0);
}

#[test]
fn an_empty_session_and_a_window_outside() {
    let empty = measure(&session("", REAL), None);
    for total in [
        &empty.totals.speech,
        &empty.totals.overlap,
        &empty.totals.silence,
    ] {
        assert_eq!(why(total), Some(Unmeasured::NobodySpoke));
    }
    assert_eq!(empty.floor[1].talk_time, Measured::Value(Seconds::ZERO));
    let session = session(TALK, REAL);
    let outside = Timeline::new(&session).measure(window(100.0, 200.0));
    assert_eq!(why(&outside.totals.speech), Some(Unmeasured::NobodySpoke));
    assert!(
        outside
            .floor
            .iter()
            .all(|f| why(&f.share) == Some(Unmeasured::NobodySpoke))
    );
    assert_eq!(outside.silences, Measured::Value(vec![]));
}

#[test]
fn more_people_than_a_table_can_be_read_for() {
    let member = |n: usize| Member {
        id: n.to_string(),
        speakers: vec![n],
        ..Member::default()
    };
    let cast = Cast {
        members: (0..513).map(member).collect(),
    };
    let said = |n: usize| Utterance {
        speaker: Some(n),
        text: "So.".into(),
        ..Utterance::default()
    };
    let transcript = Transcript {
        speakers: (0..513).map(|n| n.to_string()).collect(),
        utterances: (0..513).map(said).collect(),
        ..Transcript::default()
    };
    let session = assemble(&transcript, &cast);
    let timeline = Timeline::new(&session);
    let m = timeline.measure(timeline.whole());
    assert!(m.succession.is_empty() && m.family_succession.is_empty() && m.addressing.is_empty());
    let refused = Some(Unmeasured::TooMany {
        have: 513,
        most: 512,
    });
    assert_eq!((why(&m.chance), why(&m.family_chance)), (refused, refused));
    assert_eq!(why(&timeline.permute(timeline.whole(), 9, 1)), refused);
    assert_eq!(m.floor.len(), 513);
}
