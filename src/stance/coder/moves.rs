//! The therapist's moves before an act, which decide what the act is worth.

use super::Moment;
use crate::session::MemberId;
use crate::stance::act::{Act, Addressee, Provenance};
use crate::stance::cue::{Move, Outcome, Search};

/// How many turns the effect of taking a side lasts.
const UNBALANCED: usize = 10;
/// How many turns without the therapist a dialogue that was set up lasts at most.
const DIALOGUE: usize = 20;

/// What the therapist did last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moves {
    /// The turn of the last question, to whom, and whether it presupposed a charge.
    question: Option<Question>,
    /// The dialogue that was set up: its turn and the members who were asked to talk.
    dialogue: Option<(usize, Vec<MemberId>)>,
    /// Members told to stay out of it.
    out: Vec<MemberId>,
    /// The turn and the side taken.
    side: Option<(usize, MemberId)>,
}

#[derive(Clone, Copy, Debug)]
struct Question {
    turn: usize,
    to: Option<Addressee>,
    led: bool,
}

impl Moves {
    /// Takes in an utterance of the therapist.
    pub(crate) fn observe(&mut self, moment: &Moment<'_>) {
        let turn = moment.turn();
        let mut found = Vec::new();
        for sentence in moment.sentences {
            let hits = moment.pack.hits(&sentence.seen, Search::Moves);
            for hit in hits {
                if let Some(Outcome::Move(kind)) = moment.pack.rule(hit.rule).map(|r| r.outcome) {
                    found.push((kind, sentence));
                }
            }
        }
        let did = |kind: Move| found.iter().any(|(k, _)| *k == kind);
        self.question = moment.read.asks().then_some(Question {
            turn,
            to: moment.addressee,
            led: did(Move::Led),
        });
        if did(Move::Close)
            || self
                .dialogue
                .as_ref()
                .is_some_and(|(since, _)| since + DIALOGUE < turn)
        {
            self.dialogue = None;
            self.out.clear();
        }
        if did(Move::Enactment) {
            self.dialogue = Some((turn, moment.named()));
            self.out.clear();
        }
        if let Some((_, sentence)) = found.iter().find(|(k, _)| *k == Move::StayOut) {
            self.out.extend(sentence.called.or(moment.listener()));
        }
        if did(Move::Unbalancing) {
            self.side = moment.listener().map(|id| (turn, id));
        }
    }

    /// What an act of a member is worth, as far as the therapist's moves decide it.
    pub(crate) fn provenance(&self, moment: &Moment<'_>, act: &Act) -> Provenance {
        let turn = moment.turn();
        if let Some((since, pair)) = &self.dialogue
            && since + DIALOGUE >= turn
        {
            let told_out = self.out.contains(&act.actor);
            let in_pair = pair.contains(&act.actor);
            let to_pair =
                matches!(act.addressee, Some(Addressee::Member(id)) if pair.contains(&id));
            if told_out || (!in_pair && pair.len() >= 2) {
                return Provenance::EnactedAgainst;
            }
            if in_pair && (to_pair || pair.len() == 1) {
                return Provenance::EnactedAsDirected;
            }
        }
        if self
            .side
            .is_some_and(|(since, side)| side == act.actor && since + UNBALANCED >= turn)
        {
            return Provenance::Unbalanced;
        }
        match self.question {
            Some(question) if question.turn + 1 == turn && question.is_to(act.actor) => {
                if question.led {
                    Provenance::Led
                } else {
                    Provenance::Prompted
                }
            }
            _ => Provenance::Spontaneous,
        }
    }
}

impl Question {
    fn is_to(self, member: MemberId) -> bool {
        match self.to {
            Some(Addressee::Member(id)) => id == member,
            Some(Addressee::All) | None => true,
        }
    }
}

impl Moment<'_> {
    /// The members of the family this utterance calls, names or is said to.
    fn named(&self) -> Vec<MemberId> {
        let mut named: Vec<MemberId> = Vec::new();
        let about = self.sentences.iter().flat_map(|s| s.about(0..s.seen.len()));
        let called = self.sentences.iter().filter_map(|s| s.called);
        for id in about.chain(called).chain(self.listener()) {
            if !named.contains(&id) && !self.session.family.is_therapist(id) {
                named.push(id);
            }
        }
        named
    }
}
