//! The note for the clinician's file: what was measured, what is proposed, and every word behind it.

use super::{Block, Source, talk, wording};
use crate::session::Session;
use crate::stance::SafetyFlag;
use crate::structure::{Hypothesis, Sufficiency};

/// The note's parts, the safety gate first.
pub(super) fn note(source: Source<'_>) -> Vec<Block> {
    let structure = &source.analysis.structure;
    let mut blocks = vec![
        Block::heading(1, &format!("Session note: {}", source.title)),
        Block::paragraph(wording::MODESTY),
    ];
    blocks.extend(safety(source));
    blocks.push(Block::heading(2, "Map"));
    blocks.push(Block::Map(source.map.clone()));
    blocks.extend(talk::talk(source));
    blocks.push(Block::heading(2, "Hypotheses to discuss"));
    match &structure.sufficiency {
        Sufficiency::Enough => {}
        Sufficiency::Withheld => blocks.push(Block::paragraph(wording::WITHHELD)),
        Sufficiency::NotEnough { reasons } => blocks.push(Block::List(reasons.clone())),
    }
    if structure.hypotheses.is_empty() {
        blocks.push(Block::paragraph(wording::NOTHING));
    }
    for (index, hypothesis) in structure.hypotheses.iter().enumerate() {
        blocks.extend(reading(source, index, hypothesis));
    }
    blocks.extend(talk::meanings());
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

fn reading(source: Source<'_>, index: usize, hypothesis: &Hypothesis) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(3, &hypothesis.statement),
        Block::Paragraph(format!("Support: {}.", hypothesis.confidence.band())),
        Block::Paragraph(format!("Speaks for it: {}.", hypothesis.evidence.len())),
    ];
    blocks.extend(moments(source, &hypothesis.evidence));
    blocks.push(Block::Paragraph(format!(
        "Speaks against it: {}.",
        hypothesis.counter_evidence.len()
    )));
    blocks.extend(moments(source, &hypothesis.counter_evidence));
    if !hypothesis.measures.is_empty() {
        blocks.push(Block::List(hypothesis.measures.clone()));
    }
    if let Some(rival) = &hypothesis.rival {
        blocks.push(Block::Paragraph(format!(
            "Another reading: {}",
            rival.statement
        )));
    }
    blocks.push(Block::List(hypothesis.missing.clone()));
    blocks.push(Block::paragraph(&hypothesis.settle));
    let tries = source.analysis.structure.interventions.iter();
    for intervention in tries.filter(|intervention| intervention.hypothesis == index) {
        blocks.push(Block::Paragraph(format!(
            "{}: {} Expect {} Hold if {}",
            intervention.name, intervention.step, intervention.expect, intervention.hold
        )));
        blocks.push(Block::List(intervention.say.clone()));
    }
    blocks
}

fn moments(source: Source<'_>, acts: &[usize]) -> Vec<Block> {
    let analysis = source.analysis;
    acts.iter()
        .filter_map(|&index| analysis.coding.acts.get(index))
        .filter_map(|act| quote(source, act.utterance, &wording::act(&analysis.session, act)))
        .collect()
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
