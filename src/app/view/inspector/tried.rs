//! That something is tried out, and which lines stand then.

use maud::{Markup, html};

use crate::app::{Action, Derived, Model, WhatIfAction, hypothesis_key};
use crate::structure::{Shift, Standing, shifts};

/// What stands above everything while something is tried out; empty otherwise.
pub(super) fn banner(model: &Model) -> Markup {
    if model.tried.structure.is_none() {
        return Markup::default();
    }
    html! {
        div .trying id="trying" {
            p { strong { "Trying something out." } " Nothing is changed: the map and the note show the session as it is." }
            button type="button" data-act=(Action::WhatIf(WhatIfAction::Reset)) { "Back to the session as it is" }
        }
    }
}

/// Which lines stand, fall or appear.
pub(super) fn lines(model: &Model, derived: &Derived) -> Markup {
    let Some(after) = &model.tried.structure else {
        return html! {
            p .hint { "Leave a moment out, set a bar elsewhere or say who decides: what would be left is listed here." }
        };
    };
    let shifts = shifts(&derived.analysis.structure, after);
    html! {
        h4 { "Which lines stand" }
        @if shifts.is_empty() { p .hint { "None stood, and none would." } }
        ul .standings { @for shift in &shifts { (line(derived, shift)) } }
    }
}

fn line(derived: &Derived, shift: &Shift<'_>) -> Markup {
    let Some(reading) = shift.after.or(shift.before) else {
        return Markup::default();
    };
    let standing = shift.standing();
    html! {
        li id={ "standing-" (hypothesis_key(reading)) } class=(class(standing)) {
            span .standing { (word(standing)) }
            " " (derived.title(reading))
            @if let Some(after) = shift.after { span .tally { " · " (after.confidence.band()) } }
        }
    }
}

const fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Falls => "Falls",
        Standing::Weakens => "Weaker",
        Standing::Stands => "Stands",
        Standing::Strengthens => "Stronger",
        Standing::Appears => "New",
    }
}

const fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Falls => "falls",
        Standing::Appears => "appears",
        _ => "stands",
    }
}
