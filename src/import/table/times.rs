//! Times in cells: seconds, milliseconds, clock times, or fractions of a day, by column.

use crate::import::{Seconds, decimal, stamp};

/// Whole numbers beyond this are milliseconds: nobody speaks for so many seconds, or at once. Source: formats of ELAN and
/// AssemblyAI tables; project's choice of the limit.
const SURELY_MILLIS: Seconds = Seconds::from_millis(10_000_000);
/// So many rows within one second are fractions of a day.
const FEWEST_FRACTIONS: usize = 5;

/// How the plain numbers of a column count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Clock {
    #[default]
    Seconds,
    Millis,
    /// Fractions of a day, as spreadsheets keep a time.
    Days,
}

impl Clock {
    /// Decides by the column's name, else by its numbers.
    pub(super) fn of<'t>(
        name: &str,
        values: impl Iterator<Item = &'t str>,
        decimal_comma: bool,
    ) -> Self {
        let name = name.trim().to_lowercase();
        let name = name.trim_end_matches([')', ']']);
        if ["ms", "msec", "millis", "milliseconds"]
            .iter()
            .any(|unit| ends_with_unit(name, unit))
        {
            return Self::Millis;
        }
        if ["s", "sec", "secs", "seconds"]
            .iter()
            .any(|unit| ends_with_unit(name, unit))
        {
            return Self::Seconds;
        }
        let (mut whole, mut rising, mut count) = (true, true, 0);
        let (mut before, mut largest) = (Seconds::ZERO, Seconds::ZERO);
        let day = Seconds::from_millis(1_000);
        for value in values.filter(|value| !value.is_empty()) {
            let number = number(value, decimal_comma);
            whole &= value.bytes().all(|byte| byte.is_ascii_digit());
            rising &= number.is_some_and(|number| count == 0 || number >= before);
            before = number.unwrap_or(before);
            largest = largest.max(before);
            count += 1;
            if !whole && (!rising || largest >= day) {
                return Self::Seconds;
            }
        }
        if whole && largest > SURELY_MILLIS {
            Self::Millis
        } else if rising && count >= FEWEST_FRACTIONS && largest < day && largest > Seconds::ZERO {
            Self::Days
        } else {
            Self::Seconds
        }
    }

    /// The time in a cell.
    pub(super) fn read(self, cell: &str, decimal_comma: bool) -> Option<Seconds> {
        if let Some(time) = clock(cell) {
            return Some(time);
        }
        let number = number(cell, decimal_comma)?;
        match self {
            Self::Seconds => Some(number),
            Self::Millis => Some(Seconds::from_micros(number.as_micros() / 1_000)),
            Self::Days => Some(Seconds::from_micros(
                number.as_micros().checked_mul(86_400)?,
            )),
        }
    }
}

/// The unit stands apart from the name before it: `start_ms`, `Start (ms)`, `startMs`.
fn ends_with_unit(name: &str, unit: &str) -> bool {
    let before = name.strip_suffix(unit);
    before.is_some_and(|before| {
        !before.ends_with(char::is_alphanumeric)
            || (unit.len() > 1 && before.ends_with(['t', 'd', 'n', 'e']))
    })
}

/// `0:00:03.28` with nothing behind it.
fn clock(cell: &str) -> Option<Seconds> {
    let cell = cell.trim_matches(['[', ']', '(', ')', ' ']);
    let (time, _, rest) = stamp::loose(cell)?;
    rest.trim().is_empty().then_some(time)
}

fn number(cell: &str, decimal_comma: bool) -> Option<Seconds> {
    let cell = cell.trim().trim_end_matches('s').trim_end();
    match decimal_comma && cell.contains(',') && !cell.contains('.') {
        true => decimal::seconds(&cell.replacen(',', ".", 1)),
        false => decimal::seconds(cell),
    }
}

/// A cell that is a time in any of the forms.
pub(super) fn is_time(cell: &str, decimal_comma: bool) -> bool {
    clock(cell).is_some() || number(cell, decimal_comma).is_some()
}

#[cfg(test)]
mod tests {
    use super::Clock;
    use crate::import::Seconds;

    #[test]
    fn units() {
        for (name, values, expected) in [
            ("start", "0.5 1.9", Clock::Seconds),
            ("start", "0 5 10", Clock::Seconds),
            ("start", "500 1900 12345678", Clock::Millis),
            ("start_ms", "0 5", Clock::Millis),
            ("Start (ms)", "0 5", Clock::Millis),
            ("startMs", "0 5", Clock::Millis),
            ("Start (s)", "0 12345678", Clock::Seconds),
            ("starts", "0 12345678", Clock::Millis),
            ("time", "0 0.00001 0.00002 0.0001 0.0002", Clock::Days),
            ("time", "0 0.5", Clock::Seconds),
        ] {
            assert_eq!(
                Clock::of(name, values.split(' '), false),
                expected,
                "{name} {values}"
            );
        }
    }

    #[test]
    fn cells() {
        for (clock, cell, comma, micros) in [
            (Clock::Seconds, "0,500", true, Some(500_000)),
            (Clock::Seconds, "1.25", false, Some(1_250_000)),
            (Clock::Seconds, "0.9s", false, Some(900_000)),
            (Clock::Seconds, "0:03:01.94", false, Some(181_940_000)),
            (Clock::Millis, "0:03", false, Some(3_000_000)),
            (Clock::Millis, "1500", false, Some(1_500_000)),
            (Clock::Days, "0.5", false, Some(43_200_000_000)),
            (Clock::Seconds, "later", false, None),
            (Clock::Seconds, "", false, None),
        ] {
            assert_eq!(
                clock.read(cell, comma).map(Seconds::as_micros),
                micros,
                "{cell}"
            );
        }
    }
}
