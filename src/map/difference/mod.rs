//! Two maps → what differs between them, in words and as marks: a goal beside the present, one session beside another,
//! what a person drew beside what the evidence suggests.

mod fact;
mod people;
#[cfg(test)]
mod tests;
mod words;

pub use people::{beside, identified};
pub use words::{Contrast, Voice};

use super::document::{MapDocument, MemberKey};
use super::grammar;
use super::wording::About;
use fact::{Fact, Subject};

/// One thing in which two maps differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether it is about a member or about marks.
    pub about: About,
    /// Whom it concerns, by their ids on the map where they stand.
    pub people: Vec<MemberKey>,
    /// The ids of the marks (or members) on the first map that say so.
    pub before: Vec<String>,
    /// The ids of the marks (or members) on the second map that say so.
    pub after: Vec<String>,
    /// Whether the second map holds what the first says, set aside by a person: settled, and no longer a question.
    pub set_aside: bool,
    /// Whether only the support differs: tentative on one map, supported on the other.
    pub support_only: bool,
    subject: String,
    was: Option<String>,
    is: Option<String>,
}

/// What differs between two maps: who is there, how they stand, then lines of two, marks of three, boundaries and areas,
/// each in the order of the first map and then of the second. Equal maps differ in nothing, whatever the order of their
/// lists and wherever their members are pinned at the height of their row.
///
/// Members are the same when their ids are, or else their names and roles. Marks are compared by what they say, not by
/// their ids: one pair with another kind of line is one change, not two.
#[must_use]
pub fn difference(before: &MapDocument, after: &MapDocument) -> Vec<Change> {
    let (before, _) = grammar::check(before);
    let (after, _) = grammar::check(after);
    let after = fact::named_like(&before, after);
    let (was, is) = (fact::facts(&before), fact::facts(&after.map));
    let mut changes = Vec::new();
    for (subject, one) in &was {
        let other = is.iter().find(|(it, _)| it == subject);
        changes.extend(change(subject, Some(one), other.map(|(_, it)| it), &after));
    }
    for (subject, other) in &is {
        if !was.iter().any(|(it, _)| it == subject) {
            changes.extend(change(subject, None, Some(other), &after));
        }
    }
    changes
}

fn change(
    subject: &Subject,
    was: Option<&Fact>,
    is: Option<&Fact>,
    after: &fact::Named,
) -> Option<Change> {
    let said = |it: Option<&Fact>| it.and_then(|it| it.said.clone());
    let (before, now) = (said(was), said(is));
    let sure = |it: Option<&Fact>| it.is_some_and(|it| it.supported);
    let both_inferred = was
        .zip(is)
        .is_some_and(|(was, is)| was.inferred && is.inferred);
    let support_only = before == now && both_inferred && sure(was) != sure(is);
    if before == now && !support_only {
        return None;
    }
    let tell = |it: Option<&Fact>, said: Option<String>| match (said, support_only) {
        (Some(said), true) if sure(it) => Some(format!("{said}, supported")),
        (Some(said), true) => Some(format!("{said}, tentative")),
        (said, _) => said,
    };
    let first = was.or(is)?;
    let ids = |it: Option<&Fact>| it.map(|it| it.ids.clone()).unwrap_or_default();
    Some(Change {
        about: subject.about(),
        people: first.people.clone(),
        before: ids(was),
        after: ids(is).iter().map(|id| after.own(id)).collect(),
        set_aside: is.is_some_and(|it| it.set_aside),
        support_only,
        subject: first.subject.clone(),
        was: tell(was, before),
        is: tell(is, now),
    })
}
