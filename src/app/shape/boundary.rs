//! Boundary of a map ⇄ plain object.

use serde::{Deserialize, Serialize};

use super::map::{MarkShape, PointShape};
use super::{ShapeError, word};
use crate::map::{BoundaryLine, BoundaryPlace};
use crate::structure::BoundaryStyle;

#[derive(Serialize, Deserialize)]
pub(super) struct BoundaryLineShape {
    #[serde(flatten)]
    mark: MarkShape,
    style: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    below: Option<i8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    right: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    around: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    free: Option<[PointShape; 2]>,
}

impl From<&BoundaryLine> for BoundaryLineShape {
    fn from(line: &BoundaryLine) -> Self {
        let mut shape = Self {
            mark: MarkShape::from(&line.mark),
            style: line.style.name().into(),
            below: None,
            left: None,
            right: None,
            around: None,
            free: None,
        };
        match &line.place {
            BoundaryPlace::Below { generation } => shape.below = Some(*generation),
            BoundaryPlace::Between { left, right } => {
                shape.left = Some(left.clone());
                shape.right = Some(right.clone());
            }
            BoundaryPlace::Around { members } => shape.around = Some(members.clone()),
            BoundaryPlace::Free { from, to } => {
                shape.free = Some([*from, *to].map(PointShape::from))
            }
        }
        shape
    }
}

impl BoundaryLineShape {
    pub(super) fn restore(self) -> Result<BoundaryLine, ShapeError> {
        let place = match self {
            Self {
                below: Some(generation),
                ..
            } => BoundaryPlace::Below { generation },
            Self {
                left: Some(left),
                right: Some(right),
                ..
            } => BoundaryPlace::Between { left, right },
            Self {
                around: Some(members),
                ..
            } => BoundaryPlace::Around { members },
            Self {
                free: Some([from, to]),
                ..
            } => BoundaryPlace::Free {
                from: from.into(),
                to: to.into(),
            },
            _ => {
                return Err(ShapeError::new(
                    "map.boundaries",
                    "a boundary runs below a generation, between left and right, around members, or freely between two points",
                ));
            }
        };
        Ok(BoundaryLine {
            mark: self.mark.restore()?,
            style: word(
                &BoundaryStyle::ALL,
                BoundaryStyle::name,
                &self.style,
                "boundary style",
            )?,
            place,
        })
    }
}
