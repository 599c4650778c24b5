//! The main part of a Word document → its paragraphs and tables.
//!
//! Source: ECMA-376-1, *Office Open XML File Formats*, 17. What was deleted, hidden in fields, or stands in notes,
//! headers and comments is not part of the talk.

use super::blocks::{Blocks, Rows};
use super::zip::Archive;
use crate::import::ImportError;
use crate::import::draft::Draft;
use crate::import::markup::xml::{Element, Piece, Xml};

/// Elements that hold no text of the document as it reads now.
const ASIDE: [&str; 9] = [
    "del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "Fallback", "rt",
];

/// The name of the part that holds the document's text.
pub(super) fn main_part(archive: &Archive<'_>) -> Option<String> {
    let usual = "word/document.xml";
    let other = |name: &&str| name.starts_with("word/document") && name.ends_with(".xml");
    match archive.holds(usual) {
        true => Some(usual.to_owned()),
        false => archive.names().find(other).map(str::to_owned),
    }
}

/// The paragraphs and tables of a document part.
pub(super) fn blocks(text: &str, draft: &mut Draft) -> Result<Blocks, ImportError> {
    let mut reading = Reading::default();
    let mut xml = Xml::new(text);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(element) => reading.open(&element, &mut xml)?,
            Piece::Text(text) if reading.in_text => reading.write(&text),
            Piece::Text(_) => {}
            Piece::Close(ended) => reading.close(ended.name()),
        }
    }
    xml.report(draft);
    Ok(reading.blocks)
}

#[derive(Default)]
struct Reading {
    blocks: Blocks,
    /// Tables that are open, each inside a cell of the one before.
    tables: Vec<Rows>,
    /// Paragraphs that are open; one may hold a text box with others.
    paragraphs: Vec<String>,
    in_text: bool,
}

impl Reading {
    fn open(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ImportError> {
        match element.name() {
            name if ASIDE.contains(&name) => xml.skip()?,
            "tbl" => self.tables.push(Rows::new()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.push(Vec::new());
                }
            }
            "tc" => {
                if let Some(row) = self.tables.last_mut().and_then(|table| table.last_mut()) {
                    row.push(String::new());
                }
            }
            "p" => self.paragraphs.push(String::new()),
            "t" => self.in_text = true,
            "tab" => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.write(symbol(element.attribute("char").as_deref())),
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.place(paragraph);
                }
            }
            "tbl" => {
                let Some(table) = self.tables.pop() else {
                    return;
                };
                match self.tables.is_empty() {
                    true => self.blocks.table(table),
                    false => table.into_iter().for_each(|row| self.place(row.join("\t"))),
                }
            }
            _ => {}
        }
    }

    /// Into the cell that is open, else among the blocks.
    fn place(&mut self, paragraph: String) {
        let cell = self
            .tables
            .last_mut()
            .and_then(|table| table.last_mut())
            .and_then(|row| row.last_mut());
        match cell {
            Some(cell) if cell.is_empty() => *cell = paragraph,
            Some(cell) => {
                cell.push('\n');
                cell.push_str(&paragraph);
            }
            None => self.blocks.paragraph(paragraph),
        }
    }
}

/// The arrows and dashes that Word makes of typed ones, in its own symbol fonts.
fn symbol(code: Option<&str>) -> &'static str {
    match code {
        Some("F0E0") => "→",
        Some("F0DF") => "←",
        Some("F04A") => "☺",
        Some("F02D" | "F0BE") => "–",
        _ => "",
    }
}
