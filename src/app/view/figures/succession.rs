//! Who speaks after whom, and where that is more or less often than turn counts alone would have it.

use maud::{Markup, html};

use super::matrix::{self, Pair};
use super::{Pane, refused};
use crate::app::figures::Company;
use crate::process::{Chance, Figure, Measured};
use crate::session::MemberId;

/// A residual is read only where so many are expected (Haberman 1973).
const EXPECTED: f64 = 5.0;
/// From here a residual is marked: about the size that chance exceeds once in twenty cells.
const MARKED: f64 = 1.96;

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    let pairs = pairs(pane);
    html! {
        @if pane.model.desk.figures.tables { (table(pane, &pairs)) } @else {
            (matrix::matrix(pane, &pairs, "speaks", "next"))
        }
        @match source(pane).1 {
            Measured::Value(_) => {
                p .hint { "▲ more often, ▼ less often than the turn counts alone would have it (adjusted residual beyond 1.96, with 5 or more expected)." }
            },
            Measured::Unmeasured(why) => { p .hint { "Not compared with chance: " (why) "." } },
        }
        (matrix::turn_over(pane))
    }
}

/// The counts and what chance would give, with the therapist's turns or without.
const fn source<'f>(pane: &'f Pane<'_>) -> (&'f Vec<Vec<u32>>, &'f Measured<Chance>) {
    let measures = pane.measures();
    match pane.company() {
        Company::Family => (&measures.family_succession, &measures.family_chance),
        Company::Everybody | Company::Therapist => (&measures.succession, &measures.chance),
    }
}

fn pairs(pane: &Pane<'_>) -> Vec<Pair> {
    let (counts, chance) = source(pane);
    let spoke = |id: usize| pane.measures().floor.get(id).is_some_and(|it| it.turns > 0);
    let mut pairs = Vec::new();
    for (first, row) in counts.iter().enumerate() {
        for (next, &count) in row.iter().enumerate() {
            let (one, other) = (MemberId(first), MemberId(next));
            if first == next || !spoke(first) || !spoke(next) || !pane.shows(one, other) {
                continue;
            }
            let (expected, residual) = compared(chance, first, next);
            let sign = sign(expected, residual);
            pairs.push(Pair {
                row: one,
                column: other,
                count,
                label: format!(
                    "{} after {}: {count}{}",
                    pane.said(other),
                    pane.said(one),
                    sign.unwrap_or_default()
                ),
                behind: match pane.company() {
                    Company::Family => Figure::FamilySuccession(one, other),
                    Company::Everybody | Company::Therapist => Figure::Succession(one, other),
                },
                sign,
            });
        }
    }
    pairs
}

/// Whether a count is marked as more or less than chance would have it.
fn sign(expected: f64, residual: f64) -> Option<&'static str> {
    let sign = if residual > 0.0 { "▲" } else { "▼" };
    (expected >= EXPECTED && residual.abs() >= MARKED).then_some(sign)
}

/// What turn counts alone would give, and how far the count is from it.
fn compared(chance: &Measured<Chance>, first: usize, next: usize) -> (f64, f64) {
    let cell = |table: &[Vec<f64>]| table.get(first)?.get(next).copied();
    let chance = chance.value();
    let of = |table: fn(&Chance) -> &Vec<Vec<f64>>| chance.and_then(|it| cell(table(it)));
    (
        of(|it| &it.expected).unwrap_or_default(),
        of(|it| &it.residual).unwrap_or_default(),
    )
}

fn table(pane: &Pane<'_>, pairs: &[Pair]) -> Markup {
    let (_, chance) = source(pane);
    let told = chance.value().is_some();
    html! {
        div .scroller {
            table .plain {
                thead { tr {
                    th scope="col" { "Who speaks after whom" }
                    th scope="col" .number { "Times" }
                    th scope="col" .number { "Expected" }
                    th scope="col" .number { "Adjusted residual" }
                } }
                tbody {
                    @for pair in pairs {
                        @let (expected, residual) = compared(chance, pair.row.0, pair.column.0);
                        tr {
                            th scope="row" { (pane.opens(pair.behind, &pair.label, html! {
                                bdi { (pane.name(pair.column)) } " after " bdi { (pane.name(pair.row)) }
                            })) }
                            td .number { (pair.count) }
                            @if told {
                                td .number { (format!("{expected:.1}")) }
                                td .number { (format!("{residual:+.2}")) @if expected < EXPECTED { " (few)" } }
                            } @else { td .number { "–" } td .number { "–" } }
                        }
                    }
                }
            }
        }
        @if let Measured::Unmeasured(why) = chance { (refused(*why)) }
    }
}
