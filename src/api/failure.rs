//! What is thrown: an `Error` with a `code`, so that callers can tell cases apart without reading the message.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

use crate::app::shape::ShapeError;
use crate::import::{ImportError, Place};

/// Why a call failed.
#[derive(Debug)]
pub(super) struct Failure {
    name: &'static str,
    code: &'static str,
    message: String,
    line: Option<u32>,
    offset: Option<usize>,
    format: Option<&'static str>,
}

impl Failure {
    /// An argument of another shape than the contract says.
    pub(super) fn argument(name: &str, what: &str) -> Self {
        Self {
            name: "TypeError",
            code: "bad-argument",
            message: format!("{name}: {what}"),
            line: None,
            offset: None,
            format: None,
        }
    }
}

impl From<ShapeError> for Failure {
    fn from(error: ShapeError) -> Self {
        Self {
            message: error.to_string(),
            ..Self::argument("", "")
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        let (line, offset) = match error.place {
            Place::File => (None, None),
            Place::Line(line) => (Some(line), None),
            Place::Byte(offset) => (None, Some(offset)),
        };
        Self {
            name: "ImportError",
            code: error.code(),
            message: error.to_string(),
            line,
            offset,
            format: error.format.map(crate::import::Format::id),
        }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let error = Error::new(&failure.message);
        error.set_name(failure.name);
        let fields = [
            ("code", Some(Self::from_str(failure.code))),
            ("line", failure.line.map(Self::from)),
            ("offset", failure.offset.map(|at| Self::from(at as f64))),
            ("format", failure.format.map(Self::from_str)),
        ];
        for (key, value) in fields {
            if let Some(value) = value {
                // A fresh Error takes any property; there is nothing to do if it did not.
                let _taken = Reflect::set(&error, &Self::from_str(key), &value);
            }
        }
        error.into()
    }
}
