//! The kinds of a hypothesis, beside its name.

use maud::{Markup, html};

use crate::report::wording;
use crate::structure::Hypothesis;

/// The kinds of a pattern, as words beside it.
pub(super) fn variants(reading: &Hypothesis) -> Markup {
    let all = wording::kinds(reading);
    if all.is_empty() {
        return Markup::default();
    }
    html! { span .kinds { @for kind in all { span .kind { (kind) } } } }
}
