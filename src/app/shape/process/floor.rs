//! Who holds the floor → plain objects.

use serde_json::Value;

use super::{measured, number, seconds, write_distribution};
use crate::app::shape::cast::id_of;
use crate::app::shape::plain::{Plain, list};
use crate::process::{Evenness, Floor, Participation, ProcessMeasures, Shares, TurnLengths};
use crate::session::Member;

/// The fields `floor`, `participation`, `turnLengths` and `balance`.
pub(super) fn write(plain: &mut Plain, members: &[Member], process: &ProcessMeasures) {
    let floor = list(&process.floor, |it| write_floor(members, it));
    let participation = list(&process.participation, |it| write_part(members, it));
    let lengths = list(&process.turn_lengths, |it| write_lengths(members, it));
    let evenness = |it: &Evenness| write_evenness(members, it);
    let mut balance = Plain::default();
    balance.put("everybody", measured(&process.balance.everybody, evenness));
    balance.put("family", measured(&process.balance.family, evenness));
    plain.put("floor", floor);
    plain.put("participation", participation);
    plain.put("turnLengths", lengths);
    plain.put("balance", balance);
}

fn write_floor(members: &[Member], floor: &Floor) -> Value {
    let mut plain = Plain::default();
    plain.put("member", id_of(members, floor.member));
    plain.put("turns", floor.turns);
    plain.put("words", floor.words);
    plain.put("talkTime", measured(&floor.talk_time, seconds));
    plain.put("share", measured(&floor.share, number));
    plain.into()
}

fn write_part(members: &[Member], part: &Participation) -> Value {
    let mut plain = Plain::default();
    plain.put("member", id_of(members, part.member));
    plain.put("talkTime", measured(&part.talk_time, seconds));
    plain.put("summed", measured(&part.summed, seconds));
    plain.put("byTime", write_shares(&part.time));
    plain.put("byWords", write_shares(&part.words));
    plain.into()
}

fn write_shares(shares: &Shares) -> Value {
    let mut plain = Plain::default();
    plain.put("ofEverybody", measured(&shares.of_everybody, number));
    let of_family = shares.of_family.as_ref().map(|it| measured(it, number));
    plain.put("ofFamily", of_family);
    plain.into()
}

fn write_lengths(members: &[Member], lengths: &TurnLengths) -> Value {
    let mut plain = Plain::default();
    plain.put("member", id_of(members, lengths.member));
    plain.put("words", measured(&lengths.words, write_distribution));
    plain.put("seconds", measured(&lengths.seconds, write_distribution));
    plain.put("rate", measured(&lengths.rate, number));
    plain.into()
}

fn write_evenness(members: &[Member], evenness: &Evenness) -> Value {
    let (member, share) = evenness.largest;
    let mut largest = Plain::default();
    largest.put("member", id_of(members, member));
    largest.put("share", share);
    let mut plain = Plain::default();
    plain.put("people", evenness.people);
    plain.put("entropy", evenness.entropy);
    plain.put("gini", evenness.gini);
    plain.put("divergence", evenness.divergence);
    plain.put("largest", largest);
    plain.into()
}
