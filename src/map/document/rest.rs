//! What a file holds that this program does not know, kept so that it can be written back.

use serde_json::{Map, Value};

/// Fields of an object that this program does not know: kept when a map is read, written back as they were, and never
/// looked at in between.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest(Option<Box<Map<String, Value>>>);

impl Rest {
    /// Fields that have no name in this program.
    #[must_use]
    pub fn new(fields: Map<String, Value>) -> Self {
        Self((!fields.is_empty()).then(|| Box::new(fields)))
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The fields, by name.
    pub fn fields(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().flat_map(|fields| fields.iter())
    }
}
