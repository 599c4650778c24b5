//! A web page → its paragraphs and tables, each line knowing where it stands in the file.
//!
//! Source: WHATWG, *HTML*, 13.2, as far as it decides what is text. Tag soup is taken as it comes: nothing is nested, and
//! what never closes ends where the page does. What pages do to set off a name (bold type, `cite`, definition lists,
//! classes) is written as text does it, and a time is put in brackets.

mod buffer;
mod markup;
mod table;

use super::blocks::Blocks;
use crate::import::lines::LineIndex;
use crate::import::stamp::{self, Four};
use buffer::Buffer;
use markup::{Markup, Piece, Tag};
use table::Table;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "html",
];
/// Elements whose text is none of the page's.
const ASIDE: [&str; 12] = [
    "audio", "button", "canvas", "datalist", "math", "nav", "noscript", "object", "select", "svg",
    "template", "video",
];
/// Elements, and classes of elements, that hold a name when they begin a line.
const NAMES: [&str; 3] = ["b", "cite", "strong"];
const NAME_CLASSES: [&str; 8] = [
    "author",
    "name",
    "participant",
    "speaker",
    "speaker-label",
    "speaker-name",
    "speaker_name",
    "speakername",
];
/// Classes of elements that hold a time.
const TIME_CLASSES: [&str; 6] = [
    "start-time",
    "time",
    "time-stamp",
    "timecode",
    "timestamp",
    "timestamps",
];
/// Bold type longer than this is no name, in bytes.
const LONGEST_NAME: usize = 120;

/// What a web page holds.
#[derive(Default)]
pub(super) struct Page {
    pub(super) blocks: Blocks,
    /// The line of the file for each line of [`Blocks::text`].
    pub(super) origin: Vec<u32>,
    pub(super) title: Option<String>,
    /// Where elements stand that were left out with their text.
    pub(super) left_out: Vec<u32>,
    /// Where markup begins that never ends.
    pub(super) open_ended: Option<u32>,
}

/// Takes a web page apart.
pub(super) fn page(text: &str) -> Page {
    let mut reading = Reading {
        lines: LineIndex::of(text),
        line: 1,
        page: Page::default(),
        buffer: Buffer::default(),
        table: None,
        aside: None,
        marked: None,
        defined: false,
        verbatim: false,
    };
    let mut markup = Markup::new(text);
    while let Some((at, piece)) = markup.next() {
        reading.line = reading.lines.line(at);
        reading.take(piece);
    }
    reading.finish()
}

/// What an element that began a line, or holds a time, is for.
#[derive(Clone, Copy, PartialEq)]
enum Meant {
    Name,
    Time,
    Term,
}

/// An element that means something and is still open.
struct Marked {
    meant: Meant,
    element: String,
    /// How many elements of its name stand in each other.
    depth: usize,
    /// Where its text begins.
    begin: usize,
}

struct Reading {
    lines: LineIndex,
    line: u32,
    page: Page,
    buffer: Buffer,
    table: Option<Table>,
    /// The element that is being left out, and how many of its name stand in each other.
    aside: Option<(String, usize)>,
    marked: Option<Marked>,
    /// The line begins with a term that is being defined.
    defined: bool,
    /// Line ends count.
    verbatim: bool,
}

impl Reading {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Text(text) if self.aside.is_none() => {
                self.buffer.text(text, self.line, self.verbatim);
            }
            Piece::Text(_) => {}
            Piece::Title(title) => {
                let mut words = Buffer::default();
                words.text(title, self.line, false);
                self.page.title.get_or_insert(words.take().0);
            }
            Piece::LeftOut => self.page.left_out.push(self.line),
            Piece::OpenEnded => _ = self.page.open_ended.get_or_insert(self.line),
            Piece::Open(tag) => self.open(&tag),
            Piece::Close(tag) => self.close(&tag.name),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if let Some((aside, depth)) = &mut self.aside {
            *depth += usize::from(aside == name);
            return;
        }
        if ASIDE.contains(&name) {
            self.page.left_out.push(self.line);
            self.aside = Some((tag.name.clone(), 1));
            return;
        }
        let term = |marked: &Marked| marked.meant == Meant::Term;
        if name == "dd" && self.marked.as_ref().is_some_and(term) {
            self.write_out();
        }
        match name {
            "br" => self.end_line(),
            "dd" if self.defined => {}
            _ if BLOCKS.contains(&name) => self.end_line(),
            "table" | "tr" | "td" | "th" => self.open_table(name),
            _ => {}
        }
        self.verbatim |= name == "pre";
        self.mark(tag);
    }

    /// Notes where a name or a time begins.
    fn mark(&mut self, tag: &Tag<'_>) {
        if let Some(marked) = &mut self.marked {
            marked.depth += usize::from(marked.element == tag.name);
            return;
        }
        let classes = || tag.class().split_whitespace().map(str::to_ascii_lowercase);
        let of = |known: &[&str]| classes().any(|class| known.contains(&class.as_str()));
        let begins = self.buffer.begins_line();
        let meant = match tag.name.as_str() {
            "time" => Meant::Time,
            "dt" => Meant::Term,
            _ if of(&TIME_CLASSES) => Meant::Time,
            name if begins && (NAMES.contains(&name) || of(&NAME_CLASSES)) => Meant::Name,
            _ => return,
        };
        self.marked = Some(Marked {
            meant,
            element: tag.name.clone(),
            depth: 1,
            begin: self.buffer.length(),
        });
    }

    fn close(&mut self, name: &str) {
        if let Some((aside, depth)) = &mut self.aside {
            *depth -= usize::from(aside == name);
            if *depth == 0 {
                self.aside = None;
            }
            return;
        }
        if let Some(marked) = &mut self.marked {
            marked.depth -= usize::from(marked.element == name);
            if marked.depth == 0 {
                self.write_out();
            }
        }
        match name {
            "dt" if self.defined => {}
            "table" | "tr" | "td" | "th" => self.close_table(name),
            // One element inside another that holds a name.
            _ if self
                .marked
                .as_ref()
                .is_some_and(|marked| marked.element == name) => {}
            _ if BLOCKS.contains(&name) => self.end_line(),
            _ => {}
        }
        self.verbatim &= name != "pre";
    }

    /// Sets a name or a time off as text does it.
    fn write_out(&mut self) {
        let Some(marked) = self.marked.take() else {
            return;
        };
        let inner = self.buffer.since(marked.begin).trim();
        if inner.is_empty() || inner.len() > LONGEST_NAME || inner.contains('\n') {
            return;
        }
        let bare = inner.trim_end_matches(':').trim_end();
        let written = match marked.meant {
            Meant::Time if stamp::whole(inner, Four::Days).is_some() => {
                match inner.starts_with(|c: char| c.is_ascii_digit()) {
                    true => format!("[{inner}] "),
                    false => format!("{inner} "),
                }
            }
            Meant::Time => return,
            Meant::Term => format!("{bare}: "),
            Meant::Name if bare.len() < inner.len() => format!("{inner} "),
            Meant::Name => format!("**{inner}** "),
        };
        self.defined = marked.meant == Meant::Term;
        self.buffer.replace_since(marked.begin, &written);
    }

    fn end_line(&mut self) {
        let length = self.buffer.length();
        _ = self.marked.take_if(|marked| marked.begin < length);
        self.defined = false;
        if self.table.is_some() {
            self.buffer.end_line();
            return;
        }
        let (text, lines) = self.buffer.take();
        if !text.is_empty() {
            self.page.origin.extend(lines);
            self.page.blocks.paragraph(text);
        }
    }

    fn open_table(&mut self, name: &str) {
        if name == "table" && self.table.is_none() {
            self.end_line();
            self.table = Some(Table::default());
        } else if let Some(table) = &mut self.table {
            self.marked = None;
            match name {
                "table" => table.depth += 1,
                _ if table.depth > 0 => self.buffer.end_line(),
                "tr" => table.end_row(&mut self.buffer, self.line),
                _ => table.begin_cell(&mut self.buffer),
            }
        }
    }

    fn close_table(&mut self, name: &str) {
        let Some(table) = &mut self.table else {
            return;
        };
        self.marked = None;
        match name {
            "table" if table.depth == 0 => self.end_table(),
            "table" => table.depth -= 1,
            _ if table.depth > 0 => self.buffer.end_line(),
            "tr" => table.end_row(&mut self.buffer, self.line),
            _ => table.end_cell(&mut self.buffer),
        }
    }

    fn end_table(&mut self) {
        if let Some(mut table) = self.table.take() {
            table.end_row(&mut self.buffer, self.line);
            self.page.origin.append(&mut table.origin);
            self.page.blocks.table(table.rows);
        }
    }

    fn finish(mut self) -> Page {
        if self.aside.is_some() {
            let last = self.page.left_out.last().copied();
            self.page.open_ended = self.page.open_ended.or(last);
        }
        self.end_table();
        self.end_line();
        self.page
    }
}

#[cfg(test)]
mod tests;
