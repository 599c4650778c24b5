//! Which column holds what.

use csv::StringRecord;

use super::names::{Column, NAMES, WORDS, folded, rank};
use super::times::{Clock, is_time};
use super::{ColumnChoice, Sheet};

/// The header stands among the first rows, below a title or two.
const HEADER_WITHIN: usize = 6;
/// Columns beyond these are not guessed at.
const WIDEST: usize = 64;
/// How many rows are looked at when no header says what they hold.
const SAMPLE: usize = 60;

/// The columns of a table, by their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    places: Vec<(Column, usize)>,
    /// The row of the header, if there is one.
    pub(super) header: Option<usize>,
    /// How many cells the header has.
    pub(super) width: Option<usize>,
    /// A row holds a word rather than what somebody said.
    pub(super) words: bool,
}

impl Columns {
    /// Guesses the columns; none when this does not look like a table of talk.
    pub(super) fn guess(sheet: &Sheet) -> Option<Self> {
        Self::named(sheet).or_else(|| Self::typed(sheet))
    }

    /// The columns as a person says they are.
    pub(super) fn told(choice: &ColumnChoice, sheet: &Sheet) -> Self {
        let header = choice.above.checked_sub(1);
        let row = header.and_then(|header| sheet.rows.get(header));
        let told = choice.columns.iter().enumerate();
        let mut columns = Self {
            places: told
                .filter_map(|(place, column)| Some(((*column)?, place)))
                .collect(),
            header,
            width: row.map(|(_, row)| row.len()),
            words: false,
        };
        let text = columns.of(Column::Text);
        let name = text.and_then(|place| row?.1.get(place));
        columns.words = name.is_some_and(|name| WORDS.contains(&folded(name).as_str()));
        columns
    }

    /// The same as a person may change them, over so many columns.
    pub(super) fn choice(&self, width: usize, conversation: Option<String>) -> ColumnChoice {
        let column = |place| {
            let known = self.places.iter().find(|(_, known)| *known == place);
            known.map(|(column, _)| *column)
        };
        ColumnChoice {
            columns: (0..width.min(WIDEST)).map(column).collect(),
            above: self.header.map_or(0, |header| header + 1),
            conversation,
        }
    }

    /// The place of a part.
    pub(super) fn of(&self, part: Column) -> Option<usize> {
        self.places
            .iter()
            .find(|(known, _)| *known == part)
            .map(|(_, place)| *place)
    }

    /// The cell of a part, trimmed.
    pub(super) fn cell<'r>(&self, part: Column, row: &'r StringRecord) -> &'r str {
        self.of(part)
            .and_then(|place| row.get(place))
            .unwrap_or_default()
            .trim()
    }

    fn talks(&self) -> bool {
        let has = |part| self.of(part).is_some();
        (has(Column::Text) && (has(Column::Speaker) || has(Column::Start)))
            || (has(Column::Speaker) && has(Column::Start))
    }

    /// By the first row in which names of columns stand.
    fn named(sheet: &Sheet) -> Option<Self> {
        let rows = sheet.rows.iter().take(HEADER_WITHIN).enumerate();
        let mut read = rows.map(|(index, (_, row))| Self::of_header(index, row, sheet));
        read.find(Self::talks)
    }

    fn of_header(index: usize, header: &StringRecord, sheet: &Sheet) -> Self {
        let names: Vec<String> = header.iter().map(folded).collect();
        let mut columns = Self {
            header: Some(index),
            width: Some(header.len()),
            ..Self::default()
        };
        for (part, _) in NAMES {
            let ranked = names
                .iter()
                .enumerate()
                .filter_map(|(place, name)| Some((rank(*part, name)?, place)));
            let free = ranked.filter(|(_, place)| columns.is_free(*place));
            let fitting = free.filter(|(_, place)| columns.fits(*part, *place, sheet, &names));
            if let Some((_, place)) = fitting.min() {
                columns.places.push((*part, place));
            }
        }
        let text = columns.of(Column::Text).and_then(|place| names.get(place));
        columns.words = text.is_some_and(|name| WORDS.contains(&name.as_str()));
        columns
    }

    fn is_free(&self, place: usize) -> bool {
        self.places.iter().all(|(_, taken)| *taken != place)
    }

    /// Names that mean two things are told apart by what stands below: `from` a name or a time, `offset` an end where
    /// there is an onset.
    fn fits(&self, part: Column, place: usize, sheet: &Sheet, names: &[String]) -> bool {
        let name = names.get(place).map(String::as_str).unwrap_or_default();
        match (part, name) {
            (Column::Speaker, "from") | (Column::Addressee, "to") => !holds_times(sheet, place),
            (Column::Start, "from") | (Column::End, "to") => holds_times(sheet, place),
            (Column::Start, "offset") => !names
                .iter()
                .any(|name| name.ends_with("onset") || name.starts_with("begin")),
            (Column::End, "offset") => self.of(Column::Start).is_some(),
            (Column::Start | Column::End, _) => may_hold_times(sheet, place),
            _ => true,
        }
    }

    /// By what the columns hold: one or two of times, one of few short names, one of long texts.
    fn typed(sheet: &Sheet) -> Option<Self> {
        let width = sheet
            .rows
            .iter()
            .take(SAMPLE)
            .map(|(_, row)| row.len())
            .max()?
            .min(WIDEST);
        let times: Vec<usize> = (0..width)
            .filter(|place| holds_times(sheet, *place))
            .collect();
        let others = || (0..width).filter(|place| !times.contains(place));
        let text = others().max_by_key(|place| letters(sheet, *place))?;
        let speaker = others()
            .filter(|place| *place != text && holds_names(sheet, *place))
            .min()?;
        let mut places = vec![(Column::Speaker, speaker), (Column::Text, text)];
        let mut times = times.into_iter();
        places.push((Column::Start, times.next()?));
        places.extend(times.next().map(|place| (Column::End, place)));
        (sheet.rows.len() > 2).then_some(Self {
            places,
            header: None,
            width: None,
            words: false,
        })
    }
}

fn cells(sheet: &Sheet, place: usize) -> impl Iterator<Item = &str> + Clone {
    let rows = sheet.rows.iter().take(SAMPLE);
    let cells = rows
        .filter_map(move |(_, row)| row.get(place))
        .map(str::trim);
    cells.filter(|cell| !cell.is_empty())
}

/// Nine of ten cells are times.
fn holds_times(sheet: &Sheet, place: usize) -> bool {
    let decimal_comma = sheet.delimiter != b',';
    let all = cells(sheet, place).count();
    let times = cells(sheet, place)
        .filter(|cell| is_time(cell, decimal_comma))
        .count();
    times > 1 && times * 10 >= all.saturating_sub(1) * 9
}

/// Half of the cells are times, or nothing stands in them.
fn may_hold_times(sheet: &Sheet, place: usize) -> bool {
    let decimal_comma = sheet.delimiter != b',';
    let below = cells(sheet, place).filter(|cell| !is_named(cell));
    let times = below
        .clone()
        .filter(|cell| is_time(cell, decimal_comma))
        .count();
    times * 2 >= below.count()
}

/// The cell is a name of a column.
fn is_named(cell: &str) -> bool {
    let cell = folded(cell);
    NAMES
        .iter()
        .any(|(_, names)| names.contains(&cell.as_str()))
}

/// Short cells, few of them different.
fn holds_names(sheet: &Sheet, place: usize) -> bool {
    let mut distinct: Vec<&str> = cells(sheet, place).collect();
    let all = distinct.len();
    distinct.sort_unstable();
    distinct.dedup();
    let short = distinct.iter().all(|name| {
        name.chars().count() <= 40 && !name.chars().all(|letter| letter.is_ascii_digit())
    });
    short && all > 1 && distinct.len() * 2 <= all + 1
}

fn letters(sheet: &Sheet, place: usize) -> usize {
    cells(sheet, place).map(str::len).sum()
}

/// How the times of a column count.
pub(super) fn clock(sheet: &Sheet, columns: &Columns, part: Column) -> Clock {
    let Some(place) = columns.of(part) else {
        return Clock::default();
    };
    let first = columns.header.map_or(0, |header| header + 1);
    let name = columns
        .header
        .and_then(|header| sheet.rows.get(header))
        .and_then(|(_, row)| row.get(place));
    let values = sheet
        .rows
        .iter()
        .skip(first)
        .filter_map(|(_, row)| row.get(place));
    Clock::of(
        name.unwrap_or_default(),
        values.map(str::trim),
        sheet.delimiter != b',',
    )
}
