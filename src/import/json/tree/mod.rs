//! JSON text → [`Node`]: values borrowed from the text, each object knowing where it stands.

mod repair;

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::import::lines::LineIndex;
use crate::import::{ImportError, ImportErrorKind, Place, Seconds, decimal};

pub(super) use repair::repair;

/// A value of JSON. An absent member reads as [`Node::Null`], so that lookups chain.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Object(Object<'a>),
}

/// A number as its bytes: a value of eight that wanted to stand at a multiple of eight would make every node a third
/// larger in memory of 32 bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number([u8; 8]);

impl Number {
    const fn of(number: f64) -> Self {
        Self(number.to_ne_bytes())
    }

    const fn value(self) -> f64 {
        f64::from_ne_bytes(self.0)
    }
}

/// Room that is made for the members of an object.
const MEMBERS: usize = 6;

/// The members of an object in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object<'a> {
    members: Vec<(Cow<'a, str>, Node<'a>)>,
}

impl<'a> Node<'a> {
    pub(super) const ABSENT: &'static Node<'static> = &Node::Null;

    /// A member of this object.
    pub(super) fn get(&self, key: &str) -> &Node<'a> {
        let Self::Object(object) = self else {
            return Self::ABSENT;
        };
        let found = object.members.iter().find(|(name, _)| name == key);
        found.map_or(Self::ABSENT, |(_, node)| node)
    }

    /// The members of this object.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, &Node<'a>)> {
        let members = match self {
            Self::Object(object) => object.members.as_slice(),
            _ => &[],
        };
        members.iter().map(|(name, node)| (name.as_ref(), node))
    }

    /// The first of these members that is there.
    pub(super) fn any(&self, keys: &[&str]) -> &Node<'a> {
        let found = keys
            .iter()
            .map(|key| self.get(key))
            .find(|node| !node.is_null());
        found.unwrap_or(Self::ABSENT)
    }

    /// The object has all of these members.
    pub(super) fn has(&self, keys: &[&str]) -> bool {
        keys.iter().all(|key| !self.get(key).is_null())
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The elements; none when this is no list.
    pub(super) fn list(&self) -> &[Node<'a>] {
        match self {
            Self::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// The first element.
    pub(super) fn first(&self) -> &Node<'a> {
        self.list().first().unwrap_or(Self::ABSENT)
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_true(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    /// A whole number.
    pub(super) fn whole(&self) -> Option<i64> {
        match self {
            Self::Number(number) => {
                let number = number.value();
                (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64)
            }
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A time in seconds: a number, its text, `1.300s`, or whole seconds and nanoseconds apart.
    pub(super) fn seconds(&self) -> Option<Seconds> {
        match self {
            Self::Number(number) => Seconds::from_f64(number.value()),
            Self::Text(text) => decimal::seconds(text.strip_suffix('s').unwrap_or(text)),
            Self::Object(_) => {
                let nanos = self.get("nanos").whole().unwrap_or(0);
                let whole = self.get("seconds").seconds().unwrap_or_default();
                Some(whole + Seconds::from_micros((nanos + 500) / 1_000))
            }
            _ => None,
        }
    }

    /// A time in milliseconds.
    pub(super) fn millis(&self) -> Option<Seconds> {
        match self {
            Self::Number(number) => Seconds::from_f64(number.value() / 1e3),
            Self::Text(text) => decimal::millis(text),
            _ => None,
        }
    }

    /// A time in units of 100 ns.
    pub(super) fn ticks(&self) -> Option<Seconds> {
        match self {
            Self::Number(number) => Seconds::from_f64(number.value() / 1e7),
            _ => None,
        }
    }

    /// A label of a speaker: text, or a number that some services count their speakers by.
    pub(super) fn label(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text)
                if text.chars().all(|letter| letter.is_ascii_digit()) && !text.is_empty() =>
            {
                Some(format!("Speaker {text}").into())
            }
            Self::Text(text) => Some(text.as_ref().into()),
            Self::Number(_) => self
                .whole()
                .map(|number| format!("Speaker {number}").into()),
            _ => None,
        }
    }

    /// Where the first plain key of this object stands in memory, which says on which line it stands.
    fn address(&self) -> Option<usize> {
        let Self::Object(object) = self else {
            return None;
        };
        object.members.iter().find_map(|(key, _)| match key {
            Cow::Borrowed(key) => Some(key.as_ptr() as usize),
            Cow::Owned(_) => None,
        })
    }
}

/// A parsed text that can say on which line an object begins.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) root: Node<'a>,
    base: usize,
    lines: LineIndex,
}

impl<'a> Tree<'a> {
    /// Parses one value, or several that follow each other (JSON Lines), which become one list.
    ///
    /// # Errors
    /// When the text is not JSON, naming the line.
    pub(super) fn parse(text: &'a str) -> Result<Self, ImportError> {
        let values = serde_json::Deserializer::from_str(text).into_iter::<Node<'a>>();
        let mut values = values
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| refused(&error))?;
        let root = match values.len() {
            1 => values.pop().unwrap_or(Node::Null),
            _ => Node::List(values),
        };
        Ok(Self {
            root,
            base: text.as_ptr() as usize,
            lines: LineIndex::of(text),
        })
    }

    /// The line on which an object begins.
    pub(super) fn line(&self, node: &Node<'_>) -> Option<u32> {
        let offset = node.address()?.checked_sub(self.base)?;
        Some(self.lines.line(offset))
    }
}

fn refused(error: &serde_json::Error) -> ImportError {
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX).max(1);
    let said = error.to_string();
    let kind = if said.starts_with("recursion limit") {
        ImportErrorKind::TooLarge {
            what: "the nesting of this JSON",
            limit: "128 levels",
        }
    } else {
        let said = said.split(" at line ").next().unwrap_or_default();
        ImportErrorKind::Malformed {
            what: format!(
                "this is not complete JSON ({said}, column {})",
                error.column()
            ),
        }
    };
    ImportError::new(kind, Place::Line(line))
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyNode)
    }
}

struct AnyNode;

impl<'de> Visitor<'de> for AnyNode {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(Number::of(value as f64)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(Number::of(value as f64)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'de>, E> {
        Ok(Node::Number(Number::of(value)))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Node<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            list.push(element);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        // Most objects are words, of which services tell four to eight things.
        let mut members = Vec::with_capacity(MEMBERS);
        while let Some(key) = entries.next_key::<Key<'de>>()? {
            members.push((key.0, entries.next_value()?));
        }
        Ok(Node::Object(Object { members }))
    }
}

/// An object's key; `Cow` alone would always be copied.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(AnyKey)
    }
}

struct AnyKey;

impl<'de> Visitor<'de> for AnyKey {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(text.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Tree};
    use crate::import::{Place, Seconds};

    #[test]
    fn objects_know_their_line() {
        let text = "{\n\"a\": [{},\n {\n  \"b\": 1}]}";
        let tree = Tree::parse(text).unwrap();
        let inner = &tree.root.get("a").list()[1];
        assert_eq!(inner.get("b").whole(), Some(1));
        assert_eq!(tree.line(inner), Some(4));
        assert_eq!(tree.line(&tree.root), Some(2));
        assert_eq!(tree.line(tree.root.get("absent")), None);
    }

    #[test]
    fn times_are_read_in_every_form() {
        let micros = |json: &str| {
            let tree = Tree::parse(json).unwrap();
            tree.root.seconds().map(Seconds::as_micros)
        };
        for (json, expected) in [
            ("1.3", Some(1_300_000)),
            ("7", Some(7_000_000)),
            ("\"0.49\"", Some(490_000)),
            ("\"12.900s\"", Some(12_900_000)),
            ("{\"seconds\":\"12\",\"nanos\":900000000}", Some(12_900_000)),
            ("{\"nanos\":100000000}", Some(100_000)),
            ("\"soon\"", None),
            ("1e300", None),
            ("null", None),
            ("[1]", None),
        ] {
            assert_eq!(micros(json), expected, "{json}");
        }
    }

    #[test]
    fn errors_name_the_line() {
        for (json, line) in [("[1,\n2", 2), ("{}\n<b>", 2), ("\n\n{\"a\":\n\n1,}", 5)] {
            assert_eq!(
                Tree::parse(json).unwrap_err().place,
                Place::Line(line),
                "{json}"
            );
        }
        let deep = "[".repeat(100_000);
        assert_eq!(Tree::parse(&deep).unwrap_err().code(), "too-large");
    }

    #[test]
    fn values_that_follow_each_other_are_one_list() {
        let tree = Tree::parse("{\"a\":1}\n{\"a\":2}\n").unwrap();
        assert_eq!(tree.root.list().len(), 2);
        assert_eq!(Tree::parse("").unwrap().root, Node::List(Vec::new()));
    }
}
