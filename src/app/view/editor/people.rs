//! People first: one line of text that names a family, or a press for each.

use maud::{Markup, html};

use super::act;
use crate::app::EditorAction;
use crate::app::editor::{Hands, ROLES};

pub(super) fn row(hands: &Hands) -> Markup {
    let field = hands.line_id();
    html! {
        div #add-people .add-people {
            div .people-line {
                label for=(field) { "Who belongs to the family?" }
                input id=(field) type="text" dir="auto" autocomplete="off" maxlength="400" value=""
                    placeholder="mother Karen 41, father, two children" data-act=(act(EditorAction::Line));
                button .primary type="button" data-act=(act(EditorAction::AddPeople)) { "Add" }
            }
            div .people-roles role="group" aria-label="Add one" {
                @for role in ROLES {
                    button type="button" data-act=(act(EditorAction::Add(role))) { "+ " (role.name()) }
                }
            }
        }
    }
}
