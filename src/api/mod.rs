//! The JavaScript contract: plain objects in, plain objects out, typed in the generated `.d.ts`; no document, so that it
//! works in Node as in a browser. This is the only use of serde-wasm-bindgen.
//!
//! A wrong argument or an unreadable file throws an `Error` with a `code`; nothing here traps on any input.

mod failure;
mod options;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::app::shape::{
    AnalysisShape, CastShape, GivenAnalysisShape, MapShape, OverrideShape, TranscriptShape,
};
use crate::import::{self, ReadOptions, Transcript};
use crate::map::{self, DrawOptions};
use crate::report;
use crate::session::{self, Cast, Family, Window};
use failure::Failure;
use options::{AnalyzeOptionsShape, DrawOptionsShape, ReadOptionsShape, ReportOptionsShape};

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
    let options = ReadOptions::try_from(options).map_err(Failure::from)?;
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
    let options: AnalyzeOptionsShape = optional(options, "options")?;
    let case = Case {
        transcript: required(transcript, "transcript")?,
        cast: required(cast, "cast")?,
        overrides: options.overrides,
        title: String::new(),
    };
    let window = options.window.map(window).transpose()?;
    give(&AnalysisShape::from(&case.analyze(window)?))
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
    let cast: Cast = required::<CastShape>(cast, "cast")?
        .try_into()
        .map_err(Failure::from)?;
    let structure = analysis.restore(&cast).map_err(Failure::from)?;
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
    Ok(map::draw(
        &map.try_into().map_err(Failure::from)?,
        &DrawOptions::from(options),
    ))
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
    let mut case: Case = required(case, "case")?;
    let options: ReportOptionsShape = optional(options, "options")?;
    let (format, audience) = options.choice().map_err(Failure::from)?;
    let title = std::mem::take(&mut case.title);
    let analysis = case.analyze(None)?;
    let source = report::Source {
        title: &title,
        map: &map::compose(&analysis.session.family, &analysis.structure),
        analysis: &analysis,
    };
    Ok(report::write(source, format, audience))
}

/// `Case` of `types.d.ts`.
#[derive(Deserialize)]
struct Case {
    transcript: TranscriptShape,
    cast: CastShape,
    #[serde(default)]
    overrides: Vec<OverrideShape>,
    #[serde(default)]
    title: String,
}

impl Case {
    fn analyze(self, window: Option<Window>) -> Result<crate::Analysis, Failure> {
        let transcript = Transcript::from(self.transcript);
        let cast = Cast::try_from(self.cast)?;
        let overrides = self
            .overrides
            .into_iter()
            .map(|it| it.restore(&transcript, &cast))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(crate::analyze(&transcript, &cast, &overrides, window))
    }
}

fn window((start, end): (f64, f64)) -> Result<Window, Failure> {
    let moment = |seconds| {
        import::Seconds::from_f64(seconds)
            .ok_or_else(|| Failure::argument("options.window", "both ends must be finite seconds"))
    };
    Ok(Window::between(moment(start)?, moment(end)?))
}

/// An argument that must be there.
///
/// Objects cross as JSON values, so that each shape is compiled once for the border and for case files.
fn required<T: DeserializeOwned>(value: JsValue, name: &str) -> Result<T, Failure> {
    let value: Value = serde_wasm_bindgen::from_value(value)
        .map_err(|error| Failure::argument(name, &error.to_string()))?;
    serde_json::from_value(value).map_err(|error| Failure::argument(name, &error.to_string()))
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
    let failed = |why: String| JsValue::from(Failure::argument("result", &why));
    serde_json::to_value(value)
        .map_err(|error| failed(error.to_string()))?
        .serialize(&Serializer::json_compatible())
        .map_err(|error| failed(error.to_string()))
}
