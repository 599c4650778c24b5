//! A number of hours → a session of that length as a caption file: the same text every time.

use std::fmt::Write;

/// Cues in an hour.
pub const CUES_AN_HOUR: u32 = 900;

const SPEAKERS: [&str; 5] = ["Dr. Lindqvist", "Marian", "Howard", "Esther", "Toby"];

const OPENINGS: [&str; 12] = [
    "I think",
    "You know,",
    "Well,",
    "Honestly,",
    "Mum, please,",
    "What I mean is",
    "Dad said",
    "Sorry, but",
    "No,",
    "Yes, and",
    "Toby,",
    "Esther,",
];

const MIDDLES: [&str; 12] = [
    "you never ask me before you decide",
    "she was only trying to help him with it",
    "we could sit down together on Sunday",
    "nobody in this house listens to a word",
    "he did his homework before dinner yesterday",
    "that is between your father and me",
    "it went better than the week before",
    "I would rather go out than hear this again",
    "you did well to tell us about the school",
    "your mother is right about the money",
    "they were both tired when we came home",
    "it is always the same when the phone rings",
];

const ENDINGS: [&str; 6] = [
    ".",
    ", don’t you think?",
    ", and that is all.",
    " when things get loud.",
    "!",
    ", as I told you.",
];

/// A caption file of so many hours: 900 cues an hour, about ten words each, five voices, one start in twelve before the
/// last end.
#[must_use]
pub fn captions(hours: u32) -> String {
    let mut numbers = Numbers(1);
    let mut text = String::from("WEBVTT\n\n");
    let mut start = 0;
    for _ in 0..hours * CUES_AN_HOUR {
        let length = 1_500 + numbers.below(4_000);
        let pause = match numbers.below(12) {
            0 => 0,
            n => 100 + n * 40,
        };
        let end = start + length;
        let cue = written(&mut numbers);
        // Writing into a text cannot fail.
        let _ = write!(text, "{} --> {}\n{cue}\n\n", stamp(start), stamp(end));
        start = if pause == 0 { end - 700 } else { end + pause };
    }
    text
}

fn written(numbers: &mut Numbers) -> String {
    format!(
        "<v {}>{} {}{}",
        numbers.pick(&SPEAKERS),
        numbers.pick(&OPENINGS),
        numbers.pick(&MIDDLES),
        numbers.pick(&ENDINGS)
    )
}

fn stamp(milliseconds: u32) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    format!(
        "{:02}:{:02}:{seconds:02}.{rest:03}",
        minutes / 60,
        minutes % 60
    )
}

/// A row of numbers that look drawn by chance and are the same every time (Lehmer 1951, with Park and Miller's factor).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        u32::try_from(self.0 % u64::from(limit)).unwrap_or_default()
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let index = self.below(u32::try_from(choices.len()).unwrap_or(1));
        choices.get(index as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_an_hour_of_a_family_talking() {
        let text = captions(1);
        let read = kinmap::import::read(text.as_bytes(), &Default::default());
        let transcript = read.expect("captions");
        assert_eq!(transcript.utterances.len(), 900);
        assert_eq!(transcript.speakers.len(), 5);
        assert!(transcript.warnings.is_empty());
    }
}
