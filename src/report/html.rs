//! Blocks → one HTML document: no script, no request, its own policy.

use maud::{DOCTYPE, Markup, html};

use super::Block;
use crate::map::{self, DrawOptions};

/// The document's one style sheet.
const STYLE: &str = include_str!("note.css");

/// The policy: nothing but the style sheet of these very bytes.
const POLICY: &str = "default-src 'none'; style-src 'sha256-oN0lf3o0T59jGLKorucZFN4MvQb1l//Cj97+m+ZMgmU='; base-uri 'none'; form-action 'none'";

/// Writes a document.
pub(super) fn write(title: &str, blocks: &[Block]) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (STYLE) }
            }
            body { main { @for block in blocks { (part(block)) } } }
        }
    }
    .into_string()
}

fn part(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(1, text) => { h1 dir="auto" { (text) } },
            Block::Heading(2, text) => { h2 dir="auto" { (text) } },
            Block::Heading(3, text) => { h3 dir="auto" { (text) } },
            Block::Heading(_, text) => { h4 dir="auto" { (text) } },
            Block::Paragraph(text) => { p dir="auto" { (text) } },
            Block::List(items) => { ul { @for item in items { li dir="auto" { (item) } } } },
            Block::Quote { act, who, words } => {
                figure {
                    figcaption { strong { bdi { (act) } } " " span { bdi { (who) } } }
                    blockquote dir="auto" { (words) }
                }
            },
            Block::Table(head, rows) => {
                table {
                    thead { tr { @for cell in head { th scope="col" { (cell) } } } }
                    tbody { @for row in rows { tr { @for cell in row { td dir="auto" { (cell) } } } } }
                }
            },
            Block::Map(map) => { div .map { (map::markup(map, &paper())) } },
        }
    }
}

fn paper() -> DrawOptions {
    DrawOptions {
        legend: true,
        ..DrawOptions::default()
    }
}
