//! Amendment ⇄ plain object: what a person has put right about who said what.

use serde_json::Value;

use super::super::{Fields, ShapeError};
use crate::app::shape::plain::Plain;
use crate::session::Amendment;

/// An amendment as a plain object.
#[must_use]
pub fn write(amendment: &Amendment) -> Value {
    let mut plain = Plain::default();
    match amendment {
        Amendment::Introduce { name } => {
            plain.put("kind", "introduce");
            plain.put("name", name.as_str());
        }
        Amendment::Assign {
            utterances,
            speaker,
        } => {
            plain.put("kind", "assign");
            plain.put("utterances", utterances.as_slice());
            plain.put("speaker", *speaker);
        }
        Amendment::Split { utterance, word } => {
            plain.put("kind", "split");
            plain.put("utterance", *utterance);
            plain.put("word", *word);
        }
    }
    plain.into()
}

/// An amendment from a plain object.
///
/// # Errors
/// When a field is missing or not what it should be.
pub fn read(fields: &Fields) -> Result<Amendment, ShapeError> {
    Ok(match fields.text("kind")?.as_str() {
        "introduce" => Amendment::Introduce {
            name: fields.text("name")?,
        },
        "assign" => Amendment::Assign {
            utterances: fields.counts("utterances")?,
            speaker: fields.maybe_count("speaker")?,
        },
        "split" => Amendment::Split {
            utterance: fields.count("utterance")?,
            word: fields.count("word")?,
        },
        _ => return Err(fields.refuse("kind", "must be introduce, assign or split")),
    })
}
