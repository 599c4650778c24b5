//! Who speaks of whom in their presence, and to whom: the talk over somebody's head that no single act shows.

use crate::session::{MemberId, Session, Window};
use crate::stance::{Addressee, Coding};

/// One utterance of a member in which another who is there is spoken of and not spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::structure) struct SpokenOf {
    /// The turn it stands in: index into the session's turns.
    pub turn: usize,
    /// Who speaks.
    pub by: MemberId,
    /// To whom, where that is one person.
    pub to: Option<MemberId>,
    /// Of whom.
    pub of: MemberId,
}

/// Every such utterance in the window, in order; members without a turn in the window are not there to be spoken of.
pub(super) fn gather(
    session: &Session,
    coding: &Coding,
    inside: &impl Fn(Window) -> bool,
) -> Vec<SpokenOf> {
    let mut present = vec![false; session.family.len()];
    let turns = session.turns.iter().filter(|turn| inside(turn.window));
    for speaker in turns.filter_map(|turn| turn.speaker) {
        if let Some(there) = present.get_mut(speaker.0) {
            *there = !session.family.is_therapist(speaker);
        }
    }
    let there = |member: MemberId| present.get(member.0) == Some(&true);
    let mut gathered: Vec<SpokenOf> = Vec::new();
    for mention in &coding.mentions {
        let Some(spoken) = session.utterances.get(mention.utterance) else {
            continue;
        };
        let to = match coding.addressees.get(mention.utterance) {
            Some(Some(Addressee::Member(to))) => Some(*to),
            _ => None,
        };
        let Some(by) = spoken
            .speaker
            .filter(|&by| inside(spoken.window) && there(by))
        else {
            continue;
        };
        let of = mention.member;
        let found = SpokenOf {
            turn: spoken.turn,
            by,
            to,
            of,
        };
        let repeated = gathered.last() == Some(&found);
        if there(of) && of != by && to != Some(of) && !repeated {
            gathered.push(found);
        }
    }
    gathered
}
