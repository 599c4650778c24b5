//! How long answers take, for each who asks and each who answers.

use maud::{Markup, html};

use super::{Pane, refused};
use crate::process::{Figure, Latency, Measured};

/// Below so many answers the figure is an anecdote.
const FEW: usize = 5;

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    match &pane.measures().latencies {
        Measured::Unmeasured(why) => refused(*why),
        Measured::Value(all) => {
            let shown = all.iter().filter(|it| pane.shows(it.from, it.answering));
            let shown: Vec<&Latency> = shown.collect();
            html! {
                @if shown.is_empty() { p .hint { "Nobody who is shown here answers another in this stretch." } } @else {
                    div .scroller {
                        table .plain {
                            thead { tr {
                                th scope="col" { "Who answers whom" }
                                th scope="col" .number { "Median" }
                                th scope="col" .number { "Spread" }
                                th scope="col" .number { "Answers" }
                            } }
                            tbody { @for latency in shown { (row(pane, latency)) } }
                        }
                    }
                    p .hint { "Below zero: the answer begins before the question ends. Compare a pair with itself, never with a norm." }
                }
            }
        }
    }
}

fn row(pane: &Pane<'_>, latency: &Latency) -> Markup {
    let (from, answering) = (pane.said(latency.from), pane.said(latency.answering));
    let label = format!("{answering} to {from}: {} answers, to read", latency.count);
    html! {
        tr .few[latency.count < FEW] {
            th scope="row" {
                (pane.opens(Figure::Latency(latency.from, latency.answering), &label, html! {
                    bdi { (answering) } " to " bdi { (from) }
                }))
            }
            td .number { (format!("{:.2} s", latency.median)) }
            td .number { (format!("± {:.2}", latency.spread)) }
            td .number { (latency.count) @if latency.count < FEW { " (few)" } }
        }
    }
}
