//! Options: plain objects in. Left out, or any of them left out, they are what they are by default.

use crate::app::shape::{Fields, ShapeError};
use crate::import::Seconds;
use crate::map::{Contrast, DrawOptions};
use crate::report::{Audience, ReportFormat};
use crate::session::Window;

/// The window of `AnalyzeOptions` of `types.d.ts`.
pub(super) fn window(fields: &Fields) -> Result<Option<Window>, ShapeError> {
    let Some((start, end)) = fields.maybe_pair("window")? else {
        return Ok(None);
    };
    let moment = |seconds| {
        let why = "must be two finite numbers of seconds";
        Seconds::from_f64(seconds).ok_or_else(|| fields.refuse("window", why))
    };
    Ok(Some(Window::between(moment(start)?, moment(end)?)))
}

/// A length of time above zero that must be there.
pub(super) fn seconds(fields: &Fields, key: &str) -> Result<Seconds, ShapeError> {
    let length = Seconds::from_f64(fields.number(key)?).filter(|&it| it > Seconds::ZERO);
    length.ok_or_else(|| fields.refuse(key, "must be a number of seconds above 0"))
}

/// `DrawOptions` of `types.d.ts`.
pub(super) fn draw(fields: &Fields) -> Result<DrawOptions, ShapeError> {
    let changed = fields.maybe_texts("changed")?.unwrap_or_default();
    let changed = changed.into_iter().map(|id| (id, Contrast::Changed));
    Ok(DrawOptions {
        legend: fields.flag("legend")?,
        therapist: fields.flag("therapist")?,
        outlines: fields.flag("outlines")?,
        changed: changed.collect(),
        ..DrawOptions::default()
    })
}

/// The format and the audience of `ReportOptions` of `types.d.ts`; HTML for the clinician when left out.
pub(super) fn report(fields: &Fields) -> Result<(ReportFormat, Audience), ShapeError> {
    let format = fields.maybe_word("format", &ReportFormat::ALL, ReportFormat::name)?;
    let audience = fields.maybe_word("audience", &Audience::ALL, Audience::name)?;
    Ok((format.unwrap_or_default(), audience.unwrap_or_default()))
}
