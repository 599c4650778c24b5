//! Documents to keep: the case, the map, the note.

use crate::app::carried::carrying;
use crate::app::editor::Side;
use crate::app::{Action, EditorAction, Effect, Model, project};
use crate::map::{self, DrawOptions, MapDocument};
use crate::report::{self, Audience, ReportFormat};

pub(super) fn save(model: &Model, action: &Action) -> Vec<Effect> {
    let Some(name) = name(model) else {
        return Vec::new();
    };
    let stem = file_stem(name);
    let (name, mime, text) = match (action, &model.derived) {
        (Action::SaveCase, _) => (
            format!("{stem}.kinmap.json"),
            "application/json",
            project::write(&model.document),
        ),
        (Action::SaveMap, Some(derived)) => {
            let stretch = derived.stretch.map(|stretch| derived.axis.words(stretch));
            let of =
                stretch.map_or_else(String::new, |words| format!(" {}", words.replace(':', ".")));
            (
                format!("{stem} map{of}.svg"),
                "image/svg+xml",
                on_paper(&derived.map),
            )
        }
        (Action::SaveMap, None) => match model.map() {
            Some(map) => (format!("{stem} map.svg"), "image/svg+xml", on_paper(map)),
            None => return Vec::new(),
        },
        (Action::SaveNote, Some(derived)) => {
            // A note is of the whole session, whatever stretch is looked at.
            let whole = derived.of_whole();
            let source = report::Source {
                title: name,
                analysis: &whole.analysis,
                map: &whole.map,
            };
            let note = report::write(source, ReportFormat::Html, Audience::Clinician);
            (format!("{stem} note.html"), "text/html", note)
        }
        _ => return Vec::new(),
    };
    let said = format!("Saved {name}.");
    vec![
        Effect::Download { name, mime, text },
        Effect::Announce(said),
    ]
}

/// What the work is called: the session's file, or the map's title.
fn name(model: &Model) -> Option<&str> {
    let origin = model.document.origin.as_ref().map(|it| it.name.as_str());
    let title = model.sheet.as_ref().map(|map| match map.title.trim() {
        "" => "family",
        title => title,
    });
    origin.or(title)
}

/// A map as it stands on paper, with its legend.
fn on_paper(map: &MapDocument) -> String {
    let options = DrawOptions {
        legend: true,
        ..DrawOptions::default()
    };
    map::draw(map, &options)
}

/// The map that is drawn on, as a picture of pixels or as a drawing, with the case in it where that is asked for.
pub(super) fn picture(model: &Model, action: &EditorAction) -> Vec<Effect> {
    let Some((name, map)) = name(model).zip(model.canvas()) else {
        return Vec::new();
    };
    let stem = file_stem(name);
    let which = match model.desk.hands.side {
        Side::Current => "map",
        Side::Goal => "goal map",
    };
    let svg = on_paper(map);
    let (name, effect) = match action {
        EditorAction::Picture(scale) => {
            let name = format!("{stem} {which}.png");
            let scale = (*scale).clamp(1, 3);
            (name.clone(), Effect::DownloadPicture { name, svg, scale })
        }
        _ => {
            let carries = *action == EditorAction::DrawingWithCase;
            let text = if carries {
                carrying(&svg, &project::write(&model.document))
            } else {
                svg
            };
            let name = format!("{stem} {which}.svg");
            let mime = "image/svg+xml";
            (name.clone(), Effect::Download { name, mime, text })
        }
    };
    vec![effect, Effect::Announce(format!("Saved {name}."))]
}

/// A file name's stem that is safe on every system: letters, digits, space, dot, hyphen and underscore.
fn file_stem(name: &str) -> String {
    let stem = name
        .strip_suffix(".kinmap.json")
        .or_else(|| name.rsplit_once('.').map(|(stem, _)| stem))
        .unwrap_or(name);
    let safe: String = stem
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || " -_".contains(c) {
                c
            } else {
                '-'
            }
        })
        .take(60)
        .collect();
    let trimmed = safe.trim_matches(|c: char| c == ' ' || c == '-');
    if trimmed.is_empty() {
        "session".into()
    } else {
        trimmed.into()
    }
}
