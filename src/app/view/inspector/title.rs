//! A hypothesis in a few words: what it is called, who takes part, of which kind.

use maud::{Markup, html};

use crate::app::Derived;
use crate::report::wording;
use crate::session::{MemberId, isolated};
use crate::structure::Hypothesis;

/// "Coalition: Ana and Leo, against Paul".
pub(super) fn title(derived: &Derived, reading: &Hypothesis) -> String {
    let family = &derived.analysis.session.family;
    let names: Vec<String> = reading
        .members
        .iter()
        .chain(&reading.parents)
        .map(|&member: &MemberId| isolated(family.name(member)))
        .collect();
    let who = match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    };
    let named = match reading.variants.first() {
        Some(variant) if wording::stands_alone(*variant) => wording::variant(*variant),
        _ => wording::pattern(reading.pattern),
    };
    let mut title = format!("{named}: {who}");
    if let Some(other) = reading.against {
        title += &format!(
            ", {} {}",
            wording::toward(reading.pattern),
            isolated(family.name(other))
        );
    }
    if let Some(child) = reading.child {
        title += &format!(", about {}", isolated(family.name(child)));
    }
    title
}

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
