//! A table of who does something toward whom: squares whose size is the count, beside the number itself.

use maud::{Markup, html};

use super::Pane;
use crate::app::{Action, FiguresAction};
use crate::process::Figure;
use crate::session::MemberId;

/// With more people than this a matrix cannot be read, and the pairs stand in a list.
const READABLE: usize = 12;
/// How many pairs such a list holds.
const LISTED: usize = 24;
/// The side of the largest square.
const SIDE: f64 = 22.0;

/// One ordered pair.
pub(super) struct Pair {
    pub row: MemberId,
    pub column: MemberId,
    pub count: u32,
    /// What is counted, in words.
    pub label: String,
    pub behind: Figure,
    /// A sign beside the number.
    pub sign: Option<&'static str>,
}

/// The pairs as a matrix.
///
/// Zero stands as zero; who is in no pair at all has no row and no column.
pub(super) fn matrix(pane: &Pane<'_>, pairs: &[Pair], rows: &str, columns: &str) -> Markup {
    let people = people(pane, pairs);
    let most = pairs.iter().map(|pair| pair.count).max().unwrap_or(0);
    if people.len() > READABLE {
        return list(pane, pairs);
    }
    html! {
        div .scroller {
            table .matrix {
                caption .quiet { "Rows: " (rows) ". Columns: " (columns) "." }
                thead {
                    tr {
                        td .corner { span { (rows) " ↓" } span { (columns) " →" } }
                        @for &column in &people { th scope="col" { bdi { (pane.name(column)) } } }
                    }
                }
                tbody {
                    @for &row in &people {
                        tr {
                            th scope="row" { bdi { (pane.name(row)) } }
                            @for &column in &people {
                                td {
                                    @if let Some(pair) = pairs.iter().find(|it| (it.row, it.column) == (row, column)) {
                                        (square(pane, pair, most))
                                    } @else if row == column {
                                        span .self aria-hidden="true" { "\\" }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn people(pane: &Pane<'_>, pairs: &[Pair]) -> Vec<MemberId> {
    let everyone = pane.family().everyone().map(|(id, _)| id);
    everyone
        .filter(|id| {
            pairs
                .iter()
                .any(|pair| pair.row == *id || pair.column == *id)
        })
        .collect()
}

fn square(pane: &Pane<'_>, pair: &Pair, most: u32) -> Markup {
    if pair.count == 0 {
        return html! { span .zero title=(pair.label) { "0" } };
    }
    let side = SIDE * (f64::from(pair.count) / f64::from(most.max(1))).sqrt();
    let corner = (SIDE - side) / 2.0;
    let drawn = html! {
        svg .square width=(SIDE) height=(SIDE) aria-hidden="true" {
            rect x=(format!("{corner:.1}")) y=(format!("{corner:.1}")) width=(format!("{side:.1}")) height=(format!("{side:.1}")) {}
        }
        span { (pair.count) @if let Some(sign) = pair.sign { (sign) } }
    };
    pane.opens(pair.behind, &pair.label, drawn)
}

/// The most frequent pairs.
fn list(pane: &Pane<'_>, pairs: &[Pair]) -> Markup {
    let mut counts: Vec<u32> = pairs.iter().map(|pair| pair.count).collect();
    crate::sorted::Order::order(&mut counts);
    let least = counts.iter().rev().nth(LISTED).copied().unwrap_or(0);
    let shown = pairs.iter().filter(|pair| pair.count > least);
    html! {
        ul .pairs { @for pair in shown { li { (pane.opens(pair.behind, &pair.label, html! { (pair.label) })) } } }
    }
}

/// The way from squares to the table, and back.
pub(super) fn turn_over(pane: &Pane<'_>) -> Markup {
    let tables = pane.model.desk.figures.tables;
    html! {
        button .tool type="button" data-act=(Action::Figures(FiguresAction::Tables))
            aria-pressed=(if tables { "true" } else { "false" }) { "As a table" }
    }
}
