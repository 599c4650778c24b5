//! Process measures → plain object. A refused figure crosses as `{ unmeasured: { reason } }`, never as a zero.

mod floor;
mod pairs;
mod silence;

pub use pairs::write_permutation;

use serde_json::Value;

use super::cast::id_of;
use super::plain::{Plain, list};
use crate::import::Seconds;
use crate::process::{
    Caution, Definition, Distribution, Measured, Moment, ProcessMeasures, Shift, Shifts, Timeline,
    Totals,
};
use crate::session::{Member, MemberId, Window};

/// `ProcessMeasures` of `types.d.ts`: with member ids and times in seconds.
#[must_use]
pub fn write(members: &[Member], timeline: &Timeline, process: &ProcessMeasures) -> Value {
    let mut plain = Plain::default();
    plain.put("window", span(process.window));
    plain.put("sharesBy", process.shares_by());
    plain.put("cautions", list(timeline.cautions(), write_caution));
    plain.put("totals", write_totals(&process.totals));
    plain.put("shifts", measured(&process.shifts, write_shifts));
    floor::write(&mut plain, members, process);
    silence::write(&mut plain, members, process);
    pairs::write(&mut plain, members, process);
    plain.into()
}

/// `Definition[]` of `types.d.ts`.
#[must_use]
pub fn write_definitions() -> Value {
    list(&Definition::ALL, |definition| {
        let mut plain = Plain::default();
        plain.put("id", definition.id);
        plain.put("name", definition.name);
        plain.put("meaning", definition.meaning);
        plain.put("formula", definition.formula);
        plain.put("unit", definition.unit);
        plain.put("range", definition.range);
        plain.put("needs", definition.needs.words());
        plain.put("undefined", definition.undefined);
        plain.put("source", definition.source);
        plain.into()
    })
}

/// `Moment[]` of `types.d.ts`.
#[must_use]
pub fn write_moments(moments: &[Moment]) -> Value {
    list(moments, |moment| {
        let mut plain = Plain::default();
        plain.put("first", moment.first);
        plain.put("last", moment.last);
        plain.into()
    })
}

/// A figure or the reason why there is none.
fn measured<T>(measured: &Measured<T>, write: impl Fn(&T) -> Value) -> Value {
    let mut plain = Plain::default();
    match measured {
        Measured::Value(value) => plain.put("value", write(value)),
        Measured::Unmeasured(why) => {
            let mut reason = Plain::default();
            reason.put("reason", why.to_string());
            plain.put("unmeasured", reason);
        }
    }
    plain.into()
}

fn number(figure: &f64) -> Value {
    (*figure).into()
}

fn seconds(time: &Seconds) -> Value {
    time.as_f64().into()
}

fn span(window: Window) -> Vec<f64> {
    vec![window.start.as_f64(), window.end.as_f64()]
}

fn table<T: Copy + Into<Value>>(rows: &[Vec<T>]) -> Value {
    list(rows, |row| row.as_slice().into())
}

/// A plain object with the ids of a pair.
fn of_pair(members: &[Member], [one, other]: [&str; 2], pair: (MemberId, MemberId)) -> Plain {
    let mut plain = Plain::default();
    plain.put(one, id_of(members, pair.0));
    plain.put(other, id_of(members, pair.1));
    plain
}

fn write_caution(caution: &Caution) -> Value {
    let mut plain = Plain::default();
    plain.put("kind", caution.kind.name());
    plain.put("message", caution.to_string());
    plain.put("utterances", caution.utterances.as_slice());
    plain.into()
}

fn write_totals(totals: &Totals) -> Value {
    let mut plain = Plain::default();
    plain.put("speech", measured(&totals.speech, seconds));
    plain.put("overlap", measured(&totals.overlap, seconds));
    plain.put(
        "overlaps",
        measured(&totals.overlaps, |&count| count.into()),
    );
    plain.put("silence", measured(&totals.silence, seconds));
    plain.into()
}

fn write_shifts(shifts: &Shifts) -> Value {
    let mut plain = Plain::default();
    for shift in Shift::ALL {
        plain.put(shift.code(), shifts.count(shift));
    }
    plain.into()
}

fn write_distribution(of: &Distribution) -> Value {
    let mut plain = Plain::default();
    plain.put("count", of.count);
    plain.put("mean", of.mean);
    plain.put("lower", of.lower);
    plain.put("median", of.median);
    plain.put("upper", of.upper);
    plain.put("longest", of.longest);
    plain.into()
}
