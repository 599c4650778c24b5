//! The ids of marks: what a mark is, and about whom, so that the same mark drawn twice is one.

use super::{BoundaryPlace, MemberKey, Placement, TieKind, Triad};
use crate::map::geometry::number;
use crate::sorted::Order;

impl TieKind {
    /// The id of a tie of this kind, whichever end comes first.
    #[must_use]
    pub fn id(self, one: &str, other: &str) -> String {
        format!("{}:{}", self.name(), joined([one, other]))
    }
}

impl Triad {
    /// The id of this mark, in whichever order its group is given.
    #[must_use]
    pub fn id(&self) -> String {
        let group = joined(self.group().iter().map(MemberKey::as_str));
        format!("{}:{group}>{}", self.name(), self.third())
    }
}

impl Placement {
    /// The id of this placement of a member; `over` is whom a raised member stands over, where that is told.
    #[must_use]
    pub fn id(self, member: &str, over: Option<&str>) -> String {
        match over {
            Some(over) => format!("{}:{member}>{over}", self.name()),
            None => format!("{}:{member}", self.name()),
        }
    }
}

impl BoundaryPlace {
    /// The id of a boundary here; that of a free one tells its two ends, in tenths of a unit.
    #[must_use]
    pub fn id(&self) -> String {
        let keys = |keys: &[MemberKey]| joined(keys.iter().map(MemberKey::as_str));
        match self {
            Self::Below { generation } => format!("boundary:below-{generation}"),
            Self::Between { left, right } => {
                let (left, right) = (keys(left), keys(right));
                let (one, other) = if left <= right {
                    (left, right)
                } else {
                    (right, left)
                };
                format!("boundary:{one}|{other}")
            }
            Self::Around { members } => format!("boundary:around-{}", keys(members)),
            Self::Free { from, to } => {
                let [a, b, c, d] = [from.x, from.y, to.x, to.y].map(number);
                format!("boundary:{a},{b}-{c},{d}")
            }
        }
    }
}

fn joined<'a>(keys: impl IntoIterator<Item = &'a str>) -> String {
    let mut keys: Vec<&str> = keys.into_iter().collect();
    keys.order();
    keys.join("+")
}
