//! The note for the clinician's file: what was measured, what is proposed, and every word behind it.

use super::{Block, Findings, Source, talk, wording};
use crate::session::Session;
use crate::stance::SafetyFlag;
use crate::structure::{Hypothesis, Sufficiency};

/// The note's parts, the safety gate first.
pub(super) fn note(source: Source<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(1, &format!("Session note: {}", source.title)),
        Block::paragraph(wording::MODESTY),
    ];
    blocks.extend(safety(source));
    blocks.push(Block::heading(2, "Map"));
    blocks.push(Block::Map(source.map.clone()));
    blocks.extend(findings(source));
    blocks.extend(talk::talk(source));
    blocks.extend(talk::meanings());
    blocks
}

/// What is proposed, what is strong, and what else was seen, under the headings of the page.
fn findings(source: Source<'_>) -> Vec<Block> {
    let structure = &source.analysis.structure;
    let found = Findings::of(structure);
    let mut blocks = vec![Block::heading(2, wording::HYPOTHESES)];
    match &structure.sufficiency {
        Sufficiency::Enough if found.difficulties.is_empty() => {
            blocks.push(Block::paragraph(wording::nothing(
                !structure.hypotheses.is_empty(),
            )));
        }
        Sufficiency::Enough => {}
        Sufficiency::Withheld => blocks.push(Block::paragraph(wording::WITHHELD)),
        Sufficiency::NotEnough { reasons } => {
            blocks.push(Block::paragraph(wording::CANNOT_TELL));
            blocks.push(Block::List(reasons.clone()));
        }
    }
    for (index, hypothesis) in found.difficulties {
        reading(source, hypothesis, &mut blocks);
        moves(source, index, &mut blocks);
    }
    if !found.strengths.is_empty() || !found.good.is_empty() {
        blocks.push(Block::heading(2, wording::STRENGTHS));
    }
    for (_, strength) in found.strengths {
        reading(source, strength, &mut blocks);
    }
    for (_, seen) in found.good {
        observation(source, seen, &mut blocks);
    }
    if !found.seen.is_empty() {
        blocks.push(Block::heading(2, wording::ALSO_SEEN));
    }
    for (_, seen) in found.seen {
        observation(source, seen, &mut blocks);
    }
    blocks
}

fn safety(source: Source<'_>) -> Vec<Block> {
    let coding = &source.analysis.coding;
    let mut blocks = vec![Block::heading(2, "Safety")];
    let quotes = |flags: &[SafetyFlag]| -> Vec<Block> {
        let quotes = flags.iter();
        quotes
            .filter_map(|flag| quote(source, flag.utterance, flag.concern))
            .collect()
    };
    let said = match (coding.safety.as_slice(), coding.set_aside.as_slice()) {
        ([], []) => wording::NO_FLAG,
        ([], _) => wording::ALL_ASIDE,
        _ => wording::FLAGGED,
    };
    blocks.push(Block::paragraph(said));
    blocks.extend(quotes(&coding.safety));
    if !coding.set_aside.is_empty() {
        blocks.push(Block::paragraph(wording::ASIDE));
        blocks.extend(quotes(&coding.set_aside));
    }
    blocks
}

fn reading(source: Source<'_>, hypothesis: &Hypothesis, blocks: &mut Vec<Block>) {
    let title = wording::banded(&source.analysis.session.family, hypothesis);
    blocks.push(Block::heading(3, &title));
    let kinds = wording::kinds(hypothesis);
    if !kinds.is_empty() {
        blocks.push(Block::Paragraph(format!("Kind: {}.", kinds.join(", "))));
    }
    blocks.push(Block::paragraph(&hypothesis.statement));
    moments(source, wording::FOR, &hypothesis.evidence, blocks);
    moments(
        source,
        wording::AGAINST,
        &hypothesis.counter_evidence,
        blocks,
    );
    doubts(hypothesis, &hypothesis.missing, blocks);
}

/// What has no mark on the map: no band and nothing missing, since nothing was weighed.
fn observation(source: Source<'_>, seen: &Hypothesis, blocks: &mut Vec<Block>) {
    let title = wording::title(&source.analysis.session.family, seen);
    blocks.push(Block::heading(3, &title));
    blocks.push(Block::paragraph(&seen.statement));
    if !seen.evidence.is_empty() {
        moments(source, wording::FOR, &seen.evidence, blocks);
    }
    doubts(seen, &[], blocks);
}

/// What bears on a reading beside the moments, each part under its label.
fn doubts(reading: &Hypothesis, missing: &[String], blocks: &mut Vec<Block>) {
    let rival = reading.rival.as_ref().map_or("", |it| &it.statement);
    list(wording::MEASURES, &reading.measures, blocks);
    sentence(wording::RIVAL, rival, blocks);
    list(wording::MISSING, missing, blocks);
    sentence(wording::SETTLE, &reading.settle, blocks);
}

fn list(label: &str, items: &[String], blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(Block::heading(4, label));
        blocks.push(Block::List(items.to_vec()));
    }
}

fn sentence(label: &str, text: &str, blocks: &mut Vec<Block>) {
    if !text.is_empty() {
        blocks.push(Block::heading(4, label));
        blocks.push(Block::paragraph(text));
    }
}

/// What could be tried for one reading: what all its moves share once, then move by move.
fn moves(source: Source<'_>, index: usize, blocks: &mut Vec<Block>) {
    let all = source.analysis.structure.interventions.iter();
    let mut expect = "";
    for it in all.filter(|it| it.hypothesis == index) {
        if expect.is_empty() {
            let hold = format!("{} {}", wording::HOLD, it.hold);
            sentence(wording::TRY, &hold, blocks);
        }
        expect = &it.expect;
        blocks.push(Block::Paragraph(format!("{}: {}", it.name, it.step)));
        let say = it.say.iter().map(|line| format!("“{line}”"));
        blocks.push(Block::List(say.collect()));
    }
    if !expect.is_empty() {
        let expect = format!("{} {expect}", wording::EXPECT);
        blocks.push(Block::Paragraph(expect));
    }
}

/// Moments under their heading, with their number.
fn moments(source: Source<'_>, title: &str, acts: &[usize], blocks: &mut Vec<Block>) {
    let analysis = source.analysis;
    blocks.push(Block::Heading(4, format!("{title}: {}", acts.len())));
    if acts.is_empty() {
        blocks.push(Block::paragraph(wording::NO_MOMENT));
    }
    let found = acts
        .iter()
        .filter_map(|&index| analysis.coding.acts.get(index));
    blocks.extend(
        found.filter_map(|act| quote(source, act.utterance, &wording::act(&analysis.session, act))),
    );
}

fn quote(source: Source<'_>, utterance: usize, act: &str) -> Option<Block> {
    let session: &Session = &source.analysis.session;
    let spoken = session.utterances.get(utterance)?;
    let name = spoken
        .speaker
        .map_or("someone", |id| session.family.name(id));
    let who = if spoken.timed {
        format!("{name}, {}", spoken.window.start)
    } else {
        format!("{name}, utterance {}", utterance + 1)
    };
    Some(Block::Quote {
        act: act.into(),
        who,
        words: spoken.text.clone(),
    })
}
