//! Signed network and its balance ⇄ plain objects.

use serde_json::Value;

use super::plain::{Plain, list};
use super::{Fields, ShapeError};
use crate::structure::{BIPARTITION_LIMIT, Balance, Optimum, SignedTie};

/// A tie of a network of `members` members.
///
/// # Errors
/// When an end is no member, or the weight is no number.
pub fn read_tie(fields: &Fields, members: usize) -> Result<SignedTie, ShapeError> {
    let end = |key| match fields.count(key)? {
        node if node < members => Ok(node),
        node => Err(fields.refuse(key, &format!("{node} is no node; nodes are counted from 0"))),
    };
    Ok(SignedTie {
        source: end("source")?,
        target: end("target")?,
        weight: fields.number("weight")?,
    })
}

/// How many members a network has.
///
/// # Errors
/// When there are more than can be split exactly, or the number is not whole.
pub fn read_size(members: f64) -> Result<usize, ShapeError> {
    let limit = BIPARTITION_LIMIT as f64;
    if members.fract() == 0.0 && (0.0..=limit).contains(&members) {
        return Ok(members as usize);
    }
    let why =
        format!("must be a whole number from 0 to {limit}; larger networks are not split exactly");
    Err(ShapeError::new("n", &why))
}

/// The indices and every optimal split.
#[must_use]
pub fn write(balance: &Balance) -> Value {
    let index = |optimum: &Option<Optimum>| optimum.as_ref().map(|it| it.index);
    let splits = |optimum: &Option<Optimum>| {
        let splits = optimum.as_ref().map_or(&[] as &[_], |it| &it.splits);
        list(splits, |split| split.as_slice().into())
    };
    let mut plain = Plain::default();
    plain.put("frustrationIndex", index(&balance.two_blocks));
    plain.put("bipartitions", splits(&balance.two_blocks));
    plain.put("clusterabilityIndex", index(&balance.any_blocks));
    plain.put("partitions", splits(&balance.any_blocks));
    plain.into()
}
