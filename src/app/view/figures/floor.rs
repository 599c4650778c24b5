//! Who holds the floor: shares as bars, turns, and how long they are.

use maud::{Markup, html};

use super::{Pane, cell, dash, seconds};
use crate::app::figures::Company;
use crate::app::{Action, Selection};
use crate::import::Seconds;
use crate::process::{Distribution, Figure, Floor, Measured, TurnLengths};
use crate::session::{Member, MemberId};

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    let measures = pane.measures();
    let longest = longest(pane);
    html! {
        div .scroller {
            table .floor-table aria-label="Who holds the floor" {
                thead {
                    tr {
                        th scope="col" { "Name" }
                        th scope="col" { "Share of " (whose(pane.company())) " " (measures.shares_by()) }
                        th scope="col" .number { "Talk time" }
                        th scope="col" .number { "Words" }
                        th scope="col" .number { "Turns" }
                        th scope="col" { "Turn length: middle half, median, longest" }
                        th scope="col" .number { "Longest" }
                        th scope="col" .number { "Words a minute" }
                    }
                }
                tbody {
                    @for (id, member) in pane.people() {
                        @if let Some(floor) = measures.floor.get(id.0) { (row(pane, id, member, floor, longest)) }
                    }
                }
            }
        }
    }
}

const fn whose(company: Company) -> &'static str {
    match company {
        Company::Family => "the family’s",
        Company::Everybody | Company::Therapist => "everybody’s",
    }
}

fn row(pane: &Pane<'_>, id: MemberId, member: &Member, floor: &Floor, longest: f64) -> Markup {
    let chosen = pane.model.desk.selection == Some(Selection::Member(member.id.clone()));
    let lengths = pane.measures().turn_lengths.get(id.0);
    let turns = format!("{}: {}, to read", pane.said(id), floor.turns);
    html! {
        tr id={ "floor-" (id.0) } .chosen[chosen] {
            th scope="row" {
                button .name type="button" data-act=(Action::SelectMember(member.id.clone())) {
                    bdi { (member.name) }
                }
            }
            td { (bar(share(pane, id))) }
            td .number { (cell(&floor.talk_time, Seconds::to_string)) }
            td .number { (floor.words) }
            td .number { @if floor.turns == 0 { "0" } @else { (pane.opens(Figure::Turns(id), &turns, html! { (floor.turns) })) } }
            @match lengths {
                Some(lengths) => {
                    @let (length, unit) = length(lengths);
                    td { (strip(length, longest)) }
                    td .number { (opened(pane, id, length, unit)) }
                    td .number { (cell(&lengths.rate, |rate| format!("{rate:.0}"))) }
                },
                None => { td {} td {} td {} },
            }
        }
    }
}

/// One person's share among those who are shown, by time where the file has times.
fn share<'f>(pane: &'f Pane<'_>, id: MemberId) -> Option<&'f Measured<f64>> {
    let part = pane.measures().participation.get(id.0)?;
    let timed = part.talk_time.value().is_some();
    let shares = if timed { &part.time } else { &part.words };
    match pane.company() {
        Company::Family => shares.of_family.as_ref(),
        Company::Everybody | Company::Therapist => Some(&shares.of_everybody),
    }
}

fn bar(share: Option<&Measured<f64>>) -> Markup {
    match share {
        Some(Measured::Value(share)) => {
            let percent = (share * 100.0).round();
            html! {
                span .share {
                    svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
                        rect .track width="100" height="8" {}
                        rect .level width=(percent) height="8" {}
                    }
                    span { (percent) " %" }
                }
            }
        }
        Some(Measured::Unmeasured(why)) => dash(*why),
        None => Markup::default(),
    }
}

/// Turn lengths in time where they are known, else in words, and how such a length is written.
fn length(lengths: &TurnLengths) -> (&Measured<Distribution>, fn(f64) -> String) {
    match lengths.seconds {
        Measured::Value(_) => (&lengths.seconds, seconds),
        Measured::Unmeasured(_) => (&lengths.words, |words| format!("{words:.0} words")),
    }
}

/// The longest turn, to be opened.
fn opened(
    pane: &Pane<'_>,
    id: MemberId,
    lengths: &Measured<Distribution>,
    unit: fn(f64) -> String,
) -> Markup {
    match lengths {
        Measured::Value(lengths) => {
            let longest = unit(lengths.longest);
            let label = format!("{}’s longest turn: {longest}, to read", pane.said(id));
            pane.opens(Figure::LongestTurn(id), &label, html! { (longest) })
        }
        Measured::Unmeasured(why) => dash(*why),
    }
}

/// The longest turn of all, by which every strip is drawn.
fn longest(pane: &Pane<'_>) -> f64 {
    let lengths = pane.measures().turn_lengths.iter();
    let shown = lengths.filter(|it| pane.company().has(pane.family(), it.member));
    let longest = shown
        .filter_map(|it| length(it).0.value())
        .map(|it| it.longest);
    longest.fold(0.0, f64::max)
}

/// A line to the longest turn, a box around the middle half, a stroke at the median.
fn strip(lengths: &Measured<Distribution>, longest: f64) -> Markup {
    let Measured::Value(lengths) = lengths else {
        return Markup::default();
    };
    let x = |length: f64| (length / longest.max(1e-6) * 200.0).round();
    let (lower, upper) = (x(lengths.lower), x(lengths.upper));
    html! {
        svg .strip viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true" {
            path .whisker d={ "M0 7H" (x(lengths.longest)) } {}
            rect .middle x=(lower) y="2" width=((upper - lower).max(2.0)) height="10" {}
            path .median d={ "M" (x(lengths.median)) " 0v14" } {}
        }
    }
}
