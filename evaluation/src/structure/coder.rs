//! How far acts coded from the words agree with the writer's, in the classes that structure reads.

use kinmap::session::MemberId;
use kinmap::stance::{self, Act, ActKind, Channel};

use crate::labelled::Labelled;
use crate::tally::Tally;

type Cell = (MemberId, Option<MemberId>, Option<MemberId>);

/// A class of acts, and which cell an act of it falls into.
type Class = (&'static str, fn(&Act) -> Option<Cell>);

fn two(act: &Act, on: bool) -> Option<Cell> {
    on.then_some((act.actor, act.target, None))
}

const CLASSES: [Class; 9] = [
    ("warm", |act| {
        two(
            act,
            act.kind.channel() == Channel::Positive && act.against.is_none(),
        )
    }),
    ("against, said to or about", |act| {
        let plain = act.kind.channel() == Channel::Negative && act.against.is_none();
        let charge = act.kind == ActKind::AgreeAgainst || act.kind == ActKind::ComplainToChild;
        if charge {
            Some((act.actor, act.against, None))
        } else {
            two(act, plain)
        }
    }),
    ("disagreeing", |act| two(act, act.kind == ActKind::Disagree)),
    ("two against a third", |act| {
        let binds = matches!(
            act.kind,
            ActKind::AgreeAgainst | ActKind::Side | ActKind::Defend | ActKind::Secret
        );
        binds.then_some((act.actor, act.target, act.against))
    }),
    ("asked to take sides", |act| {
        let asks = matches!(
            act.kind,
            ActKind::Enlist | ActKind::Relay | ActKind::ComplainToChild
        );
        asks.then_some((act.actor, act.target, act.against))
    }),
    ("into the other's own", |act| {
        two(act, act.kind.channel() == Channel::Intrusion)
    }),
    ("rule of a child, or yielding", |act| {
        two(
            act,
            matches!(act.kind, ActKind::ChildRules | ActKind::Yield),
        )
    }),
    ("rule or order of a parent", |act| {
        two(
            act,
            matches!(act.kind, ActKind::Executive | ActKind::Command),
        )
    }),
    ("turned to a child", |act| {
        two(act, act.kind == ActKind::Divert && act.target.is_some())
    }),
];

/// Per class: hits (same utterance, same members in the same parts), coded alone, missed.
pub fn table(sessions: &[Labelled]) -> String {
    let mut tallies = [Tally::default(); CLASSES.len()];
    for labelled in sessions {
        let coded = stance::code(&labelled.session, &[]);
        for ((_, class), tally) in CLASSES.iter().zip(&mut tallies) {
            let cells = |acts: &[Act]| -> Vec<(usize, Cell)> {
                let cell = |act: &Act| Some((act.utterance, class(act)?));
                acts.iter().filter_map(cell).collect()
            };
            let (truth, coded) = (cells(&labelled.truth.acts), cells(&coded.acts));
            let hits = coded.iter().filter(|cell| truth.contains(cell)).count();
            *tally += Tally {
                hits,
                false_alarms: coded.len() - hits,
                misses: truth.iter().filter(|cell| !coded.contains(cell)).count(),
            };
        }
    }
    let mut said = String::from(
        "| class | coded as written | coded alone | missed | P | R | F1 |\n| --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for ((name, _), tally) in CLASSES.iter().zip(tallies) {
        said += &format!("| {name} | {tally} |\n");
    }
    said
}
