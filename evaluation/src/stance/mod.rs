//! How far the coding of acts agrees with labelled sessions; and the weights of the model beside the rules.

mod agreement;
mod fit;
mod heard;
mod learned;

pub use learned::{across, coded, train};

use std::fmt::Write as _;

use kinmap::stance::{self, Learned};

use crate::labelled::Labelled;
use agreement::Agreement;

/// Rules are developed on sessions with an odd number; the others are looked at rarely, in totals.
fn is_developed(session: &Labelled) -> bool {
    let digits: String = session.name.chars().filter(char::is_ascii_digit).collect();
    digits
        .parse::<u32>()
        .is_ok_and(|number| !number.is_multiple_of(2))
}

/// The tables of the chapter on stance.
pub fn tables(sessions: &[Labelled]) -> String {
    let (developed, held): (Vec<&Labelled>, Vec<&Labelled>) =
        sessions.iter().partition(|session| is_developed(session));
    let mut text = String::new();
    for (title, half) in [("held out", &held), ("developed on", &developed)] {
        let agreement = measured(half, Learned::english());
        let _ = writeln!(text, "### {} sessions {title}\n", half.len());
        text.push_str(&totals(&agreement));
        text.push_str(&by_act(&agreement));
        if title == "developed on" {
            text.push_str(&worst(&agreement));
        }
    }
    text
}

/// The developed half alone, with every confusion of some kinds.
pub fn developed(sessions: &[Labelled], kinds: &[&str]) -> String {
    let half: Vec<&Labelled> = sessions
        .iter()
        .filter(|session| is_developed(session))
        .collect();
    let agreement = measured(&half, Learned::english());
    let mut text = totals(&agreement) + &by_act(&agreement);
    for session in half.iter().filter(|_| kinds.contains(&"safety")) {
        let coding = stance::code(&session.session, &[]);
        for flag in &coding.safety {
            let said = session
                .session
                .utterances
                .get(flag.utterance)
                .map_or("", |it| &it.text);
            let _ = writeln!(
                text,
                "{} {} {}: {said}",
                session.name, flag.utterance, flag.concern
            );
        }
    }
    text + &of_kinds(&agreement, kinds)
}

/// Every confusion of some kinds.
fn of_kinds(agreement: &Agreement, kinds: &[&str]) -> String {
    let mut text = String::new();
    for ((what, kind), lines) in &agreement.confusions {
        if kinds.contains(&kind.name()) {
            for line in lines {
                let _ = writeln!(text, "{what} {kind}: {line}");
            }
        }
    }
    text
}

fn measured(sessions: &[&Labelled], learned: &Learned) -> Agreement {
    let mut agreement = Agreement::default();
    for session in sessions {
        agreement.add(session, &stance::code_by(&session.session, &[], learned));
    }
    agreement
}

fn totals(agreement: &Agreement) -> String {
    let mut text = String::from(
        "| | precision | recall | F1 | κ | 95 % |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (name, pairs) in [
        ("sign of a turn", &agreement.sign),
        ("triadic act", &agreement.triadic),
    ] {
        let (tally, (low, high)) = (pairs.tally(), pairs.interval());
        let _ = writeln!(
            text,
            "| {name} | {:.2} | {:.2} | {:.2} | {:.3} | {low:.2} to {high:.2} |",
            tally.precision(),
            tally.recall(),
            tally.f1(),
            pairs.kappa()
        );
    }
    let exact = agreement.exact;
    let _ = writeln!(
        text,
        "| act, target and third | {:.2} | {:.2} | {:.2} | | |\n",
        exact.precision(),
        exact.recall(),
        exact.f1()
    );
    let [all, named, right] = agreement.heard;
    let share = |part: usize| part as f64 / all.max(1) as f64;
    let _ = writeln!(
        text,
        "Addressee right {:.3}, named {:.3}.",
        share(right),
        share(named)
    );
    let _ = writeln!(text, "Sign, rows labelled − 0 +, columns found − 0 +:\n");
    for labelled in [-1, 0, 1] {
        let row = [-1, 0, 1].map(|found| agreement.sign.count((labelled, found)).to_string());
        let _ = writeln!(text, "    {}", row.join("\t"));
    }
    text.push('\n');
    text
}

fn by_act(agreement: &Agreement) -> String {
    let mut text = String::from(
        "| act | right | invented | missed | precision | recall | F1 | κ | 95 % |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (kind, pairs) in &agreement.acts {
        let tally = pairs.tally();
        if tally.hits + tally.false_alarms + tally.misses == 0 {
            continue;
        }
        let (low, high) = pairs.interval();
        let _ = writeln!(
            text,
            "| {kind} | {tally} | {:.2} | {low:.2} to {high:.2} |",
            pairs.kappa()
        );
    }
    text.push('\n');
    text
}

/// The commonest confusions, each with one line.
fn worst(agreement: &Agreement) -> String {
    let mut worst: Vec<_> = agreement.confusions.iter().collect();
    worst.sort_by_key(|(key, lines)| (std::cmp::Reverse(lines.len()), **key));
    let mut text = String::from("The commonest confusions, each with one line:\n\n");
    for ((what, kind), lines) in worst.into_iter().take(12) {
        let line: String = lines
            .iter()
            .take(1)
            .flat_map(|line| line.chars().take(220))
            .collect();
        let _ = writeln!(text, "- {} {what} {kind}: {line}", lines.len());
    }
    text.push('\n');
    text
}
