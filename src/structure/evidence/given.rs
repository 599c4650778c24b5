//! What every reading of a session starts from: the parts that stay while windows move, acts are struck and roles change.

use std::borrow::Cow;

use super::topic;
use crate::process::ProcessMeasures;
use crate::session::{Family, Session};
use crate::stance::{Act, Coding, Episode};
use crate::structure::Assumptions;

/// A session made ready to be read again and again: how long each utterance is and which words say what it is about.
///
/// Made once per session; whoever reads one session over many windows or under many assumptions keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Words per utterance.
    pub(super) words: Vec<usize>,
    /// Per utterance the words that carry a topic, as hashes.
    pub(super) content: Vec<Vec<u64>>,
}

impl Grounds {
    /// The grounds of a session.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let spoken = session.utterances.iter();
        Self {
            words: spoken
                .map(|spoken| spoken.text.split_whitespace().count())
                .collect(),
            content: topic::content(session),
        }
    }
}

/// A session with its acts and measures, and what is assumed of them.
#[derive(Debug)]
pub(in crate::structure) struct Given<'a> {
    pub session: &'a Session,
    pub measures: &'a ProcessMeasures,
    pub coding: &'a Coding,
    pub grounds: &'a Grounds,
    pub assumptions: &'a Assumptions,
    /// The family, with those deciding for the children whom the assumptions say.
    pub family: Cow<'a, Family>,
    /// The episodes that the acts make which are not struck out.
    pub episodes: Cow<'a, [Episode]>,
}

impl<'a> Given<'a> {
    pub(in crate::structure) fn new(
        session: &'a Session,
        measures: &'a ProcessMeasures,
        coding: &'a Coding,
        grounds: &'a Grounds,
        assumptions: &'a Assumptions,
    ) -> Self {
        Self {
            session,
            measures,
            coding,
            grounds,
            assumptions,
            family: family(session, assumptions),
            episodes: episodes(session, coding, assumptions),
        }
    }
}

fn family<'a>(session: &'a Session, assumptions: &Assumptions) -> Cow<'a, Family> {
    if assumptions.executive.is_empty() {
        return Cow::Borrowed(&session.family);
    }
    let mut members: Vec<_> = session
        .family
        .everyone()
        .map(|(_, member)| member.clone())
        .collect();
    for &(who, decides) in &assumptions.executive {
        if let Some(member) = members.get_mut(who.0) {
            member.executive = Some(decides);
        }
    }
    Cow::Owned(Family::new(members))
}

fn episodes<'a>(
    session: &Session,
    coding: &'a Coding,
    assumptions: &Assumptions,
) -> Cow<'a, [Episode]> {
    if assumptions.struck.is_empty() {
        return Cow::Borrowed(&coding.episodes);
    }
    let standing = coding.acts.iter().enumerate();
    let (places, acts): (Vec<usize>, Vec<Act>) = standing
        .filter(|(place, _)| !assumptions.struck.contains(place))
        .map(|(place, act)| (place, act.clone()))
        .unzip();
    let left = Coding {
        acts,
        ..Coding::default()
    };
    let mut episodes = left.with_episodes(session).episodes;
    for act in episodes.iter_mut().flat_map(|episode| &mut episode.acts) {
        *act = places.get(*act).copied().unwrap_or(*act);
    }
    Cow::Owned(episodes)
}
