//! How a file is read, for a person to say otherwise: format, encoding, garbled letters, columns.

use maud::{Markup, html};

use crate::app::intake::Refused;
use crate::app::{Action, IntakeAction, Origin, Source};
use crate::import::{Column, Encoding, Family, Preview, Transcript, restored};

/// How much of a garbled text is shown, in characters on each side.
const EXAMPLE: usize = 24;

/// How many utterances are looked through for an example.
const SEARCHED: usize = 2_000;

/// What the open file was read as.
pub(super) fn view(origin: &Origin) -> Markup {
    let transcript = &origin.transcript;
    let encoding = transcript.reading.encoding;
    let Some(source) = &origin.source else {
        return html! {
            p { "Read as " (transcript.format) "." }
            p .hint { "This case holds what was read, not the file. To read the file in another way, open it again." }
        };
    };
    html! {
        div .choices {
            (formats("read", source, Some(&transcript.format.to_string())))
            @if encoding.is_some() || source.options.encoding.is_some() {
                (encodings("read", source, encoding.map(Encoding::label)))
            }
        }
        (letters(source, &origin.read))
    }
}

/// What the columns of the open table were taken for.
pub(super) fn table(origin: &Origin) -> Markup {
    let table = origin.table.as_ref().filter(|_| origin.source.is_some());
    table.map_or_else(Markup::default, |table| columns("read", table))
}

/// What else a text could be that nobody could be found speaking in.
pub(in crate::app::view) fn otherwise(refused: &Refused) -> Markup {
    html! {
        p .otherwise { "If you know what this file is, say so here. Otherwise export the transcript again, as WebVTT, SubRip or plain text, and choose that file." }
        div .choices role="group" aria-label={ "Read " (refused.name) " in another way" } {
            (formats("refused", &refused.source, None))
            (encodings("refused", &refused.source, None))
        }
        @if let Some(table) = &refused.table { (columns("refused", table)) }
    }
}

fn formats(place: &str, source: &Source, found: Option<&str>) -> Markup {
    let chosen = source.options.format;
    html! {
        label {
            span { "Read as" }
            select #{ (place) "-as" } data-act=(Action::Intake(IntakeAction::Format)) {
                option value="" selected[chosen.is_none()] { (by_itself(found)) }
                @for family in Family::ALL {
                    optgroup label=(family.label()) {
                        @for format in family.formats() {
                            option value=(format.id()) selected[chosen == Some(format)] { (format) }
                        }
                    }
                }
            }
        }
    }
}

fn encodings(place: &str, source: &Source, found: Option<&str>) -> Markup {
    let chosen = source.options.encoding;
    html! {
        label {
            span { "Text encoding" }
            select #{ (place) "-encoding" } data-act=(Action::Intake(IntakeAction::Encoding)) {
                option value="" selected[chosen.is_none()] { (by_itself(found)) }
                @for encoding in Encoding::all() {
                    option value=(encoding.id()) selected[chosen == Some(encoding)] { (encoding) }
                }
            }
        }
    }
}

fn by_itself(found: Option<&str>) -> Markup {
    html! {
        @match found {
            Some(found) => { "automatic: " (found) },
            None => { "automatic" },
        }
    }
}

/// Garbled letters: what they are, what they would be.
fn letters(source: &Source, read: &Transcript) -> Markup {
    if source.options.restore_letters {
        return html! {
            p .offer {
                "Garbled letters were turned back. "
                button type="button" data-act=(Action::Intake(IntakeAction::Restore(false))) { "Leave them as they are in the file" }
            }
        };
    }
    if !read.reading.garbled {
        return Markup::default();
    }
    html! {
        div .offer {
            p { "Some letters look garbled, as when a program reads Unicode as Western letters and saves it again." }
            @if let Some((before, after)) = example(read) {
                p .example {
                    del dir="auto" aria-label={ "as it is: " (before) } { (before) }
                    span aria-hidden="true" { " → " }
                    ins dir="auto" aria-label={ "as it would be: " (after) } { (after) }
                }
            }
            button type="button" data-act=(Action::Intake(IntakeAction::Restore(true))) { "Turn the letters back" }
        }
    }
}

/// The first garbled words, before and after.
fn example(read: &Transcript) -> Option<(String, String)> {
    let spoken = read.utterances.iter().take(SEARCHED).map(|it| &it.text);
    let mut texts = read.speakers.iter().chain(spoken);
    texts.find_map(|text| {
        let at = text.char_indices().find(|(_, c)| !c.is_ascii())?.0;
        let before: Vec<char> = text.get(..at)?.chars().rev().take(EXAMPLE).collect();
        let from = at - before.iter().map(|c| c.len_utf8()).sum::<usize>();
        let part: String = text.get(from..)?.chars().take(2 * EXAMPLE).collect();
        Some((part.clone(), restored(&part)?))
    })
}

/// The beginning of a table, each column with what it is taken for.
fn columns(name: &str, table: &Preview) -> Markup {
    let choice = &table.choice;
    let last = table.rows.len().min(6);
    html! {
        div .columns {
            h3 { "What its columns hold" }
            div .scroller tabindex="0" role="group" aria-label="The beginning of the table" {
                table .preview {
                    thead {
                        tr {
                            @for (place, held) in choice.columns.iter().enumerate() {
                                th scope="col" { (column(name, place, *held)) }
                            }
                        }
                    }
                    tbody {
                        @for (place, row) in table.rows.iter().enumerate() {
                            tr .above[place < choice.above] { @for cell in row { td dir="auto" { (cell) } } }
                        }
                    }
                }
            }
            div .choices {
                label {
                    span { "The talk begins in row" }
                    select #{ (name) "-above" } data-act=(Action::Intake(IntakeAction::Above)) {
                        @for above in 0..=last {
                            option value=(above) selected[above == choice.above] { (above + 1) }
                        }
                    }
                }
                @if table.conversations.len() > 1 { (conversations(name, table)) }
            }
        }
    }
}

fn column(name: &str, place: usize, held: Option<Column>) -> Markup {
    html! {
        select #{ (name) "-column-" (place) } data-act=(Action::Intake(IntakeAction::Column(place)))
            aria-label={ "What column " (place + 1) " holds" } {
            option value="" selected[held.is_none()] { "not read" }
            @for column in Column::ALL {
                option value=(column.id()) selected[held == Some(column)] { (column.label()) }
            }
        }
    }
}

fn conversations(name: &str, table: &Preview) -> Markup {
    let chosen = table.choice.conversation.as_deref();
    html! {
        label {
            span { "Conversation" }
            select #{ (name) "-conversation" } data-act=(Action::Intake(IntakeAction::Conversation)) {
                @for name in &table.conversations {
                    option value=(name) selected[chosen == Some(name)] { (name) }
                }
            }
        }
    }
}
