//! Who takes how much part: words, turns, and what members say to each other.

use crate::process::ProcessMeasures;
use crate::session::{MemberId, Session, Window};
use crate::stance::{Addressee, Coding};

/// How much of the talk is one member's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::structure) struct Activity {
    /// Words spoken in the window.
    pub words: usize,
    /// Turns held in the window.
    pub turns: usize,
    /// Utterances of other family members said to this one.
    pub addressed: usize,
}

/// Utterances of family members that are said to one person.
pub(super) fn heard(session: &Session, coding: &Coding, inside: &impl Fn(Window) -> bool) -> usize {
    let family = &session.family;
    session
        .utterances
        .iter()
        .zip(&coding.addressees)
        .filter(|(spoken, _)| inside(spoken.window))
        .filter(|(spoken, _)| spoken.speaker.is_some_and(|who| !family.is_therapist(who)))
        .filter(|(_, to)| matches!(to, Some(Addressee::Member(_))))
        .count()
}

/// Who said something to whom inside the family.
pub(super) fn addresses(
    session: &Session,
    coding: &Coding,
    inside: &impl Fn(Window) -> bool,
) -> Vec<(MemberId, MemberId)> {
    let heard = |index: usize| match coding.addressees.get(index) {
        Some(Some(Addressee::Member(to))) => Some(*to),
        _ => None,
    };
    session
        .utterances
        .iter()
        .enumerate()
        .filter(|(_, spoken)| inside(spoken.window))
        .filter_map(|(index, spoken)| Some((spoken.speaker?, heard(index)?)))
        .filter(|&(from, to)| {
            from != to
                && ![from, to]
                    .iter()
                    .any(|&who| session.family.is_therapist(who))
        })
        .collect()
}

/// Words, turns and addresses per person of the cast. Turns and words as the measures count them, which leave signs of
/// listening out; where nothing was measured, plainly.
pub(super) fn activity(
    session: &Session,
    measures: &ProcessMeasures,
    addresses: &[(MemberId, MemberId)],
    inside: &impl Fn(Window) -> bool,
) -> Vec<Activity> {
    let mut activity = vec![Activity::default(); session.family.len()];
    let mut of = |member: Option<MemberId>, change: &dyn Fn(&mut Activity)| {
        if let Some(own) = member.and_then(|member| activity.get_mut(member.0)) {
            change(own);
        }
    };
    for floor in &measures.floor {
        of(Some(floor.member), &|own| {
            own.turns = floor.turns;
            own.words = floor.words;
        });
    }
    if measures.floor.is_empty() {
        for turn in session.turns.iter().filter(|turn| inside(turn.window)) {
            of(turn.speaker, &|own| own.turns += 1);
        }
        for spoken in session.utterances.iter().filter(|u| inside(u.window)) {
            let words = spoken.text.split_whitespace().count();
            of(spoken.speaker, &|own| own.words += words);
        }
    }
    for &(_, to) in addresses {
        of(Some(to), &|own| own.addressed += 1);
    }
    activity
}
