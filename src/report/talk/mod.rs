//! How the talk went, as parts of the note: every measure, or the reason why there is none.

mod floor;
mod meaning;
mod pairs;
mod silence;

pub(super) use meaning::{MEASURE, meanings};

use super::{Block, Source};
use crate::import::Seconds;
use crate::process::{Measured, ProcessMeasures};
use crate::session::{MemberId, Session};

/// A table of pairs is printed for at most so many people.
const PRINTED: usize = 12;

/// The section.
pub(super) fn talk(source: Source<'_>) -> Vec<Block> {
    let talk = Talk {
        session: &source.analysis.session,
        process: &source.analysis.process,
    };
    let mut blocks = vec![Block::heading(2, "How the talk went")];
    let cautions = source.analysis.timeline.cautions();
    if !cautions.is_empty() {
        blocks.push(Block::List(
            cautions.iter().map(ToString::to_string).collect(),
        ));
    }
    blocks.extend(floor::blocks(talk));
    blocks.extend(silence::blocks(talk));
    blocks.extend(pairs::blocks(talk));
    blocks
}

/// What the section is made from.
#[derive(Clone, Copy)]
struct Talk<'a> {
    session: &'a Session,
    process: &'a ProcessMeasures,
}

impl Talk<'_> {
    fn name(self, member: MemberId) -> String {
        self.session.family.name(member).into()
    }

    /// Those who speak at all, in cast order; nobody when there are more than a page is wide.
    fn speakers(self) -> Vec<MemberId> {
        let speaking = self
            .process
            .floor
            .iter()
            .filter(|it| it.words > 0 || it.turns > 0);
        let speaking: Vec<MemberId> = speaking.map(|it| it.member).collect();
        if speaking.len() > PRINTED {
            return Vec::new();
        }
        speaking
    }

    /// A table of ordered pairs, the first of a pair in the row.
    fn matrix(self, corner: &str, cell: impl Fn(MemberId, MemberId) -> String) -> Block {
        let speakers = self.speakers();
        if speakers.len() < 2 {
            return Block::Paragraph(format!(
                "A table of pairs is printed where two to {PRINTED} people speak."
            ));
        }
        let mut head = vec![corner.to_string()];
        head.extend(speakers.iter().map(|&column| self.name(column)));
        let row = |&row: &MemberId| {
            let cells = speakers.iter().map(|&column| cell(row, column));
            std::iter::once(self.name(row)).chain(cells).collect()
        };
        let rows = speakers.iter().map(row).collect();
        Block::Table(head, rows)
    }
}

/// A cell of a table of pairs.
fn count(table: &[Vec<u32>], row: MemberId, column: MemberId) -> u32 {
    let cell = table.get(row.0).and_then(|row| row.get(column.0));
    cell.copied().unwrap_or_default()
}

fn table(head: &[&str], rows: Vec<Vec<String>>) -> Block {
    Block::Table(head.iter().map(|it| (*it).into()).collect(), rows)
}

fn figure<T>(measured: &Measured<T>, show: impl FnOnce(&T) -> String) -> String {
    match measured {
        Measured::Value(value) => show(value),
        Measured::Unmeasured(why) => format!("not measured: {why}"),
    }
}

/// The blocks of a figure, or a sentence that says why it is not there.
fn unless<T>(
    measured: &Measured<T>,
    what: &str,
    blocks: impl FnOnce(&T) -> Vec<Block>,
) -> Vec<Block> {
    match measured {
        Measured::Value(value) => blocks(value),
        Measured::Unmeasured(why) => vec![Block::Paragraph(format!("{what} not measured: {why}."))],
    }
}

fn percent(share: &f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn short(seconds: f64) -> String {
    format!("{seconds:.1} s")
}

/// Seconds where they are few, else minutes and seconds.
fn clock(time: &Seconds) -> String {
    match time.as_f64() {
        seconds if seconds < 60.0 => short(seconds),
        _ => time.to_string(),
    }
}
