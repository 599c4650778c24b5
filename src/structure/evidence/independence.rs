//! Which acts count: what one member repeats about one other within a short while is one piece of evidence.

use super::Moment;
use crate::import::Seconds;
use crate::session::MemberId;
use crate::stance::{ActKind, Channel};

/// Repeats closer than this many turns to the first of the burst are not independent. Project's choice.
const TURNS: usize = 5;
/// Nor are repeats closer than this, whichever of the two is shorter.
const SECONDS: Seconds = Seconds::from_millis(60_000);

/// What a repeat repeats: the same member, the same person talked of, the same direction.
type Burst = (MemberId, Option<MemberId>, Direction);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    For,
    Against,
    Into,
    Other(ActKind),
}

fn direction(moment: &Moment) -> Direction {
    let complaint = matches!(
        moment.kind,
        ActKind::ComplainAbout | ActKind::ComplainToChild
    );
    match moment.kind.channel() {
        _ if moment.against.is_some() || complaint => match moment.kind {
            ActKind::Enlist | ActKind::Relay | ActKind::RefuseSide => Direction::Other(moment.kind),
            _ => Direction::Against,
        },
        Channel::Positive => Direction::For,
        Channel::Negative => Direction::Against,
        Channel::Intrusion => Direction::Into,
        _ => Direction::Other(moment.kind),
    }
}

/// Marks in every burst the strongest act as the one that counts; among equals the one that takes three, then the first.
pub(super) fn sort(mut moments: Vec<Moment>) -> Vec<Moment> {
    let mut open: Vec<(Burst, usize, Seconds, usize)> = Vec::new();
    for index in 0..moments.len() {
        let Some(moment) = moments.get(index) else {
            break;
        };
        let (turn, at) = (moment.turn, moment.at);
        let burst = (moment.actor, moment.subject(), direction(moment));
        open.retain(|&(_, first, since, _)| turn - first < TURNS && at - since < SECONDS);
        let Some(running) = open.iter_mut().find(|(known, ..)| *known == burst) else {
            open.push((burst, turn, at, index));
            continue;
        };
        let best = running.3;
        let stronger = moments
            .get(best)
            .zip(moments.get(index))
            .is_some_and(|(best, new)| rank(new) > rank(best));
        let weaker = if stronger { best } else { index };
        if stronger {
            running.3 = index;
        }
        if let Some(moment) = moments.get_mut(weaker) {
            moment.counts = false;
        }
    }
    moments
}

fn rank(moment: &Moment) -> (u64, bool) {
    ((moment.weight * 1_000.0) as u64, moment.against.is_some())
}
