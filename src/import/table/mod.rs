//! Tables (CSV, TSV, and those in documents) → one utterance per row, or per run of rows that hold one word each.
//!
//! Which column is which is guessed from the names in the header, else from what the columns hold.

mod columns;
mod names;
mod sheet;
mod times;

use std::collections::BTreeSet;

use super::draft::Draft;
use super::recognize::{Certainty, Head};
use super::{Format, ImportError, ImportErrorKind, Place, Seconds, Transcript, Utterance, Word};
use columns::Columns;
use csv::StringRecord;
use names::Part;
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

/// Reads a table.
///
/// # Errors
/// When no columns of talk are found, and when no row holds any.
pub(in crate::import) fn read(text: &str) -> Result<Transcript, ImportError> {
    let text = text.trim_start_matches('\u{feff}');
    let sheets = Sheet::candidates(text);
    let found = sheets
        .map(|sheet| (Columns::guess(&sheet), sheet))
        .find(|(columns, _)| columns.is_some());
    let Some((Some(columns), sheet)) = found else {
        let what =
            "no header names a speaker and a text or a time, as in \"start,end,speaker,text\""
                .to_owned();
        let error = ImportError::new(ImportErrorKind::Malformed { what }, Place::File);
        return Err(error.reading(Format::Table));
    };
    let mut draft = Draft::new(Format::Table);
    push(&sheet, &columns, &mut draft);
    draft.spoken()
}

/// Reads a table that stands in a document, when it is one of talk; says whether it was.
pub(in crate::import) fn read_sheet(sheet: &Sheet, draft: &mut Draft) -> bool {
    let columns = Columns::guess(sheet)
        .filter(|columns| columns.of(Part::Text).is_some() && columns.header.is_some());
    if let Some(columns) = &columns {
        push(sheet, columns, draft);
    }
    columns.is_some()
}

fn push(sheet: &Sheet, columns: &Columns, draft: &mut Draft) {
    let reading = Reading {
        columns,
        start: columns::clock(sheet, columns, Part::Start),
        end: columns::clock(sheet, columns, Part::End),
        length: columns::clock(sheet, columns, Part::Length),
        decimal_comma: sheet.delimiter != b',',
    };
    let header = columns
        .header
        .and_then(|header| sheet.rows.get(header))
        .map(|(_, row)| row);
    let conversation = conversation(sheet, columns, draft);
    let (mut pauses, mut others) = (0, 0);
    let mut run: Option<(String, Utterance)> = None;
    for (index, (line, row)) in sheet.rows.iter().enumerate() {
        if columns.header.is_some_and(|header| index <= header) || Some(row) == header {
            continue;
        }
        if conversation.is_some_and(|name| columns.cell(Part::Conversation, row) != name) {
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
            draft.say(Some(&label), utterance);
        }
    }
    if let Some((label, utterance)) = run {
        draft.say(Some(&label), utterance);
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
        draft.skipped(None, "Rows of other conversations in this table were left out. Split the table to read them.");
    }
}

/// The first conversation of a table that holds several.
fn conversation<'s>(sheet: &'s Sheet, columns: &Columns, draft: &mut Draft) -> Option<&'s str> {
    columns.of(Part::Conversation)?;
    let first = columns.header.map_or(0, |header| header + 1);
    let names = sheet
        .rows
        .iter()
        .skip(first)
        .map(|(_, row)| columns.cell(Part::Conversation, row));
    let distinct: BTreeSet<&str> = names.clone().filter(|name| !name.is_empty()).collect();
    let first = names.into_iter().find(|name| !name.is_empty())?;
    if distinct.len() < 2 {
        return None;
    }
    draft.assumed_of(
        None,
        format!(
            "The table holds {} conversations; “{first}” was read.",
            distinct.len()
        ),
    );
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
    fn row(
        &self,
        line: Option<u32>,
        row: &StringRecord,
        draft: &mut Draft,
    ) -> Option<(String, Utterance)> {
        let label = self.columns.cell(Part::Speaker, row);
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
        text.push_str(self.columns.cell(Part::Punctuation, row));
        let start = self.time(Part::Start, row, line, draft);
        let end = self.time(Part::End, row, line, draft);
        let length = self.time(Part::Length, row, line, draft);
        let lasting = || start.zip(length).map(|(start, length)| start + length);
        let addressee = self.columns.cell(Part::Addressee, row);
        let utterance = Utterance {
            start,
            end: end.or_else(lasting),
            text,
            line,
            addressee: Some(addressee.to_owned()).filter(|name| !name.is_empty()),
            ..Utterance::default()
        };
        Some((label.to_owned(), utterance))
    }

    /// The text; when it is the last column and holds bare delimiters, the cells behind it belong to it.
    fn text(&self, row: &StringRecord, line: Option<u32>, draft: &mut Draft) -> String {
        let text = self.columns.cell(Part::Text, row).to_owned();
        let (Some(place), Some(width)) = (self.columns.of(Part::Text), self.columns.width) else {
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
        part: Part,
        row: &StringRecord,
        line: Option<u32>,
        draft: &mut Draft,
    ) -> Option<Seconds> {
        let clock = match part {
            Part::Start => self.start,
            Part::End => self.end,
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
fn join(run: &mut Option<(String, Utterance)>, label: String, word: Utterance, draft: &mut Draft) {
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
        draft.say(Some(&speaker), done);
    }
}

#[cfg(test)]
mod tests;
