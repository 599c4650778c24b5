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
            (
                format!("{stem} map.svg"),
                "image/svg+xml",
                map::draw(&derived.map, &options),
            )
        }
        (Action::SaveNote, Some(derived)) => (
            format!("{stem} note.html"),
            "text/html",
            report::write(
                report::Source {
                    title: &origin.name,
                    analysis: &derived.analysis,
                    map: &derived.map,
                },
                ReportFormat::Html,
                Audience::Clinician,
            ),
        ),
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
