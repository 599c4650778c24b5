//! Who comes in over whom, who follows whom, who speaks to whom.

use super::{Talk, count, figure, percent, table, unless};
use crate::process::{Chance, Crossing, Measured, Outcome, Shift, Shifts};
use crate::report::Block;
use crate::session::MemberId;

/// Residuals are shown only where at least so many are expected.
const EXPECTED: f64 = 5.0;

/// In place of a table without rows.
const NO_OVERLAP: &str = "Nobody speaks while another does: there is no overlap to tell.";

pub(super) fn blocks(talk: Talk<'_>) -> Vec<Block> {
    let process = talk.process;
    let mut blocks = vec![Block::heading(3, "Overlap and interruption")];
    blocks.extend(unless(
        &process.crossings,
        "Overlaps are",
        |all| match all.is_empty() {
            true => vec![Block::paragraph(NO_OVERLAP)],
            false => vec![crossings(talk, all)],
        },
    ));
    blocks.push(Block::Paragraph(format!(
        "Break-offs that the transcriber marked, before another speaks: {}; a lower bound.",
        process.marked_interruptions.len()
    )));
    blocks.push(Block::heading(3, "Who follows whom"));
    blocks.extend(succession(talk, &process.succession, &process.chance));
    blocks.push(Block::paragraph(
        "The same, the therapist’s turns left out.",
    ));
    blocks.extend(succession(
        talk,
        &process.family_succession,
        &process.family_chance,
    ));
    blocks.push(Block::Paragraph(format!(
        "Of the family’s moves from one member to another, through the therapist: {}.",
        figure(&process.therapist_between, percent)
    )));
    blocks.push(Block::heading(3, "Who speaks to whom"));
    blocks.extend(addressing(talk));
    blocks.extend(unless(
        &process.shifts,
        "Participation shifts are",
        |shifts| vec![participation_shifts(shifts)],
    ));
    blocks
}

fn crossings(talk: Talk<'_>, crossings: &[Crossing]) -> Block {
    let mut head = vec!["Who comes in", "Over whom"];
    head.extend(Outcome::ALL.map(|outcome| outcome.definition().name));
    head.extend(["Interruptions per hundred turns", "Net"]);
    let row = |it: &Crossing| {
        let counts = Outcome::ALL.into_iter();
        let counts = counts.map(|outcome| it.counts.get(&outcome).copied().unwrap_or_default());
        let mut row = vec![talk.name(it.by), talk.name(it.over)];
        row.extend(counts.map(|count| count.to_string()));
        row.push(figure(&it.per_hundred_turns, |rate| format!("{rate:.1}")));
        row.push(figure(&it.net, |net| format!("{net:+.1}")));
        row
    };
    table(&head, crossings.iter().map(row).collect())
}

fn succession(talk: Talk<'_>, counts: &[Vec<u32>], chance: &Measured<Chance>) -> Vec<Block> {
    let cell = |row: MemberId, column: MemberId| {
        let counted = count(counts, row, column);
        if row == column {
            return "–".into();
        }
        let Some(chance) = chance.value() else {
            return counted.to_string();
        };
        let at = |table: &[Vec<f64>]| {
            let cell = table.get(row.0).and_then(|row| row.get(column.0));
            cell.copied().unwrap_or_default()
        };
        let (expected, residual) = (at(&chance.expected), at(&chance.residual));
        match expected >= EXPECTED && chance.freedom > 0 {
            true => format!("{counted} ({expected:.1} expected, residual {residual:+.1})"),
            false => format!("{counted} ({expected:.1} expected)"),
        }
    };
    let mut blocks = vec![talk.matrix("First, then", cell)];
    match chance {
        Measured::Unmeasured(why) => {
            let words = format!("Counts alone: chance is not measured: {why}.");
            blocks.push(Block::Paragraph(words));
        }
        Measured::Value(chance) if chance.freedom == 1 => blocks.push(Block::paragraph(
            "With three people all residuals are one fact, equal up to sign: going round, or back and forth.",
        )),
        Measured::Value(_) => {}
    }
    blocks
}

fn addressing(talk: Talk<'_>) -> Vec<Block> {
    let process = talk.process;
    let mut blocks = Vec::new();
    if process.addressing.iter().flatten().any(|&count| count > 0) {
        let cell = |by, to| count(&process.addressing, by, to).to_string();
        blocks.push(talk.matrix("Speaks, to", cell));
        blocks.push(Block::paragraph(
            "By name only: a lower bound, since most talk names nobody.",
        ));
    } else {
        blocks.push(Block::paragraph("Nobody is called by name."));
    }
    let answered = process.answered_for.iter().map(|it| {
        let (asked, by) = (talk.name(it.asked), talk.name(it.by));
        format!("{asked} is asked and {by} answers first: {}.", it.count)
    });
    let answered: Vec<String> = answered.collect();
    match answered.is_empty() {
        true => blocks.push(Block::paragraph(
            "Nobody who is asked by name is answered for.",
        )),
        false => blocks.push(Block::List(answered)),
    }
    blocks
}

fn participation_shifts(shifts: &Shifts) -> Block {
    let row = |shift: Shift| {
        let alike = if shift.is_from_dyad() { "AB" } else { "A0" };
        let share = shifts.share(shift);
        vec![
            shift.code().to_string(),
            shift.kind().to_string(),
            shifts.count(shift).to_string(),
            share.map_or_else(
                || "–".into(),
                |share| format!("{} of those from {alike}", percent(&share)),
            ),
        ]
    };
    let head = ["Participation shift", "Kind", "Times", "Share"];
    table(&head, Shift::ALL.into_iter().map(row).collect())
}
