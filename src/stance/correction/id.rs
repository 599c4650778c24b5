//! What a decision is about: an act by its place, not by its number, so that decisions outlive recoding.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::session::MemberId;
use crate::stance::{Act, ActKind};

/// An act's name in its session: where it stands, what it is and whom it concerns.
///
/// Written `12.criticise.0.5-17.1.` (utterance, kind, actor, bytes, target, third), it serves as an element's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActId {
    /// In which utterance.
    pub utterance: usize,
    /// What kind.
    pub kind: ActKind,
    /// Who acts.
    pub actor: MemberId,
    /// Which words: byte range in the utterance's text.
    pub span: Range<usize>,
    /// Whom it concerns. Cases of older pages do not say.
    pub target: Option<MemberId>,
    /// The third, in triadic acts. Cases of older pages do not say.
    pub against: Option<MemberId>,
}

impl ActId {
    /// The name of an act.
    #[must_use]
    pub fn of(act: &Act) -> Self {
        Self {
            utterance: act.utterance,
            kind: act.kind,
            actor: act.actor,
            span: act.span.clone(),
            target: act.target,
            against: act.against,
        }
    }

    /// How well another name fits: `None` where it is another act. The same kind by the same member on overlapping
    /// words is the same act, though a better rule may mark more words or tell someone else by "he".
    pub(super) fn fits(&self, other: &Self) -> Option<u32> {
        let same = self.utterance == other.utterance
            && self.kind == other.kind
            && self.actor == other.actor
            && overlap(&self.span, &other.span);
        let points = [
            (self.span == other.span, 4),
            (self.target == other.target, 2),
            (self.against == other.against, 1),
        ];
        same.then(|| {
            points
                .iter()
                .filter(|(holds, _)| *holds)
                .map(|(_, n)| n)
                .sum()
        })
    }
}

/// Whether two stretches share a byte; an empty one overlaps what it touches.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one == other || (one.start < other.end && other.start < one.end)
}

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |id: Option<MemberId>| id.map(|id| id.0.to_string()).unwrap_or_default();
        write!(
            f,
            "{}.{}.{}.{}-{}.{}.{}",
            self.utterance,
            self.kind,
            self.actor.0,
            self.span.start,
            self.span.end,
            number(self.target),
            number(self.against)
        )
    }
}

impl FromStr for ActId {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = written.split('.').collect();
        let [utterance, kind, actor, span, target, against] = parts.as_slice() else {
            return Err(());
        };
        let number = |text: &str| text.parse::<usize>().map_err(|_| ());
        let member = |text: &str| match text {
            "" => Ok(None),
            _ => number(text).map(|id| Some(MemberId(id))),
        };
        let (start, end) = span.split_once('-').ok_or(())?;
        Ok(Self {
            utterance: number(utterance)?,
            kind: kind.parse()?,
            actor: MemberId(number(actor)?),
            span: number(start)?..number(end)?,
            target: member(target)?,
            against: member(against)?,
        })
    }
}
