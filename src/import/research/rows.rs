//! Lines of fields parted by white space, with `;;` comments: what RTTM, CTM, STM and label files share.

use std::collections::BTreeSet;

use crate::import::draft::Draft;
use crate::import::recognize::{Certainty, Head};
use crate::import::{Seconds, decimal};

/// At least four of five rows must fit for a format to be recognized; the rest may be damaged.
const ENOUGH: (usize, usize) = (4, 5);

/// The 1-based line and text of each line that is neither blank nor a comment.
pub(super) fn rows(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let lines = (1..).zip(text.lines());
    lines.filter(|(_, line)| is_row(line))
}

fn is_row(line: &str) -> bool {
    let line = line.trim_start();
    !line.is_empty() && !line.starts_with(";;")
}

/// The first field of a row, and what follows it.
pub(super) fn field(row: &str) -> Option<(&str, &str)> {
    let row = row.trim_start();
    let plain = row
        .bytes()
        .position(|byte| byte.is_ascii_whitespace() || byte == 0x0B || !byte.is_ascii());
    let end = match plain {
        Some(end)
            if row.is_char_boundary(end) && row.as_bytes().get(end).is_some_and(u8::is_ascii) =>
        {
            Some(end)
        }
        Some(_) => row.find(char::is_whitespace),
        None => None,
    };
    let (field, rest) = row.split_at_checked(end.unwrap_or(row.len()))?;
    (!field.is_empty()).then_some((field, rest))
}

/// The fields of a row, the first of them in a list; and how many there are.
pub(super) fn fields<const N: usize>(row: &str) -> ([&str; N], usize) {
    let (mut first, mut count, mut rest) = ([""; N], 0, row);
    while let Some((found, after)) = field(rest) {
        first
            .get_mut(count)
            .into_iter()
            .for_each(|place| *place = found);
        (count, rest) = (count + 1, after);
    }
    (first, count)
}

/// Likely when most rows look as `fits` says.
pub(super) fn most_rows(head: &Head<'_>, fits: impl Fn(&str) -> bool) -> Certainty {
    let rows = || head.lines.iter().filter(|line| is_row(line));
    let all = rows().count();
    let mut spare = all - (all * ENOUGH.0).div_ceil(ENOUGH.1);
    let fit = |row: &&str| {
        let fits = fits(row);
        let enough = fits || spare > 0;
        spare = spare.saturating_sub(usize::from(!fits));
        enough
    };
    Certainty::likely(all > 0 && rows().all(fit))
}

/// A moment of the recording: a number of seconds that is not negative.
pub(super) fn moment(field: &str) -> Option<Seconds> {
    decimal::seconds(field).filter(|time| *time >= Seconds::ZERO)
}

/// Which recordings a file speaks of. Their clocks have nothing to do with each other.
#[derive(Debug, Default)]
pub(super) struct Recordings<'a> {
    names: BTreeSet<&'a str>,
    last: &'a str,
}

impl<'a> Recordings<'a> {
    pub(super) fn add(&mut self, name: &'a str) {
        if self.names.is_empty() || self.last != name {
            self.names.insert(name);
            self.last = name;
        }
    }

    /// Says when there are several.
    pub(super) fn warn(&self, draft: &mut Draft) {
        if self.names.len() > 1 {
            let count = self.names.len();
            draft.assumed_of(
                None,
                format!("The file speaks of {count} recordings; they were read as one."),
            );
        }
    }
}
