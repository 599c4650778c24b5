//! A hypothesis in a few words: what it is called, who takes part, of which kind.

use maud::{Markup, html};

use crate::app::Derived;
use crate::report::wording;
use crate::structure::Hypothesis;

/// "Coalition: Ana and Leo, against Paul".
pub(super) fn title(derived: &Derived, reading: &Hypothesis) -> String {
    wording::title(&derived.analysis.session.family, reading)
}

/// "Coalition: Ana and Leo, against Paul · tentative".
pub(super) fn banded(derived: &Derived, reading: &Hypothesis) -> String {
    wording::banded(&derived.analysis.session.family, reading)
}

/// The kinds of a pattern, as words beside it.
pub(super) fn variants(reading: &Hypothesis) -> Markup {
    let all = wording::kinds(reading);
    if all.is_empty() {
        return Markup::default();
    }
    html! { span .kinds { @for kind in all { span .kind { (kind) } } } }
}
