//! What can be done with what is chosen, beside the pointer or the focus.

use maud::{Markup, html};

use super::{STYLES, act, is_open};
use crate::app::editor::Tool;
use crate::app::{Action, Attribute, EditorAction, Model};
use crate::map::{BoundaryLine, MapDocument, MapMember, Source};

pub(in crate::app::view) fn view(model: &Model) -> Markup {
    let Some(map) = model
        .canvas()
        .filter(|_| is_open(model) && model.desk.hands.menu)
    else {
        return Markup::default();
    };
    let chosen = &model.desk.hands.chosen;
    html! {
        div .menu role="menu" aria-label="What can be done" data-keys="menu" {
            @match chosen.as_slice() {
                [] => {},
                [one] => (one_thing(map, one)),
                several => (several_things(map, several)),
            }
            (item(act(EditorAction::Remove), "Take away"))
        }
    }
}

fn item(action: Action, words: &str) -> Markup {
    html! { button role="menuitem" tabindex="-1" type="button" data-act=(action) { (words) } }
}

fn one_thing(map: &MapDocument, id: &str) -> Markup {
    let line = map.boundaries.iter().find(|it| it.mark.id == id);
    let overruled = map
        .marks()
        .any(|it| it.id == id && it.source == Source::Overruled);
    html! {
        @if let Some(member) = map.member(id) { (member_items(member)) }
        @if let Some(line) = line { (styles(line)) }
        @if overruled { (item(act(EditorAction::Restore(id.into())), "Bring back what was set aside")) }
    }
}

fn member_items(member: &MapMember) -> Markup {
    let set = |what| act(EditorAction::Set(what, member.id.clone()));
    html! {
        p .menu-title role="presentation" { bdi { (member.name) } }
        @for tool in Tool::ALL {
            @if let Tool::Tie(_) | Tool::Coalition = tool {
                (item(act(EditorAction::Take(tool)), &format!("{} with …", tool.word())))
            }
        }
        (item(set(Attribute::Presented), if member.identified_patient { "No longer the one presented" } else { "The one presented as the problem" }))
        (item(set(Attribute::Present), if member.present { "Was not in the room" } else { "Was in the room" }))
        (item(set(Attribute::Deceased), if member.deceased { "Is living" } else { "Has died" }))
        (item(act(EditorAction::Duplicate), "Once more"))
        @if member.pinned.is_some() { (item(act(EditorAction::Unpin), "Let the layout place them")) }
    }
}

fn styles(line: &BoundaryLine) -> Markup {
    html! {
        @for (style, word) in STYLES.into_iter().filter(|(style, _)| *style != line.style) {
            (item(act(EditorAction::Restyle(style, line.mark.id.clone())), &format!("Make it {word}")))
        }
    }
}

fn several_things(map: &MapDocument, chosen: &[String]) -> Markup {
    let people = chosen.iter().filter(|id| map.member(id).is_some()).count();
    let fits = |tool: &Tool| match tool {
        Tool::Area(_) => people >= 2,
        Tool::Boundary(_) => people >= 2,
        Tool::Coalition => people >= 3,
        tool => people == tool.parts().len(),
    };
    html! {
        p .menu-title role="presentation" { (super::super::count(people, "person", "people")) }
        @for tool in Tool::ALL.into_iter().filter(fits) {
            (item(act(EditorAction::Take(tool)), tool.word()))
        }
        @if people > 0 { (item(act(EditorAction::Duplicate), "Once more")) }
    }
}
