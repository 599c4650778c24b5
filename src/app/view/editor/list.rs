//! The map as a list with form controls, in which everything can be done that can be done on the sheet.

use maud::{Markup, html};

use super::{STYLES, act, generations};
use crate::app::editor::Tool;
use crate::app::update::BELOW;
use crate::app::{Action, Attribute, Bank, EditorAction, Model};
use crate::map::{self, About, MapDocument, MapMember, Source};
use crate::session::Role;

/// Heights that can be chosen, in rows above the own row.
const HEIGHTS: [(f64, &str); 5] = [
    (1.0, "a row higher"),
    (0.5, "half a row higher"),
    (0.0, "in their row"),
    (-0.5, "half a row lower"),
    (-1.0, "a row lower"),
];

pub(super) fn view(model: &Model, map: &MapDocument) -> Markup {
    html! {
        div #map-list .map-list tabindex="-1" role="group" aria-label="The map as a list" {
            (title(map))
            h3 { "People" }
            ul .list-people { @for (index, member) in map.members.iter().enumerate() { (person(map, index, member)) } }
            h3 { "Draw a mark" }
            (form(model, map))
            h3 { "Marks" }
            (marks(map))
            (areas(map))
            (notes(map))
        }
    }
}

fn title(map: &MapDocument) -> Markup {
    html! {
        label .field { "Title"
            input type="text" dir="auto" value=(map.title) maxlength="120" data-act=(act(EditorAction::Title));
        }
    }
}

fn person(map: &MapDocument, index: usize, member: &MapMember) -> Markup {
    let set = |what| act(EditorAction::Set(what, member.id.clone()));
    let flip = |what, on: bool, words: &str| {
        html! { button type="button" data-act=(set(what)) aria-pressed=(on) { (words) } }
    };
    html! {
        li id={ "list-person-" (index) } { div .person role="group" aria-label=(member.name) {
            label .field { "Name"
                input type="text" dir="auto" value=(member.name) maxlength="60" data-act=(set(Attribute::Name));
            }
            label .field { "Role"
                select data-act=(set(Attribute::Role)) {
                    @for role in Role::ALL { option value=(role.name()) selected[role == member.role] { (role.name()) } }
                }
            }
            label .field { "Generation" (generation_field(member)) }
            label .field { "Height" (height_field(member)) }
            label .field .short { "Age"
                input type="number" min="0" max="120" value=[member.age] data-act=(set(Attribute::Age));
            }
            @for (what, words, place) in PARENTS { (parent_field(map, member, (what, words, place))) }
            label .field { "Note"
                input type="text" dir="auto" value=(note_about(map, Some(&member.id))) maxlength="300" data-act=(act(EditorAction::Note(member.id.clone())));
            }
            div .flags {
                (flip(Attribute::Present, member.present, "in the room"))
                (flip(Attribute::Presented, member.identified_patient, "presented as the problem"))
                (flip(Attribute::Deceased, member.deceased, "has died"))
            }
            button .tool type="button" data-act=(act(EditorAction::RemoveOne(member.id.clone()))) aria-label={ "Take away " (member.name) } { "Take away" }
        } }
    }
}

/// The two fields for parents.
const PARENTS: [(Attribute, &str, usize); 2] = [
    (Attribute::Parent, "Child of", 0),
    (Attribute::OtherParent, "and of", 1),
];

fn parent_field(
    map: &MapDocument,
    member: &MapMember,
    (what, words, place): (Attribute, &str, usize),
) -> Markup {
    let chosen = member.parents.get(place);
    let others = map.members.iter().filter(|it| it.id != member.id);
    html! {
        label .field { (words)
            select data-act=(act(EditorAction::Set(what, member.id.clone()))) {
                option value="" selected[chosen.is_none()] { "not said" }
                @for it in others { option value=(it.id) selected[chosen == Some(&it.id)] { (it.name) } }
            }
        }
    }
}

/// The words of the note about something.
fn note_about<'m>(map: &'m MapDocument, about: Option<&str>) -> &'m str {
    let note = map.notes.iter().find(|it| it.about.as_deref() == about);
    note.map_or("", |it| it.text.as_str())
}

fn generation_field(member: &MapMember) -> Markup {
    let rows = [
        (2, "grandparents"),
        (1, "parents"),
        (0, "children"),
        (-1, "grandchildren"),
    ];
    html! {
        select data-act=(act(EditorAction::Set(Attribute::Generation, member.id.clone()))) {
            option value="" selected[member.generation.is_none()] { "not known" }
            @for (number, word) in rows {
                option value=(number) selected[member.generation == Some(number)] { (word) }
            }
        }
    }
}

fn height_field(member: &MapMember) -> Markup {
    let near = |height: f64| (height - member.raised).abs() < 0.25;
    let known = HEIGHTS.iter().any(|(height, _)| near(*height));
    html! {
        select data-act=(act(EditorAction::Set(Attribute::Height, member.id.clone()))) disabled[member.generation.is_none()] {
            @if !known { option value="" selected { "elsewhere" } }
            @for (height, word) in HEIGHTS { option value=(height) selected[near(height)] { (word) } }
        }
    }
}

/// Draws a mark by choosing it and its people.
fn form(model: &Model, map: &MapDocument) -> Markup {
    let form = &model.desk.hands.form;
    let parts = form.tool.map_or(&[] as &[&str], Tool::parts);
    let group = form.tool.is_some_and(Tool::is_group);
    let boundary = matches!(form.tool, Some(Tool::Boundary(_)));
    // A group takes as many as there are; one more field than is filled in waits for the next.
    let filled = form.people.iter().filter(|it| !it.is_empty()).count();
    let fields = if group { filled + 1 } else { parts.len() };
    html! {
        div .draw-form role="group" aria-label="Draw a mark" {
            label .field { "Mark"
                select #form-tool data-act=(act(EditorAction::FormTool)) {
                    option value="" selected[form.tool.is_none()] { "choose …" }
                    @for tool in Tool::ALL { option value=(tool.name()) selected[form.tool == Some(tool)] { (tool.word()) } }
                }
            }
            @for part in 0..fields {
                @let words = parts.get(part).or(parts.last()).copied().unwrap_or_default();
                (part_field(map, form.tool, part, words, form.people.get(part)))
            }
            @if boundary { (sides(map, &form.sides)) }
            button #form-draw .primary type="button" data-act=(act(EditorAction::FormDraw)) disabled[form.tool.is_none()] { "Draw" }
        }
    }
}

/// Several on each side of a boundary.
fn sides(map: &MapDocument, [near, far]: &[Vec<String>; 2]) -> Markup {
    let side = |bank: Bank, words: &str, own: &[String]| {
        html! {
            div .flags role="group" aria-label=(words) {
                span .hint { (words) ":" }
                @for it in &map.members {
                    button type="button" data-act=(act(EditorAction::FormSide(bank, it.id.clone()))) aria-pressed=(own.contains(&it.id)) { (it.name) }
                }
            }
        }
    };
    html! {
        details .form-sides open[!near.is_empty() || !far.is_empty()] {
            summary { "Several on each side" }
            (side(Bank::Near, "On one side", near))
            (side(Bank::Far, "On the other side", far))
        }
    }
}

fn part_field(
    map: &MapDocument,
    tool: Option<Tool>,
    part: usize,
    words: &str,
    chosen: Option<&String>,
) -> Markup {
    let is = |id: &str| chosen.is_some_and(|it| it == id);
    let boundary = matches!(tool, Some(Tool::Boundary(_)));
    let rows = if boundary && part == 0 {
        generations(map)
    } else {
        Vec::new()
    };
    let areas = if boundary { map.areas.as_slice() } else { &[] };
    html! {
        label .field { (words)
            select id={ "form-part-" (part) } data-act=(act(EditorAction::FormPart(part))) {
                option value="" selected[chosen.is_none_or(String::is_empty)] { "choose …" }
                @for (generation, words) in rows {
                    @let key = format!("{BELOW}{generation}");
                    option value=(key) selected[is(&key)] { "a whole row: between " (words) }
                }
                @for member in &map.members { option value=(member.id) selected[is(&member.id)] { (member.name) } }
                @for area in areas { option value=(area.id) selected[is(&area.id)] { (area.kind.name()) " " (area.name) } }
            }
        }
    }
}

fn marks(map: &MapDocument) -> Markup {
    let sentences = map::listing(map);
    let mut sentences = sentences
        .iter()
        .filter(|it| it.about == About::Mark)
        .peekable();
    html! {
        @if sentences.peek().is_none() { p .hint { "No marks yet." } }
        ul .list-marks {
            @for sentence in sentences { (mark(map, &sentence.id, &sentence.text)) }
        }
    }
}

fn mark(map: &MapDocument, id: &str, words: &str) -> Markup {
    let line = map.boundaries.iter().find(|it| it.mark.id == id);
    let source = map.marks().find(|it| it.id == id).map(|it| it.source);
    let (action, word) = match source {
        Some(Source::Overruled) => (EditorAction::Restore(id.into()), "Bring back"),
        Some(Source::Drawn) => (EditorAction::RemoveOne(id.into()), "Erase"),
        _ => (EditorAction::RemoveOne(id.into()), "Set aside"),
    };
    html! {
        li id={ "list-" (map::element_id(id)) } {
            button .link type="button" data-act=(Action::SelectMark(id.into())) { (words) }
            @if let Some(line) = line {
                select aria-label={ "How permeable: " (words) } data-act=(act(EditorAction::Style(id.into()))) {
                    @for (style, word) in STYLES { option value=(style.name()) selected[line.style == style] { (word) } }
                }
            }
            button .tool type="button" data-act=(act(action)) aria-label={ (word) ": " (words) } { (word) }
        }
    }
}

fn areas(map: &MapDocument) -> Markup {
    let names = |ids: &[String]| {
        let named = ids.iter().filter_map(|id| map.member(id));
        named
            .map(|it| it.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    html! {
        @if !map.areas.is_empty() {
            h3 { "Groups" }
            ul .list-marks {
                @for area in &map.areas {
                    li id={ "list-" (map::element_id(&area.id)) } {
                        label .field { (area.kind.name()) " of " (names(&area.members))
                            input type="text" dir="auto" value=(area.name) placeholder="name" maxlength="60"
                                data-act=(act(EditorAction::NameArea(area.id.clone())));
                        }
                        button .tool type="button" data-act=(act(EditorAction::RemoveOne(area.id.clone())))
                            aria-label={ "Erase the " (area.kind.name()) " of " (names(&area.members)) } { "Erase" }
                    }
                }
            }
        }
    }
}

fn notes(map: &MapDocument) -> Markup {
    html! {
        h3 { "Note" }
        label .field { "On the whole map"
            input type="text" dir="auto" value=(note_about(map, None)) maxlength="300" data-act=(act(EditorAction::Note(String::new())));
        }
    }
}
