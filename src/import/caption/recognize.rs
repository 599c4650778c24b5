//! The beginning of a file → which caption format it is in.

use crate::import::recognize::{Certainty, Head};
use crate::import::stamp;

/// The file says so, or its times are written as WebVTT's are.
pub(in crate::import) fn webvtt(head: &Head<'_>) -> Certainty {
    let rest = head.text.strip_prefix("WEBVTT");
    if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return Certainty::Certain;
    }
    let (mut points, mut commas) = (0usize, 0usize);
    for (_, line) in head.arrows() {
        points += usize::from(has_times(line, '.'));
        commas += usize::from(has_times(line, ','));
    }
    if points <= commas {
        return Certainty::No;
    }
    let voices = head
        .lines
        .iter()
        .filter(|line| line.starts_with("<v"))
        .count();
    match voices > 0 || !numbered(head) {
        true => Certainty::Likely,
        false => Certainty::No,
    }
}

/// A number and a line of times with commas at the very beginning settle it.
pub(in crate::import) fn subrip(head: &Head<'_>) -> Certainty {
    let voice = |line: &&str| line.starts_with("<v");
    if let [first, second, ..] = head.lines.as_slice()
        && first.trim().parse::<u32>().is_ok()
        && has_times(second, ',')
        && !head.lines.iter().any(voice)
    {
        return Certainty::Certain;
    }
    let times = head
        .arrows()
        .any(|(_, line)| has_times(line, ',') || has_times(line, '.'));
    Certainty::likely(times)
}

/// The first line is one of times.
pub(in crate::import) fn sbv(head: &Head<'_>) -> Certainty {
    match head
        .lines
        .first()
        .is_some_and(|line| super::sbv::times(line).is_some())
    {
        true => Certainty::Likely,
        false => Certainty::No,
    }
}

/// A line of two times with an arrow between them, the first with this mark before its fraction.
fn has_times(line: &str, mark: char) -> bool {
    let (start, end) = line.split_once("-->").unwrap_or_default();
    let whole = |text: &str| stamp::loose(text.trim()).is_some();
    start.contains(mark) && whole(start) && whole(end)
}

/// The first line of times stands below a number.
fn numbered(head: &Head<'_>) -> bool {
    let above = head.arrows().next().map(|(place, _)| place.checked_sub(1));
    let above = above.and_then(|place| head.lines.get(place?));
    above.is_some_and(|line| line.trim().parse::<i64>().is_ok())
}
