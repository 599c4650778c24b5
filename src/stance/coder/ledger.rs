//! What was done in the last turns, as far as later words depend on it.

use crate::session::MemberId;
use crate::stance::act::{Act, ActKind, Addressee, Channel};

/// One charge: someone ran someone down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Charge {
    /// In which turn.
    pub turn: usize,
    /// By whom.
    pub actor: MemberId,
    /// Whom.
    pub target: MemberId,
}

/// One utterance as the next ones look back on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heard {
    /// Who spoke.
    pub speaker: MemberId,
    /// To whom.
    pub addressee: Option<Addressee>,
    /// Whether it holds a question.
    pub asks: bool,
}

/// The last turns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    charges: Vec<Charge>,
    clashes: Vec<Charge>,
    kindnesses: Vec<Charge>,
    rulings: Vec<Charge>,
    heard: Vec<Heard>,
    /// The last turn in which the person struck an act out.
    struck: Option<usize>,
}

/// No rule looks further back than this many entries.
const KEPT: usize = 16;

/// How many turns back a charge can be taken up, answered or joined.
pub(crate) const UPTAKE: usize = 3;
/// How many turns a dispute stays live.
pub(crate) const LIVE: usize = 6;

impl Ledger {
    /// Takes in the acts of an utterance.
    pub(crate) fn take(&mut self, turn: usize, acts: &[Act]) {
        for act in acts {
            let Some(target) = act.target else {
                continue;
            };
            let entry = Charge {
                turn,
                actor: act.actor,
                target: act.against.unwrap_or(target),
            };
            if act.kind.channel() == Channel::Positive && act.against.is_none() {
                keep(&mut self.kindnesses, entry);
            }
            if act.kind == ActKind::ChildRules {
                keep(&mut self.rulings, entry);
            }
            let joins = matches!(act.kind, ActKind::AgreeAgainst | ActKind::Side);
            if act.kind.channel() == Channel::Negative || (joins && act.against.is_some()) {
                keep(&mut self.charges, entry);
                keep(&mut self.clashes, entry);
            } else if matches!(act.kind, ActKind::Disagree | ActKind::Defend) {
                keep(&mut self.clashes, entry);
            }
        }
    }

    /// Takes in that a member answered: who is run down and answers without giving way is in a dispute from then on.
    pub(crate) fn answered(&mut self, turn: usize, speaker: MemberId, acts: &[Act]) {
        let accuser = self
            .charges(turn, 2)
            .find(|charge| charge.target == speaker)
            .map(|charge| charge.actor);
        let Some(accuser) = accuser else {
            return;
        };
        let gives_way = acts.iter().any(|act| {
            act.target == Some(accuser)
                && matches!(act.kind.channel(), Channel::Positive | Channel::Rank)
        });
        if !gives_way {
            let entry = Charge {
                turn,
                actor: speaker,
                target: accuser,
            };
            keep(&mut self.clashes, entry);
        }
    }

    /// Takes in that an utterance was made.
    pub(crate) fn heard(&mut self, heard: &Heard) {
        keep(&mut self.heard, *heard);
    }

    /// Takes in that the person struck an act out.
    pub(crate) const fn strike(&mut self, turn: usize) {
        self.struck = Some(turn);
    }

    /// Whether the person has struck out what could be taken up now.
    pub(crate) fn is_struck(&self, turn: usize) -> bool {
        self.struck.is_some_and(|struck| struck + UPTAKE >= turn)
    }

    /// Charges of the last `reach` turns, the latest first.
    pub(crate) fn charges(&self, turn: usize, reach: usize) -> impl Iterator<Item = &Charge> {
        self.charges
            .iter()
            .rev()
            .take_while(move |charge| charge.turn + reach >= turn)
    }

    /// Kind acts of the last `reach` turns, the latest first.
    pub(crate) fn kindnesses(&self, turn: usize, reach: usize) -> impl Iterator<Item = &Charge> {
        self.kindnesses
            .iter()
            .rev()
            .take_while(move |kind| kind.turn + reach >= turn)
    }

    /// A child's directions of the last `reach` turns, the latest first.
    pub(crate) fn rulings(&self, turn: usize, reach: usize) -> impl Iterator<Item = &Charge> {
        self.rulings
            .iter()
            .rev()
            .take_while(move |ruling| ruling.turn + reach >= turn)
    }

    /// Charges and disagreements of the last `reach` turns, the latest first.
    pub(crate) fn clashes(&self, turn: usize, reach: usize) -> impl Iterator<Item = &Charge> {
        self.clashes
            .iter()
            .rev()
            .take_while(move |clash| clash.turn + reach >= turn)
    }

    /// With whom a member is in dispute: the latest clash they had a part in.
    pub(crate) fn opponent(&self, of: MemberId, turn: usize) -> Option<MemberId> {
        self.clashes(turn, LIVE).find_map(|clash| {
            if clash.actor == of {
                Some(clash.target)
            } else if clash.target == of {
                Some(clash.actor)
            } else {
                None
            }
        })
    }

    /// The utterances before, the latest first, those of one speaker left out.
    pub(crate) fn others(&self, than: MemberId) -> impl Iterator<Item = &Heard> {
        self.heard.iter().rev().filter(move |h| h.speaker != than)
    }

    /// The utterance just before.
    pub(crate) fn last(&self) -> Option<&Heard> {
        self.heard.last()
    }
}

fn keep<T>(entries: &mut Vec<T>, entry: T) {
    if entries.len() >= 2 * KEPT {
        entries.drain(..KEPT);
    }
    entries.push(entry);
}
