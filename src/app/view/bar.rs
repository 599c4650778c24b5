//! The bar at the top: where one is on the path, and what can be done anywhere.

use maud::{Markup, html};

use crate::app::{Action, Model, Step};

pub(super) fn view(model: &Model) -> Markup {
    let open = model.document.origin.is_some() || model.document.drawing.begun;
    html! {
        p .brand { span .mark aria-hidden="true" {} "Kinmap" }
        nav .path aria-label="Steps" {
            ol {
                @for (number, step) in Step::ALL.into_iter().enumerate() {
                    li { (step_button(model, number + 1, step)) }
                }
            }
        }
        div .tools {
            // Also where undo has closed what was open: its button has the focus.
            @if open || model.desk.redo.is_some() {
                (tool(Action::Undo, "Undo", model.desk.undo.as_deref()))
                (tool(Action::Redo, "Redo", model.desk.redo.as_deref()))
            }
            @if open {
                button .tool type="button" data-act=(Action::SaveCase) { "Save case" }
            }
            button #help-open .tool type="button" data-act=(Action::ToggleHelp)
                aria-expanded=(model.desk.help) aria-controls="help" { "Help" }
        }
    }
}

fn step_button(model: &Model, number: usize, step: Step) -> Markup {
    let words = match step {
        Step::Open => "Open",
        Step::People => "People",
        Step::Map => "Map",
    };
    let current = model.desk.step == step;
    let reachable = model.document.can_enter(step);
    html! {
        button .step type="button" data-act=(Action::Go(step)) disabled[!reachable]
            aria-current=[current.then_some("step")] {
            span .number aria-hidden="true" { (number) } (words)
        }
    }
}

fn tool(action: Action, word: &str, what: Option<&str>) -> Markup {
    let title = what.map(|what| format!("{word}: {what}"));
    html! {
        // Not `disabled`: who presses it until nothing is left would lose the focus.
        button .tool type="button" data-act=(action) aria-disabled=[what.is_none().then_some("true")] title=[title] { (word) }
    }
}
