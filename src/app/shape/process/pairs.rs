//! What happens between two members → plain objects.

use serde_json::Value;

use super::{measured, number, of_pair, table};
use crate::app::shape::plain::{Plain, list};
use crate::process::{
    AnsweredFor, Chance, Crossing, Interruption, Latency, Measured, Outcome, Overlap, Permutation,
    ProcessMeasures,
};
use crate::session::Member;

/// The fields from `overlaps` to `answeredFor`.
pub(super) fn write(plain: &mut Plain, members: &[Member], process: &ProcessMeasures) {
    let overlaps = |all: &Vec<Overlap>| list(all, write_overlap);
    let interruptions = |all: &Vec<Interruption>| list(all, write_interruption);
    let crossings = |all: &Vec<Crossing>| list(all, |it| write_crossing(members, it));
    let latencies = |all: &Vec<Latency>| list(all, |it| write_latency(members, it));
    let answered = |it: &AnsweredFor| write_answered(members, it);
    let marked = list(&process.marked_interruptions, |it| {
        pair(it.by, it.over).into()
    });
    plain.put("overlaps", measured(&process.overlaps, overlaps));
    plain.put(
        "interruptions",
        measured(&process.interruptions, interruptions),
    );
    plain.put("crossings", measured(&process.crossings, crossings));
    plain.put("markedInterruptions", marked);
    plain.put("latencies", measured(&process.latencies, latencies));
    plain.put("succession", table(&process.succession));
    plain.put("chance", measured(&process.chance, write_chance));
    plain.put("familySuccession", table(&process.family_succession));
    plain.put(
        "familyChance",
        measured(&process.family_chance, write_chance),
    );
    plain.put(
        "therapistBetween",
        measured(&process.therapist_between, number),
    );
    plain.put("addressing", table(&process.addressing));
    plain.put("answeredFor", list(&process.answered_for, answered));
}

/// `Measured<Permutation>` of `types.d.ts`.
#[must_use]
pub fn write_permutation(found: &Measured<Permutation>) -> Value {
    measured(found, |found| {
        let mut plain = Plain::default();
        plain.put("observed", table(&found.observed));
        plain.put("mean", table(&found.mean));
        plain.put("more", table(&found.more));
        plain.put("fewer", table(&found.fewer));
        plain.put("corrected", table(&found.corrected));
        plain.into()
    })
}

fn pair(by: usize, over: usize) -> Plain {
    let mut plain = Plain::default();
    plain.put("by", by);
    plain.put("over", over);
    plain
}

fn write_overlap(overlap: &Overlap) -> Value {
    let mut plain = pair(overlap.by, overlap.over);
    plain.put("start", overlap.window.start.as_f64());
    plain.put("end", overlap.window.end.as_f64());
    plain.put("outcome", overlap.outcome.definition().id);
    plain.into()
}

fn write_interruption(interruption: &Interruption) -> Value {
    let mut plain = pair(interruption.by, interruption.over);
    plain.put("successful", interruption.successful);
    plain.into()
}

fn write_crossing(members: &[Member], crossing: &Crossing) -> Value {
    let mut counts = Plain::default();
    for outcome in Outcome::ALL {
        let count = crossing.counts.get(&outcome).copied();
        counts.put(outcome.definition().id, count.unwrap_or_default());
    }
    let mut plain = of_pair(members, ["by", "over"], (crossing.by, crossing.over));
    plain.put("counts", counts);
    plain.put(
        "perHundredTurns",
        measured(&crossing.per_hundred_turns, number),
    );
    plain.put("net", measured(&crossing.net, number));
    plain.into()
}

fn write_latency(members: &[Member], latency: &Latency) -> Value {
    let ends = (latency.from, latency.answering);
    let mut plain = of_pair(members, ["from", "answering"], ends);
    plain.put("count", latency.count);
    plain.put("median", latency.median);
    plain.put("spread", latency.spread);
    plain.into()
}

fn write_chance(chance: &Chance) -> Value {
    let mut plain = Plain::default();
    plain.put("expected", table(&chance.expected));
    plain.put("residual", table(&chance.residual));
    plain.put("freedom", chance.freedom);
    plain.into()
}

fn write_answered(members: &[Member], answered: &AnsweredFor) -> Value {
    let mut plain = of_pair(members, ["asked", "by"], (answered.asked, answered.by));
    plain.put("count", answered.count);
    plain.into()
}
