//! Who is who, as a person says it.

use crate::app::{Effect, Field, Model, PeopleAction, Step};
use crate::session::{Generation, Role};

pub(super) fn edit(model: &mut Model, action: PeopleAction, value: &str) -> Vec<Effect> {
    let Some(member) = model.document.cast.members.get_mut(action.member) else {
        return Vec::new();
    };
    match action.field {
        Field::Name if value.trim().is_empty() => return Vec::new(),
        Field::Name => member.name = value.trim().into(),
        Field::Role => {
            let Ok(role) = value.parse::<Role>() else {
                return Vec::new();
            };
            member.role = role;
            member.generation = role.generation().or(match role {
                Role::Therapist => None,
                _ => member.generation,
            });
            member.why = None;
        }
        Field::Generation => member.generation = value.parse().ok().map(Generation),
    }
    Vec::new()
}

pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    if model.document.origin.is_none() {
        return Vec::new();
    }
    model.document.confirmed = true;
    model.desk.step = Step::Map;
    model.desk.notice = None;
    vec![
        Effect::Announce("The map is drawn.".into()),
        Effect::Focus("main".into()),
    ]
}
