//! The times of elements that stand inside each other, one beside or one after the other.

use std::borrow::Cow;

use super::Element;
use super::clock::Rates;
use crate::import::Seconds;

/// The times that an element gives itself, relative to what it stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Given {
    begin: Option<Seconds>,
    end: Option<Seconds>,
    length: Option<Seconds>,
    sequential: bool,
    /// A time cannot be read.
    pub(super) unreadable: bool,
}

impl Given {
    /// What an element gives, and the agents that it names.
    pub(super) fn of<'e>(element: &'e Element<'_>, rates: &Rates) -> (Self, Option<Cow<'e, str>>) {
        let mut unreadable = false;
        let [begin, end, length, container, agents] =
            element.attributes(["begin", "end", "dur", "timeContainer", "agent"]);
        let [begin, end, length] = [begin, end, length].map(|text| {
            let time = rates.read(&text?);
            unreadable |= time.is_none();
            time
        });
        let given = Self {
            begin,
            end,
            length,
            sequential: container.is_some_and(|container| container == "seq"),
            unreadable,
        };
        (given, agents)
    }

    fn any(&self) -> bool {
        self.begin.or(self.end).or(self.length).is_some()
    }
}

/// When an element is shown; without an end it is shown for good.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub(super) begin: Seconds,
    pub(super) end: Option<Seconds>,
    /// It never begins, or holds words that take no time.
    never: bool,
}

impl Span {
    pub(super) fn is_shown(&self) -> bool {
        !self.never && self.end.is_none_or(|end| end > self.begin)
    }
}

/// Elements in document order, those that are open among them.
#[derive(Debug, Default)]
pub(super) struct Spans {
    all: Vec<(Span, Option<usize>)>,
    open: Vec<Open>,
    any_time: bool,
}

#[derive(Debug)]
struct Open {
    index: usize,
    given: Given,
    /// Where relative times count from.
    base: Seconds,
    /// Where its children have ended so far; none when one goes on for good.
    children: Option<Seconds>,
}

impl Spans {
    pub(super) fn open(&mut self, given: Given) {
        self.any_time |= given.any();
        let parent = self.open.last();
        let base = match parent {
            Some(parent) if parent.given.sequential => parent.children,
            Some(parent) => Some(parent.begin(&self.all)),
            None => Some(Seconds::ZERO),
        };
        let never = base.is_none();
        let base = base.unwrap_or_default();
        let begin = base + given.begin.unwrap_or_default();
        let span = Span {
            begin,
            end: None,
            never,
        };
        let above = parent.map(|parent| parent.index);
        self.open.push(Open {
            index: self.all.len(),
            given,
            base,
            children: Some(begin),
        });
        self.all.push((span, above));
    }

    pub(super) fn current(&self) -> Option<usize> {
        self.open.last().map(|open| open.index)
    }

    /// The open element holds words of its own: beside others they stay as long as it does.
    pub(super) fn hold_words(&mut self) {
        if let Some(open) = self.open.last_mut()
            && !open.given.sequential
        {
            open.children = None;
        } else if let Some((span, _)) = self
            .open
            .last()
            .and_then(|open| self.all.get_mut(open.index))
        {
            // Words in a sequence take no time unless an element around them gives them some.
            span.never = true;
        }
    }

    pub(super) fn close(&mut self) {
        let Some(done) = self.open.pop() else { return };
        let begin = done.begin(&self.all);
        let until = done.given.end.map(|end| done.base + end);
        let lasting = done.given.length.map(|length| begin + length);
        let end = match (until, lasting) {
            (Some(until), Some(lasting)) => Some(until.min(lasting)),
            (None, None) => done.children,
            (until, lasting) => until.or(lasting),
        };
        if let Some((span, _)) = self.all.get_mut(done.index) {
            span.end = end;
        }
        if let Some(parent) = self.open.last_mut() {
            parent.children = match parent.given.sequential {
                true => end,
                false => parent
                    .children
                    .zip(end)
                    .map(|(latest, end)| latest.max(end)),
            };
        }
    }

    /// Any element gives a time.
    pub(super) const fn any_time(&self) -> bool {
        self.any_time
    }

    /// Every element's span, cut off where the element around it ends.
    pub(super) fn resolved(&self) -> Vec<Span> {
        let mut all: Vec<Span> = Vec::with_capacity(self.all.len());
        for (span, above) in &self.all {
            let around = above.and_then(|above| all.get(above)).copied();
            let mut span = *span;
            if let Some(around) = around {
                span.end = match (span.end, around.end) {
                    (Some(end), Some(limit)) => Some(end.min(limit)),
                    (end, limit) => end.or(limit),
                };
                // An element that holds words in a sequence hides them, not the elements beside them.
                span.never |= around.end.is_some_and(|end| span.begin >= end);
            }
            all.push(span);
        }
        all
    }
}

impl Open {
    fn begin(&self, all: &[(Span, Option<usize>)]) -> Seconds {
        all.get(self.index)
            .map(|(span, _)| span.begin)
            .unwrap_or_default()
    }
}
