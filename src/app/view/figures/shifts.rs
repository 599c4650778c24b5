//! How speaker and target change from turn to turn, and who answers for whom.

use maud::{Markup, html};

use super::{Pane, percent};
use crate::process::{AnsweredFor, Figure, Measured, Shift, Shifts};

/// Gibson's kinds of shift, with what each does in words.
const KINDS: [(&str, &str); 4] = [
    ("Receiving", "who was spoken to speaks next"),
    ("Claiming", "after a turn to everyone, another speaks"),
    ("Usurping", "somebody else comes in between two"),
    ("Continuing", "the speaker turns to another"),
];

pub(super) fn view(pane: &Pane<'_>) -> Markup {
    let measures = pane.measures();
    html! {
        @match &measures.shifts {
            Measured::Unmeasured(_) => {
                p .refusal { "Not measured: no turn in this stretch names whom it is said to." }
            },
            Measured::Value(shifts) => { (kinds(pane, shifts)) },
        }
        (answered_for(pane, &measures.answered_for))
    }
}

const fn kind(shift: Shift) -> usize {
    match shift {
        Shift::AbBa | Shift::AbB0 | Shift::AbBy => 0,
        Shift::A0X0 | Shift::A0Xa | Shift::A0Xy => 1,
        Shift::AbX0 | Shift::AbXa | Shift::AbXb | Shift::AbXy => 2,
        Shift::A0Ay | Shift::AbA0 | Shift::AbAy => 3,
    }
}

fn kinds(pane: &Pane<'_>, shifts: &Shifts) -> Markup {
    html! {
        p .hint { "Participation shifts, as far as names say who is spoken to; a turn that names nobody counts as to everyone." }
        table .plain {
            tbody {
                @for (index, (name, meaning)) in KINDS.into_iter().enumerate() {
                    tr {
                        th scope="row" { (name) " " span .hint { (meaning) } }
                        td .codes {
                            @for shift in Shift::ALL.into_iter().filter(|it| kind(*it) == index) {
                                (code(pane, shifts, shift))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn code(pane: &Pane<'_>, shifts: &Shifts, shift: Shift) -> Markup {
    let count = shifts.count(shift);
    let share = shifts.share(shift).map(percent).unwrap_or_default();
    let label = format!("{shift} {count}, {share} of those that begin alike");
    html! {
        @if count == 0 {
            span .code .zero title=(label) { (shift) " 0" }
        } @else {
            (pane.opens(Figure::Shift(shift), &label, html! { (shift) " " strong { (count) } }))
        }
    }
}

fn answered_for(pane: &Pane<'_>, found: &[AnsweredFor]) -> Markup {
    let shown: Vec<&AnsweredFor> = found
        .iter()
        .filter(|it| pane.shows(it.asked, it.by))
        .collect();
    html! {
        h4 { "Answered for" }
        @if shown.is_empty() { p .hint { "Nobody who was asked by name is answered for." } } @else {
            ul .plain-list {
                @for it in shown {
                    @let label = format!("{} was asked, {} answers: {}", pane.name(it.asked), pane.name(it.by), it.count);
                    li { (pane.opens(Figure::AnsweredFor(it.asked, it.by), &label, html! { (label) })) }
                }
            }
        }
    }
}
