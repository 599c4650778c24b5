//! the timing line of a WebVTT cue → its times, and whether times in other forms are taken.

use super::{Cue, LOOSE, UNREADABLE};
use crate::import::draft::Draft;
use crate::import::stamp::{self, Shape};
use crate::import::{Seconds, WarningCode};

/// WebVTT's white space.
fn skip_space(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\x0C'])
}

/// The two times of a timing line as the specification collects them.
pub(super) fn strict_times(line: &str) -> Option<(Seconds, Seconds)> {
    let (start, rest) = stamp::vtt(skip_space(line))?;
    let rest = skip_space(rest).strip_prefix("-->")?;
    let (end, _) = stamp::vtt(skip_space(rest))?;
    Some((start, end))
}

/// The same in other forms, with how the first is written.
pub(super) fn loose_times(line: &str) -> Option<(Seconds, Seconds, Option<Shape>)> {
    let (start, one, rest) = stamp::loose(skip_space(line))?;
    let rest = skip_space(rest).strip_prefix("-->")?;
    let (end, _, rest) = stamp::loose(skip_space(rest))?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some((start, end, Some(one)))
}

/// More forms than this are no habit.
const SHAPES: usize = 64;

/// Cues whose times are readable but not in WebVTT's form, and whether to keep them.
///
/// The specification drops such a cue. They are kept where they are plainly what the file means: when one form is the
/// file's habit (most of its timing lines, three at least), or when they are rare slips (at most one to four sound
/// cues). In between, a file is taken by the letter, and what is dropped is listed.
#[derive(Default)]
pub(super) struct Loose {
    sound: usize,
    /// The file does not claim to be WebVTT, so it is not held to its letter.
    pub lenient: bool,
    /// Timing lines that cannot be read at all.
    pub broken: usize,
    /// The first line whose times are not in the format's form.
    pub first: Option<u32>,
    shapes: Vec<(Shape, usize)>,
    /// Line, and the range of cues that came of it.
    kept: Vec<(u32, usize, usize)>,
    open: bool,
}

impl Loose {
    pub fn count(&mut self, shape: Option<Shape>) {
        match shape {
            None => self.sound += 1,
            Some(shape) => self.count_loose(shape),
        }
    }

    fn count_loose(&mut self, shape: Shape) {
        match self.shapes.iter().position(|known| known.0 == shape) {
            Some(place) => {
                let known = self.shapes.get_mut(place);
                known.into_iter().for_each(|known| known.1 += 1);
            }
            None if self.shapes.len() < SHAPES => self.shapes.push((shape, 1)),
            None => self.broken += 1,
        }
    }

    pub fn keep(&mut self, line: u32, shape: Option<Shape>, from: usize) {
        self.open = shape.is_some();
        if self.open {
            self.first.get_or_insert(line);
            self.kept.push((line, from, from));
        }
    }

    pub fn until(&mut self, to: usize) {
        if let (true, Some(last)) = (self.open, self.kept.last_mut()) {
            last.2 = to;
        }
    }

    pub fn settle(&mut self, cues: &mut Vec<Cue<'_>>, draft: &mut Draft) {
        let all: usize = self.shapes.iter().map(|shape| shape.1).sum();
        let most = self.shapes.iter().map(|shape| shape.1).max().unwrap_or(0);
        let habit = most >= 3 && most * 2 > self.sound + all + self.broken;
        let slips = all > 0 && self.sound >= all * 4;
        let keep = self.lenient || habit || slips;
        let (code, sentence) = match keep {
            true => (WarningCode::Repaired, LOOSE),
            false => (WarningCode::Skipped, UNREADABLE),
        };
        for &(line, _, _) in &self.kept {
            draft.warn(code, line, sentence);
        }
        if !keep {
            let mut dropped = self.kept.iter().map(|&(_, from, to)| from..to).peekable();
            let mut index = 0;
            cues.retain(|_| {
                while dropped.next_if(|range| range.end <= index).is_some() {}
                let drop = dropped.peek().is_some_and(|range| range.contains(&index));
                index += 1;
                !drop
            });
        }
    }
}
