//! The traits by which it is learned whom something is said to: who speaks around it, seen from one who may be meant, and
//! its words.

use std::ops::Range;

use super::{Around, Said};
use crate::session::{MemberId, Turn};
use crate::stance::act::Addressee;
use crate::stance::cue::WordClass;
use crate::stance::reading::{Form, Utterance};

/// A turn nearby: who speaks, and one utterance of it.
type Near = Option<(MemberId, usize)>;

/// The turns around an utterance.
#[derive(Clone, Copy)]
pub(super) struct Order {
    /// The three before, the latest first, by their last utterance.
    before: [Near; 3],
    /// The three after, by their first.
    after: [Near; 3],
}

impl Around<'_> {
    pub(super) fn order(&self, said: Said<'_>) -> Order {
        let turns = &self.session.turns;
        let own = self.session.utterances.get(said.at).map_or(0, |s| s.turn);
        let near = |turn: Option<&Turn>, pick: fn(&Range<usize>) -> Option<usize>| {
            turn.and_then(|turn| turn.speaker.zip(pick(&turn.utterances)))
        };
        let back = |by: usize| near(own.checked_sub(by).and_then(|at| turns.get(at)), last);
        let on = |by: usize| near(turns.get(own + by), |it| Some(it.start));
        Order {
            before: [1, 2, 3].map(back),
            after: [1, 2, 3].map(on),
        }
    }

    /// The traits of one who may be meant, by their parts.
    pub(super) fn ordered(
        &self,
        said: Said<'_>,
        order: &Order,
        whom: Addressee,
        mut give: impl FnMut(&[&str]),
    ) {
        let part = |near: Near| self.part(said.speaker, whom, near);
        let [b1, b2, b3] = order.before.map(part);
        let [a1, a2, a3] = order.after.map(part);
        let asks = |yes: bool| if yes { "asks" } else { "tells" };
        give(&["who", self.rank(said.speaker), self.heard(whom)]);
        give(&["among", b2, b1, a1, a2]);
        give(&["before", b3, b2, b1]);
        give(&["after", a1, a2, a3]);
        give(&["between", asks(said.read.asks()), b1, a1, a2]);
        let read = |near: Near| near.and_then(|(_, at)| self.read.get(at));
        let [last, ..] = order.before;
        if let Some((place, read)) = last.map(|(_, at)| at).zip(read(last)) {
            let to = match self.decided.get(place).copied().flatten() {
                Some(Addressee::Member(id)) if id == said.speaker => "me",
                to if to == Some(whom) => "them",
                Some(Addressee::All) => "all",
                _ => "other",
            };
            give(&["last", asks(read.asks()), b1, to]);
        }
        let [next, ..] = order.after;
        if let Some(read) = read(next) {
            give(&["next", asks(read.asks()), a1]);
            if read.has(self.vocabulary, WordClass::You) {
                give(&["next you", a1]);
            }
        }
    }

    /// The part that a turn nearby has, seen from one who may be meant.
    fn part(&self, speaker: MemberId, whom: Addressee, near: Near) -> &'static str {
        match near {
            None => "-",
            Some((id, _)) if id == speaker => "I",
            Some((id, _)) if whom == Addressee::Member(id) => "you",
            Some((id, _)) if self.session.family.is_therapist(id) => "therapist",
            Some(_) => "other",
        }
    }

    fn heard(&self, whom: Addressee) -> &'static str {
        match whom {
            Addressee::All => "all",
            Addressee::Member(id) => self.rank(id),
        }
    }

    fn rank(&self, id: MemberId) -> &'static str {
        let family = &self.session.family;
        if family.is_therapist(id) {
            "therapist"
        } else if family.is_child(id) {
            "child"
        } else {
            "adult"
        }
    }
}

fn last(utterances: &Range<usize>) -> Option<usize> {
    utterances.end.checked_sub(1)
}

/// The traits of the words, by their parts; names are not learned.
pub(super) fn worded(read: &Utterance, mut give: impl FnMut(&[&str])) {
    let mut names = read
        .mentions
        .iter()
        .filter(|it| matches!(it.form, Form::Name(_) | Form::Stranger))
        .peekable();
    for (place, word) in read.words.iter().enumerate() {
        while names.next_if(|name| name.end <= place).is_some() {}
        if names.peek().is_some_and(|name| name.start <= place) {
            continue;
        }
        give(&["w", &word.text]);
        if place == 0 {
            give(&["first", &word.text]);
        }
    }
    let lengths = [(1, "1"), (3, "3"), (6, "6"), (12, "12"), (25, "25")];
    let fits = |(most, _): &&(usize, &str)| read.words.len() <= *most;
    let length = lengths.iter().find(fits).map_or("26", |(_, name)| name);
    give(&["long", length]);
}
