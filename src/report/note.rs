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
        Sufficiency::Enough => {}
        Sufficiency::Withheld => blocks.push(Block::paragraph(wording::WITHHELD)),
        Sufficiency::NotEnough { reasons } => {
            blocks.push(Block::paragraph(wording::CANNOT_TELL));
            blocks.push(Block::List(reasons.clone()));
        }
    }
    if found.difficulties.is_empty() && structure.sufficiency == Sufficiency::Enough {
        blocks.push(Block::paragraph(wording::NOTHING));
    }
    for (index, hypothesis) in found.difficulties {
        blocks.extend(reading(source, hypothesis));
        blocks.extend(moves(source, index));
    }
    if !found.strengths.is_empty() || !found.good.is_empty() {
        blocks.push(Block::heading(2, wording::STRENGTHS));
    }
    for strength in found.strengths {
        blocks.extend(reading(source, strength));
    }
    for seen in found.good {
        blocks.extend(observation(source, seen));
    }
    if !found.seen.is_empty() {
        blocks.push(Block::heading(2, wording::ALSO_SEEN));
    }
    for seen in found.seen {
        blocks.extend(observation(source, seen));
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

fn reading(source: Source<'_>, hypothesis: &Hypothesis) -> Vec<Block> {
    let family = &source.analysis.session.family;
    let mut blocks = vec![Block::heading(3, &wording::banded(family, hypothesis))];
    let kinds = wording::kinds(hypothesis);
    if !kinds.is_empty() {
        blocks.push(Block::Paragraph(format!("Kind: {}.", kinds.join(", "))));
    }
    blocks.push(Block::paragraph(&hypothesis.statement));
    blocks.extend(moments(source, wording::FOR, &hypothesis.evidence));
    blocks.extend(moments(
        source,
        wording::AGAINST,
        &hypothesis.counter_evidence,
    ));
    blocks.extend(doubts(hypothesis, &hypothesis.missing));
    blocks
}

/// What has no mark on the map: no band, since nothing was weighed.
fn observation(source: Source<'_>, seen: &Hypothesis) -> Vec<Block> {
    let title = wording::title(&source.analysis.session.family, seen);
    let mut blocks = vec![Block::heading(3, &title), Block::paragraph(&seen.statement)];
    if !seen.evidence.is_empty() {
        blocks.extend(moments(source, wording::FOR, &seen.evidence));
    }
    blocks.extend(doubts(seen, &[]));
    blocks
}

/// What bears on a reading beside the moments, each part under its label.
fn doubts(reading: &Hypothesis, missing: &[String]) -> Vec<Block> {
    let rival = reading.rival.as_ref().map(|it| it.statement.clone());
    let settle = Some(reading.settle.clone()).filter(|it| !it.is_empty());
    let list = |items: &[String]| (!items.is_empty()).then(|| Block::List(items.to_vec()));
    let labelled = [
        (wording::MEASURES, list(&reading.measures)),
        (wording::RIVAL, rival.map(Block::Paragraph)),
        (wording::MISSING, list(missing)),
        (wording::SETTLE, settle.map(Block::Paragraph)),
    ];
    let present = labelled
        .into_iter()
        .filter_map(|(label, part)| Some((label, part?)));
    present
        .flat_map(|(label, part)| [Block::heading(4, label), part])
        .collect()
}

/// What could be tried for one reading: what all its moves share once, then move by move.
fn moves(source: Source<'_>, index: usize) -> Vec<Block> {
    let all = source.analysis.structure.interventions.iter();
    let mut fitting = all.filter(|it| it.hypothesis == index).peekable();
    let Some((hold, expect)) = fitting.peek().map(|first| (&first.hold, &first.expect)) else {
        return Vec::new();
    };
    let mut blocks = vec![
        Block::heading(4, wording::TRY),
        Block::Paragraph(format!("{} {hold}", wording::HOLD)),
    ];
    for intervention in fitting {
        let (name, step) = (intervention.name, &intervention.step);
        blocks.push(Block::Paragraph(format!("{name}: {step}")));
        let say = intervention.say.iter().map(|line| format!("“{line}”"));
        blocks.push(Block::List(say.collect()));
    }
    blocks.push(Block::Paragraph(format!("{} {expect}", wording::EXPECT)));
    blocks
}

/// Moments under their heading, with their number.
fn moments(source: Source<'_>, title: &str, acts: &[usize]) -> Vec<Block> {
    let analysis = source.analysis;
    let mut blocks = vec![Block::heading(4, &format!("{title}: {}", acts.len()))];
    if acts.is_empty() {
        blocks.push(Block::paragraph(wording::NO_MOMENT));
    }
    let found = acts
        .iter()
        .filter_map(|&index| analysis.coding.acts.get(index));
    blocks.extend(
        found.filter_map(|act| quote(source, act.utterance, &wording::act(&analysis.session, act))),
    );
    blocks
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
