//! Blocks → one HTML document: no script, no request, its own policy.

use maud::{DOCTYPE, Markup, html};

use super::Block;
use super::talk::MEASURE;
use crate::map::{self, DrawOptions};

/// The document's one style sheet.
const STYLE: &str = include_str!("note.css");

/// The policy: nothing but the style sheet of these very bytes.
const POLICY: &str = "default-src 'none'; style-src 'sha256-rAmaTO3QhPhF74kcVe0bAs9p/b1SZ99LRr3ZH4WsyQ4='; base-uri 'none'; form-action 'none'";

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
            body { main { @for (block, heading) in blocks.iter().zip(headings(title, blocks)) { (part(block, heading)) } } }
        }
    }
    .into_string()
}

/// The heading under which each block stands.
fn headings<'a>(title: &'a str, blocks: &'a [Block]) -> impl Iterator<Item = &'a str> {
    blocks.iter().scan(title, |heading, block| {
        if let Block::Heading(_, text) = block {
            *heading = text;
        }
        Some(*heading)
    })
}

fn part(block: &Block, heading: &str) -> Markup {
    html! {
        @match block {
            Block::Heading(1, text) => { h1 dir=[turn(text)] { (text) } },
            Block::Heading(2, text) => { h2 dir=[turn(text)] { (text) } },
            Block::Heading(3, text) => { h3 dir=[turn(text)] { (text) } },
            Block::Heading(_, text) => { h4 dir=[turn(text)] { (text) } },
            Block::Paragraph(text) => { p dir=[turn(text)] { (text) } },
            Block::List(items) => { ul { @for item in items { li dir=[turn(item)] { (item) } } } },
            Block::Quote { act, who, words } => {
                figure {
                    figcaption { strong dir=[turn(act)] { (act) } " " span { bdi { (who) } } }
                    blockquote dir="auto" { (words) }
                }
            },
            Block::Table(head, rows) => {
                @let corner = head.first().map_or("", String::as_str);
                // What is wider than the page is moved sideways by itself, with the keyboard as well.
                div .table .meanings[corner == MEASURE] role="region" tabindex="0" aria-label={ (heading) " " (corner) } {
                    table {
                        thead { tr { @for cell in head { th scope="col" dir="auto" { (cell) } } } }
                        tbody { @for row in rows { tr { @for cell in row { td dir="auto" { (cell) } } } } }
                    }
                }
            },
            Block::Map(map) => { div .map { (map::markup(map, &paper())) } },
        }
    }
}

/// The direction of a text. One that keeps its names apart from what is around them is the document's own; an element
/// that finds its direction by itself would take the name's.
fn turn(text: &str) -> Option<&str> {
    (!text.contains('\u{2068}')).then_some("auto")
}

fn paper() -> DrawOptions {
    DrawOptions {
        legend: true,
        ..DrawOptions::default()
    }
}
