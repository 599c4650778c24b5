//! Record → [`Sufficiency`]: is there enough to say anything about three people, and does safety come first.

use super::evidence::Record;
use super::wording::{fill, percent, phrases};
use super::{Hypothesis, Pattern, Sufficiency};
use crate::import::Seconds;
use crate::stance::{Language, SafetyFlag};

/// Family turns that make a session long enough. Project's choice.
const TURNS: usize = 120;
/// Or this much time.
const LENGTH: Seconds = Seconds::from_millis(15 * 60_000);
/// More words than this of unknown speakers, and nothing about three people is said.
const UNKNOWN: f64 = 0.2;

/// What the record allows.
pub(super) fn judge(record: &Record<'_>) -> Sufficiency {
    if !record.coding.safety.is_empty() {
        return Sufficiency::Withheld;
    }
    let reasons = reasons(record);
    if reasons.is_empty() {
        Sufficiency::Enough
    } else {
        Sufficiency::NotEnough { reasons }
    }
}

/// Whether readings about three may be looked for at all: a flag withholds readings, but lengthens no session.
pub(super) fn allows_three(record: &Record<'_>) -> bool {
    reasons(record).is_empty()
}

/// Whether a reading is withheld because words that may concern safety touch its members.
pub(super) fn withholds(flags: &[SafetyFlag], reading: &Hypothesis) -> bool {
    let concerned = |flag: &SafetyFlag| {
        flag.members.is_empty() || flag.members.iter().any(|&member| reading.concerns(member))
    };
    is_withheld(reading.pattern) && flags.iter().any(concerned)
}

/// R2 to R7, R10 and R14.
const fn is_withheld(pattern: Pattern) -> bool {
    !matches!(
        pattern,
        Pattern::Alliance | Pattern::Isolation | Pattern::Disengagement
    )
}

fn reasons(record: &Record<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let long = record.length.is_some_and(|length| length >= LENGTH);
    if record.family_turns < TURNS && !long {
        let (have, need) = (record.family_turns.to_string(), TURNS.to_string());
        reasons.push(fill(
            phrases::FLOOR_TURNS,
            &[("have", &have), ("need", &need)],
        ));
        reasons.push(match record.length {
            Some(length) => {
                let minutes = format!("{:.0}", length.as_f64() / 60.0);
                fill(phrases::FLOOR_MINUTES, &[("have", &minutes)])
            }
            None => phrases::FLOOR_UNTIMED.to_owned(),
        });
    }
    if record.members.len() < 3 {
        reasons.push(phrases::FLOOR_PEOPLE.to_owned());
    }
    if record.coding.language == Language::Unknown {
        reasons.push(phrases::FLOOR_LANGUAGE.to_owned());
    }
    if record.unknown_words > UNKNOWN {
        let share = percent(record.unknown_words);
        reasons.push(fill(phrases::FLOOR_SPEAKERS, &[("share", &share)]));
    }
    reasons
}
