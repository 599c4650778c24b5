//! The kinds of a hypothesis, beside its name.

use maud::{Markup, html};

use crate::report::wording;
use crate::structure::Hypothesis;

/// The kinds of a pattern, as words beside it.
pub(super) fn variants(reading: &Hypothesis) -> Markup {
    let crossing = reading.cross_generational.then_some("across generations");
    let stable = reading.stable.then_some("stable over the session");
    let own = reading
        .variants
        .iter()
        .map(|&variant| wording::variant(variant));
    let all: Vec<&str> = crossing.into_iter().chain(stable).chain(own).collect();
    if all.is_empty() {
        return Markup::default();
    }
    html! { span .kinds { @for kind in all { span .kind { (kind) } } } }
}
