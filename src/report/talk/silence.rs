//! Silences, whose they are, and how long answers take.

use super::{Talk, count, figure, short, table, unless};
use crate::process::{Latency, Quiet, SilenceLedger, Space, SpaceKind};
use crate::report::Block;
use crate::session::MemberId;

/// Fewer answers than this are an anecdote.
const FEW: usize = 5;

pub(super) fn blocks(talk: Talk<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(3, "Silence")];
    let process = talk.process;
    blocks.extend(unless(&process.silence_ledger, "Silences are", |ledger| {
        silences(talk, ledger)
    }));
    blocks.extend(unless(&process.spaces, "Pauses and gaps are", |all| {
        vec![Block::Paragraph(spaces(all))]
    }));
    blocks.push(Block::heading(3, "Answers"));
    blocks.extend(unless(
        &process.latencies,
        "Response latencies are",
        |all| latencies(talk, all),
    ));
    blocks
}

fn silences(talk: Talk<'_>, ledger: &SilenceLedger) -> Vec<Block> {
    let head = [
        "Name",
        "Long silences after being asked",
        "Long pauses",
        "Together",
        "Silences broken",
        "Pauses: median (number)",
    ];
    let row = |(member, quiet): (usize, &Quiet)| {
        vec![
            talk.name(MemberId(member)),
            quiet.asked.to_string(),
            quiet.paused.to_string(),
            short(quiet.time.as_f64()),
            quiet.broke.to_string(),
            figure(&quiet.pauses, |it| {
                format!("{} ({})", short(it.median), it.count)
            }),
        ]
    };
    let rows = ledger.members.iter().enumerate().map(row);
    let mut blocks = vec![
        table(&head, rows.collect()),
        Block::Paragraph(format!(
            "Long silences that belong to everyone: {}, {} together.",
            ledger.shared,
            short(ledger.shared_time.as_f64())
        )),
    ];
    if ledger.broken.iter().flatten().any(|&count| count > 0) {
        blocks.push(Block::paragraph(
            "Long silences: who spoke last before (rows), and who breaks them (columns).",
        ));
        blocks.push(talk.matrix("After", |after, by| {
            count(&ledger.broken, after, by).to_string()
        }));
    }
    blocks
}

fn spaces(spaces: &[Space]) -> String {
    let of = |kind| spaces.iter().filter(|space| space.kind == kind).count();
    format!(
        "Pauses within a turn: {}; gaps between speakers: {}; lapses, in which the talk stops: {}.",
        of(SpaceKind::Pause),
        of(SpaceKind::Gap),
        of(SpaceKind::Lapse)
    )
}

fn latencies(talk: Talk<'_>, latencies: &[Latency]) -> Vec<Block> {
    if latencies.is_empty() {
        return vec![Block::paragraph(
            "No turn that asks or names somebody has an answer.",
        )];
    }
    let row = |it: &Latency| {
        vec![
            talk.name(it.from),
            talk.name(it.answering),
            match it.count {
                few @ ..FEW => format!("{few} (few)"),
                count => count.to_string(),
            },
            short(it.median),
            short(it.spread),
        ]
    };
    let head = ["Who asks", "Who answers", "Answers", "Median", "Spread"];
    vec![
        table(&head, latencies.iter().map(row).collect()),
        Block::paragraph(
            "Spread is the median absolute deviation. Compare a pair with itself and with the session, never with a norm.",
        ),
    ]
}
