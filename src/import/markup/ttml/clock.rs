//! Time expressions of TTML → [`Seconds`], exact for frames and ticks.

use super::Element;
use crate::import::{Seconds, decimal, stamp};

/// How many frames and ticks a second has; none where the document gives a rate that cannot be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rates {
    /// Frames, and over how many seconds.
    frames: Option<(i64, i64)>,
    ticks: Option<i64>,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            frames: Some((30, 1)),
            ticks: Some(1),
        }
    }
}

impl Rates {
    /// The rates that the root element gives.
    pub(super) fn of(element: &Element<'_>) -> Self {
        let number = |name| {
            element
                .attribute(name)
                .map(|value| value.trim().parse::<i64>().ok())
        };
        let positive =
            |number: Option<i64>| number.filter(|number| (1..=1_000_000_000).contains(number));
        let rate = number("frameRate");
        let frames = positive(rate.unwrap_or(Some(30)));
        let sub = positive(number("subFrameRate").unwrap_or(Some(1)));
        let multiplier = element
            .attribute("frameRateMultiplier")
            .unwrap_or("1 1".into());
        let mut factors = multiplier
            .split([' ', ':'])
            .filter(|part| !part.is_empty())
            .map(|part| positive(part.parse().ok()));
        let (times, over) = (factors.next().flatten(), factors.next().unwrap_or(Some(1)));
        let ticks = match number("tickRate") {
            Some(rate) => positive(rate),
            None if rate.is_some() => frames
                .zip(sub)
                .and_then(|(frames, sub)| frames.checked_mul(sub)),
            None => Some(1),
        };
        let frames = frames
            .zip(times)
            .and_then(|(frames, times)| frames.checked_mul(times))
            .zip(over);
        Self { frames, ticks }
    }

    /// The time that an expression gives; none when it cannot be read.
    pub(super) fn read(&self, text: &str) -> Option<Seconds> {
        let text = text.trim();
        if let Some(time) = stamp::full_clock(text) {
            return Some(time);
        }
        let possible = |time: &Seconds| (Seconds::ZERO..=Seconds::MAX).contains(time);
        if !text.as_bytes().contains(&b':') {
            return self.offset(text).filter(possible);
        }
        let mut parts = text.split(':');
        let parts = [(); 5].map(|()| parts.next());
        match parts {
            [Some(hours), Some(minutes), Some(seconds), None, _] => clock(hours, minutes, seconds),
            [
                Some(hours),
                Some(minutes),
                Some(seconds),
                Some(frames),
                None,
            ] => {
                let whole = clock(hours, minutes, seconds)?;
                let frames = frames.split('.').next().and_then(digits)?;
                let (rate, over) = self.frames?;
                (i128::from(frames) * i128::from(over) < i128::from(rate) + i128::from(over))
                    .then_some(())?;
                Some(whole + self.frames(decimal::seconds(&frames.to_string())?)?)
            }
            _ => None,
        }
        .filter(possible)
    }

    /// `12.5s`, `1500ms`, `30f`, `900000t`, `2m`, `1h`.
    fn offset(&self, text: &str) -> Option<Seconds> {
        let unit = text.bytes().position(|byte| byte.is_ascii_alphabetic())?;
        let (number, unit) = text.split_at_checked(unit)?;
        let plain = number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        let value = decimal::seconds(number).filter(|_| plain)?;
        let times = |factor| {
            value
                .as_micros()
                .checked_mul(factor)
                .map(Seconds::from_micros)
        };
        match unit {
            "h" => times(3_600),
            "m" => times(60),
            "s" => Some(value),
            "ms" => decimal::millis(number),
            "f" => self.frames(value),
            "t" => self.ticks.and_then(|ticks| divided(value, 1, ticks)),
            _ => None,
        }
    }

    /// The time of so many frames, counted in the micro-units of `count`.
    fn frames(&self, count: Seconds) -> Option<Seconds> {
        let (frames, over) = self.frames?;
        divided(count, over, frames)
    }
}

fn divided(count: Seconds, times: i64, by: i64) -> Option<Seconds> {
    let (count, times, by) = (
        i128::from(count.as_micros()),
        i128::from(times),
        i128::from(by),
    );
    let micros = (count * times + by / 2).checked_div(by)?;
    i64::try_from(micros).ok().map(Seconds::from_micros)
}

fn digits(text: &str) -> Option<i64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

fn clock(hours: &str, minutes: &str, seconds: &str) -> Option<Seconds> {
    let whole = digits(hours)?
        .checked_mul(60)?
        .checked_add(digits(minutes)?)?
        .checked_mul(60_000_000)?;
    let plain = seconds
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let seconds = decimal::seconds(seconds).filter(|_| plain)?;
    Some(Seconds::from_micros(whole) + seconds)
}

#[cfg(test)]
mod tests {
    use super::Rates;
    use crate::import::Seconds;

    #[test]
    fn expressions() {
        let ntsc = Rates {
            frames: Some((24 * 1_000, 1_001)),
            ticks: Some(60),
        };
        let zero = Rates {
            frames: None,
            ticks: None,
        };
        for (rates, text, micros) in [
            (ntsc, "1.2s", Some(1_200_000)),
            (ntsc, "1500ms", Some(1_500_000)),
            (ntsc, "1.2m", Some(72_000_000)),
            (ntsc, "1.2h", Some(4_320_000_000)),
            (ntsc, "24f", Some(1_001_000)),
            (ntsc, "120t", Some(2_000_000)),
            (ntsc, "01:02:03", Some(3_723_000_000)),
            (ntsc, "01:02:03.235", Some(3_723_235_000)),
            (ntsc, "01:02:03:20", Some(3_723_834_167)),
            (ntsc, "100:00:00.1", Some(360_000_100_000)),
            (ntsc, "00:00:03:99999", None),
            (ntsc, "999999999999999999h", None),
            (ntsc, "wallclock(2020-01-01)", None),
            (ntsc, "-1s", None),
            (ntsc, "12", None),
            (ntsc, "", None),
            (zero, "10f", None),
            (zero, "10t", None),
            (zero, "00:00:01:10", None),
            (zero, "10s", Some(10_000_000)),
        ] {
            assert_eq!(rates.read(text).map(Seconds::as_micros), micros, "{text}");
        }
    }
}
