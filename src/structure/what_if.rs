//! What if an act were struck out, a bar were set elsewhere, somebody else decided for the children?

use crate::session::Session;
use crate::sorted::Order;
use crate::stance::{Act, Coding};

/// The same coding with other acts, in order, and the episodes they make.
#[must_use]
pub fn recoded(session: &Session, coding: &Coding, mut acts: Vec<Act>) -> Coding {
    acts.order_by_key(|act| (act.utterance, act.span.start, act.kind));
    Coding {
        acts,
        ..coding.clone()
    }
    .with_episodes(session)
}
