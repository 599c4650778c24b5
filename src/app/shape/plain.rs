//! Fields → plain object.

use serde_json::{Map, Value};

/// A plain object while it is written, key by key.
#[derive(Debug, Default)]
pub struct Plain(Map<String, Value>);

impl Plain {
    /// Writes a field.
    pub fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.insert(key, value.into());
    }

    /// Writes a field unless there is nothing to write.
    pub fn maybe(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.insert(key, value.into());
        }
    }

    /// Writes back a field that was not known when it was read; one that has been written already stays as it is.
    pub fn keep(&mut self, key: &str, value: &Value) {
        if !self.0.contains_key(key) {
            self.insert(key, value.clone());
        }
    }

    #[inline(never)]
    fn insert(&mut self, key: &str, value: Value) {
        self.0.insert(key.into(), value);
    }
}

impl From<Plain> for Value {
    fn from(plain: Plain) -> Self {
        Self::Object(plain.0)
    }
}

/// A list of plain objects.
pub fn list<T>(all: &[T], write: impl Fn(&T) -> Value) -> Value {
    Value::Array(all.iter().map(write).collect())
}
