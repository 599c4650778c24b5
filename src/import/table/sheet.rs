//! Text with delimiters → rows of cells.

use csv::{ReaderBuilder, StringRecord};
use memchr::memchr;

use crate::import::lines::{LineIndex, lines};

/// The delimiters that are tried, the surest first: commas stand in every text.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];
/// How many rows decide on a delimiter.
const SAMPLE: usize = 50;
/// So many rows may be a title and what stands below it.
const TITLES: usize = 2;
/// A row of a table rarely runs over more lines than this (project's choice).
const LINES_TO_A_ROW: usize = 6;
/// This share of rows (in percent) must have equally many cells.
const ALIKE: usize = 80;

/// Rows of cells, each with its line in the file.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Sheet {
    pub(in crate::import) rows: Vec<(Option<u32>, StringRecord)>,
    /// What parts the cells.
    pub(super) delimiter: u8,
}

impl Sheet {
    /// The cells of a text, by each delimiter under which its rows look alike.
    pub(super) fn candidates(text: &str) -> impl Iterator<Item = Sheet> {
        let (named, text, before) = separator_line(text);
        let delimiters = DELIMITERS
            .into_iter()
            .filter(move |delimiter| named.is_none_or(|named| named == *delimiter));
        delimiters.filter_map(move |delimiter| {
            if named.is_none() && !occurs(text, delimiter) {
                return None;
            }
            let sample = Self::read(text, delimiter, before, SAMPLE);
            (named.is_some() || sample.is_even())
                .then(|| Self::read(text, delimiter, before, usize::MAX))
        })
    }

    /// The cells of a text that looks like no table.
    pub(super) fn by_commas(text: &str) -> Self {
        Self::read(text, b',', 0, usize::MAX)
    }

    /// The cells of the longest of the first rows.
    pub(super) fn width(&self) -> usize {
        let lengths = self.rows.iter().take(SAMPLE).map(|(_, row)| row.len());
        lengths.max().unwrap_or(0)
    }

    /// The rows of a table that stands in a document.
    pub(in crate::import) fn of(rows: Vec<(u32, &[String])>) -> Self {
        let record = |(line, cells): (u32, &[String])| (Some(line), cells.iter().collect());
        Self {
            rows: rows.into_iter().map(record).collect(),
            delimiter: b'\t',
        }
    }

    fn read(text: &str, delimiter: u8, before: u32, most: usize) -> Self {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .quoting(quotes(text, delimiter))
            .from_reader(text.as_bytes());
        let index = LineIndex::of(text);
        let mut rows = Vec::new();
        let mut record = StringRecord::new();
        while rows.len() < most && reader.read_record(&mut record).unwrap_or(false) {
            let line = record
                .position()
                .map(|position| index.line(first_letter(text, position.byte())));
            rows.push((line.map(|line| line.saturating_add(before)), record.clone()));
        }
        Self { rows, delimiter }
    }

    /// Most rows have the same number of cells, and more than one.
    fn is_even(&self) -> bool {
        let mut lengths: Vec<usize> = self.rows.iter().map(|(_, row)| row.len()).collect();
        lengths.sort_unstable();
        let middle = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
        let alike = lengths.iter().filter(|length| **length == middle).count();
        let odd = lengths.len() - alike;
        let few = odd <= TITLES || alike * 100 >= lengths.len() * ALIKE;
        middle > 1 && alike > 1 && few
    }
}

/// The delimiter stands in as many of the first lines as there must be rows: a cheap look before a costly one.
fn occurs(text: &str, delimiter: u8) -> bool {
    let lines = lines(text).filter(|line| !line.text.is_empty());
    let (mut all, mut holding) = (0usize, 0usize);
    for line in lines.take(SAMPLE) {
        all += 1;
        holding += usize::from(memchr(delimiter, line.text.as_bytes()).is_some());
    }
    // Line ends inside quotes make lines that are no rows.
    holding * LINES_TO_A_ROW >= all.saturating_sub(TITLES)
}

/// Where a row begins, behind the line ends before it.
fn first_letter(text: &str, at: u64) -> usize {
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at.saturating_add(
        rest.iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count(),
    )
}

/// Spreadsheets may write `sep=;` before the header.
fn separator_line(text: &str) -> (Option<u8>, &str, u32) {
    let named = text.split_once('\n').and_then(|(first, rest)| {
        let mark = first.trim_end().trim_matches('"').strip_prefix("sep=")?;
        Some((*mark.as_bytes().first()?, rest)).filter(|_| mark.len() == 1)
    });
    match named {
        Some((delimiter, rest)) => (Some(delimiter), rest, 1),
        None => (None, text, 0),
    }
}

/// Quotes enclose cells unless they are plainly text: a cell that opens with one and never closes would swallow the rest.
fn quotes(text: &str, delimiter: u8) -> bool {
    if delimiter == b'|' {
        return false;
    }
    let mark = char::from(delimiter);
    let opened = text
        .lines()
        .take(SAMPLE * 4)
        .flat_map(|line| line.split(mark))
        .filter(|cell| cell.starts_with('"'));
    let whole = opened
        .clone()
        .filter(|cell| cell.trim_end().len() > 1 && cell.trim_end().ends_with('"'))
        .count();
    delimiter != b'\t' || whole * 2 >= opened.count()
}
