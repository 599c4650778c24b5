//! A transcript, a cast and what is asked of them → `Measurement` of `types.d.ts`.

use serde_json::Value;

use super::options;
use crate::app::shape::{Fields, Plain, ShapeError, list, process};
use crate::import::Transcript;
use crate::process::{Figure, ORDERS, Timeline};
use crate::session::{self, Cast, Member, Window};

/// The most random orders that are compared.
const MOST_ORDERS: usize = 100_000;

/// The most sliding windows in one answer.
const MOST_WINDOWS: usize = 10_000;

/// Measures what the options ask for.
pub(super) fn write(
    fields: &Fields,
    transcript: &Transcript,
    cast: &Cast,
) -> Result<Value, ShapeError> {
    let session = session::assemble(transcript, cast);
    let timeline = Timeline::new(&session);
    let members = cast.members.as_slice();
    let window = options::window(fields)?.unwrap_or(timeline.whole());
    let mut plain = Plain::default();
    let measures = |window| process::write(members, &timeline, &timeline.measure(window));
    plain.put("process", measures(window));
    plain.maybe("sliding", sliding(fields, members, &timeline)?);
    if let Some(asked) = fields.maybe_within("permutation")? {
        let orders = asked.maybe_count("orders")?.unwrap_or(ORDERS as usize);
        if orders > MOST_ORDERS {
            let why = format!("must be at most {MOST_ORDERS}");
            return Err(asked.refuse("orders", &why));
        }
        let seed = asked.maybe_count("seed")?.unwrap_or_default();
        let found = timeline.permute(window, orders as u32, seed as u64);
        plain.put("permutation", process::write_permutation(&found));
    }
    plain.maybe("moments", moments(fields, &timeline, window)?);
    Ok(plain.into())
}

fn sliding(
    fields: &Fields,
    members: &[Member],
    timeline: &Timeline,
) -> Result<Option<Value>, ShapeError> {
    let Some(asked) = fields.maybe_within("sliding")? else {
        return Ok(None);
    };
    let windows = timeline.sliding(
        options::seconds(&asked, "width")?,
        options::seconds(&asked, "step")?,
    );
    let windows: Vec<Window> = windows.take(MOST_WINDOWS + 1).collect();
    if windows.len() > MOST_WINDOWS {
        let why = format!("makes more than {MOST_WINDOWS} windows");
        return Err(asked.refuse("step", &why));
    }
    Ok(Some(list(&windows, |&window| {
        process::write(members, timeline, &timeline.measure(window))
    })))
}

fn moments(
    fields: &Fields,
    timeline: &Timeline,
    window: Window,
) -> Result<Option<Value>, ShapeError> {
    let Some(figures) = fields.maybe_texts("figures")? else {
        return Ok(None);
    };
    let mut plain = Plain::default();
    for written in &figures {
        let figure: Figure = written.parse().map_err(|()| {
            let why =
                format!("names {written:?}, which is no figure; one is written as in latency.0.2");
            fields.refuse("figures", &why)
        })?;
        plain.put(
            written,
            process::write_moments(&timeline.moments(figure, window)),
        );
    }
    Ok(Some(plain.into()))
}
