//! The JavaScript contract: plain objects in, plain objects out, typed in the generated `.d.ts`; no document, so that it
//! works in Node as in a browser. This is the only use of serde-wasm-bindgen.
//!
//! A wrong argument or an unreadable file throws an `Error` with a `code`; nothing here traps on any input.

mod failure;
mod measurement;
mod options;

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::app::shape::{
    Fields, ShapeError, analysis, balance, cast, correction, map as shape, process, structure,
    transcript::{self, reading},
};
use crate::import;
use crate::map;
use crate::report;
use crate::session::{self, Family, Window};
use crate::structure::read_drawn;
use failure::Failure;

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
    let options = optional(options, "options", reading::read_options)?;
    let bytes = decoded(bytes, &options)?;
    let transcript = import::read(&bytes, &options).map_err(Failure::from)?;
    give(&transcript::write(&transcript))
}

/// The beginning of a table, with what its columns are taken for; null when the file is no table.
///
/// # Errors
/// When an argument has another shape than the contract says.
#[wasm_bindgen(js_name = previewTable, unchecked_return_type = "TablePreview | null")]
pub fn preview_table(
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "ReadOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = optional(options, "options", reading::read_options)?;
    let bytes = decoded(bytes, &options)?;
    match import::preview(&bytes, &options) {
        Some(preview) => give(&reading::write_preview(&preview)),
        None => Ok(JsValue::NULL),
    }
}

/// The formats that `parseTranscript` reads, for a chooser.
///
/// # Errors
/// Never.
#[wasm_bindgen(unchecked_return_type = "FormatChoice[]")]
pub fn formats() -> Result<JsValue, JsValue> {
    give(&reading::write_formats())
}

/// The encodings that `parseTranscript` reads, for a chooser.
///
/// # Errors
/// Never.
#[wasm_bindgen(unchecked_return_type = "EncodingChoice[]")]
pub fn encodings() -> Result<JsValue, JsValue> {
    give(&reading::write_encodings())
}

/// Suggests who is who, with reasons.
///
/// # Errors
/// When the argument is no transcript.
#[wasm_bindgen(js_name = suggestCast, unchecked_return_type = "Cast")]
pub fn suggest_cast(
    #[wasm_bindgen(unchecked_param_type = "Transcript")] transcript: JsValue,
) -> Result<JsValue, JsValue> {
    let transcript = required(transcript, "transcript", transcript::read)?;
    give(&cast::write(&session::cast::suggest(&transcript)))
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
    let transcript = required(transcript, "transcript", transcript::read)?;
    let cast = required(cast, "cast", cast::read)?;
    let analysis = optional(options, "options", |options| {
        let window = options::window(options)?;
        analyze_with(options, &transcript, &cast, window)
    })?;
    give(&analysis::write(&analysis))
}

/// Measures how the talk went, over the whole session, a window or sliding windows, without reading what it was about.
///
/// # Errors
/// When an argument has another shape than the contract says, or a figure is none.
#[wasm_bindgen(unchecked_return_type = "Measurement")]
pub fn measure(
    #[wasm_bindgen(unchecked_param_type = "Transcript")] transcript: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Cast")] cast: JsValue,
    #[wasm_bindgen(unchecked_param_type = "MeasureOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let transcript = required(transcript, "transcript", transcript::read)?;
    let cast = required(cast, "cast", cast::read)?;
    let found = optional(options, "options", |it| {
        measurement::write(it, &transcript, &cast)
    })?;
    give(&found)
}

/// What every measure means.
///
/// # Errors
/// Never, in an engine that can make objects.
#[wasm_bindgen(unchecked_return_type = "Definition[]")]
pub fn definitions() -> Result<JsValue, JsValue> {
    give(&process::write_definitions())
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
    let cast = required(cast, "cast", cast::read)?;
    let structure = required(analysis, "analysis", |it| structure::read(it, &cast))?;
    let family = Family::new(cast.members);
    give(&shape::write(&map::compose(&family, &structure)))
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
    let map = required(map, "map", shape::read)?;
    let options = optional(options, "options", options::draw)?;
    Ok(map::draw(&map, &options))
}

/// Reads a map drawn by hand, with no transcript: the marks are the evidence.
///
/// # Errors
/// When the argument is no map.
#[wasm_bindgen(js_name = analyzeMap, unchecked_return_type = "MapReading")]
pub fn analyze_map(
    #[wasm_bindgen(unchecked_param_type = "MapDocument")] map: JsValue,
) -> Result<JsValue, JsValue> {
    let map = required(map, "map", shape::read)?;
    let (family, drawn) = map::drawn(&map);
    let reading = read_drawn(&family, &drawn);
    let (_, faults) = map::check(&map);
    give(&analysis::write_drawn(&family, &reading, &faults))
}

/// How far a signed network is from two camps, and from any number of camps: exact, with every optimal split.
///
/// # Errors
/// With more than 20 nodes, and when a tie names none of them.
#[wasm_bindgen(js_name = balance, unchecked_return_type = "Balance")]
pub fn signed_balance(
    n: f64,
    #[wasm_bindgen(unchecked_param_type = "SignedTie[]")] ties: JsValue,
    #[wasm_bindgen(unchecked_param_type = "BalanceOptions | undefined")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let members = balance::read_size(n).map_err(Failure::from)?;
    let mut network = serde_json::Map::new();
    network.insert("ties".into(), plain(ties, "ties")?);
    let network = Value::Object(network);
    let ties = Fields::of(&network, "balance")
        .and_then(|it| it.list("ties", |tie| balance::read_tie(tie, members)))
        .map_err(Failure::from)?;
    let weighted = optional(options, "options", |it| it.maybe_flag("weighted"))?;
    let found = crate::structure::balance(members, &ties, weighted.unwrap_or_default());
    give(&balance::write(&found))
}

/// Writes a document about a case.
///
/// # Errors
/// When an argument has another shape than the contract says.
#[wasm_bindgen(js_name = renderReport)]
pub fn render_report(
    #[wasm_bindgen(unchecked_param_type = "Case")] case: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ReportOptions | undefined")] options: JsValue,
) -> Result<String, JsValue> {
    let (format, audience) = optional(options, "options", options::report)?;
    let (title, analysis) = required(case, "case", |case| {
        let transcript = transcript::read(&case.within("transcript")?)?;
        let cast = cast::read(&case.within("cast")?)?;
        let title = case.maybe_text("title")?.unwrap_or_default();
        Ok((title, analyze_with(case, &transcript, &cast, None)?))
    })?;
    let source = report::Source {
        title: &title,
        map: &map::compose(&analysis.session.family, &analysis.structure),
        analysis: &analysis,
    };
    Ok(report::write(source, format, audience))
}

/// The bytes as the reader takes them, decoded where it needs that.
fn decoded<'a>(bytes: &'a [u8], options: &import::ReadOptions) -> Result<Cow<'a, [u8]>, Failure> {
    crate::decoder::decoded(bytes, options).map_err(|why| Failure::argument("options", &why))
}

/// The whole pipeline, with the amendments and decisions that stand in options or a case.
fn analyze_with(
    fields: &Fields,
    spoken: &import::Transcript,
    cast: &session::Cast,
    window: Option<Window>,
) -> Result<crate::Analysis, ShapeError> {
    let amendments = fields.maybe_list("amendments", transcript::amendment::read)?;
    let spoken = session::amend(spoken, &amendments);
    let overrides = fields.maybe_list("overrides", |it| correction::read(it, &spoken, cast))?;
    let safety = fields.maybe_list("safety", |it| correction::read_safety(it, &spoken))?;
    Ok(crate::analyze(&spoken, cast, &overrides, &safety, window))
}

/// An argument that must be there.
fn required<T>(
    value: JsValue,
    name: &str,
    read: impl FnOnce(&Fields) -> Result<T, ShapeError>,
) -> Result<T, Failure> {
    let value = plain(value, name)?;
    Ok(read(&Fields::of(&value, name)?)?)
}

/// An argument that may be left out.
fn optional<T>(
    value: JsValue,
    name: &str,
    read: impl FnOnce(&Fields) -> Result<T, ShapeError>,
) -> Result<T, Failure> {
    if value.is_undefined() || value.is_null() {
        return Ok(read(&Fields::of(
            &Value::Object(serde_json::Map::new()),
            name,
        )?)?);
    }
    required(value, name, read)
}

/// Objects cross as JSON values, so that one reader serves the border and case files.
fn plain(value: JsValue, name: &str) -> Result<Value, Failure> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| Failure::argument(name, &error.to_string()))
}

/// A result as a plain object.
fn give(value: &Value) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|error| Failure::argument("result", &error.to_string()).into())
}
