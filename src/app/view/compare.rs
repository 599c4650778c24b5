//! Two maps beside each other, with what differs between them in words under both.

use maud::{Markup, html};

use super::editor;
use crate::app::editor::{Beside, Pair, Shown, Side};
use crate::app::{Action, CompareAction, EditorAction, Model};
use crate::map::{self, Contrast, DrawOptions, MapDocument, Theme, Voice};

const fn act(action: CompareAction) -> Action {
    Action::Compare(action)
}

/// The button that lays another map beside this one.
pub(super) fn toggle(model: &Model) -> Markup {
    html! {
        button #compare-toggle .tool type="button" data-act=(act(CompareAction::Toggle))
            aria-pressed=(model.desk.comparison.is_some()) { "Compare" }
    }
}

/// What can stand beside the map.
pub(super) fn row(model: &Model) -> Markup {
    let Some(comparison) = &model.desk.comparison else {
        return Markup::default();
    };
    let drawing = &model.document.drawing;
    let with = comparison.with.as_ref();
    let case = matches!(with, Some(Beside::Case(_)));
    let choice = |action, on: bool, words: Markup| {
        html! { button type="button" data-act=(act(action)) aria-pressed=(on) { (words) } }
    };
    html! {
        div #compare-row .choices .compare-row role="group" aria-label="What stands beside the map" {
            @if drawing.goal.is_some() {
                (choice(CompareAction::Goal, with == Some(&Beside::Goal), html! { "The goal" }))
            }
            @for (index, kept) in drawing.checkpoints.iter().enumerate() {
                @let on = with == Some(&Beside::Kept(index));
                (choice(CompareAction::Kept(index), on, html! { "Kept: " bdi { (kept.name) } }))
            }
            (choice(CompareAction::Case, case, html! { "Another case …" }))
            @if matches!(with, Some(Beside::Kept(_) | Beside::Case(_))) {
                button .tool type="button" data-act=(act(CompareAction::Swap)) aria-pressed=(comparison.later) { "This map is the earlier one" }
            }
            @if with.is_none() {
                p .hint { "Before and after: a case file of an earlier session, a state that was kept, or a goal map." }
            }
        }
    }
}

/// Both maps as they are read.
pub(super) fn reading(model: &Model, pair: &Pair) -> Markup {
    let selected = |shown: &Shown| {
        let current = shown.side == Some(Side::Current);
        current.then(|| super::map::selected(model, &shown.map))?
    };
    let options = |shown: &Shown| DrawOptions {
        theme: Theme::Page,
        changed: shown.changed.clone(),
        still: shown.side != Some(Side::Current),
        selected: selected(shown),
        ..DrawOptions::default()
    };
    // As large as each other, so that nobody jumps from one to the other.
    let [first, second] = pair.maps.each_ref();
    let room = map::room(&first.map, &options(first)).and(map::room(&second.map, &options(second)));
    let sheet = |shown: &Shown| {
        let options = DrawOptions {
            room: Some(room),
            ..options(shown)
        };
        html! { div .drawing { (map::markup(&shown.map, &options)) } }
    };
    html! {
        (side_by_side(pair, None, sheet))
        (words(pair))
    }
}

/// Both maps while one of them is drawn on.
pub(super) fn drawing(model: &Model, pair: &Pair, canvas: &Markup) -> Markup {
    let drawn = model.desk.hands.side;
    let sheet = |shown: &Shown| {
        let options = DrawOptions {
            theme: Theme::Page,
            changed: shown.changed.clone(),
            still: true,
            ..DrawOptions::default()
        };
        html! {
            @if shown.side == Some(drawn) { (canvas) }
            @else { div .drawing .still { (map::markup(&shown.map, &options)) } }
        }
    };
    side_by_side(pair, Some(drawn), sheet)
}

fn side_by_side(pair: &Pair, drawn: Option<Side>, sheet: impl Fn(&Shown) -> Markup) -> Markup {
    html! {
        div .two-maps {
            @for shown in &pair.maps {
                figure .one-map aria-label={ (shown.title) " " (shown.name) } {
                    figcaption {
                        strong { (shown.title) }
                        @if !shown.name.is_empty() { " " bdi { (shown.name) } }
                        @if let (Some(drawn), Some(side)) = (drawn, shown.side) {
                            @if side == drawn { span .hint { " · you draw on this one" } }
                            @else {
                                " · " button .link type="button" data-act=(Action::Editor(EditorAction::Side(side))) { "draw on this one" }
                            }
                        }
                    }
                    (sheet(shown))
                }
            }
        }
    }
}

/// What differs, and both maps as lists.
pub(super) fn words(pair: &Pair) -> Markup {
    let [first, second] = &pair.maps;
    html! {
        section #comparison .comparison tabindex="-1" aria-label="What differs" {
            h2 { "What differs" }
            @if pair.changes.is_empty() {
                p .hint { (nothing(pair.voice)) }
            } @else {
                ul .contrasts {
                    @for (contrast, sentence) in pair.sentences() {
                        li { (badge(contrast)) (sentence) }
                    }
                }
            }
            details .as-list {
                summary { "Both maps as lists" }
                div .two-lists { (list(first)) (list(second)) }
            }
        }
    }
}

const fn nothing(voice: Voice) -> &'static str {
    match voice {
        Voice::Goal => "The goal is as the map is now. Draw on it what should change.",
        _ => "Both maps say the same.",
    }
}

/// The band of the map and its word.
fn badge(contrast: Contrast) -> Markup {
    html! { span class={ "badge " (contrast.name()) } { (contrast.word()) } " " }
}

fn list(shown: &Shown) -> Markup {
    let marked = |id: &str| shown.changed.iter().find(|(it, _)| it == id);
    let sentences = map::listing(&shown.map);
    html! {
        div {
            h3 { (shown.title) " " (shown.name) }
            ul { @for it in &sentences {
                li { @if let Some((_, contrast)) = marked(&it.id) { (badge(*contrast)) } (it.text) }
            } }
        }
    }
}

/// The marks of the map that is drawn on that differ from the one beside it.
pub(super) fn changed_on(pair: Option<&Pair>, side: Side) -> Vec<(String, Contrast)> {
    let maps = pair.iter().flat_map(|it| &it.maps);
    let mut found = maps.filter(|it| it.side == Some(side));
    found
        .next()
        .map(|it| it.changed.clone())
        .unwrap_or_default()
}

/// The map pane's drawing: one map, or two beside each other; drawn on, or read.
pub(super) fn pane(model: &Model, canvas: Option<&MapDocument>) -> Option<Markup> {
    let pair = model.pair();
    match (canvas, &pair) {
        (Some(canvas), pair) => Some(editor::pane(model, canvas, pair.as_ref())),
        (None, Some(pair)) => Some(reading(model, pair)),
        (None, None) => None,
    }
}
