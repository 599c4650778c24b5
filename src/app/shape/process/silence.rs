//! Silences → plain objects.

use serde_json::Value;

use super::{measured, of_pair, table, write_distribution};
use crate::app::shape::cast::id_of;
use crate::app::shape::plain::{Plain, list};
use crate::process::{
    Gaps, ProcessMeasures, Quiet, Silence, SilenceLedger, SilenceOwner, Space, SpaceKind,
};
use crate::session::{Member, MemberId, Window};

/// The fields `spaces`, `silences`, `silenceLedger` and `gaps`.
pub(super) fn write(plain: &mut Plain, members: &[Member], process: &ProcessMeasures) {
    let spaces = |all: &Vec<Space>| list(all, write_space);
    let silences = |all: &Vec<Silence>| list(all, |it| write_silence(members, it));
    let gaps = |all: &Vec<Gaps>| list(all, |it| write_gaps(members, it));
    let ledger = |it: &SilenceLedger| write_ledger(members, it);
    plain.put("spaces", measured(&process.spaces, spaces));
    plain.put("silences", measured(&process.silences, silences));
    plain.put("silenceLedger", measured(&process.silence_ledger, ledger));
    plain.put("gaps", measured(&process.gaps, gaps));
}

fn stretch(window: Window, after: usize, before: usize) -> Plain {
    let mut plain = Plain::default();
    plain.put("start", window.start.as_f64());
    plain.put("end", window.end.as_f64());
    plain.put("after", after);
    plain.put("before", before);
    plain
}

fn write_space(space: &Space) -> Value {
    let mut plain = stretch(space.window, space.after, space.before);
    plain.put(
        "kind",
        match space.kind {
            SpaceKind::Pause => "pause",
            SpaceKind::Gap => "gap",
            SpaceKind::Lapse => "lapse",
        },
    );
    plain.into()
}

fn write_silence(members: &[Member], silence: &Silence) -> Value {
    let kind = match silence.owner {
        SilenceOwner::Asked(_) => "asked",
        SilenceOwner::Speaker(_) => "speaker",
        SilenceOwner::Shared => "shared",
    };
    let id = |member: Option<MemberId>| member.map(|member| id_of(members, member));
    let mut plain = stretch(silence.window, silence.after, silence.before);
    plain.put("kind", kind);
    plain.maybe("owner", id(silence.owner.member()));
    plain.maybe("fellAfter", id(silence.fell_after));
    plain.maybe("brokenBy", id(silence.broken_by));
    plain.into()
}

fn write_ledger(members: &[Member], ledger: &SilenceLedger) -> Value {
    let quiet = |(index, quiet): (usize, &Quiet)| -> Value {
        let mut plain = Plain::default();
        plain.put("member", id_of(members, MemberId(index)));
        plain.put("pauses", measured(&quiet.pauses, write_distribution));
        plain.put("asked", quiet.asked);
        plain.put("paused", quiet.paused);
        plain.put("time", quiet.time.as_f64());
        plain.put("broke", quiet.broke);
        plain.into()
    };
    let mut plain = Plain::default();
    let all: Vec<Value> = ledger.members.iter().enumerate().map(quiet).collect();
    plain.put("members", all);
    plain.put("shared", ledger.shared);
    plain.put("sharedTime", ledger.shared_time.as_f64());
    plain.put("broken", table(&ledger.broken));
    plain.into()
}

fn write_gaps(members: &[Member], gaps: &Gaps) -> Value {
    let mut plain = of_pair(members, ["from", "to"], (gaps.from, gaps.to));
    plain.put("lengths", write_distribution(&gaps.lengths));
    plain.into()
}
