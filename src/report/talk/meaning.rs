//! What every figure means.

use super::table;
use crate::process::Definition;
use crate::report::Block;

/// The head of the definitions, by which they are known: in print they are set small.
pub(in crate::report) const MEASURE: &str = "Measure";

/// The definitions, as the note and the documentation print them.
pub(in crate::report) fn meanings() -> Vec<Block> {
    let head = [
        MEASURE,
        "What it says",
        "How it is worked out",
        "What it takes, when there is none, and where it is from",
    ];
    let rows = Definition::ALL.iter().map(|it| {
        let unit = match it.unit {
            "none" => it.range.to_string(),
            unit => format!("{unit}, {}", it.range),
        };
        vec![
            format!("{} ({unit})", it.name),
            it.meaning.into(),
            it.formula.into(),
            format!(
                "Takes {}. Undefined: {} Source: {}.",
                it.needs.words(),
                lower(it.undefined),
                it.source
            ),
        ]
    });
    vec![
        Block::heading(2, "What the figures mean"),
        table(&head, rows.collect()),
    ]
}

/// A sentence inside another.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}
