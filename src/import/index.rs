//! Texts and the places given to them.

use std::collections::BTreeMap;

/// Finds the place of a text. All the stage's tables are vectors beside one of these, so that only one kind of map is
/// compiled into the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    places: BTreeMap<String, usize>,
}

impl Index {
    /// The place of a text.
    pub fn get(&self, text: &str) -> Option<usize> {
        self.places.get(text).copied()
    }

    /// Gives a text a place, if it has none.
    pub fn set(&mut self, text: &str, place: usize) {
        if self.get(text).is_none() {
            self.places.insert(text.to_owned(), place);
        }
    }

    /// The place of a text, the next free one at first sight.
    pub fn enter(&mut self, text: &str) -> usize {
        let next = self.len();
        if let Some(place) = self.get(text) {
            return place;
        }
        self.places.insert(text.to_owned(), next);
        next
    }

    /// How many texts have a place.
    pub fn len(&self) -> usize {
        self.places.len()
    }
}
