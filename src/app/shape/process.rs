//! Process measures → plain object. A refused figure crosses as `{ unmeasured: { reason } }`, never as a zero.

use serde_json::Value;

use super::cast::id_of;
use super::plain::{Plain, list};
use crate::import::Seconds;
use crate::process::{Floor, Interruption, Measured, ProcessMeasures, Silence, SilenceOwner};
use crate::session::Member;

/// `ProcessMeasures` of `types.d.ts`: with member ids and times in seconds.
pub(super) fn write(members: &[Member], process: &ProcessMeasures) -> Value {
    let window = vec![process.window.start.as_f64(), process.window.end.as_f64()];
    let silences = |all: &Vec<Silence>| list(all, |silence| write_silence(members, silence));
    let interruptions = |all: &Vec<Interruption>| list(all, write_interruption);
    let mut plain = Plain::default();
    plain.put("window", window);
    plain.put("sharesBy", process.shares_by());
    plain.put(
        "floor",
        list(&process.floor, |floor| write_floor(members, floor)),
    );
    plain.put("silences", measured(&process.silences, silences));
    plain.put(
        "interruptions",
        measured(&process.interruptions, interruptions),
    );
    plain.put(
        "succession",
        list(&process.succession, |row| row.as_slice().into()),
    );
    plain.into()
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

fn write_floor(members: &[Member], floor: &Floor) -> Value {
    let mut plain = Plain::default();
    plain.put("member", id_of(members, floor.member));
    plain.put("turns", floor.turns);
    plain.put("words", floor.words);
    let seconds = |time: &Seconds| time.as_f64().into();
    plain.put("talkTime", measured(&floor.talk_time, seconds));
    plain.put("share", measured(&floor.share, |share| (*share).into()));
    plain.into()
}

fn write_silence(members: &[Member], silence: &Silence) -> Value {
    let (kind, owner) = match silence.owner {
        SilenceOwner::Asked(owner) => ("asked", Some(owner)),
        SilenceOwner::Speaker(owner) => ("speaker", Some(owner)),
        SilenceOwner::Shared => ("shared", None),
    };
    let mut plain = Plain::default();
    plain.put("start", silence.window.start.as_f64());
    plain.put("end", silence.window.end.as_f64());
    plain.put("after", silence.after);
    plain.put("before", silence.before);
    plain.put("kind", kind);
    plain.maybe("owner", owner.map(|owner| id_of(members, owner)));
    plain.into()
}

fn write_interruption(interruption: &Interruption) -> Value {
    let mut plain = Plain::default();
    plain.put("by", interruption.by);
    plain.put("over", interruption.over);
    plain.put("successful", interruption.successful);
    plain.into()
}
