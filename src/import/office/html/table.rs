//! The table that is being read; one inside it is part of its cell.

use super::super::blocks::Rows;
use super::buffer::Buffer;

/// Rows so far, and the row that is open.
#[derive(Default)]
pub(super) struct Table {
    pub(super) rows: Rows,
    /// The line of the file for each line of the rows as text.
    pub(super) origin: Vec<u32>,
    /// How many tables stand in this one.
    pub(super) depth: usize,
    cells: Vec<String>,
    /// A cell is open, though nothing may stand in it.
    open: bool,
    /// The first line of the row, and those inside its cells.
    first: Option<u32>,
    inner: Vec<u32>,
}

impl Table {
    pub(super) fn begin_cell(&mut self, buffer: &mut Buffer) {
        self.end_cell(buffer);
        self.open = true;
    }

    /// Ends a cell, if there is one.
    pub(super) fn end_cell(&mut self, buffer: &mut Buffer) {
        let (text, lines) = buffer.take();
        if !std::mem::take(&mut self.open) && text.is_empty() {
            return;
        }
        let mut lines = lines.into_iter();
        let first = lines.next();
        self.first = self.first.or(first);
        self.inner.extend(lines);
        self.cells.push(text);
    }

    pub(super) fn end_row(&mut self, buffer: &mut Buffer, line: u32) {
        self.end_cell(buffer);
        while self.cells.last().is_some_and(String::is_empty) {
            self.cells.pop();
        }
        if !self.cells.is_empty() {
            self.rows.push(std::mem::take(&mut self.cells));
            self.origin.push(self.first.unwrap_or(line));
            self.origin.append(&mut self.inner);
        }
        self.first = None;
    }
}
