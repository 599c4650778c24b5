//! Whole texts, one for each way of writing.

use super::*;
use crate::import::Utterance;

fn said<'a>(transcript: &'a Transcript, utterance: &'a Utterance) -> (&'a str, &'a str) {
    let name = utterance
        .speaker
        .map(|speaker| transcript.speakers[speaker].as_str());
    (name.unwrap_or("-"), utterance.text.as_str())
}

fn check(text: &str, expected: &[(&str, &str)]) {
    let transcript = read(text).unwrap();
    let found: Vec<_> = transcript
        .utterances
        .iter()
        .map(|u| said(&transcript, u))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn starts(text: &str, expected: &[Option<f64>]) {
    let transcript = read(text).unwrap();
    let found: Vec<_> = transcript
        .utterances
        .iter()
        .map(|u| u.start.map(|s| s.as_f64()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn turns_and_what_continues_them() {
    check("Mom: a\nDad: b", &[("Mom", "a"), ("Dad", "b")]);
    check(
        "Mom: a\n  goes on\n\nmore\nDad: b",
        &[("Mom", "a goes on\nmore"), ("Dad", "b")],
    );
    check(
        "Mom: x\n10:30 no\nDad: y",
        &[("Mom", "x 10:30 no"), ("Dad", "y")],
    );
    check("Mom:\na\nDad:\nb", &[("Mom", "a"), ("Dad", "b")]);
    check("> **Mom:** a\n> **Dad:** b", &[("Mom", "a"), ("Dad", "b")]);
}

#[test]
fn layouts() {
    let ab = &[("Mom", "a"), ("Dad", "b"), ("Mom", "c")];
    check("[00:01] Mom: a\n[00:02] Dad: b\n[00:03] Mom: c", ab);
    check("Mom  0:03\na\n\nDad  0:07\nb\n\nMom  0:09\nc", ab);
    check("Mom (00:03):\na\n\nDad (00:05):\nb\n\nMom (00:09):\nc", ab);
    check("Mom [00:00:03] a\nDad [00:00:04] b\nMom [00:00:05] c", ab);
    check("00:00:03 Mom\na\n00:00:04 Dad\nb\n00:00:05 Mom\nc", ab);
    check(
        "[Mom] 14:03:05\na\n\n[Dad] 14:03:07\nb\n\n[Mom] 14:03:09\nc",
        ab,
    );
    check("Mom - a\nDad - b\nMom - c", ab);
    check("Mom\ta\nDad\tb\nMom\tc", ab);
    check("Mom > a\nDad > b\nMom > c", ab);
    check(
        "1 Mom: a\n2 Dad: b\n3 Mom: c\n4 Dad: d\n5 Mom: e",
        &[
            ("Mom", "a"),
            ("Dad", "b"),
            ("Mom", "c"),
            ("Dad", "d"),
            ("Mom", "e"),
        ],
    );
    check(
        "MOM.\na\n\nDAD.\n_[sighs]_. b\n\nMOM.\nc [Exit.]",
        &[("MOM", "a"), ("DAD", "b"), ("MOM", "c")],
    );
    check(
        "MOM. a\nDAD. [Sighs.] b\nMOM. c",
        &[("MOM", "a"), ("DAD", "b"), ("MOM", "c")],
    );
    check(
        "T14: a\nK14: b\nT15: c\nK15: d",
        &[("T", "a"), ("K", "b"), ("T", "c"), ("K", "d")],
    );
    check(
        "T: a\nC1: b\nC2: c\nC1: d",
        &[("T", "a"), ("C1", "b"), ("C2", "c"), ("C1", "d")],
    );
}

#[test]
fn times() {
    starts("[00:01] Mom: a\n[00:02] Dad: b", &[Some(1.0), Some(2.0)]);
    starts(
        "[00:00:00:01]\nMom: a\n\n[00:00:00:58]\nDad: b",
        &[Some(1.0), Some(58.0)],
    );
    starts(
        "Talk\n00:00:00\nMom: a\nDad: b\nMom: c\n00:05:00\nDad: d\nMom: e\nDad: f",
        &[None; 6],
    );
    starts(
        "Mom: a #00:00:06-8#\nDad: b #00:00:11-2#",
        &[None, Some(6.8)],
    );
    starts(
        "[Mom] 23:59:58\na\n[Dad] 00:00:03\nb\n[Mom] 00:00:05\nc",
        &[Some(86_398.0), Some(86_403.0), Some(86_405.0)],
    );
}

#[test]
fn services() {
    check(
        "Karen Doe\nKaren Doe 3 minutes 12 seconds\n3:12\nIs she coming?\nTom\nTom 3 minutes 15 seconds\n3:15\nLate.\nKaren Doe\nKaren Doe 3 minutes 17 seconds\n3:17\nAs always.",
        &[
            ("Karen Doe", "Is she coming?"),
            ("Tom", "Late."),
            ("Karen Doe", "As always."),
        ],
    );
    check(
        "Karen Doe  0:03\nI wanted to say something first.\n\nTom  0:07\nGo on.\n\nTranscribed by https://otter.ai",
        &[
            ("Karen Doe", "I wanted to say something first."),
            ("Tom", "Go on."),
        ],
    );
    check(
        "14:03:05 From Karen Doe to Everyone:\n\tHello\n14:03:09 From Tom to Karen Doe(Direct Message):\n\tHi",
        &[("Karen Doe", "Hello"), ("Tom", "Hi")],
    );
}

#[test]
fn nobody_speaks() {
    for text in [
        "It was late.",
        "10:30\n11:30",
        "- a\n- b",
        "https://example.org",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}
