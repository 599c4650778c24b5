//! Figures as words, for elements of the page: `latency.0.2`, members by their place in the cast.

use std::fmt;
use std::str::FromStr;

use super::Figure;
use crate::process::{Outcome, Shift};
use crate::session::MemberId;

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, one, other) = match *self {
            Self::TalkTime(who) => ("talk-time", Some(who), None),
            Self::Turns(who) => ("turns", Some(who), None),
            Self::LongestTurn(who) => ("longest", Some(who), None),
            Self::Pauses(who) => ("pauses", Some(who), None),
            Self::Gaps(from, to) => ("gaps", Some(from), Some(to)),
            Self::Lapses => ("lapses", None, None),
            Self::LongSilences => ("silences", None, None),
            Self::Owned(who) => ("owned", who, None),
            Self::Broken(from, by) => ("broken", Some(from), Some(by)),
            Self::Latency(from, to) => ("latency", Some(from), Some(to)),
            Self::Overlaps(by, over, outcome) => (outcome.definition().id, Some(by), Some(over)),
            Self::Interruptions(by, over) => ("interruptions", Some(by), Some(over)),
            Self::Marked(by, over) => ("marked", Some(by), Some(over)),
            Self::Succession(one, next) => ("succession", Some(one), Some(next)),
            Self::FamilySuccession(one, next) => ("family", Some(one), Some(next)),
            Self::ThroughTherapist => ("through", None, None),
            Self::Shift(shift) => (shift.code(), None, None),
            Self::Addressing(by, to) => ("addressing", Some(by), Some(to)),
            Self::AnsweredFor(asked, by) => ("answered", Some(asked), Some(by)),
        };
        f.write_str(name)?;
        let members = [one, other];
        let mut members = members.into_iter().flatten();
        members.try_for_each(|member| write!(f, ".{}", member.0))
    }
}

impl FromStr for Figure {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let mut parts = written.split('.');
        let name = parts.next().unwrap_or_default();
        let member = |part: &str| part.parse().map(MemberId).map_err(|_| ());
        let members: Vec<MemberId> = parts.map(member).collect::<Result<_, ()>>()?;
        let figure = match *members.as_slice() {
            [] => alone(name),
            [who] => of_one(name, who),
            [one, other] => of_two(name, one, other),
            _ => None,
        };
        figure.ok_or(())
    }
}

fn alone(name: &str) -> Option<Figure> {
    Some(match name {
        "lapses" => Figure::Lapses,
        "silences" => Figure::LongSilences,
        "owned" => Figure::Owned(None),
        "through" => Figure::ThroughTherapist,
        _ => Figure::Shift(Shift::ALL.into_iter().find(|shift| shift.code() == name)?),
    })
}

fn of_one(name: &str, who: MemberId) -> Option<Figure> {
    Some(match name {
        "talk-time" => Figure::TalkTime(who),
        "turns" => Figure::Turns(who),
        "longest" => Figure::LongestTurn(who),
        "pauses" => Figure::Pauses(who),
        "owned" => Figure::Owned(Some(who)),
        _ => return None,
    })
}

fn of_two(name: &str, one: MemberId, other: MemberId) -> Option<Figure> {
    Some(match name {
        "gaps" => Figure::Gaps(one, other),
        "broken" => Figure::Broken(one, other),
        "latency" => Figure::Latency(one, other),
        "interruptions" => Figure::Interruptions(one, other),
        "marked" => Figure::Marked(one, other),
        "succession" => Figure::Succession(one, other),
        "family" => Figure::FamilySuccession(one, other),
        "addressing" => Figure::Addressing(one, other),
        "answered" => Figure::AnsweredFor(one, other),
        _ => {
            let mut outcomes = Outcome::ALL.into_iter();
            let outcome = outcomes.find(|it| it.definition().id == name)?;
            Figure::Overlaps(one, other, outcome)
        }
    })
}
