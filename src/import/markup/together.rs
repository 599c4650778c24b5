//! Ids of those who speak, perhaps several together, as elements give them → the name under which they do.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::import::draft::LONGEST_NAME;

/// So many may speak together. Project's choice.
const MOST_TOGETHER: usize = 8;
/// So many of those who speak are kept at hand, so that the same text is not made anew for each utterance.
const AT_HAND: usize = 8;

/// The names of a document.
#[derive(Default)]
pub(super) struct Together {
    names: BTreeMap<String, String>,
    /// Those who spoke last, as written, and the name under which they do.
    last: Vec<(Rc<str>, Option<String>)>,
}

impl Together {
    /// Gives somebody a name. Of one that is too long no more is kept than shows that it is.
    pub(super) fn name(&mut self, id: String, name: &str) {
        let kept = name.chars().take(LONGEST_NAME + 1).collect();
        self.names.insert(id, kept);
        self.last.clear();
    }

    /// Those who speak, as written; the same as one of the last, as a rule.
    pub(super) fn known(&mut self, who: &str) -> Rc<str> {
        match self.last.iter().find(|(known, _)| &**known == who) {
            Some((known, _)) => known.clone(),
            None => self.keep(who.into()),
        }
    }

    /// The name under which they speak.
    pub(super) fn label(&mut self, who: &Rc<str>) -> &str {
        let place = self.last.iter().position(|known| Rc::ptr_eq(&known.0, who));
        if place.is_none() {
            self.keep(who.clone());
        }
        let Self { names, last } = self;
        let known = last.get_mut(place.unwrap_or(0));
        known.map_or("", |(who, label)| {
            label.get_or_insert_with(|| joined(names, who))
        })
    }

    fn keep(&mut self, who: Rc<str>) -> Rc<str> {
        self.last.truncate(AT_HAND - 1);
        self.last.insert(0, (who.clone(), None));
        who
    }
}

fn joined(names: &BTreeMap<String, String>, who: &str) -> String {
    let ids = who.split_whitespace().take(MOST_TOGETHER);
    let ids = ids.map(|id| id.trim_start_matches('#'));
    let names: Vec<&str> = ids
        .map(|id| names.get(id).map_or(id, String::as_str))
        .collect();
    names.join(" & ")
}
