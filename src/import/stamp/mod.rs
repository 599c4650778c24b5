//! written time → [`Seconds`]: the strict form of WebVTT, and every form that other files use.

mod written;

pub(super) use written::{Four, Written, bracketed, leading, trailing, whole};

use super::Seconds;
use super::label::is_unseen as unseen;

/// Hours beyond this are no time.
const MOST_HOURS: i64 = 999_999;

/// A WebVTT time stamp exactly as the specification collects it (W3C, WebVTT, 6.3), and what follows it.
pub(super) fn vtt(text: &str) -> Option<(Seconds, &str)> {
    if let Some((time, b'.', rest)) = full(text) {
        return Some((time, rest));
    }
    let (first, digits, rest) = number(text)?;
    let (second, two, rest) = number(rest.strip_prefix(':')?)?;
    let hours_given = digits != 2 || first > 59 || rest.starts_with(':');
    let (hours, minutes, (seconds, also_two, rest)) = if hours_given {
        (first, second, number(rest.strip_prefix(':')?)?)
    } else {
        (0, first, (second, two, rest))
    };
    let (millis, three, rest) = number(rest.strip_prefix('.')?)?;
    if two != 2 || also_two != 2 || three != 3 || minutes > 59 || seconds > 59 {
        return None;
    }
    let time = clock(hours, minutes, seconds, millis * 1_000)?;
    Some((time, rest))
}

/// A time stamp as other programs and hands write it: `1:02:03,4`, `2:03`, `0:0:3.28`, `90:00`; minutes may pass 59 only
/// where no hours stand before them. Comes with its shape, by which a file's habit is told from a slip.
pub(super) fn loose(text: &str) -> Option<(Seconds, Shape, &str)> {
    if let Some((time, mark, rest)) = full(text) {
        return Some((time, Shape::full(char::from(mark)), rest));
    }
    let (first, first_digits, rest) = number(text)?;
    let (mark, rest) = split_mark(rest)?;
    let (second, second_digits, rest) = number(rest)?;
    let mut shape = Shape::of(mark, first_digits, second_digits);
    let third = split_mark(rest).and_then(|(mark, after)| Some((mark, number(after)?)));
    let (hours, minutes, seconds, rest) = match third {
        Some((mark, (third, digits, rest))) => {
            shape.add(mark, digits);
            (Some(first), second, third, rest)
        }
        None => (None, first, second, rest),
    };
    let (micros, rest) = fraction(rest, &mut shape);
    let sane = seconds < 60 && minutes < if hours.is_some() { 60 } else { 1_000 };
    let time = clock(hours.unwrap_or(0), minutes, seconds, micros).filter(|_| sane)?;
    Some((time, shape, rest))
}

/// `01:02:03.456` or the same with a comma, in one look: the form of nearly every stamp there is. Also gives the mark.
fn full(text: &str) -> Option<(Seconds, u8, &str)> {
    let form = text.as_bytes().first_chunk::<12>()?;
    let [a, b, b':', c, d, b':', e, f, mark @ (b'.' | b','), x, y, z] = *form else {
        return None;
    };
    let digits = [a, b, c, d, e, f, x, y, z].map(|byte| i64::from(byte.wrapping_sub(b'0')));
    let [a, b, c, d, e, f, x, y, z] = digits;
    let (minutes, seconds, millis) = (c * 10 + d, e * 10 + f, x * 100 + y * 10 + z);
    let rest = text.get(12..)?;
    // A digit of any script would go on with the fraction.
    let goes_on = |byte: &u8| byte.is_ascii_digit() || !byte.is_ascii();
    let sane = digits.iter().all(|digit| *digit < 10) && minutes < 60 && seconds < 60;
    if !sane || rest.as_bytes().first().is_some_and(goes_on) {
        return None;
    }
    let time = clock(a * 10 + b, minutes, seconds, millis * 1_000)?;
    Some((time, mark, rest))
}

/// A text that is nothing but `01:02:03.456`.
pub(super) fn full_clock(text: &str) -> Option<Seconds> {
    match full(text)? {
        (time, b'.', "") => Some(time),
        _ => None,
    }
}

/// How a time stamp is written, whatever its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape(u64);

impl Shape {
    fn of(mark: char, first: usize, second: usize) -> Self {
        let mut shape = Self(0);
        shape.add('0', first.min(3));
        shape.add(mark, second);
        shape
    }

    /// That of `01:02:03` with a fraction of three digits after a mark.
    fn full(mark: char) -> Self {
        let mut shape = Self::of(':', 2, 2);
        shape.add(':', 2);
        shape.add(mark, 3);
        shape
    }

    fn add(&mut self, mark: char, digits: usize) {
        let digits = u64::try_from(digits.min(15)).unwrap_or(15);
        self.0 = self.0 << 12 ^ u64::from(u32::from(mark)) << 4 ^ digits;
    }
}

fn split_mark(text: &str) -> Option<(char, &str)> {
    let mark = text.chars().next().filter(|c| matches!(c, ':' | '：'))?;
    Some((mark, text.get(mark.len_utf8()..)?))
}

/// A decimal fraction of a second of one to nine digits, in microseconds; absent is zero.
fn fraction<'a>(text: &'a str, shape: &mut Shape) -> (i64, &'a str) {
    let after = text.strip_prefix(['.', ',']);
    let Some((_, digits, rest)) = after.and_then(number) else {
        return (0, text);
    };
    let mark = text.chars().next().unwrap_or('.');
    shape.add(mark, digits);
    let mut micros = 0;
    let written = after
        .unwrap_or_default()
        .chars()
        .filter_map(digit)
        .take(digits);
    for digit in written.chain(std::iter::repeat(0)).take(6) {
        micros = micros * 10 + i64::from(digit);
    }
    (micros, rest)
}

/// A run of digits: its value (capped far above every limit), its length, and what follows it.
fn number(text: &str) -> Option<(i64, usize, &str)> {
    let (mut value, mut length) = (0i64, 0);
    for byte in text.bytes().take_while(u8::is_ascii_digit) {
        value = (value * 10 + i64::from(byte - b'0')).min(1_000_000_000);
        length += 1;
    }
    let rest = text.get(length..)?;
    if rest.as_bytes().first().is_some_and(|b| !b.is_ascii()) {
        return number_of_any_script(text);
    }
    (length > 0).then_some((value, length, rest))
}

fn number_of_any_script(text: &str) -> Option<(i64, usize, &str)> {
    let (mut value, mut digits, mut length) = (0i64, 0, 0);
    for (c, digit) in text.chars().map_while(|c| Some((c, digit(c)?))) {
        value = (value * 10 + i64::from(digit)).min(1_000_000_000);
        digits += 1;
        length += c.len_utf8();
    }
    (digits > 0).then_some((value, digits, text.get(length..)?))
}

/// The value of a digit: European, Arabic-Indic, Persian, Devanagari or fullwidth.
fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

fn clock(hours: i64, minutes: i64, seconds: i64, micros: i64) -> Option<Seconds> {
    if hours > MOST_HOURS {
        return None;
    }
    let whole = (hours * 60 + minutes) * 60 + seconds;
    Some(Seconds::from_micros(whole * 1_000_000 + micros))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webvtt_takes_its_own_form_only() {
        let check = |text: &str, millis: Option<i64>| {
            let found = vtt(text).map(|(time, _)| time);
            assert_eq!(found, millis.map(Seconds::from_millis), "{text}");
        };
        check("00:01.500", Some(1_500));
        check("01:02:03.456", Some(3_723_456));
        check("100:00:00.000", Some(360_000_000));
        check("60:00:01.000", Some(216_001_000));
        check("999999:59:59.999", Some(3_599_999_999_999));
        check("1000000:00:00.000", None);
        check("000:01.000", None);
        check("60:01.000", None);
        check("00:60:00.000", None);
        check("00:00:60.000", None);
        check("0:01.000", None);
        check("00:00:00.0000", None);
        check("00:00:00.00", None);
        check("00:00:00,000", None);
        check("00::00.000", None);
        check("", None);
    }

    #[test]
    fn others_take_more() {
        let check = |text: &str, micros: Option<i64>, rest: &str| {
            let found = loose(text).map(|(time, _, rest)| (time, rest));
            assert_eq!(
                found,
                micros.map(|m| (Seconds::from_micros(m), rest)),
                "{text}"
            );
        };
        check("01:02:03,456 -->", Some(3_723_456_000), " -->");
        check("1:02", Some(62_000_000), "");
        check("0:0:3.28", Some(3_280_000), "");
        check("00:00:01,5", Some(1_500_000), "");
        check("1.5", None, "");
        check("90:00", Some(5_400_000_000), "");
        check("1:60:00", None, "");
        check("00:60:00", None, "");
        check("12:75", None, "");
        check("12", None, "");
        check("1:", None, "");
    }

    #[test]
    fn shapes_tell_forms_apart() {
        let shape = |text| loose(text).map(|(_, shape, _)| shape);
        assert_eq!(shape("00:00:01,500"), shape("07:30:59,001"));
        assert_eq!(shape("00:00:01,500"), shape("٠٠:00:01,500"));
        assert_ne!(shape("00:00:01,500"), shape("00:00:01,5000"));
        assert_ne!(shape("00:00:01,500"), shape("00:00:01.500"));
        assert_ne!(shape("00:00:01,50"), shape("00:00:01,500"));
        assert_ne!(shape("0:00:01,500"), shape("00:00:01,500"));
    }
}
