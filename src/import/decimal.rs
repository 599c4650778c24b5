//! Decimal text → [`Seconds`], exact to the microsecond: no floating point on the way.

use super::Seconds;

/// How many decimal digits are kept; more cannot change a microsecond of a time that is read.
const DIGITS: u32 = 30;

/// A number of seconds as written (`12.345`, `.5`, `1e-05`); `None` when it is no number or beyond [`Seconds::MAX`].
pub(in crate::import) fn seconds(text: &str) -> Option<Seconds> {
    scaled(text, 6)
}

/// A number of milliseconds as written.
pub(in crate::import) fn millis(text: &str) -> Option<Seconds> {
    scaled(text, 3)
}

/// The number times ten to the power of `shift`, as microseconds, rounded half away from zero.
fn scaled(text: &str, shift: i64) -> Option<Seconds> {
    if let Some(time) = short(text.as_bytes(), shift) {
        return Some(time);
    }
    let (negative, text) = match text.trim().as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let mark = text.iter().position(|byte| matches!(byte, b'e' | b'E'));
    let (number, exponent) = match mark.and_then(|at| text.split_at_checked(at)) {
        Some((number, exponent)) => (number, self::exponent(exponent.get(1..)?)?),
        None => (text, 0),
    };
    let (mantissa, dropped) = mantissa(number)?;
    let micros = shifted(mantissa, shift.checked_add(exponent)?.checked_sub(dropped)?)?;
    let micros = i64::try_from(micros).ok()?;
    let time = Seconds::from_micros(if negative { -micros } else { micros });
    (time <= Seconds::MAX && time >= -Seconds::MAX).then_some(time)
}

/// How long such a number is at most, in bytes.
const SHORT: usize = 12;

/// By far the most numbers: a few digits, a point, and no more digits behind it than are kept.
fn short(text: &[u8], shift: i64) -> Option<Seconds> {
    if text.is_empty() || text.len() > SHORT || text == b"." {
        return None;
    }
    let (mut value, mut left, mut point) = (0_i64, shift, false);
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + i64::from(byte - b'0');
                left -= i64::from(point);
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    let places = usize::try_from(left).ok()?;
    let factor = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].get(places)?;
    // So few digits cannot go beyond 64 bits.
    let micros = value * factor;
    (micros <= Seconds::MAX.as_micros()).then_some(Seconds::from_micros(micros))
}

/// The digits as one whole number, and how many of them stand behind the point.
fn mantissa(number: &[u8]) -> Option<(i128, i64)> {
    let (mut value, mut kept, mut behind, mut point, mut any) =
        (0_i128, 0_u32, 0_i64, false, false);
    for byte in number {
        match byte {
            b'.' if !point => point = true,
            b'0'..=b'9' => {
                any = true;
                if kept < DIGITS {
                    value = value * 10 + i128::from(byte - b'0');
                    kept += u32::from(value != 0);
                    behind += i64::from(point);
                } else if !point {
                    return None;
                }
            }
            _ => return None,
        }
    }
    any.then_some((value, behind))
}

fn exponent(text: &[u8]) -> Option<i64> {
    std::str::from_utf8(text)
        .ok()?
        .parse::<i32>()
        .ok()
        .map(i64::from)
}

/// `value` times ten to the power of `power`, rounded half up.
fn shifted(value: i128, power: i64) -> Option<i128> {
    if value == 0 {
        return Some(0);
    }
    let factor = 10_i128.checked_pow(u32::try_from(power.unsigned_abs()).ok()?);
    match (power >= 0, factor) {
        (true, Some(factor)) => value.checked_mul(factor),
        (true, None) => None,
        (false, Some(factor)) => Some((value + factor / 2) / factor),
        (false, None) => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::{millis, seconds};

    #[test]
    fn decimal_text() {
        for (text, micros) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("1", Some(1_000_000)),
            (".5", Some(500_000)),
            ("5.", Some(5_000_000)),
            ("+2.25", Some(2_250_000)),
            ("-2.25", Some(-2_250_000)),
            ("0.1", Some(100_000)),
            (
                "1048.4800000000000000000000000000000000001",
                Some(1_048_480_000),
            ),
            ("0.0000005", Some(1)),
            ("0.0000004999", Some(0)),
            ("1e-05", Some(10)),
            ("1.5E2", Some(150_000_000)),
            ("1e-400", Some(0)),
            ("3599996400", Some(3_599_996_400_000_000)),
            ("3599996400.1", None),
            ("1e308", None),
            ("99999999999999999999999999999999999999999", None),
            ("nan", None),
            ("inf", None),
            ("", None),
            (".", None),
            ("-", None),
            ("1.2.3", None),
            ("1e", None),
            ("1e99999999999999999999", None),
            ("0x10", None),
        ] {
            assert_eq!(
                seconds(text).map(super::Seconds::as_micros),
                micros,
                "{text}"
            );
        }
        assert_eq!(
            millis("170.5").map(super::Seconds::as_micros),
            Some(170_500)
        );
    }
}
