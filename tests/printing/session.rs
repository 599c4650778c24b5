//! A simulated session: the same for the same length, on every machine.

use super::Turn;

/// Cues in an hour, people in the room, and onsets in a hundred that overlap the turn before.
const CUES: u32 = 900;
const PEOPLE: [&str; 5] = ["Karen", "Tom", "Lisa", "Zoë", "Dr. Meier"];
const OVERLAPPING: u32 = 8;
const VOCABULARY: [&str; 48] = [
    "I",
    "you",
    "never",
    "always",
    "said",
    "that",
    "we",
    "could",
    "talk",
    "about",
    "it",
    "when",
    "she",
    "comes",
    "home",
    "late",
    "and",
    "nobody",
    "asks",
    "me",
    "what",
    "happened",
    "then",
    "he",
    "goes",
    "upstairs",
    "because",
    "there",
    "is",
    "no",
    "point",
    "in",
    "shouting",
    "but",
    "maybe",
    "if",
    "they",
    "had",
    "listened",
    "before",
    "school",
    "on",
    "Tuesday",
    "things",
    "would",
    "be",
    "different",
    "now",
];

/// A linear congruential generator (Knuth's MMIX constants); its upper half.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

/// So many hours of talk.
pub fn simulated(hours: u32) -> Vec<Turn> {
    let mut dice = Dice(20);
    let slot = 3_600_000 / CUES;
    let turn = |number: u32| {
        let who = PEOPLE[dice.roll(5) as usize].to_owned();
        let count = 2 + dice.roll(17);
        let words: Vec<&str> = (0..count)
            .map(|_| VOCABULARY[dice.roll(48) as usize])
            .collect();
        let late = 200 + dice.roll(slot / 3);
        let early = match dice.roll(100) {
            0..OVERLAPPING => 900,
            _ => 0,
        };
        let start = number * slot + late - early.min(number * slot);
        Turn {
            who,
            start,
            end: start + 600 + dice.roll(slot / 2),
            text: words.join(" ") + ".",
        }
    };
    (0..hours * CUES).map(turn).collect()
}
