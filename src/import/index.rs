//! Texts and the places given to them.

use std::collections::BTreeMap;

/// So many words before running numbers are told apart; ids with others are looked up letter by letter.
const RUNS: usize = 8;
/// A running number may be ahead of how many there are by so many times, and by this much.
const AHEAD: usize = 4;
const MARGIN: usize = 256;
/// So many texts are looked at one by one.
const FIRST: usize = 8;
/// Numbers with more digits are no running ones.
const DIGITS: usize = 9;

/// Finds the place of a text. All the stage's tables are vectors beside one of these, so that only one kind of map is
/// compiled into the page.
///
/// Most texts that files number things by are a word and a running number (`ts12`, `Speaker 3`): those are found by
/// their number.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    places: BTreeMap<String, usize>,
    /// The first texts that are not numbered: a session has few speakers, and to look at each takes less time than to
    /// bring them in order.
    first: Vec<(String, usize)>,
    runs: Vec<Run>,
    count: usize,
}

/// Texts that begin with one word.
#[derive(Clone, Debug)]
struct Run {
    word: String,
    /// The place of each number, counted from one.
    places: Vec<u32>,
}

impl Index {
    /// The place of a text.
    pub fn get(&self, text: &str) -> Option<usize> {
        let first = || self.first.iter().find(|known| known.0 == text);
        self.numbered(text)
            .or_else(|| first().map(|known| known.1))
            .or_else(|| self.places.get(text).copied())
    }

    fn numbered(&self, text: &str) -> Option<usize> {
        if self.runs.is_empty() {
            return None;
        }
        let (word, number) = numbered(text)?;
        let run = self.runs.iter().find(|run| run.word == word)?;
        let place = run.places.get(number)?.checked_sub(1)?;
        usize::try_from(place).ok()
    }

    /// Gives a text a place, if it has none.
    pub fn set(&mut self, text: &str, place: usize) {
        if self.get(text).is_none() {
            self.insert(text, place);
        }
    }

    /// The place of a text, the next free one at first sight.
    pub fn enter(&mut self, text: &str) -> usize {
        let next = self.count;
        if let Some(place) = self.get(text) {
            return place;
        }
        self.insert(text, next);
        next
    }

    /// How many texts have a place.
    pub fn len(&self) -> usize {
        self.count
    }

    fn insert(&mut self, text: &str, place: usize) {
        self.count += 1;
        if self.insert_numbered(text, place).is_some() {
            return;
        }
        match self.first.len() < FIRST {
            true => self.first.push((text.to_owned(), place)),
            false => _ = self.places.insert(text.to_owned(), place),
        }
    }

    fn insert_numbered(&mut self, text: &str, place: usize) -> Option<()> {
        let (word, number) = numbered(text)?;
        let place = u32::try_from(place).ok()?.checked_add(1)?;
        let known = self.runs.iter().position(|run| run.word == word);
        if number > self.count * AHEAD + MARGIN || known.is_none() && self.runs.len() == RUNS {
            return None;
        }
        let run = known.unwrap_or_else(|| {
            self.runs.push(Run {
                word: word.to_owned(),
                places: Vec::new(),
            });
            self.runs.len() - 1
        });
        let places = &mut self.runs.get_mut(run)?.places;
        if places.len() <= number {
            places.resize(number + 1, 0);
        }
        *places.get_mut(number)? = place;
        Some(())
    }
}

/// A word and the number behind it, written as numbers are.
fn numbered(text: &str) -> Option<(&str, usize)> {
    let (mut number, mut unit, mut length, mut first) = (0, 1, 0, b'0');
    let digits = text
        .bytes()
        .rev()
        .take(DIGITS)
        .take_while(u8::is_ascii_digit);
    for digit in digits {
        number += usize::from(digit - b'0') * unit;
        unit = unit.wrapping_mul(10);
        length += 1;
        first = digit;
    }
    if first == b'0' {
        return None;
    }
    let word = text.get(..text.len() - length)?;
    let goes_on = length == DIGITS && word.ends_with(|c: char| c.is_ascii_digit());
    (!goes_on).then_some((word, number))
}

#[cfg(test)]
mod tests {
    use super::Index;

    #[test]
    fn every_text_has_its_own_place() {
        let texts = [
            "ts1",
            "ts2",
            "ts01",
            "ts",
            "",
            "1",
            "ts999999999",
            "ts10000000000",
            "Zoë 3",
            "a1",
            "b1",
            "c1",
            "d1",
            "e1",
            "f1",
            "g1",
            "h1",
            "i1",
            "ts300",
            "ts0",
            "1ts",
            "ts1 ",
        ];
        let mut index = Index::default();
        for (place, text) in texts.iter().enumerate() {
            assert_eq!(index.get(text), None, "{text}");
            assert_eq!(index.enter(text), place, "{text}");
        }
        for (place, text) in texts.iter().enumerate() {
            assert_eq!(index.enter(text), place, "{text}");
        }
        assert_eq!(index.len(), texts.len());
        index.set("ts3", 7);
        index.set("ts1", 9);
        assert_eq!((index.get("ts3"), index.get("ts1")), (Some(7), Some(0)));
    }

    #[test]
    fn far_numbers_take_no_room() {
        let mut index = Index::default();
        for place in 0..2_000 {
            assert_eq!(index.enter(&format!("a{}", place * 400_000)), place);
        }
        let room: usize = index.runs.iter().map(|run| run.places.len()).sum();
        assert!(room < 10_000, "{room}");
    }
}
