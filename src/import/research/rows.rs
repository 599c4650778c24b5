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

/// Likely when most rows look as `fits` says.
pub(super) fn most_rows(head: &Head<'_>, fits: impl Fn(&str) -> bool) -> Certainty {
    let rows = head.lines.iter().filter(|line| is_row(line));
    let (mut fitting, mut all) = (0, 0);
    for row in rows {
        all += 1;
        fitting += usize::from(fits(row));
    }
    Certainty::likely(all > 0 && fitting * ENOUGH.1 >= all * ENOUGH.0)
}

/// A moment of the recording: a number of seconds that is not negative.
pub(super) fn moment(field: &str) -> Option<Seconds> {
    decimal::seconds(field).filter(|time| *time >= Seconds::ZERO)
}

/// Which recordings a file speaks of. Their clocks have nothing to do with each other.
#[derive(Debug, Default)]
pub(super) struct Recordings<'a> {
    names: BTreeSet<&'a str>,
}

impl<'a> Recordings<'a> {
    pub(super) fn add(&mut self, name: &'a str) {
        self.names.insert(name);
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
