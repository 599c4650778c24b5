//! Which of several acts a clause is coded as: one dyadic and one triadic, the better matched first.

use crate::session::MemberId;
use crate::sorted::Order;
use crate::stance::act::{Act, ActKind};

/// An act a rule offers.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The act.
    pub act: Act,
    /// The clause of the sentence it begins in.
    pub clause: usize,
    /// The rule, which decides between equals: earlier in the pack goes first.
    pub rule: usize,
    /// How many words matched; a rule that needs no words gives way to any that does.
    pub length: usize,
}

/// For each clause the best dyadic and the best triadic act.
pub(crate) fn best(mut candidates: Vec<Candidate>) -> Vec<Act> {
    candidates.order_by(|a, b| {
        let key = |c: &Candidate| (c.clause, c.act.kind.is_triadic());
        key(a)
            .cmp(&key(b))
            .then(b.length.cmp(&a.length))
            .then(a.rule.cmp(&b.rule))
    });
    candidates.dedup_by(|later, first| {
        later.clause == first.clause && later.act.kind.is_triadic() == first.act.kind.is_triadic()
    });
    candidates
        .into_iter()
        .map(|candidate| candidate.act)
        .collect()
}

/// The same act in one utterance counts once, at its strongest.
pub(crate) fn once(acts: Vec<Act>) -> Vec<Act> {
    let mut kept: Vec<Act> = Vec::new();
    let same = |a: &Act| -> (ActKind, Option<MemberId>, Option<MemberId>) {
        (a.kind, a.target, a.against)
    };
    for act in acts {
        match kept.iter_mut().find(|k| same(k) == same(&act)) {
            Some(known) => {
                if act.strength > known.strength {
                    *known = act;
                }
            }
            None => kept.push(act),
        }
    }
    kept.order_by_key(|act| (act.span.start, act.kind));
    kept
}
