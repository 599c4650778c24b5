//! Tables (CSV, TSV, and those in documents) → one utterance per row, or per run of rows that hold one word each.
//!
//! Which column is which is guessed from the names in the header, else from what the columns hold.

mod columns;
mod names;
mod preview;
mod sheet;
mod times;

pub use names::Column;
pub use preview::{ColumnChoice, Preview};

use super::draft::Draft;
use super::recognize::{Certainty, Head};
use super::{Format, ImportError, ImportErrorKind, Place, Seconds, Transcript, Utterance, Word};
use columns::Columns;
use csv::StringRecord;
pub(in crate::import) use preview::preview;
pub(in crate::import) use sheet::Sheet;
use times::Clock;

/// A silence of this length ends an utterance whose words have rows of their own; as for word lists of services.
const SILENCE: Seconds = Seconds::from_millis(800);

/// Likely when the columns of a table of talk are found.
pub(in crate::import) fn recognize(head: &Head<'_>) -> Certainty {
    let sample = head.lines.join("\n");
    let found = Sheet::candidates(&sample).find_map(|sheet| Columns::guess(&sheet));
    Certainty::likely(found.is_some())
}

/// Reads a table, its columns guessed.
///
/// # Errors
/// When no columns of talk are found, and when no row holds any.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let (sheet, columns) = preview::sheet(text);
    match columns {
        Some(columns) => read_rows(&sheet, &columns, None),
        None => {
            let what =
                "no header names a speaker and a text or a time, as in \"start,end,speaker,text\"";
            Err(refused(what))
        }
    }
}

/// Reads a table, its columns told by a person.
///
/// # Errors
/// When they say neither who speaks nor what is said, and when no row holds any of it.
pub(in crate::import) fn read_as_told(
    text: &str,
    choice: &ColumnChoice,
) -> Result<Transcript, ImportError> {
    let (sheet, _) = preview::sheet(text);
    let columns = Columns::told(choice, &sheet);
    if columns
        .of(Column::Text)
        .or(columns.of(Column::Speaker))
        .is_none()
    {
        return Err(refused(
            "no column was chosen for who speaks or what is said",
        ));
    }
    read_rows(&sheet, &columns, choice.conversation.as_deref())
}

fn refused(what: &str) -> ImportError {
    let kind = ImportErrorKind::Malformed { what: what.into() };
    ImportError::new(kind, Place::File).reading(Format::Table)
}

fn read_rows(
    sheet: &Sheet,
    columns: &Columns,
    conversation: Option<&str>,
) -> Result<Transcript, ImportError> {
    let mut draft = Draft::new(Format::Table);
    let conversation = push(sheet, columns, conversation, &mut draft);
    let conversation = conversation.map(str::to_owned);
    let mut transcript = draft.spoken()?;
    transcript.reading.columns = Some(columns.choice(sheet.width(), conversation));
    Ok(transcript)
}

/// Reads a table that stands in a document, when it is one of talk; says whether it was.
pub(in crate::import) fn read_sheet(sheet: &Sheet, draft: &mut Draft) -> bool {
    let columns = Columns::guess(sheet)
        .filter(|columns| columns.of(Column::Text).is_some() && columns.header.is_some());
    if let Some(columns) = &columns {
        push(sheet, columns, None, draft);
    }
    columns.is_some()
}

/// Takes the rows of one conversation; gives back which, where there are several.
fn push<'s>(
    sheet: &'s Sheet,
    columns: &Columns,
    told: Option<&'s str>,
    draft: &mut Draft,
) -> Option<&'s str> {
    let reading = Reading {
        columns,
        start: columns::clock(sheet, columns, Column::Start),
        end: columns::clock(sheet, columns, Column::End),
        length: columns::clock(sheet, columns, Column::Length),
        decimal_comma: sheet.delimiter != b',',
    };
    let header = columns
        .header
        .and_then(|header| sheet.rows.get(header))
        .map(|(_, row)| row);
    let conversation = told.or_else(|| conversation(sheet, columns, draft));
    let (mut pauses, mut others) = (0, 0);
    let mut run: Option<(&str, Utterance)> = None;
    for (index, (line, row)) in sheet.rows.iter().enumerate() {
        if columns.header.is_some_and(|header| index <= header) || Some(row) == header {
            continue;
        }
        if conversation.is_some_and(|name| columns.cell(Column::Conversation, row) != name) {
            others += 1;
            continue;
        }
        let Some((label, utterance)) = reading.row(*line, row, draft) else {
            continue;
        };
        if is_pause(&utterance.text) {
            pauses += 1;
        } else if columns.words {
            join(&mut run, label, utterance, draft);
        } else {
            draft.say(Some(label), utterance);
        }
    }
    if let Some((label, utterance)) = run {
        draft.say(Some(label), utterance);
    }
    if pauses > 0 {
        draft.assumed_of(
            None,
            format!(
                "{pauses} rows that hold nothing but a pause were left out; the times show it."
            ),
        );
    }
    if others > 0 {
        draft.skipped(
            None,
            "Rows of other conversations in this table were left out.",
        );
    }
    conversation
}

/// The first conversation of a table that holds several.
fn conversation<'s>(sheet: &'s Sheet, columns: &Columns, draft: &mut Draft) -> Option<&'s str> {
    let all = preview::conversations(sheet, columns);
    let [first, _, ..] = all.as_slice() else {
        return None;
    };
    let message = format!(
        "The table holds {} conversations; “{first}” was read.",
        all.len()
    );
    draft.assumed_of(None, message);
    Some(first)
}

/// `(pause 0.28)`
fn is_pause(text: &str) -> bool {
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    inner.is_some_and(|inner| {
        inner.trim_start().to_lowercase().starts_with("pause") && !inner.contains(')')
    })
}

struct Reading<'c> {
    columns: &'c Columns,
    start: Clock,
    end: Clock,
    length: Clock,
    decimal_comma: bool,
}

impl Reading<'_> {
    /// The speaker and the utterance of a row; none when it is empty.
    fn row<'r>(
        &self,
        line: Option<u32>,
        row: &'r StringRecord,
        draft: &mut Draft,
    ) -> Option<(&'r str, Utterance)> {
        let label = self.columns.cell(Column::Speaker, row);
        let mut text = self.text(row, line, draft);
        if label.is_empty() && text.is_empty() {
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                draft.skipped(
                    line,
                    "A row has neither a speaker nor a text and was left out.",
                );
            }
            return None;
        }
        text.push_str(self.columns.cell(Column::Punctuation, row));
        let start = self.time(Column::Start, row, line, draft);
        let end = self.time(Column::End, row, line, draft);
        let length = self.time(Column::Length, row, line, draft);
        let lasting = || start.zip(length).map(|(start, length)| start + length);
        let addressee = self.columns.cell(Column::Addressee, row);
        let utterance = Utterance {
            start,
            end: end.or_else(lasting),
            text,
            line,
            addressee: Some(addressee.to_owned()).filter(|name| !name.is_empty()),
            ..Utterance::default()
        };
        Some((label, utterance))
    }

    /// The text; when it is the last column and holds bare delimiters, the cells behind it belong to it.
    fn text(&self, row: &StringRecord, line: Option<u32>, draft: &mut Draft) -> String {
        let text = self.columns.cell(Column::Text, row).to_owned();
        let (Some(place), Some(width)) = (self.columns.of(Column::Text), self.columns.width) else {
            return text;
        };
        if place + 1 != width || row.len() <= width {
            return text;
        }
        draft.repaired(
            line,
            "A row has more cells than the header; the last were joined.",
        );
        let mark = if self.decimal_comma { "; " } else { ", " };
        row.iter()
            .skip(place)
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(mark)
    }

    fn time(
        &self,
        part: Column,
        row: &StringRecord,
        line: Option<u32>,
        draft: &mut Draft,
    ) -> Option<Seconds> {
        let clock = match part {
            Column::Start => self.start,
            Column::End => self.end,
            _ => self.length,
        };
        let cell = self.columns.cell(part, row);
        let time = clock.read(cell, self.decimal_comma);
        if time.is_none() && !cell.is_empty() {
            draft.repaired(line, "A time cannot be read and was left out.");
        }
        time
    }
}

/// Goes on with the words of a speaker, or begins anew.
fn join<'r>(
    run: &mut Option<(&'r str, Utterance)>,
    label: &'r str,
    word: Utterance,
    draft: &mut Draft,
) {
    let timed = word.start.zip(word.end).map(|(start, end)| Word {
        start,
        end,
        text: word.text.clone(),
    });
    if let Some((speaker, open)) = run
        && *speaker == label
        && open
            .end
            .zip(word.start)
            .is_none_or(|(end, start)| start - end <= SILENCE)
    {
        open.text.push(' ');
        open.text.push_str(&word.text);
        open.end = word.end.or(open.end);
        open.words.extend(timed);
        return;
    }
    let words = timed.into_iter().collect();
    let begun = (label, Utterance { words, ..word });
    if let Some((speaker, done)) = run.replace(begun) {
        draft.say(Some(speaker), done);
    }
}

#[cfg(test)]
mod tests;
