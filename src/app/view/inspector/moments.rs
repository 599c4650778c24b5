//! The words behind a reading, each of which can be struck out, or left out to see what would be left.

use maud::{Markup, html};

use crate::app::view::{count, quote};
use crate::app::{Action, Derived, Model, WhatIfAction};
use crate::report::wording;

/// How many moments are shown before the rest is folded away.
const SHOWN: usize = 6;

/// Moments under a heading, each with a way to leave it out for once.
pub(super) fn titled(model: &Model, derived: &Derived, title: &str, acts: &[usize]) -> Markup {
    html! {
        h3 { (title) " " span .tally { (acts.len()) } }
        @if acts.is_empty() {
            p .hint { (wording::NO_MOMENT) }
        } @else {
            (folded(acts, |act| quote::moment(derived, act, leave_out(model, derived, act))))
        }
    }
}

/// Moments to be read alone.
pub(super) fn list(derived: &Derived, acts: &[usize]) -> Markup {
    folded(acts, |act| quote::moment(derived, act, Markup::default()))
}

fn folded(acts: &[usize], moment: impl Fn(usize) -> Markup) -> Markup {
    html! {
        ul .moments { @for &act in acts.iter().take(SHOWN) { (moment(act)) } }
        @if acts.len() > SHOWN {
            details {
                summary { (count(acts.len() - SHOWN, "more moment", "more moments")) }
                ul .moments { @for &act in acts.iter().skip(SHOWN) { (moment(act)) } }
            }
        }
    }
}

/// A button that leaves an act out of account, pressed while it is.
pub(super) fn leave_out(model: &Model, derived: &Derived, index: usize) -> Markup {
    let analysis = &derived.analysis;
    let Some(act) = analysis.coding.acts.get(index) else {
        return Markup::default();
    };
    let out = model.desk.what_if.struck.contains(&index);
    html! {
        button .leave-out type="button" aria-pressed=(out) data-act=(Action::WhatIf(WhatIfAction::Strike(index)))
            aria-label={ "What if not? " (wording::act(&analysis.session, act)) } {
            @if out { "Left out" } @else { "What if not?" }
        }
    }
}
