//! Blocks → Markdown. Transcript text is escaped, so that what people said is never read as markup.

use super::Block;
use crate::map;

/// What Markdown would read as markup.
const MARKUP: &str = "\\`*_{}[]<>()#+-.!|~&";

/// Writes a document.
pub(super) fn write(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks
        .iter()
        .map(part)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n\n") + "\n"
}

fn part(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            format!("{} {}", "#".repeat(usize::from(*level)), escape(text))
        }
        Block::Paragraph(text) => escape(text),
        Block::List(items) => lines(items.iter().map(|item| format!("- {}", escape(item)))),
        Block::Quote { act, who, words } => {
            format!("**{}** {}\n> {}", escape(act), escape(who), escape(words))
        }
        Block::Table(head, rows) => {
            let row = |cells: &[String]| {
                let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
                format!("| {} |", cells.join(" | "))
            };
            let rule = format!("|{}", " --- |".repeat(head.len()));
            lines(
                [row(head), rule]
                    .into_iter()
                    .chain(rows.iter().map(|cells| row(cells))),
            )
        }
        Block::Map(document) => lines(
            map::sentences(document)
                .iter()
                .map(|sentence| format!("- {}", escape(sentence))),
        ),
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

/// One line of text in which nothing is markup.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if MARKUP.contains(c) {
            safe.push('\\');
        }
        safe.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    safe
}
