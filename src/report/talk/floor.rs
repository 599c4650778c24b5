//! Talk time, turns, balance.

use super::{Talk, clock, figure, percent, short, table};
use crate::import::Seconds;
use crate::process::{Distribution, Evenness, Floor, Measured, TurnLengths};
use crate::report::Block;

pub(super) fn blocks(talk: Talk<'_>) -> Vec<Block> {
    vec![
        floor(talk),
        Block::Paragraph(format!(
            "Shares are of the family’s {}; the therapist’s is of everybody’s.",
            talk.process.shares_by()
        )),
        shares(talk),
        turns(talk),
        Block::Paragraph(evenness("The family", talk, &talk.process.balance.family)),
        Block::Paragraph(evenness("Everybody", talk, &talk.process.balance.everybody)),
        totals(talk),
    ]
}

fn floor(talk: Talk<'_>) -> Block {
    let row = |floor: &Floor| {
        let member = talk.session.family.get(floor.member)?;
        Some(vec![
            member.name.clone(),
            member.role.to_string(),
            figure(&floor.share, percent),
            figure(&floor.talk_time, clock),
            floor.turns.to_string(),
            floor.words.to_string(),
        ])
    };
    let head = ["Name", "Role", "Share", "Talk time", "Turns", "Words"];
    let rows = talk.process.floor.iter().filter_map(row);
    table(&head, rows.collect())
}

/// Every kind of share, the therapist in and out.
fn shares(talk: Talk<'_>) -> Block {
    let head = [
        "Name",
        "Time, of everybody",
        "Time, of the family",
        "Words, of everybody",
        "Words, of the family",
        "Utterances end to end",
    ];
    let of_family = |share: &Option<Measured<f64>>| match share {
        Some(share) => figure(share, percent),
        None => "–".into(),
    };
    let rows = talk.process.participation.iter().map(|part| {
        vec![
            talk.name(part.member),
            figure(&part.time.of_everybody, percent),
            of_family(&part.time.of_family),
            figure(&part.words.of_everybody, percent),
            of_family(&part.words.of_family),
            figure(&part.summed, clock),
        ]
    });
    table(&head, rows.collect())
}

fn turns(talk: Talk<'_>) -> Block {
    let head = [
        "Name",
        "Words a turn: median (mean)",
        "Longest",
        "Time a turn: median (mean)",
        "Longest",
        "Words per minute",
    ];
    let words = |it: &Distribution| format!("{:.0} ({:.1})", it.median, it.mean);
    let time = |it: &Distribution| format!("{} ({})", short(it.median), short(it.mean));
    let row = |lengths: &TurnLengths| {
        vec![
            talk.name(lengths.member),
            figure(&lengths.words, words),
            figure(&lengths.words, |it| format!("{:.0} words", it.longest)),
            figure(&lengths.seconds, time),
            figure(&lengths.seconds, |it| short(it.longest)),
            figure(&lengths.rate, |rate| format!("{rate:.0}")),
        ]
    };
    table(&head, talk.process.turn_lengths.iter().map(row).collect())
}

fn evenness(whose: &str, talk: Talk<'_>, evenness: &Measured<Evenness>) -> String {
    match evenness {
        Measured::Unmeasured(why) => format!("{whose}: balance is not measured: {why}."),
        Measured::Value(it) => format!(
            "{whose}: evenness {:.2} (1 is equal), Gini coefficient {:.2} (0 is equal), distance from equal shares {:.3} bits, among {}; the largest share is {}’s, {}.",
            it.entropy,
            it.gini,
            it.divergence,
            it.people,
            talk.name(it.largest.0),
            percent(&it.largest.1)
        ),
    }
}

fn totals(talk: Talk<'_>) -> Block {
    let totals = &talk.process.totals;
    let rows = [
        ("Somebody speaks", &totals.speech),
        ("Two or more speak", &totals.overlap),
        ("Nobody speaks", &totals.silence),
    ];
    let row =
        |(what, time): (&str, &Measured<Seconds>)| vec![what.to_string(), figure(time, clock)];
    table(&["", "Time"], rows.into_iter().map(row).collect())
}
