//! the times that stand beside names in text: in brackets or bare, as clocks, with units, with a date before them.

use super::Seconds;

/// What a clock of four parts means in one file: `1:02:03:04`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Four {
    /// Days, hours, minutes, seconds (mission clocks).
    Days,
    /// Hours, minutes, seconds, and frames of which so many make a second.
    Frames(i64),
    /// The same, the frames set off with a point as tenths are: `1:02:03.04` (InqScribe).
    PointedFrames(i64),
}

/// A time, or a stretch of time, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Written {
    pub start: Seconds,
    pub end: Option<Seconds>,
    /// The last of four parts, by which a file shows what they mean.
    pub fourth: Option<i64>,
    /// Two digits behind the point of a clock with hours, by which a file shows whether they are frames.
    pub pointed: Option<i64>,
    /// A date stands before it, as in messages.
    pub dated: bool,
}

/// Pairs of brackets in which times are set.
const BRACKETS: [(char, char); 7] = [
    ('[', ']'),
    ('(', ')'),
    ('<', '>'),
    ('{', '}'),
    ('#', '#'),
    ('【', '】'),
    ('（', '）'),
];

/// How far from the end of a text a time may begin, in bytes.
const REACH: usize = 60;

/// Arrows of a stretch of time, with those of word processors and hands.
const ARROWS: [&str; 8] = ["-->", "->", "—>", "–>", "→", "–", "—", "-"];

/// Words for units, in comparison form, and how many seconds they are.
const UNITS: &[(&str, i64)] = &[
    ("h", 3600),
    ("hr", 3600),
    ("hrs", 3600),
    ("hour", 3600),
    ("hours", 3600),
    ("stunde", 3600),
    ("stunden", 3600),
    ("std", 3600),
    ("heure", 3600),
    ("heures", 3600),
    ("hora", 3600),
    ("horas", 3600),
    ("ora", 3600),
    ("ore", 3600),
    ("uur", 3600),
    ("m", 60),
    ("min", 60),
    ("mins", 60),
    ("minute", 60),
    ("minutes", 60),
    ("minuten", 60),
    ("minuto", 60),
    ("minutos", 60),
    ("minuti", 60),
    ("minuut", 60),
    ("s", 1),
    ("sec", 1),
    ("secs", 1),
    ("second", 1),
    ("seconds", 1),
    ("sekunde", 1),
    ("sekunden", 1),
    ("sek", 1),
    ("seconde", 1),
    ("secondes", 1),
    ("seconden", 1),
    ("segundo", 1),
    ("segundos", 1),
    ("secondo", 1),
    ("secondi", 1),
];

/// A time in brackets at the beginning of a text, and what follows it.
pub(in crate::import) fn bracketed(text: &str, four: Four) -> Option<(Written, &str)> {
    let open = text.chars().next()?;
    let (_, close) = BRACKETS.iter().find(|pair| pair.0 == open)?;
    let (written, rest) = stretch(text.get(open.len_utf8()..)?.trim_start(), four)?;
    let (written, rest) = match tenths(rest).filter(|_| open == '#') {
        Some((micros, rest)) => (later(written, micros), rest),
        None => (written, rest),
    };
    Some((written, rest.trim_start().strip_prefix(*close)?))
}

/// A time at the beginning of a text, in brackets or followed by white space or the end.
pub(in crate::import) fn leading(text: &str, four: Four) -> Option<(Written, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || super::unseen(c));
    let first = text.chars().next()?;
    if BRACKETS.iter().any(|pair| pair.0 == first) {
        return bracketed(text, four);
    }
    if super::digit(first).is_none() && !matches!(first, '-' | '−') {
        return None;
    }
    let (written, rest) = stretch(text, four)?;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with('|');
    ends.then_some((written, rest))
}

/// A time at the end of a text, and what stands before it.
pub(in crate::import) fn trailing(text: &str, four: Four) -> Option<(&str, Written)> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || super::unseen(c));
    let last = text.chars().last()?;
    if let Some((open, _)) = BRACKETS.iter().find(|pair| pair.1 == last) {
        let near = text.ceil_char_boundary(text.len().saturating_sub(REACH));
        let at = near + text.get(near..)?.strip_suffix(last)?.rfind(*open)?;
        let (before, stamp) = text.split_at_checked(at)?;
        let (written, rest) = bracketed(stamp, four)?;
        return rest.is_empty().then_some((before, written));
    }
    // The earliest place from which everything to the end is one time.
    let reach = text.ceil_char_boundary(text.len().saturating_sub(REACH));
    let near = text.get(reach..)?;
    if !near.contains(|c| super::digit(c).is_some()) {
        return None;
    }
    let mut before = if reach == 0 { ' ' } else { 'x' };
    for (at, c) in near.char_indices() {
        let begins = before.is_whitespace() && super::digit(c).is_some();
        if begins && let Some((written, "")) = near.get(at..).and_then(|tail| stretch(tail, four)) {
            return Some((text.get(..reach + at)?, written));
        }
        before = c;
    }
    None
}

/// A text that is nothing but a time.
pub(in crate::import) fn whole(text: &str, four: Four) -> Option<Written> {
    let (written, rest) = leading(text, four)?;
    rest.trim_matches(|c: char| c.is_whitespace() || super::unseen(c))
        .is_empty()
        .then_some(written)
}

/// One time, or two with an arrow between them.
fn stretch(text: &str, four: Four) -> Option<(Written, &str)> {
    let (start, fourth, rest) = time(text, four)?;
    let pointed = text
        .len()
        .checked_sub(rest.len())
        .and_then(|length| pointed(text.get(..length)?));
    let dated = text
        .bytes()
        .take(4)
        .any(|b| matches!(b, b'/' | b'.' | b'-'))
        && !text.starts_with('-');
    let alone = Written {
        start,
        end: None,
        fourth,
        pointed,
        dated,
    };
    let second = rest.trim_start();
    let after = ARROWS.iter().find_map(|arrow| second.strip_prefix(arrow));
    match after.and_then(|after| time(after.trim_start(), four)) {
        Some((end, _, rest)) if end >= start => {
            let end = Some(end);
            Some((Written { end, ..alone }, rest))
        }
        _ => Some((alone, rest)),
    }
}

fn time(text: &str, four: Four) -> Option<(Seconds, Option<i64>, &str)> {
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (time, fourth, rest) = clock(digits, four)
        .or_else(|| dated(digits).map(|(time, rest)| (time, None, rest)))
        .or_else(|| units(digits).map(|(time, rest)| (time, None, rest)))?;
    Some((if negative { -time } else { time }, fourth, rest))
}

/// `1:02`, `1:02:03`, `1:02:03.4`, `1:02:03:04`, `1:02:03;04`.
fn clock(text: &str, four: Four) -> Option<(Seconds, Option<i64>, &str)> {
    let (time, _, rest) = super::loose(text)?;
    let written = text.len().checked_sub(rest.len());
    if let Four::PointedFrames(rate) = four
        && let Some(frames) = written.and_then(|length| pointed(text.get(..length)?))
    {
        let whole = time.as_micros() - frames * 10_000;
        let time = Seconds::from_micros(whole + frames * 1_000_000 / rate.max(1));
        return Some((time, None, rest));
    }
    let frames = rest.strip_prefix(';');
    let fourth = frames
        .or_else(|| rest.strip_prefix([':', '：']))
        .and_then(super::number);
    let Some((last, 1..=3, rest)) = fourth else {
        return Some((time, None, rest));
    };
    let rate = match (frames, four) {
        (Some(_), Four::Days) => Some(30),
        (_, Four::Frames(rate) | Four::PointedFrames(rate)) => Some(rate),
        (None, Four::Days) => None,
    };
    let micros = match rate {
        Some(rate) => time.as_micros() + last * 1_000_000 / rate,
        // The first three parts were read as hours, minutes and seconds: each is worth the next larger unit.
        None => days(time)? + last * 1_000_000,
    };
    Some((Seconds::from_micros(micros), Some(last), rest))
}

/// The two digits behind the point of `1:02:03.04`.
fn pointed(clock: &str) -> Option<i64> {
    let (whole, digits) = clock.split_once('.')?;
    let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let hours = whole.bytes().filter(|byte| *byte == b':').count() == 2;
    (two && hours).then(|| digits.parse().ok())?
}

/// h:m:s read as d:h:m, in microseconds.
fn days(time: Seconds) -> Option<i64> {
    let whole = time.as_micros() / 1_000_000;
    let (days, hours, minutes) = (whole / 3600, whole / 60 % 60, whole % 60);
    (hours < 24).then_some(((days * 24 + hours) * 60 + minutes) * 60 * 1_000_000)
}

/// `04.03.25, 14:03:05` and `3/4/25, 2:03 PM`: the time of day; the day itself orders nothing within a session.
fn dated(text: &str) -> Option<(Seconds, &str)> {
    let date = text
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/' | b'-'))
        .count();
    let written = text.get(..date)?;
    let marks = written.bytes().filter(|b| !b.is_ascii_digit()).count();
    if marks < 2 || !(6..=11).contains(&date) {
        return None;
    }
    let rest = text
        .get(date..)?
        .trim_start_matches([',', ' ', '\u{202F}', 'T']);
    let (hours, _, rest) = super::number(rest)?;
    let (minutes, 2, rest) = super::number(rest.strip_prefix(':')?)? else {
        return None;
    };
    let (seconds, rest) = match rest.strip_prefix(':').and_then(super::number) {
        Some((seconds, 2, rest)) => (seconds, rest),
        _ => (0, rest),
    };
    let half = rest.trim_start_matches([' ', '\u{202F}', '\u{A0}']);
    let (hours, rest) = match half.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("pm") => (hours % 12 + 12, half.get(2..)?),
        Some("am") => (hours % 12, half.get(2..)?),
        _ => (hours, rest),
    };
    let rest = rest.strip_prefix(" -").unwrap_or(rest);
    let sane = hours < 24 && minutes < 60 && seconds < 60;
    let time = Seconds::from_millis(((hours * 60 + minutes) * 60 + seconds) * 1_000);
    sane.then_some((time, rest))
}

/// `1 hour 2 minutes 3 seconds`, `1h 2m 3s`, `12 minutes, 5 seconds`.
fn units(text: &str) -> Option<(Seconds, &str)> {
    let (mut total, mut rest, mut found) = (0, text, false);
    loop {
        let joined = rest.trim_start_matches([' ', ',', '\u{A0}']);
        let next = super::number(joined).and_then(|(value, _, after)| {
            let after = after.trim_start_matches([' ', '\u{A0}']);
            let letters = after
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(after.len());
            let word = after.get(..letters)?.to_lowercase();
            let (_, seconds) = UNITS.iter().find(|(unit, _)| *unit == word)?;
            Some((value * seconds, after.get(letters..)?))
        });
        match next {
            Some((seconds, after)) => (total, rest, found) = (total + seconds, after, true),
            None if found => return Some((Seconds::from_millis(total * 1_000), rest)),
            None => return None,
        }
    }
}

/// `-4` after a clock of f4: tenths of a second.
fn tenths(text: &str) -> Option<(i64, &str)> {
    let (value, digits, rest) = super::number(text.strip_prefix('-')?)?;
    match digits {
        1 => Some((value * 100_000, rest)),
        2 => Some((value * 10_000, rest)),
        _ => None,
    }
}

fn later(written: Written, micros: i64) -> Written {
    Written {
        start: written.start + Seconds::from_micros(micros),
        ..written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        found: Option<(Written, &str)>,
        expected: Option<(f64, Option<f64>, &str)>,
        text: &str,
    ) {
        let found = found.map(|(w, rest)| (w.start.as_f64(), w.end.map(Seconds::as_f64), rest));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn at_the_beginning() {
        let check = |text: &str, expected| check(leading(text, Four::Days), expected, text);
        check("[00:01:02] Mom", Some((62.0, None, " Mom")));
        check("(0:03) Mom", Some((3.0, None, " Mom")));
        check("<00:03>", Some((3.0, None, "")));
        check("0:03 Mom", Some((3.0, None, " Mom")));
        check("#00:01:23-4#", Some((83.4, None, "")));
        check("[00:00:03.150]", Some((3.15, None, "")));
        check("[-00:00:00:10]", Some((-10.0, None, "")));
        check("[05:22:55:12]", Some((514_512.0, None, "")));
        check("[00:01.5 --> 00:02.5] Mom", Some((1.5, Some(2.5), " Mom")));
        check("00:01 – 00:02 Mom", Some((1.0, Some(2.0), " Mom")));
        check("1 hour 2 minutes 3 seconds", Some((3723.0, None, "")));
        check("1h 2m 3s", Some((3723.0, None, "")));
        check(
            "[04.03.25, 14:03:05] Karen",
            Some((50_585.0, None, " Karen")),
        );
        check("3/4/25, 2:03 PM - Karen", Some((50_580.0, None, " Karen")));
        check(
            "\u{200E}[04.03.25, 14:03:05] Karen",
            Some((50_585.0, None, " Karen")),
        );
        check("٠٠:٠١ Mom", Some((1.0, None, " Mom")));
        check("００：０１ Mom", Some((1.0, None, " Mom")));
        check("3:15pm", None);
        check("[laughs]", None);
        check("3 dogs", None);
        check("[00:99:99]", None);
    }

    #[test]
    fn frames() {
        let check = |text: &str, expected| check(leading(text, Four::Frames(25)), expected, text);
        check("01:02:03:05", Some((3723.2, None, "")));
        check("01:02:03", Some((3723.0, None, "")));
    }

    #[test]
    fn at_the_end() {
        let check = |text: &str, expected: Option<(&str, f64)>| {
            let found = trailing(text, Four::Days).map(|(before, w)| (before, w.start.as_f64()));
            assert_eq!(found, expected, "{text}");
        };
        check("Karen Doe  0:03  ", Some(("Karen Doe  ", 3.0)));
        check("Karen Doe [00:00:03]", Some(("Karen Doe ", 3.0)));
        check(
            "Karen Doe 3 minutes 12 seconds",
            Some(("Karen Doe ", 192.0)),
        );
        check("Go on. #00:00:11-2#", Some(("Go on. ", 11.2)));
        check("Tom 3:15 is too late", None);
        check("Speaker 1", None);
        check("Karen (crying)", None);
    }
}
