//! A table as a person sees it before it is read: its first rows, and what each column is taken for.

use super::columns::Columns;
use super::{Column, Sheet};
use crate::import::index::Index;

/// How many rows are shown.
const SHOWN: usize = 12;
/// How much of a cell is shown, in characters.
const CELL: usize = 120;
/// How many conversations are offered.
const OFFERED: usize = 200;

/// Which column of a table is which, as guessed ([`Preview::choice`]) or as told ([`crate::import::ReadOptions::columns`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnChoice {
    /// What each column holds, from the left; `None` for one that is not read.
    pub columns: Vec<Option<Column>>,
    /// How many rows stand above the talk: titles, and the header if there is one.
    pub above: usize,
    /// The conversation to read, where the table holds several.
    pub conversation: Option<String>,
}

/// The beginning of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// What parts the cells: a comma, a semicolon, a tab or a bar.
    pub delimiter: char,
    /// The first rows, the ones above the talk included. Rows may have fewer cells than there are columns.
    pub rows: Vec<Vec<String>>,
    /// How many rows the table has.
    pub row_count: usize,
    /// What the columns are taken for.
    pub choice: ColumnChoice,
    /// The conversations that the chosen column tells apart, in file order; empty when no column is chosen for it.
    pub conversations: Vec<String>,
}

/// The beginning of a table with its columns as told, else as guessed.
pub(in crate::import) fn preview(text: &str, told: Option<&ColumnChoice>) -> Option<Preview> {
    let (sheet, guessed) = sheet(text);
    let columns = match told {
        Some(choice) => Columns::told(choice, &sheet),
        None => guessed.unwrap_or_default(),
    };
    let conversations = conversations(&sheet, &columns);
    let conversation = told.and_then(|choice| choice.conversation.clone());
    let first = conversations.first().filter(|_| conversations.len() > 1);
    let shown = |cell: &str| cell.chars().take(CELL).collect();
    let rows = sheet.rows.iter().take(SHOWN);
    (sheet.width() > 1).then(|| Preview {
        delimiter: char::from(sheet.delimiter),
        rows: rows
            .map(|(_, row)| row.iter().map(shown).collect())
            .collect(),
        row_count: sheet.rows.len(),
        choice: columns.choice(
            sheet.width(),
            conversation.or(first.map(|name| (*name).to_owned())),
        ),
        conversations: conversations
            .iter()
            .take(OFFERED)
            .map(|name| (*name).to_owned())
            .collect(),
    })
}

/// The cells of a text, and its columns if they can be guessed: by the delimiter under which they can, else by the
/// first under which its rows look alike, else by commas.
pub(super) fn sheet(text: &str) -> (Sheet, Option<Columns>) {
    let text = text.trim_start_matches('\u{feff}');
    let mut first = None;
    for sheet in Sheet::candidates(text) {
        let columns = Columns::guess(&sheet);
        if columns.is_some() {
            return (sheet, columns);
        }
        first.get_or_insert(sheet);
    }
    (first.unwrap_or_else(|| Sheet::by_commas(text)), None)
}

/// The conversations of a table, in file order.
pub(super) fn conversations<'s>(sheet: &'s Sheet, columns: &Columns) -> Vec<&'s str> {
    let mut seen = Index::default();
    let mut names = Vec::new();
    if columns.of(Column::Conversation).is_none() {
        return names;
    }
    let above = columns.header.map_or(0, |header| header + 1);
    for (_, row) in sheet.rows.iter().skip(above) {
        let name = columns.cell(Column::Conversation, row);
        if !name.is_empty() && seen.enter(name) == names.len() {
            names.push(name);
        }
    }
    names
}
