//! What the measures of a figure mean, as `process` defines them.

use maud::{Markup, html};

use crate::app::figures::Card;
use crate::process::Definition;

pub(super) fn list(card: Card) -> Markup {
    html! {
        dl .definitions {
            @for definition in card.definitions() { (entry(definition)) }
        }
    }
}

fn entry(definition: &Definition) -> Markup {
    html! {
        dt { (definition.name) }
        dd {
            p { (definition.meaning) }
            p .formula { (definition.formula) }
            p .fine-print {
                "Unit: " (definition.unit) ". Range: " (definition.range) ". Needs: " (definition.needs.words())
                ". Undefined: " (definition.undefined) " Source: " (definition.source) "."
            }
        }
    }
}
