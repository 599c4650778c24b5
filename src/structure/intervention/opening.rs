//! Hypotheses → [`Opening`]: the moments at which an enactment, a boundary or an unbalancing move could have gone.

use crate::session::MemberId;
use crate::sorted::Order;
use crate::stance::{ActKind, Channel};
use crate::structure::evidence::{Moment, Record};
use crate::structure::wording::{fill, phrases};
use crate::structure::{Hypothesis, Pattern};

/// A moment at which a move could have gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Which hypothesis: index into the structure's hypotheses.
    pub hypothesis: usize,
    /// Which move: "Enactment", "Boundary making", "Unbalancing".
    pub name: &'static str,
    /// At which act: index into the coding's acts.
    pub act: usize,
    /// Why there, in a sentence.
    pub why: String,
}

/// So many moments of one kind are named for one hypothesis, the weightiest.
const EACH: usize = 2;
/// Nobody answers for the third within so many turns.
const ANSWERED: usize = 4;

/// The openings of every offered difficulty, in order of place. What the therapist's own move produced is none.
pub(in crate::structure) fn openings(record: &Record<'_>, offered: &[Hypothesis]) -> Vec<Opening> {
    let difficulties = offered.iter().enumerate();
    difficulties
        .filter(|(_, reading)| !reading.pattern.is_strength())
        .flat_map(|(index, reading)| of(record, index, reading))
        .collect()
}

fn of(record: &Record<'_>, index: usize, reading: &Hypothesis) -> Vec<Opening> {
    let own = record.select(|m| !m.induced && reading.evidence.contains(&m.act));
    let mut found: Vec<(Move, &Moment)> = own
        .into_iter()
        .filter_map(|moment| Some((fitting(record, reading, moment)?, moment)))
        .collect();
    found.order_by(|one, other| other.1.weight.total_cmp(&one.1.weight));
    let mut taken: Vec<(Move, &Moment)> = Vec::new();
    for (fits, moment) in found {
        if taken.iter().filter(|(other, _)| *other == fits).count() < EACH {
            taken.push((fits, moment));
        }
    }
    taken.order_by_key(|(_, moment)| moment.act);
    let opening = |(fits, moment): (Move, &Moment)| Opening {
        hypothesis: index,
        name: fits.name(),
        act: moment.act,
        why: fits.why(record, moment),
    };
    taken.into_iter().map(opening).collect()
}

/// What could go at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    /// Ask the one who is spoken for.
    Boundary,
    /// Take the child out of it.
    Demand,
    /// Let the two speak who are spoken about.
    Enactment,
    /// Let two who are at it finish.
    Stay,
    /// Return to the couple.
    Return,
    /// Stand by the third.
    Unbalancing,
}

fn fitting(record: &Record<'_>, reading: &Hypothesis, moment: &Moment) -> Option<Move> {
    let detour = matches!(
        reading.pattern,
        Pattern::DetouringAttacking | Pattern::DetouringSupporting
    );
    match moment.kind {
        _ if detour => Some(Move::Return),
        ActKind::Enlist | ActKind::Relay | ActKind::ComplainToChild => Some(Move::Demand),
        ActKind::AgreeAgainst | ActKind::Side | ActKind::Secret => {
            (!is_answered(record, moment)).then_some(Move::Unbalancing)
        }
        ActKind::ComplainAbout => Some(Move::Enactment),
        ActKind::ChildRules | ActKind::Exclude => Some(Move::Boundary),
        kind if kind.channel() == Channel::Intrusion => Some(Move::Boundary),
        kind if kind.channel() == Channel::Negative => Some(Move::Stay),
        _ => None,
    }
}

/// Whether anyone stands up for the third soon after.
fn is_answered(record: &Record<'_>, moment: &Moment) -> bool {
    let soon = moment.turn..=moment.turn + ANSWERED;
    record.moments.iter().any(|later| {
        soon.contains(&later.turn)
            && later.target == moment.against
            && later.kind.channel() == Channel::Positive
    })
}

impl Move {
    const fn name(self) -> &'static str {
        match self {
            Self::Boundary | Self::Demand => "Boundary making",
            Self::Enactment | Self::Stay | Self::Return => "Enactment",
            Self::Unbalancing => "Unbalancing",
        }
    }

    const fn phrase(self) -> &'static str {
        match self {
            Self::Boundary => phrases::OPENING_BOUNDARY,
            Self::Demand => phrases::OPENING_DEMAND,
            Self::Enactment => phrases::OPENING_ENACTMENT,
            Self::Stay => phrases::OPENING_STAY,
            Self::Return => phrases::OPENING_RETURN,
            Self::Unbalancing => phrases::OPENING_UNBALANCING,
        }
    }

    fn why(self, record: &Record<'_>, moment: &Moment) -> String {
        let name = |member: Option<MemberId>| member.map_or("the other", |it| record.name(it));
        let values = [
            ("a", record.name(moment.actor)),
            ("b", name(moment.target)),
            ("c", name(moment.subject())),
        ];
        fill(self.phrase(), &values)
    }
}

#[cfg(test)]
mod tests {
    use crate::structure::trials::Scene;

    const FAMILY: &str = "mum mother 41, dad step-father 47, leo son 15, tom son 11";
    const LINES: &str = "
        mum complain-about dad @10 #heat
        leo agree-against mum dad @11 #heat
        mum affiliate leo @30
        leo criticise dad @45 #lift
        mum side leo dad @46 #lift
        tom support dad @48
        leo affiliate mum @60
        mum criticise dad @80 #tent
        leo agree-against mum dad @82 #tent
        leo complain-about dad @110 #boat
        mum agree-against leo dad @111 #boat ~led";

    #[test]
    fn moves_are_named_at_the_words_that_call_for_them() {
        let scene = Scene::of(FAMILY, LINES);
        let read = scene.read();
        let said: Vec<(&str, usize)> = read
            .openings
            .iter()
            .map(|it| (it.name, scene.coding.acts[it.act].utterance))
            .collect();
        // Tom answers the mother's siding, and the last was the therapist's doing.
        assert!(said.contains(&("Unbalancing", 11)) && said.contains(&("Unbalancing", 82)));
        assert!(
            !said.contains(&("Unbalancing", 46)) && said.iter().all(|it| it.1 != 111),
            "{said:?}"
        );
        assert!(said.iter().any(|it| it.0 == "Enactment"), "{said:?}");
        assert!(read.openings.iter().all(|it| !it.why.contains('{')));
        // Safety stands in front.
        assert!(scene.flagged(&[0]).read().openings.is_empty());
    }
}
