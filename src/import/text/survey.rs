//! a text as a whole → how it sets off who speaks, who the speakers are, and what its times mean.

use super::Layout;
use super::layout::Found;
use super::sheet::Sheet;
use crate::import::index::Index;
use crate::import::label::{Census, Labels, Style};
use crate::import::lines::{Line, lines};
use crate::import::stamp::{self, Four};

/// How many lines show the layout.
const SAMPLE: usize = 4_000;
/// Fewer times of four parts than this do not show what the parts mean.
const FOURS: usize = 5;

/// What holds for a file as a whole.
pub(super) struct Survey {
    pub layout: Layout,
    pub sheet: Sheet,
    /// Heads stand at the margin, so an indented line goes on with what is being said.
    flush: bool,
    pub four: Four,
    pub labels: Labels,
    /// Most heads carry a date or an addressee, as typed messages do.
    pub messages: bool,
    /// Times that stand alone on a line belong to the turn below, not to a stretch of several minutes.
    pub stamps_begin_turns: bool,
}

impl Survey {
    /// Surveys a text; `None` when nobody is found to speak in it.
    pub fn of(text: &str) -> Option<Self> {
        let sample: Vec<Line<'_>> = lines(text)
            .filter(|line| !line.is_blank())
            .take(SAMPLE)
            .collect();
        let mut sheet = Sheet::of(&sample);
        let four = four(&sample, sheet);
        let (layout, found) = layout(&sample, sheet, four)?;
        sheet.counted = counts_turns(&found);
        let flush = flush(&sample, sheet, &found);
        let mut known = found.into_iter();
        let mut census = Census::default();
        let (mut stamps, mut heads, mut messages) = (0usize, 0usize, 0usize);
        for line in lines(text).filter(|line| !line.is_blank()) {
            let body = sheet.body(line.text);
            let found = match known.next() {
                Some(found) => found.map(|found| without_count(found, sheet)),
                None => find(layout, sheet, four, body),
            };
            let goes_on = flush && is_indented(body);
            if let Some(found) = found.filter(|_| !goes_on) {
                heads += 1;
                messages += usize::from(is_message(&found));
                census.see(&found.head);
            } else if stamp::whole(body, four).is_some() {
                stamps += 1;
            }
        }
        let labels = census.decide();
        (!labels.is_empty()).then_some(Self {
            layout,
            sheet,
            flush,
            four,
            labels,
            messages: messages * 2 > heads,
            stamps_begin_turns: stamps * 2 >= heads,
        })
    }

    /// The head with which a line begins.
    pub fn find<'a>(&self, body: &'a str) -> Option<Found<'a>> {
        find(self.layout, self.sheet, self.four, body).filter(|_| !self.flush || !is_indented(body))
    }
}

fn find<'a>(layout: Layout, sheet: Sheet, four: Four, body: &'a str) -> Option<Found<'a>> {
    Some(without_count(layout.find(body, four)?, sheet))
}

fn without_count(mut found: Found<'_>, sheet: Sheet) -> Found<'_> {
    if sheet.counted {
        let label = found.head.label;
        found.head.label = label.trim_end_matches(|c: char| c.is_ascii_digit());
    }
    found
}

fn is_message(found: &Found<'_>) -> bool {
    let sent = found.stamp.is_some_and(|stamp| stamp.dated);
    sent || found.stamp.is_some() && found.head.label.starts_with("From ")
}

fn is_indented(body: &str) -> bool {
    body.starts_with([' ', '\t'])
}

/// Nine in ten of the lines that look like heads of recurring names stand at the margin.
fn flush(sample: &[Line<'_>], sheet: Sheet, found: &[Option<Found<'_>>]) -> bool {
    let (mut indented, mut all) = (0usize, 0usize);
    for (line, found) in sample.iter().zip(found) {
        if found.is_some() {
            all += 1;
            indented += usize::from(is_indented(sheet.body(line.text)));
        }
    }
    indented * 10 <= all
}

/// What four parts mean: frames, if the last part stays below a frame rate where seconds would not. So do two digits
/// behind a point, where every time has them.
fn four(sample: &[Line<'_>], sheet: Sheet) -> Four {
    let written = sample
        .iter()
        .filter_map(|line| Some(stamp::leading(sheet.body(line.text), Four::Days)?.0));
    let (mut times, mut fourth, mut pointed) = (0usize, Vec::new(), Vec::new());
    for written in written {
        times += 1;
        fourth.extend(written.fourth);
        pointed.extend(written.pointed);
    }
    match (rate(&fourth), rate(&pointed)) {
        (Some(rate), _) => Four::Frames(rate),
        (None, Some(rate)) if pointed.len() == times => Four::PointedFrames(rate),
        _ => Four::Days,
    }
}

/// The frame rate below which all of these numbers stay, if there are enough of them.
fn rate(numbers: &[i64]) -> Option<i64> {
    match numbers.iter().max() {
        Some(25..=29) if numbers.len() >= FOURS => Some(30),
        Some(..=24) if numbers.len() >= FOURS => Some(25),
        _ => None,
    }
}

/// The layout in which most lines are heads of turns, and what it finds in each. Labels with a colon are preferred where
/// they come near, since the other marks occur in ordinary text.
fn layout<'a>(
    sample: &[Line<'a>],
    sheet: Sheet,
    four: Four,
) -> Option<(Layout, Vec<Option<Found<'a>>>)> {
    let find = |layout: Layout| -> Vec<_> {
        let found = sample
            .iter()
            .map(|line| layout.find(sheet.body(line.text), four));
        found.collect()
    };
    let labelled = find(Layout::Label);
    // No other layout can do better where every other line is labelled, as in most files.
    if weigh(Layout::Label, &labelled) >= sample.len() {
        return Some((Layout::Label, labelled));
    }
    let weighed = Layout::ALL
        .into_iter()
        .rev()
        .map(|layout| (weigh(layout, &find(layout)), layout));
    let (weight, best) = weighed.max_by_key(|&(weight, _)| weight)?;
    (weight > 0).then(|| (best, find(best)))
}

fn weigh(layout: Layout, sample: &[Option<Found<'_>>]) -> usize {
    let mut census = Census::default();
    let found = || sample.iter().flatten();
    for found in found() {
        census.see(&found.head);
    }
    let labels = census.decide();
    let (mut names, mut count) = (Index::default(), 0usize);
    for found in found().filter(|found| labels.of(&found.head).is_some()) {
        names.enter(found.head.label);
        count += 1;
    }
    match layout {
        Layout::Label => count * 2,
        // Without a colon, few names must make many turns.
        _ if count < 2 || count > 3 && names.len() * 2 > count => 0,
        Layout::StampedLine | Layout::StampedName => count * 2,
        Layout::Mark(_) if count * 3 < sample.len() => 0,
        _ => count,
    }
}

/// Whether the numbers behind labels count the turns (`T14`, `K14`, `T15`): they rise, and hardly any label recurs.
fn counts_turns(sample: &[Option<Found<'_>>]) -> bool {
    let (mut prefixes, mut distinct) = (Index::default(), Index::default());
    let (mut numbered, mut rising, mut all, mut last) = (0usize, 0usize, 0usize, 0u32);
    for found in sample.iter().flatten() {
        if found.head.style != Style::Colon {
            continue;
        }
        all += 1;
        let label = found.head.label;
        let prefix = label.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = label
            .get(prefix.len()..)
            .and_then(|digits| digits.parse::<u32>().ok());
        if let Some(number) = number.filter(|_| !prefix.is_empty() && prefix.len() <= 4) {
            prefixes.enter(prefix);
            distinct.enter(label.get(prefix.len()..).unwrap_or_default());
            numbered += 1;
            rising += usize::from(number >= last);
            last = number;
        }
    }
    let enough = numbered >= 4 && numbered * 10 >= all * 8;
    enough && rising == numbered && distinct.len() * 2 >= numbered && prefixes.len() * 2 <= numbered
}
