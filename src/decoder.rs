//! Bytes in an encoding whose tables every browser and Node has → UTF-8, by their `TextDecoder`.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use crate::import::{Encoding, ReadOptions};

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// The bytes as the reader takes them.
///
/// # Errors
/// Where nothing here knows the encoding.
pub(crate) fn decoded<'a>(bytes: &'a [u8], options: &ReadOptions) -> Result<Cow<'a, [u8]>, String> {
    let foreign = |encoding: &Encoding| !encoding.is_decoded_here();
    let Some(encoding) = options.encoding.filter(foreign) else {
        return Ok(Cow::Borrowed(bytes));
    };
    let text = TextDecoder::new(encoding.id()).and_then(|decoder| decoder.decode(bytes));
    match text {
        Ok(text) => Ok(Cow::Owned(text.into_bytes())),
        Err(_) => Err(format!("this environment cannot decode {}", encoding.id())),
    }
}
