//! How the time divides into talk, overlap and silence, how evenly the floor is shared, and what goes through the therapist.

use maud::{Markup, html};

use super::{Pane, cell, dash, percent, refused};
use crate::app::figures::Company;
use crate::app::view::count;
use crate::import::Seconds;
use crate::process::{Evenness, Figure, Measured, Totals};

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    let measures = pane.measures();
    let totals = &measures.totals;
    let family = pane.family();
    let therapist = family.everyone().any(|(id, _)| family.is_therapist(id));
    html! {
        (divided(totals))
        @match evenness(pane) {
            Measured::Unmeasured(why) => { p .hint { "Evenness is not measured: " (why) "." } },
            Measured::Value(even) => {
                dl .numbers {
                    dt { "Evenness of shares" } dd { (format!("{:.2}", even.entropy)) span .hint { " 0: one has all, 1: equal" } }
                    dt { "Gini" } dd { (format!("{:.2}", even.gini)) span .hint { " 0: equal" } }
                    dt { "Largest share" }
                    dd { (percent(even.largest.1)) " " bdi { (pane.name(even.largest.0)) } span .hint { " of " (even.people) " people" } }
                    @if therapist {
                        dt { "Through the therapist" }
                        dd { (through(pane)) span .hint { " of the family’s moves from one to another" } }
                    }
                }
            },
        }
    }
}

/// The share of moves that pass through the therapist, to be opened.
fn through(pane: &Pane<'_>) -> Markup {
    match &pane.measures().therapist_between {
        Measured::Value(share) => {
            let label = format!("Through the therapist: {}, to read", percent(*share));
            pane.opens(
                Figure::ThroughTherapist,
                &label,
                html! { (percent(*share)) },
            )
        }
        Measured::Unmeasured(why) => dash(*why),
    }
}

const fn evenness<'f>(pane: &'f Pane<'_>) -> &'f Measured<Evenness> {
    let balance = &pane.measures().balance;
    match pane.company() {
        Company::Family => &balance.family,
        Company::Everybody | Company::Therapist => &balance.everybody,
    }
}

/// One bar for the time: plain where one speaks, hatched where several do, open where nobody does.
fn divided(totals: &Totals) -> Markup {
    let Measured::Value(speech) = totals.speech else {
        return match totals.speech {
            Measured::Unmeasured(why) => refused(why),
            Measured::Value(_) => Markup::default(),
        };
    };
    let seconds = |time: &Measured<Seconds>| time.value().map_or(0.0, |time| time.as_f64());
    let (overlap, silence) = (seconds(&totals.overlap), seconds(&totals.silence));
    let whole = (speech.as_f64() + silence).max(1e-6);
    let x = |time: f64| (time / whole * 1000.0).round();
    let alone = speech.as_f64() - overlap;
    html! {
        svg .divided viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" {
            rect .one width=(x(alone)) height="14" {}
            rect .several x=(x(alone)) width=(x(overlap)) height="14" {}
            path .hatch d=(hatch(x(alone), x(speech.as_f64()))) {}
            rect .none x=(x(speech.as_f64())) y="0.5" width=(x(silence)) height="13" {}
        }
        dl .numbers {
            dt { "Talk" } dd { (speech) }
            dt { "of it several at once" }
            dd {
                (cell(&totals.overlap, Seconds::to_string))
                @if let Measured::Value(times) = totals.overlaps { span .hint { " " (count(times, "stretch", "stretches")) } }
            }
            dt { "Silence" } dd { (cell(&totals.silence, Seconds::to_string)) }
        }
    }
}

fn hatch(from: f64, to: f64) -> String {
    let mut path = String::new();
    let mut x = from + 3.0;
    while x < to {
        path.push_str(&format!("M{x} 0v14"));
        x += 6.0;
    }
    path
}
