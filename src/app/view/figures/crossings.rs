//! Who comes in over whom, and how that ends.

use maud::{Markup, html};

use super::matrix::{self, Pair};
use super::{Pane, cell, refused};
use crate::app::view::count;
use crate::process::{Crossing, Figure, Measured, Outcome};
use crate::session::MemberId;

/// The ways an overlap can end, as the table's columns.
const OUTCOMES: [(Outcome, &str); 6] = [
    (Outcome::FloorTaken, "Floor taken"),
    (Outcome::Attempt, "Attempt"),
    (Outcome::Contest, "Contest"),
    (Outcome::Early, "Early start"),
    (Outcome::Cooperative, "Going along"),
    (Outcome::Backchannel, "Listening"),
];

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    match &pane.measures().crossings {
        Measured::Unmeasured(why) => html! { (refused(*why)) (marked(pane)) },
        Measured::Value(crossings) => {
            let shown: Vec<&Crossing> = crossings
                .iter()
                .filter(|it| pane.shows(it.by, it.over))
                .collect();
            html! {
                @if pane.model.desk.figures.tables { (table(pane, &shown)) } @else {
                    (matrix::matrix(pane, &pairs(pane, |by, over| interruptions(&shown, by, over), Figure::Interruptions), "comes in", "over"))
                }
                p .hint { "Interruptions, tried or done; signs of listening and going along are not counted here." }
                (matrix::turn_over(pane))
            }
        }
    }
}

/// Every pair of those who are shown and speak, whether or not they ever overlap.
fn pairs(
    pane: &Pane<'_>,
    count: impl Fn(MemberId, MemberId) -> u32,
    figure: fn(MemberId, MemberId) -> Figure,
) -> Vec<Pair> {
    let spoke = |id: &MemberId| {
        pane.measures()
            .floor
            .get(id.0)
            .is_some_and(|it| it.turns > 0)
    };
    let everyone = pane.family().everyone().map(|(id, _)| id);
    let people: Vec<MemberId> = everyone.filter(spoke).collect();
    let each = people
        .iter()
        .flat_map(|&by| people.iter().map(move |&over| (by, over)));
    each.filter(|&(by, over)| by != over && pane.shows(by, over))
        .map(|(by, over)| {
            let count = count(by, over);
            Pair {
                row: by,
                column: over,
                count,
                label: format!("{} over {}: {count}", pane.said(by), pane.said(over)),
                behind: figure(by, over),
                sign: None,
            }
        })
        .collect()
}

fn interruptions(crossings: &[&Crossing], by: MemberId, over: MemberId) -> u32 {
    let found = crossings.iter().filter(|it| (it.by, it.over) == (by, over));
    let counts = found.flat_map(|it| &it.counts);
    let bearing = counts.filter(|(outcome, _)| outcome.is_interruption());
    bearing.map(|(_, count)| count).sum()
}

fn table(pane: &Pane<'_>, crossings: &[&Crossing]) -> Markup {
    html! {
        div .scroller {
            table .plain {
                thead { tr {
                    th scope="col" { "Who comes in over whom" }
                    @for (_, name) in OUTCOMES { th scope="col" .number { (name) } }
                    th scope="col" .number { "Interruptions per 100 turns" }
                } }
                tbody {
                    @for it in crossings {
                        tr {
                            th scope="row" { (pane.opens(Figure::Interruptions(it.by, it.over), &format!("{} over {}", pane.said(it.by), pane.said(it.over)), html! {
                                bdi { (pane.name(it.by)) } " over " bdi { (pane.name(it.over)) }
                            })) }
                            @for (outcome, _) in OUTCOMES { td .number { (it.counts.get(&outcome).copied().unwrap_or(0)) } }
                            td .number { (cell(&it.per_hundred_turns, |rate| format!("{rate:.1}"))) }
                        }
                    }
                }
            }
        }
        @if crossings.is_empty() { p .hint { "Nobody speaks while another does." } }
    }
}

/// What the text alone shows: break-offs with somebody else right after.
fn marked(pane: &Pane<'_>) -> Markup {
    let session = &pane.derived.analysis.session;
    let speaker = |utterance: usize| session.utterances.get(utterance).and_then(|it| it.speaker);
    let marked = &pane.measures().marked_interruptions;
    let times = |by: MemberId, over: MemberId| {
        let pair = (Some(by), Some(over));
        let same = marked
            .iter()
            .filter(|it| (speaker(it.by), speaker(it.over)) == pair);
        u32::try_from(same.count()).unwrap_or(u32::MAX)
    };
    html! {
        @if !marked.is_empty() {
            p { "What the text shows by itself: " (count(marked.len(), "turn breaks off", "turns break off")) " and another begins." }
            (matrix::matrix(pane, &pairs(pane, times, Figure::Marked), "comes in", "over"))
            p .hint { "A lower bound: transcribers mark some break-offs and none mark all." }
        }
    }
}
