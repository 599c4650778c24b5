//! The time marks of Transana (`¤<12340>`, milliseconds) → times as other text has them.

use std::borrow::Cow;

use crate::import::{Seconds, Warning, WarningCode, decimal};

const SIGN: &str = "¤<";
/// A name and a colon before a time mark are shorter than this, in bytes.
const NAME: usize = 120;

/// The text with its time marks at the beginning of turns written as clocks; those inside what is said are left out
/// and listed.
pub(super) fn written_out<'a>(text: &'a str, warnings: &mut Vec<Warning>) -> Cow<'a, str> {
    // Nearly all text is ASCII, where the sign cannot occur.
    if text.is_ascii() || !text.contains(SIGN) {
        return Cow::Borrowed(text);
    }
    let mut all = String::with_capacity(text.len());
    let (mut inside, mut first) = (0usize, None);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let begin = all.len();
        let mut rest = line;
        while let Some((before, found)) = rest.split_once(SIGN) {
            all.push_str(before);
            let Some((time, after)) = mark(found) else {
                all.push_str(SIGN);
                rest = found;
                continue;
            };
            let head = all.get(begin..).unwrap_or_default().trim();
            match head.is_empty() || head.ends_with(':') && head.len() < NAME {
                true => all.push_str(&clock(time)),
                false => {
                    inside += 1;
                    first = first.or(Some(number));
                }
            }
            rest = after;
        }
        all.push_str(rest);
    }
    if let Some(line) = first {
        let message = match inside {
            1 => "A time mark inside what is said was left out.".to_owned(),
            count => format!("{count} time marks inside what is said were left out."),
        };
        warnings.push(Warning {
            code: WarningCode::Skipped,
            message,
            line: Some(line),
        });
    }
    Cow::Owned(all)
}

/// The time of a mark, and what follows it.
fn mark(text: &str) -> Option<(Seconds, &str)> {
    let digits = text.bytes().take(12).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    Some((decimal::millis(number)?, rest.strip_prefix('>')?))
}

/// `[0:01:02.034] `
fn clock(time: Seconds) -> String {
    let millis = time.as_micros() / 1_000;
    let (hours, minutes) = (millis / 3_600_000, millis / 60_000 % 60);
    let (seconds, millis) = (millis / 1_000 % 60, millis % 1_000);
    format!("[{hours}:{minutes:02}:{seconds:02}.{millis:03}] ")
}

#[cfg(test)]
mod tests {
    use super::written_out;

    #[test]
    fn marks_become_clocks_where_a_turn_begins() {
        for (text, expected, listed) in [
            ("¤<0>Karen: no", "[0:00:00.000] Karen: no", None),
            ("a\nTom: ¤<3723004> yes", "a\nTom: [1:02:03.004]  yes", None),
            (
                "¤<1000>\nTom: so ¤<2000>what¤<3000>",
                "[0:00:01.000] \nTom: so what",
                Some(2),
            ),
            ("¤<> ¤<x> ¤<12", "¤<> ¤<x> ¤<12", None),
            ("plain", "plain", None),
        ] {
            let mut warnings = Vec::new();
            assert_eq!(written_out(text, &mut warnings), expected, "{text}");
            assert_eq!(
                warnings.first().and_then(|warning| warning.line),
                listed,
                "{text}"
            );
        }
    }
}
