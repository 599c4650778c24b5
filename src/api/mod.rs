//! The JavaScript contract: plain objects in, plain objects out, typed in the generated `.d.ts`; no document, so that it
//! works in Node as in a browser. This is the only use of serde-wasm-bindgen.
//!
//! A wrong argument or an unreadable file throws an `Error` with a `code`; nothing here traps on any input.

mod failure;
mod shape;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::import::{self, ReadOptions};
use crate::map::{self, DrawOptions};
use crate::session::{self, Family, Window};
use failure::Failure;
use shape::{
    AnalysisShape, AnalyzeOptionsShape, CastShape, DrawOptionsShape, GivenAnalysisShape, MapShape,
    OverrideShape, ReadOptionsShape, TranscriptShape,
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Reads a transcript from the bytes of a file.
///
/// # Errors
/// An `ImportError` with `code`, `message` and, where there is one, `line`.
#[wasm_bindgen(js_name = parseTranscript, unchecked_return_type = "Transcript")]
pub fn parse_transcript(
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "ReadOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options: ReadOptionsShape = optional(options, "options")?;
    let options = ReadOptions::try_from(options)?;
    let transcript = import::read(bytes, &options).map_err(Failure::from)?;
    give(&TranscriptShape::from(&transcript))
}

/// Suggests who is who, with reasons.
///
/// # Errors
/// When the argument is no transcript.
#[wasm_bindgen(js_name = suggestCast, unchecked_return_type = "Cast")]
pub fn suggest_cast(
    #[wasm_bindgen(unchecked_param_type = "Transcript")] transcript: JsValue,
) -> Result<JsValue, JsValue> {
    let transcript: TranscriptShape = required(transcript, "transcript")?;
    give(&CastShape::from(&session::cast::suggest(
        &transcript.into(),
    )))
}

/// Runs the whole pipeline over a transcript and a confirmed cast.
///
/// # Errors
/// When an argument has another shape than the contract says, or names members that are not in the cast.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "Transcript")] transcript: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Cast")] cast: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AnalyzeOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let transcript: TranscriptShape = required(transcript, "transcript")?;
    let cast: CastShape = required(cast, "cast")?;
    let options: AnalyzeOptionsShape = optional(options, "options")?;
    let (transcript, cast) = (transcript.into(), cast.try_into()?);
    let overrides = options
        .overrides
        .into_iter()
        .map(|it: OverrideShape| it.restore(&transcript, &cast))
        .collect::<Result<Vec<_>, _>>()?;
    let window = options.window.map(window).transpose()?;
    let analysis = crate::analyze(&transcript, &cast, &overrides, window);
    give(&AnalysisShape::from(&analysis))
}

/// The map an analysis suggests.
///
/// # Errors
/// When an argument has another shape than the contract says.
#[wasm_bindgen(js_name = mapFromAnalysis, unchecked_return_type = "MapDocument")]
pub fn map_from_analysis(
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Cast")] cast: JsValue,
) -> Result<JsValue, JsValue> {
    let analysis: GivenAnalysisShape = required(analysis, "analysis")?;
    let cast: session::Cast = required::<CastShape>(cast, "cast")?.try_into()?;
    let structure = analysis.restore(&cast)?;
    let family = Family::new(cast.members);
    give(&MapShape::from(&map::compose(&family, &structure)))
}

/// Draws a map as a standalone, accessible SVG document.
///
/// # Errors
/// When an argument has another shape than the contract says.
#[wasm_bindgen(js_name = renderMap)]
pub fn render_map(
    #[wasm_bindgen(unchecked_param_type = "MapDocument")] map: JsValue,
    #[wasm_bindgen(unchecked_param_type = "DrawOptions | undefined")] options: JsValue,
) -> Result<String, JsValue> {
    let map: MapShape = required(map, "map")?;
    let options: DrawOptionsShape = optional(options, "options")?;
    Ok(map::draw(&map.try_into()?, &DrawOptions::from(options)))
}

fn window((start, end): (f64, f64)) -> Result<Window, Failure> {
    let moment = |seconds| {
        import::Seconds::from_f64(seconds)
            .ok_or_else(|| Failure::argument("options.window", "both ends must be finite seconds"))
    };
    Ok(Window::between(moment(start)?, moment(end)?))
}

/// An argument that must be there.
fn required<T: DeserializeOwned>(value: JsValue, name: &str) -> Result<T, Failure> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| Failure::argument(name, &error.to_string()))
}

/// An argument that may be left out.
fn optional<T: DeserializeOwned + Default>(value: JsValue, name: &str) -> Result<T, Failure> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    required(value, name)
}

/// A result as a plain object.
fn give<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|error| Failure::argument("result", &error.to_string()).into())
}
