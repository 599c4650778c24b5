//! The paragraphs and tables of a document, in order.

/// A table: rows of cells.
pub(super) type Rows = Vec<Vec<String>>;

/// What a document is made of.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    all: Vec<Block>,
}

#[derive(Debug)]
enum Block {
    Paragraph(String),
    Table(Rows),
}

impl Blocks {
    pub(super) fn paragraph(&mut self, text: String) {
        self.all.push(Block::Paragraph(text));
    }

    pub(super) fn table(&mut self, rows: Rows) {
        self.all.push(Block::Table(rows));
    }

    /// The tables, each row with the line on which it stands in [`Blocks::text`].
    pub(super) fn tables(&self) -> impl Iterator<Item = Vec<(u32, &[String])>> {
        let mut line = 1;
        self.all.iter().filter_map(move |block| match block {
            Block::Paragraph(text) => {
                line += lines(text);
                None
            }
            Block::Table(rows) => {
                let mut numbered = Vec::with_capacity(rows.len());
                for row in rows {
                    numbered.push((line, row.as_slice()));
                    line += lines(&joined(row));
                }
                Some(numbered)
            }
        })
    }

    /// Everything as text: a line per paragraph and per row of a table.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.all {
            match block {
                Block::Paragraph(paragraph) => {
                    text.push_str(paragraph);
                    text.push('\n');
                }
                Block::Table(rows) => {
                    for row in rows {
                        text.push_str(&joined(row));
                        text.push('\n');
                    }
                }
            }
        }
        text
    }
}

fn lines(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count())
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}

/// A row as a line. Two cells are read as a name and what was said.
fn joined(row: &[String]) -> String {
    match row {
        [name, text] if !name.trim().is_empty() && !text.trim().is_empty() => {
            format!("{}: {text}", name.trim().trim_end_matches(':'))
        }
        cells => cells.join("\t"),
    }
}
