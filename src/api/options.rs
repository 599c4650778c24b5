//! Options: plain objects in.

use serde::Deserialize;

use crate::app::shape::{OverrideShape, ShapeError, word};
use crate::import::{Format, ReadOptions};
use crate::map::DrawOptions;
use crate::report::{Audience, ReportFormat};

/// `ReadOptions` of `types.d.ts`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ReadOptionsShape {
    file_name: Option<String>,
    format: Option<String>,
}

impl TryFrom<ReadOptionsShape> for ReadOptions {
    type Error = ShapeError;

    fn try_from(shape: ReadOptionsShape) -> Result<Self, ShapeError> {
        let format = |id: String| word(&Format::ALL, Format::id, &id, "format");
        Ok(Self {
            file_name: shape.file_name,
            format: shape.format.map(format).transpose()?,
        })
    }
}

/// `AnalyzeOptions` of `types.d.ts`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnalyzeOptionsShape {
    pub(super) window: Option<(f64, f64)>,
    pub(super) overrides: Vec<OverrideShape>,
}

/// `DrawOptions` of `types.d.ts`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DrawOptionsShape {
    legend: bool,
    therapist: bool,
}

impl From<DrawOptionsShape> for DrawOptions {
    fn from(shape: DrawOptionsShape) -> Self {
        Self {
            legend: shape.legend,
            therapist: shape.therapist,
            ..Self::default()
        }
    }
}

/// `ReportOptions` of `types.d.ts`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ReportOptionsShape {
    format: Option<String>,
    audience: Option<String>,
}

impl ReportOptionsShape {
    /// The format and the audience; HTML for the clinician when left out.
    pub(super) fn choice(&self) -> Result<(ReportFormat, Audience), ShapeError> {
        let format = self.format.as_deref().map(|name| {
            word(
                &ReportFormat::ALL,
                ReportFormat::name,
                name,
                "report format",
            )
        });
        let audience = self
            .audience
            .as_deref()
            .map(|name| word(&Audience::ALL, Audience::name, name, "audience"));
        Ok((
            format.transpose()?.unwrap_or_default(),
            audience.transpose()?.unwrap_or_default(),
        ))
    }
}
