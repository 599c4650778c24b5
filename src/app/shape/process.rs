//! Process measures → plain object. A refused figure crosses as `{ unmeasured: { reason } }`, never as a zero.

use serde::Serialize;

use super::cast::id_of;
use crate::import::Seconds;
use crate::process::{Floor, Interruption, Measured, ProcessMeasures, Silence, SilenceOwner};
use crate::session::Member;

/// `ProcessMeasures` of `types.d.ts`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProcessShape {
    window: (f64, f64),
    shares_by: &'static str,
    floor: Vec<FloorShape>,
    silences: MeasuredShape<Vec<SilenceShape>>,
    interruptions: MeasuredShape<Vec<InterruptionShape>>,
    succession: Vec<Vec<u32>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FloorShape {
    member: String,
    turns: usize,
    words: usize,
    talk_time: MeasuredShape<f64>,
    share: MeasuredShape<f64>,
}

#[derive(Serialize)]
struct SilenceShape {
    start: f64,
    end: f64,
    after: usize,
    before: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
}

#[derive(Serialize)]
struct InterruptionShape {
    by: usize,
    over: usize,
    successful: bool,
}

/// A figure or the reason why there is none.
#[derive(Serialize)]
struct MeasuredShape<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unmeasured: Option<UnmeasuredShape>,
}

#[derive(Serialize)]
struct UnmeasuredShape {
    reason: String,
}

impl<T> MeasuredShape<T> {
    fn new<S>(measured: &Measured<S>, shape: impl FnOnce(&S) -> T) -> Self {
        match measured {
            Measured::Value(value) => Self {
                value: Some(shape(value)),
                unmeasured: None,
            },
            Measured::Unmeasured(why) => Self {
                value: None,
                unmeasured: Some(UnmeasuredShape {
                    reason: why.to_string(),
                }),
            },
        }
    }
}

impl ProcessShape {
    /// Measures with member ids and times in seconds.
    pub(super) fn new(members: &[Member], process: &ProcessMeasures) -> Self {
        Self {
            window: (process.window.start.as_f64(), process.window.end.as_f64()),
            shares_by: process.shares_by(),
            floor: process
                .floor
                .iter()
                .map(|floor| FloorShape::new(members, floor))
                .collect(),
            silences: MeasuredShape::new(&process.silences, |all| {
                all.iter()
                    .map(|silence| SilenceShape::new(members, silence))
                    .collect()
            }),
            interruptions: MeasuredShape::new(&process.interruptions, |all| {
                all.iter().map(InterruptionShape::from).collect()
            }),
            succession: process.succession.clone(),
        }
    }
}

impl FloorShape {
    fn new(members: &[Member], floor: &Floor) -> Self {
        Self {
            member: id_of(members, floor.member),
            turns: floor.turns,
            words: floor.words,
            talk_time: MeasuredShape::new(&floor.talk_time, |time: &Seconds| time.as_f64()),
            share: MeasuredShape::new(&floor.share, |share| *share),
        }
    }
}

impl SilenceShape {
    fn new(members: &[Member], silence: &Silence) -> Self {
        let (kind, owner) = match silence.owner {
            SilenceOwner::Asked(owner) => ("asked", Some(owner)),
            SilenceOwner::Speaker(owner) => ("speaker", Some(owner)),
            SilenceOwner::Shared => ("shared", None),
        };
        Self {
            start: silence.window.start.as_f64(),
            end: silence.window.end.as_f64(),
            after: silence.after,
            before: silence.before,
            kind,
            owner: owner.map(|owner| id_of(members, owner)),
        }
    }
}

impl From<&Interruption> for InterruptionShape {
    fn from(interruption: &Interruption) -> Self {
        Self {
            by: interruption.by,
            over: interruption.over,
            successful: interruption.successful,
        }
    }
}
