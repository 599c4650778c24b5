//! Plain object → its fields, each checked: what is wrong is said with the part and the path that lead to it.
//!
//! One reader for every shape, not one compiled for each: derived readers were a third of the module.

use serde_json::{Map, Value};

use super::ShapeError;

/// The fields of one plain object. Unknown fields are left alone; a field that is null counts as left out.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    object: &'a Map<String, Value>,
    place: Place<'a>,
}

/// Where a value stands: its own name within that of the object around it.
#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    within: Option<&'a Place<'a>>,
    name: &'a str,
    index: Option<usize>,
}

impl<'a> Fields<'a> {
    /// The fields of a value that stands by itself: an argument, or a file.
    ///
    /// # Errors
    /// When the value is no object.
    pub fn of(value: &'a Value, part: &'a str) -> Result<Self, ShapeError> {
        let place = Place {
            within: None,
            name: part,
            index: None,
        };
        Self::at(value, place)
    }

    #[inline(never)]
    fn at(value: &'a Value, place: Place<'a>) -> Result<Self, ShapeError> {
        let object = value
            .as_object()
            .ok_or_else(|| place.unexpected("an object", value))?;
        Ok(Self { object, place })
    }

    /// An error about one field.
    #[must_use]
    pub fn refuse(&self, key: &str, why: &str) -> ShapeError {
        self.place(key).refuse(why)
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// When it is missing or no text; so below.
    pub fn text(&self, key: &str) -> Result<String, ShapeError> {
        self.needed(key, self.maybe_text(key)?)
    }

    /// A text that may be left out.
    ///
    /// # Errors
    /// When it is no text.
    pub fn maybe_text(&self, key: &str) -> Result<Option<String>, ShapeError> {
        self.read(key, "a text", text)
    }

    /// A number that must be there.
    ///
    /// # Errors
    /// When it is missing or no number.
    pub fn number(&self, key: &str) -> Result<f64, ShapeError> {
        self.needed(key, self.maybe_number(key)?)
    }

    /// A number that may be left out.
    ///
    /// # Errors
    /// When it is no number.
    pub fn maybe_number(&self, key: &str) -> Result<Option<f64>, ShapeError> {
        self.read(key, "a number", Value::as_f64)
    }

    /// A whole number from zero that must be there: an index or a count.
    ///
    /// # Errors
    /// When it is missing or no such number.
    pub fn count(&self, key: &str) -> Result<usize, ShapeError> {
        self.needed(key, self.maybe_count(key)?)
    }

    /// A whole number from zero that may be left out.
    ///
    /// # Errors
    /// When it is no such number.
    pub fn maybe_count(&self, key: &str) -> Result<Option<usize>, ShapeError> {
        self.read(key, "a whole number from 0", count)
    }

    /// A small whole number that may be left out.
    ///
    /// # Errors
    /// When it is no such number.
    pub fn maybe_small(&self, key: &str) -> Result<Option<i8>, ShapeError> {
        self.read(key, "a whole number from -128 to 127", |value| {
            i8::try_from(whole(value)?).ok()
        })
    }

    /// A yes or no that may be left out.
    ///
    /// # Errors
    /// When it is neither true nor false.
    pub fn maybe_flag(&self, key: &str) -> Result<Option<bool>, ShapeError> {
        self.read(key, "true or false", Value::as_bool)
    }

    /// A yes or no; left out, it is no.
    ///
    /// # Errors
    /// When it is neither true nor false.
    pub fn flag(&self, key: &str) -> Result<bool, ShapeError> {
        Ok(self.maybe_flag(key)?.unwrap_or(false))
    }

    /// A list of texts that may be left out.
    ///
    /// # Errors
    /// When it is no such list.
    pub fn maybe_texts(&self, key: &str) -> Result<Option<Vec<String>>, ShapeError> {
        self.read(key, "a list of texts", |value| {
            value.as_array()?.iter().map(text).collect()
        })
    }

    /// A list of texts that must be there.
    ///
    /// # Errors
    /// When it is missing or no such list.
    pub fn texts(&self, key: &str) -> Result<Vec<String>, ShapeError> {
        self.needed(key, self.maybe_texts(key)?)
    }

    /// A list of whole numbers from zero that may be left out.
    ///
    /// # Errors
    /// When it is no such list.
    pub fn maybe_counts(&self, key: &str) -> Result<Option<Vec<usize>>, ShapeError> {
        self.read(key, "a list of whole numbers from 0", |value| {
            value.as_array()?.iter().map(count).collect()
        })
    }

    /// A list of whole numbers from zero that must be there.
    ///
    /// # Errors
    /// When it is missing or no such list.
    pub fn counts(&self, key: &str) -> Result<Vec<usize>, ShapeError> {
        self.needed(key, self.maybe_counts(key)?)
    }

    /// Whether a field is there at all, even with nothing in it.
    #[must_use]
    pub fn names(&self, key: &str) -> bool {
        self.object.contains_key(key)
    }

    /// A pair of numbers that may be left out.
    ///
    /// # Errors
    /// When it is no pair of numbers.
    pub fn maybe_pair(&self, key: &str) -> Result<Option<(f64, f64)>, ShapeError> {
        self.read(key, "two numbers", |value| {
            match value.as_array()?.as_slice() {
                [one, other] => Some((one.as_f64()?, other.as_f64()?)),
                _ => None,
            }
        })
    }

    /// The value that goes by the word of a field that must be there.
    ///
    /// # Errors
    /// When the field is missing, or nothing goes by its word.
    pub fn word<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<T, ShapeError> {
        self.needed(key, self.maybe_word(key, all, name)?)
    }

    /// The value that goes by the word of a field that may be left out.
    ///
    /// # Errors
    /// When nothing goes by the word; the words that are known are said.
    pub fn maybe_word<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<Option<T>, ShapeError> {
        let Some(written) = self.maybe_text(key)? else {
            return Ok(None);
        };
        let found = all.iter().find(|&&it| name(it) == written);
        let place = self.place(key);
        found
            .copied()
            .map(Some)
            .ok_or_else(|| place.unknown(&written, all, name))
    }

    /// The values that go by the words of a list in which any may be null; a list left out is empty.
    ///
    /// # Errors
    /// When it is no list of texts, or nothing goes by one of its words.
    pub fn maybe_words<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<Vec<Option<T>>, ShapeError> {
        let word = |(index, value): (usize, &Value)| {
            if value.is_null() {
                return Ok(None);
            }
            let mut place = self.place(key);
            place.index = Some(index);
            let written = value
                .as_str()
                .ok_or_else(|| place.unexpected("a text or null", value))?;
            let found = all.iter().find(|&&it| name(it) == written).copied();
            found
                .map(Some)
                .ok_or_else(|| place.unknown(written, all, name))
        };
        self.values(key)?.iter().enumerate().map(word).collect()
    }

    /// What stands in a list of objects; a list left out is empty.
    ///
    /// # Errors
    /// When it is no list of objects, or an object in it is refused.
    pub fn maybe_list<T>(
        &self,
        key: &str,
        read: impl Fn(&Fields) -> Result<T, ShapeError>,
    ) -> Result<Vec<T>, ShapeError> {
        let mut list = Vec::new();
        for (index, value) in self.values(key)?.iter().enumerate() {
            let mut place = self.place(key);
            place.index = Some(index);
            list.push(read(&Fields::at(value, place)?)?);
        }
        Ok(list)
    }

    /// What stands in a list of objects that must be there.
    ///
    /// # Errors
    /// When it is missing, no list of objects, or an object in it is refused.
    pub fn list<T>(
        &self,
        key: &str,
        read: impl Fn(&Fields) -> Result<T, ShapeError>,
    ) -> Result<Vec<T>, ShapeError> {
        self.needed(key, self.value(key))?;
        self.maybe_list(key, read)
    }

    /// An object within, that must be there.
    ///
    /// # Errors
    /// When it is missing or no object.
    pub fn within<'b>(&'b self, key: &'b str) -> Result<Fields<'b>, ShapeError> {
        self.needed(key, self.maybe_within(key)?)
    }

    /// An object within, that may be left out.
    ///
    /// # Errors
    /// When it is no object.
    pub fn maybe_within<'b>(&'b self, key: &'b str) -> Result<Option<Fields<'b>>, ShapeError> {
        self.value(key)
            .map(|value| Fields::at(value, self.place(key)))
            .transpose()
    }

    /// The fields that go by none of these names.
    #[must_use]
    pub fn rest(&self, known: &[&[&str]]) -> Map<String, Value> {
        let unknown = |key: &&String| !known.iter().any(|names| names.contains(&key.as_str()));
        let fields = self.object.keys().filter(unknown);
        let pairs = fields.filter_map(|key| Some((key.clone(), self.object.get(key)?.clone())));
        pairs.collect()
    }

    /// The values of a list; a list left out is empty.
    #[inline(never)]
    pub(super) fn values(&self, key: &str) -> Result<&'a [Value], ShapeError> {
        match self.value(key) {
            None => Ok(&[]),
            Some(Value::Array(values)) => Ok(values),
            Some(other) => Err(self.place(key).unexpected("a list", other)),
        }
    }

    fn value(&self, key: &str) -> Option<&'a Value> {
        self.object.get(key).filter(|value| !value.is_null())
    }

    fn read<T>(
        &self,
        key: &str,
        expected: &str,
        read: fn(&Value) -> Option<T>,
    ) -> Result<Option<T>, ShapeError> {
        let Some(value) = self.value(key) else {
            return Ok(None);
        };
        match read(value) {
            None => Err(self.place(key).unexpected(expected, value)),
            read => Ok(read),
        }
    }

    fn needed<T>(&self, key: &str, found: Option<T>) -> Result<T, ShapeError> {
        found.ok_or_else(|| self.refuse(key, "is missing"))
    }

    fn place<'b>(&'b self, key: &'b str) -> Place<'b> {
        Place {
            within: Some(&self.place),
            name: key,
            index: None,
        }
    }
}

impl Place<'_> {
    #[inline(never)]
    fn refuse(&self, why: &str) -> ShapeError {
        let mut path = String::new();
        let mut place = self;
        while let Some(within) = place.within {
            let index = place.index.map(|index| format!("[{index}]"));
            let dot = if path.is_empty() { "" } else { "." };
            path = [place.name, &index.unwrap_or_default(), dot, &path].concat();
            place = within;
        }
        let space = if path.is_empty() { "" } else { " " };
        ShapeError::new(place.name, &[&path, space, why].concat())
    }

    fn unknown<T: Copy>(
        &self,
        written: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> ShapeError {
        let known: Vec<&str> = all.iter().map(|&it| name(it)).collect();
        self.refuse(&format!("is {written:?}; known are {}", known.join(", ")))
    }

    #[inline(never)]
    fn unexpected(&self, expected: &str, found: &Value) -> ShapeError {
        let found = match found {
            Value::Null => "nothing".into(),
            Value::Bool(_) => "true or false".into(),
            Value::Number(number) => number.to_string(),
            Value::String(_) => "a text".into(),
            Value::Array(list) => format!("a list of {}", list.len()),
            Value::Object(_) => "an object".into(),
        };
        self.refuse(&["must be ", expected, ", not ", &found].concat())
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(String::from)
}

fn count(value: &Value) -> Option<usize> {
    usize::try_from(whole(value)?).ok()
}

/// A whole number, in whichever way it is kept.
fn whole(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        let number = value.as_f64()?;
        let whole = number as i64;
        (whole as f64 == number).then_some(whole)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shape::{cast, transcript};

    fn check(part: &str, json: &str, said: Option<&str>) {
        let value: Value = serde_json::from_str(json).unwrap();
        let fields = Fields::of(&value, part);
        let refused = match part {
            "cast" => fields.and_then(|fields| cast::read(&fields)).err(),
            _ => fields.and_then(|fields| transcript::read(&fields)).err(),
        };
        let refused = refused.map(|error| error.to_string());
        assert_eq!(refused.as_deref(), said, "{json}");
    }

    #[test]
    fn an_error_names_the_part_the_path_and_what_was_found() {
        for (part, json, said) in [
            (
                "transcript",
                "3",
                Some("transcript: must be an object, not 3"),
            ),
            ("transcript", "{}", Some("transcript: speakers is missing")),
            (
                "transcript",
                r#"{"speakers": ["A", 1], "utterances": []}"#,
                Some("transcript: speakers must be a list of texts, not a list of 2"),
            ),
            (
                "transcript",
                r#"{"speakers": [], "utterances": [{"text": "a"}, {"speaker": 0}]}"#,
                Some("transcript: utterances[1].text is missing"),
            ),
            (
                "transcript",
                r#"{"speakers": [], "utterances": [{"text": "a", "words": [{"start": "0", "end": 1, "text": "a"}]}]}"#,
                Some("transcript: utterances[0].words[0].start must be a number, not a text"),
            ),
            (
                "transcript",
                r#"{"speakers": [], "utterances": [{"text": "a", "speaker": 1.5}]}"#,
                Some("transcript: utterances[0].speaker must be a whole number from 0, not 1.5"),
            ),
            (
                "transcript",
                r#"{"speakers": [], "utterances": [{"text": "a", "speaker": null, "start": 2, "more": {}}], "title": null}"#,
                None,
            ),
            (
                "cast",
                r#"{"members": [{"id": "a", "name": "A", "role": "uncl"}]}"#,
                Some(
                    "cast: members[0].role is \"uncl\"; known are mother, father, parent, step-mother, step-father, step-parent, partner, grandmother, grandfather, grandparent, aunt, uncle, daughter, son, child, sister, brother, sibling, therapist, other",
                ),
            ),
            (
                "cast",
                r#"{"members": [{"id": "a", "name": "A", "role": "aunt", "generation": 300}]}"#,
                Some(
                    "cast: members[0].generation must be a whole number from -128 to 127, not 300",
                ),
            ),
            (
                "cast",
                r#"{"members": [{"id": "a", "name": "A", "role": "aunt"}]}"#,
                None,
            ),
        ] {
            check(part, json, said);
        }
    }
}
