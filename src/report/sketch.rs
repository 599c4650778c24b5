//! The family's copy: a sketch to correct, with questions; no scores, no hypotheses, no quotes.

use super::{Block, Source, wording};
use crate::map::{MapDocument, MapMember};

/// The sketch's parts. With a safety flag open there is no picture to share.
pub(super) fn sketch(source: Source<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(1, "A first sketch")];
    if !source.analysis.coding.safety.is_empty() {
        blocks.push(Block::paragraph(wording::NOT_TO_SHARE));
        return blocks;
    }
    blocks.push(Block::paragraph(wording::SKETCH));
    blocks.push(Block::Map(people_only(source.map)));
    blocks.push(Block::heading(2, "Questions to talk about"));
    blocks.push(Block::List(wording::QUESTIONS.map(String::from).to_vec()));
    blocks
}

/// The members in their rows, without marks and without rank: the pen is the family's.
fn people_only(map: &MapDocument) -> MapDocument {
    let level = |member: &MapMember| MapMember {
        raised: 0.0,
        ..member.clone()
    };
    MapDocument {
        members: map.members.iter().map(level).collect(),
        areas: map.areas.clone(),
        ..MapDocument::default()
    }
}
