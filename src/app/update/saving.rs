//! Documents to keep: the case, the map, the note.

use crate::app::{Action, Effect, Model, project};
use crate::map::{self, DrawOptions};
use crate::report::{self, Audience, ReportFormat};

pub(super) fn save(model: &Model, action: &Action) -> Vec<Effect> {
    let Some(origin) = &model.document.origin else {
        return Vec::new();
    };
    let stem = file_stem(&origin.name);
    let (name, mime, text) = match (action, &model.derived) {
        (Action::SaveCase, _) => (
            format!("{stem}.kinmap.json"),
            "application/json",
            project::write(&model.document),
        ),
        (Action::SaveMap, Some(derived)) => {
            let options = DrawOptions {
                legend: true,
                ..DrawOptions::default()
            };
            let stretch = derived.stretch.map(|stretch| derived.axis.words(stretch));
            let of =
                stretch.map_or_else(String::new, |words| format!(" {}", words.replace(':', ".")));
            (
                format!("{stem} map{of}.svg"),
                "image/svg+xml",
                map::draw(&derived.map, &options),
            )
        }
        (Action::SaveNote, Some(derived)) => {
            // A note is of the whole session, whatever stretch is looked at.
            let whole = derived.of_whole();
            let source = report::Source {
                title: &origin.name,
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
