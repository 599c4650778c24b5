//! The worker's side: reads a file there and hands over what came of it, part by part.

use std::borrow::Cow;

use js_sys::{Array, Function, Uint8Array};
use serde_json::Value;
use wasm_bindgen::prelude::*;

use crate::app::intake::{self, Opened, Refusal, Stage, pack};
use crate::app::shape::Fields;
use crate::app::shape::transcript::reading::{read_options, read_preview, write_preview};
use crate::app::{Kept, Source};
use crate::decoder::decoded;
use crate::import::{Preview, ReadOptions};

/// Reads a file in a worker. `say` is called with what there is to tell, in the words of `src/page/reader.rs`.
#[wasm_bindgen(js_name = readApart)]
pub fn read_apart(name: &str, bytes: Vec<u8>, options: &str, say: &Function) {
    let tell = |said: &[&JsValue]| {
        let message: Array = said.iter().copied().collect();
        // The page may have stopped listening.
        let _heard = say.call1(&JsValue::NULL, &message);
    };
    let word = |kind: &str, text: &str| tell(&[&kind.into(), &text.into()]);
    let source = Source {
        options: given(options),
        ..Source::of(bytes)
    };
    let opened = match open(name, &source, |stage| word("stage", stage.name())) {
        Ok(opened) => opened,
        Err(refusal) => {
            return tell(&[
                &"refused".into(),
                &refusal.said.into(),
                &refusal.otherwise.into(),
                &table(refusal.table.as_deref()),
            ]);
        }
    };
    word("stage", Stage::Handing.name());
    let origin = opened.document.origin.as_ref();
    if let Some(origin) = origin {
        pack(&origin.read, |part| {
            tell(&[&"part".into(), &Uint8Array::from(part).into()])
        });
        word("kept", &Kept::transcript_text(Some(&origin.read)));
    }
    tell(&[
        &"opened".into(),
        &opened.outline().into(),
        &opened.said.clone().into(),
        &table(origin.and_then(|origin| origin.table.as_deref())),
    ]);
}

/// The beginning of a table as text, read again by [`read_table`].
fn table(preview: Option<&Preview>) -> JsValue {
    let text = preview.map(|preview| write_preview(preview).to_string());
    text.into()
}

/// The beginning of a table out of its text.
pub(super) fn read_table(text: &JsValue) -> Option<Preview> {
    let value: Value = serde_json::from_str(&text.as_string()?).ok()?;
    let fields = Fields::of(&value, "table");
    fields.and_then(|it| read_preview(&it)).ok()
}

/// Reads a file, decoded by the browser where the reader knows no tables for its encoding.
pub(super) fn open(name: &str, source: &Source, on: impl FnMut(Stage)) -> Result<Opened, Refusal> {
    match decoded(&source.bytes, &source.options) {
        Ok(Cow::Borrowed(_)) => intake::open(name, source, on),
        Ok(Cow::Owned(text)) => {
            let decoded = Source {
                options: source.options.clone(),
                ..Source::of(text)
            };
            intake::open(name, &decoded, on).map(|opened| opened.read_from(source))
        }
        Err(why) => Err(Refusal {
            otherwise: true,
            ..Refusal::plain(name, &format!("{why}. Choose another encoding."))
        }),
    }
}

/// The page writes what this reads.
fn given(options: &str) -> ReadOptions {
    let value: Value = serde_json::from_str(options).unwrap_or_default();
    let fields = Fields::of(&value, "options");
    fields.and_then(|it| read_options(&it)).unwrap_or_default()
}
