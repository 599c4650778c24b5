//! What was left out, put right or taken for granted while reading: by kind, each with its places.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::app::view::count;
use crate::app::{Action, IntakeAction, Model, Origin};
use crate::import::{Encoding, Warning, WarningCode};

/// How many places of one note are offered.
const PLACES: usize = 12;

/// How many different notes of a kind are written out.
const NOTES: usize = 30;

/// How much of a line of the file is shown, in characters.
const SHOWN: usize = 160;

/// One sentence, with the warnings that say it.
type Note<'a> = (&'a str, Vec<usize>);

pub(in crate::app::view) fn pane(model: &Model) -> Markup {
    let Some(origin) = &model.document.origin else {
        return Markup::default();
    };
    let warnings = &origin.transcript.warnings;
    html! {
        div .warnings {
            h3 { "Noted while reading" }
            @if warnings.is_empty() { p { "Nothing was left out and nothing had to be put right." } }
            @for code in WarningCode::ALL {
                (kind(model, origin, code, &grouped(warnings, code)))
            }
        }
    }
}

/// The notes of one kind, in the order of their first places.
fn grouped(warnings: &[Warning], code: WarningCode) -> Vec<Note<'_>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut notes: Vec<Note<'_>> = Vec::new();
    for (index, warning) in warnings
        .iter()
        .enumerate()
        .filter(|(_, it)| it.code == code)
    {
        let sentence = without_quote(&warning.message);
        let place = *places.entry(sentence).or_insert(notes.len());
        match notes.get_mut(place) {
            Some((_, same)) => same.push(index),
            None => notes.push((sentence, vec![index])),
        }
    }
    notes
}

/// A note without the words of the file that it ends in: they are shown with their line.
fn without_quote(message: &str) -> &str {
    let sentence = message
        .split_once(": “")
        .map_or(message, |(sentence, _)| sentence);
    sentence.trim_end_matches('.')
}

fn kind(model: &Model, origin: &Origin, code: WarningCode, notes: &[Note<'_>]) -> Markup {
    if notes.is_empty() {
        return Markup::default();
    }
    let all: usize = notes.iter().map(|(_, same)| same.len()).sum();
    html! {
        details #{ "notes-" (code.name()) } open {
            summary { (heading(code)) " " span .tally { (count(all, "note", "notes")) } }
            ul {
                @for note in notes.iter().take(NOTES) { (item(model, origin, note)) }
            }
            @if notes.len() > NOTES {
                p .hint { "and " (count(notes.len() - NOTES, "more note", "more notes")) " of this kind; the case file holds them all" }
            }
        }
    }
}

const fn heading(code: WarningCode) -> &'static str {
    match code {
        WarningCode::Skipped => "Left out",
        WarningCode::Repaired => "Put right",
        WarningCode::Assumed => "Taken for granted",
        WarningCode::Invisible => "Characters that cannot be seen",
    }
}

fn item(model: &Model, origin: &Origin, (message, same): &Note<'_>) -> Markup {
    let line = |index: &usize| {
        origin
            .transcript
            .warnings
            .get(*index)
            .and_then(|it| it.line)
    };
    let placed: Vec<(usize, u32)> = same
        .iter()
        .filter_map(|it| Some((*it, line(it)?)))
        .collect();
    let shown = model.desk.note.filter(|note| same.contains(note));
    html! {
        li {
            p dir="auto" { (message) "." }
            @if !placed.is_empty() {
                p .places {
                    @for (index, line) in placed.iter().take(PLACES) {
                        button .place type="button" #{ "note-" (index) } data-act=(Action::Intake(IntakeAction::Note(*index)))
                            aria-expanded=(shown == Some(*index)) aria-label={ "Show line " (line) } { "line " (line) }
                    }
                    @if placed.len() > PLACES { " and " (placed.len() - PLACES) " more" }
                }
            }
            @if let Some(line) = shown.as_ref().and_then(line) { (raw(origin, line)) }
        }
    }
}

/// The line itself, as it stands in the file.
fn raw(origin: &Origin, number: u32) -> Markup {
    match written(origin, number) {
        Some(text) if !text.trim().is_empty() => html! {
            p .raw { span .hint { "Line " (number) " of the file: " } code dir="auto" { (text) } }
        },
        Some(_) => html! { p .raw .hint { "Line " (number) " of the file is blank." } },
        None => html! { p .raw .hint { "Line " (number) ": shown in the text." } },
    }
}

/// A line of the bytes at hand, where they are text of one byte and more a character.
fn written(origin: &Origin, number: u32) -> Option<String> {
    let encoding = origin.transcript.reading.encoding?;
    if ![Encoding::UTF_8, Encoding::WINDOWS_1252].contains(&encoding) {
        return None;
    }
    let bytes = &origin.source.as_ref()?.bytes;
    let mut lines = bytes.split(|&byte| byte == b'\n');
    let line = lines.nth(usize::try_from(number).ok()?.checked_sub(1)?)?;
    let line = line.get(..line.len().min(4 * SHOWN))?;
    let text = String::from_utf8_lossy(line);
    Some(text.trim_end().chars().take(SHOWN).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_note_is_written_once() {
        let note = |message: &str, line| Warning {
            code: WarningCode::Skipped,
            message: message.into(),
            line,
        };
        let warnings = [
            note("b: “x”.", Some(2)),
            note("a.", None),
            note("b", Some(9)),
            Warning {
                code: WarningCode::Assumed,
                ..note("b", Some(3))
            },
        ];
        assert_eq!(
            grouped(&warnings, WarningCode::Skipped),
            [("b", vec![0, 2]), ("a", vec![1])]
        );
    }
}
